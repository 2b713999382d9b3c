// The questions of the current section in a scrolled window.
#pragma once

#include <wx/scrolwin.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "present/question_view.h"
#include "ui/question_row.h"

namespace gongjian::ui {

class QuestionList : public wxScrolledWindow {
public:
    QuestionList(wxWindow* parent, FieldHost& host);

    /// Replaces everything at once, so that no key press falls between two lists. The old widgets go later: the event of one of
    /// them may be the cause.
    void ShowQuestions(const std::string& title, const std::string& empty_text,
                       const std::vector<present::QuestionView>& views);
    void ShowField(const present::FieldView& view);
    bool FocusField(const std::string& path);
    /// Enters what was typed and not entered yet.
    void Commit();
    /// Marks the row that a path stands in.
    void MarkCurrent(const std::string& path);
    /// Whether the focus is in a field.
    bool HoldsFocus() const;
    /// Old widgets are still there, and one of them may get the focus.
    bool IsChanging() const { return !m_retired.empty(); }
    /// The width for which the rows were made no longer fits.
    bool NeedsNewWidths() const;

private:
    QuestionWidths Widths() const;
    void ScrollTo(const wxWindow* window);
    void Retire();

    FieldHost& m_host;
    std::vector<QuestionRow*> m_rows;
    std::vector<wxWindow*> m_retired;
    int m_width = 0;
};

}  // namespace gongjian::ui
