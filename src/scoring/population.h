// Rank, quota and ties over finished totals, in integers of the last printed decimal (brief §3.0 G7-G9).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/score_sheet.h"
#include "lang/evaluate.h"
#include "lang/rules.h"

namespace gongjian::scoring {

/// What ranking needs of one unit.
struct RankUnit {
    std::string id;
    cases::SheetStatus status = cases::SheetStatus::Scored;
    std::optional<std::string> total;                        ///< printed decimals
    std::map<std::string, std::optional<std::string>> keys;  ///< block or item id -> points
    std::vector<std::string> veto;
    std::optional<std::string> cap;
    bool starred = false;
    bool grade_withheld = false;  ///< a veto that cannot be told, or 不定等次
    /// Whether the conditions of the grades hold, like RuleSetInfo::bands (lang::GradeConditions); empty: none has one.
    std::vector<lang::Truth> conditions{};
    std::string pool{};  ///< units are ranked, and share quotas, within theirs
};

struct Standing {
    std::optional<int> rank;  ///< competition ranks 1,2,2,4
    std::optional<std::string> grade;
    bool quota_limited = false;
    bool tied_at_quota = false;  ///< ties across the quota line: no automatic grade, people decide
};

struct Ranking {
    std::size_t assessed = 0;         ///< 参评数: scored and not starred, vetoed included; over all pools
    std::size_t quota = 0;            ///< places of all pools together
    std::vector<std::size_t> order;   ///< indices into units: ranked ones, then vetoed by total; the rest left out
    std::vector<Standing> standings;  ///< like units
};

/// Bands, quota and order of a rule set over units. Equal ranks keep the input's order.
Ranking Rank(const lang::RuleSetInfo& rules, const std::vector<RankUnit>& units);

/// The band of a total by itself; empty total gives none, nor does a condition that cannot be told.
std::optional<std::string> GradeOf(const lang::RuleSetInfo& rules, const std::optional<std::string>& total,
                                   const std::vector<lang::Truth>& conditions = {});

}  // namespace gongjian::scoring
