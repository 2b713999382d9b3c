// Many cases that lie near given ones: one answer changed, two of one section, a row more or less. Two versions of a rule set
// that agree on all of them are as good as equal; where they do not, the first case that tells them apart is shown to people.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scoring/inputs.h"
#include "scoring/score.h"

namespace gongjian::scoring {

/// What was changed in a case of the given ones.
struct ProbeChange {
    Input input;           ///< `question` null: a whole row
    bool added = false;    ///< a row was put in; else, a whole row was taken out
    cases::Answer answer;  ///< what stands there now; of an added row what its first choice says
};

/// A case on which two rule sets differ, and in what.
struct ProbeDifference {
    std::size_t base = 0;  ///< index into the given cases
    std::vector<ProbeChange> changes;
    std::string target;     ///< id of the item, value or veto
    std::string now, then;  ///< points; empty: not scored, or a veto
};

class Probes {
public:
    /// Points at `cases`, `form` and what they point at, which must stay. `numbers`: values that matter to the rules, tried for
    /// every whole number. Cases with errors are left out, and values over the population are not known.
    Probes(std::shared_ptr<const lang::RuleSet> rules, const interview::CheckedForm& form,
           const std::vector<ScoringCase>& cases, const std::vector<std::int64_t>& numbers,
           const ScoreOptions& options);
    ~Probes();

    /// The first probe, in the order of fewest changes, whose items, vetoes or shown values come out otherwise. A rule set with
    /// other ledgers or points at discretion differs without an example.
    struct Verdict {
        bool differs = false;
        std::optional<ProbeDifference> example;
    };
    Verdict Compare(const std::shared_ptr<const lang::RuleSet>& changed) const;

    std::size_t Size() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace gongjian::scoring
