// A text that breaks into lines, also between ideographs, where wxStaticText::Wrap only knows spaces.
#pragma once

#include <wx/stattext.h>

#include <string>

#include "ui/look.h"

namespace gongjian::ui {

/// `text` with line breaks so that no line is wider than `width` pixels in that font. A closing mark never begins a line.
wxString BreakLines(const wxWindow* window, const wxFont& font, const wxString& text, int width);

class WrappedText : public wxStaticText {
public:
    WrappedText(wxWindow* parent, const std::string& text, int width, look::Type type = look::Type::Body,
                look::Tone tone = look::Tone::Normal);

    void SetText(const std::string& text);
    void SetTone(look::Tone tone);
    void SetWidth(int width);

private:
    void Break();

    wxString m_text;
    int m_width;
};

}  // namespace gongjian::ui
