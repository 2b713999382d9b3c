// Runs the tests that stand in a rule file, and finds the clauses that none of them reaches.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "scoring/score.h"
#include "tool/rules_input.h"

namespace gongjian::tool {

/// One expectation beside what came out. Lists (veto, missing) stand in the vectors, everything else in the texts.
struct TestComparison {
    std::string target;
    bool is_list = false;
    std::string expected, actual;
    std::vector<std::string> expected_list, actual_list;
    bool met = false;
};

struct TestOutcome {
    std::string name;
    int line = 0;
    bool passed = false;
    std::vector<TestComparison> comparisons;
};

struct ClausePlace {
    int line = 0;
    std::string text;
};

struct RuleTestReport {
    std::vector<TestOutcome> tests;
    std::size_t clauses = 0;  ///< of all items
    std::vector<ClausePlace> unreached;
};

/// `today` is the as-of date of tests that name none.
RuleTestReport RunRuleTests(const OpenedRules& opened, base::Date today);

/// The tests of a rule set made ready to be run against changed versions of it. Points at `opened`.
class PreparedTests {
public:
    PreparedTests(const OpenedRules& opened, base::Date today);
    ~PreparedTests();

    /// Whether every expectation is met by these rules as well.
    bool AllPass(const std::shared_ptr<const lang::RuleSet>& rules) const;

    /// Cases of the tests that are run as of `today`, in file order; their ids are the names of the tests.
    std::vector<scoring::ScoringCase> Cases() const;

private:
    bool EachPasses(const std::shared_ptr<const lang::RuleSet>& rules) const;

    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace gongjian::tool
