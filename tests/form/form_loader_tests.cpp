// What a form file becomes. What is wrong with one stands in the golden tests.
#include "form/form_loader.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "base/fingerprint.h"
#include "sample_forms.h"
#include "support/temp_dir.h"

using namespace gongjian;
using form::QuestionType;

namespace {

form::Form Load(const std::string& text) {
    const base::Source source("sample.info", text);
    form::LoadedForm loaded = form::LoadForm(source);
    for (const base::Diagnostic& diagnostic : loaded.diagnostics) BOOST_ERROR(base::Render(diagnostic, &source));
    BOOST_REQUIRE(loaded.form);
    return *loaded.form;
}

constexpr std::string_view kBallots = R"(
roster ballots {
    label { zh "测评" en "Ballots" }
    fixed_rows group
    question group {
        type choice
        label { zh "组别" en "Group" }
        choices {
            masses { zh "党员群众组" en "Masses" short { zh "群众" en "Masses" } }
            town { zh "镇领导组" en "Town" }
        }
    }
    question present {
        type integer
        label { zh "实到人数" en "Present" }
        unit { zh "人" en "people" }
        min 0
        max 1,000
        required 是
        check plausible {
            severity soft
            condition "  实到人数 <= 200  "
            message { zh "请核对" en "Please check" }
        }
    }
})";

}  // namespace

BOOST_AUTO_TEST_SUITE(form_loader_tests)

BOOST_AUTO_TEST_CASE(a_question_takes_what_its_file_says) {
    const form::Form form = Load(tests::FormWith(R"(question rate {
        type decimal
        label { zh "完成率" en "Rate" }
        hint { zh "口径" en "Scope" }
        rule_name 率
        decimals 2
        min -0.50
        max 100
        relevance "有 = 是"
        default "1"
        privacy S0
    })"));
    const form::Question* rate = form.Find("rate");
    BOOST_REQUIRE(rate != nullptr);
    BOOST_CHECK(rate->type == QuestionType::Decimal);
    BOOST_CHECK_EQUAL(rate->decimals, 2);
    BOOST_CHECK_EQUAL(base::ToString(*rate->minimum), "-0.50");
    BOOST_CHECK(*rate->maximum == (base::Decimal{100, 0}));
    BOOST_CHECK_EQUAL(rate->label.In(base::Language::Chinese), "完成率");
    BOOST_CHECK_EQUAL(rate->hint.en, "Scope");
    BOOST_CHECK_EQUAL(rate->rule_name, "率");
    BOOST_CHECK_EQUAL(rate->relevance.text, "有 = 是");
    BOOST_CHECK_EQUAL(rate->relevance.place.path, "basic.rate.relevance");
    BOOST_CHECK_EQUAL(rate->default_value.text, "1");
    BOOST_CHECK(!rate->required);
    BOOST_CHECK(rate->privacy == form::PrivacyClass::S0);
}

BOOST_AUTO_TEST_CASE(a_roster_has_columns_fixed_rows_and_checks_with_codes) {
    const form::Form form = Load(tests::FormWith(kBallots));
    BOOST_REQUIRE_EQUAL(form.Questions().size(), 1u);
    const form::Question& roster = *form.Questions().front();
    BOOST_CHECK(roster.IsRoster());
    const std::vector<std::string> rows = {"masses", "town"};
    BOOST_CHECK_EQUAL_COLLECTIONS(roster.fixed_rows.begin(), roster.fixed_rows.end(), rows.begin(), rows.end());
    const form::Question* present = form.Find("ballots.present");
    BOOST_REQUIRE(present != nullptr);
    BOOST_CHECK(present->required);
    BOOST_CHECK(*present->maximum == (base::Decimal{1000, 0}));
    BOOST_REQUIRE_EQUAL(present->checks.size(), 1u);
    BOOST_CHECK_EQUAL(present->checks[0].code, "ballots.present.plausible");
    BOOST_CHECK(present->checks[0].severity == form::Severity::Soft);
    BOOST_CHECK_EQUAL(present->checks[0].condition.text, "实到人数 <= 200");
    BOOST_CHECK(form.Find("present") == nullptr);
    BOOST_CHECK(form.Find("ballots.nothing") == nullptr);
    const form::Category* masses = form::FindCategory(*form.Find("ballots.group"), "masses");
    BOOST_REQUIRE(masses != nullptr);
    BOOST_CHECK_EQUAL(masses->short_label.zh, "群众");
    BOOST_CHECK(form::FindCategory(*form.Find("ballots.group"), "county") == nullptr);
}

BOOST_AUTO_TEST_CASE(an_expression_knows_the_line_and_column_of_its_text) {
    const form::Form form =
        Load(tests::FormWith("question a {\n  type integer\n  label { zh \"甲\" en \"A\" }\n  relevance \"b = 1\"\n}\n"
                             "question b {\n  type integer\n  label { zh \"乙\" en \"B\" }\n}\n"));
    const form::Expression& relevance = form.Find("a")->relevance;
    BOOST_CHECK_EQUAL(relevance.place.line, 10);
    BOOST_CHECK_EQUAL(relevance.place.column, 14);
    BOOST_CHECK_EQUAL(relevance.place.file, "sample.info");
}

