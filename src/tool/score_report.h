// Score sheets for people: a table of all units, where points were lost, and the whole explanation.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cases/score_sheet.h"
#include "form/form.h"
#include "lang/rules.h"

namespace gongjian::tool {

/// Rank, unit, blocks, bonus, penalty, total, grade and remarks; by rank, then vetoed ones by total, then the rest.
void PrintScoreTable(std::ostream& out, const std::vector<cases::ScoreSheet>& sheets, const lang::RuleSetInfo& rules,
                     const form::Form& form);

/// One line a unit: the items in which it lost points, and how many.
void PrintLostPoints(std::ostream& out, const std::vector<cases::ScoreSheet>& sheets, const lang::RuleSetInfo& rules);

/// Every item of every unit with its reason, the clauses that took part, and the answers they saw.
void PrintExplanations(std::ostream& out, const std::vector<cases::ScoreSheet>& sheets, const lang::RuleSetInfo& rules,
                       const form::Form& form);

/// A name out of `missing` or `errors` by its labels: "ballot_groups.town" is "Democratic ballot by group: Town offices".
std::string LabelOfName(const form::Form& form, const std::string& name);

}  // namespace gongjian::tool
