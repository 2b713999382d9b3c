// Trees of expressions, clauses and whole files.
#include "lang/parser.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "lang/examples.h"
#include "lang/outline.h"
#include "sample_rules.h"
#include "village_names.h"

namespace gongjian::lang {
namespace {

const Names& Village() {
    static const Names names = testing::VillageNames();
    return names;
}

std::string Problems(const std::vector<base::Diagnostic>& diagnostics, const base::Source& source) {
    std::string text;
    for (const base::Diagnostic& diagnostic : diagnostics) text += base::Render(diagnostic, &source);
    return text;
}

/// The expression as brackets, or its diagnostics.
std::string E(const std::string& text) {
    const base::Source source("test", text);
    const ParsedExpression parsed = ParseExpression(source, &Village());
    if (parsed.root == ast::kNone) return parsed.diagnostics.empty() ? "nothing" : parsed.diagnostics.front().code;
    return parsed.diagnostics.empty() ? Outline(parsed.tree, parsed.root) : "both";
}

std::string Rules(const std::string& text) {
    const base::Source source("test", text);
    const ParsedRules parsed = ParseRules(source, &Village());
    return parsed.diagnostics.empty() ? Outline(parsed.tree) : Problems(parsed.diagnostics, source);
}

/// The outline of one item with these clauses, without its first lines.
std::string Clauses(const std::string& clauses) {
    const std::string text = Rules("评分规则 r “r”\n项目 A1 “t” 满分 10\n" + clauses + "\n");
    const std::size_t item = text.find("\nitem A1");
    if (item == std::string::npos) return text;
    const std::size_t line = text.find('\n', item + 1);
    return text.substr(line + 1, text.size() - line - 2);
}

void ReplaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Chinese labels and rule names as ids, so that both samples can be compared.
std::string WithIds(std::string outline) {
    std::vector<std::pair<std::string, std::string>> names = {{"组别", "group"}};
    for (const Variable& variable : Village().variables) {
        names.emplace_back(variable.label_zh, variable.id);
        for (const Variable& column : variable.columns) {
            names.emplace_back(column.label_zh, column.id);
            for (const CategoryName& category : column.categories) names.emplace_back(category.label_zh, category.id);
        }
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [zh, id] : names) ReplaceAll(outline, zh, id);
    return outline;
}

BOOST_AUTO_TEST_SUITE(parser_tests)

BOOST_AUTO_TEST_CASE(every_precedence_level_binds_as_people_read) {
    BOOST_TEST(E("1 + 2 × 3 = 7") == "(= (+ 1 (× 2 3)) 7)");
    BOOST_TEST(E("是 或 否 且 否") == "(or yes (and no no))");
    BOOST_TEST(E("非 1 = 2 且 是") == "(and (not (= 1 2)) yes)");
    BOOST_TEST(E("1 - 2 - 3") == "(- (- 1 2) 3)");
    BOOST_TEST(E("12 ÷ 3 ÷ 2") == "(÷ (÷ 12 3) 2)");
    BOOST_TEST(E("-实到人数 + 3") == "(+ (negate 实到人数) 3)");
    BOOST_TEST(E("(1 + 2) × 3") == "(× (+ 1 2) 3)");
}

BOOST_AUTO_TEST_CASE(comparison_words_are_operators) {
    BOOST_TEST(E("实到人数 不足 3") == "(< 实到人数 3)");
    BOOST_TEST(E("实到人数低于3") == "(< 实到人数 3)");
    BOOST_TEST(E("实到人数 不超过 3 人") == "(≤ 实到人数 3)");
    BOOST_TEST(E("实到人数达到应到人数") == "(≥ 实到人数 应到人数)");
    BOOST_TEST(E("实到人数 ≠ 3") == "(≠ 实到人数 3)");
    BOOST_TEST(E("实到人数 <> 3") == "(≠ 实到人数 3)");
    BOOST_TEST(E("实到人数 等于 3") == "(= 实到人数 3)");
}

BOOST_AUTO_TEST_CASE(rosters_are_counted_summed_and_searched) {
    BOOST_TEST(E("计数 加分事项") == "(count 加分事项 - -)");
    BOOST_TEST(E("计数 加分事项 其中 级别 = 市级 ≥ 2") == "(≥ (count 加分事项 - (= 级别 市级)) 2)");
    BOOST_TEST(E("合计 民主测评.优秀票 × 2") == "(× (sum 民主测评 优秀票 -) 2)");
    BOOST_TEST(E("合计 优秀票 + 良好票 于 民主测评 其中 组别 = 党员群众组 忽略未填") ==
               "(sum 民主测评 ignoring-blanks (+ 优秀票 良好票) (= 组别 党员群众组))");
    BOOST_TEST(E("最大值 民主测评.优秀票 未填按 0") == "(maximum 民主测评 blank-as 0 优秀票 -)");
    BOOST_TEST(E("否决事项 中 有 否决情形 = 进京集体访") == "(any 否决事项 (= 否决情形 进京集体访) -)");
    BOOST_TEST(E("否决事项中没有否决情形=进京集体访") == "(none 否决事项 (= 否决情形 进京集体访) -)");
    BOOST_TEST(E("民主测评 中 都 优秀票 > 0") == "(all 民主测评 (> 优秀票 0) -)");
    BOOST_TEST(E("any veto_events where kind = beijing_group_petition") ==
               "(any veto_events (= kind beijing_group_petition) -)");
    BOOST_TEST(E("民主测评[组别 = 党员群众组].优秀票") == "(row 民主测评 (= 组别 党员群众组) 优秀票)");
    BOOST_TEST(E("民主测评[组别 = 党员群众组].(优秀票 + 良好票)") ==
               "(row 民主测评 (= 组别 党员群众组) (+ 优秀票 良好票))");
}

BOOST_AUTO_TEST_CASE(a_search_ends_before_and_and_or) {
    BOOST_TEST(E("否决事项 中 有 否决情形 = 进京集体访 或 实到人数 > 3") ==
               "(or (any 否决事项 (= 否决情形 进京集体访) -) (> 实到人数 3))");
    BOOST_TEST(E("否决事项 中 有 (否决情形 = 进京集体访 或 实到人数 > 3)") ==
               "(any 否决事项 (or (= 否决情形 进京集体访) (> 实到人数 3)) -)");
}

BOOST_AUTO_TEST_CASE(sets_states_and_choices_are_read) {
    BOOST_TEST(E("级别 属于 (县级，市级)") == "(in 级别 县级 市级)");
    BOOST_TEST(E("level not in (county, city)") == "(not-in level county city)");
    BOOST_TEST(E("未填(实到人数，应到人数) 且 非 拒答(实到人数)") ==
               "(and (blank 实到人数 应到人数) (not (refused 实到人数)))");
    BOOST_TEST(E("如果 实到人数 > 3 那么 1 否则 如果 是 那么 2 否则 3") == "(if (> 实到人数 3) 1 (if yes 2 3))");
    BOOST_TEST(E("发生日期 ≥ 2012年6月30日") == "(≥ 发生日期 2012-06-30)");
    BOOST_TEST(E("村(居)名称 = “示例村”") == "(= 村(居)名称 “示例村”)");
}

BOOST_AUTO_TEST_CASE(ranges_cover_what_was_written) {
    const std::string text = "（优秀票＋良好票）×２";
    const ParsedExpression parsed = ParseExpression(base::Source("t", text), &Village());
    BOOST_REQUIRE(parsed.root != ast::kNone);
    const ast::Expr& product = parsed.tree[parsed.root];
    BOOST_TEST((product.range == base::Range{0, static_cast<std::uint32_t>(text.size())}));
    BOOST_TEST(text.substr(0, parsed.tree[product.a].range.end) == "（优秀票＋良好票）");
}

BOOST_AUTO_TEST_CASE(broken_expressions_say_what_is_missing) {
    BOOST_TEST(E("") == "expected-value");
    BOOST_TEST(E("1 +") == "expected-value");
    BOOST_TEST(E("(1 + 2") == "unbalanced-bracket");
    BOOST_TEST(E("1 + 2)") == "unbalanced-bracket");
    BOOST_TEST(E("1 < 2 < 3") == "chained-comparison");
    BOOST_TEST(E("如果 是 那么 1") == "expected-word");
    BOOST_TEST(E("实到人数 应到人数") == "text-after-statement");
    BOOST_TEST(E("计数") == "expected-name");
}

BOOST_AUTO_TEST_CASE(depth_and_size_are_refused_not_crashed_on) {
    BOOST_TEST(E(std::string(100, '(') + "1" + std::string(100, ')')) == "too-deep");
    BOOST_TEST(E(std::string(100000, '-') + "1") == "too-deep");
    std::string nots, ifs, chain = "1";
    for (int i = 0; i < 5000; ++i) nots += "非 ", ifs += "如果 是 那么 1 否则 ", chain += " + 1";
    BOOST_TEST(E(nots + "是") == "too-deep");
    BOOST_TEST(E(ifs + "1") == "too-deep");
    BOOST_TEST(E(chain) == "too-deep");
    BOOST_TEST(E(std::string(kMaxRuleBytes + 1, ' ')) == "too-large");
    BOOST_TEST(E("\xff") == "invalid-utf8");
}

BOOST_AUTO_TEST_CASE(too_many_statements_are_refused) {
    std::string text;
    for (std::size_t i = 0; i <= kMaxStatements; ++i) text += "项目 A 满分 1\n";
    const ParsedRules parsed = ParseRules(base::Source("t", text), nullptr);
    BOOST_REQUIRE_EQUAL(parsed.diagnostics.size(), 1u);
    BOOST_TEST(parsed.diagnostics.front().code == "too-many-statements");
    BOOST_TEST(parsed.tree.items.empty());
}

BOOST_AUTO_TEST_CASE(the_sample_parses_in_both_languages_to_the_same_tree) {
    const std::string chinese = Rules(testing::kChineseRules), english = Rules(testing::kEnglishRules);
    BOOST_TEST(chinese.find("error") == std::string::npos, chinese);
    BOOST_TEST(WithIds(chinese) == WithIds(english));
}

BOOST_AUTO_TEST_CASE(the_sample_without_spaces_is_the_same_tree) {
    const base::Source spaced("t", testing::kChineseRules);
    std::string text;
    bool in_text = false, in_comment = false, in_table = false;
    for (std::size_t i = 0; i < testing::kChineseRules.size(); ++i) {
        const char c = testing::kChineseRules[i];
        if (c == '\n') in_comment = in_table = false;
        if (testing::kChineseRules.compare(i, 3, "“") == 0) in_text = true;
        if (testing::kChineseRules.compare(i, 3, "”") == 0) in_text = false;
        if (c == '#') in_comment = true;
        if (c == '|') in_table = true;
        if (c != ' ' || in_text || in_comment || in_table) text += c;
    }
    BOOST_TEST(Rules(text) == Rules(testing::kChineseRules));
}

BOOST_AUTO_TEST_CASE(the_sample_in_full_width_is_the_same_tree) {
    std::string text;
    bool in_text = false;
    for (std::size_t i = 0; i < testing::kChineseRules.size(); ++i) {
        const char c = testing::kChineseRules[i];
        if (testing::kChineseRules.compare(i, 3, "“") == 0) in_text = true;
        if (testing::kChineseRules.compare(i, 3, "”") == 0) in_text = false;
        if (in_text || c <= ' ' || c > '~') {
            text += c == ' ' && !in_text ? "　" : std::string(1, c);
            continue;
        }
        const unsigned code = 0xFEE0u + static_cast<unsigned char>(c);
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
    BOOST_TEST(Rules(text) == Rules(testing::kChineseRules));
}

BOOST_AUTO_TEST_CASE(clauses_are_read_one_by_one) {
    BOOST_TEST(Clauses("应 计划发展党员数，实 实际发展党员数\n每少 1 名 扣 2 分") ==
               "  due due 计划发展党员数 actual 实际发展党员数\n  shortfall deduct step 1 points 2");
    BOOST_TEST(Clauses("每低1个百分点扣0.2分，不足1个百分点按1个百分点计") ==
               "  below deduct step 1 points 0.2 counts-as-one");
    BOOST_TEST(Clauses("每低 2 个百分点 扣 1 分，按比例计") == "  below deduct step 2 points 1 proportional");
    BOOST_TEST(Clauses("每高 1 个百分点 加 1 分，不足 1 个百分点不计") == "  above add step 1 points 1 ignored");
    BOOST_TEST(Clauses("每低 1 个百分点 扣 1 分") == "  below deduct step 1 points 1");
    BOOST_TEST(Clauses("每 1 次 班子不团结被约谈次数 扣 2 分，最多 4 分") ==
               "  steps deduct value 班子不团结被约谈次数 step 1 points 2 cap 4");
    BOOST_TEST(Clauses("其余 得 3 分 扣 1 分 最多 2 分") == "  base value 3\n  adjust deduct value 1 cap 2");
    BOOST_TEST(Clauses("待补 当 未填(实到人数) 缺 民主测评.镇领导站所组，实到人数，缺报按零分") ==
               "  pending when (blank 实到人数) missing 民主测评.镇领导站所组 missing 实到人数\n  missing-is-zero");
    BOOST_TEST(Clauses("舍入 1 位 佐证 “记录” 扣完为止") == "  round decimals 1\n  evidence “记录”\n  until-zero");
}

BOOST_AUTO_TEST_CASE(tiers_keep_their_edges) {
    BOOST_TEST(
        Clauses("按 实到人数 ÷ 应到人数：95% 以上 10 分；85% 至 95% 不含 8 分；不足 85% 得 2 分；其余 0 分") ==
        "  tiers value (÷ 实到人数 应到人数)\n    tier from 95 percent points 10\n"
        "    tier from 85 below 95 percent points 8\n    tier below 85 percent points 2\n    tier otherwise points 0");
    BOOST_TEST(Clauses("按 实到人数：60 人以下 1 分，超过 60 人 2 分") ==
               "  tiers value 实到人数\n    tier up-to 60 points 1\n    tier over 60 points 2");
}

BOOST_AUTO_TEST_CASE(case_tables_go_by_row_where_a_column_is_named) {
    BOOST_TEST(Clauses("按 加分事项.级别：县级 1 分") ==
               "  row-cases value 加分事项.级别 roster 加分事项 column 级别\n    case 县级 points 1");
    BOOST_TEST(Clauses("按 完成调研文章：是 2 分，否 0 分") ==
               "  cases value 完成调研文章\n    case 是 points 2\n    case 否 points 0");
}

BOOST_AUTO_TEST_CASE(a_broken_clause_leaves_the_rest_of_its_item) {
    const base::Source source(
        "t", "评分规则 r “r”\n项目 A1 “t” 满分 4\n  应 2 次，实\n  得 2 分\n  当 得 3 分\n  扣 1 分\n");
    const ParsedRules parsed = ParseRules(source, &Village());
    BOOST_TEST(parsed.diagnostics.size() == 2u, Problems(parsed.diagnostics, source));
    BOOST_REQUIRE_EQUAL(parsed.tree.items.size(), 1u);
    BOOST_TEST(parsed.tree.items[0].clauses.size() == 2u);
    BOOST_TEST(parsed.broken.size() == 2u);
}

BOOST_AUTO_TEST_CASE(another_reading_is_tried_where_the_longest_does_not_parse) {
    Names names = testing::VillageNames();
    names.variables.push_back(testing::MakeVariable("x", "人数得", "X"));
    const base::Source source("t", "评分规则 r “r”\n项目 A1 满分 4\n当实到人数得0分\n");
    // 实到人数 + 得 is the longest reading already; 当 实到 人数得 would be the trap of a greedy lexer.
    BOOST_TEST(ParseRules(source, &names).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(the_form_is_found_before_its_names_are_known) {
    BOOST_TEST(FormNamedBy(base::Source("t", testing::kChineseRules)) == "village_evaluation");
    BOOST_TEST(FormNamedBy(base::Source("t", testing::kEnglishRules)) == "village_evaluation");
    BOOST_TEST(FormNamedBy(base::Source("t", "评分规则 x “y”")) == "");
}

BOOST_AUTO_TEST_CASE(every_example_that_a_hint_quotes_parses) {
    for (int kind = 0; kind < static_cast<int>(TokenKind::Value); ++kind)
        for (const base::Language language : {base::Language::Chinese, base::Language::English}) {
            const auto construct = static_cast<TokenKind>(kind);
            const std::string example(ExampleOf(construct, language));
            if (example.empty() || construct == TokenKind::Bar) continue;
            std::string text = "评分规则 r “r”\n";
            const bool head = (construct >= TokenKind::AppliesTo && construct <= TokenKind::Full) ||
                              construct == TokenKind::TotalCap || construct == TokenKind::TotalFactor;
            if (construct == TokenKind::RuleSet) text.clear();
            if (construct == TokenKind::Given) text += "测试 “t”\n";
            const bool in_test = construct == TokenKind::OtherUnits || construct == TokenKind::Expect;
            if (in_test) text += "测试 “t”\n";
            if (construct > TokenKind::Expect && !head) text += "项目 A9 满分 5\n";
            text += example + "\n";
            if (construct == TokenKind::Given || construct == TokenKind::OtherUnits) text += "期望 A1 = 1\n";
            if (construct == TokenKind::Round) text = "评分规则 r “r”\n项目 A9 满分 5\n" + example;
            const base::Source source("example", text);
            const ParsedRules parsed = ParseRules(source, nullptr);
            BOOST_TEST(parsed.diagnostics.empty(), Problems(parsed.diagnostics, source));
        }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
