// Case list, home and ranking over a small office.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "base/error.h"
#include "form/form_loader.h"
#include "office.h"
#include "present/case_list_presenter.h"
#include "present/home_presenter.h"
#include "present/ranking_presenter.h"

using gongjian::present::CaseListPresenter;
using gongjian::present::HomePresenter;
using gongjian::present::ImmediateRunner;
using gongjian::present::InterviewPresenter;
using gongjian::present::RankingPresenter;
using gongjian::present::RankingRow;
using gongjian::tests::Fill;
using gongjian::tests::Office;
namespace base = gongjian::base;
namespace cases = gongjian::cases;
namespace form = gongjian::form;
namespace interview = gongjian::interview;
namespace present = gongjian::present;

namespace {

constexpr char kPeople[] = R"(form people {
    version "1"
    title { zh "人员" en "People" }
    unit_question full_name
    section all {
        title { zh "全部" en "All" }
        question full_name { type text privacy S1 label { zh "姓名" en "Name" } }
    }
}
)";

struct Villages : Office {
    std::vector<std::string> ids;
    ImmediateRunner runner;

    std::string Add(const std::string& name, bool pending = false) {
        clock += 60000;
        const std::string id = NewCase();
        InterviewPresenter interview(desk, id);
        Fill(interview, name);
        if (pending) interview.Clear("pledges_made");
        ids.push_back(id);
        return id;
    }
};

