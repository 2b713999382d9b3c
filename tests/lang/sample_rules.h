// The village committee example of the manual, in both keyword sets. Both say the same.
#pragma once

#include <string>

namespace gongjian::lang::testing {

inline const std::string kChineseRules = R"(# 村(居)两委班子年度考核
评分规则 village_committee “村(居)两委班子年度考核” 版本 “2012”
  适用表单 village_evaluation
  依据 “示例镇委〔2012〕8号”
  适用期 2012-01-01 至 2012-12-31
  满分 100

部分 A “工作实绩” 满分 70 缺项按比例折算，缺项超过 30 分加星

项目 A1.1 “民主生活会” 满分 4
  应 2 次，实 民主生活会次数
  每少 1 次 扣 2 分                                  # 扣完为止 is the rule; 可倒扣 says otherwise

项目 A1.3 “班子团结” 满分 4
  每 1 次 班子不团结被约谈次数 扣 2 分 最多 4 分，可倒扣

项目 A3 “实事工程承诺” 满分 12
  当 实事承诺项数 = 0 得 0 分
  得 12 × 实事完成项数 ÷ 实事承诺项数
  当 实事承诺项数 < 3 扣 2 分

项目 A4.2 “应建会已建率” 满分 6
  合理缺项 当 应建工会企业数 = 0
  率 已建工会企业数 / 应建工会企业数，目标 80%
  每低 1 个百分点 扣 0.2 分，不足 1 个百分点按 1 个百分点计

项目 A7 “信息调研” 满分 6
  其中 “信息” 4 分 应 4 篇，实 上报信息篇数
    每少 1 篇 扣 1 分
  其中 “调研” 2 分 当 完成调研文章 加 2 分

部分兼项目 B “民主测评” 满分 30
  得 30 × (masses × 0.6 + town × 0.4) ÷ 100
  佐证 “计票结果”

取数 masses “群众组得分” 取自 民主测评 其中 组别 = 党员群众组 舍入 2 位 列示
  = (优秀票 × 100 + 良好票 × 80) ÷ (优秀票 + 良好票 + 弃权票)
  待补 当 实到人数 × 3 < 应到人数 × 2 缺 民主测评.党员群众组
取数 town = 民主测评[组别 = 镇领导站所组].优秀票
常量 折算系数 “折算” = 0.8

加分 C “表彰” 最多 5 分
  按 加分事项.级别 同一 事项编号 就高：镇级 0.5 分，县级 1 分，市级 2 分，省级及以上 3 分

扣分 D “通报批评”
  每一行 通报批评：县级 1 分，市级 2 分

一票否决 beijing_group_petition “进京集体访” 当 否决事项 中 有 否决情形 = 进京集体访
评优否决 irregular_member_recruitment “违规发展党员” 封顶 良好 当 否决事项 中 有 否决情形 = 违规发展党员 未知按否
不参评 当 考核年度 < 2012 或 未填(实事承诺项数)
不定等次 当 计数 加分事项 其中 级别 = 市级 且 已填(事项编号) > 3

等次 优秀 90 分以上，良好 80 分以上，合格 60 分以上，其余 不合格
名额 优秀 不超过 20% 向下取整 至少 1
排名 按 总分，B，A

样例 “满分村”
  民主生活会次数 = 2，完成调研文章 = 是，实事承诺项数 = 4，实事完成项数 = 4
  民主测评：
    | 组别       | 应到人数 | 优秀票 |
    | 党员群众组 | 60       | 50     |
    | 镇领导站所组 |          | 未填   |
  加分事项：

测试 “少一次述评，缺一次培训”
  给定 满分村 改 述职述廉评议次数 = 1，村干部参训次数 = 拒答
    民主测评[组别 = 镇领导站所组].弃权票 = 1
  期望 A1.1 = 2.00，A7 = 待补，A4.2 = 不计，总分 = 96.69，等次 = 优秀
  期望 缺 = 民主测评.党员群众组、村干部参训次数，一票否决 = 无
)";

inline const std::string kEnglishRules = R"(
ruleset village_committee "村(居)两委班子年度考核" version "2012"
  form village_evaluation
  basis "示例镇委〔2012〕8号"
  period 2012-01-01 to 2012-12-31
  points 100

block A "工作实绩" points 70 rescale omitted, star over 30 points

item A1.1 "民主生活会" points 4
  due 2, actual democratic_life_meetings
  each 1 short deduct 2

item A1.3 "班子团结" points 4
  each 1 time of disunity_warnings deduct 2 points at most 4 points, may go negative

item A3 "实事工程承诺" points 12
  when pledges_made = 0 get 0 points
  get 12 * pledges_completed / pledges_made
  when pledges_made < 3 deduct 2

item A4.2 "应建会已建率" points 6
  omit when unions_due = 0
  rate unions_established / unions_due, target 80%
  each 1 point below deduct 0.2, part counts as one

item A7 "信息调研" points 6
  part "信息" 4 points due 4, actual news_items_reported
    each 1 short deduct 1
  part "调研" 2 points when research_article_completed add 2

block item B "民主测评" points 30
  get 30 * (masses * 0.6 + town * 0.4) / 100
  evidence "计票结果"

let masses "群众组得分" from ballot_groups where group = 党员群众组 round 2 decimals shown
  = (votes_excellent * 100 + votes_good * 80) / (votes_excellent + votes_good + votes_abstained)
  pending when voters_present * 3 < voters_due * 2 missing ballot_groups.党员群众组
let town = ballot_groups[group = 镇领导站所组].votes_excellent
constant 折算系数 "折算" = 0.8

bonus C "表彰" at most 5 points
  by commendations.level highest per event_no: 镇级 0.5, 县级 1, 市级 2, 省级及以上 3

penalty D "通报批评"
  each row of criticisms: 县级 1, 市级 2

veto beijing_group_petition "进京集体访" when any veto_events where kind = beijing_group_petition
cap veto irregular_member_recruitment "违规发展党员" cap at 良好 when any of veto_events where kind = irregular_member_recruitment unknown is no
not assessed when assessment_year < 2012 or blank(pledges_made)
no grade when count commendations where level = 市级 and filled(event_no) > 3

grades 优秀 90 and above, 良好 80 and above, 合格 60 and above, otherwise 不合格
quota 优秀 not over 20% rounded down at least 1
rank by total, B, A

sample "满分村"
  democratic_life_meetings = 2, research_article_completed = yes, pledges_made = 4, pledges_completed = 4
  ballot_groups:
    | group      | voters_due | votes_excellent |
    | 党员群众组 | 60         | 50              |
    | 镇领导站所组 |            | blank           |
  commendations:

test "少一次述评，缺一次培训"
  given "满分村" change duty_review_meetings = 1, training_sessions_attended = refused
    ballot_groups[group = 镇领导站所组].votes_abstained = 1
  expect A1.1 = 2.00, A7 = pending, A4.2 = not applicable, total = 96.69, grades = 优秀
  expect missing = (ballot_groups.党员群众组, training_sessions_attended), veto = none
)";

}  // namespace gongjian::lang::testing
