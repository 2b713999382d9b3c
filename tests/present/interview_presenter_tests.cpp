#include "present/interview_presenter.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "office.h"

using gongjian::base::Decimal;
using gongjian::cases::NoAnswer;
using gongjian::present::FieldMessage;
using gongjian::present::InterviewPresenter;
using gongjian::tests::Fill;
using gongjian::tests::Office;
using gongjian::tests::RecordingView;
namespace cases = gongjian::cases;

namespace {

struct Interview : Office {
    std::string id = NewCase();
    InterviewPresenter presenter{desk, id};
    RecordingView view;
    Interview() { presenter.Attach(view); }

    cases::Answer StoredAnswer(const std::string& path) {
        return cases::Get(Stored(id).answers, *cases::ParsePath(path));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(interview_presenter_tests, Interview)

BOOST_AUTO_TEST_CASE(an_answer_is_stored_before_the_screen_says_saved) {
    BOOST_TEST(presenter.EnterText("population", "1 234") == false);
    BOOST_TEST(presenter.EnterText("population", "1234"));
    BOOST_TEST((StoredAnswer("population") == cases::Answer(Decimal{1234, 0})));
    BOOST_TEST(view.is_saved);
    BOOST_TEST(view.saved.find("Saved ") == 0u);
    BOOST_TEST(stores->cases.saves == 1);
    BOOST_TEST(stores->cases.History(id).back().author == "李明");
}

BOOST_AUTO_TEST_CASE(full_width_digits_are_numbers) {
    BOOST_TEST(presenter.EnterText("population", "１２３４"));
    BOOST_TEST(presenter.Field("population")->text == "1234");
}

BOOST_AUTO_TEST_CASE(the_same_answer_again_makes_no_revision) {
    presenter.EnterText("population", "12");
    BOOST_TEST(presenter.EnterText("population", "12"));
    BOOST_TEST(stores->cases.saves == 1);
}

BOOST_AUTO_TEST_CASE(text_that_is_no_answer_stays_on_the_screen_and_is_a_problem) {
    presenter.EnterText("population", "12");
    BOOST_TEST(!presenter.EnterText("population", "about twelve"));
    const auto field = presenter.Field("population");
    BOOST_TEST(field->text == "about twelve");
    BOOST_TEST((field->message.kind == FieldMessage::Kind::Error));
    BOOST_TEST((StoredAnswer("population") == cases::Answer(Decimal{12, 0})));
    BOOST_TEST(presenter.Problems().front().path == "population");
    BOOST_TEST(presenter.UnsavedTexts().size() == 1u);
    BOOST_TEST(presenter.EnterText("population", "13"));
    BOOST_TEST(presenter.UnsavedTexts().empty());
}

BOOST_AUTO_TEST_CASE(what_the_store_refuses_is_shown_as_not_saved_and_the_screen_shows_the_store) {
    presenter.EnterText("population", "12");
    stores->cases.fails = true;
    BOOST_TEST(!presenter.EnterText("population", "13"));
    BOOST_TEST(!view.is_saved);
    BOOST_TEST(view.saved.find("The disk is full") != std::string::npos);
    BOOST_TEST(presenter.Field("population")->text == "12");
    stores->cases.fails = false;
    BOOST_TEST(presenter.EnterText("population", "13"));
    BOOST_TEST((StoredAnswer("population") == cases::Answer(Decimal{13, 0})));
}

BOOST_AUTO_TEST_CASE(somebody_elses_change_is_not_overwritten) {
    InterviewPresenter other(desk, id);
    BOOST_TEST(other.EnterText("population", "77"));
    BOOST_TEST(!presenter.EnterText("households", "5"));
    BOOST_TEST(presenter.Field("population")->text == "77");
    BOOST_TEST(presenter.EnterText("households", "5"));
    BOOST_TEST((StoredAnswer("population") == cases::Answer(Decimal{77, 0})));
}

BOOST_AUTO_TEST_CASE(choices_and_non_answers_are_stored_apart_from_blank) {
    BOOST_TEST(presenter.Choose("village_kind", "community"));
    BOOST_TEST((StoredAnswer("village_kind") == cases::Answer(std::string("community"))));
    BOOST_TEST(presenter.Choose("research_article_completed", "no"));
    BOOST_TEST((StoredAnswer("research_article_completed") == cases::Answer(false)));
    BOOST_TEST(presenter.SetNoAnswer("population", NoAnswer::Refused));
    BOOST_TEST((StoredAnswer("population") == cases::Answer(NoAnswer::Refused)));
    BOOST_TEST(presenter.Field("population")->no_answer_text == "Refused");
    BOOST_TEST(presenter.Clear("population"));
    BOOST_TEST(std::holds_alternative<cases::Blank>(StoredAnswer("population")));
}

BOOST_AUTO_TEST_CASE(relevance_brings_and_takes_questions) {
    presenter.Jump("disunity_warnings");
    const auto shown = [&] {
        const auto questions = presenter.Questions();
        return std::any_of(questions.begin(), questions.end(),
                           [](const auto& q) { return q.field.path == "disunity_note"; });
    };
    BOOST_TEST(!shown());
    const int before = view.questions;
    presenter.EnterText("disunity_warnings", "1");
    BOOST_TEST(shown());
    BOOST_TEST(view.questions == before + 1);
    BOOST_TEST(*presenter.Next("disunity_warnings") == "disunity_note");
    presenter.EnterText("disunity_note", "约谈记录");
    presenter.EnterText("disunity_warnings", "0");
    BOOST_TEST(!shown());
    presenter.EnterText("disunity_warnings", "1");
    BOOST_TEST(presenter.Field("disunity_note")->text == "约谈记录");
}

BOOST_AUTO_TEST_CASE(a_hard_check_is_an_error_beside_its_field) {
    presenter.EnterText("pledges_made", "3");
    presenter.EnterText("pledges_completed", "4");
    const auto problems = presenter.Problems();
    BOOST_TEST((problems.front().message.kind == FieldMessage::Kind::Error));
    BOOST_TEST((presenter.Field("pledges_completed")->message.kind == FieldMessage::Kind::Error));
    BOOST_TEST(presenter.Obstacles().size() == 1u);
    BOOST_TEST(!presenter.Submit());
    presenter.NextProblem();
    BOOST_TEST(view.focus == problems.front().path);
}

BOOST_AUTO_TEST_CASE(an_unusually_large_number_is_a_warning_and_a_negative_one_an_error) {
    presenter.EnterText("agency_cases_accepted", "100000");
    BOOST_TEST((presenter.Field("agency_cases_accepted")->message.kind == FieldMessage::Kind::Warning));
    presenter.EnterText("households", "99999999");
    BOOST_TEST((presenter.Field("households")->message.kind == FieldMessage::Kind::Warning));
    presenter.EnterText("ballot_groups[1].voters_due", "100000");
    BOOST_TEST((presenter.Field("ballot_groups[1].voters_due")->message.kind == FieldMessage::Kind::Warning));
    BOOST_TEST(presenter.Obstacles().empty());
    presenter.EnterText("households", "-1");
    BOOST_TEST((presenter.Field("households")->message.kind == FieldMessage::Kind::Error));
    BOOST_TEST(presenter.Obstacles().size() == 1u);
}

BOOST_AUTO_TEST_CASE(fixed_rows_are_there_and_named) {
    presenter.Jump("ballot_groups[1].voters_due");
    const auto questions = presenter.Questions();
    BOOST_REQUIRE(questions.front().roster.has_value());
    const auto& roster = *questions.front().roster;
    BOOST_TEST(roster.fixed);
    BOOST_REQUIRE(roster.rows.size() == 2u);
    BOOST_TEST(roster.rows[0].caption == "Party members and masses");
    BOOST_TEST(roster.rows[0].fields.size() == roster.headings.size());
    BOOST_TEST(roster.rows[1].fields[0].accessible_name == "Voters due, Town leaders and offices");
}

BOOST_AUTO_TEST_CASE(entry_goes_row_by_row_and_over_section_borders) {
    BOOST_TEST(*presenter.Next("assessment_year") == "village_name");
    BOOST_TEST(*presenter.Next("party_members") == "democratic_life_meetings");
    BOOST_TEST(*presenter.Previous("democratic_life_meetings") == "party_members");
    BOOST_TEST(*presenter.Next("ballot_groups[1].votes_invalid") == "ballot_groups[2].voters_due");
    BOOST_TEST(*presenter.Next("ballot_groups[2].votes_invalid") == "commendations");
    BOOST_TEST(*presenter.Next("commendations") == "criticisms");
    BOOST_TEST(!presenter.Next("veto_events").has_value());
    BOOST_TEST(!presenter.Previous("assessment_year").has_value());
}

BOOST_AUTO_TEST_CASE(rows_are_added_and_removed) {
    presenter.AddRow("commendations");
    BOOST_TEST(view.focus == "commendations[1].event_no");
    presenter.EnterText("commendations[1].event_no", "2012-01");
    presenter.AddRow("commendations");
    presenter.RemoveRow("commendations", 1);
    const auto stored = Stored(id).answers.rosters.at("commendations");
    BOOST_REQUIRE(stored.size() == 1u);
    BOOST_TEST((stored[0].answers.values.at("event_no") == cases::Answer(std::string("2012-01"))));
    presenter.AddRow("ballot_groups");
    BOOST_TEST(Stored(id).answers.rosters.at("ballot_groups").size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_live_score_sheet_follows_the_answers) {
    BOOST_TEST(presenter.Sheet().available);
    BOOST_TEST(!presenter.Sheet().has_total);
    BOOST_TEST(!presenter.Sheet().pending.empty());
    Fill(presenter, "东岭村");
    BOOST_TEST(presenter.Sheet().has_total);
    const std::string full = presenter.Sheet().headline;
    presenter.EnterText("democratic_life_meetings", "1");
    BOOST_TEST(presenter.Sheet().headline != full);
    const auto& lines = presenter.Sheet().lines;
    const auto line = std::find_if(lines.begin(), lines.end(), [](const auto& l) { return l.id == "A1.1"; });
    BOOST_REQUIRE((line != lines.end()));
    BOOST_TEST(line->points == "2.00");
    BOOST_TEST(line->reduced);
    BOOST_TEST(!line->reason.empty());
}

BOOST_AUTO_TEST_CASE(a_reopened_case_stands_where_it_was_left) {
    presenter.Jump("pledges_made");
    presenter.EnterText("pledges_made", "4");
    presenter.Jump("unions_due");
    presenter.Leave();
    const InterviewPresenter again(desk, id);
    BOOST_TEST(again.Position() == "unions_due");
    BOOST_TEST(again.SectionTitle().find("A4") != std::string::npos);
    BOOST_TEST(again.Field("pledges_made")->text == "4");
}

BOOST_AUTO_TEST_CASE(a_submitted_case_is_read_only_until_it_is_returned) {
    Fill(presenter, "东岭村");
    BOOST_TEST(presenter.Obstacles().empty());
    BOOST_TEST(presenter.Submit());
    BOOST_TEST((Stored(id).status == cases::Status::Submitted));
    BOOST_TEST(presenter.ReadOnly());
    BOOST_TEST(!presenter.ReadOnlyText().empty());
    BOOST_TEST(!presenter.EnterText("population", "5"));
    BOOST_TEST(presenter.Return());
    BOOST_TEST(presenter.EnterText("population", "5"));
}

BOOST_AUTO_TEST_CASE(the_unit_follows_its_question) {
    presenter.EnterText("village_name", "石桥村");
    BOOST_TEST(Stored(id).unit == "石桥村");
    BOOST_TEST(presenter.Title().find("石桥村") == 0u);
}

BOOST_AUTO_TEST_CASE(sections_show_how_far_they_are) {
    using Mark = gongjian::present::SectionView::Mark;
    BOOST_TEST((presenter.Sections()[2].mark == Mark::Empty));
    presenter.EnterText("pledges_made", "4");
    BOOST_TEST((presenter.Sections()[2].mark == Mark::Started));
    BOOST_TEST(presenter.Sections()[2].progress == "1/2");
    presenter.EnterText("pledges_completed", "5");
    BOOST_TEST((presenter.Sections()[2].mark == Mark::Error));
    presenter.EnterText("pledges_completed", "4");
    BOOST_TEST((presenter.Sections()[2].mark == Mark::Complete));
}

BOOST_AUTO_TEST_SUITE_END()