class RankingRecorder : public present::RankingView {
public:
    int shown = 0;
    std::string saved, failure;
    void ShowRanking() override { ++shown; }
    void ShowWorking(bool) override {}
    void ShowSaved(const std::string& text) override { saved = text; }
    void ShowFailure(const std::string& why) override { failure = why; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(list_presenters_tests, Villages)

BOOST_AUTO_TEST_CASE(columns_are_the_forms_list_questions_then_status_round_and_time) {
    CaseListPresenter list(desk, "village_evaluation");
    const auto columns = list.Columns();
    BOOST_REQUIRE(columns.size() == 6u);
    BOOST_TEST(columns[0].title == "Village");
    BOOST_TEST(columns[3].title == "Status");
    BOOST_TEST(columns[2].number);
}

BOOST_AUTO_TEST_CASE(typing_filters_the_list) {
    Add("东岭村");
    Add("石桥村");
    CaseListPresenter list(desk, "village_evaluation");
    list.Refresh();
    BOOST_TEST(list.RowCount() == 2u);
    BOOST_TEST(list.CountText() == "2 cases");
    list.FilterText("石桥");
    BOOST_REQUIRE(list.RowCount() == 1u);
    BOOST_TEST(list.Cell(0, 0) == "石桥村");
    BOOST_TEST(list.Cell(0, 1) == "Village");
    BOOST_TEST(list.CountText() == "1 of 2 cases");
    list.FilterText("nothing like it");
    BOOST_TEST(!list.EmptyText().empty());
}

BOOST_AUTO_TEST_CASE(sorting_goes_by_value_both_ways) {
    Add("B村");
    Add("A村");
    CaseListPresenter list(desk, "village_evaluation");
    list.Refresh();
    list.SortBy(0, true);
    BOOST_TEST(list.Cell(0, 0) == "A村");
    list.SortBy(0, false);
    BOOST_TEST(list.Cell(0, 0) == "B村");
}

BOOST_AUTO_TEST_CASE(a_deleted_case_is_in_the_bin_and_can_be_restored) {
    const std::string id = Add("东岭村");
    CaseListPresenter list(desk, "village_evaluation");
    list.Refresh();
    list.Delete(id);
    BOOST_TEST(list.RowCount() == 0u);
    BOOST_TEST(Stored(id).deleted);
    list.ShowRecycleBin(true);
    BOOST_REQUIRE(list.RowOf(id).has_value());
    list.Restore(id);
    BOOST_TEST(list.RowCount() == 0u);
    list.ShowRecycleBin(false);
    BOOST_TEST(list.RowCount() == 1u);
}

BOOST_AUTO_TEST_CASE(a_new_case_is_a_stored_draft_of_the_current_round) {
    CaseListPresenter list(desk, "village_evaluation");
    list.Refresh();
    BOOST_TEST(list.EmptyText().find("Ctrl+N") != std::string::npos);
    const cases::Case draft = Stored(list.NewCase());
    BOOST_TEST(draft.round == "2012");
    BOOST_TEST((draft.status == cases::Status::Draft));
    BOOST_TEST(draft.answers.rosters.at("ballot_groups").size() == 2u);
}

BOOST_AUTO_TEST_CASE(home_counts_and_names_what_waits) {
    Add("东岭村");
    HomePresenter home(desk);
    home.Refresh();
    BOOST_REQUIRE(home.Forms().size() == 1u);
    BOOST_TEST(home.Forms()[0].counts[0].number == 1u);
    BOOST_TEST(home.Forms()[0].waiting == "1 case waits to be filled in.");
    BOOST_TEST(home.Recent().front().unit == "东岭村");
    BOOST_TEST(home.Rules().front().state == "Round 2012 is not computed yet.");
}

BOOST_AUTO_TEST_CASE(home_shows_the_forms_in_use_and_lets_nobody_begin_what_cannot_be_sealed) {
    const auto personal = interview::CheckForm(*form::LoadForm(base::Source("people.info", kPeople)).form).form;
    BOOST_REQUIRE(personal != nullptr);
    workspace.forms.push_back(personal);
    stores->cases.UseForm(personal->form);
    HomePresenter home(desk);
    home.Refresh();
    BOOST_REQUIRE(home.Forms().size() == 2u);  // nobody has begun: all are offered
    BOOST_TEST(home.Forms()[0].can_begin);
    BOOST_TEST(!home.Forms()[1].can_begin);
    BOOST_TEST(home.Forms()[1].waiting.find("personal data") != std::string::npos);
    BOOST_CHECK_THROW(CaseListPresenter(desk, "people").NewCase(), base::Error);
    BOOST_TEST(home.OffersKey());
    stores->SetPassphrase("示例镇的口令");
    home.Refresh();
    BOOST_TEST(!home.OffersKey());
    BOOST_TEST(home.KeyText().empty());
    BOOST_TEST(home.Forms()[1].can_begin);
    Add("东岭村");
    home.Refresh();
    BOOST_REQUIRE(home.Forms().size() == 1u);
    BOOST_TEST(home.Forms()[0].form_id == "village_evaluation");
}

BOOST_AUTO_TEST_CASE(the_ranking_scores_stores_and_names_who_is_pending) {
    Add("东岭村");
    InterviewPresenter(desk, Add("石桥村")).EnterText("democratic_life_meetings", "0");
    Add("清溪村", /*pending=*/true);
    RankingPresenter ranking(desk, runner);
    RankingRecorder view;
    ranking.Attach(view);
    ranking.Refresh();
    BOOST_TEST(ranking.Rows().empty());
    BOOST_TEST(ranking.EmptyText().find("F5") != std::string::npos);
    ranking.Recompute();
    BOOST_TEST(view.failure == "");
    BOOST_TEST(view.saved.find("Saved") == 0u);
    BOOST_REQUIRE(ranking.Rows().size() == 3u);
    BOOST_TEST(ranking.Rows()[0].unit == "东岭村");
    BOOST_TEST(ranking.Rows()[0].cells[0] == "1");
    BOOST_TEST(ranking.Rows()[1].unit == "石桥村");
    BOOST_TEST((ranking.Rows()[2].standing == RankingRow::Standing::Pending));
    const auto summary = ranking.Summary();
    BOOST_TEST((std::find(summary.begin(), summary.end(), "Pending: 清溪村") != summary.end()));
    BOOST_TEST(stores->scores.Sheets("village_committee", "2012").size() == 3u);
    const std::string hash = workspace.rules[0].rules->Info().text_hash;
    BOOST_TEST(stores->rules.RulesByHash(hash).has_value());
}

BOOST_AUTO_TEST_CASE(void_cases_take_no_part_in_the_ranking) {
    Add("东岭村");
    const cases::Case before = Stored(Add("石桥村"));
    RankingPresenter ranking(desk, runner);
    ranking.Recompute();
    BOOST_TEST(ranking.Rows().size() == 2u);
    clock += 60000;
    cases::Case gone = before;
    gone.status = cases::Status::Void;
    gone.changed = clock;
    stores->cases.Save(gone, {}, before.changed, desk.Act(clock));
    ranking.Refresh();
    BOOST_TEST(ranking.Staleness().find("1 case has changed") == 0u);
    ranking.Recompute();
    BOOST_REQUIRE(ranking.Rows().size() == 1u);
    BOOST_TEST(ranking.Rows()[0].unit == "东岭村");
    BOOST_TEST(stores->scores.Sheets("village_committee", "2012").size() == 1u);
    BOOST_TEST(ranking.Staleness() == "");
}

BOOST_AUTO_TEST_CASE(any_cell_is_explained_with_clauses_and_inputs) {
    InterviewPresenter(desk, Add("石桥村")).EnterText("democratic_life_meetings", "1");
    RankingPresenter ranking(desk, runner);
    ranking.Recompute();
    const auto view = ranking.Explain(0, "A1.1");
    BOOST_TEST(view.heading.find("石桥村") == 0u);
    BOOST_TEST(view.result == "2.00 of 4");
    BOOST_TEST(!view.reason.empty());
    BOOST_TEST(!view.clauses.empty());
    BOOST_REQUIRE(view.inputs.size() == 1u);
    BOOST_TEST(view.inputs[0].label == "Democratic-life meetings");
    BOOST_TEST(view.inputs[0].value == "1");
    BOOST_REQUIRE(view.lift.size() == 1u);
    BOOST_TEST(view.lift[0] == "Would regain points: Democratic-life meetings: 1 times more (1 → 2), +2.00");
    BOOST_TEST(!ranking.Explain(0, "total").inputs.empty());
    BOOST_TEST(!ranking.Explain(0, "A").inputs.empty());
    BOOST_TEST(ranking.Explain(0, "total").lift.empty());  // it has the best grade
}

BOOST_AUTO_TEST_CASE(a_stored_ranking_is_shown_again_and_says_when_answers_changed_since) {
    const std::string id = Add("东岭村");
    RankingPresenter(desk, runner).Recompute();
    RankingPresenter again(desk, runner);
    again.Refresh();
    BOOST_TEST(again.Rows().size() == 1u);
    BOOST_TEST(again.Staleness() == "");
    clock += 60000;
    InterviewPresenter(desk, id).EnterText("population", "900");
    again.Refresh();
    BOOST_TEST(again.Staleness().find("1 case has changed") == 0u);
}

BOOST_AUTO_TEST_CASE(rules_saved_with_other_line_ends_are_the_same_rules) {
    Add("东岭村");
    RankingPresenter(desk, runner).Recompute();
    std::string text;
    for (const char c : workspace.rules[0].rules->Info().text)
        text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    UseRules("village_committee.rules", text);
    RankingPresenter again(desk, runner);
    again.Refresh();
    BOOST_TEST(again.Staleness() == "");
    UseRules("village_committee.rules", text + "# another line\r\n");
    again.Refresh();
    BOOST_TEST(again.Staleness().find("The rules have changed") == 0u);
}

BOOST_AUTO_TEST_CASE(cancelled_work_is_dropped) {
    Add("东岭村");
    class Later : public present::BackgroundRunner {
    public:
        std::function<void()> finish;
        void Run(const std::string&, std::shared_ptr<present::Cancellation>, std::function<void()> work,
                 std::function<void(std::exception_ptr)> done) override {
            finish = [work, done] { work(), done(nullptr); };
        }
    } later;
    RankingPresenter ranking(desk, later);
    ranking.Recompute();
    ranking.CancelWork();
    later.finish();
    BOOST_TEST(ranking.Rows().empty());
    BOOST_TEST(stores->scores.Sheets("village_committee", "2012").empty());
}

BOOST_AUTO_TEST_SUITE_END()
