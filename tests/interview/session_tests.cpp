// A session keeps relevance, computations, violations and set-aside answers up to date.
#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "cases/changes.h"
#include "interview/small_form.h"

using namespace gongjian;
using interview::Effects;
using interview::Session;
using interview::Violation;
using tests::At;
using tests::Number;
using tests::Word;

namespace {

Session Fresh() { return tests::Open(tests::SmallForm(), tests::NewCase(*tests::SmallForm())); }

/// With a union of ten members who pay 20.00 each: everything is relevant.
Session Filled() {
    Session session = Fresh();
    session.Set(At("has_union"), true);
    session.Set(At("members"), Number(10));
    session.Set(At("dues"), Number(2000, 2));
    return session;
}

cases::Answer Get(const Session& session, const std::string& path) {
    return cases::Get(session.Current().answers, At(path));
}

const Violation* Find(const Session& session, const std::string& path, const std::string& code) {
    const auto& all = session.Violations();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Violation& v) { return v.path == path && v.code == code; });
    return found == all.end() ? nullptr : &*found;
}

bool Has(const std::vector<std::string>& paths, const std::string& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_tests)

BOOST_AUTO_TEST_CASE(relevance_hides_on_missing_and_follows_chains) {
    Session session = Fresh();
    BOOST_TEST(!session.IsRelevant(At("members")));
    BOOST_TEST(!session.IsRelevant(At("dues")));
    session.Set(At("has_union"), true);
    BOOST_TEST(session.IsRelevant(At("members")));
    BOOST_TEST(!session.IsRelevant(At("dues")));
    session.Set(At("has_union"), cases::NoAnswer::Refused);
    BOOST_TEST(!session.IsRelevant(At("members")));
    session.Set(At("has_union"), true);
    session.Set(At("members"), Number(3));
    BOOST_TEST(session.IsRelevant(At("dues")));
    BOOST_TEST(!session.IsSectionRelevant(1));
    const Effects effects = session.Set(At("dues"), Number(40, 0));
    BOOST_TEST(session.IsSectionRelevant(1));
    BOOST_TEST(session.IsRelevant(At("remark")));
    BOOST_TEST(effects.answers.front() == "dues");
    BOOST_TEST(Has(effects.answers, "dues_total"));
    BOOST_TEST(Has(effects.relevance, "more"));
    BOOST_TEST(Has(effects.relevance, "trips"));
}

BOOST_AUTO_TEST_CASE(a_new_case_takes_the_defaults_of_its_form) {
    BOOST_CHECK(Get(Fresh(), "has_union") == cases::Answer(false));
    cases::Case opened = tests::NewCase(*tests::SmallForm());
    opened.answers.values["members"] = Number(1);
    BOOST_CHECK(Get(tests::Open(tests::SmallForm(), opened), "has_union") == cases::Answer());
}

BOOST_AUTO_TEST_CASE(computations_are_blank_on_unknown_and_not_applicable_on_not_applicable) {
    Session session = Filled();
    BOOST_CHECK(Get(session, "dues_total") == Number(20000, 2));
    session.Set(At("dues"), cases::NoAnswer::DontKnow);
    BOOST_CHECK(Get(session, "dues_total") == cases::Answer());
    session.Set(At("has_union"), false);
    BOOST_CHECK(Get(session, "dues_total") == cases::Answer(cases::NoAnswer::NotApplicable));
}

BOOST_AUTO_TEST_CASE(irrelevant_answers_are_set_aside_and_come_back) {
    Session session = Filled();
    session.Set(At("trips[1].mode"), Word("foot"));
    session.Set(At("trips[1].shoes"), Word("布鞋"));
    const cases::Answers before = session.Current().answers;
    const Effects effects = session.Set(At("has_union"), false);
    BOOST_TEST(Has(effects.answers, "members"));
    BOOST_TEST(Has(effects.answers, "trips[1].shoes"));
    BOOST_TEST(Has(effects.relevance, "members"));
    BOOST_CHECK(Get(session, "members") == cases::Answer());
    BOOST_CHECK(session.Current().set_aside.at("members") == Number(10));
    BOOST_CHECK(session.Current().set_aside.at("trips[1].shoes") == Word("布鞋"));
    BOOST_TEST(!session.IsRelevant(At("trips[1].shoes")));
    session.Set(At("has_union"), true);
    BOOST_CHECK(session.Current().answers == before);
    BOOST_TEST(session.Current().set_aside.empty());
}

