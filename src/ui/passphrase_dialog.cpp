#include "ui/passphrase_dialog.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include "base/error.h"
#include "base/message.h"
#include "ui/accessible.h"
#include "ui/look.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {
namespace {

using base::Tr;

constexpr int kWidth = 420;

/// Words, fields below each other, what is wrong with them, and two buttons.
class SecretDialog : public wxDialog {
public:
    SecretDialog(wxWindow* parent, const std::string& title, const std::string& words)
        : wxDialog(parent, wxID_ANY, Wx(title)), m_column(new wxBoxSizer(wxVERTICAL)), m_width(look::Px(this, kWidth)) {
        m_column->Add(new WrappedText(this, words, m_width));
    }

    wxTextCtrl* AddField(const std::string& label, long style, const std::string& text = {}) {
        const int gap = look::Gap(this, 1);
        m_column->Add(new WrappedText(this, label, m_width, look::Type::Strong), wxSizerFlags().Border(wxTOP, 4 * gap));
        auto* field = new wxTextCtrl(this, wxID_ANY, Wx(text), wxDefaultPosition, wxSize(m_width, -1), style);
        SetAccessible(field, label);
        m_column->Add(field, wxSizerFlags().Expand().Border(wxTOP, gap));
        return field;
    }

    void Finish(const std::string& ok, const std::string& cancel) {
        const int gap = look::Gap(this, 1);
        m_problem = new WrappedText(this, {}, m_width, look::Type::Body, look::Tone::Error);
        m_column->Add(m_problem, wxSizerFlags().Border(wxTOP, 2 * gap));
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        if (!cancel.empty()) {
            buttons->Add(new wxButton(this, wxID_CANCEL, Wx(cancel)), wxSizerFlags().Border(wxRIGHT, 2 * gap));
        }
        auto* yes = new wxButton(this, wxID_OK, Wx(ok));
        yes->SetDefault();
        buttons->Add(yes);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(m_column, wxSizerFlags(1).Expand().Border(wxALL, 6 * gap));
        outer->Add(buttons, wxSizerFlags().Right().Border(wxRIGHT | wxBOTTOM, 6 * gap));
        SetSizerAndFit(outer);
        CentreOnParent();
    }

    void ShowProblem(const std::string& problem) {
        m_problem->SetText(problem);
        Fit();
    }

private:
    wxBoxSizer* m_column;
    int m_width;
    WrappedText* m_problem = nullptr;
};

}  // namespace

std::optional<std::string> AskPassphrase(wxWindow* parent, const std::string& workspace, const std::string& problem) {
    SecretDialog dialog(
        parent, Tr("Passphrase"),
        Tr("“{workspace}” is locked. Type its passphrase; the recovery key opens it too.", {{"workspace", workspace}}));
    wxTextCtrl* field = dialog.AddField(Tr("Passphrase"), wxTE_PASSWORD);
    dialog.Finish(Tr("Open"), Tr("Cancel"));
    if (!problem.empty()) {
        dialog.ShowProblem(problem);
        SetAccessible(field, Tr("Passphrase"), problem);
    }
    field->SetFocus();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return Utf8(field->GetValue());
}

bool AskNewPassphrase(wxWindow* parent, const std::function<void(const std::string&)>& set) {
    SecretDialog dialog(parent, Tr("Set passphrase"),
                        Tr("Personal data in this workspace will be sealed with a key, and the key locked with this "
                           "passphrase. Everybody who works here has to type it. Take a sentence that only the office "
                           "knows."));
    wxTextCtrl* first = dialog.AddField(Tr("New passphrase"), wxTE_PASSWORD);
    wxTextCtrl* second = dialog.AddField(Tr("The same again"), wxTE_PASSWORD);
    dialog.Finish(Tr("Set passphrase"), Tr("Cancel"));
    const auto complain = [&dialog, first](const std::string& problem) {
        dialog.ShowProblem(problem);
        SetAccessible(first, Tr("New passphrase"), problem);
        first->SetFocus();
        first->SelectAll();
    };
    dialog.Bind(
        wxEVT_BUTTON,
        [&](wxCommandEvent&) {
            const std::string passphrase = Utf8(first->GetValue());
            if (passphrase.empty()) return complain(Tr("Type a passphrase."));
            if (passphrase != Utf8(second->GetValue())) return complain(Tr("The two passphrases differ."));
            try {
                set(passphrase);
            } catch (const base::Error& error) {
                return complain(base::Text(error.Words()));
            }
            dialog.EndModal(wxID_OK);
        },
        wxID_OK);
    first->SetFocus();
    return dialog.ShowModal() == wxID_OK;
}

void ShowRecoveryKey(wxWindow* parent, const std::string& key) {
    SecretDialog dialog(parent, Tr("Recovery key"),
                        Tr("The recovery key opens the workspace if the passphrase is forgotten. It is shown only now: "
                           "write it down and lock it away."));
    wxTextCtrl* field = dialog.AddField(Tr("Recovery key"), wxTE_READONLY, key);
    dialog.Finish(Tr("I have written it down"), {});
    // Escape must not close it by accident.
    dialog.SetEscapeId(wxID_NONE);
    field->SetFocus();
    dialog.ShowModal();
}

}  // namespace gongjian::ui
