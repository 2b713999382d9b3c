// The tour in README.md, run as it stands there: what it shows is what the built programs print.
#include <boost/test/unit_test.hpp>

#include "tool/run_tool.h"
#include "tool/session.h"

using namespace gongjian::tests;

BOOST_AUTO_TEST_SUITE(readme_tests)

BOOST_AUTO_TEST_CASE(the_tour_prints_what_it_shows) {
    const SessionFolder folder("gj_tour");
    const std::vector<Step> steps = StepsOf(SourceText("README.md"));
    BOOST_TEST(steps.size() > 5u);
    CheckSteps(steps, folder.Path());
}

BOOST_AUTO_TEST_SUITE_END()
