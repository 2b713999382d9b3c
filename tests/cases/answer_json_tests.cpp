#include <clocale>
#include <random>

#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "cases/answer_json.h"
#include "cases/stored_answers.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using cases::Answer;
using cases::AnswersFromJson;
using Problems = std::vector<std::pair<std::string, std::string>>;

const form::Form& Form() {
    static const form::Form kForm = tests::SampleForm();
    return kForm;
}

Problems ProblemsOf(std::string_view json) {
    Problems problems;
    for (const cases::AnswerProblem& problem : AnswersFromJson(json, Form()).problems) {
        BOOST_TEST(!base::Text(problem.message).empty());
        problems.emplace_back(problem.path, problem.code);
    }
    return problems;
}

Answer Read(std::string_view json, std::string_view id) {
    const cases::ReadAnswers read = AnswersFromJson(json, Form());
    BOOST_TEST(read.problems.empty(), json);
    return cases::Get(read.answers, cases::ParsePath(id).value());
}

struct Faulty {
    const char* json;
    Problems problems;
};

BOOST_AUTO_TEST_SUITE(answer_json_tests)

BOOST_AUTO_TEST_CASE(values_are_typed_by_the_form) {
    BOOST_TEST((Read(R"({"count":12})", "count") == Answer(base::Decimal{12, 0})));
    BOOST_TEST((Read(R"({"count":"１２"})", "count") == Answer(base::Decimal{12, 0})));
    BOOST_TEST((Read(R"({"share":"1.5"})", "share") == Answer(base::Decimal{150, 2})));
    BOOST_TEST((Read(R"({"share":1.10})", "share") == Answer(base::Decimal{110, 2})));
    BOOST_TEST((Read(R"({"share":3})", "share") == Answer(base::Decimal{300, 2})));
    BOOST_TEST((Read(R"({"share":"1.100"})", "share") == Answer(base::Decimal{110, 2})));
    BOOST_TEST((Read(R"({"visited_on":"2012-06-30"})", "visited_on") == Answer(*base::MakeDate(2012, 6, 30))));
    BOOST_TEST(
        (Read(R"({"visited_on":"２０１２年６月３０日"})", "visited_on") == Answer(*base::MakeDate(2012, 6, 30))));
    BOOST_TEST((Read(R"({"signed":false})", "signed") == Answer(false)));
    BOOST_TEST((Read(R"({"kind":" ｖillage "})", "kind") == Answer(std::string("village"))));
    BOOST_TEST((Read(R"({"topics":["water","roads","water"]})", "topics") == Answer(cases::Choices{"roads", "water"})));
    BOOST_TEST((Read(R"({"topics":[]})", "topics") == Answer(cases::Choices{})));
    BOOST_TEST((Read(R"({"name":"１２ "})", "name") == Answer(std::string("１２ "))));
    BOOST_TEST((Read(R"({"count":{"no_answer":"refused"}})", "count") == Answer(cases::NoAnswer::Refused)));
    BOOST_TEST((Read(R"({"topics":{"no_answer":"unknown"}})", "topics") == Answer(cases::NoAnswer::DontKnow)));
    BOOST_TEST((Read(R"({"name":{"no_answer":"not_applicable"}})", "name") == Answer(cases::NoAnswer::NotApplicable)));
    BOOST_TEST((Read(R"({"count":null,"share":"","kind":"","groups":null})", "count") == Answer()));
    BOOST_TEST(
        (Read(R"({"groups":[{"voters":3},{"group":"town"}]})", "groups[2].group") == Answer(std::string("town"))));
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_digits) {
    BOOST_TEST((Read(R"({"count":9007199254740993})", "count") == Answer(base::Decimal{9007199254740993, 0})));
    BOOST_TEST((Read(R"({"share":90071992547409.93})", "share") == Answer(base::Decimal{9007199254740993, 2})));
    BOOST_TEST((Read(R"({"share":0.29})", "share") == Answer(base::Decimal{29, 2})));
    BOOST_TEST((Read(R"({"count":-0})", "count") == Answer(base::Decimal{0, 0})));
}

BOOST_AUTO_TEST_CASE(a_foreign_locale_changes_nothing) {
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8"}) {
        if (std::setlocale(LC_ALL, name) == nullptr) continue;
        const Answer answer = AnswersFromJson(R"({"share":1.25})", Form()).answers.values["share"];
        std::setlocale(LC_ALL, "C");
        BOOST_TEST((answer == Answer(base::Decimal{125, 2})));
    }
}

