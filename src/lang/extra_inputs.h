// What a rule set reads besides its own form: ledgers, points that people enter on the sheet, and what the whole population gives.
#pragma once

#include <vector>

#include "lang/program.h"

namespace gongjian::lang {

/// Whether a 取数 is a value over the population: one of its functions and nothing else.
bool IsPopulationValue(const ast::Tree& tree, const ast::Fetch& fetch);

/// Adds a roster for each 台账 that the tree names, two columns for each item with manual points and one for each value over the
/// population after the form's variables, in the order of RuleSetInfo::ledgers, manual_items and population. A ledger whose form does not exist is reported.
void AddExtraInputs(CheckedRuleSet& rules, const NamesOfForm& names_of_form,
                    std::vector<base::Diagnostic>& diagnostics);

}  // namespace gongjian::lang