BOOST_AUTO_TEST_CASE(set_aside_answers_survive_closing_and_opening) {
    Session session = Filled();
    const cases::Answers before = session.Current().answers;
    session.Set(At("has_union"), false);
    Session again = tests::Open(tests::SmallForm(), session.Current());
    BOOST_CHECK(again.Current().answers == session.Current().answers);
    BOOST_CHECK(again.Current().set_aside == session.Current().set_aside);
    BOOST_TEST(again.TakeChanges().empty());
    again.Set(At("has_union"), true);
    BOOST_CHECK(again.Current().answers == before);
}

BOOST_AUTO_TEST_CASE(an_irrelevant_question_can_be_answered_ahead) {
    Session session = Fresh();
    session.Set(At("members"), Number(5));
    BOOST_CHECK(Get(session, "members") == cases::Answer());
    session.Set(At("has_union"), true);
    BOOST_CHECK(Get(session, "members") == Number(5));
}

BOOST_AUTO_TEST_CASE(fixed_rows_are_there_from_the_start_and_stay) {
    Session session = Fresh();
    BOOST_REQUIRE(session.Current().answers.rosters.at("groups").size() == 2u);
    BOOST_CHECK(Get(session, "groups[1].kind") == Word("masses"));
    BOOST_CHECK(Get(session, "groups[2].kind") == Word("town"));
    BOOST_TEST(session.RemoveRow("groups", 0).answers.empty());
    BOOST_TEST(session.InsertRow("groups", 0).answers.empty());
    session.Set(At("groups[1].kind"), Word("town"));
    BOOST_CHECK(Get(session, "groups[2].kind") == Word("masses"));
    cases::Case opened = session.Current();
    opened.answers.rosters["groups"].erase(opened.answers.rosters["groups"].begin());
    Session again = tests::Open(tests::SmallForm(), opened);
    BOOST_CHECK(Get(again, "groups[1].kind") == Word("masses"));
    BOOST_CHECK(Get(again, "groups[2].kind") == Word("town"));
}

BOOST_AUTO_TEST_CASE(rows_are_inserted_and_removed_by_identity) {
    Session session = Filled();
    session.InsertRow("trips", 0);
    session.Set(At("trips[1].hours"), Number(25, 1));
    session.InsertRow("trips", 0);
    session.Set(At("trips[1].hours"), Number(10, 1));
    BOOST_CHECK(Get(session, "trips[2].hours") == Number(25, 1));
    BOOST_CHECK(Get(session, "trips[2].minutes") == Number(150));
    BOOST_CHECK(Get(session, "all_hours") == Number(35, 1));
    const std::string id = session.Current().answers.rosters.at("trips")[0].id;
    const Effects effects = session.RemoveRow("trips", 0);
    BOOST_TEST(Has(effects.answers, "trips"));
    BOOST_TEST(Has(effects.answers, "all_hours"));
    BOOST_CHECK(Get(session, "trips[1].hours") == Number(25, 1));
    BOOST_CHECK(Get(session, "all_hours") == Number(25, 1));
    BOOST_TEST(session.Current().set_aside.contains("trips[#" + id + "].hours"));
}

BOOST_AUTO_TEST_CASE(relevance_within_a_row_is_its_own) {
    Session session = Filled();
    session.Set(At("trips[2].mode"), Word("foot"));
    session.Set(At("trips[1].mode"), Word("car"));
    BOOST_TEST(session.IsRelevant(At("trips[2].shoes")));
    BOOST_TEST(!session.IsRelevant(At("trips[1].shoes")));
    BOOST_TEST(!session.IsRelevant(At("trips[3].shoes")));
}