BOOST_AUTO_TEST_CASE(everything_that_does_not_fit_is_reported_with_its_path) {
    const std::vector<Faulty> all{
        {R"({"count":2.0})", {{"count", "wrong-type"}}},
        {R"({"count":"2.0"})", {{"count", "wrong-type"}}},
        {R"({"count":1e2})", {{"count", "wrong-type"}}},
        {R"({"count":"two"})", {{"count", "wrong-type"}}},
        {R"({"count":true})", {{"count", "wrong-type"}}},
        {R"({"count":[1]})", {{"count", "wrong-type"}}},
        {R"({"count":99999999999999999999})", {{"count", "wrong-type"}}},
        {R"({"share":"1.234"})", {{"share", "too-many-decimals"}}},
        {R"({"share":1.234})", {{"share", "too-many-decimals"}}},
        {R"({"share":false})", {{"share", "wrong-type"}}},
        {R"({"visited_on":"2012-02-30"})", {{"visited_on", "wrong-type"}}},
        {R"({"visited_on":20120630})", {{"visited_on", "wrong-type"}}},
        {R"({"signed":"yes"})", {{"signed", "wrong-type"}}},
        {R"({"signed":1})", {{"signed", "wrong-type"}}},
        {R"({"kind":"city"})", {{"kind", "unknown-category"}}},
        {R"({"kind":1})", {{"kind", "wrong-type"}}},
        {R"({"kind":["village"]})", {{"kind", "wrong-type"}}},
        {R"({"topics":"roads"})", {{"topics", "wrong-type"}}},
        {R"({"topics":["roads","moon"]})", {{"topics", "unknown-category"}}},
        {R"({"topics":[1]})", {{"topics", "wrong-type"}}},
        {R"({"name":12})", {{"name", "wrong-type"}}},
        {R"({"name":{"no_answer":"maybe"}})", {{"name", "wrong-type"}}},
        {R"({"name":{"no_answer":"refused","x":1}})", {{"name", "wrong-type"}}},
        {R"({"nmae":"x","count":1})", {{"nmae", "unknown-question"}}},
        {R"({"groups":{"voters":1}})", {{"groups", "wrong-type"}}},
        {R"({"groups":{"no_answer":"refused"}})", {{"groups", "wrong-type"}}},
        {R"({"groups":[{"voters":1},7]})", {{"groups[2]", "wrong-type"}}},
        {R"({"groups":[{"voters":1},{"group":"x","fee":"1.25","colour":"red"}]})",
         {{"groups[2].group", "unknown-category"},
          {"groups[2].fee", "too-many-decimals"},
          {"groups[2].colour", "unknown-question"}}},
        {R"({"groups":[{"_id":"a"},{"_id":"a"}]})", {{"groups[2]._id", "bad-json"}}},
        {R"({"count":1,"count":2})", {{"count", "duplicate-key"}}},
        {R"({"groups":[{},{"voters":1,"voters":1}]})", {{"groups[2].voters", "duplicate-key"}}},
        {R"({"count":1,"signed":"x","kind":"y"})", {{"signed", "wrong-type"}, {"kind", "unknown-category"}}},
        {R"([1])", {{"", "bad-json"}}},
        {R"({"count":01})", {{"", "bad-json"}}},
        {R"({"count":)", {{"", "bad-json"}}},
        {R"({"count":1} x)", {{"", "bad-json"}}},
        {"", {{"", "bad-json"}}},
        {"{\"name\":\"\xff\"}", {{"", "bad-json"}}},
        {R"({"share":1e999})", {{"", "bad-json"}}},
    };
    for (const Faulty& faulty : all) BOOST_TEST((ProblemsOf(faulty.json) == faulty.problems), faulty.json);
}

BOOST_AUTO_TEST_CASE(what_fits_is_kept_beside_what_does_not) {
    const auto read =
        AnswersFromJson(R"({"count":3,"kind":"city","groups":[{"voters":"x"},{"voters":2}],"count":4})", Form());
    BOOST_TEST(read.problems.size() == 3u);
    BOOST_TEST((read.answers.values.at("count") == Answer(base::Decimal{3, 0})));
    BOOST_TEST(read.answers.values.count("kind") == 0u);
    BOOST_TEST(read.answers.rosters.at("groups").size() == 2u);
}

BOOST_AUTO_TEST_CASE(rows_get_ids_of_their_own) {
    const auto read = AnswersFromJson(R"({"groups":[{},{"_id":"1"},{}]})", Form());
    BOOST_TEST(read.problems.empty());
    const auto& rows = read.answers.rosters.at("groups");
    BOOST_TEST(rows[1].id == "1");
    BOOST_TEST(rows[0].id != rows[1].id);
    BOOST_TEST(rows[2].id != rows[1].id);
    BOOST_TEST(rows[0].id != rows[2].id);
}

