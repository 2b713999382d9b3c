// Reading back what the store holds. A stored answer that no longer fits its form (a question that went, a category that
// was renamed) is kept as it stands instead of being left out: saving a case again never loses it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cases/answer.h"
#include "form/form.h"

namespace gongjian::cases {

/// Inverse of AnswersToJson. Without a form, and for questions that it does not have, types follow the JSON: a number is a
/// Decimal, a string is text, a list of strings is Choices. Empty if `json` is no JSON object: what was stored is damaged.
std::optional<Answers> StoredAnswers(std::string_view json, const form::Form* form);

/// Inverse of AnswerToJson; `question` may be null.
Answer StoredAnswer(std::string_view json, const form::Question* question);

/// The question that the text of a path names, whatever stands in the brackets for rows; null if there is none.
const form::Question* QuestionAt(std::string_view path_text, const form::Form& form);

/// Answers that logic set aside, as one object by path.
std::string SetAsideToJson(const std::map<std::string, Answer, std::less<>>& set_aside);
/// Empty if `json` is no JSON object.
std::optional<std::map<std::string, Answer, std::less<>>> StoredSetAside(std::string_view json, const form::Form* form);

}  // namespace gongjian::cases
