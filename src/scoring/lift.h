// What would lift it: the smallest change of an answer that regains points of an item, and the smallest that reaches the next
// better grade. Nothing is derived from the rules; the case is scored again with other answers, hundreds of them in one batch.
#pragma once

#include <memory>

#include "cases/score_sheet.h"
#include "scoring/score.h"

namespace gongjian::scoring {

/// For the cases of one run; all must outlive it. Values over the population stay as the run has them.
class Lifts {
public:
    Lifts(const std::shared_ptr<const lang::RuleSet>& rules, const interview::CheckedForm& form,
          const std::vector<ScoringCase>& cases, const ScoreOptions& options);

    /// Answers that are tried: numbers up and down within the form's bounds, yes and no, choices; those of existing rows too.
    /// Not tried: what identifies the case (the unit, the year, its kind), the names of fixed rows, texts and dates, answers
    /// that are not there. A change that breaks a hard check, leaves something pending or touches a veto is no candidate.
    ///
    /// Of all that help, work comes first (a larger number, a yes), then other answers, and what was due (应, a divisor) only
    /// if nothing else helps; within that the smaller change, then the order of the form. If one change does not reach the
    /// grade, up to three are put together, the one that brings most first, and made as small as they can be.
    ///
    /// The grade is the case's own, without a quota. Of a case without a total `missing` says what is to be filled in; of one
    /// that is invalid or not assessed there is nothing to say.
    cases::SheetLift Find(std::size_t index) const;

private:
    const std::shared_ptr<const lang::RuleSet>& m_rules;
    const interview::CheckedForm& m_form;
    const std::vector<ScoringCase>& m_cases;
    const ScoreOptions& m_options;
    std::vector<base::Column> m_comparisons;
};

}  // namespace gongjian::scoring
