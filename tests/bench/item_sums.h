// Reads the columns of a result, as fast as the machine can: that is no part of the evaluator's time.
#pragma once

#include <cstdint>
#include <vector>

#include "lang/evaluate.h"

namespace gongjian::bench {

struct ItemSums {
    std::int64_t points = 0, pending = 0, not_applicable = 0;
};

/// Points of an item that is not scored are 0, so that nothing has to be asked before they are added.
ItemSums ReadItem(const lang::ItemColumn& item);

/// The same of the cells of a stretch, whose points mean nothing where a case is not scored.
ItemSums ReadCells(const lang::ItemCells& item, std::size_t count);
std::int64_t CountTrue(const lang::Truth* truths, std::size_t count);
std::int64_t CountTrue(const std::vector<lang::Truth>& truths);

}  // namespace gongjian::bench
