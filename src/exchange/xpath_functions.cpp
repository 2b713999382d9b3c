// The functions of XPath and XLSForm that give values.
#include <algorithm>

#include "base/date.h"
#include "base/decimal.h"
#include "exchange/xpath_translator.h"

namespace gongjian::exchange {

using base::Msg;
using lang::TokenKind;

namespace {

void Need(const XpathNode& node, std::size_t least) {
    if (node.children.size() < least) {
        throw Untranslatable{Msg("{function}() needs more values", {{"function", node.text}})};
    }
}

}  // namespace

RuleValue XpathTranslator::Call(const XpathNode& node, const XformElement& context) {
    const std::string& name = node.text;
    const auto argument = [&](std::size_t i) -> const XpathNode& { return *node.children[i]; };
    if (name == "if") {
        Need(node, 3);
        return Choose(Condition(argument(0), context, IfMissing::MustNotBe), Value(argument(1), context),
                      Value(argument(2), context));
    }
    if (name == "coalesce") {
        Need(node, 2);
        RuleValue first = Value(argument(0), context);
        if (first.kind == ValueKind::Nothing) return Value(argument(1), context);
        const auto has = HasValue(first);
        return has ? Choose(*has, std::move(first), Value(argument(1), context)) : first;
    }
    if (name == "today" || name == "now") {
        if (name == "now") Note(Msg("now() counts as the day, without the time"));
        RuleValue value;
        value.kind = ValueKind::Date;
        value.rule = {m_words.Key(TokenKind::Today), Hold::Atom};
        return value;
    }
    if (name == "once" || name == "string" || name == "number" || name == "date" || name == "date-time") {
        Need(node, 1);
        RuleValue value = Value(argument(0), context);
        if (name == "once") Note(Msg("once() is worked out anew with every change"));
        if (name == "string") return value.kind == ValueKind::Nothing ? value : AsText(std::move(value));
        if (name == "number") return AsNumber(std::move(value));
        return name == "once" ? value : AsDate(std::move(value));
    }
    if (name == "decimal-date-time") {
        Need(node, 1);
        return AsNumber(AsDate(Value(argument(0), context)));
    }
    if (name == "format-date" || name == "format-date-time") {
        Need(node, 2);
        if (argument(1).text != "%Y")
            throw Untranslatable{Msg("{function}() gives a text of a day", {{"function", name}})};
        RuleValue value = AsDate(Value(argument(0), context));
        value.kind = ValueKind::Number;
        value.rule = m_words.Call(TokenKind::Year, {value.rule.text});
        return value;
    }
    if (name == "difference-in-months") {
        Need(node, 2);
        const RuleValue from = AsDate(Value(argument(0), context)), to = AsDate(Value(argument(1), context));
        RuleValue value;
        value.kind = ValueKind::Number;
        Absorb(value, from), Absorb(value, to);
        value.rule = m_words.Call(TokenKind::Months, {from.rule.text, to.rule.text});
        return value;
    }
    if (name == "sum" || name == "count" || name == "count-non-empty") return Aggregate(node, context);
    if (name == "min" || name == "max") return Extreme(node, context);
    if (name == "round" || name == "int" || name == "floor" || name == "ceiling" || name == "ceil")
        return Rounded(node, context);
    if (name == "abs" || name == "pow") return Chosen(node, context);
    if (name == "count-selected") return CountSelected(node, context);
    if (name == "jr:choice-name") return ChoiceName(node, context);
    if (name == "pulldata") return PullData(node, context);
    if (name == "concat" || name == "join") {
        RuleValue value;
        for (const Xpath& part : node.children) {
            const RuleValue next = Value(*part, context);
            if (next.kind == ValueKind::Nothing) continue;
            if (next.kind != ValueKind::Literal && (next.kind != ValueKind::Number || next.literal.empty())) {
                if (node.children.size() == 1) return AsText(next);
                throw Untranslatable{
                    Msg("{function}() puts texts together, which rules cannot do", {{"function", name}})};
            }
            value.kind = ValueKind::Literal;
            value.literal += next.literal;
        }
        return value;
    }
    throw Untranslatable{Msg("rules have nothing like {function}()", {{"function", name}})};
}

RuleValue XpathTranslator::Aggregate(const XpathNode& node, const XformElement& context) {
    Need(node, 1);
    const XformElement& element = Element(*node.children[0], context);
    RuleValue value;
    value.kind = ValueKind::Number;
    if (element.kind == XformElement::Kind::Repeat) {
        value.rule = {m_words.Key(TokenKind::Count) + " " + RuleWords::Name(element.draft.id), Hold::Atom};
        return value;
    }
    const XformElement* repeat = element.Repeat();
    const XformElement* own = context.Repeat();
    if (repeat == nullptr || repeat == own) {
        RuleValue one = ValueOf(element, context);
        if (node.text == "sum") return Choose(m_words.Filled(one.filled), AsNumber(one), NumberLiteral("0"));
        return Choose(m_words.Filled(one.filled), NumberLiteral("1"), NumberLiteral("0"));
    }
    const std::string roster = RuleWords::Name(repeat->draft.id), column = RuleWords::Name(element.draft.id);
    if (node.text == "sum") {
        if (element.value != ValueKind::Number) throw Untranslatable{Msg("sum() of something that is no number")};
        value.decimals = element.draft.decimals.value_or(0);
        value.rule = {
            m_words.Key(TokenKind::Sum) + " " + roster + "." + column + " " + m_words.Key(TokenKind::IgnoreBlanks),
            Hold::Atom};
    } else if (node.text == "count") {
        value.rule = {m_words.Key(TokenKind::Count) + " " + roster, Hold::Atom};
    } else {
        value.rule = {m_words.Key(TokenKind::Count) + " " + roster + " " + m_words.Key(TokenKind::Where) + " " +
                          m_words.Filled({column}).text,
                      Hold::Loose};
    }
    return value;
}

RuleValue XpathTranslator::Extreme(const XpathNode& node, const XformElement& context) {
    Need(node, 1);
    const bool least = node.text == "min";
    if (node.children.size() == 1) {
        const XformElement& element = Element(*node.children[0], context);
        const XformElement* repeat = element.Repeat();
        if (repeat == nullptr || repeat == context.Repeat()) return AsNumber(ValueOf(element, context));
        if (element.value != ValueKind::Number)
            throw Untranslatable{Msg("{function}() of something that is no number", {{"function", node.text}})};
        const std::string roster = RuleWords::Name(repeat->draft.id), column = RuleWords::Name(element.draft.id);
        RuleValue value;
        value.kind = ValueKind::Number;
        value.decimals = element.draft.decimals.value_or(0);
        value.rule = {m_words.Key(least ? TokenKind::Minimum : TokenKind::Maximum) + " " + roster + "." + column + " " +
                          m_words.Key(TokenKind::IgnoreBlanks),
                      Hold::Atom};
        value.guard = m_words.Join({m_words.Key(TokenKind::Count) + " " + roster + " " + m_words.Key(TokenKind::Where) +
                                        " " + m_words.Filled({column}).text,
                                    Hold::Loose},
                                   TokenKind::Greater, {"0", Hold::Atom}, Hold::Compare);
        return value;
    }
    // What is empty is passed over.
    RuleValue value = Number(*node.children[0], context);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        RuleValue next = Number(*node.children[i], context);
        RuleValue both;
        both.kind = ValueKind::Number;
        Absorb(both, value), Absorb(both, next);
        both.rule = m_words.Call(least ? TokenKind::Least : TokenKind::Greatest, {value.rule.text, next.rule.text});
        const auto has = HasValue(value), also = HasValue(next);
        if (also) both = Choose(*also, both, value);
        value = has ? Choose(*has, both, next) : both;
    }
    return value;
}

