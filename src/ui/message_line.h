// A sign and a sentence: an error or a warning about an answer.
#pragma once

#include <wx/panel.h>
#include <wx/statbmp.h>

#include "present/question_view.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {

class MessageLine : public wxPanel {
public:
    MessageLine(wxWindow* parent, int width);
    /// Errors and warnings are shown; reminders and nothing hide the line. Returns whether its size changed.
    bool Show(const present::FieldMessage& message);
    using wxPanel::Show;

private:
    wxStaticBitmap* m_sign;
    WrappedText* m_text;
    present::FieldMessage m_message;
};

}  // namespace gongjian::ui
