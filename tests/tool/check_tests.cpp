// gj check: findings of forms and rules as text and JSON, and its exit codes.
#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

/// A folder with one form and room for rules.
struct Folder {
    Folder() { Write("forms/small.info", kForm); }

    void Write(const std::string& name, const std::string& text) const {
        const std::filesystem::path file = dir / base::PathFromUtf8(name);
        std::filesystem::create_directories(file.parent_path());
        base::WriteFile(file, text);
    }
    std::string Path(const std::string& name = "") const { return base::PathToUtf8(dir / base::PathFromUtf8(name)); }

    static constexpr char kForm[] = R"(form small {
    version "1"
    title { zh "小表" en "Small form" }
    section one {
        title { zh "一" en "One" }
        question meetings {
            type integer
            label { zh "会议次数" en "Meetings" }
            min 0
            max 99
        }
    }
}
)";
    static constexpr char kRules[] =
        "评分规则 small_rules “小规则” 版本 “1”\n"
        "  适用表单 small\n"
        "  满分 4\n"
        "项目 M “会议” 满分 4\n"
        "  应 2 次，实 会议次数\n"
        "  每少 1 次 扣 2 分\n";

    TempDir dir;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(check_tests, Folder)

BOOST_AUTO_TEST_CASE(a_clean_folder_is_done_and_prints_nothing) {
    Write("rules/small.rules", kRules);
    const ToolRun run = RunTool({"check", Path()});
    BOOST_TEST(run.code == 0);
    BOOST_TEST(!Contains(run.out, "error"));
    BOOST_TEST(Contains(run.err, "2 files checked"));
}

BOOST_AUTO_TEST_CASE(an_unknown_name_is_an_error_with_its_place) {
    std::string rules = kRules;
    rules.replace(rules.find("实 会议次数"), std::string("实 会议次数").size(), "实 会议次");
    Write("rules/small.rules", rules);
    const ToolRun text = RunTool({"check", Path("rules/small.rules")});
    BOOST_TEST(text.code == 1);
    BOOST_TEST(Contains(text.out, "small.rules:5:"));

    const ToolRun json = RunTool({"check", "--json", Path("rules/small.rules")});
    BOOST_TEST(json.code == 1);
    const auto diagnostics = json.Json().at("diagnostics");
    BOOST_REQUIRE(!diagnostics.empty());
    std::vector<std::string> keys;
    for (const auto& [key, value] : diagnostics.front().items()) keys.push_back(key);
    const std::vector<std::string> expected{"file",     "line", "column",  "end_line", "end_column",
                                            "severity", "code", "message", "hint",     "fixes"};
    BOOST_TEST(keys == expected, boost::test_tools::per_element());
    BOOST_TEST(diagnostics.front().at("line") == 5);
    BOOST_TEST(diagnostics.front().at("severity") == "error");
    BOOST_TEST(diagnostics.front().at("file") == Path("rules/small.rules"));
    BOOST_TEST(!diagnostics.front().at("hint").get<std::string>().empty());
}

BOOST_AUTO_TEST_CASE(a_fix_in_the_json_names_its_place_and_its_text) {
    std::string rules = kRules;
    rules.replace(rules.find("实 会议次数"), std::string("实 会议次数").size(), "实 会仪次数");
    Write("rules/small.rules", rules);
    const auto fixes =
        RunTool({"check", "--json", Path("rules/small.rules")}).Json().at("diagnostics").at(0).at("fixes");
    BOOST_REQUIRE(fixes.size() == 1u);
    BOOST_TEST(fixes[0].at("text") == "会议次数");
    BOOST_TEST(fixes[0].at("line") == 5);
    BOOST_TEST(fixes[0].at("column") == 11);
    BOOST_TEST(fixes[0].at("end_column") == 15);
    BOOST_TEST(fixes[0].at("title") == "Replace 会仪次数 by 会议次数");
}

BOOST_AUTO_TEST_CASE(a_faulty_form_is_told_once_with_the_rules_that_need_it) {
    std::string form = kForm;
    form.replace(form.find("type integer"), 12, "type integr ");
    Write("forms/small.info", form);
    Write("rules/small.rules", kRules);
    const auto diagnostics = RunTool({"check", "--json", Path()}).Json().at("diagnostics");
    int of_form = 0;
    for (const auto& diagnostic : diagnostics) of_form += diagnostic.at("file") == Path("forms/small.info") ? 1 : 0;
    BOOST_TEST(of_form == 1);
}

BOOST_AUTO_TEST_CASE(strict_makes_warnings_count) {
    // A file of another name than its form: a warning.
    Write("forms/other.info", kForm);
    BOOST_TEST(RunTool({"check", Path("forms/other.info")}).code == 0);
    BOOST_TEST(RunTool({"check", "--strict", Path("forms/other.info")}).code == 1);
    BOOST_TEST(RunTool({"check", "--strict", Path("forms/small.info")}).code == 0);
}

BOOST_AUTO_TEST_CASE(workspace_files_are_checked_and_hidden_folders_left_out) {
    Write("workspace.info", "name \"示例镇\"\n");
    Write(".git/broken.info", "form {");
    const auto diagnostics = RunTool({"check", "--json", Path()}).Json().at("diagnostics");
    BOOST_REQUIRE(diagnostics.size() == 1u);
    BOOST_TEST(diagnostics[0].at("file") == Path("workspace.info"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_a_failure_of_the_environment) {
    const ToolRun run = RunTool({"check", Path("nothing.rules")});
    BOOST_TEST(run.code == 3);
    BOOST_TEST(run.out.empty());
    BOOST_TEST(Contains(run.err, "nothing.rules"));
}

BOOST_AUTO_TEST_CASE(shipped_forms_and_rules_have_no_errors) {
    const ToolRun run = RunTool({"check", "forms", "rules"});
    BOOST_TEST(run.code == 0);
    BOOST_TEST_MESSAGE(run.out);
}

BOOST_AUTO_TEST_SUITE_END()
