// gj fmt: what it writes, lists and refuses.
#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

constexpr char kLoose[] =
    "评分规则 two_items “两项” 版本 “1”\n"
    "适用表单 village_evaluation\n"
    "满分 4\n"
    "# 第一项\n"
    "项目 A1.1 “民主生活会” 满分4分\n"
    "应2次，实民主生活会次数\n"
    "每少1次扣2分   # 扣完为止\n";
constexpr char kTidy[] =
    "评分规则 two_items “两项” 版本 “1”\n"
    "  适用表单 village_evaluation\n"
    "  满分 4\n"
    "\n"
    "# 第一项\n"
    "项目 A1.1 “民主生活会” 满分 4\n"
    "  应 2 次，实 民主生活会次数\n"
    "  每少 1 次 扣 2 分  # 扣完为止\n";

struct RuleFolder {
    std::string Write(const std::string& text, const std::string& name = "two_items.rules") {
        base::WriteFile(dir / name, text);
        return base::PathToUtf8(dir / name);
    }
    std::string Text(const std::string& name = "two_items.rules") { return base::ReadFile(dir / name); }
    /// Units after numbers may be left out by the printer; the tests here are not about them.
    static std::string WithoutUnits(std::string text) {
        for (const std::string unit : {" 次", " 分"})
            for (std::size_t at = text.find(unit); at != std::string::npos; at = text.find(unit, at))
                text.erase(at, unit.size());
        return text;
    }
    TempDir dir;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(fmt_tests, RuleFolder)

BOOST_AUTO_TEST_CASE(a_file_is_brought_into_form_and_then_stays) {
    const std::string file = Write(kLoose);
    const ToolRun run = RunTool({"fmt", file});
    BOOST_TEST(run.code == 0, run.err);
    BOOST_TEST(run.out.empty());
    BOOST_TEST(WithoutUnits(Text()) == WithoutUnits(kTidy));
    const std::string once = Text();
    const ToolRun again = RunTool({"fmt", file});
    BOOST_TEST(again.code == 0);
    BOOST_TEST(Text() == once);
    BOOST_TEST(Contains(again.err, "0 of 1 file changed"));
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(dir / "."), {}) == 1);  // no temporary file left
}

BOOST_AUTO_TEST_CASE(check_lists_what_would_change_and_changes_nothing) {
    const std::string loose = Write(kLoose), tidy = Write(kLoose, "tidy.rules");
    RunTool({"fmt", tidy});
    const ToolRun run = RunTool({"fmt", "--check", loose, tidy});
    BOOST_TEST(run.code == 1);
    BOOST_TEST(run.out == loose + "\n");
    BOOST_TEST(Text() == kLoose);
    const ToolRun clean = RunTool({"fmt", "--check", tidy});
    BOOST_TEST(clean.code == 0);
    BOOST_TEST(clean.out.empty());
}

BOOST_AUTO_TEST_CASE(keywords_change_their_language_and_come_back) {
    const std::string file = Write(kLoose);
    RunTool({"fmt", file});
    const std::string chinese = Text();
    BOOST_TEST(RunTool({"fmt", "--lang", "en", file}).code == 0);
    BOOST_TEST(Contains(Text(), "item A1.1 \"民主生活会\" points 4"));
    BOOST_TEST(Contains(Text(), "deduct 2"));
    BOOST_TEST(RunTool({"fmt", "--lang=zh", file}).code == 0);
    BOOST_TEST(WithoutUnits(Text()) == WithoutUnits(chinese));
}

BOOST_AUTO_TEST_CASE(its_language_is_that_of_the_keywords_not_of_what_is_said) {
    const std::string file = Write(kLoose);
    BOOST_TEST(Contains(RunTool({"fmt", "--check", "--lang", "zh", file}).err, "would change"));
    BOOST_TEST(RunTool({"fmt", "--lang", "fr", file}).code == 2);
    BOOST_TEST(Text() == kLoose);
}

