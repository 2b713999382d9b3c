// Names of a form, and what is wrong in its expressions, told at its lines.
#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "interview/small_form.h"

using namespace gongjian;

namespace {

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

interview::FormCheckResult Check(const std::string& text) {
    form::LoadedForm loaded = form::LoadForm(base::Source("visit.info", text));
    BOOST_REQUIRE_MESSAGE(loaded.form, tests::AllOf(loaded.diagnostics));
    return interview::CheckForm(std::move(*loaded.form));
}

int LineOf(const std::string& text, const std::string& what) {
    return 1 + static_cast<int>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(what)), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checked_form_tests)

BOOST_AUTO_TEST_CASE(names_stand_in_form_order_without_notes) {
    const lang::Names& names = tests::SmallForm()->names;
    std::vector<std::string> ids;
    for (const lang::Variable& variable : names.variables) ids.push_back(variable.id);
    const std::vector<std::string> wanted = {"place_name", "has_union", "members", "dues",      "dues_total",
                                             "grade",      "why",       "trips",   "all_hours", "groups"};
    BOOST_TEST(ids == wanted, boost::test_tools::per_element());
    BOOST_TEST(names.variables[7].columns.size() == 4u);
    BOOST_TEST(static_cast<int>(names.variables[1].type) == static_cast<int>(lang::ValueType::Bool));
    BOOST_TEST(names.variables[3].decimals == 2);
    BOOST_TEST(names.variables[5].categories[1].label_zh == "乙级");
}

BOOST_AUTO_TEST_CASE(what_relevance_can_hide_can_be_skipped) {
    const lang::Names& names = tests::SmallForm()->names;
    BOOST_TEST(!names.variables[1].can_be_skipped);
    BOOST_TEST(names.variables[2].can_be_skipped);
    BOOST_TEST(names.variables[4].can_be_skipped);  // computed from what can be skipped
    BOOST_TEST(names.variables[7].can_be_skipped);  // by its section
    BOOST_TEST(!names.variables[7].columns[0].can_be_skipped);
    BOOST_TEST(names.variables[7].columns[2].can_be_skipped);
}

BOOST_AUTO_TEST_CASE(mistakes_in_expressions_are_told_at_the_line_of_the_form_file) {
    std::string text = Replaced(tests::kSmallForm, "有工会 = 是", "有工回 = 是");
    text = Replaced(text, "小时 <= 8", "小 时辰 <= 8");
    const interview::FormCheckResult result = Check(text);
    BOOST_TEST(!result.form);
    BOOST_REQUIRE(result.diagnostics.size() >= 2u);
    BOOST_TEST(result.diagnostics.front().file == "visit.info");
    BOOST_TEST(result.diagnostics.front().line == LineOf(text, "有工回 = 是"));
    BOOST_TEST(result.diagnostics.back().line == LineOf(text, "小 时辰 <= 8"));
    const std::string words = base::Text(base::Language::English, result.diagnostics.front().message);
    BOOST_TEST(words.find("members.relevance") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(cycles_are_shown) {
    const std::string text = Replaced(tests::kSmallForm, "relevance \"有工会 = 是\"", "relevance \"会费总额 > 1\"");
    const interview::FormCheckResult result = Check(text);
    BOOST_TEST(!result.form);
    BOOST_REQUIRE(!result.diagnostics.empty());
    BOOST_TEST(result.diagnostics.front().code == "cycle");
    const std::string words = base::Text(base::Language::English, result.diagnostics.front().message);
    BOOST_TEST_MESSAGE(words);
    BOOST_TEST(words.find("members → dues_total") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_section_may_not_hang_on_its_own_questions) {
    const interview::FormCheckResult result =
        Check(Replaced(tests::kSmallForm, "relevance \"会费总额 >= 100\"", "relevance \"总小时 >= 1\""));
    BOOST_TEST(!result.form);
    BOOST_REQUIRE(!result.diagnostics.empty());
    BOOST_TEST(result.diagnostics.front().code == "cycle");
}

BOOST_AUTO_TEST_CASE(the_shipped_form_has_no_findings) {
    const interview::FormCheckResult result =
        interview::OpenForm(base::PathFromUtf8(GONGJIAN_SOURCE_DIR "/forms/village_evaluation.info"));
    BOOST_TEST(result.form);
    BOOST_TEST(result.diagnostics.empty(), tests::AllOf(result.diagnostics));
}

BOOST_AUTO_TEST_SUITE_END()
