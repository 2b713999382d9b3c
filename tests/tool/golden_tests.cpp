// The JSON of gj, whole: tests/golden/tool/<name>.out. UPDATE_GOLDEN=1 rewrites it.
#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include "base/file.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

/// The folder of the goldens is the current one, so that file names in the output are short.
struct GoldenFolder {
    GoldenFolder() : before(std::filesystem::current_path()) { std::filesystem::current_path(folder); }
    ~GoldenFolder() { std::filesystem::current_path(before); }

    void Check(const std::string& name, const std::vector<std::string>& arguments, int code) const {
        const ToolRun run = RunTool(arguments, "", folder);
        BOOST_TEST(run.code == code, run.err);
        const std::filesystem::path golden = folder / (name + ".out");
        if (std::getenv("UPDATE_GOLDEN") != nullptr) base::WriteFile(golden, run.out);
        BOOST_TEST_REQUIRE(std::filesystem::exists(golden), "run with UPDATE_GOLDEN=1 and read the result");
        BOOST_TEST(run.out == base::ReadFile(golden));
    }

    std::filesystem::path before;
    std::filesystem::path folder = base::PathFromUtf8(SourcePath("tests/golden/tool"));
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(golden_tests, GoldenFolder)

BOOST_AUTO_TEST_CASE(clean_files_have_no_diagnostics) { Check("check", {"check", ".", "--json"}, 0); }

BOOST_AUTO_TEST_CASE(filling_shows_relevance_values_violations_and_set_aside_answers) {
    Check("fill", {"fill", "walk.info", "--answers", "walk.json", "--as-of", "2012-12-31", "--json"}, 1);
}

BOOST_AUTO_TEST_CASE(tests_of_rules_show_expected_and_actual_and_what_is_not_reached) {
    Check("test", {"test", "walk.rules", "--json"}, 1);
}

BOOST_AUTO_TEST_CASE(ranking_shows_order_quota_and_standings) {
    Check("rank", {"rank", "walk.rules", "--totals", "totals.json", "--json"}, 0);
}

BOOST_AUTO_TEST_CASE(a_ranking_for_people) {
    Check("rank_table", {"rank", "walk.rules", "--totals", "totals.json"}, 0);
}

BOOST_AUTO_TEST_SUITE_END()
