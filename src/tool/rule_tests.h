// Runs the tests that stand in a rule file, and finds the clauses that none of them reaches.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
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

}  // namespace gongjian::tool
