// What would regain points and lift the grade, on the shipped rules and on small ones.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cases/answer_json.h"
#include "cases/score_sheet_json.h"
#include "interview/checked_form.h"
#include "scoring/lift.h"

using namespace gongjian;

namespace {

using Json = nlohmann::json;
using cases::SheetLift;

struct Fixture {
    const std::string root = GONGJIAN_SOURCE_DIR;
    std::shared_ptr<const interview::CheckedForm> form =
        interview::OpenForm(base::PathFromUtf8(root + "/forms/village_evaluation.info")).form;
    std::shared_ptr<const lang::RuleSet> rules =
        Rules(base::ReadFile(base::PathFromUtf8(root + "/rules/village_committee.rules")));
    Json given = Json::parse(base::ReadFile(base::PathFromUtf8(root + "/tests/data/cases/village_committee.json")))
                     .at("cases")
                     .at(0)
                     .at("answers");

    std::shared_ptr<const lang::RuleSet> Rules(const std::string& text) const {
        const lang::CheckedRules checked =
            lang::CheckRules(base::Source("t", text), [this](const std::string&) { return &form->names; });
        std::string found;
        for (const base::Diagnostic& diagnostic : checked.diagnostics) found += base::Render(diagnostic, nullptr);
        BOOST_REQUIRE_MESSAGE(checked.rules, found);
        return checked.rules;
    }

    /// Statements for the form with these grades: 优秀 90, 良好 80, 其余 不合格.
    void Use(const std::string& statements) {
        rules = Rules("评分规则 t “试” 版本 “1”\n  适用表单 village_evaluation\n" + statements +
                      "\n等次 优秀 90 分以上，良好 80 分以上，其余 不合格\n");
    }

    SheetLift Lift() const {
        const cases::ReadAnswers read = cases::AnswersFromJson(given.dump(), form->form);
        std::vector<scoring::ScoringCase> cases(1);
        cases[0].answers = &read.answers;
        scoring::ScoreOptions options;
        options.today = *base::MakeDate(2012, 12, 31);
        options.population = false;
        return scoring::Lifts(rules, *form, cases, options).Find(0);
    }

    static std::string ItemOf(const SheetLift& lift, const std::string& id) {
        for (const SheetLift::ForItem& item : lift.items) {
            if (item.item == id) return item.change.words_en + " +" + item.change.gain;
        }
        return {};
    }

