// The one place where a failure becomes words on the screen.
#pragma once

#include <wx/window.h>

namespace gongjian::ui {

/// Tells of the exception being handled. Call inside a catch block.
void TellOfCurrentException(wxWindow* parent);

}  // namespace gongjian::ui