BOOST_AUTO_TEST_CASE(a_roster_has_at_most_its_rows) {
    Session session = Filled();
    for (int i = 0; i < 6; ++i) session.InsertRow("trips", 0);
    BOOST_TEST(session.Current().answers.rosters.at("trips").size() == 4u);
    BOOST_TEST(session.Set(At("trips[5].hours"), Number(1)).answers.empty());
    BOOST_TEST(session.Set(At("nothing"), Number(1)).answers.empty());
    BOOST_TEST(session.Set(At("dues_total"), Number(1)).answers.empty());
    BOOST_TEST(session.Set(At("members"), Word("ten")).answers.empty());
    BOOST_TEST(session.Set(At("grade"), Word("third")).answers.empty());
}

BOOST_AUTO_TEST_CASE(required_is_a_soft_reminder_where_the_question_is_asked) {
    Session session = Fresh();
    const Violation* name = Find(session, "place_name", "place_name.required");
    BOOST_REQUIRE(name != nullptr);
    BOOST_CHECK(name->severity == form::Severity::Soft);
    BOOST_TEST(!name->message.zh.empty());
    BOOST_TEST(name->message.en.find("Place") != std::string::npos);
    BOOST_TEST(Find(session, "members", "members.required") == nullptr);
    BOOST_TEST(session.Set(At("has_union"), true).violations);
    BOOST_TEST(Find(session, "members", "members.required") != nullptr);
    session.Set(At("members"), cases::NoAnswer::Refused);
    BOOST_TEST(Find(session, "members", "members.required") == nullptr);
}

BOOST_AUTO_TEST_CASE(bounds_and_lengths_are_hard) {
    Session session = Filled();
    session.Set(At("members"), Number(1001));
    const Violation* most = Find(session, "members", "members.maximum");
    BOOST_REQUIRE(most != nullptr);
    BOOST_CHECK(most->severity == form::Severity::Hard);
    BOOST_TEST(most->message.en == "Members must be at most 1000 people.");
    session.Set(At("members"), Number(1000));
    BOOST_TEST(Find(session, "members", "members.maximum") == nullptr);
    session.Set(At("trips[1].hours"), Number(-1, 1));
    BOOST_TEST(Find(session, "trips[1].hours", "trips.hours.minimum") != nullptr);
    session.Set(At("place_name"), Word("一二三四五六"));
    BOOST_TEST(Find(session, "place_name", "place_name.length") != nullptr);
    session.Set(At("place_name"), Word("一二三四五"));
    BOOST_TEST(Find(session, "place_name", "place_name.length") == nullptr);
}

BOOST_AUTO_TEST_CASE(checks_pass_on_missing_and_fail_only_when_definitely_false) {
    Session session = Filled();
    session.Set(At("groups[2].present"), Number(12));
    BOOST_TEST(Find(session, "groups[2].present", "groups.present.over") == nullptr);
    session.Set(At("groups[2].due"), Number(11));
    const Violation* over = Find(session, "groups[2].present", "groups.present.over");
    BOOST_REQUIRE(over != nullptr);
    BOOST_CHECK(over->severity == form::Severity::Hard);
    BOOST_TEST(over->message.zh == "实到多于应到");
    session.Set(At("trips[1].hours"), Number(90, 1));
    const Violation* soft = Find(session, "trips[1].hours", "trips.hours.long_day");
    BOOST_REQUIRE(soft != nullptr);
    BOOST_CHECK(soft->severity == form::Severity::Soft);
    session.Set(At("has_union"), false);
    BOOST_TEST(Find(session, "trips[1].hours", "trips.hours.long_day") == nullptr);
}

