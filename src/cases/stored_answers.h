// Reading back what the store holds. A stored answer that no longer fits its form (a question that went, a category that
// was renamed) is kept as it stands instead of being left out: saving a case again never loses it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "cases/answer.h"
#include "form/form.h"

namespace gongjian::cases {

/// Inverse of AnswersToJson. Without a form, and for questions that it does not have, types follow the JSON: a number is a
/// Decimal, a string is text, a list of strings is Choices. Text that is not JSON at all gives no answers.
Answers StoredAnswers(std::string_view json, const form::Form* form);

/// Inverse of AnswerToJson; `question` may be null.
Answer StoredAnswer(std::string_view json, const form::Question* question);

/// The question that a path names, rows ignored; null if there is none.
const form::Question* QuestionAt(const Path& path, const form::Form& form);

/// Answers that logic set aside, as one object by path.
std::string SetAsideToJson(const std::map<std::string, Answer, std::less<>>& set_aside);
std::map<std::string, Answer, std::less<>> StoredSetAside(std::string_view json, const form::Form* form);

}  // namespace gongjian::cases
