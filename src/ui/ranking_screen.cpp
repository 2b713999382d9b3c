#include "ui/ranking_screen.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>

#include <algorithm>

#include "base/message.h"
#include "ui/accessible.h"
#include "ui/ask.h"
#include "ui/look.h"
#include "ui/text.h"

namespace gongjian::ui {

using base::Tr;
using present::RankingColumn;
using present::RankingRow;

RankingScreen::RankingScreen(wxWindow* parent, Navigator& navigator, const std::string& rule_set_id)
    : Screen(parent, navigator), m_presenter(navigator.Desk(), navigator.Runner()) {
    auto* outer = new wxBoxSizer(wxVERTICAL);
    MakeHeader(outer);
    MakeBody(outer);
    SetSizer(outer);
    m_presenter.Attach(*this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const int inner = event.GetSize().GetWidth() - look::Gap(this, 8);
        if (inner < look::Px(this, 100)) return;
        m_summary->SetWidth(inner);
        m_stale->SetWidth(inner);
        CallAfter([this] { Layout(); });
    });
    if (!rule_set_id.empty()) {
        m_presenter.SelectRuleSet(rule_set_id);
    } else {
        m_presenter.Refresh();
    }
    const auto rule_sets = m_presenter.RuleSets();
    for (const auto& choice : rule_sets) {
        m_rules->Append(Wx(choice.title));
        if (choice.id == m_presenter.RuleSet()) m_rules->SetSelection(static_cast<int>(m_rules->GetCount()) - 1);
    }
    for (const std::string& round : m_presenter.Rounds()) {
        m_round->Append(Wx(round));
        if (round == m_presenter.Round()) m_round->SetSelection(static_cast<int>(m_round->GetCount()) - 1);
    }
    Layout();
    m_ready = true;
}

void RankingScreen::MakeHeader(wxSizer* outer) {
    const int gap = look::Gap(this, 1);
    auto* title = new wxStaticText(this, wxID_ANY, Wx(Tr("Ranking")));
    look::Apply(title, look::Type::Title);
    m_rules = new wxChoice(this, wxID_ANY);
    SetAccessible(m_rules, Tr("Rule set"));
    m_rules->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        m_presenter.SelectRuleSet(m_presenter.RuleSets().at(static_cast<std::size_t>(m_rules->GetSelection())).id);
    });
    m_round = new wxChoice(this, wxID_ANY);
    SetAccessible(m_round, Tr("Round"));
    m_round->Bind(wxEVT_CHOICE,
                  [this](wxCommandEvent&) { m_presenter.SelectRound(Utf8(m_round->GetStringSelection())); });
    m_compute = new wxButton(this, wxID_ANY, Wx(Tr("Compute scores")));
    m_compute->SetBitmap(Sign(Glyph::Compute, this));
    m_compute->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_presenter.Recompute(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(title, wxSizerFlags().CenterVertical());
    row->Add(m_rules, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 4 * gap));
    row->Add(m_round, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * gap));
    row->Add(m_compute, wxSizerFlags().CenterVertical().Border(wxLEFT, 4 * gap));
    outer->Add(row, wxSizerFlags().Expand().Border(wxALL, 4 * gap));
    const int width = look::Px(this, 600);
    m_stale = new WrappedText(this, {}, width, look::Type::Strong, look::Tone::Warning);
    m_summary = new WrappedText(this, {}, width, look::Type::Body, look::Tone::Muted);
    outer->Add(look::Inset(m_stale, 4 * gap, 0, gap));
    outer->Add(look::Inset(m_summary, 4 * gap, 0, 3 * gap));
}

void RankingScreen::MakeBody(wxSizer* outer) {
    m_empty = new wxStaticText(this, wxID_ANY, {});
    look::Apply(m_empty, look::Type::Body, look::Tone::Muted);
    outer->Add(m_empty, wxSizerFlags().Border(wxALL, look::Gap(this, 4)));
    m_body = new wxPanel(this);
    auto* body = new wxBoxSizer(wxHORIZONTAL);
    m_table = new Table(m_body, Tr("Ranking"), /*headings=*/true);
    m_table->on_select = [this](std::size_t row) { ShowUnit(row, m_column); };
    m_table->on_cell = [this](std::size_t row, std::size_t column) {
        if (column < m_presenter.Columns().size()) ShowUnit(row, m_presenter.Columns()[column].id);
    };
    m_table->on_activate = [this](std::size_t) { m_sheet->FocusList(); };
    auto* side = new wxBoxSizer(wxVERTICAL);
    m_sheet = new SheetPanel(m_body, Tr("Score sheet"), /*with_reason=*/false);
    m_sheet->on_select = [this](const std::string& id) {
        m_column = id;
        if (const auto row = m_table->SelectedRow()) m_explanation->Show(m_presenter.Explain(*row, id));
    };
    m_sheet->List().on_escape = [this] { m_table->SetFocus(); };
    m_sheet->List().on_activate = [this](std::size_t) { m_explanation->SetFocus(); };
    auto* paper = new wxPanel(m_body);
    paper->SetBackgroundColour(look::Surface());
    m_explanation = new ExplanationText(paper);
    auto* margins = new wxBoxSizer(wxVERTICAL);
    margins->Add(m_explanation, wxSizerFlags(1).Expand().Border(wxALL, look::Gap(this, 4)));
    paper->SetSizer(margins);
    const bool narrow = GetParent()->GetClientSize().GetWidth() < look::Px(this, 900);
    m_sheet->SetMinSize(wxSize(look::Px(this, narrow ? 260 : 360), look::Px(this, 200)));
    side->Add(m_sheet, wxSizerFlags(1).Expand());
    side->Add(paper, wxSizerFlags(1).Expand().Border(wxTOP, 1));
    body->Add(m_table, wxSizerFlags(1).Expand());
    body->Add(side, wxSizerFlags().Expand().Border(wxLEFT, 1));
    m_body->SetSizer(body);
    outer->Add(m_body, wxSizerFlags(1).Expand());
}

