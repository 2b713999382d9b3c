// Expressions of the rule language put together as text: keywords of either language, names quoted where they must be, brackets
// where they are needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "lang/token.h"

namespace gongjian::exchange {

/// How tightly a piece of text holds together; a looser one inside a tighter one gets brackets.
enum class Hold { Loose, Or, And, Not, Compare, Sum, Product, Sign, Atom };

struct RuleText {
    std::string text;
    Hold hold = Hold::Atom;
};

class RuleWords {
public:
    explicit RuleWords(base::Language language) : m_language(language) {}

    std::string Key(lang::TokenKind kind) const;
    /// A name as an expression may call it: age, 「total」.
    static std::string Name(const std::string& id);
    /// A text in quotation marks; throws Untranslatable if it holds all kinds of them.
    static std::string Quoted(const std::string& text);

    /// The text, in brackets if it holds less tightly than `least`.
    static std::string In(const RuleText& part, Hold least);
    RuleText Join(const RuleText& a, lang::TokenKind op, const RuleText& b, Hold hold) const;
    RuleText And(const RuleText& a, const RuleText& b) const;
    RuleText Or(const RuleText& a, const RuleText& b) const;
    RuleText Not(const RuleText& a) const;
    RuleText If(const RuleText& condition, const RuleText& then, const RuleText& otherwise) const;
    RuleText Call(lang::TokenKind function, const std::vector<std::string>& arguments) const;
    /// All of the names have an answer.
    RuleText Filled(const std::vector<std::string>& names) const;
    RuleText Truth(bool value) const;
    /// Whether it says nothing but yes (or no).
    bool IsTruth(const RuleText& text, bool value) const;
    RuleText IsOneOf(const std::string& name, const std::vector<std::string>& categories) const;

private:
    base::Language m_language;
};

/// Thrown inside this room only: an expression has no counterpart in the rule language.
struct Untranslatable {
    base::Message reason;
};

}  // namespace gongjian::exchange
