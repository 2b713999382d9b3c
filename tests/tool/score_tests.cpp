// gj score and gj rank against the acceptance cases of the village committees, field by field.
#include <boost/test/unit_test.hpp>

#include "support/temp_dir.h"
#include "tool/run_tool.h"
#include "tool/sheet_checks.h"

using namespace gongjian::tests;
using Json = nlohmann::ordered_json;

namespace {

constexpr char kRules[] = "rules/village_committee.rules";

}  // namespace

BOOST_AUTO_TEST_SUITE(score_tests)

BOOST_AUTO_TEST_CASE(village_cases_come_out_as_expected_field_by_field) {
    const std::string text = SourceText("tests/data/cases/village_committee.json");
    const Json cases = Json::parse(text).at("cases");
    const ToolRun run = RunTool({"score", kRules, "--answers", "-", "--no-population", "--json"}, text);
    BOOST_TEST(run.code == 0);
    BOOST_TEST(run.err.find("error") == std::string::npos, run.err);
    const Json sheets = run.Json().at("sheets");
    BOOST_TEST(sheets.size() == cases.size());
    for (const Json& one : cases) {
        const std::string id = one.at("id");
        const Json& sheet = SheetOf(sheets, id);
        for (const auto& [key, value] : one.at("expect").items()) {
            CheckEqual(Below(id, key), value, sheet.contains(key) ? &sheet.at(key) : nullptr);
        }
        // Items that are not expected are not there.
        for (const auto& [key, value] : sheet.at("items").items()) {
            BOOST_TEST((one.at("expect").at("items").contains(key) || value.is_null()), id << " has " << key);
        }
    }
}

BOOST_AUTO_TEST_CASE(rankings_come_out_as_expected) {
    const Json file = Json::parse(SourceText("tests/data/cases/ranking.json"));
    for (const Json& population : file.at("populations")) {
        const ToolRun run = RunTool({"rank", kRules, "--totals", "-", "--json"}, population.dump());
        BOOST_TEST(run.code == 0);
        const Json actual = run.Json();
        const std::string id = population.at("id");
        for (const auto& [key, value] : population.at("expect").items()) {
            CheckEqual(Below(id, key), value, actual.contains(key) ? &actual.at(key) : nullptr);
        }
    }
}

BOOST_AUTO_TEST_CASE(tables_are_for_people_and_name_what_is_missing) {
    const std::string text = SourceText("tests/data/cases/village_committee.json");
    const ToolRun run = RunTool({"score", kRules, "--answers", "-"}, text);
    BOOST_TEST(run.code == 0);
    BOOST_TEST(Contains(run.out, "101.49"));
    BOOST_TEST(Contains(run.out, "示例V05村"));
    BOOST_TEST(Contains(run.out, "pending, missing: Democratic ballot by group"));
    BOOST_TEST(Contains(run.out, "veto: "));
    const ToolRun explained = RunTool({"score", kRules, "--answers", "-", "--explain"}, text);
    BOOST_TEST(explained.code == 0);
    BOOST_TEST(explained.out.size() > run.out.size());
}

BOOST_AUTO_TEST_CASE(values_that_do_not_fit_make_the_case_invalid) {
    const std::string text = R"({"form":"village_evaluation","cases":[
        {"id":"a","answers":{"pledges_made":"many","village_kind":"city"}},
        {"id":"b","answers":{"no_such_question":1}}]})";
    const ToolRun run = RunTool({"score", kRules, "--answers", "-", "--json"}, text);
    BOOST_TEST(run.code == 1);
    const Json sheets = run.Json().at("sheets");
    BOOST_TEST(sheets[0].at("status") == "invalid");
    BOOST_TEST(sheets[0].at("errors").dump() == R"(["village_kind","pledges_made"])");
    BOOST_TEST(sheets[0].at("total").is_null());
    BOOST_TEST(sheets[1].at("status") == "pending");
    BOOST_TEST(Contains(run.err, "no_such_question"));
}

