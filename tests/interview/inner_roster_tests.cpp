// A roster inside the rows of a roster, and rosters whose number of rows is computed.
#include "interview/small_form.h"
#include "interview/types_form.h"

using namespace gongjian;
using cases::Answer;
using interview::Session;
using tests::At;
using tests::Number;
using tests::Of;
using tests::TypesForm;
using tests::Word;

namespace {

bool Violated(const Session& session, const std::string& path, const std::string& code) {
    for (const interview::Violation& violation : session.Violations()) {
        if (violation.path == path && violation.code == code) return true;
    }
    return false;
}

/// Two visits: a grown-up and a child, then one grown-up.
Session TwoVisits() {
    Session session = tests::Open(TypesForm(), tests::NewCase(*TypesForm()));
    session.Set(At("visits"), Number(2));
    session.Set(At("visit[1].members[1].age"), Number(30));
    session.Set(At("visit[1].members[2].age"), Number(10));
    session.Set(At("visit[2].members[1].age"), Number(50));
    return session;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inner_roster_tests)

BOOST_AUTO_TEST_CASE(an_aggregate_in_a_row_counts_the_rows_of_that_row) {
    const Session session = TwoVisits();
    BOOST_TEST((Of(session, "visit[1].total_age") == Number(40)));
    BOOST_TEST((Of(session, "visit[2].total_age") == Number(50)));
    BOOST_TEST((Of(session, "visit[1].grown") == Number(1)));
    BOOST_TEST((Of(session, "all_ages") == Number(90)));
}

BOOST_AUTO_TEST_CASE(an_inner_row_sees_its_own_row_and_the_form) {
    Session session = TwoVisits();
    BOOST_TEST((Of(session, "visit[1].members[1].share_of_age") == Number(75, 2)));
    session.Set(At("visit[2].place"), Word("示例二村"));
    BOOST_TEST((Of(session, "visit[2].members[1].in_place") == Word("示例二村")));
    BOOST_TEST(session.IsRelevant(At("visit[1].members[2].school")));
    BOOST_TEST(!session.IsRelevant(At("visit[1].members[1].school")));
    BOOST_TEST(Violated(session, "visit[1].members[2].school", "visit.members.school.required"));
}

BOOST_AUTO_TEST_CASE(checks_stand_at_their_row) {
    Session session = TwoVisits();
    session.Set(At("visit[2].families"), Number(0));
    BOOST_TEST(Violated(session, "visit[2].families", "visit.families.enough"));
    BOOST_TEST(!Violated(session, "visit[1].families", "visit.families.enough"));
    session.Set(At("visit[1].members[2].age"), Number(-1));
    BOOST_TEST(Violated(session, "visit[1].members[2].age", "visit.members.age.minimum"));
    session.Set(At("visit[1].families"), Number(3));
    BOOST_TEST((Of(session, "all_families") == Number(3)));
}

BOOST_AUTO_TEST_CASE(an_inner_roster_that_is_not_relevant_is_set_aside_row_by_row) {
    Session session = TwoVisits();
    session.Set(At("visit[1].place"), Word("无人"));
    BOOST_TEST((Of(session, "visit[1].members[1].age") == Answer()));
    BOOST_TEST((session.Current().set_aside.at("visit[1].members[1].age") == Number(30)));
    BOOST_TEST((Of(session, "visit[2].members[1].age") == Number(50)));
    BOOST_TEST((Of(session, "all_ages") == Number(50)));
    Session again = tests::Open(TypesForm(), session.Current());
    again.Set(At("visit[1].place"), Word("示例一村"));
    BOOST_TEST((Of(again, "visit[1].members[1].age") == Number(30)));
    BOOST_TEST((Of(again, "all_ages") == Number(90)));
}

BOOST_AUTO_TEST_CASE(a_computed_number_of_rows_takes_rows_away_and_brings_them_back) {
    Session session = TwoVisits();
    session.Set(At("visits"), Number(1));
    BOOST_TEST(session.Current().answers.rosters.at("visit").size() == 1U);
    BOOST_TEST((session.Current().set_aside.at("visit[2].members[1].age") == Number(50)));
    BOOST_TEST((Of(session, "all_ages") == Number(40)));
    Session again = tests::Open(TypesForm(), session.Current());
    again.Set(At("visits"), Number(3));
    BOOST_TEST(again.Current().answers.rosters.at("visit").size() == 3U);
    BOOST_TEST((Of(again, "visit[2].members[1].age") == Number(50)));
    BOOST_TEST(again.InsertRow("visit", 0).answers.empty());
    BOOST_TEST(again.RemoveRow("visit", 0).answers.empty());
}

BOOST_AUTO_TEST_CASE(inner_rows_are_added_and_removed_by_their_path) {
    Session session = TwoVisits();
    session.InsertRow("visit[2].members", 0);
    BOOST_TEST((Of(session, "visit[2].members[2].age") == Number(50)));
    session.RemoveRow("visit[2].members", 1);
    BOOST_TEST(session.Current().answers.rosters.at("visit")[1].answers.rosters.at("members").size() == 1U);
    BOOST_TEST((Of(session, "all_ages") == Answer()), "the row that is left has no age yet");
    session.Set(At("visit[2].members[1].age"), Number(7));
    BOOST_TEST((Of(session, "all_ages") == Number(47)));
    for (int i = 0; i < 5; ++i) session.InsertRow("visit[1].members", 0);
    BOOST_TEST(session.Current().answers.rosters.at("visit")[0].answers.rosters.at("members").size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
