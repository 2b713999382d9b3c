// The sample township scored: everything that the rules can do to a village happens to one of them.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "base/file.h"
#include "base/uuid.h"
#include "interview/session.h"
#include "present/demo_data.h"
#include "scoring/score.h"
#include "support/memory_store.h"
#include "support/temp_dir.h"

using namespace gongjian;

namespace {

const base::Date kToday = *base::MakeDate(2012, 12, 31);

struct Township {
    Township() {
        form = interview::OpenForm(base::PathFromUtf8(GONGJIAN_SOURCE_DIR "/forms/village_evaluation.info")).form;
        BOOST_REQUIRE(form != nullptr);
        evaluations = present::DemoEvaluations(*form, "2012");
    }

    std::vector<cases::ScoreSheet> Score() const {
        const std::string file = GONGJIAN_SOURCE_DIR "/rules/village_committee.rules";
        const auto checked = lang::CheckRules(base::Source(file, base::ReadFile(base::PathFromUtf8(file))),
                                              [&](const std::string&) { return &form->names; });
        BOOST_REQUIRE(checked.rules != nullptr);
        std::vector<scoring::ScoringCase> scored;
        for (const cases::Case& one : evaluations) scored.push_back({one.id, one.unit, &one.answers, {}});
        return scoring::Score(checked.rules, *form, scored, {kToday, true, false});
    }

