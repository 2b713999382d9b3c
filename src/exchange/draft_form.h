// A form on its way into a form file: what a question says and where that came from, so that a part that does not work can be
// taken out and named by its cell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "form/form.h"

namespace gongjian::exchange {

/// An expression of the rule language and the cell that it was made from.
struct DraftExpression {
    std::string text;
    int row = 0, column = 0;  ///< of the cell
    int line = 0;             ///< of the form file that was written last
    bool Empty() const { return text.empty(); }
};

struct DraftCategory {
    std::string id;
    form::Label label;
    DraftExpression relevance;
};

struct DraftCheck {
    std::string id;
    DraftExpression condition;
    form::Label message;
};

struct DraftQuestion {
    std::string id;
    std::string type;  ///< the word of the form language; "roster" for a roster
    std::string computed_type;
    form::Label label, hint;
    std::optional<int> decimals, max_length, min_rows, max_rows;
    std::string minimum, maximum;
    std::vector<DraftCategory> categories;
    bool required = false;
    DraftExpression required_if, relevance, computation, default_value, row_count;
    std::vector<DraftCheck> checks;
    std::string fixed_rows;
    std::vector<DraftQuestion> questions;  ///< columns of a roster
    int row = 0;                           ///< of the sheet
    std::string comment;

    bool IsRoster() const { return type == "roster"; }
};

struct DraftSection {
    std::string id;
    form::Label title;
    DraftExpression relevance;
    std::vector<DraftQuestion> questions;
    int row = 0;
};

struct DraftForm {
    std::string id, version;
    form::Label title;
    std::vector<std::string> comments;  ///< at the top of the file
    std::vector<DraftSection> sections;
};

/// The form file; every expression learns its line.
std::string WriteForm(DraftForm& form);

/// Calls take(expression, name) for every expression: "relevance", "computation", "default", "required", "rows", "check".
template <typename Take>
void ForEachExpression(DraftQuestion& question, const Take& take) {
    take(question.relevance, "relevance");
    take(question.computation, "computation");
    take(question.default_value, "default");
    take(question.required_if, "required");
    take(question.row_count, "rows");
    for (DraftCategory& category : question.categories) take(category.relevance, "choice_filter");
    for (DraftCheck& check : question.checks) take(check.condition, "check");
    for (DraftQuestion& column : question.questions) ForEachExpression(column, take);
}

}  // namespace gongjian::exchange
