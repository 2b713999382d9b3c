// Printed trees parse to the same trees, in both keyword sets.
#include "lang/print.h"

#include <boost/test/unit_test.hpp>

#include "construct_rules.h"
#include "lang/outline.h"
#include "lang/parser.h"
#include "sample_rules.h"
#include "village_names.h"

namespace gongjian::lang {
namespace {

using base::Language;

const Names& Village() {
    static const Names names = testing::ConstructNames();
    return names;
}

ParsedRules Parse(const std::string& text) {
    const base::Source source("test", text);
    ParsedRules parsed = ParseRules(source, &Village());
    for (const base::Diagnostic& diagnostic : parsed.diagnostics) BOOST_ERROR(base::Render(diagnostic, &source));
    return parsed;
}

void CheckRoundTrip(const std::string& text) {
    const ParsedRules parsed = Parse(text);
    const std::string outline = Outline(parsed.tree);
    for (const Language language : {Language::Chinese, Language::English}) {
        const std::string printed = Print(parsed.tree, language);
        const ParsedRules again = Parse(printed);
        BOOST_TEST(Outline(again.tree) == outline, printed);
        BOOST_TEST(Print(again.tree, language) == printed);
        const base::Source source("test", text);
        const std::string formatted = Format(source, parsed.tree, language);
        const base::Source formatted_source("test", formatted);
        const ParsedRules third = Parse(formatted);
        BOOST_TEST(Outline(third.tree) == outline, formatted);
        BOOST_TEST(Format(formatted_source, third.tree, language) == formatted);
    }
}

std::string E(const std::string& text, Language language = Language::Chinese) {
    const ParsedExpression parsed = ParseExpression(base::Source("t", text), &Village());
    return PrintExpression(parsed.tree, parsed.root, language);
}

BOOST_AUTO_TEST_SUITE(print_tests)

BOOST_AUTO_TEST_CASE(the_samples_survive_printing) {
    CheckRoundTrip(testing::kChineseRules);
    CheckRoundTrip(testing::kEnglishRules);
}

BOOST_AUTO_TEST_CASE(every_construct_survives_printing) { CheckRoundTrip(testing::kConstructs); }

BOOST_AUTO_TEST_CASE(brackets_stand_where_they_are_needed_and_nowhere_else) {
    BOOST_TEST(E("((1 + 2)) × (3)") == "(1 + 2) × 3");
    BOOST_TEST(E("1 - (2 - 3)") == "1 - (2 - 3)");
    BOOST_TEST(E("(1 - 2) - 3") == "1 - 2 - 3");
    BOOST_TEST(E("非 (是 且 否) 或 是") == "非 (是 且 否) 或 是");
    BOOST_TEST(E("(计数 加分事项 其中 级别 = 市级) ≥ 2") == "(计数 加分事项 其中 级别 = 市级) ≥ 2");
    BOOST_TEST(E("否决事项 中 有 (否决情形 = 进京集体访 或 是)") == "否决事项 中 有 (否决情形 = 进京集体访 或 是)");
    BOOST_TEST(E("(如果 是 那么 1 否则 2) + 1") == "(如果 是 那么 1 否则 2) + 1");
}

BOOST_AUTO_TEST_CASE(expressions_change_their_language) {
    BOOST_TEST(E("实到人数 不足 3 且 非 未填(应到人数)", Language::English) == "实到人数 < 3 and not blank(应到人数)");
    BOOST_TEST(E("any veto_events where kind = beijing_group_petition") ==
               "veto_events 中 有 kind = beijing_group_petition");
}

BOOST_AUTO_TEST_CASE(names_are_quoted_where_they_would_be_read_otherwise) {
    BOOST_TEST(E("「合计」 + 「第1书记」 + 「1.1」 + 村(居)名称 + 应到人数") ==
               "「合计」 + 「第1书记」 + 「1.1」 + 「村(居)名称」 + 应到人数");
}

BOOST_AUTO_TEST_CASE(comments_stay_with_their_lines) {
    const std::string text = "# 头\n评分规则 r “r”\n\n# 说明\n项目 A1 满分 4  # 尾\n  # 里\n  得 4 分\n# 末\n";
    const base::Source source("t", text);
    const ParsedRules parsed = ParseRules(source, nullptr);
    BOOST_TEST(Format(source, parsed.tree, Language::Chinese) == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
