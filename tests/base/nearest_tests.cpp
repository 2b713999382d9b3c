// "Did you mean", tried on the labels and ids of the forms and on the slips that people make with them.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>

#include "base/text.h"

namespace data = boost::unit_test::data;

namespace gongjian::base {
namespace {

/// Labels of the village evaluation, the enterprise survey and the migrant branches.
const std::vector<std::string> kLabels = {"考核年度",
                                          "村(居)名称",
                                          "类别",
                                          "民主生活会次数",
                                          "述职述廉评议次数",
                                          "班子不团结被约谈次数",
                                          "村干部参训次数",
                                          "实事承诺项数",
                                          "实事完成项数",
                                          "应建党组织企业数",
                                          "已建党组织企业数",
                                          "应建工会企业数",
                                          "已建工会企业数",
                                          "计划发展党员数",
                                          "实际发展党员数",
                                          "流动党员摸底数",
                                          "流动党员已建档数",
                                          "远程教育集中学习次数",
                                          "代办受理件数",
                                          "代办办结件数",
                                          "上报信息篇数",
                                          "完成调研文章",
                                          "民主测评",
                                          "测评组别",
                                          "应到人数",
                                          "实到人数",
                                          "优秀票",
                                          "良好票",
                                          "合格票",
                                          "不合格票",
                                          "弃权票",
                                          "无效票",
                                          "加分事项",
                                          "事项编号",
                                          "级别",
                                          "文号",
                                          "通报批评",
                                          "否决事项",
                                          "否决情形",
                                          "发生日期",
                                          "认定机关",
                                          "单位详细名称",
                                          "走访结果",
                                          "正式党员数",
                                          "党组织组建形式",
                                          "工会建会情况",
                                          "工会会员数",
                                          "党工联席会议次数",
                                          "公开栏",
                                          "意见箱",
                                          "意见箱开箱次数",
                                          "收到意见建议数",
                                          "办结意见建议数",
                                          "欠薪情况",
                                          "欠薪期间",
                                          "涉及人数",
                                          "金额(万元)",
                                          "使用童工",
                                          "职业健康体检",
                                          "养老保险参保人数",
                                          "应持活动证人数",
                                          "实持活动证人数",
                                          "连续6个月未交党费人数",
                                          "按规定交纳党费人数",
                                          "集中教育次数",
                                          "截止日期"};

const std::vector<std::string> kIds = {"assessment_year",
                                       "village_name",
                                       "democratic_life_meetings",
                                       "duty_review_meetings",
                                       "pledges_made",
                                       "pledges_completed",
                                       "party_orgs_due",
                                       "party_orgs_established",
                                       "unions_due",
                                       "unions_established",
                                       "ballot_groups",
                                       "voters_due",
                                       "voters_present",
                                       "votes_good",
                                       "votes_qualified",
                                       "votes_unqualified",
                                       "union_members",
                                       "wage_arrears",
                                       "agency_cases_accepted",
                                       "agency_cases_completed",
                                       "news_items_reported",
                                       "box_openings",
                                       "veto_events",
                                       "event_no"};

struct Slip {
    std::string written, meant;
    friend std::ostream& operator<<(std::ostream& out, const Slip& slip) { return out << slip.written; }
};

std::string Joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

const std::vector<Slip> kLabelSlips = {
    // Characters that are taken for one another.
    {"己建工会企业数", "已建工会企业数"},
    {"流动党员巳建档数", "流动党员已建档数"},
    {"应到入数", "应到人数"},
    {"欠薪期问", "欠薪期间"},
    {"欠薪期閒", "欠薪期间"},
    {"发生曰期", "发生日期"},
    {"涉及入数", "涉及人数"},
    {"考核年土", "考核年度"},
    {"连续６个月末交党费人数", "连续6个月未交党费人数"},
    {"职业健康体捡", "职业健康体检"},
    {"使用重工", "使用童工"},
    // A character too few, too many, another, or two swapped.
    {"民主生活会次", "民主生活会次数"},
    {"民主生活次数", "民主生活会次数"},
    {"民主生活会议次数", "民主生活会次数"},
    {"述职述廉平议次数", "述职述廉评议次数"},
    {"实亊承诺项数", "实事承诺项数"},
    {"事实完成项数", "实事完成项数"},
    {"代办受里件数", "代办受理件数"},
    {"上报信息遍数", "上报信息篇数"},
    {"民主测平", "民主测评"},
    {"弃全票", "弃权票"},
    {"通报批平", "通报批评"},
    {"党工联席会次数", "党工联席会议次数"},
    {"养老保险参保人数（人）", "养老保险参保人数"},
    {"金额（万元）", "金额(万元)"},
    {"村（居）名称", "村(居)名称"},
    // A shorter form.
    {"会员数", "工会会员数"},
    {"意见箱开箱", "意见箱开箱次数"},
    {"远程教育次数", "远程教育集中学习次数"},
    {"党费人数", "按规定交纳党费人数"},
    {"被约谈次数", "班子不团结被约谈次数"},
    // Words in another order.
    {"党员实际发展数", "实际发展党员数"},
    {"党员正式数", "正式党员数"},
    {"完成实事项数", "实事完成项数"},
    {"次数集中教育", "集中教育次数"},
};

const std::vector<Slip> kIdSlips = {
    {"Unions_Due", "unions_due"},
    {"unionsDue", "unions_due"},
    {"unions due", "unions_due"},
    {"unions-due", "unions_due"},
    {"ｕｎｉｏｎｓ＿ｄｕｅ", "unions_due"},
    {"unions_deu", "unions_due"},
    {"uninos_due", "unions_due"},
    {"p1edges_made", "pledges_made"},
    {"plegdes_completed", "pledges_completed"},
    {"event_n0", "event_no"},
    {"democratic_live_meetings", "democratic_life_meetings"},
    {"life_meetings", "democratic_life_meetings"},
    {"members_union", "union_members"},
    {"due_voters", "voters_due"},
};

/// Nothing in the forms is near to these.
const std::vector<std::string> kStrangers = {"党费", "甲",       "收入", "户籍人口", "x",          "total",
                                             "一",   "次数",     "人数", "数",       "身份证号码", "population",
                                             "due",  "year2012", "是",   "天气",     "残疾人"};

}  // namespace

BOOST_AUTO_TEST_SUITE(nearest_tests)

BOOST_DATA_TEST_CASE(a_slip_in_a_label_finds_what_was_meant_first, data::make(kLabelSlips), slip) {
    const auto near = Nearest(slip.written, kLabels);
    BOOST_REQUIRE(!near.empty());
    BOOST_TEST(near.front() == slip.meant, Joined(near));
    BOOST_TEST(near.size() <= 3U);
}

BOOST_DATA_TEST_CASE(a_slip_in_an_id_finds_what_was_meant_first, data::make(kIdSlips), slip) {
    const auto near = Nearest(slip.written, kIds);
    BOOST_REQUIRE(!near.empty());
    BOOST_TEST(near.front() == slip.meant, Joined(near));
}

BOOST_DATA_TEST_CASE(a_strange_word_finds_nothing, data::make(kStrangers), word) {
    BOOST_TEST(Nearest(word, kLabels).empty(), Joined(Nearest(word, kLabels)));
    BOOST_TEST(Nearest(word, kIds).empty(), Joined(Nearest(word, kIds)));
}

BOOST_AUTO_TEST_CASE(what_looks_alike_comes_before_what_is_one_edit_away) {
    const std::vector<std::string> both = {"应建工会企业数", "已建工会企业数"};
    BOOST_TEST(Nearest("己建工会企业数", both).front() == "已建工会企业数");
    BOOST_TEST(Nearest("event_n0", {"event_na", "event_no"}).front() == "event_no");
}

BOOST_AUTO_TEST_CASE(the_word_itself_comes_first) {
    BOOST_TEST(Nearest("合格票", kLabels).front() == "合格票");
    BOOST_TEST(Nearest("不合格票", kLabels).front() == "不合格票");
}

BOOST_AUTO_TEST_CASE(a_far_second_is_left_out) {
    const auto near = Nearest("己建工会企业数", {"已建工会企业数", "企业已建工会数目"});
    BOOST_TEST(near.size() == 1U, Joined(near));
}

BOOST_AUTO_TEST_CASE(labels_that_share_only_common_characters_are_not_near) {
    for (const std::string& label : kLabels) {
        for (const std::string& other : Nearest(label, kLabels)) {
            if (other == label) continue;
            // Whoever is suggested shares at least half of the characters.
            const auto a = Decode(label), b = Decode(other);
            const auto shared = std::count_if(a.begin(), a.end(), [&](const CodePoint& one) {
                return std::any_of(b.begin(), b.end(), [&](const CodePoint& two) { return two.value == one.value; });
            });
            BOOST_TEST(static_cast<std::size_t>(shared) * 2 >= std::min(a.size(), b.size()), label << " " << other);
        }
    }
}

BOOST_AUTO_TEST_CASE(broken_text_is_no_danger) {
    BOOST_TEST(Nearest("", kLabels).empty());
    BOOST_TEST(Nearest("\xff\xfe", {"", "a"}).empty());
    BOOST_TEST(Nearest("___", {"_", ""}).size() <= 3U);
}

BOOST_AUTO_TEST_CASE(nearest_names_come_best_first_and_at_most_three) {
    const std::vector<std::string> names = {"党务公开次数", "民主生活次数", "民主生活会次数",
                                            "民主评议次数", "民主生活天数", "收入"};
    const auto nearest = Nearest("民主生活次", names);
    BOOST_REQUIRE(!nearest.empty());
    BOOST_TEST(nearest.front() == "民主生活次数");
    BOOST_TEST(Nearest("民主生活次数", names).size() <= 3U);
    BOOST_TEST(Nearest("民主生活次数", names).front() == "民主生活次数");
}

BOOST_AUTO_TEST_CASE(swapped_neighbours_are_one_edit) {
    BOOST_TEST(Nearest("活生", {"生活"}) == (std::vector<std::string>{"生活"}), boost::test_tools::per_element());
    BOOST_TEST(Nearest("incmoe", {"income"}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(far_names_are_not_suggested) {
    BOOST_TEST(Nearest("党费", {"收入", "民主生活次数"}).empty());
    BOOST_TEST(Nearest("甲", {"乙"}).empty());
    BOOST_TEST(Nearest("甲", {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gongjian::base
