// Every type of question in a session: what is kept, what rules see of it, and what is said when it is wrong.
#include <algorithm>

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

Session Open() { return tests::Open(TypesForm(), tests::NewCase(*TypesForm())); }

/// Codes of all violations at a path; soft ones in brackets.
std::string Violations(const Session& session, const std::string& path) {
    std::string codes;
    for (const interview::Violation& violation : session.Violations()) {
        if (violation.path != path) continue;
        if (!codes.empty()) codes += ' ';
        codes += violation.severity == form::Severity::Hard ? violation.code : "(" + violation.code + ")";
    }
    return codes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(question_types_tests)

BOOST_AUTO_TEST_CASE(money_that_was_typed_in_yuan_is_asked_about) {
    Session session = Open();
    session.Set(At("revenue"), Number(520000, 2));
    BOOST_TEST(Violations(session, "revenue") == "");
    session.Set(At("revenue"), Number(52000000, 0));
    BOOST_TEST(Violations(session, "revenue") == "(revenue.yuan)");
    const auto& message = session.Violations().front().message.en;
    BOOST_TEST(message.find("5200.00") != std::string::npos, message);
    session.Set(At("revenue"), Number(-1));
    BOOST_TEST(Violations(session, "revenue") == "revenue.minimum");
}

BOOST_AUTO_TEST_CASE(a_percentage_is_a_fraction_in_rules) {
    Session session = Open();
    session.Set(At("done"), Number(8000, 2));
    BOOST_TEST((Of(session, "good") == Answer(true)));
    session.Set(At("done"), Number(7999, 2));
    BOOST_TEST((Of(session, "good") == Answer(false)));
    session.Set(At("done"), Number(10001, 2));
    BOOST_TEST(Violations(session, "done") == "done.maximum");
    session.Set(At("revenue"), Number(300));
    session.Set(At("tax"), Number(100));
    BOOST_TEST((Of(session, "share") == Number(3333, 2)));
}

BOOST_AUTO_TEST_CASE(a_check_of_partial_dates_fails_only_where_it_must) {
    Session session = Open();
    session.Set(At("joined"), Word("2012-03-05"));
    session.Set(At("full"), Word("2012"));
    BOOST_TEST(Violations(session, "full") == "");
    session.Set(At("full"), Word("2012-03-04"));
    BOOST_TEST(Violations(session, "full") == "full.order");
    session.Set(At("full"), Word("2013-03-05"));
    BOOST_TEST(Violations(session, "full") == "");
    session.Set(At("full"), Word("2012-02-30"));
    BOOST_TEST((Of(session, "full") == Word("2013-03-05")), "what is no date changes nothing");
    session.Set(At("paid_until"), Word("2012-06"));
    BOOST_TEST((Of(session, "paid_until") == Word("2012-06")));
    session.Set(At("paid_until"), Word("2012-06-30"));
    BOOST_TEST((Of(session, "paid_until") == Word("2012-06")));
}

BOOST_AUTO_TEST_CASE(times_compare_within_a_day) {
    Session session = Open();
    session.Set(At("opens"), Word("08:30"));
    session.Set(At("closes"), Word("08:15"));
    BOOST_TEST(Violations(session, "closes") == "closes.later");
    session.Set(At("closes"), Word("17:00"));
    BOOST_TEST(Violations(session, "closes") == "");
    session.Set(At("accepted"), Word("2012-03-05T08:30"));
    BOOST_TEST((Of(session, "accepted") == Word("2012-03-05T08:30")));
}

BOOST_AUTO_TEST_CASE(identifiers_are_checked_digit_by_digit) {
    Session session = Open();
    session.Set(At("id_number"), Word("32999919850307123１"));
    BOOST_TEST((Of(session, "id_number") == Word("329999198503071231")));
    BOOST_TEST(Violations(session, "id_number") == "");
    session.Set(At("id_number"), Word("329999198503071232"));
    BOOST_TEST(Violations(session, "id_number") == "id_number.check");
    session.Set(At("id_number"), Word("329999201303071232"));
    BOOST_TEST(Violations(session, "id_number").find("id_number.future_date") == 0);
    session.Set(At("credit_code"), Word("81329999MC0A000389"));
    BOOST_TEST(Violations(session, "credit_code") == "(credit_code.kind)");
    session.Set(At("credit_code"), Word("91329999MA1K000256"));
    BOOST_TEST(Violations(session, "credit_code") == "credit_code.organization_check credit_code.check");
    session.Set(At("old_code"), Word("12345678-9"));
    BOOST_TEST(Violations(session, "old_code") == "old_code.check");
    session.Set(At("village"), Word("329999101999"));
    BOOST_TEST(Violations(session, "village") == "(village.kind)");
    session.Set(At("mobile"), Word("12800000000"));
    BOOST_TEST(Violations(session, "mobile") == "mobile.range");
    session.Set(At("office_phone"), Word("400-123-4567"));
    BOOST_TEST(Violations(session, "office_phone") == "(office_phone.service)");
}

BOOST_AUTO_TEST_CASE(rankings_keep_their_order) {
    Session session = Open();
    const cases::Choices order = {"training", "money"};
    session.Set(At("needs"), order);
    BOOST_TEST((Of(session, "needs") == Answer(order)));
}

BOOST_AUTO_TEST_CASE(references_and_files_are_kept_with_what_names_them) {
    Session session = Open();
    const Answer branch = cases::Reference{"0190-1", "示例一村党支部"};
    session.Set(At("branch"), branch);
    BOOST_TEST((Of(session, "branch") == branch));
    session.Set(At("branch"), Word("文字"));
    BOOST_TEST((Of(session, "branch") == branch));
    const Answer file = cases::FileReference{"合影.jpg", std::string(64, 'a')};
    session.Set(At("picture"), file);
    BOOST_TEST((Of(session, "picture") == file));
}

BOOST_AUTO_TEST_CASE(an_answer_can_be_required_where_a_condition_holds) {
    Session session = Open();
    BOOST_TEST(Violations(session, "contact") == "");
    BOOST_TEST(!session.IsRequired(At("contact")));
    session.Set(At("branch"), cases::Reference{"", "示例一村党支部"});
    BOOST_TEST(Violations(session, "contact") == "(contact.required)");
    BOOST_TEST(session.IsRequired(At("contact")));
    session.Set(At("contact"), cases::NoAnswer::Refused);
    BOOST_TEST(Violations(session, "contact") == "");
}

BOOST_AUTO_TEST_CASE(a_question_takes_only_the_non_answers_that_it_permits) {
    Session session = Open();
    session.Set(At("credit_code"), cases::NoAnswer::DontKnow);
    BOOST_TEST((Of(session, "credit_code") == Answer()));
    session.Set(At("credit_code"), cases::NoAnswer::Refused);
    BOOST_TEST((Of(session, "credit_code") == Answer(cases::NoAnswer::Refused)));
    session.Set(At("revenue"), cases::NoAnswer::DontKnow);
    BOOST_TEST((Of(session, "revenue") == Answer(cases::NoAnswer::DontKnow)));
}

BOOST_AUTO_TEST_CASE(a_choice_that_is_not_offered_any_more_is_set_aside_and_comes_back) {
    Session session = Open();
    BOOST_TEST((session.Offered(At("helper")) == std::vector<std::string>{"party"}));
    session.Set(At("union"), true);
    BOOST_TEST((session.Offered(At("helper")) == std::vector<std::string>{"party", "union_office"}));
    session.Set(At("helper"), Word("union_office"));
    session.Set(At("helpers"), cases::Choices{"party", "union_office", "bank"});
    const interview::Effects effects = session.Set(At("union"), false);
    BOOST_TEST((std::find(effects.choices.begin(), effects.choices.end(), "helper") != effects.choices.end()));
    BOOST_TEST((Of(session, "helper") == Answer()));
    BOOST_TEST((session.Current().set_aside.at("helper") == Word("union_office")));
    BOOST_TEST((Of(session, "helpers") == Answer(cases::Choices{"party", "bank"})));
    BOOST_TEST((session.Current().set_aside.at("helpers") == Answer(cases::Choices{"union_office"})));
    Session again = tests::Open(TypesForm(), session.Current());
    again.Set(At("union"), true);
    BOOST_TEST((Of(again, "helper") == Word("union_office")));
    BOOST_TEST((Of(again, "helpers") == Answer(cases::Choices{"party", "union_office", "bank"})));
    BOOST_TEST(again.Current().set_aside.empty());
}

BOOST_AUTO_TEST_SUITE_END()
