// What a list of cases shows and searches, the same for every store.
#pragma once

#include <string>
#include <string_view>

#include "cases/case.h"
#include "cases/case_store.h"
#include "form/form.h"

namespace gongjian::cases {

/// The answers that a list shows: those of the form's list questions, without the rest.
Answers ListedAnswers(const Answers& answers, const form::Form& form);

/// Those answers in the order of the form's list questions, Blank where there is none. Without a form: none.
std::vector<Answer> ListValues(const Answers& listed, const form::Form* form);

/// Answer to the form's unit question as text; empty if there is none.
std::string UnitOf(const Answers& answers, const form::Form& form);

/// For comparing without case: ASCII letters in lower case, full-width forms folded.
std::string SearchFold(std::string_view text);

/// Unit and listed answers as people read them, in both languages, folded: what CaseFilter::text looks through.
std::string SearchText(const std::string& unit, const Answers& listed, const form::Form* form);

}  // namespace gongjian::cases
