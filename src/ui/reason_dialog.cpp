#include "ui/reason_dialog.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "base/message.h"
#include "base/text.h"
#include "ui/accessible.h"
#include "ui/look.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {
namespace {

constexpr std::size_t kMostLines = 6;
constexpr int kWidth = 440;

class ReasonDialog : public wxDialog {
public:
    ReasonDialog(wxWindow* parent, const ReasonQuestion& question) : wxDialog(parent, wxID_ANY, Wx(question.title)) {
        const int gap = look::Gap(this, 1);
        const int width = look::Px(this, kWidth);
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(new WrappedText(this, question.text, width));
        const std::size_t shown = std::min(question.lines.size(), kMostLines);
        for (std::size_t i = 0; i < shown; ++i) AddLine(column, question.lines[i], width);
        if (const std::size_t more = question.lines.size() - shown; more > 0) {
            AddLine(column, base::TrN("and {n} more", "and {n} more", static_cast<long>(more)), width);
        }
        column->Add(new WrappedText(this, base::Tr("Reason"), width, look::Type::Strong),
                    wxSizerFlags().Border(wxTOP, 4 * gap));
        m_reason =
            new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(width, look::Px(this, 60)), wxTE_MULTILINE);
        SetAccessible(m_reason, base::Tr("Reason"), question.text);
        column->Add(m_reason, wxSizerFlags().Expand().Border(wxTOP, gap));
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        buttons->Add(new wxButton(this, wxID_CANCEL, Wx(question.no)));
        m_yes = new wxButton(this, wxID_OK, Wx(question.yes));
        buttons->Add(m_yes, wxSizerFlags().Border(wxLEFT, 2 * gap));
        column->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, 4 * gap));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, wxSizerFlags(1).Expand().Border(wxALL, 6 * gap));
        SetSizerAndFit(outer);
        SetEscapeId(wxID_CANCEL);
        m_yes->SetDefault();
        m_yes->Disable();
        m_reason->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { m_yes->Enable(!Reason().empty()); });
        m_reason->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
            if (event.GetKeyCode() != WXK_TAB) return event.Skip();
            m_reason->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        });
        m_reason->SetFocus();
        CentreOnParent();
    }

    std::string Reason() const { return std::string(base::Trim(Utf8(m_reason->GetValue()))); }

private:
    void AddLine(wxSizer* column, const std::string& text, int width) {
        column->Add(new WrappedText(this, "· " + text, width, look::Type::Body, look::Tone::Warning),
                    wxSizerFlags().Border(wxTOP, look::Gap(this, 1)));
    }

    wxTextCtrl* m_reason;
    wxButton* m_yes;
};

}  // namespace

std::optional<std::string> AskForReason(wxWindow* parent, const ReasonQuestion& question) {
    ReasonDialog dialog(parent, question);
    if (dialog.ShowModal() != wxID_OK || dialog.Reason().empty()) return std::nullopt;
    return dialog.Reason();
}

}  // namespace gongjian::ui
