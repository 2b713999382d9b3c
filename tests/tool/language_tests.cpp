// What the rule language says beyond single items, through gj: grades with conditions, pools, ledgers, points at discretion,
// conclusions, results of rows, look-up tables, factors and caps.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

using Json = nlohmann::ordered_json;

constexpr char kForm[] = R"(form office {
    version "1"
    title { zh "站所考评" en "Offices" }
    section all {
        title { zh "全部" en "All" }
        question kind {
            type choice
            label { zh "类别" en "Kind" }
            choices {
                village { zh "村" en "Village" }
                community { zh "社区" en "Community" }
            }
        }
        question work { type integer label { zh "实绩" en "Work" } }
        question ballot { type integer label { zh "测评" en "Ballot" } }
        question factor { type decimal decimals 2 label { zh "系数" en "Factor" } }
        question seen_on { type date label { zh "检查日" en "Seen on" } }
        roster targets {
            label { zh "目标" en "Targets" }
            question no { type text label { zh "编号" en "Number" } }
            question wanted { type integer label { zh "目标值" en "Wanted" } min 1 }
            question reached { type integer label { zh "实际值" en "Reached" } }
        }
    }
}
)";

constexpr char kLedger[] = R"(form meeting {
    version "1"
    title { zh "会议" en "Meetings" }
    section all {
        title { zh "全部" en "All" }
        question type {
            type choice
            label { zh "会议类别" en "Type" }
            choices {
                life { zh "民主生活会" en "Life meeting" }
                other { zh "其他" en "Other" }
            }
        }
        question people { type integer label { zh "人数" en "People" } }
    }
}
)";

/// A folder with both forms and one rule file.
struct Office {
    Office() {
        base::WriteFile(dir / "office.info", kForm);
        base::WriteFile(dir / "meeting.info", kLedger);
    }

