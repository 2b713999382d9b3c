// F1: the list of keys, made from the table of commands.
#pragma once

#include <wx/window.h>

namespace gongjian::ui {

void ShowKeysDialog(wxWindow* parent);

}  // namespace gongjian::ui
