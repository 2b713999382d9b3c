// A list with columns over any number of rows: wxDataViewCtrl with a virtual model, which assistive technology reads cell by
// cell. Screens give it a function that answers for one cell.
#pragma once

#include <wx/dataview.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/glyphs.h"
#include "ui/look.h"

namespace gongjian::ui {

struct TableColumn {
    std::string title;
    int width = 0;       ///< pixels at 100 %; 0: as wide as the text
    bool right = false;  ///< numbers
    bool sign = false;   ///< cells begin with a Glyph
    bool wrap = false;   ///< text breaks into lines
    bool sortable = false;
    bool fill = false;  ///< takes the width that the others leave; at most one column
};

struct TableCell {
    std::string text;
    Glyph glyph = Glyph::None;
    look::Tone tone = look::Tone::Normal;
    bool strong = false;
};

class Table : public wxDataViewCtrl {
public:
    /// `name`: what assistive technology calls the list.
    Table(wxWindow* parent, const std::string& name, bool headings, bool variable_height = false);

    /// Replaces the columns. `cell(row, column)` is called for what is on the screen.
    void SetColumns(const std::vector<TableColumn>& columns, std::function<TableCell(unsigned, unsigned)> cell);
    /// All cells may have changed. Keeps the selected row if there are as many rows as before.
    void SetRows(std::size_t rows);

    std::optional<std::size_t> SelectedRow() const;
    void SelectRow(std::size_t row);

    std::function<void(std::size_t)> on_activate;           ///< Enter or double click
    std::function<void(std::size_t)> on_select;             ///< row; not called for SelectRow
    std::function<void(std::size_t, std::size_t)> on_cell;  ///< click into row and column
    std::function<void(std::size_t, bool)> on_sort;         ///< column, ascending
    std::function<void()> on_escape;

private:
    class Model;
    void FillWidth();
    void OnHeader(wxDataViewEvent& event);

    wxObjectDataPtr<Model> m_model;
    std::size_t m_rows = 0;
    int m_fill_column = -1;
    std::vector<TableColumn> m_columns;
    int m_sorted_column = -1;
    bool m_ascending = true;
    bool m_selecting = false;
};

}  // namespace gongjian::ui
