#include "ui/case_list_screen.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "base/message.h"
#include "present/words.h"
#include "ui/accessible.h"
#include "ui/look.h"
#include "ui/status_glyph.h"
#include "ui/text.h"

namespace gongjian::ui {

using base::Tr;
using present::CaseListColumn;

namespace {

constexpr cases::Status kStatuses[] = {cases::Status::Draft, cases::Status::Submitted, cases::Status::Returned,
                                       cases::Status::Approved, cases::Status::Locked};

int WidthOf(const CaseListColumn& column, bool first) {
    switch (column.kind) {
        case CaseListColumn::Kind::Status: return 104;
        case CaseListColumn::Kind::Round: return 64;
        case CaseListColumn::Kind::Changed: return 136;
        case CaseListColumn::Kind::Answer: break;
    }
    return first ? 130 : 118;
}

/// A column as wide as its heading, as long as that is no sentence.
int WidthOfHeading(const wxWindow* window, const std::string& title) {
    const wxFont font = look::Font(look::Type::Strong);
    int width = 0, height = 0;
    window->GetTextExtent(Wx(title), &width, &height, nullptr, nullptr, &font);
    return std::min(width * 100 / look::Px(window, 100) + 20, 180);
}

}  // namespace

CaseListScreen::CaseListScreen(wxWindow* parent, Navigator& navigator, const std::string& form_id,
                               const std::string& selected)
    : Screen(parent, navigator), m_presenter(navigator.Desk(), form_id), m_form_id(form_id), m_selected(selected) {
    auto* outer = new wxBoxSizer(wxVERTICAL);
    MakeHeader(outer);
    MakeFilters(outer);
    MakeTable(outer);
    SetSizer(outer);
    m_presenter.Refresh();
    ShowRows();
}

void CaseListScreen::MakeHeader(wxSizer* outer) {
    const int gap = look::Gap(this, 1);
    auto* title =
        new wxStaticText(this, wxID_ANY, Wx(m_presenter.Title()), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    look::Apply(title, look::Type::Title);
    m_count = new wxStaticText(this, wxID_ANY, {});
    look::Apply(m_count, look::Type::Body, look::Tone::Muted);
    auto* begin = new wxButton(this, wxID_ANY, Wx(Tr("New case")));
    begin->SetBitmap(Sign(Glyph::Add, this));
    begin->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { NewCase(); });
    m_delete = new wxButton(this, wxID_ANY, Wx(Tr("Delete case")));
    m_delete->SetBitmap(Sign(Glyph::Bin, this));
    m_delete->Bind(wxEVT_BUTTON,
                   [this](wxCommandEvent&) { m_presenter.RecycleBin() ? RestoreSelected() : DeleteSelected(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(title, wxSizerFlags().CenterVertical());
    row->Add(m_count, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 3 * gap));
    row->Add(begin, wxSizerFlags().CenterVertical());
    row->Add(m_delete, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * gap));
    outer->Add(row, wxSizerFlags().Expand().Border(wxALL, 4 * gap));
}

void CaseListScreen::MakeFilters(wxSizer* outer) {
    const int gap = look::Gap(this, 1);
    m_filter = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(look::Px(this, 240), look::Px(this, 32)),
                              wxTE_PROCESS_ENTER);
    m_filter->SetHint(Wx(Tr("Type to filter")));
    SetAccessible(m_filter, Tr("Filter"));
    m_filter->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        m_presenter.FilterText(Utf8(m_filter->GetValue()));
        ShowRows();
    });
    m_filter->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { OpenSelected(); });
    m_filter->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
        // After the input method: these keys were not meant for it.
        if (event.GetKeyCode() == WXK_DOWN) return m_table->SetFocus();
        if (event.GetKeyCode() == WXK_ESCAPE) return m_filter->Clear();
        event.Skip();
    });
    m_status = new wxChoice(this, wxID_ANY);
    m_status->Append(Wx(Tr("All statuses")));
    for (const cases::Status status : kStatuses) m_status->Append(Wx(present::StatusText(status)));
    m_status->SetSelection(0);
    SetAccessible(m_status, Tr("Status"));
    m_status->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const int chosen = m_status->GetSelection();
        m_presenter.FilterStatus(chosen > 0 ? std::optional(kStatuses[chosen - 1]) : std::nullopt);
        ShowRows();
    });
    m_round = new wxChoice(this, wxID_ANY);
    m_round->Append(Wx(Tr("All rounds")));
    for (const std::string& round : m_presenter.Rounds()) m_round->Append(Wx(round));
    m_round->SetSelection(0);
    SetAccessible(m_round, Tr("Round"));
    m_round->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const int chosen = m_round->GetSelection();
        m_presenter.FilterRound(chosen > 0 ? std::optional(Utf8(m_round->GetString(static_cast<unsigned>(chosen))))
                                           : std::nullopt);
        ShowRows();
    });
    m_bin = new wxCheckBox(this, wxID_ANY, Wx(Tr("Recycle bin")));
    m_bin->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
        m_presenter.ShowRecycleBin(m_bin->GetValue());
        ShowRows();
    });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_filter, wxSizerFlags().CenterVertical());
    row->Add(m_status, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * gap));
    row->Add(m_round, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * gap));
    row->Add(m_bin, wxSizerFlags().CenterVertical().Border(wxLEFT, 4 * gap));
    outer->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, 4 * gap));
}

