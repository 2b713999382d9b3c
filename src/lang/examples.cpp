// Right lines. tests/lang/parser_tests.cpp parses every one of them.
#include "lang/examples.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

struct Example {
    K construct;
    std::string_view zh, en;
};

// clang-format off
constexpr Example kExamples[] = {
    {K::RuleSet, "评分规则 village_committee “村级考核” 版本 “2012”", "ruleset village_committee \"Villages\" version \"2012\""},
    {K::AppliesTo, "适用表单 village_evaluation", "form village_evaluation"},
    {K::Basis, "依据 “示例镇委〔2012〕8号”", "basis \"Notice 8 of 2012\""},
    {K::Period, "适用期 2012-01-01 至 2012-12-31", "period 2012-01-01 to 2012-12-31"},
    {K::Full, "满分 100", "points 100"},
    {K::Block, "部分 A “工作实绩” 满分 70", "block A \"Work\" points 70"},
    {K::BlockItem, "部分兼项目 B “民主测评” 满分 30", "block item B \"Ballot\" points 30"},
    {K::Item, "项目 A1 “民主生活会” 满分 4", "item A1 \"Meetings\" points 4"},
    {K::Bonus, "加分 C “表彰” 最多 5 分", "bonus C \"Commendations\" at most 5"},
    {K::Penalty, "扣分 D “通报批评”", "penalty D \"Criticisms\""},
    {K::Fetch, "取数 m “满意率” = 满意票 ÷ 有效票", "let m \"Satisfaction\" = satisfied / valid"},
    {K::Constant, "常量 k “系数” = 0.8", "constant k \"Factor\" = 0.8"},
    {K::Conclusion, "结论 advice “建议” 当 会议次数 < 2 为 “多开会” 其余 为 “保持”", "conclusion advice \"Advice\" when meetings < 2 gives \"meet more\" otherwise gives \"go on\""},
    {K::RowResults, "逐行 lights “进度” 取自 指标 键 编号 得 进度 = 实际数 ÷ 目标数 舍入 4 位", "row results lights \"Progress\" from targets key target_no get progress = actual_number / wanted round 4 decimals"},
    {K::LookupTable, "对照表 points_of “名次分”：1 = 10，2 = 8，其余 0", "lookup table points_of \"Points of a place\": 1 = 10, 2 = 8, otherwise 0"},
    {K::TotalCap, "总分封顶 100 分", "total cap at 100"},
    {K::TotalFactor, "总分系数 难度系数", "total factor difficulty"},
    {K::Veto, "一票否决 V1 “进京集体访” 当 进京集体访次数 > 0", "veto V1 \"Petition\" when petitions > 0"},
    {K::CapVeto, "评优否决 E1 “违规发展党员” 封顶 良好 当 违规发展人数 > 0", "cap veto E1 \"Recruits\" cap at good when irregular_recruits > 0"},
    {K::NotAssessed, "不参评 当 摸底数 = 0", "not assessed when members_counted = 0"},
    {K::NoGrade, "不定等次 当 任职月数 < 6", "no grade when months_in_post < 6"},
    {K::Grades, "等次 优秀 90 分以上，良好 80 分以上，其余 不合格", "grades excellent 90 and above, good 80 and above, otherwise failed"},
    {K::Quota, "名额 优秀 不超过 20% 向下取整 至少 1", "quota excellent not over 20% rounded down at least 1"},
    {K::Rank, "排名 按 总分，B，A", "rank by total, B, A"},
    {K::Sample, "样例 “满分村”", "sample \"Full marks\""},
    {K::Test, "测试 “少一次” 给定 满分村 改 会议次数 = 1 期望 A1 = 2.00", "test \"One short\" given \"Full marks\" change meetings = 1 expect A1 = 2.00"},
    {K::Given, "给定 满分村 改 会议次数 = 1", "given \"Full marks\" change meetings = 1"},
    {K::OtherUnits, "其他单位 “中等村”，“后进村”", "other units \"Middle\", \"Last\""},
    {K::Expect, "期望 A1 = 2.00，总分 = 96.69，等次 = 优秀", "expect A1 = 2.00, total = 96.69, grades = excellent"},
    {K::Omit, "合理缺项 当 应建工会企业数 = 0", "omit when unions_due = 0"},
    {K::Pending, "待补 当 实到人数 < 应到人数 缺 民主测评", "pending when voters_present < voters_due missing ballot_groups"},
    {K::When, "当 承诺项数 = 0 得 0 分", "when pledges_made = 0 get 0 points"},
    {K::Get, "得 12 × 完成项数 ÷ 承诺项数", "get 12 * pledges_completed / pledges_made"},
    {K::Otherwise, "其余 得 0 分", "otherwise get 0 points"},
    {K::Deduct, "扣 2 分", "deduct 2 points"},
    {K::Add, "加 2 分 最多 5 分", "add 2 points at most 5"},
    {K::Due, "应 2 次，实 民主生活会次数", "due 2, actual democratic_life_meetings"},
    {K::EachShort, "每少 1 次 扣 2 分", "each 1 short deduct 2"},
    {K::EachOver, "每多 1 次 加 2 分", "each 1 over add 2"},
    {K::Rate, "率 已建企业数 ÷ 应建企业数，目标 80%", "rate unions_established / unions_due, target 80%"},
    {K::EachBelow, "每低 1 个百分点 扣 0.2 分，不足 1 个百分点按 1 个百分点计", "each 1 point below deduct 0.2, part counts as one"},
    {K::EachAbove, "每高 1 个百分点 加 0.2 分，不足 1 个百分点不计", "each 1 point above add 0.2, part ignored"},
    {K::Each, "每 1 次 约谈次数 扣 2 分", "each 1 of warnings deduct 2"},
    {K::By, "按 级别：镇级 0.5 分，县级 1 分，其余 0 分", "by level: town 0.5, county 1, otherwise 0"},
    {K::EachRow, "每一行 通报批评：县级 1 分，市级 2 分", "each row of criticisms: county 1, city 2"},
    {K::EachMissing, "缺一项 扣 1 分：会议记录，签到表", "each missing deduct 1: minutes, attendance_list"},
    {K::Manual, "酌情 扣，幅度 0.5 至 3，理由 扣分原因", "at discretion deduct, range 0.5 to 3, reason why"},
    {K::MissingCounts, "缺报按 2 分", "missing counts 2"},
    {K::BlankWithholds, "未填待补", "blank withholds"},
    {K::Say, "说明 “会议{会议次数}次”", "say \"{meetings} meetings\""},
    {K::Round, "舍入 2 位", "round 2 decimals"},
    {K::Evidence, "佐证 “会议记录”", "evidence \"Minutes\""},
    {K::Bar, "| 党员群众组 | 60 | 50 |", "| masses | 60 | 50 |"},
    {K::PartOf, "其中 “信息” 4 分 应 4 篇，实 信息篇数", "part \"News\" 4 points due 4, actual news_items"},
};
// clang-format on

}  // namespace

std::string_view ExampleOf(TokenKind construct, base::Language language) {
    for (const Example& example : kExamples)
        if (example.construct == construct) return language == base::Language::Chinese ? example.zh : example.en;
    return {};
}

}  // namespace gongjian::lang
