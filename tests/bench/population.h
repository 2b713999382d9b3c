// Generated cases of the rubric, in the layouts of the peers and of the house.
#pragma once

#include <vector>

#include "base/columns.h"
#include "bench/peers.h"
#include "lang/names.h"

namespace gongjian::bench {

/// The same number of cases gives the same answers. `blank_percent` of the cells are blank.
Population MakePopulation(std::size_t cases, std::int32_t blank_percent);

std::vector<Row> MakeRows(const Population& population);

/// Batches of at most `size` cases, columns in the order of `names`.
std::vector<base::Batch> MakeBatches(const Population& population, const lang::Names& names, std::size_t size);

}  // namespace gongjian::bench
