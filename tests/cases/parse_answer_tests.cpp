#include <boost/test/unit_test.hpp>

#include "cases/answer_json.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using cases::Answer;

const form::Question& Question(const char* id) {
    static const form::Form kForm = tests::SampleForm();
    return *kForm.Find(id);
}

Answer Parsed(std::string_view text, const char* id) {
    const cases::ParsedAnswer parsed = cases::ParseAnswer(text, Question(id));
    BOOST_TEST(!parsed.problem.has_value(), text);
    return parsed.answer;
}

bool Refused(std::string_view text, const char* id) {
    const cases::ParsedAnswer parsed = cases::ParseAnswer(text, Question(id));
    return parsed.problem.has_value() && parsed.answer == Answer();
}

BOOST_AUTO_TEST_SUITE(parse_answer_tests)

BOOST_AUTO_TEST_CASE(numbers_dates_and_codes_are_folded_and_trimmed) {
    BOOST_TEST((Parsed("　１２ ", "count") == Answer(base::Decimal{12, 0})));
    BOOST_TEST((Parsed("－３．５", "share") == Answer(base::Decimal{-350, 2})));
    BOOST_TEST((Parsed("２０１２．６．３０", "visited_on") == Answer(*base::MakeDate(2012, 6, 30))));
    BOOST_TEST((Parsed("ＶＩＬＬＡＧＥ", "kind") == Answer(std::string("village"))));
}

BOOST_AUTO_TEST_CASE(text_is_kept_as_it_is) {
    BOOST_TEST((Parsed(" １２村 ", "name") == Answer(std::string(" １２村 "))));
    BOOST_TEST((Parsed("拒答", "name") == Answer(std::string("拒答"))));
    BOOST_TEST((Parsed(" 　", "name") == Answer()));
    BOOST_TEST((Parsed("", "count") == Answer()));
}

BOOST_AUTO_TEST_CASE(a_choice_goes_by_id_or_any_label) {
    for (const char* text : {"community", "居(社区)", "居（社区）", "社区", "Community", "comm."}) {
        BOOST_TEST((Parsed(text, "kind") == Answer(std::string("community"))), text);
    }
    BOOST_TEST(Refused("市", "kind"));
    BOOST_TEST((Parsed("学校、 道路", "topics") == Answer(cases::Choices{"roads", "school"})));
    BOOST_TEST((Parsed("water;roads", "topics") == Answer(cases::Choices{"roads", "water"})));
    BOOST_TEST(Refused("道路、月球", "topics"));
}

BOOST_AUTO_TEST_CASE(yes_and_no_have_many_spellings) {
    for (const char* text : {"是", "true", "yes", "1", "YES", "１"})
        BOOST_TEST((Parsed(text, "signed") == Answer(true)), text);
    for (const char* text : {"否", "false", "no", "0", " No "})
        BOOST_TEST((Parsed(text, "signed") == Answer(false)), text);
    BOOST_TEST(Refused("可能", "signed"));
}

BOOST_AUTO_TEST_CASE(non_answers_can_be_typed_where_there_is_no_free_text) {
    BOOST_TEST((Parsed("拒答", "count") == Answer(cases::NoAnswer::Refused)));
    BOOST_TEST((Parsed("不掌握", "kind") == Answer(cases::NoAnswer::DontKnow)));
    BOOST_TEST((Parsed("不适用", "topics") == Answer(cases::NoAnswer::NotApplicable)));
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_a_problem) {
    BOOST_TEST(Refused("2.0", "count"));
    BOOST_TEST(Refused("十二", "count"));
    BOOST_TEST(Refused("1.234", "share"));
    BOOST_TEST(Refused("2012-13-01", "visited_on"));
    BOOST_TEST(Refused("1", "groups"));
    BOOST_TEST(Refused("99999999999999999999", "count"));
    BOOST_TEST(Refused("9223372036854775807", "share"));
}

BOOST_AUTO_TEST_CASE(answers_are_shown_as_people_read_them) {
    const auto zh = base::Language::Chinese;
    const auto en = base::Language::English;
    BOOST_TEST(cases::DisplayAnswer(base::Decimal{25, 1}, Question("share"), zh) == "2.50");
    BOOST_TEST(cases::DisplayAnswer(base::Decimal{3, 0}, Question("count"), zh) == "3");
    BOOST_TEST(cases::DisplayAnswer(base::Decimal{12345, 4}, Question("share"), zh) == "1.2345");
    BOOST_TEST(cases::DisplayAnswer(*base::MakeDate(2012, 6, 30), Question("visited_on"), zh) == "2012-06-30");
    BOOST_TEST(cases::DisplayAnswer(std::string("village"), Question("kind"), zh) == "村");
    BOOST_TEST(cases::DisplayAnswer(std::string("village"), Question("kind"), en) == "Village");
    BOOST_TEST(cases::DisplayAnswer(std::string("gone"), Question("kind"), en) == "gone");
    BOOST_TEST(cases::DisplayAnswer(cases::Choices{"roads", "water"}, Question("topics"), zh) == "道路、饮水");
    BOOST_TEST(cases::DisplayAnswer(cases::Choices{"roads", "water"}, Question("topics"), en) == "Roads, Water");
    BOOST_TEST(cases::DisplayAnswer(Answer(), Question("kind"), en).empty());
    BOOST_TEST(cases::DisplayAnswer(cases::NoAnswer::Refused, Question("kind"), en) == "Refused");
    BOOST_TEST(cases::DisplayAnswer(true, Question("signed"), en) == "Yes");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
