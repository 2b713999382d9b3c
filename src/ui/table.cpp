#include "ui/table.h"

#include <wx/accel.h>
#include <wx/frame.h>
#include <wx/menu.h>

#include <memory>

#include "ui/accessible.h"
#include "ui/text.h"

namespace gongjian::ui {

class Table::Model : public wxDataViewVirtualListModel {
public:
    explicit Model(const wxWindow* window) : m_window(window) {}

    void SetSource(std::vector<TableColumn> columns, std::function<TableCell(unsigned, unsigned)> cell) {
        m_columns = std::move(columns);
        m_cell = std::move(cell);
    }

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        if (!m_cell || column >= m_columns.size()) return;
        const TableCell cell = m_cell(row, column);
        if (m_columns[column].sign) {
            wxBitmapBundle sign;
            if (cell.glyph != Glyph::None) sign = Sign(cell.glyph, m_window);
            value << wxDataViewIconText(Wx(cell.text), sign);
        } else {
            value = Wx(cell.text);
        }
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const override {
        if (!m_cell || column >= m_columns.size()) return false;
        const TableCell cell = m_cell(row, column);
        if (cell.tone != look::Tone::Normal) attributes.SetColour(look::Ink(cell.tone));
        if (cell.strong) attributes.SetBold(true);
        return cell.tone != look::Tone::Normal || cell.strong;
    }

private:
    const wxWindow* m_window;
    std::vector<TableColumn> m_columns;
    std::function<TableCell(unsigned, unsigned)> m_cell;
};

namespace {

/// Runs the enabled menu entry whose shortcut this key is; false if there is none.
bool RunShortcut(const wxKeyEvent& event) {
    auto* frame = wxDynamicCast(wxGetTopLevelParent(wxDynamicCast(event.GetEventObject(), wxWindow)), wxFrame);
    if (frame == nullptr || frame->GetMenuBar() == nullptr) return false;
    const int modifiers = (event.ControlDown() ? wxACCEL_CTRL : 0) | (event.ShiftDown() ? wxACCEL_SHIFT : 0) |
                          (event.AltDown() ? wxACCEL_ALT : 0);
    const wxMenuBar& bar = *frame->GetMenuBar();
    for (std::size_t i = 0; i < bar.GetMenuCount(); ++i) {
        for (const wxMenuItem* item : bar.GetMenu(i)->GetMenuItems()) {
            const std::unique_ptr<wxAcceleratorEntry> shortcut(item->GetAccel());
            if (shortcut && shortcut->GetFlags() == modifiers && shortcut->GetKeyCode() == event.GetKeyCode())
                return frame->ProcessCommand(item->GetId());
        }
    }
    return false;
}

}  // namespace

Table::Table(wxWindow* parent, const std::string& name, bool headings, bool variable_height)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxDV_SINGLE | wxBORDER_NONE | (headings ? 0 : wxDV_NO_HEADER) |
                         (variable_height ? wxDV_VARIABLE_LINE_HEIGHT : 0)),
      m_model(new Model(this)) {
    AssociateModel(m_model.get());
    SetAccessible(this, name);
    SetNoTypeAhead(this);
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (const auto row = SelectedRow(); row && on_activate) on_activate(*row);
    });
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (m_selecting) return;
        if (const auto row = SelectedRow(); row && on_select) on_select(*row);
    });
    Bind(wxEVT_DATAVIEW_COLUMN_HEADER_CLICK, &Table::OnHeader, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { FillWidth(); });
    });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && on_escape) return on_escape();
        // The toolkit's list takes Ctrl+N and Ctrl+F for itself; a shortcut of the menu goes before it.
        if (!event.ControlDown() || !RunShortcut(event)) event.Skip();
    });
    GetMainWindow()->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        wxDataViewItem item;
        wxDataViewColumn* column = nullptr;
        HitTest(event.GetPosition(), item, column);
        if (item.IsOk() && column != nullptr && on_cell) on_cell(m_model->GetRow(item), column->GetModelColumn());
    });
}

void Table::SetColumns(const std::vector<TableColumn>& columns, std::function<TableCell(unsigned, unsigned)> cell) {
    m_model->Reset(0);
    m_rows = 0;
    ClearColumns();
    m_columns = columns;
    m_fill_column = -1;
    m_sorted_column = -1;
    m_model->SetSource(columns, std::move(cell));
    for (unsigned i = 0; i < columns.size(); ++i) {
        const TableColumn& column = columns[i];
        const auto align = column.right ? wxALIGN_RIGHT : wxALIGN_LEFT;
        wxDataViewRenderer* renderer =
            column.sign ? static_cast<wxDataViewRenderer*>(new wxDataViewIconTextRenderer) : new wxDataViewTextRenderer;
        renderer->SetAlignment(align | wxALIGN_CENTER_VERTICAL);
        PadCells(renderer, column.sign ? 2 : look::Px(this, 6), look::Px(this, 3));
        const int width = column.width > 0 ? look::Px(this, column.width) : static_cast<int>(wxCOL_WIDTH_AUTOSIZE);
        AppendColumn(new wxDataViewColumn(Wx(column.title), renderer, i, width, align, wxDATAVIEW_COL_RESIZABLE));
        if (column.fill) m_fill_column = static_cast<int>(i);
    }
    FillWidth();
}

void Table::SetRows(std::size_t rows) {
    const auto selected = SelectedRow();
    m_selecting = true;
    m_rows = rows;
    m_model->Reset(static_cast<unsigned>(rows));
    m_selecting = false;
    if (selected && *selected < rows) SelectRow(*selected);
}

std::optional<std::size_t> Table::SelectedRow() const {
    const wxDataViewItem item = GetSelection();
    if (!item.IsOk()) return std::nullopt;
    const std::size_t row = m_model->GetRow(item);
    return row < m_rows ? std::optional(row) : std::nullopt;
}

void Table::SelectRow(std::size_t row) {
    if (row >= m_rows) return;
    const wxDataViewItem item = m_model->GetItem(static_cast<unsigned>(row));
    m_selecting = true;
    Select(item);
    SetCurrentItem(item);
    EnsureVisible(item);
    m_selecting = false;
}

void Table::FillWidth() {
    if (m_fill_column < 0 || static_cast<unsigned>(m_fill_column) >= GetColumnCount()) return;
    int rest = GetClientSize().GetWidth() - look::Px(this, 8);
    for (unsigned i = 0; i < GetColumnCount(); ++i) {
        if (static_cast<int>(i) != m_fill_column) rest -= look::Px(this, std::max(m_columns[i].width, 40));
    }
    wxDataViewColumn* column = GetColumn(static_cast<unsigned>(m_fill_column));
    const int width = std::max(rest, look::Px(this, m_columns[static_cast<std::size_t>(m_fill_column)].width));
    column->SetWidth(width);
    if (m_columns[static_cast<std::size_t>(m_fill_column)].wrap) {
        const int sign = m_columns[static_cast<std::size_t>(m_fill_column)].sign ? look::Px(this, 22) : 0;
        WrapCells(column->GetRenderer(), width - sign - look::Px(this, 8));
    }
}

void Table::OnHeader(wxDataViewEvent& event) {
    const int column = event.GetColumn();
    if (column < 0 || !m_columns[static_cast<std::size_t>(column)].sortable || !on_sort) return event.Skip();
    m_ascending = column == m_sorted_column ? !m_ascending : true;
    m_sorted_column = column;
    on_sort(static_cast<std::size_t>(column), m_ascending);
}

}  // namespace gongjian::ui
