// Two scorings of the same units beside each other: an old rule set and a new one, or one rule set in two rounds. Who gains, who
// loses, whose grade or rank changes, and by which items.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "cases/score_sheet.h"

namespace gongjian::scoring {

/// One item in both scorings; empty where the item is not there or not scored.
struct ItemShift {
    std::string id;
    std::string title;
    std::optional<std::string> before, after;
    std::optional<base::Decimal> change;  ///< only where both are points
};

struct UnitShift {
    std::string unit;
    const cases::ScoreSheet* before = nullptr;  ///< null: not in that scoring
    const cases::ScoreSheet* after = nullptr;
    std::optional<base::Decimal> change;  ///< of the total, where both have one
    std::vector<ItemShift> items;  ///< those that differ, in the order of the new scoring, then those that fell away
    bool GradeChanges() const;
    bool RankChanges() const;
};

struct Comparison {
    std::vector<UnitShift>
        units;  ///< largest gain first, then losses, then what cannot be compared, in the order given
    std::size_t gain = 0, lose = 0, same = 0, not_comparable = 0, grades_changed = 0, ranks_changed = 0;
    base::Decimal gained{0, 2}, lost{0, 2};  ///< sums of the changes above and below zero
};

/// Sheets are matched by unit; where a name is empty, or stands twice, by case. The sheets must outlive the result.
Comparison Compare(const std::vector<cases::ScoreSheet>& before, const std::vector<cases::ScoreSheet>& after);

}  // namespace gongjian::scoring
