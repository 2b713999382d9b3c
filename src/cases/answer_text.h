// What ParseAnswer and the JSON reader share: typing the text of one value by its question. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "cases/answer.h"
#include "form/form.h"

namespace gongjian::cases {

/// The type that answers of a question have: that of its computation, if it has one.
form::QuestionType ValueType(const form::Question& question);

/// A value, or what is wrong with it.
struct TypedValue {
    std::optional<Answer> answer;
    std::string code;  ///< "wrong-type" or "too-many-decimals" where there is no answer
    base::Message message;
};

/// A whole number or decimal in half or full width, with no more decimals than the question has (zeros at the end aside);
/// the result has exactly that many.
TypedValue TypedNumber(std::string_view text, const form::Question& question);
TypedValue TypedDate(std::string_view text);
/// Category ids in form order, each once.
Choices InFormOrder(const Choices& choices, const form::Question& question);

/// Stable names of the non-answers: "refused", "unknown", "not_applicable".
std::string_view NoAnswerName(NoAnswer reason);
std::optional<NoAnswer> NoAnswerFromName(std::string_view name);

}  // namespace gongjian::cases
