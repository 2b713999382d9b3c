#include "ui/field_widget.h"

#include <wx/event.h>

namespace gongjian::ui {

using present::Control;

namespace {
constexpr std::size_t kMostRadios = 7;
/// More than a list shows at once: one is found by typing.
constexpr std::size_t kMostDropped = 12;
}  // namespace

std::unique_ptr<FieldWidget> MakeFieldWidget(wxWindow* parent, const present::FieldView& view, FieldHost& host,
                                             FieldPlace place, int width) {
    // What cannot be changed is text that can be read, selected and reached by keyboard, whatever its type.
    if (view.read_only) return MakeTextField(parent, view, host, place, width);
    switch (view.control) {
        case Control::YesNo:
        case Control::SingleChoice:
            if (view.options.size() > kMostDropped) return MakeSearchField(parent, view, host, width);
            if (place == FieldPlace::Cell || view.options.size() > kMostRadios)
                return MakeDropField(parent, view, host, width);
            return MakeRadioField(parent, view, host, width);
        case Control::MultipleChoice: return MakeCheckField(parent, view, host, width);
        default: return MakeTextField(parent, view, host, place, width);
    }
}

bool HandleMoveKey(const wxKeyEvent& event, const std::string& path, FieldHost& host) {
    switch (event.GetKeyCode()) {
        case WXK_ESCAPE: host.Escape(); return true;
        case WXK_TAB:
            if (event.ControlDown() || event.AltDown()) return false;
            return event.ShiftDown() ? host.GoBack(path) : host.GoNext(path);
        default: return false;
    }
}

std::string DescriptionOf(const present::FieldView& view) {
    std::string text;
    const auto add = [&text](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
    };
    add(view.message.text);
    add(view.no_answer_text);
    add(view.unit);
    add(view.hint);
    return text;
}

}  // namespace gongjian::ui
