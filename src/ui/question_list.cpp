#include "ui/question_list.h"

#include <wx/sizer.h>

#include <algorithm>

#include "ui/look.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {

QuestionList::QuestionList(wxWindow* parent, FieldHost& host)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL), m_host(host) {
    SetBackgroundColour(look::Surface());
    SetScrollRate(0, look::Px(this, 12));
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

QuestionWidths QuestionList::Widths() const {
    const int gap = look::Gap(this, 1);
    const int inner = std::max(GetClientSize().GetWidth() - 16 * gap, look::Px(this, 280));
    QuestionWidths widths;
    widths.narrow = inner < look::Px(this, 480);
    widths.label = std::min(look::Px(this, 190), inner * 2 / 5);
    widths.field = inner - widths.label;
    return widths;
}

void QuestionList::ShowQuestions(const std::string& title, const std::string& empty_text,
                                 const std::vector<present::QuestionView>& views) {
    Retire();
    m_width = GetClientSize().GetWidth();
    const QuestionWidths widths = Widths();
    const int gap = look::Gap(this, 1);
    auto* heading = new WrappedText(this, title, widths.label + widths.field, look::Type::Heading);
    GetSizer()->Add(look::Inset(heading, 4 * gap, 5 * gap, 2 * gap));
    for (const present::QuestionView& view : views) {
        QuestionRow* row = MakeQuestionRow(this, view, m_host, widths);
        m_rows.push_back(row);
        GetSizer()->Add(row, wxSizerFlags().Expand());
    }
    if (views.empty()) {
        GetSizer()->Add(
            new WrappedText(this, empty_text, widths.label + widths.field, look::Type::Body, look::Tone::Muted),
            wxSizerFlags().Border(wxALL, 4 * gap));
    }
    GetSizer()->AddSpacer(6 * gap);
    Layout();
    FitInside();
    Scroll(0, 0);
}

void QuestionList::Retire() {
    for (wxWindow* window : GetChildren()) {
        if (!window->IsShown()) continue;
        window->Hide();
        m_retired.push_back(window);
    }
    m_rows.clear();
    GetSizer()->Clear(/*delete_windows=*/false);
    CallAfter([this] {
        for (wxWindow* window : m_retired) window->Destroy();
        m_retired.clear();
    });
}

void QuestionList::ShowField(const present::FieldView& view) {
    for (QuestionRow* row : m_rows) {
        if (!row->Has(view.path)) continue;
        if (row->Show(view)) {
            Layout();
            FitInside();
        }
    }
}

bool QuestionList::FocusField(const std::string& path) {
    for (QuestionRow* row : m_rows) {
        if (row->Focus(path)) {
            ScrollTo(row);
            return true;
        }
    }
    return false;
}

void QuestionList::Commit() {
    for (QuestionRow* row : m_rows) row->Commit();
}

void QuestionList::MarkCurrent(const std::string& path) {
    for (QuestionRow* row : m_rows) row->SetCurrent(row->Has(path));
}

bool QuestionList::HoldsFocus() const {
    for (const wxWindow* window = FindFocus(); window != nullptr; window = window->GetParent()) {
        if (window == this) return true;
    }
    return false;
}

bool QuestionList::NeedsNewWidths() const { return std::abs(GetClientSize().GetWidth() - m_width) > look::Px(this, 8); }

void QuestionList::ScrollTo(const wxWindow* row) {
    int unit = 0;
    GetScrollPixelsPerUnit(nullptr, &unit);
    if (unit <= 0) return;
    const int top = CalcUnscrolledPosition(row->GetPosition()).y;
    const int bottom = top + row->GetSize().GetHeight();
    const int start = CalcUnscrolledPosition(wxPoint(0, 0)).y;
    const int height = GetClientSize().GetHeight();
    if (top < start || row->GetSize().GetHeight() > height) {
        Scroll(-1, top / unit);
    } else if (bottom > start + height) {
        Scroll(-1, (bottom - height) / unit + 1);
    }
}

}  // namespace gongjian::ui
