// rules/village_committee.rules written by hand as C++ over structs: what the evaluator must agree with.
#pragma once

#include <vector>

#include "bench/house_peer.h"
#include "bench/village_cases.h"

namespace gongjian::bench {

/// Vetoes in the order of the rule file.
HouseSums ScoreVillages(const std::vector<VillageCase>& villages);

}  // namespace gongjian::bench