BOOST_AUTO_TEST_CASE(violations_stand_in_form_order_row_by_row) {
    Session session = Filled();
    session.Set(At("groups[2].due"), Number(-1));
    session.Set(At("groups[1].present"), Number(-1));
    session.Set(At("trips[1].hours"), Number(90, 1));
    std::vector<std::string> paths;
    for (const Violation& violation : session.Violations()) paths.push_back(violation.path);
    const std::vector<std::string> wanted = {"place_name", "trips[1].hours", "groups[1].present", "groups[2].due"};
    BOOST_TEST(paths == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(progress_counts_what_is_asked_now) {
    Session session = Fresh();
    BOOST_TEST(session.SectionProgress(0).relevant == 3u);  // place_name, has_union, grade
    BOOST_TEST(session.SectionProgress(0).answered == 1u);
    BOOST_TEST(session.SectionProgress(0).soft == 1u);
    BOOST_TEST(session.SectionProgress(1).relevant == 0u);
    BOOST_TEST(session.SectionProgress(2).relevant == 4u);  // two columns, two rows; the rows' names are given
    session.Set(At("has_union"), true);
    BOOST_TEST(session.SectionProgress(0).relevant == 4u);
}

BOOST_AUTO_TEST_CASE(the_unit_is_what_its_question_says) {
    Session session = Fresh();
    session.Set(At("place_name"), Word("示例村"));
    BOOST_TEST(session.Current().unit == "示例村");
}

BOOST_AUTO_TEST_CASE(position_and_status_are_changes_like_others) {
    Session session = Fresh();
    session.TakeChanges();
    session.SetPosition("groups[2].due");
    session.SetStatus(cases::Status::Submitted);
    const std::vector<cases::Change> changes = session.TakeChanges();
    BOOST_TEST(changes.size() == 2u);
    BOOST_TEST(session.TakeChanges().empty());
    BOOST_TEST(session.Current().position == "groups[2].due");
}

BOOST_AUTO_TEST_CASE(changes_replayed_on_the_old_case_give_the_new_one) {
    Session session = Filled();
    cases::Case stored = session.Current();
    session.TakeChanges();
    const auto replay = [&] {
        cases::Revision revision;
        revision.time = stored.changed;
        revision.changes = session.TakeChanges();
        stored = cases::Apply(stored, revision, tests::SmallForm()->form);
        BOOST_CHECK(stored.answers == session.Current().answers);
        BOOST_CHECK(stored.set_aside == session.Current().set_aside);
        BOOST_TEST(stored.unit == session.Current().unit);
    };
    session.Set(At("trips[2].hours"), Number(15, 1));
    session.Set(At("trips[1].mode"), Word("foot"));
    session.Set(At("place_name"), Word("示例村"));
    replay();
    session.InsertRow("trips", 1);
    session.Set(At("trips[2].shoes"), Word("布鞋"));
    replay();
    session.RemoveRow("trips", 0);
    session.Set(At("has_union"), false);
    replay();
    session.Set(At("has_union"), true);
    replay();
}

BOOST_AUTO_TEST_CASE(answers_that_the_form_does_not_know_are_kept) {
    cases::Case opened = tests::NewCase(*tests::SmallForm());
    opened.answers.values["gone"] = Word("x");
    opened.answers.rosters["gone_rows"] = {{"g1", {}}};
    opened.set_aside["also_gone"] = Number(3);
    Session session = tests::Open(tests::SmallForm(), opened);
    session.Set(At("has_union"), true);
    BOOST_CHECK(session.Current().answers.values.at("gone") == Word("x"));
    BOOST_TEST(session.Current().answers.rosters.contains("gone_rows"));
    BOOST_CHECK(session.Current().set_aside.at("also_gone") == Number(3));
}

BOOST_AUTO_TEST_CASE(an_answer_that_does_not_fit_its_question_is_kept_and_told) {
    cases::Case opened = tests::NewCase(*tests::SmallForm());
    opened.answers.values["grade"] = Word("third");
    Session session = tests::Open(tests::SmallForm(), opened);
    BOOST_CHECK(Get(session, "grade") == Word("third"));
    const Violation* misfit = Find(session, "grade", "grade.type");
    BOOST_REQUIRE(misfit != nullptr);
    BOOST_CHECK(misfit->severity == form::Severity::Hard);
    session.Set(At("grade"), Word("first"));
    BOOST_TEST(Find(session, "grade", "grade.type") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
