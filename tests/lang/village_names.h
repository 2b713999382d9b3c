// The names of the form village_evaluation, as interview/ makes them, for tests of the language alone.
#pragma once

#include "lang/names.h"

namespace gongjian::lang::testing {

inline Variable MakeVariable(std::string id, std::string zh, std::string en, ValueType type = ValueType::Number) {
    Variable variable;
    variable.id = std::move(id);
    variable.label_zh = std::move(zh);
    variable.label_en = std::move(en);
    variable.type = type;
    return variable;
}

inline Names VillageNames() {
    const auto number = [](const char* id, const char* zh, const char* en) { return MakeVariable(id, zh, en); };
    Names names;
    names.form_id = "village_evaluation";
    names.form_version = "2012";
    names.variables = {
        number("assessment_year", "考核年度", "Assessment year"),
        MakeVariable("village_name", "村(居)名称", "Village", ValueType::Text),
        number("democratic_life_meetings", "民主生活会次数", "Democratic-life meetings"),
        number("duty_review_meetings", "述职述廉评议次数", "Duty and integrity review meetings"),
        number("disunity_warnings", "班子不团结被约谈次数", "Disunity warnings"),
        number("training_sessions_attended", "村干部参训次数", "Training sessions attended"),
        number("pledges_made", "实事承诺项数", "Pledges made"),
        number("pledges_completed", "实事完成项数", "Pledges completed"),
        number("party_orgs_due", "应建党组织企业数", "Enterprises that should have a party organisation"),
        number("party_orgs_established", "已建党组织企业数", "of which established"),
        number("unions_due", "应建工会企业数", "Enterprises that should have a union"),
        number("unions_established", "已建工会企业数", "of which established"),
        number("recruits_planned", "计划发展党员数", "Recruits planned"),
        number("recruits_admitted", "实际发展党员数", "Recruits admitted"),
        number("news_items_reported", "上报信息篇数", "News items reported"),
        MakeVariable("research_article_completed", "完成调研文章", "Research article completed", ValueType::Bool),
    };
    Variable ballots = MakeVariable("ballot_groups", "民主测评", "Democratic ballot by group", ValueType::Roster);
    Variable group = MakeVariable("group", "测评组别", "Voter group", ValueType::Category);
    group.rule_name = "组别";
    group.categories = {{"masses", "党员群众组", "Masses", "", ""}, {"town", "镇领导站所组", "Town", "", ""}};
    ballots.columns = {group,
                       number("voters_due", "应到人数", "Voters due"),
                       number("voters_present", "实到人数", "Voters present"),
                       number("votes_excellent", "优秀票", "Excellent"),
                       number("votes_good", "良好票", "Good"),
                       number("votes_qualified", "合格票", "Qualified"),
                       number("votes_unqualified", "不合格票", "Unqualified"),
                       number("votes_abstained", "弃权票", "Abstained"),
                       number("votes_invalid", "无效票", "Invalid")};
    Variable level = MakeVariable("level", "级别", "Level", ValueType::Category);
    level.categories = {{"town", "镇级", "Town", "", ""},
                        {"county", "县(市、区)级", "County", "县级", ""},
                        {"city", "市级", "City", "", ""},
                        {"province_or_above", "省级及以上", "Province or above", "", ""}};
    Variable event_no = MakeVariable("event_no", "事项编号", "Event number", ValueType::Text);
    Variable commendations = MakeVariable("commendations", "加分事项", "Commendations", ValueType::Roster);
    commendations.columns = {event_no, level};
    Variable criticisms = MakeVariable("criticisms", "通报批评", "Circulated criticisms", ValueType::Roster);
    criticisms.columns = {event_no, level};
    Variable vetoes = MakeVariable("veto_events", "否决事项", "Veto events", ValueType::Roster);
    Variable kind = MakeVariable("kind", "否决情形", "Kind", ValueType::Category);
    kind.categories = {{"beijing_group_petition", "进京集体访", "Group petition in Beijing", "", ""},
                       {"irregular_member_recruitment", "违规发展党员", "Irregular recruitment", "", ""}};
    vetoes.columns = {kind, MakeVariable("event_date", "发生日期", "Date", ValueType::Date)};
    names.variables.insert(names.variables.end(), {ballots, commendations, criticisms, vetoes});
    return names;
}

}  // namespace gongjian::lang::testing
