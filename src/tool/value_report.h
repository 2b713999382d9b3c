// What rules say besides points, for people: conclusions, lights, indicators.
#pragma once

#include <iosfwd>
#include <vector>

#include "cases/score_sheet.h"
#include "lang/rules.h"

namespace gongjian::tool {

/// One table of the conclusions, a line a unit; then the values that are shown (where the rules give no points; of a single unit if
/// they conclude something) and the results row by row. Nothing for rules that only give points. What is not known is blank.
void PrintValues(std::ostream& out, const std::vector<cases::ScoreSheet>& sheets, const lang::RuleSetInfo& rules);

}  // namespace gongjian::tool
