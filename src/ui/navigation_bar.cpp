#include "ui/navigation_bar.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "base/message.h"
#include "present/words.h"
#include "ui/accessible.h"
#include "ui/look.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {

using base::Tr;

namespace {
constexpr int kWidth = 208;
}

NavigationBar::NavigationBar(wxWindow* parent, Navigator& navigator)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      m_navigator(navigator) {
    const present::OpenedWorkspace& workspace = *navigator.Desk().workspace;
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddSpacer(look::Gap(this, 3));
    AddEntry(column, Tr("Home"), Glyph::Home, {Place::Kind::Home, {}, {}, {}});
    AddCaption(column, Tr("Assessment"));
    AddEntry(column, Tr("Ranking"), Glyph::Ranking, {Place::Kind::Ranking, {}, {}, {}});
    AddCaption(column, Tr("Forms"));
    for (const auto& form : workspace.forms) {
        AddEntry(column, present::LabelText(form->form.title, form->form.id), Glyph::Form,
                 {Place::Kind::Cases, form->form.id, {}, {}});
    }
    SetSizer(column);
    SetScrollRate(0, look::Gap(this, 3));
    SetMinSize(wxSize(look::Px(this, kWidth), -1));
}

void NavigationBar::AddCaption(wxSizer* column, const std::string& text) {
    auto* caption = new wxStaticText(this, wxID_ANY, Wx(text));
    look::Apply(caption, look::Type::Small, look::Tone::Muted);
    column->Add(look::Inset(caption, look::Px(this, 14), look::Gap(this, 4), look::Gap(this, 1)));
}

void NavigationBar::AddEntry(wxSizer* column, const std::string& label, Glyph glyph, const Place& place) {
    auto* bar = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxSize(look::Px(this, 3), -1));
    auto* button = new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxBU_LEFT);
    const int width = look::Px(this, kWidth - 60);
    button->SetLabel(wxControl::EscapeMnemonics(BreakLines(this, look::Font(look::Type::Strong), Wx(label), width)));
    button->SetBitmap(Sign(glyph, this));
    button->SetBitmapMargins(look::Gap(this, 2), look::Gap(this, 1));
    button->SetMinSize(wxSize(-1, std::max(button->GetBestSize().GetHeight(), look::Px(this, 36))));
    SetAccessible(button, label);
    button->Bind(wxEVT_BUTTON, [this, place](wxCommandEvent&) { m_navigator.GoTo(place); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(bar, wxSizerFlags().Expand());
    row->AddSpacer(look::Gap(this, 2));
    row->Add(button, wxSizerFlags(1).Expand());
    column->Add(row, wxSizerFlags().Expand());
    m_entries.push_back({place, button, bar});
}

void NavigationBar::ShowPlace(const Place& place) {
    for (const Entry& entry : m_entries) {
        const bool here = entry.place.kind == place.kind &&
                          (place.kind != Place::Kind::Cases || entry.place.form_id == place.form_id);
        entry.bar->SetBackgroundColour(here ? look::Ink(look::Tone::Accent) : look::Ground());
        entry.bar->Refresh();
        entry.button->SetFont(look::Font(here ? look::Type::Strong : look::Type::Body));
    }
}

}  // namespace gongjian::ui
