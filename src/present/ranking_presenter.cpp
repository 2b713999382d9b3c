#include "present/ranking_presenter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/message.h"
#include "cases/score_sheet_json.h"
#include "present/round_cases.h"
#include "present/round_day.h"
#include "present/words.h"
#include "scoring/lift.h"
#include "scoring/score.h"

namespace gongjian::present {

using cases::ScoreSheet;
using cases::SheetStatus;

/// What goes to the other thread and comes back: copies, nothing shared.
struct RankingPresenter::Work {
    std::shared_ptr<const lang::RuleSet> rules;
    std::shared_ptr<const interview::CheckedForm> form;
    std::unique_ptr<const RoundCases> cases;
    std::string round;
    base::Date today;
    std::vector<ScoreSheet> sheets;
    std::shared_ptr<Cancellation> cancellation = std::make_shared<Cancellation>();

    void Run() {
        scoring::ScoreOptions options;
        options.today = today;
        options.explain = true;
        options.form_of_ledger = cases->FormOfLedger();
        sheets = scoring::Score(rules, *form, cases->ToScore(), options);
    }
};

namespace {

RankingRow::Standing StandingOf(const ScoreSheet& sheet) {
    using Standing = RankingRow::Standing;
    if (sheet.status == SheetStatus::Pending) return Standing::Pending;
    if (sheet.status == SheetStatus::NotAssessed) return Standing::NotAssessed;
    if (sheet.status == SheetStatus::Invalid) return Standing::Invalid;
    if (sheet.starred) return Standing::Starred;
    if (!sheet.veto.empty()) return Standing::Vetoed;
    return sheet.rank ? Standing::Ranked : Standing::Pending;
}

/// Ranked ones by rank, then vetoed ones by total, then the rest in the order of the cases.
bool Before(const ScoreSheet& a, const ScoreSheet& b) {
    const auto x = StandingOf(a);
    const auto y = StandingOf(b);
    if (x != y) return x < y;
    if (x == RankingRow::Standing::Ranked) return *a.rank < *b.rank;
    if (x != RankingRow::Standing::Vetoed) return false;
    const auto left = base::ParseDecimal(a.total.value_or(""));
    const auto right = base::ParseDecimal(b.total.value_or(""));
    return left && (!right || *left > *right);
}

std::string_view StatusName(SheetStatus status) {
    switch (status) {
        case SheetStatus::Scored: return "scored";
        case SheetStatus::Pending: return "pending";
        case SheetStatus::NotAssessed: return "not_assessed";
        case SheetStatus::Invalid: break;
    }
    return "invalid";
}

std::string RankText(const ScoreSheet& sheet) {
    using Standing = RankingRow::Standing;
    if (sheet.rank) return std::to_string(*sheet.rank);
    switch (StandingOf(sheet)) {
        case Standing::Vetoed: return base::Tr("vetoed");
        case Standing::Starred: return base::Tr("starred");
        case Standing::NotAssessed: return base::Tr("not assessed");
        case Standing::Invalid: return base::Tr("invalid");
        case Standing::Ranked:
        case Standing::Pending: break;
    }
    return base::Tr("pending");
}

std::string ItemPoints(const ScoreSheet& sheet, const std::string& id) {
    for (const cases::SheetItem& item : sheet.items) {
        if (item.id != id) continue;
        if (item.state == cases::SheetItem::State::Pending) return base::Tr("pending");
        return item.state == cases::SheetItem::State::NotApplicable ? "—" : item.points;
    }
    return {};
}

}  // namespace

RankingPresenter::RankingPresenter(const Desk& desk, BackgroundRunner& runner)
    : m_desk(desk), m_runner(runner), m_round(desk.workspace->workspace.current_round) {
    if (!desk.workspace->rules.empty()) m_rule_set = desk.workspace->rules.front().rules->Info().id;
}

RankingPresenter::~RankingPresenter() { CancelWork(); }

std::vector<RankingPresenter::Choice> RankingPresenter::RuleSets() const {
    std::vector<Choice> choices;
    for (const RuleFile& file : m_desk.workspace->rules) {
        const lang::RuleSetInfo& info = file.rules->Info();
        choices.push_back({info.id, info.title.empty() ? info.id : info.title});
    }
    return choices;
}

std::vector<std::string> RankingPresenter::Rounds() const {
    std::vector<std::string> rounds;
    if (Rules() != nullptr) rounds = m_desk.Cases().Rounds(Rules()->rules->Info().form_id);
    if (std::find(rounds.begin(), rounds.end(), m_round) == rounds.end()) rounds.push_back(m_round);
    return rounds;
}

const RuleFile* RankingPresenter::Rules() const { return m_desk.workspace->RulesById(m_rule_set); }

std::shared_ptr<const interview::CheckedForm> RankingPresenter::Form() const {
    return Rules() == nullptr ? nullptr : m_desk.workspace->FormById(Rules()->rules->Info().form_id);
}

void RankingPresenter::SelectRuleSet(const std::string& id) {
    m_rule_set = id;
    Refresh();
}

void RankingPresenter::SelectRound(const std::string& round) {
    m_round = round;
    Refresh();
}

void RankingPresenter::Refresh() {
    std::vector<ScoreSheet> sheets;
    m_scored_at = 0;
    if (Rules() != nullptr && Form()) {
        const auto stored = m_desk.workspace->stores->Scores().Sheets(m_rule_set, m_round);
        for (const cases::StoredSheet& sheet : stored) {
            if (auto read = cases::SheetFromJson(sheet.sheet_json)) sheets.push_back(std::move(*read));
        }
        FindStaleness(stored);
    }
    Show(std::move(sheets));
}

void RankingPresenter::FindStaleness(const std::vector<cases::StoredSheet>& stored) {
    m_changed_since = 0;
    m_rules_changed = false;
    for (const cases::StoredSheet& sheet : stored) {
        m_scored_at = std::max(m_scored_at, sheet.scored_at);
        if (sheet.rule_set_hash != Rules()->rules->Info().text_hash) m_rules_changed = true;
    }
    if (stored.empty()) return;
    cases::CaseFilter filter;
    filter.form_id = Form()->form.id;
    filter.round = m_round;
    for (const cases::CaseSummary& one : m_desk.Cases().List(filter)) {
        if (one.changed > m_scored_at) ++m_changed_since;
    }
}

void RankingPresenter::Recompute() {
    if (Rules() == nullptr || !Form()) return;
    CancelWork();
    auto work = std::make_shared<Work>();
    work->rules = Rules()->rules;
    work->form = Form();
    work->round = m_round;
    work->today = DayOfRound(m_round, base::LocalDay(m_desk.now()));
    work->cases = std::make_unique<const RoundCases>(
        m_desk.Cases(), work->rules->Info(), m_round,
        [this](const std::string& form_id) { return m_desk.workspace->FormById(form_id); });
    m_cancellation = work->cancellation;
    if (m_view != nullptr) m_view->ShowWorking(true);
    const std::weak_ptr<int> alive = m_alive;
    m_runner.Run(
        base::Tr("Computing the scores of round {round}", {{"round", m_round}}), work->cancellation,
        [work] { work->Run(); },
        [this, alive, work](const std::exception_ptr& problem) {
            if (!alive.expired()) Finish(work, problem);
        });
}

void RankingPresenter::CancelWork() {
    if (m_cancellation) m_cancellation->Cancel();
    m_cancellation.reset();
}

void RankingPresenter::Finish(const std::shared_ptr<Work>& work, const std::exception_ptr& problem) {
    // A newer computation may be under way: its end is the one that counts.
    if (m_cancellation == work->cancellation) m_cancellation.reset();
    if (m_view != nullptr && !m_cancellation) m_view->ShowWorking(false);
    if (work->cancellation->Cancelled()) return;
    try {
        if (problem) std::rethrow_exception(problem);
        const lang::RuleSetInfo& info = work->rules->Info();
        // Never before the answers that were scored, also with a coarse or set clock.
        const base::Moment now = std::max(m_desk.now(), work->cases->Newest());
        std::vector<cases::StoredSheet> stored;
        for (const ScoreSheet& sheet : work->sheets) {
            stored.push_back({sheet.id, info.id, info.text_hash, work->round, sheet.unit,
                              std::string(StatusName(sheet.status)), sheet.total.value_or(""), sheet.grade.value_or(""),
                              sheet.rank, cases::SheetToJson(sheet, /*complete=*/true), now});
        }
        m_desk.workspace->stores->Rules().KeepRules(info.text_hash, info.id, info.text);
        m_desk.workspace->stores->Scores().SaveSheets(info.id, work->round, stored);
        if (m_view != nullptr) m_view->ShowSaved(base::Tr("Saved {time}", {{"time", ClockText(now)}}));
        Refresh();
    } catch (...) {
        if (m_view != nullptr) m_view->ShowFailure(base::DescribeCurrentException());
    }
}

void RankingPresenter::Show(std::vector<ScoreSheet> sheets) {
    m_sheets = std::move(sheets);
    std::stable_sort(m_sheets.begin(), m_sheets.end(), Before);
    MakeColumns();
    m_rows.clear();
    for (const ScoreSheet& sheet : m_sheets) m_rows.push_back(MakeRow(sheet));
    if (m_view != nullptr) m_view->ShowRanking();
}

void RankingPresenter::MakeColumns() {
    using Kind = RankingColumn::Kind;
    m_columns.clear();
    if (Rules() == nullptr) return;
    const lang::RuleSetInfo& info = Rules()->rules->Info();
    m_columns = {{Kind::Rank, "total", base::Tr("Rank"), {}},
                 {Kind::Unit, "total", base::Tr("Unit"), {}},
                 {Kind::Total, "total", base::Tr("Total"), {}},
                 {Kind::Grade, "grade", base::Tr("Grade"), {}}};
    const auto whole = [](const std::string& id, const std::string& title) {
        return title.empty() ? id : fmt::format("{} {}", id, title);
    };
    for (const lang::BlockInfo& block : info.blocks) {
        if (!block.is_item) m_columns.push_back({Kind::Points, block.id, block.id, whole(block.id, block.title)});
    }
    for (const lang::ItemInfo& item : info.items) {
        m_columns.push_back({Kind::Points, item.id, item.id, whole(item.id, item.title)});
    }
    m_columns.push_back({Kind::Remark, "total", base::Tr("Remark"), {}});
}

RankingRow RankingPresenter::MakeRow(const ScoreSheet& sheet) const {
    RankingRow row;
    row.case_id = sheet.id;
    row.unit = sheet.unit;
    row.standing = StandingOf(sheet);
    row.attention = sheet.tied_at_quota || sheet.cap || !sheet.veto.empty();
    for (const RankingColumn& column : m_columns) row.cells.push_back(CellOf(sheet, column));
    return row;
}

std::string RankingPresenter::CellOf(const ScoreSheet& sheet, const RankingColumn& column) const {
    switch (column.kind) {
        case RankingColumn::Kind::Rank: return RankText(sheet);
        case RankingColumn::Kind::Unit: return sheet.unit.empty() ? base::Tr("(no name yet)") : sheet.unit;
        case RankingColumn::Kind::Total: return sheet.total.value_or("—");
        case RankingColumn::Kind::Grade: return sheet.grade.value_or("—");
        case RankingColumn::Kind::Remark: return fmt::format("{}", fmt::join(SheetNotes(sheet, Form()->form), "; "));
        case RankingColumn::Kind::Points: break;
    }
    for (const auto& [id, points] : sheet.blocks) {
        if (id == column.id) return points;
    }
    const bool is_block =
        std::any_of(sheet.items.begin(), sheet.items.end(), [&](const auto& i) { return i.block == column.id; });
    return is_block ? base::Tr("pending") : ItemPoints(sheet, column.id);
}

std::vector<std::string> RankingPresenter::Summary() const {
    using Standing = RankingRow::Standing;
    if (m_rows.empty()) return {};
    const std::string separator = base::CurrentLanguage() == base::Language::Chinese ? "、" : ", ";
    const auto names = [&](const auto& wanted) {
        std::string text;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (wanted(i)) text += (text.empty() ? "" : separator) + m_rows[i].unit;
        }
        return text;
    };
    const auto standing = [&](Standing s) { return names([&, s](std::size_t i) { return m_rows[i].standing == s; }); };
    std::vector<std::string> lines;
    const auto taking_part = std::count_if(m_sheets.begin(), m_sheets.end(), [](const ScoreSheet& sheet) {
        return sheet.status == SheetStatus::Scored && !sheet.starred;
    });
    lines.push_back(base::TrN("{n} unit assessed", "{n} units assessed", static_cast<long>(taking_part)));
    const auto add = [&](base::Message line, const std::string& text) {
        if (text.empty()) return;
        line.arguments = {{"names", text}};
        lines.push_back(base::Text(line));
    };
    add(base::Msg("Pending: {names}"), standing(Standing::Pending));
    add(base::Msg("Vetoed: {names}"), standing(Standing::Vetoed));
    add(base::Msg("Tied at the quota line: {names}"), names([&](std::size_t i) { return m_sheets[i].tied_at_quota; }));
    add(base::Msg("Starred: {names}"), standing(Standing::Starred));
    add(base::Msg("Not assessed: {names}"), standing(Standing::NotAssessed));
    add(base::Msg("With errors: {names}"), standing(Standing::Invalid));
    return lines;
}

