// One answer on the screen: a native control for each kind of question, all behind one small interface.
#pragma once

#include <wx/window.h>

#include <memory>
#include <string>
#include <vector>

#include "present/question_view.h"

namespace gongjian::ui {

/// What a field reports. Implemented by the interview screen.
class FieldHost {
public:
    virtual ~FieldHost() = default;
    /// Returns whether the text became a stored answer.
    virtual bool EnterText(const std::string& path, const std::string& text) = 0;
    virtual void Choose(const std::string& path, const std::string& option) = 0;
    virtual void ChooseSeveral(const std::string& path, const std::vector<std::string>& options) = 0;
    virtual void Clear(const std::string& path) = 0;
    virtual void AddRow(const std::string& roster) = 0;
    virtual void RemoveRow(const std::string& roster, std::size_t row) = 0;
    /// The field got the focus.
    virtual void Standing(const std::string& path) = 0;
    /// False at the end: the focus may go where the toolkit takes it.
    virtual bool GoNext(const std::string& path) = 0;
    virtual bool GoBack(const std::string& path) = 0;
    virtual void Escape() = 0;
};

enum class FieldPlace {
    Row,   ///< a line of its own
    Cell,  ///< in the grid of a roster: narrow, choices drop down
};

class FieldWidget {
public:
    virtual ~FieldWidget() = default;
    virtual wxWindow* Window() = 0;
    /// Shows an answer. A field that has the focus keeps what is being typed.
    virtual void Show(const present::FieldView& view) = 0;
    virtual void Focus() = 0;
    /// Enters what was typed and not entered yet.
    virtual void Commit() {}
};

std::unique_ptr<FieldWidget> MakeFieldWidget(wxWindow* parent, const present::FieldView& view, FieldHost& host,
                                             FieldPlace place, int width);

/// The parts of it, one per kind of control.
std::unique_ptr<FieldWidget> MakeTextField(wxWindow* parent, const present::FieldView& view, FieldHost& host,
                                           FieldPlace place, int width);
std::unique_ptr<FieldWidget> MakeRadioField(wxWindow* parent, const present::FieldView& view, FieldHost& host,
                                            int width);
std::unique_ptr<FieldWidget> MakeDropField(wxWindow* parent, const present::FieldView& view, FieldHost& host,
                                           int width);
std::unique_ptr<FieldWidget> MakeSearchField(wxWindow* parent, const present::FieldView& view, FieldHost& host,
                                             int width);
std::unique_ptr<FieldWidget> MakeCheckField(wxWindow* parent, const present::FieldView& view, FieldHost& host,
                                            int width);

/// Tab, Shift+Tab and Escape of a control without an input method. Returns whether the key was one of them and was acted on.
bool HandleMoveKey(const wxKeyEvent& event, const std::string& path, FieldHost& host);

/// What a screen reader says after the name: message, unit, hint.
std::string DescriptionOf(const present::FieldView& view);

}  // namespace gongjian::ui