BOOST_AUTO_TEST_CASE(a_file_with_errors_is_left_as_it_is_and_the_others_are_done) {
    const std::string text = std::string(kLoose) + "项目 B 满分\n";
    const std::string broken = Write(text, "broken.rules"), good = Write(kLoose);
    const ToolRun run = RunTool({"fmt", broken, good});
    BOOST_TEST(run.code == 1);
    BOOST_TEST(run.out.empty());
    BOOST_TEST(Contains(run.err, "broken.rules:8:"));
    BOOST_TEST(Text("broken.rules") == text);
    BOOST_TEST(WithoutUnits(Text()) == WithoutUnits(kTidy));
}

BOOST_AUTO_TEST_CASE(json_names_files_and_diagnostics) {
    const std::string broken = Write("项目 B 满分\n", "broken.rules"), good = Write(kLoose);
    const auto json = RunTool({"fmt", "--check", "--json", broken, good}).Json();
    BOOST_TEST(json.at("files").size() == 2u);
    BOOST_TEST(json.at("files").at(0).at("errors") == true);
    BOOST_TEST(json.at("files").at(1).at("changed") == true);
    BOOST_TEST(json.at("diagnostics").at(0).at("file") == broken);
}

BOOST_AUTO_TEST_CASE(standard_input_goes_to_standard_output) {
    const ToolRun run = RunTool({"fmt", "-"}, kLoose);
    BOOST_TEST(run.code == 0, run.err);
    BOOST_TEST(WithoutUnits(run.out) == WithoutUnits(kTidy));
    BOOST_TEST(RunTool({"fmt", "-"}, "项目").code == 1);
    BOOST_TEST(RunTool({"fmt", "-"}, "项目").out.empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_rule_file_is_wrong_use_and_what_is_not_there_a_failure) {
    BOOST_TEST(RunTool({"fmt", Write("form", "f.info")}).code == 2);
    BOOST_TEST(RunTool({"fmt", base::PathToUtf8(dir / "none.rules")}).code == 3);
    BOOST_TEST(RunTool({"fmt"}).code == 2);
}

BOOST_AUTO_TEST_CASE(a_form_that_is_not_there_matters_only_without_spaces) {
    std::string text = kTidy;
    text.replace(text.find("village_evaluation"), 18, "no_such_form");
    const std::string file = Write(text);
    BOOST_TEST(RunTool({"fmt", "--check", file}).err.find("error") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(shipped_rules_are_readable_by_it) {
    for (const char* file : {"rules/village_committee.rules", "rules/examples/idioms.rules"}) {
        const ToolRun run = RunTool({"fmt", "--check", "--json", file});
        BOOST_TEST(run.Json().at("diagnostics").empty(), run.out);
    }
}

BOOST_AUTO_TEST_CASE(the_example_file_scores_alike_in_both_languages) {
    const std::string forms = SourcePath("rules/examples"), file = Write(SourceText("rules/examples/idioms.rules"));
    const std::string cases =
        R"({"form": "idioms", "cases": [{"id": "a", "answers": {"required": "4", "actual": "3"}}]})";
    const auto sheets = [&] {
        const ToolRun run =
            RunTool({"score", file, "--forms", forms, "--answers", "-", "--no-population", "--json"}, cases);
        auto sheet = run.Json().at("sheets").at(0);
        return std::pair(sheet.at("items"), sheet.at("values"));
    };
    const auto as_written = sheets();
    BOOST_TEST(as_written.first.at("1") == "2.00");
    BOOST_TEST(RunTool({"fmt", "--forms", forms, file}).code == 0);
    const std::string chinese = Text();
    BOOST_TEST((sheets() == as_written));
    BOOST_TEST(RunTool({"fmt", "--forms", forms, "--lang", "en", file}).code == 0);
    BOOST_TEST(Text() != chinese);
    BOOST_TEST((sheets() == as_written));
    BOOST_TEST(RunTool({"fmt", "--forms", forms, "--lang", "zh", file}).code == 0);
    BOOST_TEST(Text() == chinese);
}

BOOST_AUTO_TEST_SUITE_END()
