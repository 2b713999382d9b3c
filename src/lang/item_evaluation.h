// Points of one item of one case, from node columns: omissions, guards, base, adjustments, floor and cap, rounding. The same run
// records what each clause did, so the explanation cannot differ from the score.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lang/evaluate.h"
#include "lang/node_columns.h"
#include "lang/program.h"

namespace gongjian::lang {

/// What one clause did in one case.
struct ClauseRecord {
    const ClauseProgram* clause = nullptr;
    bool fired = false;
    Rational points{0, 1};  ///< given, or the change (negative: deducted)
    Rational steps{0, 1};   ///< counted steps after the reading of partial ones
    Rational gap{0, 1};     ///< short, over, below, above, or counted
    int tier = -1;          ///< of Tiers
    /// RowCases: row (in the roster's column), its points, whether it counts (就高), unknown.
    struct Row {
        std::size_t row;
        base::Decimal points;
        bool counts;
        bool unknown;
    };
    std::vector<Row> rows;
    bool capped = false;
};

struct PartRecord {
    const PartProgram* part = nullptr;
    std::vector<ClauseRecord> clauses;
    bool from_full = false;  ///< started from full points
    Rational points{0, 1};   ///< after floor and cap
    bool floored = false, capped = false;
};

struct ItemRecord {
    ItemState state = ItemState::Scored;
    std::int64_t points = 0;                  ///< units of 10^-decimals
    const ClauseProgram* omission = nullptr;  ///< that made it not applicable
    const ClauseProgram* pending = nullptr;   ///< 待补 guard that holds
    std::vector<PartRecord> parts;
    bool floored = false, capped = false;
    bool overflow = false;
};

ItemRecord EvaluateItem(const CheckedRuleSet& rules, const NodeColumns& columns, std::size_t index, std::size_t item);

/// What evaluate.h promises to keep: the batch, its node columns.
struct Trace {
    std::shared_ptr<const CheckedRuleSet> rules;
    base::Batch batch;
    std::unique_ptr<NodeColumns> columns;
};

}  // namespace gongjian::lang
