// Text, numbers, dates and everything that is only read. Enter and Escape are acted on after the input method has declined
// them (wxEVT_TEXT_ENTER, wxEVT_CHAR), never before.
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <algorithm>

#include "ui/accessible.h"
#include "ui/field_widget.h"
#include "ui/look.h"
#include "ui/text.h"

namespace gongjian::ui {
namespace {

using present::Control;
using present::FieldView;

/// After this long without a key press what stands in the field is stored.
constexpr int kIdleMilliseconds = 1200;
constexpr std::size_t kShortText = 12;
constexpr int kFieldHeight = 30;

class TextField : public FieldWidget {
public:
    TextField(wxWindow* parent, const FieldView& view, FieldHost& host, FieldPlace place, int width)
        : m_host(host), m_path(view.path) {
        const bool lines = view.control == Control::LongText;
        const bool number = view.control == Control::Number || view.control == Control::Computed;
        long style = lines ? wxTE_MULTILINE : wxTE_PROCESS_ENTER;
        if (number && !(view.read_only && place == FieldPlace::Row)) style |= wxTE_RIGHT;
        if (view.read_only) style |= wxTE_READONLY | wxBORDER_NONE;
        m_text = new wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, style);
        const int height = lines ? look::Px(parent, 76) : look::Px(parent, kFieldHeight);
        m_text->SetMinSize(wxSize(WidthOf(parent, view, place, width), height));
        m_text->SetInitialSize(m_text->GetMinSize());
        m_placeholder = view.placeholder;
        Bind();
        Show(view);
    }

    wxWindow* Window() override { return m_text; }

    void Show(const FieldView& view) override {
        m_shown = view.text;
        if (!m_text->HasFocus() || !m_dirty) SetText(view.text);
        m_text->SetHint(Wx(view.no_answer ? view.no_answer_text : m_placeholder));
        const bool wrong = view.message.kind == present::FieldMessage::Kind::Error;
        m_text->SetForegroundColour(wrong ? look::Ink(look::Tone::Error) : wxNullColour);
        m_text->Enable(view.relevant);
        SetAccessible(m_text, view.accessible_name, DescriptionOf(view));
    }

    void Focus() override {
        m_text->SetFocus();
        if (!m_text->IsMultiLine()) m_text->SelectAll();
    }

    void Commit() override {
        m_idle.Stop();
        if (!m_dirty) return;
        m_dirty = false;
        m_host.EnterText(m_path, Utf8(m_text->GetValue()));
    }

private:
    static int WidthOf(const wxWindow* parent, const FieldView& view, FieldPlace place, int width) {
        if (place == FieldPlace::Cell) return width;
        if (!view.read_only && view.control == Control::Number) return look::Px(parent, 96);
        if (!view.read_only && view.control == Control::Date) return look::Px(parent, 120);
        const bool is_short = view.expected_length > 0 && view.expected_length <= kShortText;
        return std::min(width, look::Px(parent, view.control == Control::Text && is_short ? 180 : 420));
    }

    void Bind() {
        m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            m_dirty = true;
            m_idle.StartOnce(kIdleMilliseconds);
        });
        m_idle.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Commit(); });
        m_text->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { OnEnter(); });
        m_text->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            m_host.Standing(m_path);
        });
        m_text->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            const bool dirty = m_dirty;
            Commit();
            if (!dirty) SetText(m_shown);
        });
        m_text->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
            if (!HandleMoveKey(event, m_path, m_host)) event.Skip();
        });
    }

    void OnEnter() {
        m_idle.Stop();
        if (m_dirty) {
            m_dirty = false;
            // A text that is no answer keeps the focus: one sees at once what is wrong with it.
            if (!m_host.EnterText(m_path, Utf8(m_text->GetValue()))) return m_text->SelectAll();
        }
        m_host.GoNext(m_path);
    }

    /// Does not count as typing.
    void SetText(const std::string& text) {
        if (Utf8(m_text->GetValue()) != text) m_text->ChangeValue(Wx(text));
    }

    FieldHost& m_host;
    std::string m_path;
    std::string m_shown;
    std::string m_placeholder;
    wxTextCtrl* m_text;
    wxTimer m_idle;
    bool m_dirty = false;
};

}  // namespace

std::unique_ptr<FieldWidget> MakeTextField(wxWindow* parent, const FieldView& view, FieldHost& host, FieldPlace place,
                                           int width) {
    return std::make_unique<TextField>(parent, view, host, place, width);
}

}  // namespace gongjian::ui
