// Every construct of the rule language that the village example does without, as authors write it.
#pragma once

#include <string>

#include "village_names.h"

namespace gongjian::lang::testing {

inline Names ConstructNames() {
    Names names = VillageNames();
    for (const char* label : {"满意率", "基本扣分", "材料甲", "材料乙", "姓名", "身份证号", "活动次数", "实际日期",
                              "规定日期", "评分理由", "乡镇"})
        names.variables.push_back(MakeVariable(label, label, label));
    Variable kind = MakeVariable("kind", "类别", "Kind", ValueType::Category);
    kind.categories = {{"life", "民主生活会", "Life", "生活会", ""}, {"a", "甲", "A", "", ""}};
    Variable level = MakeVariable("level", "级别", "Level", ValueType::Category);
    level.categories = {{"county", "县级", "County", "", ""}};
    for (const char* form : {"meeting", "punish", "holidays", "work"}) {
        Variable ledger = MakeVariable(form, "", "", ValueType::Roster);
        ledger.ledger = true;
        ledger.columns = {kind, level, MakeVariable("minutes", "分钟", "Minutes"), MakeVariable("no", "编号", "Number"),
                          MakeVariable("date", "日期", "Date", ValueType::Date)};
        names.variables.push_back(ledger);
    }
    return names;
}

inline const std::string kConstructs = R"(评分规则 r “r” 版本 “1”
  适用表单 village_evaluation
  适用期 2012-01-01～2012-12-31
  满分 100
  舍入 1 位
  总分系数 如果 实到人数 > 3 那么 1.05 否则 1
  总分封顶 100 分
部分 A “实绩” 满分 70 占 70%
项目 A1 “t” 满分 10
  当 舍入(实到人数 ÷ 3，2) = 1 得 进一(1.5，0) + 去尾(2.7，0)
  得 较小值(10，较大值(1，2，3))
  扣 0.5 × 天数(规定日期，实际日期)
  扣 工作日数(规定日期，实际日期，台账 holidays.date，台账 work.date)
  加 整月数(规定日期，今天) 最多 基本扣分 × 2 分
  加 全年天数(今天) - 年内第几天(今天) + 年份(今天) + 查表(t1，姓名) + 名次(优秀票，组别) + 升序名次(优秀票) + 同组合计(优秀票，组别) + 同组计数(组别)
  扣 实到人数 未填按 0 + (应到人数 + 1) 未填按 实到人数
  扣 合计 民主测评.优秀票 其中 (优秀票 未填按 3) > 2 未填按 0
  加 不同 加分事项.事项编号 其中 级别 = 县级
  加 去极值平均 民主测评.优秀票 超过 5 个时
  加 去极值平均 民主测评.优秀票 超过 基本扣分 个时 其中 组别 = 党员群众组
  加 计数 台账 meeting 其中 类别 = 民主生活会
  加 合计 台账 meeting.分钟 × 2
  当 台账 meeting 中 有 类别 = 生活会 加 1 分
  加 台账 meeting[类别 = a].分钟
项目 A2 满分 5
  应 2 次，实 活动次数
  每少1次扣基本扣分分,不足1次按1次计,扣完为止
  每开展1次活动次数得1.5分,最高6分
  每 2 次 活动次数 扣 1 分 最多 3 分，不足 1 次不计
  每多 1 次 加 1 分，按比例计
  率 实到人数 ÷ 应到人数，目标 满意率 ÷ 100
  每低1个百分点扣0.2分,不足1个百分点按1个百分点计
项目 A3 满分 6
  按满意率:80%以上得6分,50%—80%得4分,50%以下得3分(界点归入较高一档)
项目 A4 满分 6
  按 活动次数：60分以下 1 分、60至80分得2分、80～90得3分，90以上 5 分；界点归入较低一档
项目 A5 满分 6
  缺一项扣1分:材料甲,材料乙,扣完为止
项目 A6 满分 6
  缺一项 扣分：姓名 10，身份证号 15
  酌情扣2分,幅度0.5至3,理由评分理由
  缺报按 2 分
  说明 “会议{活动次数}次” “{活动次数} meetings”
项目 A7 满分 6
  酌情扣分，幅度 0.5 至 基本扣分
  酌情 得 ，幅度 0—5
加分 C “x” 最多 5 分
  按 加分事项.级别 就高：县级 1 分，市级 2 分
  未填待补
扣分 D “y”
  每一行 通报批评 就高：县级 1 分
  按 台账 punish.级别 同一 编号 就高：县级 1 分
部分兼项目 B “测评” 满分 30 占 30%
  得 3
取数 m1 “t” 逐行 民主测评 舍入 2 位 = 优秀票 ÷ 应到人数
取数 m2 当 实到人数 > 3 为 1 分
  其余 为 2
取数 m3 取自 台账 meeting 其中 类别 = 甲 = 分钟
结论 advice “建议” = “继续保持”
结论 light “灯”
  当 实到人数 ≥ 应到人数 时 为 “完成”
  当实到人数≥3为正常
  其余 为 “滞后”
逐行 lights “进度灯” 取自 民主测评 键 组别
  得 进度 “进度” = 优秀票 ÷ 应到人数 舍入 4 位
  得 light
    当 进度 ≥ 1 为 “完成”
    其余 为 “滞后”
对照表 t1 “名次分”：1 = 10，2 = 8 自 2012-01-01 至 2012-12-31，其余 0
对照表 t2
  县级 = “好”
  -1 = 3 至 2012-12-31
  其余 = 1
等次 优秀 90 分以上 且 B ≥ 27 且 (总分 > 3 或 A1 = 2)，良好 80 分以上 且 4a ≥ 1，其余 不合格
名额 优秀 不超过 20% 向下取整 至少 1，并列超额 全部计入
排名 按 总分，B 分组 乡镇
样例 “满分村”
  实到人数 = 1
  台账 meeting：
    | 类别 | 分钟 |
    | 甲 | 3 |
测试 “x” 今天 2012-12-20
  给定 满分村 改 实到人数 = 2，酌情 A6 = 1.5 “理由甲”
    酌情 4a = 2
  期望 A1 = 1，错误 = 无，advice = “继续 保持”，lights[T1].light = “滞后”，lights[1].进度 = 0.5
)";

}  // namespace gongjian::lang::testing
