// Versions of one case, scored as one batch: points of items, total and grade, without words. Private to this room.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "scoring/assemble.h"
#include "scoring/score.h"

namespace gongjian::scoring {

class LiftTrial {
public:
    /// All must outlive the trial. `comparisons`: the case's values over the population, one entry each.
    LiftTrial(const std::shared_ptr<const lang::RuleSet>& rules, const interview::CheckedForm& form,
              const ScoringCase& one, const ScoreOptions& options, const std::vector<base::Column>& comparisons);

    struct Outcome {
        cases::SheetStatus status = cases::SheetStatus::Invalid;
        std::vector<std::optional<base::Decimal>> items;  ///< like RuleSetInfo::items; empty: not scored
        std::optional<base::Decimal> total;
        std::optional<std::size_t> band;  ///< index into RuleSetInfo::bands of the grade
        std::vector<std::string> vetoes;  ///< vetoes and caps that hold
        std::vector<std::string> missing;
    };
    std::vector<Outcome> Run(const std::vector<cases::Answers>& versions) const;

private:
    const std::shared_ptr<const lang::RuleSet>& m_rules;
    const interview::CheckedForm& m_form;
    const ScoringCase& m_case;
    const ScoreOptions& m_options;
    const std::vector<base::Column>& m_comparisons;
    FormOrder m_order;
};

}  // namespace gongjian::scoring