TableCell RankingScreen::Cell(unsigned row, unsigned column) const {
    if (row >= m_presenter.Rows().size() || column >= m_presenter.Columns().size()) return {};
    const RankingRow& unit = m_presenter.Rows()[row];
    TableCell cell{unit.cells[column]};
    switch (m_presenter.Columns()[column].kind) {
        case RankingColumn::Kind::Rank:
            cell.tone = unit.standing == RankingRow::Standing::Ranked    ? look::Tone::Normal
                        : unit.standing == RankingRow::Standing::Pending ? look::Tone::Warning
                        : unit.standing == RankingRow::Standing::Vetoed  ? look::Tone::Error
                                                                         : look::Tone::Muted;
            break;
        case RankingColumn::Kind::Unit:
            cell.strong = true;
            cell.glyph = unit.standing == RankingRow::Standing::Vetoed || unit.standing == RankingRow::Standing::Invalid
                             ? Glyph::Error
                         : unit.standing == RankingRow::Standing::Pending ? Glyph::Empty
                         : unit.attention                                 ? Glyph::Warning
                                                                          : Glyph::None;
            break;
        case RankingColumn::Kind::Total:
        case RankingColumn::Kind::Grade: cell.strong = true; break;
        case RankingColumn::Kind::Remark: cell.tone = look::Tone::Muted; break;
        case RankingColumn::Kind::Points: break;
    }
    return cell;
}

void RankingScreen::ShowUnit(std::size_t row, const std::string& column_id) {
    m_column = column_id;
    m_sheet->Show(m_presenter.Sheet(row));
    m_sheet->Select(column_id);
    m_explanation->Show(m_presenter.Explain(row, column_id));
}

void RankingScreen::ShowRanking() {
    m_summary->SetText(fmt::format("{}", fmt::join(m_presenter.Summary(), "   ·   ")));
    m_summary->Show(!m_presenter.Rows().empty());
    m_stale->SetText(m_presenter.Staleness());
    m_stale->Show(!m_presenter.Staleness().empty());
    const std::string empty = m_presenter.EmptyText();
    m_empty->SetLabelText(Wx(empty));
    m_empty->Show(!empty.empty());
    m_body->Show(empty.empty());
    std::vector<TableColumn> columns;
    for (const RankingColumn& column : m_presenter.Columns()) {
        TableColumn one;
        one.title = column.title;
        one.right = column.kind == RankingColumn::Kind::Points || column.kind == RankingColumn::Kind::Total;
        one.sign = column.kind == RankingColumn::Kind::Unit;
        one.width = column.kind == RankingColumn::Kind::Unit     ? 130
                    : column.kind == RankingColumn::Kind::Remark ? 420
                    : column.kind == RankingColumn::Kind::Points ? 66
                                                                 : 76;
        columns.push_back(one);
    }
    m_table->SetColumns(columns, [this](unsigned row, unsigned column) { return Cell(row, column); });
    m_table->SetRows(m_presenter.Rows().size());
    if (!m_presenter.Rows().empty()) {
        m_table->SelectRow(0);
        ShowUnit(0, m_column);
    }
    Layout();
    // After a computation the button that had the focus has done its work.
    if (!m_presenter.Rows().empty() && m_ready && (FindFocus() == nullptr || FindFocus() == m_compute))
        m_table->SetFocus();
}

void RankingScreen::ShowWorking(bool working) { m_compute->Enable(!working); }

void RankingScreen::ShowSaved(const std::string& text) { m_navigator.ShowSaved(text, true); }

void RankingScreen::ShowFailure(const std::string& why) { TellOfError(this, Tr("That did not work"), why); }

Place RankingScreen::Where() const { return {Place::Kind::Ranking, {}, {}, m_presenter.RuleSet()}; }

void RankingScreen::Enter() {
    if (m_presenter.Rows().empty()) {
        m_compute->SetFocus();
    } else {
        m_table->SetFocus();
    }
}

void RankingScreen::Run(Command command) {
    if (command == Command::Recompute && m_compute->IsEnabled()) m_presenter.Recompute();
}

}  // namespace gongjian::ui