BOOST_AUTO_TEST_CASE(bad_input_is_named_with_its_line) {
    const ToolRun bad = RunTool({"score", kRules, "--answers", "-"}, "{\"cases\":[\n{\"id\":\"a\",}\n]}");
    BOOST_TEST(bad.code == 1);
    BOOST_TEST(bad.out.empty());
    BOOST_TEST(Contains(bad.err, "line 2"));
    const ToolRun shapeless = RunTool({"score", kRules, "--answers", "-"}, "[]");
    BOOST_TEST(shapeless.code == 1);
    BOOST_TEST(Contains(shapeless.err, "cases"));
    const ToolRun other = RunTool({"score", kRules, "--answers", "-"}, R"({"form":"other","cases":[]})");
    BOOST_TEST(other.code == 2);
    BOOST_TEST(RunTool({"score", kRules, "--answers", "nothing.json"}).code == 3);
    BOOST_TEST(RunTool({"score", kRules, "--answers", "tests"}).code == 3);
    BOOST_TEST(RunTool({"score", "rules/nothing.rules", "--answers", "-"}, "{}").code == 3);
    BOOST_TEST(RunTool({"score", kRules, "--answers", "-", "--save"}, "{}").code == 2);
    BOOST_TEST(RunTool({"score", kRules, "--answers", "-", "--as-of", "2012-02-30"}, "{}").code == 2);
}

BOOST_AUTO_TEST_CASE(rules_outside_their_period_warn) {
    const std::string text = R"({"cases":[]})";
    BOOST_TEST(Contains(RunTool({"score", kRules, "--answers", "-", "--as-of", "2015-06-01"}, text).err, "2012-12-31"));
    BOOST_TEST(RunTool({"score", kRules, "--answers", "-", "--as-of", "2012-06-01"}, text).err.empty());
}

BOOST_AUTO_TEST_CASE(conclusions_lights_and_indicators_are_printed_with_their_titles) {
    const ToolRun lights =
        RunTool({"score", "rules/target_lights.rules", "--answers", "tests/data/cases/target_lights.json"});
    BOOST_TEST(lights.code == 0, lights.err);
    BOOST_TEST(Contains(lights.out, "时序进度(%)"));
    BOOST_TEST(Contains(lights.out, "T3                 30.00        -19.73        严重滞后"), lights.out);
    Json file = Json::parse(SourceText("tests/data/cases/indicators.json"));
    file.at("cases").erase(file.at("cases").begin() + 1, file.at("cases").end());
    const ToolRun indicators = RunTool({"score", "rules/indicators.rules", "--answers", "-"}, file.dump());
    BOOST_TEST(Contains(indicators.out, "在岗职工数"));
    BOOST_TEST(Contains(indicators.out, "66.67"));
    BOOST_TEST(Contains(indicators.out, "Sample Village 2"));  // a row is named by its category
}

BOOST_AUTO_TEST_CASE(an_explanation_says_what_would_lift_the_case) {
    Json file = Json::parse(SourceText("tests/data/cases/village_committee.json"));
    const ToolRun run = RunTool({"score", kRules, "--answers", "-", "--explain", "--json"}, file.dump());
    BOOST_TEST(run.code == 0, run.err);
    const Json sheets = run.Json().at("sheets");
    const Json full = SheetOf(sheets, "V01").at("explain").at("lift");
    BOOST_TEST(full.at("items").empty());
    BOOST_TEST(full.at("grade").is_null());
    const Json lift = SheetOf(sheets, "V02").at("explain").at("lift");
    BOOST_TEST(lift.at("items").at("A1.1").at("path") == "democratic_life_meetings");
    BOOST_TEST(lift.at("items").at("A1.1").at("gain") == "2.00");
    BOOST_TEST(lift.at("items").at("A1.1").at("en") == "Democratic-life meetings: 1 times more (1 → 2)");
    // 79.51: one more of the first thing that brings half a point.
    BOOST_TEST(lift.at("grade").at("grade") == "良好");
    BOOST_TEST(lift.at("grade").at("changes").size() == 1u);
    BOOST_TEST(SheetOf(sheets, "V05").at("explain").at("lift").at("missing").dump() == R"(["ballot_groups.town"])");
    const ToolRun text = RunTool({"score", kRules, "--answers", "-", "--explain"}, file.dump());
    BOOST_TEST(Contains(text.out, "Would regain points: Democratic-life meetings: 1 times more (1 → 2), +2.00"));
    BOOST_TEST(Contains(text.out, "Next grade: "));
    BOOST_TEST(Contains(text.out, "To be filled in first: Democratic ballot by group · Town leaders and offices"));
    BOOST_TEST(!Contains(RunTool({"score", kRules, "--answers", "-"}, file.dump()).out, "Would regain"));
}

BOOST_AUTO_TEST_SUITE_END()
