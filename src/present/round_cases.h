// The cases of a round as they are scored, with the ledgers that a rule set counts in: each form is read once, whatever the number of
// units.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cases/case_store.h"
#include "interview/checked_form.h"
#include "lang/rules.h"
#include "scoring/score.h"

namespace gongjian::present {

/// A form of the workspace by its id, or null.
using FormById = std::function<std::shared_ptr<const interview::CheckedForm>(const std::string&)>;

class RoundCases {
public:
    /// Reads the cases of the rule set's form and those of its ledgers; void ones are left out. A ledger that has no case at all in
    /// the round is absent: nothing is known of it. A unit without a case in a ledger that is kept has an empty one. A form of the
    /// whole town (`unit town`) has the ledgers of all units.
    RoundCases(cases::CaseStore& store, const lang::RuleSetInfo& rules, const std::string& round,
               const FormById& forms);

    const std::vector<cases::Case>& Cases() const { return m_cases; }
    /// When one of them was changed last; 0: there is none.
    base::Moment Newest() const { return m_newest; }
    /// Like Cases(); they point into this, which must outlive them.
    std::vector<scoring::ScoringCase> ToScore() const;
    /// For scoring::ScoreOptions; this must outlive it.
    scoring::FormOfLedger FormOfLedger() const;

private:
    struct Ledger {
        std::shared_ptr<const interview::CheckedForm> form;
        std::vector<cases::Case> cases;
        std::map<std::string, std::vector<std::size_t>> of_unit;
    };

    std::vector<cases::Case> m_cases;
    std::vector<std::string> m_units;  ///< like m_cases
    std::map<std::string, Ledger> m_ledgers;
    bool m_of_town = false;
    base::Moment m_newest = 0;
};

}  // namespace gongjian::present
