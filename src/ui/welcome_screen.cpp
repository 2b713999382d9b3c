#include "ui/welcome_screen.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "base/message.h"
#include "ui/card.h"
#include "ui/glyphs.h"
#include "ui/look.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {

using base::Tr;

WelcomeScreen::WelcomeScreen(wxWindow* parent, Navigator& navigator) : Screen(parent, navigator) {
    const int gap = look::Gap(this, 1);
    const int width = look::Px(this, 420);
    auto* card = new Card(this, width);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new WrappedText(card, Tr("Gongjian"), width, look::Type::Title));
    column->Add(
        new WrappedText(
            card, Tr("Fill in forms, score them with your own rules, and show where every point comes from."), width),
        wxSizerFlags().Border(wxTOP, 3 * gap));
    m_create = new wxButton(card, wxID_ANY, Wx(Tr("Create sample township…")));
    m_create->SetBitmap(Sign(Glyph::Add, this));
    m_create->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_navigator.CreateDemoWorkspace(); });
    auto* open = new wxButton(card, wxID_ANY, Wx(Tr("Open workspace…")));
    open->SetBitmap(Sign(Glyph::Folder, this));
    open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_navigator.OpenWorkspaceFolder(); });
    column->Add(m_create, wxSizerFlags().Expand().Border(wxTOP, 6 * gap));
    column->Add(open, wxSizerFlags().Expand().Border(wxTOP, 2 * gap));
    column->Add(new WrappedText(card,
                                Tr("The sample township has invented villages with a full round of evaluations. A "
                                   "workspace is a folder with a workspace.info."),
                                width, look::Type::Small, look::Tone::Muted),
                wxSizerFlags().Border(wxTOP, 4 * gap));
    card->Fill(column);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->AddStretchSpacer(2);
    outer->Add(card, wxSizerFlags().Center());
    outer->AddStretchSpacer(3);
    SetSizer(outer);
}

void WelcomeScreen::Enter() { m_create->SetFocus(); }

}  // namespace gongjian::ui
