// gj test: tests inside rule files and the clauses that they reach.
#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

constexpr char kRules[] =
    "评分规则 two_items “两项” 版本 “1”\n"
    "  适用表单 village_evaluation\n"
    "  满分 8\n"
    "项目 A1.1 “民主生活会” 满分 4\n"
    "  应 2 次，实 民主生活会次数\n"
    "  每少 1 次 扣 2 分\n"
    "项目 A1.3 “班子团结” 满分 4\n"
    "  每 1 次 班子不团结被约谈次数 扣 2 分\n"
    "测试 “少一次”\n"
    "  给定 民主生活会次数 = 1，班子不团结被约谈次数 = 0\n"
    "  期望 A1.1 = 2.00，A1.3 = 4.00，总分 = 6.00\n";

struct RuleFolder {
    ToolRun Test(const std::string& rules, const std::vector<std::string>& more = {}) {
        base::WriteFile(dir / "two_items.rules", rules);
        std::vector<std::string> arguments{"test", base::PathToUtf8(dir / "two_items.rules")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return RunTool(arguments);
    }
    TempDir dir;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rule_file_tests, RuleFolder)

BOOST_AUTO_TEST_CASE(passing_tests_are_done_with_their_coverage) {
    const ToolRun run = Test(kRules, {"--json"});
    BOOST_TEST(run.code == 0, run.err);
    const auto json = run.Json();
    BOOST_TEST(json.at("tests").at(0).at("name") == "少一次");
    BOOST_TEST(json.at("tests").at(0).at("passed") == true);
    BOOST_TEST(json.at("tests").at(0).at("expected").at("total") == "6.00");
    BOOST_TEST(json.at("tests").at(0).at("actual").at("total") == "6.00");
    const auto& clauses = json.at("clauses");
    BOOST_TEST(clauses.at("total").get<int>() ==
               clauses.at("reached").get<int>() + static_cast<int>(clauses.at("unreached").size()));
    // The warnings of A1.3 never fire: nobody was warned.
    bool found = false;
    for (const auto& clause : clauses.at("unreached")) found = found || clause.at("line") == 8;
    BOOST_TEST(found, clauses.dump());
}

BOOST_AUTO_TEST_CASE(a_failing_test_says_what_was_expected_and_what_is) {
    std::string rules = kRules;
    rules.replace(rules.find("A1.1 = 2.00"), 11, "A1.1 = 3.00");
    const ToolRun run = Test(rules);
    BOOST_TEST(run.code == 1);
    BOOST_TEST(Contains(run.out, "FAILED"));
    BOOST_TEST(Contains(run.out, "A1.1: expected 3.00, is 2.00"));
    BOOST_TEST(Contains(run.err, "1 failed"));
}

BOOST_AUTO_TEST_CASE(rules_with_errors_run_no_tests) {
    const ToolRun run =
        Test("评分规则 two_items “两项” 版本 “1”\n  适用表单 village_evaluation\n项目 A “a” 满分 4\n  实\n");
    BOOST_TEST(run.code == 1);
    BOOST_TEST(run.out.empty());
    BOOST_TEST(Contains(run.err, "two_items.rules"));
}

BOOST_AUTO_TEST_CASE(the_shipped_rules_pass_their_tests) {
    const ToolRun run = RunTool({"test", "rules/village_committee.rules", "--json"});
    BOOST_TEST(run.code == 0, run.out << run.err);
    BOOST_TEST(run.Json().at("tests").size() > 0u);
}

BOOST_AUTO_TEST_CASE(hints_name_changes_that_no_test_would_notice) {
    const ToolRun run = Test(kRules, {"--hints", "--json"});
    BOOST_TEST(run.code == 0, run.err);
    const auto hints = run.Json().at("hints");
    const auto of = [&hints](const std::string& text) {
        for (const auto& hint : hints) {
            if (hint.at("text") == text) return hint;
        }
        return nlohmann::ordered_json{};
    };
    // Nobody was warned in the test. (Without its only clause the item would not check: that is no mutant.)
    const auto step = of("扣 2 分");
    BOOST_REQUIRE(!step.is_null());
    BOOST_TEST(step.at("line") == 8);
    BOOST_TEST(step.at("column") == 20);
    BOOST_TEST(step.at("mutant") == "扣 3 分");
    BOOST_TEST(step.at("example") ==
               "With the answers of “少一次” but Disunity warnings = 1, A1.3 is 2.00 and would be 1.00.");
    std::size_t on_line_8 = 0;
    for (const auto& hint : hints) on_line_8 += hint.at("line") == 8 ? 1 : 0;
    BOOST_TEST(on_line_8 == 1u);
    // The test sees one meeting short: other points and another number due are noticed.
    for (const auto& hint : hints) BOOST_TEST(hint.at("line") == 8, hint.dump());
}

BOOST_AUTO_TEST_CASE(tests_that_see_every_clause_leave_no_hint) {
    const ToolRun run = Test(std::string(kRules) +
                                 "测试 “约谈两次，开会一次没有”\n"
                                 "  给定 民主生活会次数 = 0，班子不团结被约谈次数 = 1\n"
                                 "  期望 A1.1 = 0.00，A1.3 = 2.00\n",
                             {"--hints"});
    BOOST_TEST(run.code == 0, run.err);
    BOOST_TEST(!Contains(run.out, "hint  "), run.out);
}

BOOST_AUTO_TEST_CASE(hints_wait_until_all_tests_pass) {
    std::string rules = kRules;
    rules.replace(rules.find("A1.1 = 2.00"), 11, "A1.1 = 3.00");
    const ToolRun run = Test(rules, {"--hints"});
    BOOST_TEST(run.code == 1);
    BOOST_TEST(Contains(run.err, "hints are given once all tests pass"), run.err);
    BOOST_TEST(!Contains(run.out, "hint  "), run.out);
    const std::string untested(kRules, std::string(kRules).find("测试"));
    BOOST_TEST(Contains(Test(untested, {"--hints"}).err, "no tests, so no hints"));
    // They are no errors, and they are only there if asked for.
    BOOST_TEST(!Test(kRules, {"--json"}).Json().contains("hints"));
}

BOOST_AUTO_TEST_CASE(unreachable_changes_are_no_hints) {
    // 4 points are lost at the most: a cap of 5 or 6 is the same to everybody.
    std::string rules = kRules;
    const std::string clause = "每少 1 次 扣 2 分";
    rules.replace(rules.find(clause), clause.size(),
                  "每少 1 次 扣 2 分，扣完为止\n  当 民主生活会次数 > 900000 扣 1 分 最多 3 分");
    const ToolRun run = Test(rules, {"--hints", "--json"});
    BOOST_TEST(run.code == 0, run.err);
    const auto found = run.Json();
    for (const auto& hint : found.at("hints")) BOOST_TEST(!Contains(hint.at("text"), "最多 3 分"), hint.dump());
}

BOOST_AUTO_TEST_SUITE_END()
