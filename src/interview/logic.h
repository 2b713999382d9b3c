// The compiled logic of a form: its questions as a flat list of fields, and the steps that settle them in an order in which
// everything is known before it is read. Private to this room.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "form/answer_kinds.h"
#include "interview/checked_form.h"

namespace gongjian::interview {

/// One question: of the form, or a column of a roster (columns stand right after their roster). In form order.
struct Field {
    std::size_t section = 0;
    const form::Question* question = nullptr;  ///< in the form that the logic belongs to
    std::optional<std::size_t> roster;         ///< field of the roster that a column belongs to
    std::optional<std::size_t> variable;       ///< column of the batch, or child of the roster's; none for notes
    std::string id;                            ///< "pledges_made", "ballot_groups.group", "visits.members.name"
};

struct CheckedForm::Logic {
    using ExpressionPointer = std::shared_ptr<const lang::Expression>;

    /// Names for what stands in the rows of a roster that has a roster inside: to these expressions each such row is a case,
    /// which has the answers of the form, those of the row, and the inner rosters with the row's own rows.
    struct RowContext {
        struct Source {
            std::size_t field = 0;
            bool own = false;  ///< of the row, or an inner roster; else of the form
        };
        std::size_t roster = 0;  ///< field
        lang::Names names;
        std::vector<Source> sources;  ///< like names.variables
    };

    /// An expression, and for what it has a value: a case, or a row of `context`, or of the roster that it names itself.
    struct Formula {
        ExpressionPointer expression;
        const RowContext* context = nullptr;
        std::vector<std::size_t> reads;  ///< fields
        explicit operator bool() const { return expression != nullptr; }
    };

    /// Settles the relevance of a section, or relevance and value of a field.
    struct Step {
        bool of_section = false;
        std::size_t index = 0;  ///< section or field
        Formula relevance, computation, row_count;
        std::vector<std::pair<std::size_t, Formula>> choices;  ///< categories that are not always offered
        std::optional<std::size_t> parent;    ///< field whose answer the choices must be below (cascade)
        std::vector<std::int64_t> parent_of;  ///< by category: which category of `parent` is above it; -1: none
        std::vector<std::size_t> reads;       ///< fields
    };
    struct Condition {
        std::size_t field = 0;  ///< that is named when it fails
        const form::Check* check =
            nullptr;  ///< in the form that this logic belongs to; null: when an answer is required
        Formula formula;
    };
    struct Default {
        std::size_t field = 0;
        Formula formula;
    };

    std::vector<Field> fields;
    std::unordered_map<std::string, std::size_t> field_by_id;
    std::vector<std::unique_ptr<RowContext>> contexts;
    std::vector<Step> steps;            ///< in order of evaluation
    std::vector<Condition> conditions;  ///< in form order, those of the form as a whole last
    std::vector<Default> defaults;
};

inline const form::Question& QuestionOf(const Field& field) { return *field.question; }

/// The question whose categories name the rows of a roster with fixed rows; null for other rosters.
inline const form::Question* FixedRowKey(const form::Question& roster) {
    if (roster.fixed_rows.empty()) return nullptr;
    for (const form::Question& column : roster.questions) {
        if (column.type == form::QuestionType::SingleChoice) return &column;
    }
    return nullptr;
}

}  // namespace gongjian::interview
