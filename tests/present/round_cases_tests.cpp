// What a round is scored from: its cases and the ledgers beside them, of the same unit and round, each form read once.
#include <boost/test/unit_test.hpp>

#include "base/uuid.h"
#include "form/form_loader.h"
#include "present/round_cases.h"
#include "support/memory_store.h"

using namespace gongjian;

namespace {

constexpr char kUnit[] = R"(form office {
    version "1"
    title { zh "村" en "Village" }
    unit_question village
    section all {
        title { zh "全部" en "All" }
        question village { type text label { zh "村名" en "Village" } }
    }
}
)";

constexpr char kMeeting[] = R"(form meeting {
    version "1"
    title { zh "会议" en "Meetings" }
    unit_question village
    section all {
        title { zh "全部" en "All" }
        question village { type text label { zh "村名" en "Village" } }
        question people { type integer label { zh "人数" en "People" } }
    }
}
)";

constexpr char kRules[] =
    "评分规则 office “开会” 版本 “1”\n  适用表单 office\n项目 A “开会” 满分 4\n  应 2 次，实 计数 台账 meeting 其中 "
    "人数 ≥ 3\n"
    "  每少 1 次 扣 2 分\n";

std::shared_ptr<const interview::CheckedForm> FormOf(const char* name, const char* text) {
    return interview::CheckForm(*form::LoadForm(base::Source(name, text)).form).form;
}

/// Two villages; counts how often the store reads the cases of a form.
struct Round : tests::MemoryCaseStore {
    Round() {
        UseForm(office->form);
        UseForm(meeting->form);
        rules = lang::CheckRules(base::Source("office.rules", kRules), [this](const std::string& id) {
                    return id == "office" ? &office->names : id == "meeting" ? &meeting->names : nullptr;
                }).rules;
        BOOST_REQUIRE(rules != nullptr);
        for (const char* village : {"东村", "西村"}) Add("office", village, "2012", {});
    }

    void Add(const std::string& form, const std::string& unit, const std::string& round, std::optional<int> people,
             cases::Status status = cases::Status::Submitted) {
        cases::Case one;
        one.id = base::NewUuid(++m_time);
        one.form_id = form;
        one.form_version = "1";
        one.unit = unit;
        one.round = round;
        one.status = status;
        one.created = one.changed = m_time;
        one.answers.values["village"] = unit;
        if (people) one.answers.values["people"] = base::Decimal{*people, 0};
        Create(one, {"组织室", "本机", m_time, ""});
    }

    void ForEach(const std::string& form_id, const std::string& round,
                 const std::function<void(const cases::Case&)>& visit) override {
        ++reads[form_id];
        MemoryCaseStore::ForEach(form_id, round, visit);
    }

    std::vector<cases::ScoreSheet> Score() {
        const present::RoundCases cases(*this, rules->Info(), "2012", [this](const std::string& id) {
            return id == "office" ? office : id == "meeting" ? meeting : nullptr;
        });
        scoring::ScoreOptions options;
        options.today = *base::MakeDate(2012, 12, 31);
        options.form_of_ledger = cases.FormOfLedger();
        return scoring::Score(rules, *office, cases.ToScore(), options);
    }

    std::shared_ptr<const interview::CheckedForm> office = FormOf("office.info", kUnit),
                                                  meeting = FormOf("meeting.info", kMeeting);
    std::shared_ptr<const lang::RuleSet> rules;
    std::map<std::string, int> reads;

private:
    base::Moment m_time = 1'325'376'000'000;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(round_cases_tests, Round)

BOOST_AUTO_TEST_CASE(a_unit_counts_its_own_ledger_of_its_own_round) {
    Add("meeting", "东村", "2012", 5);
    Add("meeting", "东村", "2012", 9);
    Add("meeting", "东村", "2011", 9);
    Add("meeting", "西村", "2012", 2);
    Add("meeting", "西村", "2012", 7, cases::Status::Void);
    const auto sheets = Score();
    BOOST_TEST(sheets.at(0).items.at(0).points == "4.00");
    BOOST_TEST(sheets.at(1).items.at(0).points == "0.00");
    BOOST_TEST(reads["office"] == 1);
    BOOST_TEST(reads["meeting"] == 1);
}

BOOST_AUTO_TEST_CASE(a_unit_without_a_row_has_an_empty_ledger_but_a_ledger_that_nobody_keeps_is_absent) {
    BOOST_TEST((Score().at(0).status == cases::SheetStatus::Pending));
    Add("meeting", "西村", "2012", 8);
    const auto sheets = Score();
    BOOST_TEST(sheets.at(0).items.at(0).points == "0.00");
    BOOST_TEST(sheets.at(1).items.at(0).points == "2.00");
}

BOOST_AUTO_TEST_CASE(a_form_of_the_whole_town_counts_the_ledgers_of_all_units) {
    std::string text = kUnit;
    text.insert(text.find("    unit_question"), "    unit town\n");
    office = FormOf("office.info", text.c_str());
    Add("meeting", "东村", "2012", 5);
    Add("meeting", "西村", "2012", 9);
    Add("meeting", "南村", "2011", 9);
    BOOST_TEST(Score().at(0).items.at(0).points == "4.00");
}

BOOST_AUTO_TEST_SUITE_END()
