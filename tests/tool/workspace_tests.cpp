// gj init, gj case …, and scoring a round of a workspace.
#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;
using Json = nlohmann::ordered_json;

namespace {

struct Demo {
    Demo() { std::filesystem::copy(Master(), dir / "demo", std::filesystem::copy_options::recursive); }

    /// Made once; every test works on a copy.
    static std::filesystem::path Master() {
        static const TempDir master;
        static const ToolRun made = RunTool({"init", base::PathToUtf8(master / "demo"), "--demo"});
        BOOST_REQUIRE_MESSAGE(made.code == 0, made.err);
        return master / "demo";
    }

    ToolRun In(const std::vector<std::string>& arguments) const { return RunTool(arguments, "", dir / "demo"); }

    std::string IdOf(const std::string& unit) const {
        const Json cases = In({"case", "list", "village_evaluation", "--json"}).Json().at("cases");
        for (const Json& one : cases) {
            if (one.at("unit") == unit) return one.at("id");
        }
        return {};
    }

    TempDir dir;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(workspace_tests, Demo)

BOOST_AUTO_TEST_CASE(the_demo_workspace_has_twenty_submitted_cases) {
    const Json cases =
        In({"case", "list", "village_evaluation", "--round", "2012", "--status", "submitted", "--json"}).Json();
    BOOST_TEST(cases.at("cases").size() == 20u);
    BOOST_TEST(In({"case", "list", "village_evaluation", "--round", "2011", "--json"}).Json().at("cases").empty());
    BOOST_TEST(In({"case", "list", "village_evaluation"}).code == 0);
    BOOST_TEST(In({"case", "list", "village_evaluatio"}).code == 2);
    BOOST_TEST(In({"case", "list", "village_evaluation", "--status", "odd"}).code == 2);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_empty_is_left_alone) {
    BOOST_TEST(RunTool({"init", base::PathToUtf8(dir / "demo")}).code == 3);
    base::WriteFile(dir / "file", "x");
    BOOST_TEST(RunTool({"init", base::PathToUtf8(dir / "file")}).code == 3);
    BOOST_TEST(RunTool({"init", base::PathToUtf8(dir.Path())}).code == 3);
    BOOST_TEST(base::ReadFile(dir / "file") == "x");
}

BOOST_AUTO_TEST_CASE(a_new_rule_set_is_compared_with_the_old_one_before_anything_is_saved) {
    std::string text = base::ReadFile(base::PathFromUtf8(GONGJIAN_SOURCE_DIR "/rules/village_committee.rules"));
    const std::string old_step = "每少 1 次 扣 2 分，扣完为止";
    text.replace(text.find(old_step), old_step.size(), "每少 1 次 扣 1 分，扣完为止");
    base::WriteFile(dir / "new.rules", text);
    const ToolRun run =
        In({"compare", "village_committee", base::PathToUtf8(dir / "new.rules"), "--round", "2012", "--json"});
    BOOST_TEST_REQUIRE(run.code == 0, run.err);
    const Json result = run.Json();
    const Json& shift = result.at("shift");
    std::size_t gains = 0;
    for (const Json& unit : result.at("units")) {
        const Json& items = unit.at("items");
        if (unit.at("unit") == "旧渡村")
            BOOST_TEST(items.at("A1.1").at("change") == "2.00");  // none of the two was held
        gains += unit.at("change").is_string() && unit.at("change") != "0.00" ? 1 : 0;
    }
    BOOST_TEST(gains > 0u);
    BOOST_TEST(shift.at("gain") == gains);
    BOOST_TEST(shift.at("lose") == 0);
    BOOST_TEST(shift.at("not_comparable") >= 1);  // the demo has a pending total
    BOOST_TEST(In({"compare", "village_committee", "village_committee"}).out.find('+') == std::string::npos);
    BOOST_TEST(In({"compare", "village_committee"}).code == 2);
    BOOST_TEST(In({"compare", "village_committee", "--rounds", "2011,2012"}).code == 2);
    BOOST_TEST(In({"compare", "village_committee", "--rounds", "2012,2012"}).code == 0);
}

BOOST_AUTO_TEST_CASE(an_empty_workspace_takes_its_name_from_the_folder) {
    BOOST_TEST(RunTool({"init", base::PathToUtf8(dir / base::PathFromUtf8("某镇"))}).code == 0);
    const std::string settings = base::ReadFile(dir / base::PathFromUtf8("某镇/workspace.info"));
    BOOST_TEST(Contains(settings, "某镇"));
    BOOST_TEST(Contains(settings, "2013"));
    BOOST_TEST(std::filesystem::exists(dir / base::PathFromUtf8("某镇/rules/village_committee.rules")));
}

BOOST_AUTO_TEST_CASE(without_a_workspace_the_use_is_wrong) {
    BOOST_TEST(RunTool({"case", "list", "village_evaluation"}, "", dir.Path()).code == 2);
    BOOST_TEST(RunTool({"case", "list", "village_evaluation", "--workspace", "nowhere"}, "", dir.Path()).code == 3);
    // From a folder inside, it is found.
    BOOST_TEST(RunTool({"case", "list", "village_evaluation"}, "", dir / "demo" / "rules").code == 0);
}

BOOST_AUTO_TEST_CASE(an_edit_goes_through_the_logic_and_into_the_history) {
    const std::string id = IdOf("枫林村");
    const ToolRun edit =
        In({"case", "edit", id, "--set", "training_sessions_attended=１０", "--set", "ballot_groups[2].votes_good=5",
            "--set", "ballot_groups[2].votes_excellent=15", "--reason", "核对签到表", "--json"});
    BOOST_TEST(edit.code == 0, edit.err);
    BOOST_TEST(edit.Json().at("answers").at("training_sessions_attended") == 10);
    const Json shown = In({"case", "show", id, "--json"}).Json();
    BOOST_TEST(shown.at("answers").at("training_sessions_attended") == 10);
    BOOST_TEST(shown.at("answers").at("ballot_groups").at(1).at("votes_good") == 5);
    const Json history = In({"case", "history", id, "--json"}).Json().at("revisions");
    BOOST_REQUIRE(history.size() == 2u);
    BOOST_TEST(history.at(1).at("reason") == "核对签到表");
    BOOST_TEST(history.at(1).at("author") == "tester");
    BOOST_TEST(Contains(history.at(1).dump(), R"({"path":"training_sessions_attended","before":"9","after":"10"})"));
    BOOST_TEST(In({"case", "history", id}).code == 0);
}

BOOST_AUTO_TEST_CASE(an_edit_that_does_not_fit_changes_nothing) {
    const std::string id = IdOf("枫林村");
    BOOST_TEST(In({"case", "edit", id, "--set", "news_items_reported=2", "--set", "pledges_made=many", "--reason", "x"})
                   .code == 1);
    BOOST_TEST(In({"case", "edit", id, "--set", "no_such=2", "--reason", "x"}).code == 2);
    BOOST_TEST(In({"case", "edit", id, "--set", "news_items_reported", "--reason", "x"}).code == 2);
    BOOST_TEST(In({"case", "edit", id, "--set", "news_items_reported=2"}).code == 2);
    BOOST_TEST(In({"case", "edit", "no-such-id", "--set", "news_items_reported=2", "--reason", "x"}).code == 2);
    BOOST_TEST(In({"case", "history", id, "--json"}).Json().at("revisions").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_submitted_case_stays_submitted) {
    const ToolRun run = In({"case", "submit", IdOf("青禾村")});
    BOOST_TEST(run.code == 0);
    BOOST_TEST(Contains(run.err, "already"));
}

BOOST_AUTO_TEST_CASE(a_round_is_scored_printed_for_one_unit_and_saved) {
    const ToolRun run = In({"score", "village_committee", "--round", "2012", "--save", "--json"});
    BOOST_TEST(run.code == 0, run.err);
    BOOST_TEST(run.Json().at("sheets").size() == 20u);
    BOOST_TEST(Contains(run.err, "20 score sheets"));
    const ToolRun one = In({"score", "village_committee", "--unit", "枫林村", "--json"});
    BOOST_REQUIRE(one.Json().at("sheets").size() == 1u);
    // Its rank is that among all.
    BOOST_TEST(one.Json().at("sheets").at(0).at("rank") > 1);
    BOOST_TEST(In({"score", "village_committee", "--unit", "无此村"}).code == 2);
    const ToolRun table = In({"score", "village_committee"});
    BOOST_TEST(Contains(table.out, "石桥社区"));
    BOOST_TEST(Contains(table.out, "no place left in the quota"));
    BOOST_TEST(Contains(table.out, "tied at the quota line"));
    BOOST_TEST(In({"score", "village_committee", "--round", "1999"}).code == 0);
}

BOOST_AUTO_TEST_SUITE_END()
