// A roster: fixed rows side by side as columns, other rows as lines of a grid, or one below the other where the grid would be
// too wide.
#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>

#include "base/message.h"
#include "ui/accessible.h"
#include "ui/glyphs.h"
#include "ui/look.h"
#include "ui/message_line.h"
#include "ui/question_row.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {
namespace {

using present::Control;
using present::FieldView;
using present::RosterView;

/// Width of a column of the grid at 100 %.
int CellWidth(const FieldView& view) {
    switch (view.control) {
        case Control::Number:
        case Control::Computed: return 72;
        case Control::Date: return 108;
        case Control::YesNo: return 72;
        case Control::SingleChoice: {
            std::size_t longest = 0;
            for (const auto& option : view.options) longest = std::max(longest, Wx(option.label).length());
            return longest > 8 ? 190 : 150;
        }
        default: return 128;
    }
}

class RosterRow : public QuestionRow {
public:
    RosterRow(wxWindow* parent, const present::QuestionView& view, FieldHost& host, const QuestionWidths& widths)
        : QuestionRow(parent), m_host(host), m_path(view.field.path), m_widths(widths) {
        const RosterView& roster = *view.roster;
        const int gap = look::Gap(this, 1);
        const int width = widths.label + widths.field + 4 * gap;
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(new WrappedText(this, MarkedLabel(view.field), width, look::Type::Strong));
        if (!view.field.hint.empty()) {
            column->Add(new WrappedText(this, view.field.hint, width, look::Type::Small, look::Tone::Muted),
                        wxSizerFlags().Border(wxTOP, gap));
        }
        if (roster.rows.empty()) {
            column->Add(new WrappedText(this, roster.empty_text, width, look::Type::Body, look::Tone::Muted),
                        wxSizerFlags().Border(wxTOP, 2 * gap));
        } else {
            column->Add(Grid(roster, width), wxSizerFlags().Border(wxTOP, 2 * gap));
        }
        m_messages = new wxBoxSizer(wxVERTICAL);
        column->Add(m_messages, wxSizerFlags().Expand());
        if (roster.can_add) AddButton(column, view.field);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, wxSizerFlags().Expand().Border(wxALL, 4 * gap));
        SetSizer(outer);
        ShowMessage(view.field);
        for (const auto& row : roster.rows) {
            for (const FieldView& field : row.fields) ShowMessage(field);
        }
    }

    bool Show(const FieldView& view) override {
        if (!Has(view.path)) return false;
        if (const auto found = m_fields.find(view.path); found != m_fields.end()) found->second->Show(view);
        return ShowMessage(view);
    }

    bool Focus(const std::string& path) override {
        if (path == m_path) {
            if (m_add == nullptr && m_fields.empty()) return false;
            if (m_add != nullptr) return m_add->SetFocus(), true;
            return m_fields.begin()->second->Focus(), true;
        }
        const auto found = m_fields.find(path);
        if (found == m_fields.end()) return false;
        found->second->Focus();
        return true;
    }

    void Commit() override {
        for (auto& [path, field] : m_fields) field->Commit();
    }

    bool Has(const std::string& path) const override { return path == m_path || m_fields.count(path) > 0; }

private:
    wxSizer* Grid(const RosterView& roster, int width) {
        if (roster.fixed && roster.rows.size() <= 4) return Sideways(roster);
        int needed = look::Px(this, 90);
        for (const FieldView& field : roster.rows.front().fields) needed += look::Px(this, CellWidth(field) + 8);
        return needed <= width ? Lines(roster) : Stacked(roster);
    }

    wxWindow* Field(const FieldView& field, int width) {
        auto widget = MakeFieldWidget(this, field, m_host, FieldPlace::Cell, width);
        wxWindow* window = widget->Window();
        m_fields[field.path] = std::move(widget);
        return window;
    }

    wxStaticText* Caption(const std::string& text, int width) {
        return new WrappedText(this, text, width, look::Type::Small, look::Tone::Muted);
    }

    /// One column per row of the roster, one line per question: the labels stand where all labels stand. The widgets are made
    /// row by row, which is the order of Tab.
    wxSizer* Sideways(const RosterView& roster) {
        const int gap = look::Gap(this, 1);
        const auto columns = static_cast<int>(roster.rows.size());
        const int wide = std::clamp((m_widths.field - columns * 4 * gap) / std::max(columns, 1), look::Px(this, 72),
                                    look::Px(this, 130));
        auto* grid = new wxFlexGridSizer(columns + 1, 2 * gap, 4 * gap);
        std::vector<std::vector<wxWindow*>> cells;
        for (const auto& row : roster.rows) {
            std::vector<wxWindow*> fields;
            for (const FieldView& field : row.fields) fields.push_back(Field(field, wide));
            cells.push_back(std::move(fields));
        }
        grid->Add(m_widths.label, 0);
        for (const auto& row : roster.rows) grid->Add(Caption(row.caption, wide), wxSizerFlags().Bottom());
        for (std::size_t line = 0; line < roster.headings.size(); ++line) {
            grid->Add(new WrappedText(this, roster.headings[line], m_widths.label), wxSizerFlags().CenterVertical());
            for (const auto& column : cells) grid->Add(column[line], wxSizerFlags().CenterVertical());
        }
        return grid;
    }

