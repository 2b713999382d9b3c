// Conditions: XPath's two truths, with what is empty decided as XPath does.
#include <algorithm>

#include "base/decimal.h"
#include "exchange/xpath_translator.h"

namespace gongjian::exchange {

using base::Msg;
using lang::TokenKind;

namespace {

TokenKind OperatorOf(const std::string& op) {
    if (op == "=") return TokenKind::Equal;
    if (op == "!=") return TokenKind::NotEqual;
    if (op == "<") return TokenKind::Less;
    if (op == "<=") return TokenKind::LessEqual;
    return op == ">" ? TokenKind::Greater : TokenKind::GreaterEqual;
}

std::string Mirrored(const std::string& op) {
    if (op == "<") return ">";
    if (op == "<=") return ">=";
    if (op == ">") return "<";
    return op == ">=" ? "<=" : op;
}

bool IsComparison(const std::string& op) {
    return op == "=" || op == "!=" || op == "<" || op == "<=" || op == ">" || op == ">=";
}

bool Holds(const std::string& op, int order) {
    if (op == "=") return order == 0;
    if (op == "!=") return order != 0;
    if (op == "<") return order < 0;
    if (op == "<=") return order <= 0;
    return op == ">" ? order > 0 : order >= 0;
}

IfMissing Opposite(IfMissing missing) {
    if (missing == IfMissing::MustNotBe) return missing;
    return missing == IfMissing::IsFalse ? IfMissing::IsTrue : IfMissing::IsFalse;
}

/// Whether two names of choices or texts compare so; numbers where both are some.
bool Compares(const std::string& op, const std::string& a, const std::string& b) {
    const auto x = base::ParseDecimal(a), y = base::ParseDecimal(b);
    if (x && y) return Holds(op, base::Decimal::Compare(*x, *y));
    if (op == "=") return a == b;
    return op == "!=" && a != b;
}

}  // namespace

bool XpathTranslator::IsCondition(const XpathNode& node) const {
    if (node.kind == XpathKind::Binary) return node.text == "and" || node.text == "or" || IsComparison(node.text);
    if (node.kind != XpathKind::Call) return false;
    for (const char* name : {"not", "true", "false", "selected", "boolean", "boolean-from-string", "regex", "contains",
                             "starts-with", "ends-with", "checklist", "weighted-checklist"}) {
        if (node.text == name) return true;
    }
    return false;
}

RuleText XpathTranslator::Condition(const XpathNode& node, const XformElement& context, IfMissing missing) {
    if (!IsCondition(node)) return TruthOfValue(Value(node, context), missing);
    const auto argument = [&](std::size_t i) -> const XpathNode& {
        if (i >= node.children.size())
            throw Untranslatable{Msg("{function}() needs more values", {{"function", node.text}})};
        return *node.children[i];
    };
    if (node.kind == XpathKind::Binary) {
        if (IsComparison(node.text)) {
            return Comparison(node.text, Value(argument(0), context), Value(argument(1), context), missing);
        }
        const RuleText a = Condition(argument(0), context, missing), b = Condition(argument(1), context, missing);
        return node.text == "and" ? m_words.And(a, b) : m_words.Or(a, b);
    }
    if (node.text == "true" || node.text == "false") return m_words.Truth(node.text == "true");
    if (node.text == "not") return m_words.Not(Condition(argument(0), context, Opposite(missing)));
    if (node.text == "boolean") return Condition(argument(0), context, missing);
    if (node.text == "selected") return Selected(node, context, missing);
    if (node.text == "boolean-from-string") {
        RuleValue yes;
        yes.kind = ValueKind::Literal;
        yes.literal = "true";
        return Comparison("=", Value(argument(0), context), yes, missing);
    }
    if (node.text == "checklist" || node.text == "weighted-checklist") {
        const bool weighted = node.text != "checklist";
        RuleText sum{"0", Hold::Atom};
        for (std::size_t i = 2; i < node.children.size(); i += weighted ? 2 : 1) {
            const RuleText truth = Condition(*node.children[i], context, IfMissing::MustNotBe);
            const RuleText weight = weighted ? Number(argument(i + 1), context).rule : RuleText{"1", Hold::Atom};
            const RuleText part = m_words.If(truth, weight, {"0", Hold::Atom});
            sum = i == 2 ? part : m_words.Join(sum, TokenKind::Plus, part, Hold::Sum);
        }
        RuleValue total;
        total.kind = ValueKind::Number;
        total.rule = sum;
        const RuleText least = Comparison(">=", total, Value(argument(0), context), missing);
        const RuleValue most = Value(argument(1), context);
        if (most.literal == "-1") return least;
        return m_words.And(least, Comparison("<=", total, most, missing));
    }
    throw Untranslatable{Msg("{function}() looks into texts, which rules cannot do", {{"function", node.text}})};
}

/// A value as a condition: nothing, 0 and an empty text are false.
RuleText XpathTranslator::TruthOfValue(const RuleValue& value, IfMissing missing) {
    switch (value.kind) {
        case ValueKind::Nothing: return m_words.Truth(false);
        case ValueKind::Literal: return m_words.Truth(!value.literal.empty());
        case ValueKind::Bool: return Guarded(value.rule, {&value}, false, missing);
        case ValueKind::Number: {
            RuleValue zero = NumberLiteral("0");
            return Guarded(m_words.Join(value.rule, TokenKind::NotEqual, zero.rule, Hold::Compare), {&value}, false,
                           missing);
        }
        default: break;
    }
    const auto has = HasValue(value);
    return has ? *has : m_words.Truth(true);
}

std::optional<RuleText> XpathTranslator::HasValue(const RuleValue& value) const {
    std::optional<RuleText> has;
    if (!value.filled.empty()) has = m_words.Filled(value.filled);
    if (value.guard) has = has ? m_words.And(*has, *value.guard) : *value.guard;
    return has;
}

/// `base` is missing where one of the values is; XPath says `when_empty` there. Nothing is added where the place agrees anyway.
RuleText XpathTranslator::Guarded(const RuleText& base, const std::vector<const RuleValue*>& values, bool when_empty,
                                  IfMissing missing) {
    RuleValue all;
    for (const RuleValue* value : values) Absorb(all, *value);
    const bool agrees = missing == (when_empty ? IfMissing::IsTrue : IfMissing::IsFalse);
    if (agrees) all.filled.clear();
    const auto has = HasValue(all);
    if (!has) return base;
    return when_empty ? m_words.Or(m_words.Not(*has), base) : m_words.And(*has, base);
}

/// Against the empty text.
std::optional<RuleText> XpathTranslator::WithEmpty(const std::string& op, const RuleValue& a, const RuleValue& b) {
    const auto empty = [](const RuleValue& v) {
        return v.kind == ValueKind::Nothing || (v.kind == ValueKind::Literal && v.literal.empty());
    };
    if (!empty(a) && !empty(b)) return std::nullopt;
    if (empty(a) && empty(b)) return m_words.Truth(op == "=");
    const auto has = HasValue(empty(a) ? b : a);
    if (op == "!=") return has ? *has : m_words.Truth(true);
    if (op == "=") return has ? m_words.Not(*has) : m_words.Truth(false);
    return m_words.Truth(false);
}

/// Where one side is a truth: 'true' and 'false' as texts count, as they are stored.
std::optional<RuleText> XpathTranslator::WithTruth(const std::string& op, const RuleValue& a, const RuleValue& b) {
    if (a.kind != ValueKind::Bool && b.kind != ValueKind::Bool) return std::nullopt;
    const RuleValue& truth = a.kind == ValueKind::Bool ? a : b;
    const RuleValue& other = a.kind == ValueKind::Bool ? b : a;
    const bool equal = op == "=";
    if (!equal && op != "!=") return std::nullopt;
    RuleText base = truth.rule;
    std::vector<const RuleValue*> parts{&truth};
    if (other.kind == ValueKind::Literal || other.kind == ValueKind::Number) {
        const std::string& word = other.literal;
        if (word != "true" && word != "false" && word != "1" && word != "0" && word != "OK" && word != "yes" &&
            word != "no") {
            throw Untranslatable{Msg("yes or no is compared with “{text}”", {{"text", word}})};
        }
        const bool wanted = word == "true" || word == "1" || word == "OK" || word == "yes";
        if (wanted != equal) base = m_words.Not(base);
    } else if (other.kind == ValueKind::Bool) {
        base = m_words.Join(truth.rule, equal ? TokenKind::Equal : TokenKind::NotEqual, other.rule, Hold::Compare);
        parts.push_back(&other);
    } else {
        throw Untranslatable{Msg("yes or no is compared with something else")};
    }
    return Guarded(base, parts, !equal, IfMissing::MustNotBe);
}

RuleText XpathTranslator::Comparison(const std::string& op, const RuleValue& a, const RuleValue& b, IfMissing missing) {
    if (auto empty = WithEmpty(op, a, b)) return *empty;
    if (auto truth = WithTruth(op, a, b)) return *truth;
    if (a.kind == ValueKind::Literal && b.kind == ValueKind::Literal) {
        return m_words.Truth(Compares(op, a.literal, b.literal));
    }
    if (a.kind == ValueKind::Categories) return SetAgainst(op, a, b, missing);
    if (b.kind == ValueKind::Categories) return SetAgainst(Mirrored(op), b, a, missing);
    if (a.kind == ValueKind::Category) return CategoryAgainst(op, a, b, missing);
    if (b.kind == ValueKind::Category) return CategoryAgainst(Mirrored(op), b, a, missing);
    return Plain(op, a, b, missing);
}

/// One choice against a text or a number: which of its categories compare so is known already.
RuleText XpathTranslator::CategoryAgainst(const std::string& op, const RuleValue& category, const RuleValue& other,
                                          IfMissing missing) {
    const XformElement& source = *category.source;
    const bool unequal = op == "!=";
    if (other.kind == ValueKind::Category) {
        RuleText any;
        bool first = true;
        for (std::size_t i = 0; i < source.choice_names.size(); ++i) {
            std::vector<std::string> fitting;
            for (std::size_t k = 0; k < other.source->choice_names.size(); ++k) {
                if (Compares(unequal ? "=" : op, source.choice_names[i], other.source->choice_names[k])) {
                    fitting.push_back(RuleWords::Name(other.source->draft.categories[k].id));
                }
            }
            if (fitting.empty()) continue;
            const RuleText both =
                m_words.And(m_words.IsOneOf(category.rule.text, {RuleWords::Name(source.draft.categories[i].id)}),
                            m_words.IsOneOf(other.rule.text, fitting));
            any = first ? both : m_words.Or(any, both);
            first = false;
        }
        if (first) any = m_words.Truth(false);
        return Guarded(unequal ? m_words.Not(any) : any, {&category, &other}, unequal, IfMissing::MustNotBe);
    }
    if (other.kind == ValueKind::Literal || (other.kind == ValueKind::Number && !other.literal.empty())) {
        std::vector<std::string> fitting;
        for (std::size_t i = 0; i < source.choice_names.size(); ++i) {
            if (Compares(unequal ? "=" : op, source.choice_names[i], other.literal)) {
                fitting.push_back(RuleWords::Name(source.draft.categories[i].id));
            }
        }
        if (fitting.empty()) {
            if (op == "=" || unequal) {
                Note(Msg("“{text}” is not among the choices of {question}",
                         {{"text", other.literal}, {"question", source.name}}));
            }
            return m_words.Truth(unequal);
        }
        const RuleText base = m_words.IsOneOf(category.rule.text, fitting);
        return Guarded(unequal ? m_words.Not(base) : base, {&category}, unequal, missing);
    }
    if (other.kind == ValueKind::Text) return Plain(op, AsText(category), other, missing);
    return Plain(op, AsNumber(category), other, missing);
}

/// Several choices against a text: exactly those.
RuleText XpathTranslator::SetAgainst(const std::string& op, const RuleValue& set, const RuleValue& other,
                                     IfMissing missing) {
    if (other.kind != ValueKind::Literal || (op != "=" && op != "!=")) {
        throw Untranslatable{Msg("several choices at once are compared with something else than a text")};
    }
    RuleText exactly;
    bool first = true;
    std::vector<std::string> left;
    std::string wanted = " " + other.literal + " ";
    for (std::size_t i = 0; i < set.source->choice_names.size(); ++i) {
        const std::string category = RuleWords::Name(set.source->draft.categories[i].id);
        if (wanted.find(" " + set.source->choice_names[i] + " ") == std::string::npos) {
            left.push_back(category);
            continue;
        }
        const RuleText has = m_words.IsOneOf(set.rule.text, {category});
        exactly = first ? has : m_words.And(exactly, has);
        first = false;
    }
    if (first) return m_words.Truth(op == "!=");
    if (!left.empty()) exactly = m_words.And(exactly, m_words.Not(m_words.IsOneOf(set.rule.text, left)));
    return Guarded(op == "=" ? exactly : m_words.Not(exactly), {&set}, op == "!=", missing);
}

/// Numbers, days and texts.
RuleText XpathTranslator::Plain(const std::string& op, RuleValue a, RuleValue b, IfMissing missing) {
    const bool ordered = op != "=" && op != "!=";
    if (a.kind == ValueKind::Date || b.kind == ValueKind::Date) {
        if (a.kind == ValueKind::Number || b.kind == ValueKind::Number) {
            a = AsNumber(a), b = AsNumber(b);
        } else {
            a = AsDate(a), b = AsDate(b);
        }
    } else if (a.kind == ValueKind::Number || b.kind == ValueKind::Number || ordered) {
        a = AsNumber(a), b = AsNumber(b);
    } else {
        a = AsText(a), b = AsText(b);
    }
    const RuleText base = m_words.Join(a.rule, OperatorOf(op), b.rule, Hold::Compare);
    const bool both = op == "=" && !a.filled.empty() && !b.filled.empty() && a.literal.empty() && b.literal.empty();
    if (!both) return Guarded(base, {&a, &b}, op == "!=", missing);
    // Two empty answers are equal.
    const RuleText equal = Guarded(base, {&a, &b}, false, IfMissing::MustNotBe);
    return m_words.Or(equal, m_words.And(m_words.Not(*HasValue(a)), m_words.Not(*HasValue(b))));
}

RuleText XpathTranslator::Selected(const XpathNode& call, const XformElement& context, IfMissing missing) {
    if (call.children.size() != 2)
        throw Untranslatable{Msg("{function}() needs more values", {{"function", call.text}})};
    const RuleValue set = Value(*call.children[0], context);
    RuleValue wanted = Value(*call.children[1], context);
    if (set.kind == ValueKind::Category) return Comparison("=", set, wanted, missing);
    if (set.kind != ValueKind::Categories) {
        if (set.kind == ValueKind::Text || set.kind == ValueKind::Literal || set.kind == ValueKind::Bool) {
            return Comparison("=", set, wanted, missing);
        }
        throw Untranslatable{Msg("selected() is asked of something that has no choices")};
    }
    if (wanted.kind == ValueKind::Category) {
        RuleText any = m_words.Truth(false);
        for (std::size_t i = 0; i < wanted.source->choice_names.size(); ++i) {
            const auto& names = set.source->choice_names;
            const auto found = std::find(names.begin(), names.end(), wanted.source->choice_names[i]);
            if (found == names.end()) continue;
            const std::size_t k = static_cast<std::size_t>(found - names.begin());
            any = m_words.Or(
                any,
                m_words.And(m_words.IsOneOf(wanted.rule.text, {RuleWords::Name(wanted.source->draft.categories[i].id)}),
                            m_words.IsOneOf(set.rule.text, {RuleWords::Name(set.source->draft.categories[k].id)})));
        }
        return Guarded(any, {&set, &wanted}, false, IfMissing::MustNotBe);
    }
    if (wanted.kind != ValueKind::Literal && wanted.literal.empty()) {
        throw Untranslatable{Msg("selected() asks for a choice that is only known while answering")};
    }
    std::vector<std::string> fitting;
    for (std::size_t i = 0; i < set.source->choice_names.size(); ++i) {
        if (Compares("=", set.source->choice_names[i], wanted.literal)) {
            fitting.push_back(RuleWords::Name(set.source->draft.categories[i].id));
        }
    }
    if (fitting.empty()) {
        Note(Msg("“{text}” is not among the choices of {question}",
                 {{"text", wanted.literal}, {"question", set.source->name}}));
        return m_words.Truth(false);
    }
    return Guarded(m_words.IsOneOf(set.rule.text, fitting), {&set}, false, missing);
}

}  // namespace gongjian::exchange
