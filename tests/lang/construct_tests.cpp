// The constructs that the village example does without: their trees, in both keyword sets and without spaces.
#include <boost/test/unit_test.hpp>

#include "construct_rules.h"
#include "lang/outline.h"
#include "lang/parser.h"
#include "lang/print.h"

namespace gongjian::lang {
namespace {

const Names& Known() {
    static const Names names = testing::ConstructNames();
    return names;
}

/// The expression as brackets, or the code of its first diagnostic.
std::string E(const std::string& text) {
    const ParsedExpression parsed = ParseExpression(base::Source("test", text), &Known());
    if (parsed.root == ast::kNone) return parsed.diagnostics.empty() ? "nothing" : parsed.diagnostics.front().code;
    return parsed.diagnostics.empty() ? Outline(parsed.tree, parsed.root) : "both";
}

std::string Rules(const std::string& text) {
    const base::Source source("test", text);
    const ParsedRules parsed = ParseRules(source, &Known());
    if (parsed.diagnostics.empty()) return Outline(parsed.tree);
    std::string problems;
    for (const base::Diagnostic& diagnostic : parsed.diagnostics) problems += base::Render(diagnostic, &source);
    return problems;
}

/// What the lines say, without the header line and the last line break.
std::string Lines(const std::string& lines) {
    const std::string text = Rules("评分规则 r “r”\n" + lines + "\n");
    return text.starts_with("ruleset r “r”\n") ? text.substr(text.find('\n') + 1, text.size() - text.find('\n') - 2)
                                               : text;
}

/// The outline of one item with these clauses, without its first line.
std::string Clauses(const std::string& clauses) {
    const std::string text = Lines("项目 A1 “t” 满分 10\n" + clauses);
    return text.starts_with("item A1") ? text.substr(text.find('\n') + 1) : text;
}

BOOST_AUTO_TEST_SUITE(construct_tests)

BOOST_AUTO_TEST_CASE(functions_are_called_with_brackets) {
    BOOST_TEST(E("舍入(实到人数 ÷ 3，2)") == "(round (÷ 实到人数 3) 2)");
    BOOST_TEST(E("进一（1.2，0）+去尾（1.2，0）") == "(+ (round-up 1.2 0) (round-down 1.2 0))");
    BOOST_TEST(E("round(x, 2) + round up(x, 0) - round down(x, 1)") ==
               "(- (+ (round x 2) (round-up x 0)) (round-down x 1))");
    BOOST_TEST(E("较小值(1，2，3) + 较大值(1，2)") == "(+ (least 1 2 3) (greatest 1 2))");
    BOOST_TEST(E("lesser(1, 2) + greater(3, 4)") == "(+ (least 1 2) (greatest 3 4))");
    BOOST_TEST(E("整月数(规定日期，今天)") == "(months 规定日期 today)");
    BOOST_TEST(E("months(规定日期, today) + days(规定日期, today)") ==
               "(+ (months 规定日期 today) (days 规定日期 today))");
    BOOST_TEST(E("天数(规定日期，实际日期)") == "(days 规定日期 实际日期)");
    BOOST_TEST(E("工作日数(规定日期，实际日期，台账 holidays.date，台账 work.date)") ==
               "(working-days 规定日期 实际日期 ledger holidays.date ledger work.date)");
    BOOST_TEST(E("working days(规定日期, 实际日期)") == "(working-days 规定日期 实际日期)");
    BOOST_TEST(E("年内第几天(今天)÷全年天数(今天)+年份(今天)") ==
               "(+ (÷ (day-of-year today) (days-in-year today)) (year today))");
    BOOST_TEST(E("day of year(today) / days in year(today) + year(today)") ==
               "(+ (÷ (day-of-year today) (days-in-year today)) (year today))");
    BOOST_TEST(E("查表(t1，姓名)") == "(lookup t1 姓名)");
    BOOST_TEST(E("lookup(t1, 姓名)") == "(lookup t1 姓名)");
    BOOST_TEST(E("名次(优秀票，组别)+升序名次(优秀票)") == "(+ (rank 优秀票 组别) (rank-ascending 优秀票))");
    BOOST_TEST(E("rank(优秀票) + rank ascending(优秀票, 组别)") == "(+ (rank 优秀票) (rank-ascending 优秀票 组别))");
    BOOST_TEST(E("同组合计(优秀票，组别)÷同组计数(组别)") == "(÷ (group-sum 优秀票 组别) (group-count 组别))");
    BOOST_TEST(E("group sum(优秀票, 组别) / group count(组别)") == "(÷ (group-sum 优秀票 组别) (group-count 组别))");
    BOOST_TEST(E("今天 - 规定日期 > 3 天") == "(> (- today 规定日期) 3)");
    BOOST_TEST(E("天数()") == "expected-value");
    BOOST_TEST(E("较小值(1，2") == "unbalanced-bracket");
}

BOOST_AUTO_TEST_CASE(the_word_of_a_function_is_a_name_where_no_bracket_follows) {
    BOOST_TEST(E("天数 + 名次") == "(+ 天数 名次)");
    BOOST_TEST(E("3 days") == "3");
    BOOST_TEST(E("year > 2012") == "(> year 2012)");
    BOOST_TEST(Clauses("舍入 2 位\n得 舍入(1.234，2)") == "  round decimals 2\n  base value (round 1.234 2)");
    BOOST_TEST(Clauses("round 2 decimals\nget\nrank(优秀票)") == "  round decimals 2\n  base value (rank 优秀票)");
}

BOOST_AUTO_TEST_CASE(a_blank_value_may_count_as_another) {
    BOOST_TEST(E("实到人数 未填按 0") == "(blank-as 实到人数 0)");
    BOOST_TEST(E("实到人数未填按0+1") == "(+ (blank-as 实到人数 0) 1)");
    BOOST_TEST(E("(实到人数 + 1) blank as 应到人数 * 2") == "(× (blank-as (+ 实到人数 1) 应到人数) 2)");
    BOOST_TEST(E("民主测评[组别 = 党员群众组].优秀票 未填按 0") ==
               "(blank-as (row 民主测评 (= 组别 党员群众组) 优秀票) 0)");
    BOOST_TEST(E("最大值 民主测评.优秀票 其中 良好票 > 优秀票 未填按 0") ==
               "(maximum 民主测评 blank-as 0 优秀票 (> 良好票 优秀票))");
    BOOST_TEST(E("最大值 民主测评.优秀票 其中 (优秀票 未填按 2) > 1 未填按 0") ==
               "(maximum 民主测评 blank-as 0 优秀票 (> (blank-as 优秀票 2) 1))");
    BOOST_TEST(E("(实到人数 未填按 1) 未填按 2") == "(blank-as (blank-as 实到人数 1) 2)");
}

BOOST_AUTO_TEST_CASE(distinct_values_are_counted_and_extremes_left_out) {
    BOOST_TEST(E("不同 加分事项.事项编号 其中 级别 = 县级") == "(distinct 加分事项 事项编号 (= 级别 县级))");
    BOOST_TEST(E("distinct commendations.event_no") == "(distinct commendations event_no -)");
    BOOST_TEST(E("去极值平均 民主测评.优秀票 超过 5 个时") == "(trimmed-mean 民主测评 优秀票 - 5)");
    BOOST_TEST(E("去极值平均民主测评.优秀票超过5个时") == "(trimmed-mean 民主测评 优秀票 - 5)");
    BOOST_TEST(E("去极值平均 民主测评.优秀票 超过 基本扣分 时 其中 组别 = 党员群众组") ==
               "(trimmed-mean 民主测评 优秀票 (= 组别 党员群众组) 基本扣分)");
    BOOST_TEST(E("trimmed mean of ballot_groups.votes_good if more than 5 where group = masses") ==
               "(trimmed-mean ballot_groups votes_good (= group masses) 5)");
    BOOST_TEST(E("去极值平均 民主测评.优秀票 > 5") == "(> (trimmed-mean 民主测评 优秀票 -) 5)");
}

BOOST_AUTO_TEST_CASE(a_ledger_stands_where_a_roster_may) {
    BOOST_TEST(E("计数 台账 meeting 其中 类别 = 民主生活会") == "(count ledger meeting - (= 类别 民主生活会))");
    BOOST_TEST(E("计数台账meeting其中类别=民主生活会") == "(count ledger meeting - (= 类别 民主生活会))");
    BOOST_TEST(E("count ledger meeting where kind = life") == "(count ledger meeting - (= kind life))");
    BOOST_TEST(E("合计 台账 「会议 记录」.分钟") == "(sum ledger 会议 记录 分钟 -)");
    BOOST_TEST(E("合计 分钟 × 2 于 台账 meeting") == "(sum ledger meeting (× 分钟 2) -)");
    BOOST_TEST(E("台账 meeting 中 有 分钟 > 3") == "(any ledger meeting (> 分钟 3) -)");
    BOOST_TEST(E("any ledger meeting where minutes > 3") == "(any ledger meeting (> minutes 3) -)");
    BOOST_TEST(E("台账 meeting[编号 = 1].分钟") == "(row ledger meeting (= 编号 1) 分钟)");
    BOOST_TEST(E("计数 台账") == "expected-name");
    BOOST_TEST(
        Clauses("每一行 台账 meeting：甲 1 分\n按台账punish.级别同一编号就高：县级1分") ==
        "  row-cases roster ledger meeting\n    case 甲 points 1\n"
        "  row-cases value ledger punish.级别 roster ledger punish column 级别 key 编号\n    case 县级 points 1");
}

BOOST_AUTO_TEST_CASE(points_caps_and_targets_may_be_expressions) {
    BOOST_TEST(Clauses("每少1次扣基本扣分分,扣完为止") == "  shortfall deduct step 1 points 基本扣分\n  until-zero");
    BOOST_TEST(Clauses("加 2 分 最多 基本扣分 × 2 分") == "  adjust add value 2 cap (× 基本扣分 2)");
    BOOST_TEST(Clauses("率 实到人数 ÷ 应到人数，目标 满意率 ÷ 100") ==
               "  rate value (÷ 实到人数 应到人数) target (÷ 满意率 100)");
    BOOST_TEST(Clauses("rate 实到人数 / 应到人数, target 80%\neach 1 point below deduct 基本扣分, proportional") ==
               "  rate value (÷ 实到人数 应到人数) target 80\n  below deduct step 1 points 基本扣分 proportional");
    BOOST_TEST(Clauses("率 实到人数 ÷ 应到人数，目标 80").find("[expected-percent]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(partial_steps_are_declared_for_every_step) {
    BOOST_TEST(Clauses("每少 1 次 扣 2 分，不足 1 次按 1 次计") == "  shortfall deduct step 1 points 2 counts-as-one");
    BOOST_TEST(Clauses("每多1次加2分,按比例计") == "  excess add step 1 points 2 proportional");
    BOOST_TEST(Clauses("每开展2次活动次数得1.5分,最高6分,不足1次不计") ==
               "  steps value 活动次数 step 2 points 1.5 cap 6 ignored");
    BOOST_TEST(Clauses("each 2 of 活动次数 deduct 1, part counts as one at most 3") ==
               "  steps deduct value 活动次数 step 2 points 1 cap 3 counts-as-one");
    BOOST_TEST(Clauses("each 1 short deduct 2, part ignored") == "  shortfall deduct step 1 points 2 ignored");
}

BOOST_AUTO_TEST_CASE(tiers_say_where_their_edges_go) {
    const std::string tiers =
        "  tiers value 满意率 edges-up\n    tier from 80 percent points 6\n    tier from 50 up-to 80 percent points 4\n"
        "    tier up-to 50 percent points 3";
    BOOST_TEST(Clauses("按满意率:80%以上得6分,50%—80%得4分,50%以下得3分(界点归入较高一档)") == tiers);
    BOOST_TEST(Clauses("按 满意率：80% 以上 6 分；50% 至 80% 4 分；50% 以下 3 分；界点归入较高一档") == tiers);
    BOOST_TEST(Clauses("by 满意率: 80% and above 6; 50%-80% 4; 50% and below 3; edges go up") == tiers);
    BOOST_TEST(Clauses("按 活动次数：60分以下1分、60至80分得2分；80～90得3分，界点归入较低一档") ==
               "  tiers value 活动次数 edges-down\n    tier up-to 60 points 1\n    tier from 60 up-to 80 points 2\n"
               "    tier from 80 up-to 90 points 3");
    // Without the remark a dash includes both ends, 至 leaves the upper one out, as ever.
    BOOST_TEST(Clauses("按 活动次数：60-80 2 分；80 至 90 3 分") ==
               "  tiers value 活动次数\n    tier from 60 up-to 80 points 2\n    tier from 80 below 90 points 3");
}

BOOST_AUTO_TEST_CASE(checklists_deduct_for_each_thing_that_is_not_there) {
    BOOST_TEST(Clauses("缺一项扣1分:材料甲,材料乙,扣完为止") ==
               "  checklist deduct points 1\n    check value 材料甲\n    check value 材料乙\n  until-zero");
    BOOST_TEST(Clauses("缺一项 扣分：姓名 10，身份证号 15") ==
               "  checklist deduct\n    check value 姓名 points 10\n    check value 身份证号 points 15");
    BOOST_TEST(Clauses("each missing deduct 1: 材料甲, 材料乙") ==
               "  checklist deduct points 1\n    check value 材料甲\n    check value 材料乙");
    BOOST_TEST(Clauses("each missing deduct: 姓名 10, 身份证号 15") ==
               "  checklist deduct\n    check value 姓名 points 10\n    check value 身份证号 points 15");
}

BOOST_AUTO_TEST_CASE(points_by_hand_have_bounds_and_a_reason) {
    BOOST_TEST(Clauses("酌情 扣 基本扣分 分，幅度 0.5 至 3，理由 评分理由") ==
               "  manual deduct value 基本扣分 low 0.5 high 3 reason 评分理由");
    BOOST_TEST(Clauses("酌情扣分，幅度0.5至3") == "  manual deduct low 0.5 high 3");
    BOOST_TEST(Clauses("酌情 加，幅度 0—基本扣分") == "  manual add low 0 high 基本扣分");
    BOOST_TEST(Clauses("at discretion get, range 0 to 基本扣分 * 2, reason 评分理由") ==
               "  manual low 0 high (× 基本扣分 2) reason 评分理由");
}

BOOST_AUTO_TEST_CASE(smaller_clauses_are_read) {
    BOOST_TEST(Clauses("缺报按2分") == "  missing-is-zero points 2");
    BOOST_TEST(Clauses("缺报按零分") == "  missing-is-zero");
    BOOST_TEST(Clauses("missing counts 2\nmissing counts zero") == "  missing-is-zero points 2\n  missing-is-zero");
    BOOST_TEST(Clauses("说明 “开会{活动次数}次” “{活动次数} meetings”") ==
               "  say “开会{活动次数}次” “{活动次数} meetings”");
    BOOST_TEST(Clauses("say \"{活动次数} meetings\"") == "  say “{活动次数} meetings”");
    BOOST_TEST(Lines("加分 C 最多 5 分\n按 加分事项.级别 就高：县级 1 分\n未填待补") ==
               "bonus C points 5\n  row-cases value 加分事项.级别 roster 加分事项 column 级别 highest\n    case 县级 "
               "points 1\n"
               "  blank-withholds");
    BOOST_TEST(Lines("bonus C at most 5\nby commendations.level highest: county 1\nblank withholds") ==
               "bonus C points 5\n  row-cases value commendations.level roster commendations column level highest\n"
               "    case county points 1\n  blank-withholds");
}

BOOST_AUTO_TEST_CASE(blocks_have_weights_and_totals_a_cap_and_a_factor) {
    BOOST_TEST(Lines("部分 A “实绩” 满分 100 占 70%\n部分兼项目 B “测评” 满分 100 占30% 得 3") ==
               "block A “实绩” points 100 weight 70\nblock-item B “测评” points 100 weight 30\n"
               "block-item B “测评” points 100 block B\n  base value 3");
    BOOST_TEST(Lines("block A points 100 weight 70%") == "block A points 100 weight 70");
    BOOST_TEST(Rules("评分规则 r “r”\n满分100\n舍入1位\n总分系数1.05\n总分封顶100分") ==
               "ruleset r “r” points 100 decimals 1 cap 100 factor 1.05\n");
    BOOST_TEST(Rules("ruleset r \"r\"\npoints 100 round 1 decimals total factor 1.05 total cap at 100") ==
               "ruleset r “r” points 100 decimals 1 cap 100 factor 1.05\n");
}

BOOST_AUTO_TEST_CASE(conclusions_choose_and_lets_may_go_by_row) {
    const std::string light = "conclusion light “灯”\n  choice when (≥ 实到人数 应到人数) = “完成”\n  choice = “滞后”";
    BOOST_TEST(Lines("结论 light “灯”\n当 实到人数 ≥ 应到人数 为 “完成”\n其余 为 “滞后”") == light);
    BOOST_TEST(Lines("结论light“灯”当实到人数≥应到人数时为“完成”其余为“滞后”") == light);
    BOOST_TEST(Lines("conclusion light \"灯\"\nwhen 实到人数 >= 应到人数 gives \"完成\"\notherwise gives \"滞后\"") ==
               light);
    BOOST_TEST(Lines("结论 n “数” 舍入 1 位 = 实到人数 ÷ 3") == "conclusion n “数” = (÷ 实到人数 3) decimals 1");
    BOOST_TEST(Lines("取数 m “率” 逐行 民主测评 = 优秀票 ÷ 应到人数") ==
               "let m “率” = (÷ 优秀票 应到人数) rows-of 民主测评");
    BOOST_TEST(Lines("let m each row of ballot_groups round 2 decimals = votes_good / voters_due") ==
               "let m = (÷ votes_good voters_due) decimals 2 rows-of ballot_groups");
    BOOST_TEST(Lines("取数 m 当 实到人数 > 3 为 1 其余 为 2") ==
               "let m\n  choice when (> 实到人数 3) = 1\n  choice = 2");
}

BOOST_AUTO_TEST_CASE(rows_have_results_and_tables_are_looked_up) {
    const std::string lights =
        "row-results lights “灯” roster 民主测评 key 组别\n  get 进度 “进度” = (÷ 优秀票 应到人数) decimals 4\n"
        "  get light\n    choice when (≥ 进度 1) = “完成”\n    choice = “滞后”";
    BOOST_TEST(Lines("逐行 lights “灯” 取自 民主测评 键 组别\n得 进度 “进度” = 优秀票 ÷ 应到人数 舍入 4 位\n"
                     "得 light 当 进度 ≥ 1 为 “完成” 其余 为 “滞后”") == lights);
    BOOST_TEST(Lines("逐行lights“灯”取自民主测评键组别\n得进度“进度”=优秀票÷应到人数舍入4位\n"
                     "得light当进度≥1为“完成”其余为“滞后”") == lights);
    BOOST_TEST(Lines("row results lights \"灯\" from 民主测评 key 组别\nget 进度 \"进度\" = 优秀票 / 应到人数 round 4\n"
                     "get light when 进度 >= 1 gives \"完成\" otherwise gives \"滞后\"") == lights);
    const std::string table =
        "lookup t “分”\n  row 1 = 10\n  row 2 = 8 from 2012-01-01 to 2012-12-31\n  row otherwise = 0";
    BOOST_TEST(Lines("对照表 t “分”：1 = 10，2 = 8 自 2012-01-01 至 2012-12-31，其余 0") == table);
    BOOST_TEST(Lines("对照表t“分”:\n1=10\n2=8自2012年1月1日至2012年12月31日\n其余=0") == table);
    BOOST_TEST(Lines("lookup table t \"分\": 1 = 10, 2 = 8 from 2012-01-01 to 2012-12-31, otherwise 0") == table);
    BOOST_TEST(Lines("对照表 t\n2 = 县级\n-1 = “好”") == "lookup t\n  row 2 = 县级\n  row (negate 1) = “好”");
}

BOOST_AUTO_TEST_CASE(grades_have_conditions_and_quotas_ties) {
    const std::string grades =
        "item 4a points 5\nband 优秀 from 90 and (and (≥ B 27) (> 4a 1))\nband 良好 from 80 and (≥ total 1)\n"
        "band 不合格 otherwise\nquota 优秀 percent 20 0 ties-in\nrank total B pool 乡镇";
    BOOST_TEST(
        Lines("项目 4a 满分 5\n等次 优秀 90 分以上 且 B ≥ 27 且 4a > 1，良好 80 分以上 且 总分 ≥ 1，其余 不合格\n"
              "名额 优秀 不超过 20% 并列超额 全部计入\n排名 按 总分，B 分组 乡镇") == grades);
    BOOST_TEST(Lines("项目4a满分5\n等次优秀90分以上且B≥27且4a>1,良好80分以上且总分≥1,其余不合格\n"
                     "名额优秀不超过20%并列超额全部计入\n排名按总分,B分组乡镇") == grades);
    BOOST_TEST(
        Lines("item 4a points 5\ngrades 优秀 90 and above and B >= 27 and 4a > 1, 良好 80 and above and total >= 1, "
              "otherwise 不合格\nquota 优秀 not over 20% ties all counted\nrank by total, B within 乡镇") == grades);
    BOOST_TEST(Lines("名额 优秀 不超过 20%，并列超额 提请研究") == "quota 优秀 percent 20 0");
    BOOST_TEST(Lines("项目 A1.1 满分 5\n等次 优秀 90 以上 且 A1.1 ≥ 3，其余 差") ==
               "item A1.1 points 5\nband 优秀 from 90 and (≥ A1.1 3)\nband 差 otherwise");
}

BOOST_AUTO_TEST_CASE(tests_have_a_day_and_points_by_hand) {
    const std::string test =
        "test “t” today 2012-12-20\n  set 实到人数 = 2\n  manual D1 = 1.5 “理由甲”\n  manual 4a = 2\n"
        "  expect errors = no_minutes\n  expect id advice = 继续 保持\n  expect id lights[T1].light = 滞后";
    BOOST_TEST(Lines("测试 “t” 今天 2012-12-20\n给定 实到人数 = 2，酌情 D1 = 1.5 “理由甲”，酌情 4a = 2\n"
                     "期望 错误 = no_minutes，advice = “继续 保持”，lights[T1].light = “滞后”") == test);
    BOOST_TEST(Lines("测试“t”今天2012年12月20日\n给定实到人数=2，酌情D1=1.5“理由甲”，酌情4a=2\n"
                     "期望错误=no_minutes，advice=“继续 保持”，lights[T1].light=“滞后”") == test);
    BOOST_TEST(Lines("test \"t\" today 2012-12-20\ngiven 实到人数 = 2, at discretion D1 = 1.5 \"理由甲\"\n"
                     "at discretion 4a = 2\nexpect errors = no_minutes, advice = \"继续 保持\", "
                     "lights[T1].light = \"滞后\"") == test);
    BOOST_TEST(Lines("样例 s\n台账 meeting：\n| 类别 | 分钟 |\n| 甲 | 3 |\n台账 meeting[编号 = 1].分钟 = 4") ==
               "sample s\n  set ledger meeting row 编号 is 1 column 分钟 = 4\n  table ledger meeting | 类别 | 分钟\n"
               "    row | = 甲 | = 3");
}

BOOST_AUTO_TEST_CASE(all_constructs_without_spaces_are_the_same_trees) {
    std::string text;
    bool in_text = false, in_table = false;
    for (std::size_t i = 0; i < testing::kConstructs.size(); ++i) {
        const char c = testing::kConstructs[i];
        if (c == '\n') in_table = false;
        if (testing::kConstructs.compare(i, 3, "“") == 0) in_text = true;
        if (testing::kConstructs.compare(i, 3, "”") == 0) in_text = false;
        if (c == '|') in_table = true;
        if (c != ' ' || in_text || in_table) text += c;
    }
    BOOST_TEST(Rules(text) == Rules(testing::kConstructs));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
