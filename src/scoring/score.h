// Score sheets from cases: the evaluator's columns put together into blocks, rescaling, totals, vetoes and grades, then ranks and
// quota over the population (population.h).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/columns.h"
#include "base/date.h"
#include "base/decimal.h"
#include "cases/answer.h"
#include "cases/score_sheet.h"
#include "interview/checked_form.h"
#include "lang/rules.h"

namespace gongjian::scoring {

/// Points that a person enters for an item with points at discretion.
struct ManualEntry {
    base::Decimal points;
    std::string reason;  ///< blank: the sheet is invalid
};

struct ScoringCase {
    std::string id;
    std::string unit;  ///< shown name; may be empty
    const cases::Answers* answers = nullptr;
    std::vector<std::string>
        problems;  ///< ids or paths of questions whose given value did not fit: the sheet is invalid
    /// Cases of other forms of the same unit and round, by form id. An absent ledger is not an empty one: nothing is known of it.
    std::map<std::string, std::vector<const cases::Answers*>> ledgers{};
    std::map<std::string, ManualEntry> entries{};  ///< by item id
};

/// The form of a ledger by its id; null: it is treated as absent.
using FormOfLedger = std::function<const interview::CheckedForm*(const std::string& form_id)>;

struct ScoreOptions {
    base::Date today;        ///< as-of date
    bool population = true;  ///< rank, quota; false: `grade` is the case's own, after caps and vetoes
    bool explain = false;    ///< fill clauses and inputs
    FormOfLedger form_of_ledger = nullptr;
    bool compare = true;  ///< 全体名次 and the like are taken over the cases given; false: they are not known
};

/// One sheet per case, in order.
std::vector<cases::ScoreSheet> Score(const std::shared_ptr<const lang::RuleSet>& rules,
                                     const interview::CheckedForm& form, const std::vector<ScoringCase>& cases,
                                     const ScoreOptions& options);

/// The values over the population, like RuleSetInfo::population, one entry per case; empty if options.compare is false.
std::vector<base::Column> ComparisonsOf(const std::shared_ptr<const lang::RuleSet>& rules,
                                        const interview::CheckedForm& form, const std::vector<ScoringCase>& cases,
                                        const ScoreOptions& options);

}  // namespace gongjian::scoring
