// Score sheets from cases: the evaluator's columns put together into blocks, rescaling, totals, vetoes and grades, then ranks and
// quota over the population (population.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "cases/answer.h"
#include "cases/score_sheet.h"
#include "interview/checked_form.h"
#include "lang/rules.h"

namespace gongjian::scoring {

struct ScoringCase {
    std::string id;
    std::string unit;  ///< shown name; may be empty
    const cases::Answers* answers = nullptr;
    std::vector<std::string>
        problems;  ///< ids or paths of questions whose given value did not fit: the sheet is invalid
};

struct ScoreOptions {
    base::Date today;        ///< as-of date
    bool population = true;  ///< rank, quota; false: `grade` is the case's own, after caps and vetoes
    bool explain = false;    ///< fill clauses and inputs
};

/// One sheet per case, in order.
std::vector<cases::ScoreSheet> Score(const std::shared_ptr<const lang::RuleSet>& rules,
                                     const interview::CheckedForm& form, const std::vector<ScoringCase>& cases,
                                     const ScoreOptions& options);

}  // namespace gongjian::scoring
