// Values over the population (全体名次, 全体平均值 …): what the evaluator found for each case becomes one column for all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/columns.h"
#include "lang/evaluate.h"
#include "lang/rules.h"

namespace gongjian::scoring {

/// What each case contributes, over all cases of the run.
struct PopulationInput {
    lang::PopulationColumn column;
    std::vector<std::uint8_t> takes_part;  ///< 0: not assessed or invalid, left out as if it were not there
    std::vector<std::string> pools;        ///< compared are the cases of one pool
};

struct PopulationOutput {
    base::Column column;    ///< at PopulationInfo::decimals, one entry per case
    bool overflow = false;  ///< the value leaves 64 bits
};

/// One value over the population. Cases to which x does not apply are skipped; an x that is not known makes the value unknown for
/// its whole pool, unless 忽略未填 says otherwise. The rank of a case whose own x is missing is missing alike. Ranks are 1, 2, 2, 4;
/// a mean is rounded half away from zero; the extremes and the mean of nobody do not apply.
PopulationOutput ReducePopulation(const lang::PopulationInfo& info, const PopulationInput& input);

}  // namespace gongjian::scoring
