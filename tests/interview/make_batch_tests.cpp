// Many cases as columns: the same logic as a session, and what is definitely wrong in each.
#include <boost/test/unit_test.hpp>

#include "interview/small_form.h"

using namespace gongjian;
using base::CellState;
using tests::Number;
using tests::Word;

namespace {

const base::Date kToday = *base::MakeDate(2012, 12, 31);

cases::Answers Union(int members) {
    cases::Answers answers;
    answers.values["has_union"] = true;
    answers.values["members"] = Number(members);
    answers.values["dues"] = Number(20, 0);
    return answers;
}

void AddTrip(cases::Answers& answers, cases::Answer hours) {
    cases::Row row;
    row.id = std::to_string(answers.rosters["trips"].size() + 1);
    row.answers.values["hours"] = std::move(hours);
    answers.rosters["trips"].push_back(std::move(row));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(make_batch_tests)

BOOST_AUTO_TEST_CASE(irrelevant_answers_are_not_applicable_and_irrelevant_rosters_have_no_rows) {
    cases::Answers with = Union(10), without = Union(10);
    without.values["has_union"] = false;
    AddTrip(with, Number(15, 1));
    AddTrip(without, Number(15, 1));
    const base::Batch batch = interview::MakeBatch(*tests::SmallForm(), {&without, &with}, kToday).batch;
    BOOST_TEST(batch.cases == 2u);
    BOOST_CHECK(batch.columns[2].states[0] == CellState::NotApplicable);
    BOOST_CHECK(batch.columns[2].states[1] == CellState::Value);
    BOOST_TEST(batch.columns[3].values[1] == 2000);
    BOOST_CHECK(batch.columns[4].states[0] == CellState::NotApplicable);
    BOOST_TEST(batch.columns[4].values[1] == 20000);
    const std::vector<std::uint32_t> offsets = {0, 0, 1};
    BOOST_TEST(batch.columns[7].offsets == offsets, boost::test_tools::per_element());
    BOOST_TEST(batch.columns[7].children[1].values[0] == 15);
    BOOST_TEST(batch.columns[7].children[3].values[0] == 90);
    BOOST_TEST(batch.columns[8].values[1] == 15);
}

BOOST_AUTO_TEST_CASE(cells_keep_the_kinds_of_missing_apart) {
    cases::Answers answers;
    answers.values["grade"] = cases::NoAnswer::Refused;
    answers.values["has_union"] = cases::NoAnswer::DontKnow;
    answers.values["place_name"] = cases::NoAnswer::NotApplicable;
    const base::Batch batch = interview::MakeBatch(*tests::SmallForm(), {&answers, nullptr}, kToday).batch;
    BOOST_CHECK(batch.columns[5].states[0] == CellState::Refused);
    BOOST_CHECK(batch.columns[1].states[0] == CellState::DontKnow);
    BOOST_CHECK(batch.columns[0].states[0] == CellState::NotApplicable);
    BOOST_CHECK(batch.columns[0].states[1] == CellState::Blank);
}

BOOST_AUTO_TEST_CASE(texts_are_kept_once_and_choices_by_place) {
    cases::Answers a, b;
    a.values["place_name"] = b.values["place_name"] = Word("示例村");
    b.values["grade"] = Word("second");
    const base::Batch batch = interview::MakeBatch(*tests::SmallForm(), {&a, &b}, kToday).batch;
    BOOST_TEST(batch.columns[0].texts.size() == 1u);
    BOOST_TEST(batch.columns[0].values[1] == 0);
    BOOST_TEST(batch.columns[5].values[1] == 1);
}

BOOST_AUTO_TEST_CASE(definite_hard_violations_are_errors_once_in_form_order) {
    cases::Answers wrong = Union(1001), soft = Union(10);
    for (const char* kind : {"masses", "town"}) {
        cases::Row row;
        row.id = kind;
        row.answers.values = {{"kind", Word(kind)}, {"due", Number(1)}, {"present", Number(2)}};
        wrong.rosters["groups"].push_back(row);
    }
    AddTrip(soft, Number(9, 0));  // more than 8 is only asked about
    const interview::CheckedBatch checked = interview::MakeBatch(*tests::SmallForm(), {&soft, &wrong}, kToday);
    BOOST_TEST(checked.errors[0].empty());
    const std::vector<std::string> wanted = {"members", "groups.present"};
    BOOST_TEST(checked.errors[1] == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_not_relevant_cannot_be_wrong) {
    cases::Answers answers = Union(1001);
    answers.values["has_union"] = false;
    BOOST_TEST(interview::MakeBatch(*tests::SmallForm(), {&answers}, kToday).errors[0].empty());
}

BOOST_AUTO_TEST_CASE(an_answer_of_the_wrong_type_is_an_error) {
    cases::Answers answers = Union(10);
    answers.values["grade"] = Word("third");
    answers.values["dues"] = Number(12345, 3);
    const std::vector<std::string> wanted = {"dues", "grade"};
    BOOST_TEST(interview::MakeBatch(*tests::SmallForm(), {&answers}, kToday).errors[0] == wanted,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_cases_make_an_empty_batch) {
    const interview::CheckedBatch checked = interview::MakeBatch(*tests::SmallForm(), {}, kToday);
    BOOST_TEST(checked.batch.cases == 0u);
    BOOST_TEST(checked.errors.empty());
}

BOOST_AUTO_TEST_CASE(a_case_is_the_same_in_a_batch_and_in_a_session) {
    cases::Answers answers = Union(10);
    AddTrip(answers, Number(15, 1));
    cases::Case opened = tests::NewCase(*tests::SmallForm());
    opened.answers = answers;
    const interview::Session session = tests::Open(tests::SmallForm(), opened);
    const base::Batch batch = interview::MakeBatch(*tests::SmallForm(), {&answers}, kToday).batch;
    BOOST_CHECK(session.Current().answers.values.at("dues_total") == Number(batch.columns[4].values[0], 2));
    BOOST_CHECK(session.Current().answers.values.at("all_hours") == Number(batch.columns[8].values[0], 1));
}

BOOST_AUTO_TEST_SUITE_END()
