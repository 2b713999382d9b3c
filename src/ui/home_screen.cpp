#include "ui/home_screen.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>

#include <algorithm>

#include "base/message.h"
#include "present/case_list_presenter.h"
#include "ui/accessible.h"
#include "ui/card.h"
#include "ui/look.h"
#include "ui/status_glyph.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {

using base::Tr;

namespace {
constexpr int kBarWidth = 208;
constexpr int kTwoColumns = 980;
constexpr int kRecentHeight = 230;
}  // namespace

HomeScreen::HomeScreen(wxWindow* parent, Navigator& navigator)
    : Screen(parent, navigator), m_presenter(navigator.Desk()) {
    m_presenter.Refresh();
    const int gap = look::Gap(this, 1);
    m_columns = ColumnsThatFit();
    const int whole =
        std::max(parent->GetClientSize().GetWidth() - look::Px(this, kBarWidth) - 14 * gap, look::Px(this, 300));
    m_text_width = (whole - (m_columns - 1) * 4 * gap) / m_columns - 10 * gap;
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (ColumnsThatFit() != m_columns) m_navigator.GoTo(Where());
        });
    });
    m_page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    m_page->SetScrollRate(0, look::Px(this, 12));
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* title = new wxStaticText(m_page, wxID_ANY, Wx(m_presenter.Title()));
    look::Apply(title, look::Type::Title);
    column->Add(title);
    auto* subtitle = new wxStaticText(m_page, wxID_ANY, Wx(m_presenter.Subtitle()));
    look::Apply(subtitle, look::Type::Body, look::Tone::Muted);
    column->Add(subtitle, wxSizerFlags().Border(wxTOP, gap));
    AddNotices(column);
    AddKeyOffer(column);
    if (!m_presenter.EmptyText().empty()) {
        column->Add(new WrappedText(m_page, m_presenter.EmptyText(), m_text_width),
                    wxSizerFlags().Border(wxTOP, 6 * gap));
    }
    auto* cards = new wxFlexGridSizer(m_columns, 4 * gap, 4 * gap);
    for (int i = 0; i < m_columns; ++i) cards->AddGrowableCol(static_cast<std::size_t>(i), 1);
    for (const present::FormCard& card : m_presenter.Forms()) cards->Add(FormPanel(card), wxSizerFlags().Expand());
    for (const present::RuleCard& card : m_presenter.Rules()) cards->Add(RulePanel(card), wxSizerFlags().Expand());
    column->Add(cards, wxSizerFlags().Expand().Border(wxTOP, 5 * gap));
    AddRecent(column);
    auto* inner = new wxBoxSizer(wxVERTICAL);
    inner->Add(column, wxSizerFlags(1).Expand().Border(wxALL, 6 * gap));
    m_page->SetSizer(inner);
    m_page->FitInside();
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(m_page, wxSizerFlags(1).Expand());
    SetSizer(outer);
}

int HomeScreen::ColumnsThatFit() const {
    return GetParent()->GetClientSize().GetWidth() >= look::Px(this, kTwoColumns) ? 2 : 1;
}

wxWindow* HomeScreen::FormPanel(const present::FormCard& form) {
    const int gap = look::Gap(this, 1);
    auto* card = new Card(m_page, m_text_width);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new WrappedText(card, form.title, m_text_width, look::Type::Heading));
    auto* counts = new wxBoxSizer(wxHORIZONTAL);
    for (const present::FormCard::Count& count : form.counts) {
        auto* cell = new wxBoxSizer(wxVERTICAL);
        auto* number = new wxStaticText(card, wxID_ANY, wxString::Format("%zu", count.number));
        look::Apply(number, look::Type::Title, count.number == 0 ? look::Tone::Muted : look::Tone::Normal);
        auto* label = new wxBoxSizer(wxHORIZONTAL);
        label->Add(new wxStaticBitmap(card, wxID_ANY, Sign(GlyphOf(count.status), this, 14)),
                   wxSizerFlags().CenterVertical());
        auto* name = new wxStaticText(card, wxID_ANY, Wx(count.label));
        look::Apply(name, look::Type::Body, look::Tone::Muted);
        label->Add(name, wxSizerFlags().CenterVertical().Border(wxLEFT, gap));
        cell->Add(number);
        cell->Add(label, wxSizerFlags().Border(wxTOP, gap / 2));
        counts->Add(cell, wxSizerFlags().Border(wxRIGHT, 6 * gap));
    }
    column->Add(counts, wxSizerFlags().Border(wxTOP, 3 * gap));
    auto* waiting = new wxStaticText(card, wxID_ANY, Wx(form.waiting));
    look::Apply(waiting, look::Type::Body, look::Tone::Muted);
    column->Add(waiting, wxSizerFlags().Border(wxTOP, 3 * gap));
    column->AddStretchSpacer();
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto* open = new wxButton(card, wxID_ANY, Wx(Tr("Open cases")));
    SetAccessible(open, Tr("Open cases: {form}", {{"form", form.title}}));
    open->Bind(wxEVT_BUTTON, [this, id = form.form_id](wxCommandEvent&) {
        m_navigator.GoTo({Place::Kind::Cases, id, {}, {}});
    });
    if (m_first == nullptr) m_first = open;
    auto* begin = new wxButton(card, wxID_ANY, Wx(Tr("New case")));
    begin->SetBitmap(Sign(Glyph::Add, this));
    SetAccessible(begin, Tr("New case: {form}", {{"form", form.title}}));
    begin->Enable(form.can_begin);
    begin->Bind(wxEVT_BUTTON, [this, id = form.form_id](wxCommandEvent&) { BeginCase(id); });
    buttons->Add(open);
    buttons->Add(begin, wxSizerFlags().Border(wxLEFT, 2 * gap));
    column->Add(buttons, wxSizerFlags().Border(wxTOP, 4 * gap));
    card->Fill(column);
    return card;
}

