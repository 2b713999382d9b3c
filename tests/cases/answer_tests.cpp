#include <boost/test/unit_test.hpp>

#include "cases/answer.h"

namespace gongjian {
namespace {

using cases::Answer;
using cases::ParsePath;

cases::Path Path(std::string_view text) { return ParsePath(text).value(); }

BOOST_AUTO_TEST_SUITE(answer_tests)

BOOST_AUTO_TEST_CASE(paths_read_and_write_alike) {
    for (const char* text : {"pledges_made", "ballot_groups[2].group", "组别[10].票数", "a[1].b[2].c", "groups[3]"}) {
        BOOST_TEST_REQUIRE(ParsePath(text).has_value(), text);
        BOOST_TEST(cases::ToString(Path(text)) == text);
    }
    BOOST_TEST(*Path("groups[2].group")[0].row == 1u);
}

BOOST_AUTO_TEST_CASE(what_is_no_path_is_refused) {
    for (const char* text : {"", ".", "a.", ".a", "a[0].b", "a[].b", "a[1", "a]1[", "a[x]", "a[-1]", "a[10001].b",
                             "a[99999999999999999999].b", "a[1]b.c", "[1].a", "a[1 ].b"}) {
        BOOST_TEST(!ParsePath(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(setting_creates_rows_up_to_the_one_named_and_a_blank_removes) {
    cases::Answers answers;
    int made = 0;
    const auto new_id = [&] { return "r" + std::to_string(++made); };
    cases::Set(answers, Path("groups[3].voters"), base::Decimal{5, 0}, new_id);
    BOOST_TEST(answers.rosters.at("groups").size() == 3u);
    BOOST_TEST(answers.rosters.at("groups")[2].id == "r3");
    BOOST_TEST((cases::Get(answers, Path("groups[3].voters")) == Answer(base::Decimal{5, 0})));
    BOOST_TEST((cases::Get(answers, Path("groups[1].voters")) == Answer()));

    cases::Set(answers, Path("groups[3].voters"), Answer(), new_id);
    BOOST_TEST(answers.rosters.at("groups")[2].answers.values.empty());
    cases::Set(answers, Path("groups[9].voters"), Answer(), new_id);
    BOOST_TEST(answers.rosters.at("groups").size() == 3u);
    cases::Set(answers, Path("other[1].voters"), Answer(), new_id);
    BOOST_TEST(answers.rosters.count("other") == 0u);
}

BOOST_AUTO_TEST_CASE(a_path_that_names_no_answer_gets_blank_and_sets_nothing) {
    cases::Answers answers;
    const auto new_id = [] { return std::string("r"); };
    for (const char* text : {"groups.voters", "groups[1]"}) {
        cases::Set(answers, Path(text), true, new_id);
        BOOST_TEST((answers == cases::Answers{}), text);
        BOOST_TEST((cases::Get(answers, Path(text)) == Answer()));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
