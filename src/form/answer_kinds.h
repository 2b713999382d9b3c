// What the answers to a type of question are, whatever it is called: what reading, storing and comparing them depends on.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "form/form.h"
#include "form/standards/fault.h"

namespace gongjian::form {

enum class AnswerKind {
    None,  ///< notes and rosters have no answer of their own
    Text,  ///< also identifiers: never numbers
    Number,
    Date,
    PartialDate,  ///< ISO text: 2012, 2012-03, 2012-03-05
    Time,         ///< text: 08:30
    DateTime,     ///< text: 2012-03-05T08:30
    YesNo,
    Choice,
    Choices,  ///< several, in form order
    Ranking,  ///< several, in the order given
    Reference,
    File,
};

/// The type that answers have: that of its computation, if the question has one.
QuestionType ValueType(const Question& question);
AnswerKind KindOf(QuestionType type);
inline AnswerKind KindOf(const Question& question) { return KindOf(ValueType(question)); }

/// Decimals of the answers; 0 for what is no decimal number.
int DecimalsOf(const Question& question);
/// Decimals of the same number in rules, where a percentage is a fraction: 85.50 is 0.8550.
int RuleDecimalsOf(const Question& question);

/// Whether it is a code with a standard of its own: folded when it is typed, checked digit by digit.
bool IsIdentifier(QuestionType type);
/// As an identifier is kept; other text unchanged.
std::string NormaliseIdentifier(QuestionType type, std::string_view typed);
/// As it is read: the hyphen of an organisation code, else unchanged.
std::string ShownIdentifier(QuestionType type, std::string_view value);
/// What its standard finds wrong with the kept form of an answer; nothing for other types.
Faults CheckIdentifier(const Question& question, std::string_view value, base::Date today);

}  // namespace gongjian::form
