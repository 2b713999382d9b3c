#include "exchange/rule_words.h"

#include <set>

#include "base/text.h"
#include "lang/keywords.h"

namespace gongjian::exchange {

using lang::TokenKind;

std::string RuleWords::Key(TokenKind kind) const { return std::string(lang::Spelling(kind, m_language)); }

std::string RuleWords::Name(const std::string& id) {
    static const std::set<std::string, std::less<>> kTaken = [] {
        std::set<std::string, std::less<>> words;
        for (const lang::Keyword& keyword : lang::Keywords()) {
            for (const std::string_view word : keyword.en) words.emplace(word);
        }
        for (const std::string_view word : lang::UnitWords()) words.emplace(word);
        return words;
    }();
    return kTaken.count(id) != 0 ? "「" + id + "」" : id;
}

std::string RuleWords::Quoted(const std::string& text) {
    if (text.find("“") == std::string::npos && text.find("”") == std::string::npos) return "“" + text + "”";
    if (text.find('"') == std::string::npos) return '"' + text + '"';
    throw Untranslatable{base::Msg("a text with quotation marks of every kind cannot be written in a rule")};
}

std::string RuleWords::In(const RuleText& part, Hold least) {
    return part.hold < least ? "(" + part.text + ")" : part.text;
}

RuleText RuleWords::Join(const RuleText& a, TokenKind op, const RuleText& b, Hold hold) const {
    // The right side must hold more tightly: a - (b - c).
    const Hold tighter = static_cast<Hold>(static_cast<int>(hold) + 1);
    const bool chain = hold == Hold::Or || hold == Hold::And;
    return {In(a, hold == Hold::Compare ? tighter : hold) + " " + Key(op) + " " + In(b, chain ? hold : tighter), hold};
}

RuleText RuleWords::And(const RuleText& a, const RuleText& b) const {
    if (IsTruth(a, true) || IsTruth(b, false)) return b;
    if (IsTruth(b, true) || IsTruth(a, false)) return a;
    return Join(a, TokenKind::And, b, Hold::And);
}

RuleText RuleWords::Or(const RuleText& a, const RuleText& b) const {
    if (IsTruth(a, false) || IsTruth(b, true)) return b;
    if (IsTruth(b, false) || IsTruth(a, true)) return a;
    return Join(a, TokenKind::Or, b, Hold::Or);
}

RuleText RuleWords::Not(const RuleText& a) const {
    if (IsTruth(a, true)) return Truth(false);
    if (IsTruth(a, false)) return Truth(true);
    return {Key(TokenKind::Not) + " " + In(a, Hold::Atom), Hold::Not};
}

RuleText RuleWords::If(const RuleText& condition, const RuleText& then, const RuleText& otherwise) const {
    return {Key(TokenKind::If) + " " + condition.text + " " + Key(TokenKind::Then) + " " + then.text + " " +
                Key(TokenKind::Else) + " " + otherwise.text,
            Hold::Loose};
}

RuleText RuleWords::Call(TokenKind function, const std::vector<std::string>& arguments) const {
    std::string text = Key(function) + "(";
    for (std::size_t i = 0; i < arguments.size(); ++i) text += (i > 0 ? ", " : "") + arguments[i];
    return {text + ")", Hold::Atom};
}

RuleText RuleWords::Filled(const std::vector<std::string>& names) const { return Call(TokenKind::Filled, names); }

bool RuleWords::IsTruth(const RuleText& text, bool value) const { return text.text == Truth(value).text; }

RuleText RuleWords::Truth(bool value) const { return {Key(value ? TokenKind::Yes : TokenKind::No), Hold::Atom}; }

RuleText RuleWords::IsOneOf(const std::string& name, const std::vector<std::string>& categories) const {
    if (categories.size() == 1) return {name + " " + Key(TokenKind::Equal) + " " + categories[0], Hold::Compare};
    std::string text = name + " " + Key(TokenKind::In) + " (";
    for (std::size_t i = 0; i < categories.size(); ++i) text += (i > 0 ? ", " : "") + categories[i];
    return {text + ")", Hold::Compare};
}

}  // namespace gongjian::exchange
