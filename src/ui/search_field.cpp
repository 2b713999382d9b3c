// One of many choices: what is typed narrows a list that opens below the field, by place or code, label, or pinyin initials.
#include <wx/listbox.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "base/message.h"
#include "present/option_search.h"
#include "ui/accessible.h"
#include "ui/field_widget.h"
#include "ui/look.h"
#include "ui/text.h"

namespace gongjian::ui {
namespace {

using present::FieldView;
using present::OptionView;

constexpr int kFieldHeight = 30;
constexpr int kListHeight = 190;
constexpr int kUsualWidth = 320;
/// More than that nobody reads; typing on narrows them.
constexpr std::size_t kMostShown = 100;

class SearchField : public FieldWidget {
public:
    SearchField(wxWindow* parent, const FieldView& view, FieldHost& host, int width)
        : m_host(host), m_path(view.path), m_options(view.options), m_panel(new wxPanel(parent)) {
        const int wide = std::min(width, look::Px(parent, kUsualWidth));
        m_text = new wxTextCtrl(m_panel, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
        m_text->SetMinSize(wxSize(wide, look::Px(parent, kFieldHeight)));
        m_list = new wxListBox(m_panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, wxLB_SINGLE);
        m_list->SetMinSize(wxSize(wide, look::Px(parent, kListHeight)));
        m_list->SetCanFocus(false);
        m_list->Hide();
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(m_text);
        column->Add(m_list, wxSizerFlags().Border(wxTOP, look::Gap(parent, 1)));
        m_panel->SetSizer(column);
        Bind();
        Show(view);
    }

    wxWindow* Window() override { return m_panel; }

    void Show(const FieldView& view) override {
        m_shown = view.no_answer ? std::string() : view.text;
        if (!m_text->HasFocus() || !m_dirty) m_text->ChangeValue(Wx(m_shown));
        m_text->SetHint(
            Wx(view.no_answer ? view.no_answer_text : base::Tr("Number, part of the name, or pinyin initials")));
        const bool wrong = view.message.kind == present::FieldMessage::Kind::Error;
        m_text->SetForegroundColour(wrong ? look::Ink(look::Tone::Error) : wxNullColour);
        m_text->Enable(view.relevant);
        SetAccessible(m_text, view.accessible_name, DescriptionOf(view));
        SetAccessible(m_list, base::Tr("Choices of {question}", {{"question", view.accessible_name}}));
    }

    void Focus() override {
        m_text->SetFocus();
        m_text->SelectAll();
    }

    void Commit() override { Enter(); }

private:
    /// Whether what stands in the field is an answer, or nothing.
    bool Enter() {
        if (!m_dirty) return Close(), true;
        m_dirty = false;
        const std::string typed = Utf8(m_text->GetValue());
        const auto found = present::FindOptions(m_options, typed);
        Close();
        if (typed.empty()) return m_host.Clear(m_path), true;
        if (found.size() == 1 || IsLabel(found, typed)) return Choose(found.front()), true;
        return m_host.EnterText(m_path, typed);
    }

    bool IsLabel(const std::vector<std::size_t>& found, const std::string& typed) const {
        return !found.empty() && m_options[found.front()].label == typed;
    }

    void Bind() {
        m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            m_dirty = true;
            Narrow();
        });
        m_text->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { OnEnter(); });
        m_text->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            m_host.Standing(m_path);
        });
        m_text->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            // A click on the list takes an entry of it: it is no leaving.
            if (!m_over_list) Commit();
        });
        m_text->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
            if (!OnKey(event)) event.Skip();
        });
        m_list->Bind(wxEVT_ENTER_WINDOW, [this](wxMouseEvent&) { m_over_list = true; });
        m_list->Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { m_over_list = false; });
        m_list->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) { Take(event.GetSelection()); });
    }

    bool OnKey(const wxKeyEvent& event) {
        const bool open = m_list->IsShown();
        switch (event.GetKeyCode()) {
            case WXK_DOWN:
                if (!open) return Narrow(), true;
                return Move(1), true;
            case WXK_UP:
                if (!open) return false;
                return Move(-1), true;
            case WXK_ESCAPE:
                if (!open) break;
                m_dirty = false;
                m_text->ChangeValue(Wx(m_shown));
                m_text->SelectAll();
                return Close(), true;
            case WXK_TAB:
                // What is highlighted is meant, once something was typed.
                if (open && m_dirty && !m_found.empty() && !m_text->IsEmpty()) Take(m_list->GetSelection());
                break;
            default: break;
        }
        return HandleMoveKey(event, m_path, m_host);
    }

    void OnEnter() {
        if (m_list->IsShown() && !m_found.empty() && !m_text->IsEmpty()) {
            Take(m_list->GetSelection());
        } else if (!Enter()) {
            // A text that is no choice keeps the focus: one sees at once what is wrong with it.
            return m_text->SelectAll();
        }
        m_host.GoNext(m_path);
    }

    /// Shows what fits what stands in the field; all while it holds the answer that was given.
    void Narrow() {
        const std::string typed = m_dirty ? Utf8(m_text->GetValue()) : std::string();
        m_found = present::FindOptions(m_options, typed);
        wxArrayString labels;
        for (std::size_t i = 0; i < m_found.size() && i < kMostShown; ++i)
            labels.Add(wxString::Format("%zu  ", m_found[i] + 1) + Wx(m_options[m_found[i]].label));
        m_list->Set(labels);
        if (!labels.empty()) m_list->SetSelection(0);
        Open(!labels.empty());
    }

    void Move(int by) {
        const int last = static_cast<int>(m_list->GetCount()) - 1;
        m_list->SetSelection(std::clamp(m_list->GetSelection() + by, 0, last));
        m_list->EnsureVisible(m_list->GetSelection());
    }

    void Take(int entry) {
        if (entry < 0 || static_cast<std::size_t>(entry) >= m_found.size()) return;
        const std::size_t option = m_found[static_cast<std::size_t>(entry)];
        m_dirty = false;
        m_over_list = false;
        m_shown = m_options[option].label;
        m_text->ChangeValue(Wx(m_shown));
        m_text->SetInsertionPointEnd();
        Close();
        Choose(option);
    }

    void Choose(std::size_t option) { m_host.Choose(m_path, m_options[option].id); }
    void Close() { Open(false); }

    void Open(bool open) {
        if (m_list->IsShown() == open) return;
        m_list->Show(open);
        for (wxWindow* window = m_panel; window != nullptr; window = window->GetParent()) {
            window->InvalidateBestSize();
            window->Layout();
            auto* scrolled = dynamic_cast<wxScrolledWindow*>(window);
            if (scrolled == nullptr) continue;
            scrolled->FitInside();
            break;
        }
    }

    FieldHost& m_host;
    std::string m_path, m_shown;
    std::vector<OptionView> m_options;
    std::vector<std::size_t> m_found;  ///< by entry of the list
    wxPanel* m_panel;
    wxTextCtrl* m_text;
    wxListBox* m_list;
    bool m_dirty = false, m_over_list = false;
};

}  // namespace

std::unique_ptr<FieldWidget> MakeSearchField(wxWindow* parent, const FieldView& view, FieldHost& host, int width) {
    return std::make_unique<SearchField>(parent, view, host, width);
}

}  // namespace gongjian::ui
