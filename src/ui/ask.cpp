#include "ui/ask.h"

#include <wx/msgdlg.h>

#include "base/message.h"
#include "ui/text.h"

namespace gongjian::ui {
namespace {

void Show(wxWindow* parent, const std::string& title, const std::string& text, const std::string& details, long icon) {
    wxMessageDialog dialog(parent, Wx(text), Wx(title), wxOK | icon);
    dialog.SetOKLabel(Wx(base::Tr("Close")));
    if (!details.empty()) dialog.SetExtendedMessage(Wx(details));
    dialog.ShowModal();
}

}  // namespace

bool Ask(wxWindow* parent, const Question& question) {
    wxMessageDialog dialog(parent, Wx(question.text), Wx(question.title), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetYesNoLabels(Wx(question.yes), Wx(question.no));
    if (!question.details.empty()) dialog.SetExtendedMessage(Wx(question.details));
    return dialog.ShowModal() == wxID_YES;
}

void Tell(wxWindow* parent, const std::string& title, const std::string& text) {
    Show(parent, title, text, {}, wxICON_INFORMATION);
}

void TellOfError(wxWindow* parent, const std::string& title, const std::string& text, const std::string& details) {
    Show(parent, title, text, details, wxICON_ERROR);
}

}  // namespace gongjian::ui
