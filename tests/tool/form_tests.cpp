// gj form: an XLSForm becomes a form file that passes gj check and is filled with gj fill.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "support/temp_dir.h"
#include "tool/run_tool.h"

using gongjian::tests::Contains;
using gongjian::tests::RunTool;
using gongjian::tests::SourcePath;
using gongjian::tests::TempDir;

BOOST_AUTO_TEST_SUITE(form_tests)

BOOST_AUTO_TEST_CASE(an_xlsform_is_imported_checked_and_filled) {
    const TempDir folder;
    const std::string workbook = SourcePath("tests/data/xlsform/valid/tutorial.xls");
    const auto imported =
        RunTool({"form", "import", workbook, "--to", "forms", "--report", "report.json"}, "", folder.Path());
    BOOST_TEST(imported.code == 0, imported.err);
    BOOST_TEST(imported.out.empty());
    BOOST_TEST(std::filesystem::exists(folder / "report.json"));
    BOOST_TEST(RunTool({"check", "forms/tutorial.info"}, "", folder.Path()).code == 0);
    const std::string answers = R"({"form":"tutorial","cases":[{"id":"1","answers":{"member":[
        {"sex":"female","older_than_five":"yes","age_in_years":20},{"sex":"male","older_than_five":"no","age_in_months":80}]}}]})";
    const auto filled = RunTool({"fill", "forms/tutorial.info", "--answers", "-", "--json"}, answers, folder.Path());
    const auto one = filled.Json()["cases"][0];
    BOOST_TEST(one["questions"]["member[1].pregnant"]["relevant"] == true);
    BOOST_TEST(one["questions"]["member[2].pregnant"]["relevant"] == false);
    BOOST_TEST(one["questions"]["member[2].age_in_years"]["relevant"] == false);
    BOOST_REQUIRE_EQUAL(one["violations"].size(), 1u);  // more than 72 months
    BOOST_TEST(one["violations"][0]["path"] == "member[2].age_in_months");
}

BOOST_AUTO_TEST_CASE(a_workbook_that_is_refused_leaves_no_file) {
    const TempDir folder;
    const std::string workbook = SourcePath("tests/data/xlsform/faulty/duplicate_columns.xlsx");
    const auto refused = RunTool({"form", "import", workbook, "--to", "forms"}, "", folder.Path());
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(Contains(refused.err, "sheet survey, row 1, cell E1"));
    BOOST_TEST(!std::filesystem::exists(folder / "forms"));
    const auto nothing = RunTool({"form", "import", SourcePath("README.md"), "--to", "forms"}, "", folder.Path());
    BOOST_TEST(nothing.code == 1);
    BOOST_TEST(Contains(nothing.err, "not-a-spreadsheet"));
}

BOOST_AUTO_TEST_SUITE_END()
