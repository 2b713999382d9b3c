// Answers as JSON: the stored form of a case and the shape of `gj score --answers` (design: decimals as strings, ISO dates,
// a choice by its id, several as a list, a blank absent, a non-answer {"no_answer":"refused|not_applicable|unknown"}).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "cases/answer.h"
#include "cases/json_value.h"
#include "form/form.h"

namespace gongjian::cases {

/// Something in the JSON that does not fit the form: wrong type, unknown category, unknown question.
struct AnswerProblem {
    std::string path;  ///< "ballot_groups[2].group"
    std::string
        code;  ///< "wrong-type", "too-many-decimals", "unknown-category", "unknown-question", "duplicate-key", "bad-json",
               ///< "damaged" (by a spreadsheet), "non-answer-not-permitted"
    base::Message message;
};

struct ReadAnswers {
    Answers answers;  ///< what fits; a value of the wrong type or an unknown category is left out
    std::vector<AnswerProblem> problems;
};

/// Reads answers typed by the form. JSON numbers are read as text, never through a double. Input is normalised as in the
/// client: full-width digits fold in numbers, dates and codes; names and free text are kept. Never throws.
/// `with_row_ids`: rows carry "_id" (the stored form); otherwise rows get ids "1", "2", …
ReadAnswers AnswersFromJson(std::string_view json, const form::Form& form);
/// The same for an object that is part of a larger document (its duplicate keys were reported with that document).
ReadAnswers AnswersFromJson(const JsonValue& object, const form::Form& form);
/// One value in that notation, for the question it answers; a roster has no single answer and is a wrong type.
struct ReadAnswer {
    Answer answer;
    std::optional<AnswerProblem> problem;  ///< with an empty path
};
ReadAnswer AnswerFromJson(const JsonValue& value, const form::Question& question);

/// Canonical: keys sorted, no spaces, non-ASCII as UTF-8; the same answers give the same bytes. Rows carry "_id".
std::string AnswersToJson(const Answers& answers, const form::Form& form);

/// One answer in the same notation ("12", "\"masses\"", "{\"no_answer\":\"refused\"}", "null" for Blank). An entry of a
/// register is {"id":…,"display":…}, or only what was written; a file {"file":…,"sha256":…}.
std::string AnswerToJson(const Answer& answer);

/// One answer typed by its question, from what a person typed or from a JSON scalar's text. Empty text is Blank.
struct ParsedAnswer {
    Answer answer;
    std::optional<base::Message> problem;
};
ParsedAnswer ParseAnswer(std::string_view text, const form::Question& question);

/// Whether a question permits not to be answered so.
bool Permits(const form::Question& question, NoAnswer reason);

/// What people read: 3, 2.50, 2012-06-30, the category's label, 拒答; empty for Blank.
std::string DisplayAnswer(const Answer& answer, const form::Question& question, base::Language language);

}  // namespace gongjian::cases