void CaseListScreen::MakeTable(wxSizer* outer) {
    m_empty = new wxStaticText(this, wxID_ANY, {});
    look::Apply(m_empty, look::Type::Body, look::Tone::Muted);
    outer->Add(m_empty, wxSizerFlags().Border(wxALL, look::Gap(this, 4)));
    m_table = new Table(this, m_presenter.Title(), /*headings=*/true);
    std::vector<TableColumn> columns;
    const auto listed = m_presenter.Columns();
    for (const CaseListColumn& column : listed) {
        TableColumn one;
        one.title = column.title;
        one.width = std::max(WidthOf(column, columns.empty()), WidthOfHeading(this, column.title));
        one.right = column.number;
        one.sign = column.kind == CaseListColumn::Kind::Status;
        one.sortable = true;
        one.fill = columns.empty();
        columns.push_back(one);
    }
    m_table->SetColumns(columns, [this, listed](unsigned row, unsigned column) -> TableCell {
        if (row >= m_presenter.RowCount()) return {};
        TableCell cell{m_presenter.Cell(row, column)};
        const auto kind = listed[column].kind;
        if (kind == CaseListColumn::Kind::Status) cell.glyph = GlyphOf(m_presenter.Row(row).status);
        if (kind == CaseListColumn::Kind::Changed || kind == CaseListColumn::Kind::Round) cell.tone = look::Tone::Muted;
        cell.strong = column == 0;
        return cell;
    });
    m_table->on_activate = [this](std::size_t) { OpenSelected(); };
    m_table->on_select = [this](std::size_t row) { m_selected = m_presenter.Row(row).id; };
    m_table->on_escape = [this] { m_filter->SetFocus(); };
    m_table->on_sort = [this](std::size_t column, bool ascending) {
        m_presenter.SortBy(column, ascending);
        ShowRows();
    };
    outer->Add(m_table, wxSizerFlags(1).Expand());
}

void CaseListScreen::ShowRows() {
    m_table->SetRows(m_presenter.RowCount());
    const std::string empty = m_presenter.EmptyText();
    m_empty->SetLabelText(Wx(empty));
    m_empty->Show(!empty.empty());
    m_table->Show(empty.empty());
    m_count->SetLabelText(Wx(m_presenter.CountText()));
    m_delete->SetLabel(Wx(m_presenter.RecycleBin() ? Tr("Restore case") : Tr("Delete case")));
    m_delete->Enable(m_presenter.RowCount() > 0);
    SelectCase(m_selected);
    Layout();
}

void CaseListScreen::SelectCase(const std::string& case_id) {
    if (m_presenter.RowCount() == 0) return;
    m_table->SelectRow(m_presenter.RowOf(case_id).value_or(0));
    m_selected = SelectedCase();
}

std::string CaseListScreen::SelectedCase() const {
    const auto row = m_table->SelectedRow();
    return row && *row < m_presenter.RowCount() ? m_presenter.Row(*row).id : std::string();
}

Place CaseListScreen::Where() const { return {Place::Kind::Cases, m_form_id, m_selected, {}}; }

void CaseListScreen::Enter() {
    if (m_presenter.RowCount() > 0) {
        m_table->SetFocus();
    } else {
        m_filter->SetFocus();
    }
}

bool CaseListScreen::CanRun(Command command) const {
    switch (command) {
        case Command::NewCase:
        case Command::FindCase: return true;
        case Command::OpenCase: return m_presenter.RowCount() > 0;
        case Command::DeleteCase: return m_presenter.RowCount() > 0 && !m_presenter.RecycleBin();
        case Command::RestoreCase: return m_presenter.RowCount() > 0 && m_presenter.RecycleBin();
        default: return false;
    }
}

void CaseListScreen::Run(Command command) {
    switch (command) {
        case Command::NewCase: return NewCase();
        case Command::FindCase: m_filter->SetFocus(); return m_filter->SelectAll();
        case Command::OpenCase: return OpenSelected();
        case Command::DeleteCase: return DeleteSelected();
        case Command::RestoreCase: return RestoreSelected();
        default: return;
    }
}

void CaseListScreen::OpenSelected() {
    const std::string id = SelectedCase();
    if (id.empty()) return;
    m_navigator.GoTo({Place::Kind::Interview, m_form_id, id, {}});
}

void CaseListScreen::NewCase() {
    const std::string id = m_presenter.NewCase();
    m_navigator.GoTo({Place::Kind::Interview, m_form_id, id, {}});
}

void CaseListScreen::DeleteSelected() {
    const std::string id = SelectedCase();
    if (id.empty()) return;
    m_presenter.Delete(id);
    ShowRows();
    m_navigator.ShowSaved(Tr("In the recycle bin. It can be restored there."), true);
}

void CaseListScreen::RestoreSelected() {
    const std::string id = SelectedCase();
    if (id.empty()) return;
    m_presenter.Restore(id);
    ShowRows();
    m_navigator.ShowSaved(Tr("Restored"), true);
}

}  // namespace gongjian::ui
