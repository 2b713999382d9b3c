// gj score and gj rank against the acceptance cases of every shipped rubric, field by field, and each rubric's own tests.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/temp_dir.h"
#include "tool/run_tool.h"
#include "tool/sheet_checks.h"

using namespace gongjian::tests;
namespace data = boost::unit_test::data;
using Json = nlohmann::ordered_json;

namespace {

const char* const kRubrics[] = {"village_committee",  "enterprise_coconstruction",
                                "migrant_management", "village_official",
                                "target_lights",      "indicators"};

const char* const kWithEdges[] = {"enterprise_coconstruction", "migrant_management", "village_official",
                                  "target_lights"};

/// Advice and comparisons: nothing but their own tests.
const char* const kInWords[] = {"relation_advice", "ledger_comparison"};

std::string RulesOf(const std::string& rubric) { return "rules/" + rubric + ".rules"; }

/// Expected results that are no field of the sheet stand among its values.
const Json* FieldOf(const Json& sheet, const std::string& key) {
    if (sheet.contains(key)) return &sheet.at(key);
    return sheet.at("values").contains(key) ? &sheet.at("values").at(key) : nullptr;
}

void CheckCases(const std::string& rubric, const Json& file) {
    const ToolRun run = RunTool({"score", RulesOf(rubric), "--answers", "-", "--no-population", "--json"}, file.dump());
    BOOST_TEST(run.err.find("error") == std::string::npos, run.err);
    const Json sheets = run.Json().at("sheets");
    BOOST_TEST(sheets.size() == file.at("cases").size());
    for (const Json& one : file.at("cases")) {
        const std::string id = one.at("id");
        const Json& sheet = SheetOf(sheets, id);
        const Json& expected = one.at("expect");
        for (const auto& [key, value] : expected.items()) CheckEqual(Below(id, key), value, FieldOf(sheet, key));
        if (!expected.contains("items")) continue;
        // Items that are not expected are not there.
        for (const auto& [key, value] : sheet.at("items").items())
            BOOST_TEST((expected.at("items").contains(key) || value.is_null()), id << " has " << key);
    }
}

Json CasesOf(const std::string& name) { return Json::parse(SourceText("tests/data/cases/" + name + ".json")); }

/// Every case is the base with its changes; null takes an answer away.
Json EdgesOf(const std::string& rubric) {
    Json file = CasesOf(rubric + "_edges");
    for (Json& one : file.at("cases")) {
        Json answers = file.at("base");
        for (const auto& [question, answer] : one.at("change").items()) {
            if (answer.is_null())
                answers.erase(question);
            else
                answers[question] = answer;
        }
        one["answers"] = answers;
    }
    return file;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rubric_tests)

BOOST_DATA_TEST_CASE(cases_come_out_as_expected_field_by_field, kRubrics, rubric) {
    CheckCases(rubric, CasesOf(rubric));
}

// Every blank and refusal, every threshold and zero denominator, vetoes on pending and starred records, limits passed.
BOOST_DATA_TEST_CASE(edges_come_out_as_expected_field_by_field, kWithEdges, rubric) {
    CheckCases(rubric, EdgesOf(rubric));
}

BOOST_DATA_TEST_CASE(the_tests_of_each_rubric_pass_and_reach_every_clause, data::make(kRubrics) + data::make(kInWords),
                     rubric) {
    const ToolRun check = RunTool({"check", RulesOf(rubric)});
    BOOST_TEST(check.code == 0, check.out << check.err);
    BOOST_TEST((check.out + check.err).find("0 errors, 0 warnings") != std::string::npos, check.out << check.err);
    const ToolRun run = RunTool({"test", RulesOf(rubric), "--json"});
    BOOST_TEST(run.code == 0, run.out << run.err);
    const Json clauses = run.Json().at("clauses");
    BOOST_TEST(clauses.at("total") == clauses.at("reached"), clauses.dump());
}

BOOST_AUTO_TEST_CASE(rankings_come_out_as_expected) {
    const Json file = Json::parse(SourceText("tests/data/cases/ranking.json"));
    for (const Json& population : file.at("populations")) {
        const ToolRun run =
            RunTool({"rank", "rules/village_committee.rules", "--totals", "-", "--json"}, population.dump());
        BOOST_TEST(run.code == 0);
        const Json actual = run.Json();
        const std::string id = population.at("id");
        for (const auto& [key, value] : population.at("expect").items()) {
            CheckEqual(Below(id, key), value, actual.contains(key) ? &actual.at(key) : nullptr);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