RuleValue XpathTranslator::Rounded(const XpathNode& node, const XformElement& context) {
    Need(node, 1);
    RuleValue value = Number(*node.children[0], context);
    std::string decimals = "0";
    if (node.text == "round" && node.children.size() > 1) decimals = Number(*node.children[1], context).literal;
    const auto count = base::ParseDecimal(decimals);
    if (!count || count->scale != 0 || count->units < 0 || count->units > base::Decimal::kMaxScale) {
        throw Untranslatable{Msg("round() to so many digits is not possible")};
    }
    const RuleText number = value.rule;
    const auto call = [&](TokenKind function) { return m_words.Call(function, {number.text, decimals}); };
    if (node.text == "round") {
        value.rule = call(TokenKind::Round);
        Note(Msg("halves of negative numbers are rounded away from zero"));
    } else if (node.text == "floor") {
        value.rule = call(TokenKind::RoundDown);
    } else if (node.text != "int") {
        value.rule = call(TokenKind::RoundUp);
    } else {
        const RuleText negative = m_words.Join(number, TokenKind::Less, {"0", Hold::Atom}, Hold::Compare);
        value.rule = m_words.If(negative, call(TokenKind::RoundUp), call(TokenKind::RoundDown));
    }
    value.decimals = static_cast<int>(count->units);
    value.literal.clear();
    return value;
}

