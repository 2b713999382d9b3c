// What the answers of a batch do not meet. Private to this room; sessions and scoring both read it.
#pragma once

#include <vector>

#include "interview/evaluation.h"
#include "interview/session.h"

namespace gongjian::interview {

struct Finding {
    enum class Kind { Misfit, Minimum, Maximum, Length, Required, Rows, Yuan, Standard, Check };

    std::size_t field = 0;
    std::size_t index = 0;  ///< case, or row of the batch for a column
    Kind kind = Kind::Check;
    std::size_t condition = 0;  ///< of a check; of Standard the number of the fault
    form::Severity severity = form::Severity::Hard;
};

/// By field, then by case or row. `hard_only` leaves reminders out.
std::vector<Finding> FindAll(const Evaluation& evaluation, bool hard_only);

/// Whether an answer is required: always, or because a condition holds. `index` as in Finding.
bool IsRequired(const Evaluation& evaluation, std::size_t field, std::size_t index);

/// A finding as a violation at `path`.
Violation ViolationOf(const Evaluation& evaluation, const Finding& finding, std::string path);

}  // namespace gongjian::interview
