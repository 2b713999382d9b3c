#include "ui/errors.h"

#include "base/error.h"
#include "base/message.h"
#include "ui/ask.h"

namespace gongjian::ui {

void TellOfCurrentException(wxWindow* parent) {
    const std::string words = base::DescribeCurrentException();
    TellOfError(parent, base::Tr("That did not work"), words,
                base::Tr("Nothing is lost: every answer is saved when it is given."));
}

}  // namespace gongjian::ui
