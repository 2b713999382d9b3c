// What the cells of a run say of an item: its state and points for every case, and for one case what each clause did. Both read
// the same cells, so the explanation cannot differ from the score.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "lang/evaluate.h"
#include "lang/execution.h"
#include "lang/program.h"

namespace gongjian::lang {

/// What one clause did in one case.
struct ClauseRecord {
    const ClauseProgram* clause = nullptr;
    bool fired = false;
    Rational points{0, 1};  ///< given, or the change (negative: deducted)
    Rational steps{0, 1};   ///< counted steps after the reading of partial ones
    Rational gap{0, 1};     ///< short, over, below, above, or counted
    /// RowCases: row (in the roster's column), its points, whether it counts (就高), unknown.
    struct Row {
        std::size_t row;
        Rational points;
        bool counts;
        bool unknown;
    };
    std::vector<Row> rows;
    std::vector<std::size_t> lacking;  ///< Checklist: indices of what is not there
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
};

/// States and points of an item for all cases of the run; `scratch` holds the states where not all are scored.
ItemCells CellsOfItem(const ItemProgram& program, const Execution& run, std::vector<ItemState>& scratch);
/// The same, appended to `out`, with 0 points (缺报按 n 分: those n) where a case is not scored.
void AppendItem(const ItemProgram& program, const Execution& run, ItemColumn& out);

/// `index` counts from the first case of the run.
ItemRecord RecordOfItem(const CheckedRuleSet& rules, const Execution& run, std::size_t index, std::size_t item);

/// The first 待补 guard of a 取数 value that holds in case `index` of the run, or null.
const ClauseProgram* HeldPending(const ValueProgram& value, const Execution& run, std::size_t index);

/// What evaluate.h promises to keep: the batch. Its intermediate cells are made again, a stretch at a time, when an explanation
/// asks for them; they are the same because nothing else goes into them. Safe to share between threads that hold the lock.
struct Trace {
    std::shared_ptr<const CheckedRuleSet> rules;
    std::shared_ptr<const base::Batch> batch;
    mutable std::recursive_mutex mutex;
    mutable std::unique_ptr<Execution> run;

    /// Cells of the stretch that holds case `index`.
    const Execution& RunOf(std::size_t index) const;
};

}  // namespace gongjian::lang
