// What a rule set yields besides points: conclusions and results of rows. Private to this room.
#pragma once

#include <cstddef>

#include "cases/score_sheet.h"
#include "lang/evaluate.h"

namespace gongjian::scoring {

/// Fills ScoreSheet::values for case `index`: each 结论 as text (true and false as such), each 逐行 as an object by row key.
/// What is not known is left out of a conclusion and null in a row.
void AddValues(const lang::RuleSetInfo& rules, const lang::Results& results, std::size_t index,
               cases::ScoreSheet& sheet);

}  // namespace gongjian::scoring
