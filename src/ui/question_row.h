// One question of the section: label on the left, field with unit, message and hint on the right. The row in which the
// focus is has a soft ground and an accent bar.
#pragma once

#include <wx/panel.h>

#include <memory>
#include <string>
#include <vector>

#include "present/question_view.h"
#include "ui/field_widget.h"

namespace gongjian::ui {

/// Widths of the columns of the list of questions, in pixels.
struct QuestionWidths {
    int label = 0;
    int field = 0;
    bool narrow = false;  ///< messages stand below the field
};

class QuestionRow : public wxPanel {
public:
    explicit QuestionRow(wxWindow* parent);

    /// Shows a changed answer if it is one of this row. Returns whether the row's size changed.
    virtual bool Show(const present::FieldView& view) = 0;
    using wxPanel::Show;
    /// False if the row has no such field.
    virtual bool Focus(const std::string& path) = 0;
    virtual void Commit() = 0;
    virtual bool Has(const std::string& path) const = 0;

    void SetCurrent(bool current);

protected:
    /// Label with its required mark.
    static std::string MarkedLabel(const present::FieldView& view);

private:
    bool m_current = false;
};

QuestionRow* MakeQuestionRow(wxWindow* parent, const present::QuestionView& view, FieldHost& host,
                             const QuestionWidths& widths);
QuestionRow* MakeRosterRow(wxWindow* parent, const present::QuestionView& view, FieldHost& host,
                           const QuestionWidths& widths);

}  // namespace gongjian::ui