std::string RankingPresenter::Staleness() const {
    if (m_rows.empty()) return {};
    if (m_rules_changed)
        return base::Tr("The rules have changed since {time}. Compute again.", {{"time", DayAndTimeText(m_scored_at)}});
    if (m_changed_since > 0) {
        return base::TrN("{n} case has changed since {time}. Compute again.",
                         "{n} cases have changed since {time}. Compute again.", static_cast<long>(m_changed_since),
                         {{"time", DayAndTimeText(m_scored_at)}});
    }
    return {};
}

std::string RankingPresenter::EmptyText() const {
    if (!m_rows.empty()) return {};
    if (Rules() == nullptr)
        return base::Tr("There is no rule set yet. Put one into the rules folder of the workspace and open it again.");
    if (!Form())
        return base::Tr("The form that these rules score is missing or faulty. Run gj check on the workspace.");
    return base::Tr("Not computed yet. Press F5 to score all cases of this round.");
}

SheetView RankingPresenter::Sheet(std::size_t row) const {
    if (row >= m_sheets.size() || Rules() == nullptr || !Form()) return {};
    return MakeSheetView(m_sheets[row], Rules()->rules->Info(), Form()->form);
}

/// Looked for only when somebody asks why: it scores one case hundreds of times. What compares units with one another, or
/// counts in ledgers, would need more than the case.
std::optional<cases::SheetLift> RankingPresenter::LiftOf(const ScoreSheet& sheet) const {
    const std::optional<cases::Case> found = m_desk.Cases().Load(sheet.id);
    const bool stale = m_rules_changed || !found || found->changed > m_scored_at;
    const lang::RuleSetInfo& info = Rules()->rules->Info();
    if (stale || !info.population.empty() || !info.ledgers.empty()) return sheet.lift;
    const std::vector<scoring::ScoringCase> cases{{found->id, found->unit, &found->answers, {}}};
    scoring::ScoreOptions options;
    options.today = DayOfRound(m_round, base::LocalDay(m_desk.now()));
    return scoring::Lifts(Rules()->rules, *Form(), cases, options).Find(0);
}

ExplanationView RankingPresenter::Explain(std::size_t row, const std::string& column_id) const {
    if (row >= m_sheets.size() || Rules() == nullptr || !Form()) return {};
    ScoreSheet sheet = m_sheets[row];
    sheet.lift = LiftOf(sheet);
    ExplanationView view = MakeExplanation(sheet, column_id, Rules()->rules->Info(), Form()->form);
    view.note = Staleness();
    return view;
}

}  // namespace gongjian::present
