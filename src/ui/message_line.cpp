#include "ui/message_line.h"

#include <wx/sizer.h>

#include "ui/glyphs.h"
#include "ui/text.h"

namespace gongjian::ui {

using Kind = present::FieldMessage::Kind;

MessageLine::MessageLine(wxWindow* parent, int width) : wxPanel(parent) {
    m_sign = new wxStaticBitmap(this, wxID_ANY, Sign(Glyph::Error, this, 14));
    m_text = new WrappedText(this, {}, width - look::Px(this, 22), look::Type::Body, look::Tone::Error);
    auto* sizer = new wxBoxSizer(wxHORIZONTAL);
    sizer->Add(m_sign, wxSizerFlags().Border(wxRIGHT, look::Px(this, 6)));
    sizer->Add(m_text, wxSizerFlags(1));
    SetSizer(sizer);
    Hide();
}

bool MessageLine::Show(const present::FieldMessage& message) {
    const bool same = m_message.kind == message.kind && m_message.text == message.text;
    if (same) return false;
    m_message = message;
    const bool visible = message.kind == Kind::Error || message.kind == Kind::Warning;
    if (visible) {
        const bool error = message.kind == Kind::Error;
        m_sign->SetBitmap(Sign(error ? Glyph::Error : Glyph::Warning, this, 14));
        m_text->SetTone(error ? look::Tone::Error : look::Tone::Warning);
        m_text->SetText(message.text);
    }
    wxPanel::Show(visible);
    return true;
}

}  // namespace gongjian::ui
