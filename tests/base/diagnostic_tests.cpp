// Positions in sources and the form of findings that people read.
#include "base/diagnostic.h"

#include <boost/test/unit_test.hpp>

using namespace gongjian::base;

namespace {

Range Of(const Source& source, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(source.Text().find(part));
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

Diagnostic Unknown(const Source& source, Range range) {
    return At(source, range, Severity::Error, "unknown-name",
              Msg("There is no question {name}.", {{"name", "民主生活次数"}}),
              Msg("Write {name}.", {{"name", "民主生活会次数"}}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostic_tests)

BOOST_AUTO_TEST_CASE(columns_count_code_points) {
    const Source source("a.rules", "规则 甲\n  应 2 次，实 民主生活次数\n");
    const auto position = source.At(Of(source, "民主").begin);
    BOOST_TEST(position.line == 2);
    BOOST_TEST(position.column == 11);
    BOOST_TEST(source.At(0).line == 1);
    BOOST_TEST(source.At(0).column == 1);
}

BOOST_AUTO_TEST_CASE(an_offset_past_the_end_is_the_end) {
    const Source source("a", "ab\n镇");
    BOOST_TEST(source.At(999).line == 2);
    BOOST_TEST(source.At(999).column == 2);
    BOOST_TEST(source.At(2).line == 1);
    BOOST_TEST(source.At(2).column == 3);
    BOOST_TEST(source.At(3).line == 2);
}

BOOST_AUTO_TEST_CASE(lines_come_without_their_break) {
    const Source source("a", "one\r\ntwo\n\nfour");
    BOOST_TEST(source.LineCount() == 4);
    BOOST_TEST(source.Line(1) == "one");
    BOOST_TEST(source.Line(2) == "two");
    BOOST_TEST(source.Line(3) == "");
    BOOST_TEST(source.Line(4) == "four");
    BOOST_TEST(source.Line(0) == "");
    BOOST_TEST(source.Line(5) == "");
    BOOST_TEST(source.LineStart(2) == 5U);
    BOOST_TEST(source.LineStart(5) == source.Text().size());
}

BOOST_AUTO_TEST_CASE(an_empty_source_has_one_line) {
    const Source source("a", "");
    BOOST_TEST(source.LineCount() == 1);
    BOOST_TEST(source.At(0).line == 1);
}

BOOST_AUTO_TEST_CASE(a_marker_is_as_wide_as_the_chinese_above_it) {
    const Source source("village.rules", "规则\n\n  应 2 次，实 民主生活次数 起\n");
    BOOST_TEST(Render(Unknown(source, Of(source, "民主生活次数")), &source) ==
               "village.rules:3:11: error [unknown-name]: There is no question 民主生活次数.\n"
               "    应 2 次，实 民主生活次数 起\n"
               "                ^~~~~~~~~~~~\n"
               "  hint: Write 民主生活会次数.\n");
}

BOOST_AUTO_TEST_CASE(an_empty_range_and_a_tab_still_get_a_marker) {
    const Source source("a", "\tx");
    BOOST_TEST(Render(Unknown(source, {2, 2}), &source).find("\n   x\n    ^\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_range_over_lines_is_marked_to_the_end_of_its_first) {
    const Source source("a", "ab cd\nef");
    BOOST_TEST(Render(Unknown(source, {3, 8}), &source).find("\n  ab cd\n     ^~\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_source_the_place_is_enough) {
    Diagnostic whole{Severity::Warning, "empty-form", "a.form", 0, 0, 0, 0, Msg("Empty."), Msg("Add a question.")};
    BOOST_TEST(Render(whole, nullptr) == "a.form: warning [empty-form]: Empty.\n  hint: Add a question.\n");
    const Source source("a", "x");
    BOOST_TEST(Render(Unknown(source, {0, 1}), nullptr).starts_with("a:1:1: error"));
}

BOOST_AUTO_TEST_CASE(findings_sort_by_file_then_place) {
    const Source a("a", "x\ny z"), b("b", "x");
    std::vector<Diagnostic> list = {Unknown(b, {0, 1}), Unknown(a, {4, 5}), Unknown(a, {2, 3}), Unknown(a, {0, 1})};
    SortByPlace(list);
    BOOST_TEST(
        (list[0].line == 1 && list[1].line == 2 && list[1].column == 1 && list[2].column == 3 && list[3].file == "b"));
}

BOOST_AUTO_TEST_CASE(warnings_are_not_errors) {
    const Source source("a", "x");
    std::vector<Diagnostic> list = {At(source, {0, 1}, Severity::Warning, "w", Msg("W."), Msg("H."))};
    BOOST_TEST(!HasErrors(list));
    list.push_back(Unknown(source, {0, 1}));
    BOOST_TEST(HasErrors(list));
}

BOOST_AUTO_TEST_CASE(a_fix_replaces_its_range_and_knows_its_place) {
    const Source source("f", "甲\n应 己到\n");
    const Fix fix = FixAt(source, {8, 11}, "已", Msg("Replace"));
    BOOST_TEST(fix.line == 2);
    BOOST_TEST(fix.column == 3);
    BOOST_TEST(fix.end_column == 4);
    BOOST_TEST(ApplyFix(source.Text(), fix) == "甲\n应 已到\n");
}

BOOST_AUTO_TEST_CASE(an_empty_range_puts_in_and_a_range_past_the_end_appends) {
    const Source source("f", "ab");
    BOOST_TEST(ApplyFix("ab", FixAt(source, {1, 1}, "x", Msg("Put in"))) == "axb");
    BOOST_TEST(ApplyFix("ab", FixAt(source, {7, 9}, "x", Msg("Put in"))) == "abx");
    BOOST_TEST(ApplyFix("ab", FixAt(source, {1, 2}, "", Msg("Remove"))) == "a");
}

BOOST_AUTO_TEST_SUITE_END()
