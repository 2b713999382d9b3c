// Sums of items in one part of a rule set (a block, or the whole), exact, and their rescaling. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/decimal.h"
#include "lang/evaluate.h"

namespace gongjian::scoring {

/// Decimals of blocks, base and totals.
inline constexpr int kTotalDecimals = 2;

/// More points than this in one item are taken for an overflow (in units of the item).
inline constexpr std::int64_t kMostPoints = 1'000'000'000'000;

/// Points summed at a scale that no item of a rule set exceeds.
class PartSum {
public:
    void Add(const lang::ItemInfo& info, lang::ItemState state, std::int64_t points);

    bool Pending() const { return m_pending; }
    /// Plain sum of what could be scored, rounded.
    std::int64_t Raw() const;
    /// 满分 of the items that do not count.
    base::Decimal Omitted() const;
    /// Raw × full ÷ (full − omitted), rounded once; 0 where nothing is left. `full` defaults to the items' own points.
    std::int64_t Rescaled(const std::optional<base::Decimal>& full) const;
    bool Starred(const std::optional<base::Decimal>& over) const { return over && Omitted() > *over; }

private:
    static constexpr int kScale = base::Decimal::kMaxScale;

    bool m_pending = false;
    base::Int128 m_points = 0, m_omitted = 0, m_full = 0;  ///< in units of 10^-kScale
};

/// Hundredths as they are printed.
inline std::string PrintTotal(std::int64_t units) { return base::ToString(base::Decimal{units, kTotalDecimals}); }

}  // namespace gongjian::scoring