/// abs() and pow() with a whole number.
RuleValue XpathTranslator::Chosen(const XpathNode& node, const XformElement& context) {
    Need(node, node.text == "abs" ? 1 : 2);
    RuleValue value = Number(*node.children[0], context);
    const RuleText number = value.rule;
    value.literal.clear();
    if (node.text == "abs") {
        const RuleText negative = m_words.Join(number, TokenKind::Less, {"0", Hold::Atom}, Hold::Compare);
        value.rule = m_words.If(negative, {"-" + RuleWords::In(number, Hold::Atom), Hold::Sign}, number);
        return value;
    }
    const auto power = base::ParseDecimal(Number(*node.children[1], context).literal);
    if (!power || power->scale != 0 || power->units < 1 || power->units > 6) {
        throw Untranslatable{Msg("pow() is possible with exponents from 1 to 6 only")};
    }
    for (std::int64_t i = 1; i < power->units; ++i)
        value.rule = m_words.Join(value.rule, TokenKind::Times, number, Hold::Product);
    value.decimals = std::min(value.decimals * static_cast<int>(power->units), base::Decimal::kMaxScale);
    return value;
}

RuleValue XpathTranslator::CountSelected(const XpathNode& node, const XformElement& context) {
    Need(node, 1);
    const RuleValue set = Value(*node.children[0], context);
    RuleValue value;
    value.kind = ValueKind::Number;
    if (set.kind != ValueKind::Categories) {
        const auto has = HasValue(set);
        return has ? Choose(*has, NumberLiteral("1"), NumberLiteral("0")) : NumberLiteral("1");
    }
    RuleText sum{"0", Hold::Atom};
    for (const DraftCategory& category : set.source->draft.categories) {
        const RuleText part = m_words.If(m_words.IsOneOf(set.rule.text, {RuleWords::Name(category.id)}),
                                         {"1", Hold::Atom}, {"0", Hold::Atom});
        sum = sum.text == "0" ? part : m_words.Join(sum, TokenKind::Plus, part, Hold::Sum);
    }
    value.rule = m_words.If(m_words.Filled(set.filled), sum, {"0", Hold::Atom});
    return value;
}

RuleValue XpathTranslator::ChoiceName(const XpathNode& node, const XformElement& context) {
    Need(node, 1);
    RuleValue value = Value(*node.children[0], context);
    if (value.kind != ValueKind::Category) {
        throw Untranslatable{Msg("jr:choice-name() is asked of something that is not one choice")};
    }
    std::vector<std::string> labels;
    for (const DraftCategory& category : value.source->draft.categories) {
        labels.push_back(RuleWords::Quoted(category.label.In(m_language)));
    }
    Note(Msg("jr:choice-name() gives the label in one language"));
    return Map(value, ValueKind::Text, labels);
}

/// pulldata(file, column, key column, key): the rows of the file are written out as cases.
RuleValue XpathTranslator::PullData(const XpathNode& node, const XformElement& context) {
    Need(node, 4);
    constexpr std::size_t kMostRows = 300;
    const std::string& file = node.children[0]->text;
    const auto table = m_around.table(file);
    if (!table || table->empty()) {
        throw Untranslatable{
            Msg("pulldata() reads {file}, which does not lie beside the workbook", {{"file", file + ".csv"}})};
    }
    if (table->size() > kMostRows + 1) {
        throw Untranslatable{Msg("pulldata() reads {file}, which has more rows than can be written into a form",
                                 {{"file", file + ".csv"}})};
    }
    const auto column_of = [&](const std::string& name) {
        const std::vector<std::string>& header = table->front();
        const auto found = std::find(header.begin(), header.end(), name);
        if (found == header.end())
            throw Untranslatable{Msg("{file} has no column {column}", {{"file", file + ".csv"}, {"column", name}})};
        return static_cast<std::size_t>(found - header.begin());
    };
    const std::size_t wanted = column_of(node.children[1]->text), key = column_of(node.children[2]->text);
    const RuleValue looked_up = Value(*node.children[3], context);
    RuleValue value;  // nothing, where no row fits
    for (std::size_t row = table->size(); row-- > 1;) {
        const std::vector<std::string>& cells = (*table)[row];
        if (key >= cells.size() || wanted >= cells.size()) continue;
        RuleValue literal, result;
        literal.kind = ValueKind::Literal;
        literal.literal = cells[key];
        result.kind = cells[wanted].empty() ? ValueKind::Nothing : ValueKind::Literal;
        result.literal = cells[wanted];
        value = Choose(Comparison("=", looked_up, literal, IfMissing::MustNotBe), std::move(result), std::move(value));
    }
    m_notes.clear();
    Note(Msg("the rows of {file} were written into the form: import again when it changes", {{"file", file + ".csv"}}));
    return value;
}

}  // namespace gongjian::exchange