    static std::string GradeOf(const SheetLift& lift) {
        if (!lift.grade) return {};
        std::string text = lift.grade->grade + " " + lift.grade->total;
        for (const cases::SheetChange& change : lift.grade->changes)
            text += " | " + change.words_en + " +" + change.gain;
        return text;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lift_tests, Fixture)

BOOST_AUTO_TEST_CASE(full_points_and_the_best_grade_need_nothing) {
    const SheetLift lift = Lift();
    BOOST_TEST(lift.items.empty());
    BOOST_TEST(!lift.grade);
    BOOST_TEST(lift.missing.empty());
}

BOOST_AUTO_TEST_CASE(lost_points_come_back_with_the_smallest_change) {
    given["democratic_life_meetings"] = 0;
    given["pledges_completed"] = 2;
    given["agency_cases_completed"] = 90;
    given["unions_due"] = 1000;
    given["unions_established"] = 763;
    given["research_article_completed"] = false;
    given["disunity_warnings"] = 2;
    const SheetLift lift = Lift();
    BOOST_TEST(ItemOf(lift, "A1.1") == "Democratic-life meetings: 1 times more (0 → 1) +2.00");
    BOOST_TEST(ItemOf(lift, "A1.3") == "Disunity warnings: 1 times fewer (2 → 1) +2.00");
    BOOST_TEST(ItemOf(lift, "A3") == "Pledges completed: 1 items more (2 → 3) +3.00");
    // 76.3 % is short of 80 % by 3.7 points, four with the part that counts as one: ten more make it 77.3 %, seven do for 77 %.
    BOOST_TEST(ItemOf(lift, "A4.2") == "Enterprises with a union: 7 enterprises more (763 → 770) +0.20");
    BOOST_TEST(ItemOf(lift, "A6") == "Agency cases completed: 1 cases more (90 → 91) +0.40");
    BOOST_TEST(ItemOf(lift, "A7") == "Research article completed: No → Yes +2.00");
    BOOST_TEST(ItemOf(lift, "A2").empty());
}

BOOST_AUTO_TEST_CASE(exact_also_where_many_steps_are_needed) {
    given["unions_due"] = 1000;
    given["unions_established"] = 0;
    given["agency_cases_accepted"] = 100000;
    given["agency_cases_completed"] = 20000;  // far below: nothing below 75 000 gives a point
    Use("项目 1 “率” 满分 100\n  得 40 分\n  当 已建工会企业数 ≥ 333 加 41 分\n");
    const SheetLift lift = Lift();
    BOOST_TEST(GradeOf(lift) == "良好 81.00 | Enterprises with a union: 333 enterprises more (0 → 333) +41.00");
}

BOOST_AUTO_TEST_CASE(one_change_reaches_the_grade_or_a_few_together_do) {
    Use("项目 1 “会” 满分 40\n  应 4 次，实 民主生活会次数\n  每少 1 次 扣 5 分\n"
        "项目 2 “训” 满分 30\n  应 10 次，实 村干部参训次数\n  每少 1 次 扣 3 分\n"
        "项目 3 “研” 满分 20\n  当 完成调研文章 加 20 分\n");
    given["democratic_life_meetings"] = 4;
    given["training_sessions_attended"] = 5;
    given["research_article_completed"] = true;  // 40 + 15 + 20
    BOOST_TEST(GradeOf(Lift()) == "良好 81.00 | Training sessions attended: 2 times more (5 → 7) +6.00");
    given["democratic_life_meetings"] = 0;
    given["training_sessions_attended"] = 4;
    given["research_article_completed"] = false;  // 20 + 12
    BOOST_TEST(GradeOf(Lift()) ==
               "良好 81.00 | Research article completed: No → Yes +20.00 | "
               "Democratic-life meetings: 4 times more (0 → 4) +20.00 | "
               "Training sessions attended: 3 times more (4 → 7) +9.00");
}

BOOST_AUTO_TEST_CASE(what_is_due_moves_only_if_nothing_else_helps) {
    // More recruits regain it; the plan is left alone although it stands first in the form.
    given["recruits_planned"] = 3;
    given["recruits_admitted"] = 2;
    BOOST_TEST(ItemOf(Lift(), "A5.1") == "Recruits admitted: 1 people more (2 → 3) +2.00");
    Use("项目 1 “家” 满分 90\n  当 应建工会企业数 = 0 得 90 分\n  得 900 ÷ 应建工会企业数\n");
    given["unions_due"] = 12;
    given["unions_established"] = 0;
    BOOST_TEST(ItemOf(Lift(), "1") == "Enterprises that should have a union: 1 enterprises fewer (12 → 11) +6.82");
}

BOOST_AUTO_TEST_CASE(what_identifies_the_case_and_hard_checks_stay) {
    Use("项目 1 “类” 满分 90\n  当 类别 = 村 得 90 分\n  当 考核年度 > 2012 得 90 分\n"
        "  得 3 × 实事完成项数\n");
    given["village_kind"] = "community";
    given["pledges_made"] = 4;
    given["pledges_completed"] = 4;
    const SheetLift lift = Lift();
    // Not another kind, not another year, and no more works than were pledged.
    BOOST_TEST(ItemOf(lift, "1").empty(), ItemOf(lift, "1"));
    BOOST_TEST(!lift.grade);
}

BOOST_AUTO_TEST_CASE(a_veto_leaves_nothing_to_lift_but_points) {
    given["veto_events"] = Json::array({{{"kind", "beijing_group_petition"}}});
    given["democratic_life_meetings"] = 1;
    const SheetLift lift = Lift();
    BOOST_TEST(!lift.grade);
    BOOST_TEST(!ItemOf(lift, "A1.1").empty());
}

BOOST_AUTO_TEST_CASE(pending_cases_are_filled_in_first) {
    given.erase("training_sessions_attended");
    given["democratic_life_meetings"] = 1;
    const SheetLift lift = Lift();
    BOOST_TEST(lift.missing == std::vector<std::string>{"training_sessions_attended"},
               boost::test_tools::per_element());
    BOOST_TEST(!lift.grade);
    BOOST_TEST(!ItemOf(lift, "A1.1").empty());
    given["pledges_completed"] = 40;  // more than pledged: the sheet is invalid
    const SheetLift invalid = Lift();
    BOOST_TEST(invalid.missing.empty());
    BOOST_TEST(invalid.items.empty());
}

BOOST_AUTO_TEST_CASE(a_lift_survives_storage) {
    given["democratic_life_meetings"] = 1;
    cases::ScoreSheet sheet;
    sheet.id = "a";
    sheet.lift = Lift();
    sheet.lift->missing = {"x"};
    sheet.lift->grade = SheetLift::ForGrade{"优秀", "90.00", {{"p", "中", "en", "1.00"}}};
    const auto read = cases::SheetFromJson(cases::SheetToJson(sheet, true));
    BOOST_REQUIRE(read);
    BOOST_TEST((read->lift == sheet.lift));
}

BOOST_AUTO_TEST_SUITE_END()
