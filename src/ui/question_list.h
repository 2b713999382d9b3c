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

    /// Replaces everything. Not while an event of a field is being handled: its widget goes.
    void ShowQuestions(const std::string& title, const std::string& empty_text, const std::vector<present::QuestionView>& views);
    void ShowField(const present::FieldView& view);
    bool FocusField(const std::string& path);
    /// Enters what was typed and not entered yet.
    void Commit();
    /// Marks the row that a path stands in.
    void MarkCurrent(const std::string& path);
    /// Whether the focus is in a field.
    bool HoldsFocus() const;
    /// The width for which the rows were made no longer fits.
    bool NeedsNewWidths() const;

private:
    QuestionWidths Widths() const;
    void ScrollTo(const wxWindow* window);

    FieldHost& m_host;
    std::vector<QuestionRow*> m_rows;
    int m_width = 0;
};

}  // namespace gongjian::ui
