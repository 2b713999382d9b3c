// Values: references, literals, arithmetic, and what of them is empty when.
#include "exchange/xpath_translator.h"

#include <algorithm>

#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"

namespace gongjian::exchange {

using base::Msg;
using lang::TokenKind;

namespace {

constexpr int kRatioDecimals = 6;  // a quotient is kept with so many

}  // namespace

void XpathTranslator::Note(base::Message message) {
    const bool known = std::any_of(m_notes.begin(), m_notes.end(),
                                   [&](const base::Message& note) { return base::Text(note) == base::Text(message); });
    if (!known) m_notes.push_back(std::move(message));
}

void XpathTranslator::Absorb(RuleValue& value, const RuleValue& part) {
    for (const std::string& name : part.filled) {
        if (std::find(value.filled.begin(), value.filled.end(), name) == value.filled.end())
            value.filled.push_back(name);
    }
    if (part.guard && !value.guard) {
        value.guard = part.guard;
    } else if (part.guard && value.guard->text != part.guard->text) {
        value.guard = RuleWords(base::Language::Chinese).And(*value.guard, *part.guard);
    }
    value.decimals = std::max(value.decimals, part.decimals);
}

// ---- references -----------------------------------------------------------------------------------------------------------

const XformElement* XpathTranslator::TryElement(const XpathNode& node, const XformElement& context) const {
    if (node.kind == XpathKind::Question) return m_around.find(node.text, context);
    if (node.kind == XpathKind::Self) return &context;
    if (node.kind != XpathKind::Path || node.steps.empty() || !node.children.empty()) return nullptr;
    for (const XpathStep& step : node.steps) {
        if (!step.predicates.empty()) return nullptr;
    }
    const std::string& name = node.steps.back().name;
    if (name == "." || name == ".." || name == "*") return nullptr;
    return m_around.find(name, context);
}

const XformElement& XpathTranslator::Element(const XpathNode& node, const XformElement& context) const {
    if (const XformElement* element = TryElement(node, context)) return *element;
    if (node.kind == XpathKind::Question)
        throw Untranslatable{Msg("there is no question {name}", {{"name", node.text}})};
    throw Untranslatable{Msg("it walks through the form in a way that rules cannot")};
}

RuleValue XpathTranslator::ValueOf(const XformElement& element, const XformElement& context) const {
    if (element.kind != XformElement::Kind::Question) {
        throw Untranslatable{Msg("{name} is a group, not a question", {{"name", element.name}})};
    }
    const XformElement* repeat = element.Repeat();
    bool around = repeat == nullptr;
    for (const XformElement* at = context.kind == XformElement::Kind::Repeat ? &context : context.Repeat();
         at != nullptr; at = at->Repeat()) {
        around = around || at == repeat;
    }
    if (!around)
        throw Untranslatable{Msg("{name} stands in a repeat and has many values here", {{"name", element.name}})};
    if (element.value == ValueKind::Opaque) {
        throw Untranslatable{Msg("rules cannot compare what {name} holds", {{"name", element.name}})};
    }
    if (element.value == ValueKind::Nothing) return {};  // a note
    RuleValue value;
    value.kind = element.value;
    value.rule = {RuleWords::Name(element.draft.id), Hold::Atom};
    if (&element != m_answered) value.filled = {value.rule.text};
    value.source = &element;
    value.decimals = element.draft.decimals.value_or(0);
    return value;
}

RuleValue XpathTranslator::Reference(const std::string& name, const XformElement& context) {
    const XformElement* element = m_around.find(name, context);
    if (element == nullptr) throw Untranslatable{Msg("there is no question {name}", {{"name", name}})};
    return ValueOf(*element, context);
}

// ---- values ---------------------------------------------------------------------------------------------------------------

RuleValue XpathTranslator::NumberLiteral(const std::string& text) {
    const std::string written = (text.starts_with('.') ? "0" : "") + text + (text.ends_with('.') ? "0" : "");
    const auto number = base::ParseDecimal(written);
    if (!number) throw Untranslatable{Msg("{text} has more digits than rules reckon with", {{"text", text}})};
    RuleValue value;
    value.kind = ValueKind::Number;
    value.literal = base::ToString(*number);
    value.rule = {value.literal, number->units < 0 ? Hold::Sign : Hold::Atom};
    value.decimals = number->scale;
    return value;
}

RuleValue XpathTranslator::Value(const XpathNode& node, const XformElement& context) {
    if (IsCondition(node)) {
        RuleValue value;
        value.kind = ValueKind::Bool;
        value.rule = Condition(node, context, IfMissing::MustNotBe);
        if (m_words.IsTruth(value.rule, true)) value.literal = "true";
        if (m_words.IsTruth(value.rule, false)) value.literal = "false";
        return value;
    }
    switch (node.kind) {
        case XpathKind::Number: return NumberLiteral(node.text);
        case XpathKind::String: {
            RuleValue value;
            value.kind = node.text.empty() ? ValueKind::Nothing : ValueKind::Literal;
            value.literal = node.text;
            return value;
        }
        case XpathKind::Question: return Reference(node.text, context);
        case XpathKind::Self: return ValueOf(context, context);
        case XpathKind::Path: {
            if (m_columns != nullptr && !node.absolute && node.children.empty() && node.steps.size() == 1) {
                for (const auto& [column, text] : *m_columns) {
                    if (column != node.steps[0].name) continue;
                    RuleValue value;
                    value.kind = text.empty() ? ValueKind::Nothing : ValueKind::Literal;
                    value.literal = text;
                    return value;
                }
            }
            return ValueOf(Element(node, context), context);
        }
        case XpathKind::Call: return Call(node, context);
        case XpathKind::Negate: {
            RuleValue value = Number(*node.children[0], context);
            if (!value.literal.empty() && value.filled.empty()) return NumberLiteral("-" + value.literal);
            value.rule = {"-" + RuleWords::In(value.rule, Hold::Atom), Hold::Sign};
            return value;
        }
        case XpathKind::Binary: return Arithmetic(node, context);
    }
    return {};
}

RuleValue XpathTranslator::Arithmetic(const XpathNode& node, const XformElement& context) {
    RuleValue a = Value(*node.children[0], context), b = Value(*node.children[1], context);
    RuleValue value;
    value.kind = ValueKind::Number;
    if (node.text == "-" && a.kind == ValueKind::Date && b.kind == ValueKind::Date) {
        Absorb(value, a), Absorb(value, b);
        value.rule = m_words.Join(a.rule, TokenKind::Minus, b.rule, Hold::Sum);
        return value;
    }
    a = AsNumber(std::move(a)), b = AsNumber(std::move(b));
    Absorb(value, a), Absorb(value, b);
    if (node.text == "+") value.rule = m_words.Join(a.rule, TokenKind::Plus, b.rule, Hold::Sum);
    if (node.text == "-") value.rule = m_words.Join(a.rule, TokenKind::Minus, b.rule, Hold::Sum);
    if (node.text == "*") {
        value.decimals = std::min(a.decimals + b.decimals, base::Decimal::kMaxScale);
        value.rule = m_words.Join(a.rule, TokenKind::Times, b.rule, Hold::Product);
    }
    if (node.text != "div" && node.text != "mod") return value;
    const bool by_constant = !b.literal.empty();
    if (by_constant && b.literal.find_first_of("123456789") == std::string::npos) {
        throw Untranslatable{Msg("it divides by 0")};
    }
    RuleText quotient = m_words.Join(a.rule, TokenKind::Divide, b.rule, Hold::Product);
    if (node.text == "mod") {
        const RuleText whole = m_words.Call(TokenKind::RoundDown, {quotient.text, "0"});
        quotient = m_words.Join(a.rule, TokenKind::Minus, m_words.Join(b.rule, TokenKind::Times, whole, Hold::Product),
                                Hold::Sum);
        Note(Msg("mod of a negative number has another sign here"));
    } else {
        value.decimals = kRatioDecimals;
    }
    value.rule = quotient;
    if (by_constant) return value;
    // XPath gives Infinity; here nothing comes of it.
    const RuleText zero = m_words.Join(b.rule, TokenKind::Equal, {"0", Hold::Atom}, Hold::Compare);
    value.rule = m_words.If(zero, {"0", Hold::Atom}, quotient);
    RuleValue guard;
    guard.guard = Guarded(m_words.Join(b.rule, TokenKind::NotEqual, {"0", Hold::Atom}, Hold::Compare), {&b}, false,
                          IfMissing::MustNotBe);
    Absorb(value, guard);
    Note(Msg("dividing by 0 gives nothing instead of Infinity"));
    return value;
}

/// if(): the empty text on one side becomes a condition under which there is a value.
RuleValue XpathTranslator::Choose(const RuleText& condition, RuleValue then, RuleValue otherwise) {
    if (m_words.IsTruth(condition, true)) return then;
    if (m_words.IsTruth(condition, false)) return otherwise;
    if (then.kind == ValueKind::Nothing && otherwise.kind == ValueKind::Nothing) return then;
    RuleValue value;
    if (then.kind == ValueKind::Nothing || otherwise.kind == ValueKind::Nothing) {
        const bool first = otherwise.kind == ValueKind::Nothing;
        value = first ? std::move(then) : std::move(otherwise);
        const RuleText held = first ? condition : m_words.Not(condition);
        value.guard = value.guard ? m_words.And(held, *value.guard) : held;
        return value;
    }
    const auto is = [&](ValueKind kind) { return then.kind == kind || otherwise.kind == kind; };
    const auto number_like = [](const RuleValue& v) {
        return v.kind == ValueKind::Number || (v.kind == ValueKind::Literal && base::ParseDecimal(v.literal));
    };
    if (number_like(then) && number_like(otherwise)) {
        then = AsNumber(std::move(then)), otherwise = AsNumber(std::move(otherwise));
    } else if (is(ValueKind::Bool) && then.kind == otherwise.kind) {
        // two truths
    } else if (is(ValueKind::Date) && !is(ValueKind::Text)) {
        then = AsDate(std::move(then)), otherwise = AsDate(std::move(otherwise));
    } else if (is(ValueKind::Number)) {
        RuleValue& other = then.kind == ValueKind::Number ? otherwise : then;
        const RuleValue& number = then.kind == ValueKind::Number ? then : otherwise;
        if (other.kind == ValueKind::Category || number.literal.empty()) {
            then = AsNumber(std::move(then)), otherwise = AsNumber(std::move(otherwise));
        } else {
            then = AsText(std::move(then)), otherwise = AsText(std::move(otherwise));
        }
    } else {
        then = AsText(std::move(then)), otherwise = AsText(std::move(otherwise));
    }
    value.kind = then.kind;
    value.decimals = std::max(then.decimals, otherwise.decimals);
    value.rule = m_words.If(condition, then.rule, otherwise.rule);
    const auto a = HasValue(then), b = HasValue(otherwise);
    if (a || b) {
        const RuleText yes = m_words.Truth(true);
        value.guard =
            m_words.Or(m_words.And(condition, a ? *a : yes), m_words.And(m_words.Not(condition), b ? *b : yes));
    }
    return value;
}

// ---- one kind to another --------------------------------------------------------------------------------------------------

/// A choice as a text or number: one case a category.
RuleValue XpathTranslator::Map(const RuleValue& category, ValueKind kind, const std::vector<std::string>& texts) {
    if (texts.empty() || texts.size() > 300) throw Untranslatable{Msg("too many choices to write one case each")};
    RuleValue value;
    value.kind = kind;
    Absorb(value, category);
    value.rule = {texts.back(), Hold::Atom};
    for (std::size_t i = texts.size() - 1; i-- > 0;) {
        const std::string name = RuleWords::Name(category.source->draft.categories[i].id);
        value.rule = m_words.If(m_words.IsOneOf(category.rule.text, {name}), {texts[i], Hold::Atom}, value.rule);
    }
    return value;
}

RuleValue XpathTranslator::AsNumber(RuleValue value) {
    switch (value.kind) {
        case ValueKind::Number: return value;
        case ValueKind::Literal: {
            if (!base::ParseDecimal(value.literal)) {
                throw Untranslatable{Msg("the text “{text}” is used as a number", {{"text", value.literal}})};
            }
            return NumberLiteral(value.literal);
        }
        case ValueKind::Bool: {
            RuleValue number;
            number.kind = ValueKind::Number;
            Absorb(number, value);
            number.rule = m_words.If(value.rule, {"1", Hold::Atom}, {"0", Hold::Atom});
            return number;
        }
        case ValueKind::Date: {
            value.kind = ValueKind::Number;
            value.rule = m_words.Join(value.rule, TokenKind::Minus, {"1970-01-01", Hold::Atom}, Hold::Sum);
            return value;
        }
        case ValueKind::Category: {
            std::vector<std::string> numbers;
            int decimals = 0;
            for (const std::string& name : value.source->choice_names) {
                const auto number = base::ParseDecimal(name);
                if (!number) {
                    throw Untranslatable{Msg("the choice “{choice}” of {question} is used as a number",
                                             {{"choice", name}, {"question", value.source->name}})};
                }
                numbers.push_back(base::ToString(*number));
                decimals = std::max(decimals, number->scale);
            }
            RuleValue mapped = Map(value, ValueKind::Number, numbers);
            mapped.decimals = decimals;
            return mapped;
        }
        case ValueKind::Nothing: throw Untranslatable{Msg("nothing is used as a number")};
        default: throw Untranslatable{Msg("a text is used as a number, which rules cannot do")};
    }
}

RuleValue XpathTranslator::AsText(RuleValue value) {
    switch (value.kind) {
        case ValueKind::Text: return value;
        case ValueKind::Literal:
            value.kind = ValueKind::Text;
            value.rule = {RuleWords::Quoted(value.literal), Hold::Atom};
            return value;
        case ValueKind::Number:
            if (value.literal.empty()) throw Untranslatable{Msg("a number is used as a text, which rules cannot do")};
            value.kind = ValueKind::Text;
            value.rule = {RuleWords::Quoted(value.literal), Hold::Atom};
            return value;
        case ValueKind::Bool: {
            RuleValue text;
            text.kind = ValueKind::Text;
            Absorb(text, value);
            text.rule = m_words.If(value.rule, {RuleWords::Quoted("true"), Hold::Atom},
                                   {RuleWords::Quoted("false"), Hold::Atom});
            return text;
        }
        case ValueKind::Category: {
            std::vector<std::string> texts;
            for (const std::string& name : value.source->choice_names) texts.push_back(RuleWords::Quoted(name));
            return Map(value, ValueKind::Text, texts);
        }
        case ValueKind::Date: throw Untranslatable{Msg("a day is used as a text, which rules cannot do")};
        default: throw Untranslatable{Msg("several choices are used as one text, which rules cannot do")};
    }
}

RuleValue XpathTranslator::AsDate(RuleValue value) {
    if (value.kind == ValueKind::Date) return value;
    if (value.kind == ValueKind::Literal) {
        if (const auto date = base::ParseDate(value.literal)) {
            value.kind = ValueKind::Date;
            value.rule = {base::ToString(*date), Hold::Atom};
            return value;
        }
    }
    throw Untranslatable{Msg("something that is no day is compared with a day")};
}

RuleValue XpathTranslator::Computable(RuleValue value) {
    switch (value.kind) {
        case ValueKind::Literal:
            return base::ParseDecimal(value.literal) && !value.literal.starts_with('+') &&
                           (value.literal.size() == 1 || !value.literal.starts_with('0'))
                       ? AsNumber(std::move(value))
                       : AsText(std::move(value));
        case ValueKind::Category:
        case ValueKind::Categories: return AsText(std::move(value));
        default: return value;
    }
}

}  // namespace gongjian::exchange