    wxSizer* Lines(const RosterView& roster) {
        const int gap = look::Gap(this, 1);
        auto* grid = new wxFlexGridSizer(static_cast<int>(roster.headings.size()) + 2, 2 * gap, 2 * gap);
        grid->AddSpacer(0);
        for (std::size_t i = 0; i < roster.headings.size(); ++i) {
            grid->Add(Caption(roster.headings[i], look::Px(this, CellWidth(roster.rows.front().fields[i]))),
                      wxSizerFlags().Bottom());
        }
        grid->AddSpacer(0);
        for (std::size_t row = 0; row < roster.rows.size(); ++row) {
            grid->Add(Caption(roster.rows[row].caption, look::Px(this, 60)), wxSizerFlags().CenterVertical());
            for (const FieldView& field : roster.rows[row].fields) {
                grid->Add(Field(field, look::Px(this, CellWidth(field))), wxSizerFlags().CenterVertical());
            }
            AddRemove(grid, roster, row);
        }
        return grid;
    }

    wxSizer* Stacked(const RosterView& roster) {
        const int gap = look::Gap(this, 1);
        auto* grid = new wxFlexGridSizer(3, 2 * gap, 4 * gap);
        for (std::size_t row = 0; row < roster.rows.size(); ++row) {
            auto* caption =
                new WrappedText(this, roster.rows[row].caption, m_widths.label, look::Type::Strong, look::Tone::Muted);
            grid->Add(caption, wxSizerFlags().CenterVertical().Border(wxTOP, row == 0 ? 0 : 2 * gap));
            grid->AddSpacer(0);
            AddRemove(grid, roster, row);
            for (const FieldView& field : roster.rows[row].fields) {
                grid->Add(new WrappedText(this, field.label, m_widths.label), wxSizerFlags().CenterVertical());
                const bool number = field.control == Control::Number || field.control == Control::Date;
                grid->Add(Field(field, number ? look::Px(this, CellWidth(field))
                                              : std::min(m_widths.field - 8 * gap, look::Px(this, 240))),
                          wxSizerFlags().CenterVertical());
                grid->AddSpacer(0);
            }
        }
        return grid;
    }

    void AddRemove(wxSizer* grid, const RosterView& roster, std::size_t row) {
        if (!roster.can_remove) return static_cast<void>(grid->AddSpacer(0));
        auto* remove =
            new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT | wxBORDER_NONE);
        remove->SetBitmap(Sign(Glyph::Remove, this, 14));
        const std::string name = base::Tr("Remove {row}", {{"row", roster.rows[row].caption}});
        remove->SetToolTip(Wx(name));
        SetAccessible(remove, name);
        remove->Bind(wxEVT_BUTTON, [this, row](wxCommandEvent&) { m_host.RemoveRow(m_path, row); });
        grid->Add(remove, wxSizerFlags().CenterVertical());
    }

    void AddButton(wxSizer* column, const FieldView& view) {
        m_add = new wxButton(this, wxID_ANY, Wx(base::Tr("Add row")));
        m_add->SetBitmap(Sign(Glyph::Add, this, 14));
        SetAccessible(m_add, base::Tr("Add row: {roster}", {{"roster", view.label}}), view.hint);
        m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_host.AddRow(m_path); });
        m_add->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            m_host.Standing(m_path);
        });
        m_add->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            if (!HandleMoveKey(event, m_path, m_host)) event.Skip();
        });
        column->Add(m_add, wxSizerFlags().Border(wxTOP, look::Gap(this, 2)));
    }

    /// Messages of cells stand below the grid, named by question and row; the cell itself is in the colour of errors.
    bool ShowMessage(const FieldView& view) {
        present::FieldMessage message = view.message;
        if (view.path != m_path && !message.text.empty()) message.text = view.accessible_name + ": " + message.text;
        MessageLine*& line = m_lines[view.path];
        const bool visible =
            message.kind == present::FieldMessage::Kind::Error || message.kind == present::FieldMessage::Kind::Warning;
        if (line == nullptr) {
            if (!visible) return false;
            line = new MessageLine(this, m_widths.label + m_widths.field);
            m_messages->Add(line, wxSizerFlags().Expand().Border(wxTOP, look::Gap(this, 1)));
        }
        const bool changed = line->Show(message);
        if (changed) Layout();
        return changed;
    }

    FieldHost& m_host;
    std::string m_path;
    QuestionWidths m_widths;
    std::map<std::string, std::unique_ptr<FieldWidget>> m_fields;
    std::map<std::string, MessageLine*> m_lines;
    wxBoxSizer* m_messages = nullptr;
    wxButton* m_add = nullptr;
};

}  // namespace

QuestionRow* MakeRosterRow(wxWindow* parent, const present::QuestionView& view, FieldHost& host,
                           const QuestionWidths& widths) {
    return new RosterRow(parent, view, host, widths);
}

}  // namespace gongjian::ui
