#include "ui/errors.h"

#include <wx/msgdlg.h>

#include "base/error.h"
#include "base/message.h"
#include "ui/text.h"

namespace gongjian::ui {

void TellOfCurrentException(wxWindow* parent) {
    const std::string words = base::DescribeCurrentException();
    wxMessageDialog dialog(parent, Wx(words), Wx(base::Tr("That did not work")), wxOK | wxICON_ERROR);
    dialog.SetExtendedMessage(Wx(base::Tr("Nothing is lost: every answer is saved when it is given.")));
    dialog.ShowModal();
}

}  // namespace gongjian::ui
