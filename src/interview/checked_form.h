// A form together with its compiled logic: relevance, checks, computations. The bridge between form and lang.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/columns.h"
#include "base/diagnostic.h"
#include "cases/answer.h"
#include "form/form.h"
#include "lang/evaluate.h"
#include "lang/names.h"

namespace gongjian::interview {

/// The names that rules and expressions may use for a form, in form order (Note questions have none). Rosters inside rosters
/// stand after them, with all their rows of a case.
lang::Names NamesOf(const form::Form& form);

/// Immutable; shared by sessions, scoring and screens. Its logic points into its form: it is shared, never copied.
struct CheckedForm {
    CheckedForm() = default;
    CheckedForm(const CheckedForm&) = delete;
    CheckedForm& operator=(const CheckedForm&) = delete;

    form::Form form;
    lang::Names names;
    struct Logic;
    std::shared_ptr<const Logic> logic;  ///< compiled expressions, their order of evaluation
};

struct FormCheckResult {
    std::shared_ptr<const CheckedForm> form;  ///< null if there are errors
    std::vector<base::Diagnostic> diagnostics;
};

/// Compiles every expression of a form; unknown names, types and cycles (with the cycle shown) are reported at the line of the
/// form file, all in one run.
FormCheckResult CheckForm(form::Form form);

/// LoadFormFile and CheckForm in one: what `gj check` and every opener use. `folders`: more folders with forms in whose
/// codelists/ code lists are looked for.
FormCheckResult OpenForm(const std::filesystem::path& file, const std::vector<std::filesystem::path>& folders = {});

}  // namespace gongjian::interview
