// What the answers of a batch do not meet. Private to this room; sessions and scoring both read it.
#pragma once

#include <vector>

#include "interview/evaluation.h"
#include "interview/session.h"

namespace gongjian::interview {

struct Finding {
    enum class Kind { Misfit, Minimum, Maximum, Length, Required, Rows, Check };

    std::size_t field = 0;
    std::size_t index = 0;  ///< case, or row of the batch for a column
    Kind kind = Kind::Check;
    std::size_t condition = 0;  ///< of a check
    form::Severity severity = form::Severity::Hard;
};

/// By field, then by case or row. `hard_only` leaves reminders out.
std::vector<Finding> FindAll(const Evaluation& evaluation, bool hard_only);

/// A finding as a violation at `path`.
Violation ViolationOf(const Evaluation& evaluation, const Finding& finding, std::string path);

}  // namespace gongjian::interview
