// Changes of a rule set that none of its tests would notice: hints for whoever writes tests. Every hint has been shown to
// matter: there is a case near those of the tests in which the change gives other points.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "tool/rules_input.h"

namespace gongjian::tool {

struct RuleHint {
    int line = 0, column = 0;  ///< of `text`, from 1
    std::string text;          ///< as it stands in the file: 扣 2 分
    std::string mutant;        ///< what could stand there instead; empty: nothing at all
    base::Message message;
    base::Message example;  ///< a case that tells them apart; may be empty
};

struct HintReport {
    std::vector<RuleHint> hints;     ///< in text order, one a place
    std::size_t tried = 0, all = 0;  ///< changes; fewer tried than there are: it took too long
};

/// Told before each change is tried: how many have been, of how many.
using HintProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Expects that all tests of the rules pass. The same for the same rules, unless the file is so large that the time for it runs
/// out (half a minute).
HintReport FindHints(const OpenedRules& opened, base::Date today, const HintProgress& progress);

}  // namespace gongjian::tool
