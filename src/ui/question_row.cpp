#include "ui/question_row.h"

#include <wx/dcclient.h>
#include <wx/sizer.h>

#include "ui/look.h"
#include "ui/message_line.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {

using present::Control;
using present::FieldView;

QuestionRow::QuestionRow(wxWindow* parent) : wxPanel(parent) {
    SetBackgroundColour(look::Surface());
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        if (!m_current) return;
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(look::Ink(look::Tone::Accent));
        dc.DrawRectangle(0, 0, look::Px(this, 3), GetSize().GetHeight());
    });
}

void QuestionRow::SetCurrent(bool current) {
    if (m_current == current) return;
    m_current = current;
    SetBackgroundColour(current ? look::Selected() : look::Surface());
    Refresh();
}

std::string QuestionRow::MarkedLabel(const FieldView& view) {
    return view.required ? view.label + "\u00A0*" : view.label;
}

namespace {

class AnswerRow : public QuestionRow {
public:
    AnswerRow(wxWindow* parent, const FieldView& view, FieldHost& host, const QuestionWidths& widths)
        : QuestionRow(parent), m_path(view.path) {
        const int gap = look::Gap(this, 1);
        auto* label = new WrappedText(this, MarkedLabel(view), widths.label);
        m_field = MakeFieldWidget(this, view, host, FieldPlace::Row, widths.field);
        auto* line = new wxBoxSizer(wxHORIZONTAL);
        line->Add(m_field->Window(), wxSizerFlags().CenterVertical());
        int used = m_field->Window()->GetBestSize().GetWidth();
        if (!view.unit.empty()) {
            auto* unit = new wxStaticText(this, wxID_ANY, Wx(view.unit));
            look::Apply(unit, look::Type::Body, look::Tone::Muted);
            line->Add(unit, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * gap));
            used += unit->GetBestSize().GetWidth() + 2 * gap;
        }
        m_no_answer = new wxStaticText(this, wxID_ANY, {});
        look::Apply(m_no_answer, look::Type::Strong, look::Tone::Accent);
        line->Add(m_no_answer, wxSizerFlags().CenterVertical().Border(wxLEFT, 2 * gap));
        const int beside = widths.field - used - 3 * gap;
        const bool below = widths.narrow || beside < look::Px(this, 180);
        m_message = new MessageLine(this, below ? widths.field : beside);
        auto* column = new wxBoxSizer(wxVERTICAL);
        if (!below) line->Add(m_message, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 3 * gap));
        column->Add(line, wxSizerFlags().Expand());
        if (below) column->Add(m_message, wxSizerFlags().Expand().Border(wxTOP, gap));
        if (!view.hint.empty()) {
            column->Add(new WrappedText(this, view.hint, widths.field, look::Type::Small, look::Tone::Muted),
                        wxSizerFlags().Border(wxTOP, gap));
        }
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        const bool tall =
            view.control == Control::LongText || m_field->Window()->GetBestSize().GetHeight() > look::Px(this, 44);
        row->Add(label, wxSizerFlags().Border(wxTOP, look::Px(this, tall ? 3 : 5)));
        row->AddSpacer(std::max(0, widths.label - label->GetBestSize().GetWidth()) + 4 * gap);
        row->Add(column, wxSizerFlags(1));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(look::Inset(row, 4 * gap, 2 * gap, 2 * gap), wxSizerFlags().Expand());
        SetSizer(outer);
        Show(view);
    }

    bool Show(const FieldView& view) override {
        if (view.path != m_path) return false;
        m_field->Show(view);
        const bool in_field = view.control == Control::Text || view.control == Control::Number ||
                              view.control == Control::Date || view.control == Control::LongText;
        const wxString reason = view.no_answer && !in_field ? Wx(view.no_answer_text) : wxString();
        bool changed = m_no_answer->GetLabel() != reason;
        m_no_answer->SetLabelText(reason);
        changed = m_message->Show(view.message) || changed;
        if (changed) Layout();
        return changed;
    }

    bool Focus(const std::string& path) override {
        if (path != m_path) return false;
        m_field->Focus();
        return true;
    }
    void Commit() override { m_field->Commit(); }
    bool Has(const std::string& path) const override { return path == m_path; }

private:
    std::string m_path;
    std::unique_ptr<FieldWidget> m_field;
    wxStaticText* m_no_answer;
    MessageLine* m_message;
};

class NoteRow : public QuestionRow {
public:
    NoteRow(wxWindow* parent, const FieldView& view, const QuestionWidths& widths) : QuestionRow(parent) {
        const int gap = look::Gap(this, 1);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        const int width = widths.label + widths.field + 4 * gap;
        outer->Add(new WrappedText(this, view.text, width, look::Type::Body, look::Tone::Muted),
                   wxSizerFlags().Border(wxALL, 4 * gap));
        SetSizer(outer);
    }
    bool Show(const FieldView&) override { return false; }
    bool Focus(const std::string&) override { return false; }
    void Commit() override {}
    bool Has(const std::string&) const override { return false; }
};

}  // namespace

QuestionRow* MakeQuestionRow(wxWindow* parent, const present::QuestionView& view, FieldHost& host,
                             const QuestionWidths& widths) {
    if (view.field.control == Control::Note) return new NoteRow(parent, view.field, widths);
    if (view.roster) return MakeRosterRow(parent, view, host, widths);
    return new AnswerRow(parent, view.field, host, widths);
}

}  // namespace gongjian::ui
