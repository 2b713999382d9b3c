// What the screen is given of the questions of a form with every type of question and rosters inside rosters.
#include "present/question_view.h"

#include <algorithm>

#include "interview/small_form.h"
#include "interview/types_form.h"
#include "present/words.h"

using namespace gongjian;
using present::Control;
using tests::At;
using tests::Number;
using tests::Word;

namespace {

const present::RejectedTexts kNone;
constexpr std::size_t kPlain = 0;
constexpr std::size_t kRosters = 2;

interview::Session Opened() {
    const auto form = tests::TypesForm();
    interview::Session session = tests::Open(form, tests::NewCase(*form));
    session.Set(At("visits"), Number(2));
    session.Set(At("visit[2].place"), Word("示例二村"));
    session.Set(At("visit[2].members[1].age"), Number(10));
    return session;
}

std::vector<std::string> PathsOf(const std::vector<present::QuestionView>& views) {
    std::vector<std::string> paths;
    paths.reserve(views.size());
    for (const present::QuestionView& view : views) paths.push_back(view.field.path);
    return paths;
}

const present::FieldView& FieldOf(const std::vector<present::QuestionView>& views, const std::string& path) {
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const auto& view) { return view.field.path == path; });
    BOOST_REQUIRE(found != views.end());
    return found->field;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(question_view_tests)

BOOST_AUTO_TEST_CASE(a_roster_inside_follows_its_roster_row_by_row) {
    const interview::Session session = Opened();
    const auto views = present::MakeQuestions(session, kRosters, kNone, false);
    const std::vector<std::string> expected = {"visits",           "visit",    "visit[1].members",
                                               "visit[2].members", "all_ages", "all_families"};
    BOOST_TEST(PathsOf(views) == expected, boost::test_tools::per_element());
    BOOST_TEST(views[3].field.label == "Members · 2: 示例二村");
    BOOST_REQUIRE(views[3].roster && views[3].roster->rows.size() == 1U);
    BOOST_TEST(views[3].roster->can_add);
    BOOST_TEST(!views[1].roster->can_add, "the number of visits is computed");
    BOOST_TEST(views[3].roster->rows[0].fields[1].path == "visit[2].members[1].age");
    BOOST_TEST(views[3].roster->rows[0].fields[1].text == "10");
}

BOOST_AUTO_TEST_CASE(entry_goes_through_a_row_and_then_into_the_rosters_inside) {
    const interview::Session session = Opened();
    const std::vector<std::string> order = present::EntryOrder(session, kRosters);
    const auto at = [&](const std::string& path) {
        return std::find(order.begin(), order.end(), path) - order.begin();
    };
    BOOST_TEST(at("visit[1].place") < at("visit[2].place"));
    BOOST_TEST(at("visit[2].place") < at("visit[2].members[1].age"));
    BOOST_TEST(at("visit[2].members[1].age") < at("visit[2].members"));
    BOOST_TEST(at("visit[2].members") < static_cast<std::ptrdiff_t>(order.size()));
}

BOOST_AUTO_TEST_CASE(an_inner_cell_is_found_and_named_by_its_path) {
    const interview::Session session = Opened();
    const auto field = present::MakeField(session, "visit[2].members[1].school", kNone, false);
    BOOST_REQUIRE(field);
    BOOST_TEST(field->required);
    BOOST_TEST(field->relevant);
    BOOST_TEST(!present::MakeField(session, "visit[2].members[2].school", kNone, false));
    BOOST_TEST(present::PathLabel(session.Form().form, session.Current().answers, "visit[2].members[1].age") ==
               "Age · 2: 示例二村 · Row 1");
}

BOOST_AUTO_TEST_CASE(every_type_has_a_control_and_says_how_it_is_written) {
    const interview::Session session = Opened();
    const auto views = present::MakeQuestions(session, kPlain, kNone, false);
    BOOST_TEST((FieldOf(views, "revenue").control == Control::Number));
    BOOST_TEST((FieldOf(views, "signed").control == Control::YesNo));
    BOOST_TEST(FieldOf(views, "signed").options.front().label == "Signed");
    BOOST_TEST(FieldOf(views, "paid_until").placeholder == "YYYY-MM");
    BOOST_TEST(FieldOf(views, "opens").placeholder == "HH:MM");
    BOOST_TEST((FieldOf(views, "id_number").control == Control::Text));
    BOOST_TEST(FieldOf(views, "picture").read_only);
}

BOOST_AUTO_TEST_CASE(rows_that_come_go_or_are_renamed_change_the_names) {
    interview::Session session = Opened();
    const auto before = present::RowNames(session);
    session.Set(At("visit[1].families"), Number(3));
    BOOST_TEST((present::RowNames(session) == before));
    session.Set(At("visit[1].place"), Word("示例一村"));
    const auto renamed = present::RowNames(session);
    BOOST_TEST((renamed != before));
    session.Set(At("visits"), Number(1));
    BOOST_TEST((present::RowNames(session) != renamed));
}

BOOST_AUTO_TEST_SUITE_END()
