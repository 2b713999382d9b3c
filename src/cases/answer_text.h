// What ParseAnswer and the JSON reader share: typing the text of one value by its question. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "cases/answer.h"
#include "form/form.h"

namespace gongjian::cases {

/// A value, or what is wrong with it.
struct TypedValue {
    std::optional<Answer> answer;
    std::string code;  ///< "wrong-type", "too-many-decimals" or "damaged" where there is no answer
    base::Message message;
};

/// A whole number or decimal in half or full width, with no more decimals than the question has (zeros at the end aside);
/// the result has exactly that many.
TypedValue TypedNumber(std::string_view text, const form::Question& question);
TypedValue TypedDate(std::string_view text);
/// Partial dates, months and times, in the form in which they are kept.
TypedValue TypedCalendar(std::string_view text, const form::Question& question);
/// An identifier, folded. What is wrong with it is told by its check; only what a spreadsheet destroyed is no answer.
TypedValue TypedIdentifier(std::string_view text, const form::Question& question);
base::Message NotPermitted(NoAnswer reason);
/// Category ids each once: in form order, of a ranking in the order given.
Choices InFormOrder(const Choices& choices, const form::Question& question);

/// Stable names of the non-answers: "refused", "unknown", "not_applicable".
std::string_view NoAnswerName(NoAnswer reason);
std::optional<NoAnswer> NoAnswerFromName(std::string_view name);

}  // namespace gongjian::cases
