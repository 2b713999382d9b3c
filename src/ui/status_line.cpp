#include "ui/status_line.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "base/message.h"
#include "ui/glyphs.h"
#include "ui/look.h"
#include "ui/text.h"

namespace gongjian::ui {

StatusLine::StatusLine(wxWindow* parent) : wxPanel(parent) {
    m_sign = new wxStaticBitmap(this, wxID_ANY, wxBitmapBundle());
    m_saved = new wxStaticText(this, wxID_ANY, {});
    m_work = new wxStaticText(this, wxID_ANY, {});
    m_gauge = new wxGauge(this, wxID_ANY, 100, wxDefaultPosition, wxSize(look::Px(this, 120), -1));
    m_cancel = new wxButton(this, wxID_ANY, Wx(base::Tr("Cancel")));
    m_hint = new wxStaticText(this, wxID_ANY, {});
    look::Apply(m_hint, look::Type::Small, look::Tone::Muted);

    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const int gap = look::Gap(this, 2);
    row->Add(m_sign, wxSizerFlags().CenterVertical().Border(wxRIGHT, gap));
    row->Add(m_saved, wxSizerFlags(1).CenterVertical());
    row->Add(m_work, wxSizerFlags().CenterVertical().Border(wxRIGHT, gap));
    row->Add(m_gauge, wxSizerFlags().CenterVertical().Border(wxRIGHT, gap));
    row->Add(m_cancel, wxSizerFlags().CenterVertical().Border(wxRIGHT, gap));
    row->Add(m_hint, wxSizerFlags().CenterVertical());
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(look::Inset(row, look::Gap(this, 4), look::Gap(this, 1), look::Gap(this, 1)), wxSizerFlags().Expand());
    outer->SetMinSize(-1, look::Px(this, 30));
    SetSizer(outer);

    m_pulse.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_gauge->Pulse(); });
    m_cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_cancellation) m_cancellation->Cancel();
        HideWork();
    });
    m_sign->Hide();
    HideWork();
}

void StatusLine::ShowSaved(const std::string& text, bool saved) {
    m_sign->SetBitmap(Sign(saved ? Glyph::Complete : Glyph::Error, this));
    m_sign->Show(!text.empty());
    m_saved->SetLabelText(Wx(text));
    m_saved->SetForegroundColour(look::Ink(saved ? look::Tone::Normal : look::Tone::Error));
    Layout();
}

void StatusLine::ShowHint(const std::string& text) {
    m_hint->SetLabelText(Wx(text));
    Layout();
}

void StatusLine::ShowWork(const std::string& title, std::shared_ptr<present::Cancellation> cancellation) {
    m_cancellation = std::move(cancellation);
    m_work->SetLabelText(Wx(title));
    for (wxWindow* window :
         {static_cast<wxWindow*>(m_work), static_cast<wxWindow*>(m_gauge), static_cast<wxWindow*>(m_cancel)}) {
        window->Show();
    }
    m_pulse.Start(100);
    Layout();
}

void StatusLine::HideWork() {
    m_pulse.Stop();
    m_cancellation.reset();
    m_work->Hide();
    m_gauge->Hide();
    m_cancel->Hide();
    Layout();
}

}  // namespace gongjian::ui
