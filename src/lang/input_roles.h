// What part the answers play in a rule set: some say how much was done, others how much there was to do.
#pragma once

#include <set>
#include <string>

#include "lang/rules.h"

namespace gongjian::lang {

/// Questions ("recruits_planned", "roster.column") that stand for what is due: after 应, or as a divisor, and nowhere as what was
/// done. Lowering such a number raises points without any more work.
std::set<std::string> DueInputs(const RuleSet& rules);

}  // namespace gongjian::lang