wxWindow* HomeScreen::RulePanel(const present::RuleCard& rules) {
    const int gap = look::Gap(this, 1);
    auto* card = new Card(m_page, m_text_width);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new WrappedText(card, rules.title, m_text_width, look::Type::Heading));
    column->Add(new WrappedText(card, rules.state, m_text_width, look::Type::Body, look::Tone::Muted),
                wxSizerFlags().Border(wxTOP, 3 * gap));
    column->AddStretchSpacer();
    auto* open = new wxButton(card, wxID_ANY, Wx(Tr("Open ranking")));
    open->SetBitmap(Sign(Glyph::Ranking, this));
    SetAccessible(open, Tr("Open ranking: {rules}", {{"rules", rules.title}}));
    open->Bind(wxEVT_BUTTON, [this, id = rules.rule_set_id](wxCommandEvent&) {
        m_navigator.GoTo({Place::Kind::Ranking, {}, {}, id});
    });
    column->Add(open, wxSizerFlags().Border(wxTOP, 4 * gap));
    card->Fill(column);
    return card;
}

void HomeScreen::AddNotices(wxSizer* outer) {
    const auto notices = m_presenter.Notices();
    if (notices.empty()) return;
    const int gap = look::Gap(this, 1);
    auto* card = new Card(m_page, m_text_width);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new WrappedText(card, Tr("Some files of this workspace cannot be used:"), m_text_width * m_columns,
                                look::Type::Strong, look::Tone::Error));
    for (const std::string& notice : notices) {
        column->Add(new WrappedText(card, notice, m_text_width * m_columns), wxSizerFlags().Border(wxTOP, gap));
    }
    card->Fill(column);
    outer->Add(card, wxSizerFlags().Expand().Border(wxTOP, 4 * gap));
}

void HomeScreen::AddKeyOffer(wxSizer* outer) {
    const std::string text = m_presenter.KeyText();
    if (text.empty()) return;
    const int gap = look::Gap(this, 1);
    auto* card = new Card(m_page, m_text_width);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new WrappedText(card, text, m_text_width * m_columns));
    if (m_presenter.OffersKey()) {
        auto* set = new wxButton(card, wxID_ANY, Wx(Tr("Set passphrase…")));
        // Later: who pressed it through assistive technology is answered before the dialog opens.
        set->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { m_navigator.SetPassphrase(); }); });
        column->Add(set, wxSizerFlags().Border(wxTOP, 3 * gap));
    }
    card->Fill(column);
    outer->Add(card, wxSizerFlags().Expand().Border(wxTOP, 4 * gap));
}

void HomeScreen::AddRecent(wxSizer* outer) {
    const int gap = look::Gap(this, 1);
    auto* heading = new wxStaticText(m_page, wxID_ANY, Wx(Tr("Cases changed last")));
    look::Apply(heading, look::Type::Heading);
    outer->Add(look::Inset(heading, 0, 6 * gap, 2 * gap));
    if (m_presenter.Recent().empty()) {
        outer->Add(new WrappedText(m_page, Tr("Cases that you fill in appear here."), m_text_width, look::Type::Body,
                                   look::Tone::Muted));
        return;
    }
    m_recent = new Table(m_page, Tr("Cases changed last"), /*headings=*/true);
    m_recent->SetMinSize(wxSize(-1, look::Px(this, kRecentHeight)));
    m_recent->SetColumns({{Tr("Unit"), 160, false, true},
                          {Tr("Form"), 200, false, false, false, false, true},
                          {Tr("Status"), 110},
                          {Tr("Changed"), 150}},
                         [this](unsigned row, unsigned column) -> TableCell {
                             if (row >= m_presenter.Recent().size()) return {};
                             const present::RecentCase& recent = m_presenter.Recent()[row];
                             switch (column) {
                                 case 0: return {recent.unit, Glyph::Form};
                                 case 1: return {recent.form_title, Glyph::None, look::Tone::Muted};
                                 case 2: return {recent.status};
                                 default: return {recent.changed, Glyph::None, look::Tone::Muted};
                             }
                         });
    m_recent->SetRows(m_presenter.Recent().size());
    m_recent->on_activate = [this](std::size_t row) {
        const present::RecentCase recent = m_presenter.Recent().at(row);
        m_navigator.GoTo({Place::Kind::Interview, recent.form_id, recent.case_id, {}});
    };
    outer->Add(m_recent, wxSizerFlags(1).Expand());
}

void HomeScreen::Enter() {
    if (m_first != nullptr) m_first->SetFocus();
}

void HomeScreen::BeginCase(const std::string& form_id) {
    const std::string id = present::CaseListPresenter(m_navigator.Desk(), form_id).NewCase();
    m_navigator.GoTo({Place::Kind::Interview, form_id, id, {}});
}

bool HomeScreen::CanRun(Command command) const { return command == Command::NewCase && !m_presenter.Forms().empty(); }

void HomeScreen::Run(Command command) {
    if (command == Command::NewCase) BeginCase(m_presenter.Forms().front().form_id);
}

}  // namespace gongjian::ui
