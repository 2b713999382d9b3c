// gj fill: answers and steps through the form's logic.
#include <boost/test/unit_test.hpp>

#include "tool/run_tool.h"

using namespace gongjian::tests;
using Json = nlohmann::ordered_json;

namespace {

ToolRun Fill(const std::string& entry) {
    return RunTool({"fill", "forms/village_evaluation.info", "--answers", "-", "--as-of", "2012-12-31", "--json"},
                   R"({"form":"village_evaluation","cases":[)" + entry + "]}");
}

bool HasViolation(const Json& filled, const std::string& path, const std::string& severity) {
    for (const Json& violation : filled.at("violations")) {
        if (violation.at("path") == path && violation.at("severity") == severity) return true;
    }
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fill_tests)

BOOST_AUTO_TEST_CASE(answers_stand_by_their_path_with_relevance_and_value) {
    const ToolRun run = Fill(R"({"id":"a","answers":{"pledges_made":4,"pledges_completed":"４",
        "ballot_groups":[{"group":"masses","voters_due":60}]}})");
    BOOST_TEST(run.code == 0);
    const Json filled = run.Json().at("cases").at(0);
    BOOST_TEST(filled.at("id") == "a");
    const Json& questions = filled.at("questions");
    BOOST_TEST(questions.at("pledges_made").dump() == R"({"relevant":true,"value":4})");
    BOOST_TEST(questions.at("pledges_completed").at("value") == 4);
    BOOST_TEST(questions.at("ballot_groups[1].group").at("value") == "masses");
    BOOST_TEST(questions.at("ballot_groups[1].voters_present").at("value").is_null());
    BOOST_TEST(questions.at("news_items_reported").at("value").is_null());
    BOOST_TEST(filled.at("set_aside").empty());
}

BOOST_AUTO_TEST_CASE(hard_checks_are_errors_and_required_ones_are_not) {
    const ToolRun run = Fill(R"({"id":"a","answers":{"pledges_made":3,"pledges_completed":4}})");
    BOOST_TEST(run.code == 1);
    const Json filled = run.Json().at("cases").at(0);
    BOOST_TEST(HasViolation(filled, "pledges_completed", "hard"));
    bool required = false;
    for (const Json& violation : filled.at("violations")) {
        if (Contains(violation.at("code"), "required")) {
            required = true;
            BOOST_TEST(violation.at("severity") == "soft");
        }
    }
    BOOST_TEST(required);
}

BOOST_AUTO_TEST_CASE(steps_are_applied_in_order_and_mend_what_was_wrong) {
    const ToolRun run = Fill(R"({"id":"a","answers":{"pledges_made":"three"},"steps":[
        {"path":"pledges_made","value":3},{"path":"pledges_completed","value":4},{"path":"pledges_completed","value":2},
        {"path":"news_items_reported","value":{"no_answer":"refused"}},{"path":"nothing","value":1}]})");
    BOOST_TEST(run.code == 0, run.out);
    const Json questions = run.Json().at("cases").at(0).at("questions");
    BOOST_TEST(questions.at("pledges_made").at("value") == 3);
    BOOST_TEST(questions.at("pledges_completed").at("value") == 2);
    BOOST_TEST(questions.at("news_items_reported").at("value").dump() == R"({"no_answer":"refused"})");
    BOOST_TEST(Contains(run.err, "nothing"));
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_type_is_a_hard_violation) {
    const ToolRun run = Fill(R"({"id":"a","answers":{"pledges_made":"three"}})");
    BOOST_TEST(run.code == 1);
    BOOST_TEST(HasViolation(run.Json().at("cases").at(0), "pledges_made", "hard"));
}

BOOST_AUTO_TEST_SUITE_END()
