// A score sheet: total and grade large, what is pending or capped in words, the items with their points, and the reason of the
// item that is selected.
#pragma once

#include <wx/panel.h>
#include <wx/statbmp.h>

#include <functional>
#include <string>

#include "present/sheet_view.h"
#include "ui/table.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {

class SheetPanel : public wxPanel {
public:
    /// `with_reason`: the reason of the selected item stands below the list.
    SheetPanel(wxWindow* parent, const std::string& name, bool with_reason);

    void Show(const present::SheetView& sheet);
    using wxPanel::Show;
    void Select(const std::string& id);
    void FocusList() { m_list->SetFocus(); }
    Table& List() { return *m_list; }

    std::function<void(const std::string&)> on_select;  ///< id of an item or block

private:
    void ShowReason(std::size_t line);
    void Rewrap();
    TableCell Cell(unsigned row, unsigned column) const;

    present::SheetView m_sheet;
    WrappedText* m_title;
    wxStaticText* m_total;
    wxStaticText* m_grade;
    WrappedText* m_notes;
    Table* m_list;
    WrappedText* m_reason = nullptr;
    wxPanel* m_reason_panel = nullptr;
    int m_width = 0;
};

}  // namespace gongjian::ui
