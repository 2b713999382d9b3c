// The counting phrases of real rubrics, each as its authors word it, through the shipped example file and gj score.
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

using Json = nlohmann::ordered_json;

/// Lists become rosters: of {value}, and contests of {contest, unit, score}.
Json Roster(const std::string& name, const Json& list) {
    Json rows = Json::array();
    if (name == "contests") {
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (const auto& [unit, score] : list[i].items())
                rows.push_back({{"contest", std::to_string(i + 1)}, {"unit", unit}, {"score", score}});
        }
        return rows;
    }
    for (const Json& value : list) rows.push_back(value.is_object() ? value : Json{{"value", value}});
    return rows;
}

Json AnswersOf(const Json& vector) {
    Json answers = Json::object();
    for (const auto& [name, value] : vector.at("inputs").items()) {
        if (value.is_null()) continue;
        answers[name] = value.is_array() ? Roster(name, value) : value;
    }
    return answers;
}

std::string Found(const Json& sheet, const Json& vector) {
    const std::string id = vector.at("id"), expected = vector.at("expect");
    if (expected == "error") return sheet.at("status") == "invalid" ? "error" : "valid";
    if (vector.at("quantity") == "grade") return sheet.at("values").value(id, "none");
    for (const Json& pending : sheet.at("pending_items")) {
        if (pending == id) return "pending";
    }
    return sheet.at("items").value(id, "none");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(idiom_tests)

BOOST_AUTO_TEST_CASE(every_idiom_gives_what_its_authors_mean) {
    const Json vectors = Json::parse(SourceText("tests/data/cases/idioms.json")).at("cases");
    Json answers{{"form", "idioms"}, {"cases", Json::array()}};
    for (const Json& vector : vectors)
        answers["cases"].push_back({{"id", vector.at("case")}, {"answers", AnswersOf(vector)}});
    const ToolRun run = RunTool({"score", "rules/examples/idioms.rules", "--answers", "-", "--no-population", "--json"},
                                answers.dump());
    BOOST_REQUIRE_MESSAGE(run.code <= 1, run.err);
    const Json sheets = run.Json().at("sheets");
    BOOST_REQUIRE(sheets.size() == vectors.size());
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        BOOST_TEST_CONTEXT("idiom " << vectors[i].at("case")) {
            BOOST_TEST(Found(sheets[i], vectors[i]) == vectors[i].at("expect").get<std::string>());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_example_file_is_clean) {
    const ToolRun run = RunTool({"check", "rules/examples", "--strict"});
    BOOST_TEST(run.code == 0, run.err + run.out);
}

BOOST_AUTO_TEST_SUITE_END()