BOOST_AUTO_TEST_CASE(deep_nesting_and_huge_texts_are_refused_not_survived_by_luck) {
    BOOST_TEST((ProblemsOf(R"({"name":)" + std::string(100000, '[')).size()) == 1u);
    BOOST_TEST((ProblemsOf(std::string(std::size_t{17} << 20, ' ')) == Problems{{"", "bad-json"}}));
}

BOOST_AUTO_TEST_CASE(writing_is_canonical) {
    cases::Answers answers;
    answers.values["share"] = base::Decimal{25, 1};
    answers.values["count"] = base::Decimal{20, 1};
    answers.values["signed"] = true;
    answers.values["name"] = std::string("示例\"村\"\n𠮷〇");
    answers.values["kind"] = cases::NoAnswer::DontKnow;
    answers.values["remarks"] = Answer();
    answers.rosters["groups"] = {{"r1", {}}};
    BOOST_TEST(cases::AnswersToJson(answers, Form()) ==
               R"({"count":2,"groups":[{"_id":"r1"}],"kind":{"no_answer":"unknown"},"name":"示例\"村\"\n𠮷〇",)"
               R"("share":"2.50","signed":true})");
}

BOOST_AUTO_TEST_CASE(one_answer_has_the_same_notation) {
    BOOST_TEST(cases::AnswerToJson(base::Decimal{12, 0}) == "12");
    BOOST_TEST(cases::AnswerToJson(base::Decimal{120, 1}) == "\"12.0\"");
    BOOST_TEST(cases::AnswerToJson(std::string("masses")) == "\"masses\"");
    BOOST_TEST(cases::AnswerToJson(cases::NoAnswer::Refused) == R"({"no_answer":"refused"})");
    BOOST_TEST(cases::AnswerToJson(Answer()) == "null");
    BOOST_TEST(cases::AnswerToJson(cases::Choices{"a", "b"}) == R"(["a","b"])");
}

BOOST_AUTO_TEST_CASE(random_answers_come_back_equal_and_to_the_byte) {
    std::mt19937 random(20120630);
    for (int i = 0; i < 2000; ++i) {
        const cases::Answers answers = tests::RandomAnswers(random);
        const std::string json = cases::AnswersToJson(answers, Form());
        const cases::ReadAnswers read = AnswersFromJson(json, Form());
        BOOST_TEST_REQUIRE(read.problems.empty(), json);
        BOOST_TEST_REQUIRE((read.answers == answers), json);
        BOOST_TEST_REQUIRE(cases::AnswersToJson(read.answers, Form()) == json);
        BOOST_TEST_REQUIRE((cases::StoredAnswers(json, &Form()).value() == answers), json);
    }
}

BOOST_AUTO_TEST_CASE(stored_answers_that_no_longer_fit_are_kept) {
    const std::string json =
        R"({"count":"2.5","gone":"x","gone_rows":[{"_id":"1","a":1}],"kind":"city","share":"1.2345","topics":["moon"]})";
    const cases::Answers stored = cases::StoredAnswers(json, &Form()).value();
    BOOST_TEST(cases::AnswersToJson(stored, Form()) == json);
    BOOST_TEST((stored.values.at("share") == Answer(base::Decimal{12345, 4})));
    BOOST_TEST(!cases::StoredAnswers("{", &Form()).has_value());
    BOOST_TEST(!cases::StoredAnswers("[]", &Form()).has_value());
}

BOOST_AUTO_TEST_CASE(random_bytes_never_crash_the_reader) {
    std::mt19937 random(7);
    const std::string seed = R"({"count":1.5e3,"groups":[{"_id":"1","voters":"１"}],"name":"村","topics":["roads"]})";
    for (int i = 0; i < 20000; ++i) {
        std::string text = seed;
        for (int edits = 1 + static_cast<int>(random() % 4); edits > 0; --edits) {
            text[random() % text.size()] = static_cast<char>(random());
        }
        AnswersFromJson(text, Form());
    }
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_repaired_when_written) {
    const std::string json =
        cases::AnswerToJson(std::string("a\xff"
                                        "b"));
    BOOST_TEST(base::IsUtf8(json));
    BOOST_TEST((cases::StoredAnswer(json, nullptr) == Answer(std::string("a\xef\xbf\xbd"
                                                                         "b"))));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