    ToolRun Run(const std::string& rules, const Json& cases, const std::vector<std::string>& more = {}) {
        base::WriteFile(dir / "office.rules", "评分规则 office “站所考评” 版本 “1”\n  适用表单 office\n" + rules);
        std::vector<std::string> arguments{"score", base::PathToUtf8(dir / "office.rules"), "--answers", "-", "--json"};
        if (more.empty()) arguments.insert(arguments.end(), {"--as-of", "2012-06-30"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        // A list of one object in braces is that object.
        return RunTool(arguments,
                       Json{{"form", "office"}, {"cases", cases.is_array() ? cases : Json::array({cases})}}.dump());
    }

    Json Sheets(const std::string& rules, const Json& cases, const std::vector<std::string>& more = {}) {
        const ToolRun run = Run(rules, cases, more);
        BOOST_REQUIRE_MESSAGE(!run.out.empty(), run.err);
        return run.Json().at("sheets");
    }

    static Json Case(const std::string& id, const Json& answers) { return {{"id", id}, {"answers", answers}}; }

    TempDir dir;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(language_tests, Office)

BOOST_AUTO_TEST_CASE(a_grade_may_ask_for_more_than_the_total) {
    const std::string rules =
        "部分 A “实绩” 满分 70\n项目 A1 “实绩” 满分 70\n  得 实绩\n部分兼项目 B “测评” 满分 30\n  得 测评\n"
        "等次 优秀 90 分以上 且 B ≥ 27，良好 80 分以上，其余 一般\n";
    const Json sheets =
        Sheets(rules, {Case("a", {{"work", 68}, {"ballot", 27}}), Case("b", {{"work", 70}, {"ballot", 26}}),
                       Case("c", {{"work", 50}, {"ballot", 29}})});
    BOOST_TEST(sheets[0].at("grade") == "优秀");
    BOOST_TEST(sheets[1].at("total") == "96.00");
    BOOST_TEST(sheets[1].at("grade") == "良好");
    BOOST_TEST(sheets[2].at("grade") == "一般");
}

BOOST_AUTO_TEST_CASE(pools_are_ranked_apart_and_have_their_own_places) {
    const std::string rules =
        "项目 A “实绩” 满分 100\n  得 实绩\n等次 优秀 90 分以上，其余 一般\n名额 优秀 不超过 50% 至少 1\n排名 按 总分 "
        "分组 类别\n";
    const Json sheets =
        Sheets(rules, {Case("v1", {{"kind", "village"}, {"work", 95}}), Case("v2", {{"kind", "village"}, {"work", 94}}),
                       Case("c1", {{"kind", "community"}, {"work", 91}})});
    BOOST_TEST(sheets[0].at("rank") == 1);
    BOOST_TEST(sheets[1].at("rank") == 2);
    BOOST_TEST(sheets[1].at("quota_limited") == true);
    BOOST_TEST(sheets[2].at("rank") == 1);
    BOOST_TEST(sheets[2].at("grade") == "优秀");
}

BOOST_AUTO_TEST_CASE(units_are_compared_before_they_are_scored_and_again_by_the_points_of_that) {
    const std::string rules =
        "取数 place “实绩名次” = 全体名次(实绩) 列示\n取数 place_points “名次分” = 查表(points_of，place)\n"
        "取数 both “两项之和” = place_points + 测评\n取数 final_place “总名次” = 全体名次(both) 列示\n"
        "取数 average “平均” 舍入 2 位 = 全体平均值(实绩) 列示\n取数 best “最高” = 全体最大值(实绩) 列示\n"
        "取数 many “达 80 分的” = 全体个数(实绩 ≥ 80) 列示\n"
        "对照表 points_of “名次得分”：1 = 4，2 = 3，3 = 2，其余 0\n"
        "项目 A “名次” 满分 100\n  得 较大值(0，105 - 5 × final_place)\n  缺报按 0 分\n";
    const Json sheets =
        Sheets(rules, {Case("a", {{"work", 96}, {"ballot", 0}}), Case("b", {{"work", 91}, {"ballot", 5}}),
                       Case("c", {{"work", 91}, {"ballot", 1}}), Case("d", {{"work", 70}, {"ballot", 4}})});
    const std::vector<std::string> places{"1", "2", "2", "4"}, final_places{"2", "1", "2", "2"},
        points{"95.00", "100.00", "95.00", "95.00"};
    for (std::size_t i = 0; i < 4; ++i) {
        BOOST_TEST(sheets[i].at("groups").at("place") == places[i]);
        BOOST_TEST(sheets[i].at("groups").at("final_place") == final_places[i]);
        BOOST_TEST(sheets[i].at("items").at("A") == points[i]);
        BOOST_TEST(sheets[i].at("groups").at("average") == "87.00");
        BOOST_TEST(sheets[i].at("groups").at("best") == "96");
        BOOST_TEST(sheets[i].at("groups").at("many") == "3");
    }
}

BOOST_AUTO_TEST_CASE(a_unit_whose_value_is_open_keeps_all_ranks_open_unless_it_is_left_out) {
    const std::string strict =
        "取数 place “名次” = 全体名次(实绩)\n项目 A “名次” 满分 10\n  得 较大值(0，11 - place)\n";
    const std::string lenient =
        "取数 place “名次” = 全体名次(实绩) 忽略未填\n项目 A “名次” 满分 10\n  得 较大值(0，11 - place)\n";
    const Json cases = {Case("a", {{"work", 96}}), Case("b", {{"work", 91}}), Case("open", Json::object())};
    const Json open = Sheets(strict, cases);
    BOOST_TEST(open[0].at("status") == "pending");
    BOOST_TEST(open[0].at("missing") == Json::array({"place"}));
    BOOST_TEST(open[2].at("missing") == Json::array({"work"}));
    const Json ranked = Sheets(lenient, cases);
    BOOST_TEST(ranked[0].at("items").at("A") == "10.00");
    BOOST_TEST(ranked[1].at("items").at("A") == "9.00");
    BOOST_TEST(ranked[2].at("status") == "pending");
    const Json alone = Sheets(lenient, cases, {"--no-population"});
    BOOST_TEST(alone[0].at("status") == "pending");
}

BOOST_AUTO_TEST_CASE(units_are_compared_within_their_pool_and_who_is_not_assessed_takes_no_part) {
    const std::string rules =
        "不参评 当 测评 = 0\n取数 place “名次” = 全体名次(实绩)\n取数 all “合计” = 全体合计(实绩) 列示\n"
        "项目 A “名次” 满分 10\n  得 较大值(0，11 - place)\n排名 按 总分 分组 类别\n";
    const Json sheets = Sheets(rules, {Case("v1", {{"kind", "village"}, {"work", 90}, {"ballot", 1}}),
                                       Case("v2", {{"kind", "village"}, {"work", 95}, {"ballot", 0}}),
                                       Case("c1", {{"kind", "community"}, {"work", 99}, {"ballot", 1}}),
                                       Case("v3", {{"kind", "village"}, {"work", 80}, {"ballot", 1}})});
    BOOST_TEST(sheets[0].at("items").at("A") == "10.00");
    BOOST_TEST(sheets[1].at("status") == "not_assessed");
    BOOST_TEST(sheets[2].at("items").at("A") == "10.00");
    BOOST_TEST(sheets[3].at("items").at("A") == "9.00");
    BOOST_TEST(sheets[0].at("groups").at("all") == "170");
}

BOOST_AUTO_TEST_CASE(a_test_names_the_other_units) {
    base::WriteFile(dir / "office.rules",
                    "评分规则 office “站所考评” 版本 “1”\n  适用表单 office\n"
                    "取数 place “名次” = 全体名次(实绩)\n项目 A “名次” 满分 10\n  得 较大值(0，11 - place)\n"
                    "样例 “好” 实绩 = 95\n样例 “差” 实绩 = 60\n"
                    "测试 “居中”\n  给定 实绩 = 80\n  其他单位 “好”，“差”\n  期望 A = 9.00\n"
                    "测试 “独一家”\n  给定 差\n  期望 A = 10.00\n");
    const ToolRun run = RunTool({"test", base::PathToUtf8(dir / "office.rules")});
    BOOST_TEST(run.code == 0, run.out + run.err);
    const ToolRun english = RunTool({"fmt", "--lang", "en", base::PathToUtf8(dir / "office.rules")});
    BOOST_TEST(english.code == 0, english.err);
    BOOST_TEST(base::ReadFile(dir / "office.rules").find("other units \"好\", \"差\"") != std::string::npos);
    BOOST_TEST(RunTool({"test", base::PathToUtf8(dir / "office.rules")}).code == 0);
}

BOOST_AUTO_TEST_CASE(a_ledger_counts_and_an_absent_one_is_not_empty) {
    const std::string rules =
        "项目 A “民主生活会” 满分 4\n  应 2 次，实 计数 台账 meeting 其中 会议类别 = 民主生活会\n  每少 1 次 扣 2 分\n";
    const Json life{{"type", "life"}, {"people", 12}}, other{{"type", "other"}};
    Json given = Case("given", Json::object()), empty = Case("empty", Json::object());
    given["ledgers"] = {{"meeting", {life, other, life}}};
    empty["ledgers"] = {{"meeting", Json::array()}};
    const Json sheets = Sheets(rules, {given, empty, Case("absent", Json::object())});
    BOOST_TEST(sheets[0].at("items").at("A") == "4.00");
    BOOST_TEST(sheets[1].at("items").at("A") == "0.00");
    BOOST_TEST(sheets[2].at("status") == "pending");
    BOOST_TEST(sheets[2].at("missing") == Json::array({"meeting"}));
}

BOOST_AUTO_TEST_CASE(a_test_gives_ledgers_and_days_of_its_own_and_reaches_their_clauses) {
    base::WriteFile(
        dir / "office.rules",
        "评分规则 office “站所考评” 版本 “1”\n  适用表单 office\n"
        "项目 A “民主生活会” 满分 4\n  应 2 次，实 计数 台账 meeting 其中 会议类别 = 民主生活会\n  每少 1 次 扣 2 分\n"
        "项目 B “上半年” 满分 1\n  当 今天 ≤ 2012-06-30 得 1 分\n  得 0 分\n"
        "测试 “一次” 今天 2012-06-30\n  给定 台账 meeting：\n    | 会议类别 | 人数 |\n    | 民主生活会 | 12 |\n    | "
        "其他 | 3 |\n"
        "  期望 A = 2.00，B = 1.00\n"
        "测试 “没有台账” 今天 2012-12-31\n  给定 实绩 = 1\n  期望 A = 待补，B = 0.00\n");
    const ToolRun run = RunTool({"test", base::PathToUtf8(dir / "office.rules"), "--json"});
    BOOST_TEST(run.code == 0, run.out + run.err);
    BOOST_TEST(run.Json().at("clauses").at("unreached").empty(), run.out);
}

BOOST_AUTO_TEST_CASE(points_at_discretion_are_entered_within_bounds_and_with_a_reason) {
    const std::string rules =
        "项目 A “实绩” 满分 100\n  得 实绩\n项目 M “酌情扣分”\n  酌情 扣，幅度 0.5 至 3\n  可倒扣\n";
    const auto entered = [](const char* id, const char* points, const char* reason) {
        Json one = Case(id, {{"work", 90}});
        one["manual"] = {{"M", {{"points", points}, {"reason", reason}}}};
        return one;
    };
    const Json sheets = Sheets(rules, {entered("good", "1.5", "台账缺第三季度记录"), entered("silent", "1.5", ""),
                                       entered("much", "3.5", "多"), Case("open", {{"work", 90}})});
    BOOST_TEST(sheets[0].at("items").at("M") == "-1.50");
    BOOST_TEST(sheets[0].at("total") == "88.50");
    BOOST_TEST(sheets[1].at("status") == "invalid");
    BOOST_TEST(sheets[2].at("status") == "invalid");
    BOOST_TEST(sheets[3].at("status") == "pending");
}

BOOST_AUTO_TEST_CASE(rows_yield_results_by_their_key) {
    const std::string rules =
        "项目 A “实绩” 满分 100\n  得 实绩\n"
        "逐行 lights “进度” 取自 目标 键 编号\n"
        "  得 progress_percent = 实际值 × 100 ÷ 目标值 舍入 2 位\n"
        "  得 light = 如果 实际值 ≥ 目标值 那么 “完成” 否则 “未完成”\n"
        "结论 elapsed_percent “时序” = 年内第几天(今天) × 100 ÷ 全年天数(今天) 舍入 2 位\n";
    const Json targets = {{{"no", "T1"}, {"wanted", 3}, {"reached", 1}},
                          {{"no", "T2"}, {"wanted", 2}, {"reached", 2}},
                          {{"no", "T3"}, {"wanted", 2}}};
    const Json values = Sheets(rules, {Case("a", {{"work", 90}, {"targets", targets}})})[0].at("values");
    BOOST_TEST(values.at("lights").at("T1").at("progress_percent") == "33.33");
    BOOST_TEST(values.at("lights").at("T2").at("light") == "完成");
    BOOST_TEST(values.at("lights").at("T3").at("light").is_null());
    BOOST_TEST(values.at("elapsed_percent") == "49.73");
}

BOOST_AUTO_TEST_CASE(the_total_takes_a_factor_then_a_cap) {
    const std::string head = "  总分系数 系数\n  总分封顶 100 分\n项目 A “实绩” 满分 100\n  得 实绩\n";
    const Json sheets = Sheets(head, {Case("a", {{"work", 90}, {"factor", "1.05"}}),
                                      Case("b", {{"work", 99}, {"factor", "1.05"}}), Case("c", {{"work", 99}})});
    BOOST_TEST(sheets[0].at("total") == "94.50");
    BOOST_TEST(sheets[1].at("total") == "100.00");
    BOOST_TEST(sheets[2].at("status") == "pending");
    BOOST_TEST(sheets[2].at("missing") == Json::array({"factor"}));
}

BOOST_AUTO_TEST_CASE(a_block_that_is_its_own_item_has_a_weight_too_and_points_are_checked_weighted) {
    const std::string rules =
        "  满分 100\n部分 A “实绩” 满分 100 占 70%\n项目 A1 “实绩” 满分 100\n  其中 “一” 60 分\n    得 60\n  其中 “二” "
        "40 分\n"
        "    得 实绩\n  缺报按 3 分\n部分兼项目 B “测评” 满分 100 占 30%\n  得 测评\n";
    const Json sheets = Sheets(rules, {Case("a", {{"work", 30}, {"ballot", 50}}), Case("b", {{"ballot", 50}})});
    BOOST_TEST(sheets[0].at("total") == "78.00");
    BOOST_TEST(sheets[1].at("items").at("A1") == "3.00");
}

BOOST_AUTO_TEST_CASE(a_block_enters_with_its_weight) {
    const std::string rules =
        "部分 A “实绩” 满分 100 占 70%\n项目 A1 “实绩” 满分 100\n  得 实绩\n部分 B “测评” 满分 100 占 30%\n项目 B1 "
        "“测评” 满分 100\n  得 测评\n";
    const Json sheet = Sheets(rules, {Case("a", {{"work", 90}, {"ballot", 85}})})[0];
    BOOST_TEST(sheet.at("total") == "88.50");
    BOOST_TEST(sheet.at("blocks").at("A") == "90.00");
}

BOOST_AUTO_TEST_CASE(a_table_holds_for_its_time) {
    const std::string rules =
        "对照表 t “按类别”：村 = 2 自 2012-01-01 至 2012-06-30，村 = 3，其余 1\n"
        "项目 A “表” 满分 3\n  得 查表(t，类别)\n";
    BOOST_TEST(Sheets(rules, {Case("a", {{"kind", "village"}})})[0].at("items").at("A") == "2.00");
    BOOST_TEST(Sheets(rules, {Case("a", {{"kind", "village"}})}, {"--as-of", "2012-07-01"})[0].at("items").at("A") ==
               "3.00");
    BOOST_TEST(Sheets(rules, {Case("a", {{"kind", "community"}})})[0].at("items").at("A") == "1.00");
}

BOOST_AUTO_TEST_CASE(an_unreported_item_scores_what_its_author_says) {
    const std::string rules = "项目 A “实绩” 满分 10\n  得 实绩\n  缺报按 2 分\n";
    BOOST_TEST(Sheets(rules, {Case("a", Json::object())})[0].at("items").at("A") == "2.00");
}

BOOST_AUTO_TEST_CASE(not_in_a_list_is_the_contrary_of_in_it) {
    const std::string rules = "项目 A “类别” 满分 2\n  当 类别 不属于 (村) 得 2 分\n  得 1 分\n";
    const Json sheets = Sheets(
        rules, {Case("v", {{"kind", "village"}}), Case("c", {{"kind", "community"}}), Case("x", Json::object())});
    BOOST_TEST(sheets[0].at("items").at("A") == "1.00");
    BOOST_TEST(sheets[1].at("items").at("A") == "2.00");
    BOOST_TEST(sheets[2].at("status") == "pending");
}

BOOST_AUTO_TEST_CASE(rules_that_only_conclude_give_no_points) {
    const std::string rules = "结论 advice “建议”\n  当 实绩 ≥ 60 为 “保持”\n  其余 为 “加油”\n";
    const Json sheets =
        Sheets(rules, {Case("a", {{"work", 60}}), Case("b", {{"work", 59}}), Case("c", Json::object())});
    BOOST_TEST(sheets[0].at("status") == "scored");
    BOOST_TEST(sheets[0].at("total").is_null());
    BOOST_TEST(sheets[0].at("values").at("advice") == "保持");
    BOOST_TEST(sheets[1].at("values").at("advice") == "加油");
    BOOST_TEST(!sheets[2].at("values").contains("advice"));
}

BOOST_AUTO_TEST_CASE(a_refusal_that_decides_nothing_leaves_the_item_waiting_for_the_blank) {
    const std::string rules = "项目 A “实绩” 满分 10\n  当 类别 = 村 且 测评 > 0 得 10 分\n  得 实绩\n";
    const Json refused = {{"no_answer", "refused"}};
    const Json sheets = Sheets(rules, {Case("c", {{"kind", "community"}, {"ballot", refused}}),
                                       Case("v", {{"kind", "village"}, {"ballot", refused}})});
    BOOST_TEST(sheets[0].at("status") == "pending");
    BOOST_TEST(sheets[0].at("missing").dump() == R"(["work"])");
    BOOST_TEST(sheets[1].at("items").at("A") == "0.00");
}

BOOST_AUTO_TEST_CASE(what_leaves_open_whether_there_is_a_grade_is_missing_and_a_veto_wins) {
    const std::string rules =
        "项目 A “实绩” 满分 100\n  得 实绩\n等次 优秀 90 分以上，其余 一般\n不定等次 当 系数 < 1\n"
        "一票否决 bad “测评差” 当 测评 < 60\n";
    const Json sheets = Sheets(rules, {Case("open", {{"work", 95}, {"ballot", 80}}),
                                       Case("short", {{"work", 95}, {"ballot", 80}, {"factor", "0.50"}}),
                                       Case("vetoed", {{"work", 95}, {"ballot", 50}, {"factor", "0.50"}}),
                                       Case("both", {{"work", 95}, {"factor", "0.50"}})});
    BOOST_TEST(sheets[0].at("grade").is_null());
    BOOST_TEST(sheets[0].at("missing").dump() == R"(["factor"])");
    BOOST_TEST(sheets[1].at("grade") == "不定等次");
    BOOST_TEST(sheets[2].at("grade") == "一般");
    BOOST_TEST(sheets[3].at("grade").is_null());
    BOOST_TEST(sheets[3].at("missing").dump() == R"(["ballot"])");
}

BOOST_AUTO_TEST_CASE(a_month_without_such_a_day_is_full_on_its_last) {
    const std::string rules = "项目 A “月数”\n  得 整月数(检查日，今天)\n";
    const Json case_of = Case("a", {{"seen_on", "2011-08-31"}});
    const auto months = [&](const std::string& day) {
        return Sheets(rules, {case_of}, {"--as-of", day})[0].at("items").at("A").get<std::string>();
    };
    BOOST_TEST(months("2012-02-28") == "5.00");
    BOOST_TEST(months("2012-02-29") == "6.00");
    BOOST_TEST(months("2012-03-30") == "6.00");
    BOOST_TEST(months("2012-03-31") == "7.00");
}

BOOST_AUTO_TEST_CASE(the_reason_is_in_the_authors_words) {
    const std::string rules =
        "项目 A “实绩” 满分 10\n  得 实绩\n  说明 “实绩{实绩}，得{得分}分” “work {work}, {points} points”\n";
    const Json reasons = Sheets(rules, {Case("a", {{"work", 7}})})[0].at("reasons").at("A");
    BOOST_TEST(reasons.at("zh") == "实绩7，得7.00分");
    BOOST_TEST(reasons.at("en") == "work 7, 7.00 points");
}

BOOST_AUTO_TEST_SUITE_END()