    std::shared_ptr<const interview::CheckedForm> form;
    std::vector<cases::Case> evaluations;
};

const cases::ScoreSheet& Of(const std::vector<cases::ScoreSheet>& sheets, const std::string& unit) {
    return *std::find_if(sheets.begin(), sheets.end(), [&](const auto& sheet) { return sheet.unit == unit; });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(demo_data_tests, Township)

BOOST_AUTO_TEST_CASE(there_are_twenty_submitted_evaluations_of_both_kinds) {
    BOOST_TEST(evaluations.size() == 20u);
    std::set<std::string> ids, units, kinds;
    for (const cases::Case& one : evaluations) {
        BOOST_TEST(base::IsUuid(one.id));
        BOOST_TEST((one.status == cases::Status::Submitted));
        BOOST_TEST(one.round == "2012");
        ids.insert(one.id);
        units.insert(one.unit);
        kinds.insert(std::get<std::string>(one.answers.values.at("village_kind")));
    }
    BOOST_TEST(ids.size() == 20u);
    BOOST_TEST(units.size() == 20u);
    BOOST_TEST(kinds.size() == 2u);
}

BOOST_AUTO_TEST_CASE(they_are_the_same_every_time) {
    BOOST_TEST((present::DemoEvaluations(*form, "2012") == evaluations));
}

BOOST_AUTO_TEST_CASE(none_breaks_a_hard_check_and_some_are_worth_a_second_look) {
    std::size_t soft = 0;
    for (const cases::Case& one : evaluations) {
        const interview::Session session(form, one, kToday, [] { return std::string("new"); });
        for (const interview::Violation& violation : session.Violations()) {
            BOOST_TEST((violation.severity == form::Severity::Soft), one.unit << " " << violation.path);
            ++soft;
        }
    }
    BOOST_TEST(soft > 0u);
}

BOOST_AUTO_TEST_CASE(every_grade_and_every_special_case_occurs) {
    const std::vector<cases::ScoreSheet> sheets = Score();
    std::set<std::string> grades;
    for (const cases::ScoreSheet& sheet : sheets) {
        BOOST_TEST((sheet.status != cases::SheetStatus::Invalid), sheet.unit);
        if (sheet.grade) grades.insert(*sheet.grade);
    }
    const std::set<std::string> expected{"优秀", "良好", "合格", "不合格"};
    BOOST_TEST(grades == expected, boost::test_tools::per_element());

    BOOST_TEST(Of(sheets, "青禾村").rank.value_or(0) == 1);
    BOOST_TEST(Of(sheets, "北塘社区").veto.at(0) == "beijing_group_petition");
    BOOST_TEST(Of(sheets, "北塘社区").grade.value_or("") == "不合格");
    BOOST_TEST(!Of(sheets, "北塘社区").rank);
    BOOST_TEST(Of(sheets, "金穗村").cap_reasons.at(0) == "irregular_member_recruitment");
    BOOST_TEST(Of(sheets, "金穗村").grade.value_or("") == "良好");
    BOOST_TEST((Of(sheets, "南陌村").status == cases::SheetStatus::Pending));
    BOOST_TEST(Of(sheets, "南陌村").missing.at(0) == "ballot_groups.town");
    BOOST_TEST(Of(sheets, "枫林村").quota_limited);
    BOOST_TEST(Of(sheets, "枫林村").grade.value_or("") == "良好");
    for (const char* unit : {"石桥社区", "白鹭村"}) {
        BOOST_TEST(Of(sheets, unit).tied_at_quota);
        BOOST_TEST(!Of(sheets, unit).grade);
    }
    BOOST_TEST(Of(sheets, "石桥社区").rank.value_or(0) == Of(sheets, "白鹭村").rank.value_or(-1));
    BOOST_TEST(Of(sheets, "竹溪村").na_points.value_or("") == "12.00");
    BOOST_TEST(Of(sheets, "旧渡村").grade.value_or("") == "不合格");
    BOOST_TEST(Of(sheets, "旧渡村").penalty.value_or("") == "2.00");
}

BOOST_AUTO_TEST_CASE(totals_are_those_computed_by_hand) {
    const std::vector<cases::ScoreSheet> sheets = Score();
    const std::vector<std::pair<std::string, std::string>> totals{
        {"青禾村", "101.53"},  {"柳溪村", "100.28"},  {"石桥社区", "96.89"}, {"白鹭村", "96.89"},   {"枫林村", "96.75"},
        {"望江社区", "96.36"}, {"杏花村", "88.63"},   {"云坪村", "89.51"},   {"双井社区", "87.49"}, {"竹溪村", "92.89"},
        {"松岭村", "89.81"},   {"茶园村", "72.06"},   {"河湾村", "71.53"},   {"东篱社区", "74.45"}, {"麦田村", "66.68"},
        {"旧渡村", "35.59"},   {"北塘社区", "98.96"}, {"金穗村", "100.56"},  {"西畴社区", "82.23"}};
    for (const auto& [unit, total] : totals) BOOST_TEST(Of(sheets, unit).total.value_or("") == total, unit);
}

BOOST_AUTO_TEST_CASE(a_demo_workspace_holds_them_all) {
    const tests::TempDir dir;
    // One store for both openings: it is in memory.
    struct Shared : cases::Stores {
        explicit Shared(cases::Stores& shared_stores) : stores(shared_stores) {}
        cases::Protection SealedBy() const override { return stores.SealedBy(); }
        void SetPassphrase(const std::string& passphrase) override { stores.SetPassphrase(passphrase); }
        std::string NewRecoveryKey() override { return stores.NewRecoveryKey(); }
        cases::CaseStore& Cases() override { return stores.Cases(); }
        cases::ScoreStore& Scores() override { return stores.Scores(); }
        cases::RuleArchive& Rules() override { return stores.Rules(); }
        cases::Stores& stores;
    };
    tests::MemoryStores memory;
    const cases::OpenStores open = [&](const std::string&, const std::filesystem::path&, const std::string&) {
        return std::make_unique<Shared>(memory);
    };
    present::InitDemoWorkspace(dir / "demo", open);
    std::vector<cases::Case> stored;
    memory.Cases().ForEach("village_evaluation", "2012", [&](const cases::Case& one) { stored.push_back(one); });
    BOOST_TEST(stored.size() == 20u);
    BOOST_TEST(memory.Cases().History(stored.front().id).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
