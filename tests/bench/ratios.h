// The table at the end of a run: what the numbers mean against each other.
#pragma once

#include <map>
#include <string>

#include "bench/settings.h"

namespace gongjian::bench {

/// `best`: milliseconds of processor time by name of the contender. Rows whose contenders were not run are left out.
void PrintRatios(const std::map<std::string, double>& best, const Settings& settings);

}  // namespace gongjian::bench