BOOST_AUTO_TEST_CASE(lists_are_written_on_one_line_or_on_several) {
    const std::string three = R"(
        question a { type integer label { zh "甲" en "A" } }
        question b { type integer label { zh "乙" en "B" } }
        question c { type text label { zh "丙" en "C" } })";
    const form::Form form =
        Load(tests::FormWith(three, "unit_question c\nkey_questions { a b c }\nlist_questions {\n b\n c\n}\n"));
    const std::vector<std::string> keys = {"a", "b", "c"}, list = {"b", "c"};
    BOOST_CHECK_EQUAL_COLLECTIONS(form.key_questions.begin(), form.key_questions.end(), keys.begin(), keys.end());
    BOOST_CHECK_EQUAL_COLLECTIONS(form.list_questions.begin(), form.list_questions.end(), list.begin(), list.end());
    BOOST_CHECK_EQUAL(form.unit_question, "c");
}

BOOST_AUTO_TEST_CASE(a_computed_question_and_a_check_of_the_whole_form) {
    const form::Form form = Load(tests::FormWith(R"(
        question a { type integer label { zh "甲" en "A" } }
        question half {
            type computed
            computed_type decimal
            decimals 1
            computation "a / 2"
            label { zh "一半" en "Half" }
        })",
                                                 R"(check small {
            severity hard
            condition "a < 100"
            code "form.small"
            message { zh "过大" en "Too large" }
        })"));
    const form::Question* half = form.Find("half");
    BOOST_CHECK(half->type == QuestionType::Computed);
    BOOST_CHECK(half->computed_type == QuestionType::Decimal);
    BOOST_CHECK_EQUAL(half->decimals, 1);
    BOOST_CHECK_EQUAL(half->computation.text, "a / 2");
    BOOST_REQUIRE_EQUAL(form.checks.size(), 1u);
    BOOST_CHECK_EQUAL(form.checks[0].code, "form.small");
}

BOOST_AUTO_TEST_CASE(the_hash_is_that_of_the_text) {
    const std::string text = tests::FormWith(kBallots);
    BOOST_CHECK_EQUAL(Load(text).text_hash, base::Fingerprint(text));
    BOOST_CHECK_NE(Load(text + "\n").text_hash, Load(text).text_hash);
}

BOOST_AUTO_TEST_CASE(the_hash_is_the_same_with_the_line_ends_of_every_system) {
    const std::string text = tests::FormWith(kBallots);
    BOOST_CHECK_EQUAL(Load(tests::WithLineEnds(text, "\r\n")).text_hash, Load(text).text_hash);
}

BOOST_AUTO_TEST_CASE(warnings_alone_do_not_keep_a_form_from_loading) {
    const base::Source source("sample.info", tests::FormWith(R"(
        question a { type integer label { zh "甲" en "A" } }
        question b { type integer label { zh "甲" en "B" } })"));
    const form::LoadedForm loaded = form::LoadForm(source);
    BOOST_CHECK(loaded.form.has_value());
    BOOST_REQUIRE_EQUAL(loaded.diagnostics.size(), 1u);
    BOOST_CHECK_EQUAL(loaded.diagnostics[0].code, "duplicate-label");
    BOOST_CHECK(loaded.diagnostics[0].severity == base::Severity::Warning);
}

BOOST_AUTO_TEST_CASE(a_file_is_found_by_the_id_of_its_form_in_the_first_folder_that_has_it) {
    const tests::TempDir near, far;
    base::WriteFile(near / "other.info", "x");
    base::WriteFile(far / "sample.info", tests::FormWith(kBallots));
    const std::vector<std::filesystem::path> folders = {near.Path() / "absent", near.Path(), far.Path()};
    const auto found = form::FindFormFile("sample", folders);
    BOOST_REQUIRE(found.has_value());
    BOOST_CHECK(*found == far / "sample.info");
    BOOST_CHECK(!form::FindFormFile("absent", folders));
    BOOST_CHECK(!form::FindFormFile("../sample", folders));
    BOOST_CHECK(form::LoadFormFile(*found).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_file_of_another_name_is_a_warning_and_an_absent_one_an_error) {
    const tests::TempDir folder;
    base::WriteFile(folder / "样表.info", tests::FormWith(kBallots));
    const form::LoadedForm loaded = form::LoadFormFile(folder / "样表.info");
    BOOST_CHECK(loaded.form.has_value());
    const std::vector<std::string> codes = tests::CodesOf(loaded.diagnostics), expected = {"file-name"};
    BOOST_CHECK_EQUAL_COLLECTIONS(codes.begin(), codes.end(), expected.begin(), expected.end());
    BOOST_CHECK_THROW(form::LoadFormFile(folder / "absent.info"), base::Error);
}

BOOST_AUTO_TEST_SUITE_END()
