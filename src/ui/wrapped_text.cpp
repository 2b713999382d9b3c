#include "ui/wrapped_text.h"

#include "ui/text.h"

namespace gongjian::ui {
namespace {

constexpr wxUint32 kNoBreakSpace = 0xA0;

bool IsIdeograph(wxUint32 c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000;
}

/// Marks that must not stand at the beginning of a line.
bool IsClosing(wxUint32 c) {
    static const wxString marks = wxString::FromUTF8("，。、；：？！）】》”’,.;:?!)]%/");
    return marks.Find(wxUniChar(c)) != wxNOT_FOUND;
}

/// Whether a line may end between two characters.
bool CanBreak(wxUint32 before, wxUint32 after) {
    if (after == ' ' || after == kNoBreakSpace || before == kNoBreakSpace || IsClosing(after)) return false;
    return before == ' ' || before == '/' || IsIdeograph(before) || IsIdeograph(after);
}

}  // namespace

wxString BreakLines(const wxWindow* window, const wxFont& font, const wxString& text, int width) {
    wxString result, line;
    std::size_t last_break = 0;  // length of `line` at the last place where it may end
    const auto wide = [&](const wxString& candidate) {
        int w = 0;
        window->GetTextExtent(candidate, &w, nullptr, nullptr, nullptr, &font);
        return w > width;
    };
    for (std::size_t i = 0; i < text.length(); ++i) {
        const wxUint32 c = text[i].GetValue();
        if (c == '\n') {
            result += line + "\n";
            line.clear();
            last_break = 0;
            continue;
        }
        if (!line.empty() && CanBreak(line.Last().GetValue(), c)) last_break = line.length();
        line += text[i];
        if (last_break > 0 && wide(line)) {
            wxString rest = line.Mid(last_break);
            result += line.Left(last_break).Trim() + "\n";
            line = rest.Trim(false);
            last_break = 0;
        }
    }
    return result + line;
}

WrappedText::WrappedText(wxWindow* parent, const std::string& text, int width, look::Type type, look::Tone tone)
    : wxStaticText(parent, wxID_ANY, {}), m_text(Wx(text)), m_width(width) {
    look::Apply(this, type, tone);
    Break();
}

void WrappedText::SetText(const std::string& text) {
    if (m_text == Wx(text)) return;
    m_text = Wx(text);
    Break();
}

void WrappedText::SetTone(look::Tone tone) { SetForegroundColour(look::Ink(tone)); }

void WrappedText::SetWidth(int width) {
    if (m_width == width) return;
    m_width = width;
    Break();
}

void WrappedText::Break() { SetLabelText(BreakLines(this, GetFont(), m_text, m_width)); }

}  // namespace gongjian::ui
