// An explanation in words: result, reason, clauses and inputs, in a text that can be read aloud, selected and copied.
#pragma once

#include <wx/textctrl.h>

#include "present/sheet_view.h"

namespace gongjian::ui {

class ExplanationText : public wxTextCtrl {
public:
    explicit ExplanationText(wxWindow* parent);
    void Show(const present::ExplanationView& view);
    using wxTextCtrl::Show;
};

}  // namespace gongjian::ui
