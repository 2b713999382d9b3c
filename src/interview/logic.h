// The compiled logic of a form: its questions as a flat list of fields, and the steps that settle them in an order in which
// everything is known before it is read. Private to this room.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "interview/checked_form.h"

namespace gongjian::interview {

/// One question: of the form, or a column of a roster (columns stand right after their roster). In form order.
struct Field {
    std::size_t section = 0;
    std::size_t question = 0;             ///< in its section; of a column: its roster's
    std::optional<std::size_t> column;    ///< in the roster's questions
    std::optional<std::size_t> roster;    ///< field of the roster that a column belongs to
    std::optional<std::size_t> variable;  ///< column of the batch, or child of the roster's; none for notes
    std::string id;                       ///< "pledges_made", "ballot_groups.group"
};

struct CheckedForm::Logic {
    using ExpressionPointer = std::shared_ptr<const lang::Expression>;

    /// Settles the relevance of a section, or relevance and value of a field.
    struct Step {
        bool of_section = false;
        std::size_t index = 0;  ///< section or field
        ExpressionPointer relevance, computation;
        std::vector<std::size_t> reads;  ///< fields
    };
    struct Condition {
        std::size_t field = 0;               ///< that is named when it fails
        const form::Check* check = nullptr;  ///< in the form that this logic belongs to
        ExpressionPointer expression;
        std::vector<std::size_t> reads;
    };
    struct Default {
        std::size_t field = 0;
        ExpressionPointer expression;
    };

    std::vector<Field> fields;
    std::unordered_map<std::string, std::size_t> field_by_id;
    std::vector<Step> steps;            ///< in order of evaluation
    std::vector<Condition> conditions;  ///< in form order, those of the form as a whole last
    std::vector<Default> defaults;
};

inline const form::Question& QuestionOf(const form::Form& form, const Field& field) {
    const form::Question& top = form.sections[field.section].questions[field.question];
    return field.column ? top.questions[*field.column] : top;
}

/// Type of the values of a question: that of its computation, if it has one.
inline form::QuestionType ValueTypeOf(const form::Question& question) {
    return question.type == form::QuestionType::Computed ? question.computed_type : question.type;
}

inline int DecimalsOf(const form::Question& question) {
    return ValueTypeOf(question) == form::QuestionType::Decimal ? question.decimals : 0;
}

/// The question whose categories name the rows of a roster with fixed rows; null for other rosters.
inline const form::Question* FixedRowKey(const form::Question& roster) {
    if (roster.fixed_rows.empty()) return nullptr;
    for (const form::Question& column : roster.questions) {
        if (column.type == form::QuestionType::SingleChoice) return &column;
    }
    return nullptr;
}

}  // namespace gongjian::interview
