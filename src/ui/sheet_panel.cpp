#include "ui/sheet_panel.h"

#include <fmt/format.h>
#include <wx/sizer.h>

#include <algorithm>

#include "base/message.h"
#include "ui/accessible.h"
#include "ui/glyphs.h"
#include "ui/text.h"

namespace gongjian::ui {

using present::SheetLine;

SheetPanel::SheetPanel(wxWindow* parent, const std::string& name, bool with_reason) : wxPanel(parent) {
    const int gap = look::Gap(this, 1);
    SetBackgroundColour(look::Surface());
    m_title = new WrappedText(this, {}, look::Px(this, 260), look::Type::Body, look::Tone::Muted);
    m_total = new wxStaticText(this, wxID_ANY, {});
    look::Apply(m_total, look::Type::Figure);
    m_grade = new wxStaticText(this, wxID_ANY, {});
    look::Apply(m_grade, look::Type::Heading, look::Tone::Accent);
    m_notes = new WrappedText(this, {}, look::Px(this, 260));
    m_list = new Table(this, name, /*headings=*/false, /*variable_height=*/true);
    m_list->SetColumns({{base::Tr("Item"), 110, false, true, true, false, true},
                        {base::Tr("Points"), 70, true},
                        {base::Tr("Full points"), 54, true}},
                       [this](unsigned row, unsigned column) { return Cell(row, column); });
    m_list->on_select = [this](std::size_t row) { ShowReason(row); };

    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_total, wxSizerFlags().Bottom());
    head->AddSpacer(3 * gap);
    head->Add(m_grade, wxSizerFlags().Bottom().Border(wxBOTTOM, gap));
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(look::Inset(m_title, 4 * gap, 4 * gap));
    outer->Add(look::Inset(head, 4 * gap, gap));
    outer->Add(look::Inset(m_notes, 4 * gap, gap));
    outer->Add(m_list, wxSizerFlags(1).Expand().Border(wxTOP, 2 * gap));
    if (with_reason) {
        m_reason_panel = new wxPanel(this);
        m_reason_panel->SetBackgroundColour(look::Ground());
        m_reason = new WrappedText(m_reason_panel, {}, look::Px(this, 260));
        auto* inner = new wxBoxSizer(wxVERTICAL);
        inner->Add(m_reason, wxSizerFlags().Expand().Border(wxALL, 3 * gap));
        m_reason_panel->SetSizer(inner);
        m_reason_panel->Hide();
        outer->Add(m_reason_panel, wxSizerFlags().Expand());
    }
    SetSizer(outer);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { Rewrap(); });
    });
}

void SheetPanel::Show(const present::SheetView& sheet) {
    m_sheet = sheet;
    m_title->SetText(sheet.title);
    m_total->SetLabelText(Wx(sheet.headline));
    const wxFont font = look::Font(sheet.has_total ? look::Type::Figure : look::Type::Title);
    m_total->SetFont(font);
    // On a page that is not shown the toolkit does not measure a new font.
    wxSize size;
    GetTextExtent(m_total->GetLabelText(), &size.x, &size.y, nullptr, nullptr, &font);
    m_total->SetMinSize(size + wxSize(look::Px(this, 4), 0));
    m_total->SetForegroundColour(look::Ink(sheet.has_total ? look::Tone::Normal : look::Tone::Warning));
    m_grade->SetLabelText(Wx(sheet.grade));
    m_notes->SetText(sheet.available ? fmt::format("{}", fmt::join(sheet.notes, "\n")) : sheet.empty_text);
    m_notes->Show(!sheet.available || !sheet.notes.empty());
    m_list->Show(sheet.available);
    m_list->SetRows(sheet.lines.size());
    if (const auto row = m_list->SelectedRow()) ShowReason(*row);
    Layout();
}

void SheetPanel::Select(const std::string& id) {
    for (std::size_t i = 0; i < m_sheet.lines.size(); ++i) {
        if (m_sheet.lines[i].id == id) {
            m_list->SelectRow(i);
            return ShowReason(i);
        }
    }
}

void SheetPanel::ShowReason(std::size_t row) {
    if (row >= m_sheet.lines.size()) return;
    const SheetLine& line = m_sheet.lines[row];
    if (on_select) on_select(line.id);
    if (m_reason == nullptr) return;
    m_reason->SetText(line.reason);
    m_reason_panel->Show(!line.reason.empty());
    Layout();
}

void SheetPanel::Rewrap() {
    const int width = GetClientSize().GetWidth();
    if (width == m_width || width < 40) return;
    m_width = width;
    const int inner = width - look::Gap(this, 8);
    m_title->SetWidth(inner);
    m_notes->SetWidth(inner);
    if (m_reason != nullptr) m_reason->SetWidth(inner + look::Gap(this, 2));
    Layout();
}

TableCell SheetPanel::Cell(unsigned row, unsigned column) const {
    if (row >= m_sheet.lines.size()) return {};
    const SheetLine& line = m_sheet.lines[row];
    const bool block = line.kind == SheetLine::Kind::Block;
    if (column == 0) {
        const Glyph sign = block                                           ? Glyph::None
                           : line.state == SheetLine::State::Pending       ? Glyph::Empty
                           : line.state == SheetLine::State::NotApplicable ? Glyph::Dash
                           : line.reduced                                  ? Glyph::Started
                                                                           : Glyph::Complete;
        return {line.title, sign, look::Tone::Normal, block};
    }
    if (column == 1) {
        const look::Tone tone = line.state == SheetLine::State::Pending ? look::Tone::Warning
                                : line.reduced                          ? look::Tone::Error
                                                                        : look::Tone::Normal;
        return {line.points, Glyph::None, tone, block};
    }
    return {line.full.empty() ? "" : "/ " + line.full, Glyph::None, look::Tone::Muted, false};
}

}  // namespace gongjian::ui
