// The evaluator of the house as a peer, and what it reads: a form and a checked rule set.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/columns.h"
#include "bench/peers.h"
#include "interview/checked_form.h"
#include "lang/evaluate.h"

namespace gongjian::bench {

/// Throws std::runtime_error with the findings if the form has errors.
std::shared_ptr<const interview::CheckedForm> OpenFormOrThrow(const std::filesystem::path& file);

/// Throws std::runtime_error with the findings if the rules have errors.
std::shared_ptr<const lang::RuleSet> CheckRulesOrThrow(const std::string& text, const lang::Names& names);

/// Points of what is scored (penalties taken off), vetoes that hold and items without points, read from the columns of a
/// result.
struct HouseSums {
    std::int64_t points = 0, pending = 0, not_applicable = 0;
    std::vector<std::int64_t> vetoes;
    friend bool operator==(const HouseSums&, const HouseSums&) = default;
};
void AddResults(const lang::RuleSetInfo& info, const lang::Results& results, HouseSums& sums);

/// Totals only: each result is read and dropped.
HouseSums EvaluateAll(const std::shared_ptr<const lang::RuleSet>& rules, const std::vector<base::Batch>& batches);

/// Every intermediate is kept, as for an explanation that anybody may ask for; one reason of each batch is asked for. Only the
/// last few batches stay in memory.
HouseSums EvaluateAllKept(const std::shared_ptr<const lang::RuleSet>& rules, const std::vector<base::Batch>& batches);

/// HouseSums of the rubric as the other peers say them.
Sums RubricSums(const HouseSums& sums);

}  // namespace gongjian::bench
