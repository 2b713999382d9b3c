// The ranking of a round under a rule set: every unit with its points, and why for any cell. Pending and tied units are named.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cases/score_sheet.h"
#include "present/background.h"
#include "present/desk.h"
#include "present/sheet_view.h"

namespace gongjian::present {

struct RankingColumn {
    enum class Kind { Rank, Unit, Total, Grade, Remark, Points };
    Kind kind = Kind::Points;
    std::string id;     ///< block, item, "bonus", "penalty", "total", "grade"
    std::string title;  ///< short, for the heading
    std::string tip;    ///< whole title
};

struct RankingRow {
    enum class Standing { Ranked, Vetoed, Pending, Starred, NotAssessed, Invalid };
    std::string case_id;
    std::string unit;
    Standing standing = Standing::Ranked;
    bool attention = false;          ///< tie at the quota line, cap, veto
    std::vector<std::string> cells;  ///< like the columns
};

class RankingView {
public:
    virtual ~RankingView() = default;
    virtual void ShowRanking() = 0;  ///< columns, rows and summary are new
    virtual void ShowWorking(bool working) = 0;
    virtual void ShowSaved(const std::string& text) = 0;
    virtual void ShowFailure(const std::string& why) = 0;
};

class RankingPresenter {
public:
    RankingPresenter(const Desk& desk, BackgroundRunner& runner);
    ~RankingPresenter();

    void Attach(RankingView& view) { m_view = &view; }

    struct Choice {
        std::string id;
        std::string title;
    };
    std::vector<Choice> RuleSets() const;
    std::vector<std::string> Rounds() const;
    const std::string& RuleSet() const { return m_rule_set; }
    const std::string& Round() const { return m_round; }
    /// Both show what is stored; nothing is computed.
    void SelectRuleSet(const std::string& id);
    void SelectRound(const std::string& round);
    /// Reads the stored sheets again.
    void Refresh();

    /// Scores all cases of the round in the background, stores the sheets and shows them.
    void Recompute();
    void CancelWork();

    const std::vector<RankingColumn>& Columns() const { return m_columns; }
    const std::vector<RankingRow>& Rows() const { return m_rows; }
    /// "20 assessed · excellent at most 6 · pending: 清溪村 · tied at the quota line: …"
    std::vector<std::string> Summary() const;
    /// When computed, and that answers or rules changed since; empty if up to date and computed.
    std::string Staleness() const;
    std::string EmptyText() const;

    SheetView Sheet(std::size_t row) const;
    /// Explains a cell by its column id.
    /// With what would lift the unit, while its stored sheet is what its answers still come to.
    ExplanationView Explain(std::size_t row, const std::string& column_id) const;

private:
    struct Work;
    const RuleFile* Rules() const;
    std::shared_ptr<const interview::CheckedForm> Form() const;
    void Show(std::vector<cases::ScoreSheet> sheets);
    void MakeColumns();
    RankingRow MakeRow(const cases::ScoreSheet& sheet) const;
    std::string CellOf(const cases::ScoreSheet& sheet, const RankingColumn& column) const;
    void Finish(const std::shared_ptr<Work>& work, const std::exception_ptr& problem);
    std::optional<cases::SheetLift> LiftOf(const cases::ScoreSheet& sheet) const;
    void FindStaleness(const std::vector<cases::StoredSheet>& stored);

    Desk m_desk;
    BackgroundRunner& m_runner;
    RankingView* m_view = nullptr;
    std::string m_rule_set;
    std::string m_round;
    std::vector<cases::ScoreSheet> m_sheets;  ///< in the order of the rows
    std::vector<RankingColumn> m_columns;
    std::vector<RankingRow> m_rows;
    base::Moment m_scored_at = 0;
    std::size_t m_changed_since = 0;
    bool m_rules_changed = false;
    std::shared_ptr<Cancellation> m_cancellation;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

}  // namespace gongjian::present
