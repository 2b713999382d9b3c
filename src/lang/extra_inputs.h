// What a rule set reads besides its own form: ledgers, and points that people enter on the sheet.
#pragma once

#include <vector>

#include "lang/program.h"

namespace gongjian::lang {

/// Adds a roster for each 台账 that the tree names and two columns for each item with manual points after the form's variables,
/// in the order of RuleSetInfo::ledgers and manual_items. A ledger whose form does not exist is reported.
void AddExtraInputs(CheckedRuleSet& rules, const NamesOfForm& names_of_form,
                    std::vector<base::Diagnostic>& diagnostics);

}  // namespace gongjian::lang
