// Choices: radio buttons, a drop-down list where they are many or stand in a grid, check boxes for several. Digits choose.
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>

#include <algorithm>

#include "ui/accessible.h"
#include "ui/field_widget.h"
#include "ui/look.h"
#include "ui/text.h"

namespace gongjian::ui {
namespace {

using present::Control;
using present::FieldView;
using present::OptionView;

/// The option that a key chooses: 1 to 9 by place, Y and N for yes and no. -1: none.
int OptionOfKey(const wxKeyEvent& event, const std::vector<OptionView>& options, bool yes_no) {
    if (event.ControlDown() || event.AltDown()) return -1;
    int key = event.GetKeyCode();
    if (key >= WXK_NUMPAD1 && key <= WXK_NUMPAD9) key = '1' + key - WXK_NUMPAD1;
    if (yes_no && (key == 'Y' || key == 'y')) return 0;
    if (yes_no && (key == 'N' || key == 'n')) return 1;
    const int option = key - '1';
    return option >= 0 && option < 9 && option < static_cast<int>(options.size()) ? option : -1;
}

bool IsErase(const wxKeyEvent& event) { return event.GetKeyCode() == WXK_DELETE || event.GetKeyCode() == WXK_BACK; }

bool IsEnter(const wxKeyEvent& event) {
    return event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
}

bool Contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

wxString NumberedLabel(std::size_t index, const OptionView& option) {
    return wxControl::EscapeMnemonics(wxString::Format("%zu  ", index + 1) + Wx(option.label));
}

// ---- radio buttons ----------------------------------------------------------------------------------------------------

class RadioField : public FieldWidget {
public:
    RadioField(wxWindow* parent, const FieldView& view, FieldHost& host)
        : m_host(host),
          m_path(view.path),
          m_options(view.options),
          m_yes_no(view.control == Control::YesNo),
          m_panel(new wxPanel(parent)) {
        // A group always has one button pressed: a hidden one stands for "no answer".
        m_none = new wxRadioButton(m_panel, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
        m_none->Hide();
        std::size_t longest = 0;
        for (const OptionView& option : m_options) longest = std::max(longest, Wx(option.label).length());
        const bool in_line = m_options.size() <= 3 && longest <= 12;
        auto* sizer = new wxBoxSizer(in_line ? wxHORIZONTAL : wxVERTICAL);
        for (std::size_t i = 0; i < m_options.size(); ++i) {
            auto* button = new wxRadioButton(m_panel, wxID_ANY, NumberedLabel(i, m_options[i]));
            Bind(button, i);
            m_buttons.push_back(button);
            sizer->Add(button, wxSizerFlags().Border(in_line ? wxRIGHT : wxBOTTOM, look::Gap(parent, in_line ? 5 : 1)));
        }
        m_panel->SetSizer(sizer);
        Show(view);
    }

    wxWindow* Window() override { return m_panel; }

    void Show(const FieldView& view) override {
        m_none->SetValue(true);
        for (std::size_t i = 0; i < m_buttons.size(); ++i) {
            if (Contains(view.chosen, m_options[i].id)) m_buttons[i]->SetValue(true);
            SetAccessible(m_buttons[i], view.accessible_name + ": " + m_options[i].label, DescriptionOf(view));
        }
        m_panel->Enable(view.relevant);
    }

    void Focus() override {
        for (wxRadioButton* button : m_buttons) {
            if (button->GetValue()) return button->SetFocus();
        }
        if (!m_buttons.empty()) m_buttons.front()->SetFocus();
    }

private:
    void Bind(wxRadioButton* button, std::size_t index) {
        button->Bind(wxEVT_RADIOBUTTON, [this, index](wxCommandEvent&) { m_host.Choose(m_path, m_options[index].id); });
        button->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            m_host.Standing(m_path);
        });
        button->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            if (!OnKey(event)) event.Skip();
        });
    }

    bool OnKey(const wxKeyEvent& event) {
        if (HandleMoveKey(event, m_path, m_host)) return true;
        if (IsEnter(event)) return m_host.GoNext(m_path);
        if (IsErase(event)) {
            m_none->SetValue(true);
            m_host.Clear(m_path);
            return true;
        }
        const int option = OptionOfKey(event, m_options, m_yes_no);
        if (option < 0) return false;
        m_buttons[static_cast<std::size_t>(option)]->SetValue(true);
        m_buttons[static_cast<std::size_t>(option)]->SetFocus();
        m_host.Choose(m_path, m_options[static_cast<std::size_t>(option)].id);
        return true;
    }

    FieldHost& m_host;
    std::string m_path;
    std::vector<OptionView> m_options;
    bool m_yes_no;
    wxPanel* m_panel;
    wxRadioButton* m_none;
    std::vector<wxRadioButton*> m_buttons;
};

// ---- drop-down list ---------------------------------------------------------------------------------------------------

class DropField : public FieldWidget {
public:
    DropField(wxWindow* parent, const FieldView& view, FieldHost& host, int width)
        : m_host(host), m_path(view.path), m_options(view.options), m_yes_no(view.control == Control::YesNo) {
        m_choice = new wxChoice(parent, wxID_ANY, wxDefaultPosition, wxSize(width, -1));
        m_choice->Append(wxString());
        for (std::size_t i = 0; i < m_options.size(); ++i)
            m_choice->Append(wxString::Format("%zu  ", i + 1) + Wx(m_options[i].label));
        m_choice->SetMinSize(wxSize(width, -1));
        m_choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { Enter(m_choice->GetSelection()); });
        m_choice->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            m_host.Standing(m_path);
        });
        m_choice->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            if (!OnKey(event)) event.Skip();
        });
        Show(view);
    }

    wxWindow* Window() override { return m_choice; }

    void Show(const FieldView& view) override {
        // A given non-answer is one more entry while it stands.
        const auto own = static_cast<unsigned>(m_options.size() + 1);
        while (m_choice->GetCount() > own) m_choice->Delete(own);
        int selection = 0;
        for (std::size_t i = 0; i < m_options.size(); ++i) {
            if (Contains(view.chosen, m_options[i].id)) selection = static_cast<int>(i + 1);
        }
        if (view.no_answer) selection = m_choice->Append(Wx(view.no_answer_text));
        m_choice->SetSelection(selection);
        m_choice->Enable(view.relevant);
        SetAccessible(m_choice, view.accessible_name, DescriptionOf(view));
    }

    void Focus() override { m_choice->SetFocus(); }

private:
    void Enter(int selection) {
        if (selection == 0) return m_host.Clear(m_path);
        const auto option = static_cast<std::size_t>(selection - 1);
        if (option < m_options.size()) m_host.Choose(m_path, m_options[option].id);
    }

    bool OnKey(const wxKeyEvent& event) {
        if (HandleMoveKey(event, m_path, m_host)) return true;
        if (IsErase(event)) {
            m_host.Clear(m_path);
            return true;
        }
        const int option = OptionOfKey(event, m_options, m_yes_no);
        if (option < 0) return false;
        m_choice->SetSelection(option + 1);
        Enter(option + 1);
        return true;
    }

    FieldHost& m_host;
    std::string m_path;
    std::vector<OptionView> m_options;
    bool m_yes_no;
    wxChoice* m_choice;
};

// ---- check boxes ------------------------------------------------------------------------------------------------------

class CheckField : public FieldWidget {
public:
    CheckField(wxWindow* parent, const FieldView& view, FieldHost& host)
        : m_host(host), m_path(view.path), m_options(view.options), m_panel(new wxPanel(parent)) {
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        for (std::size_t i = 0; i < m_options.size(); ++i) {
            auto* box = new wxCheckBox(m_panel, wxID_ANY, NumberedLabel(i, m_options[i]));
            box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { Enter(); });
            box->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
                event.Skip();
                m_host.Standing(m_path);
            });
            box->Bind(wxEVT_KEY_DOWN, [this, i](wxKeyEvent& event) {
                if (!OnKey(event, i)) event.Skip();
            });
            m_boxes.push_back(box);
            sizer->Add(box, wxSizerFlags().Border(wxBOTTOM, look::Gap(parent, 1)));
        }
        m_panel->SetSizer(sizer);
        Show(view);
    }

    wxWindow* Window() override { return m_panel; }

    void Show(const FieldView& view) override {
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            m_boxes[i]->SetValue(Contains(view.chosen, m_options[i].id));
            SetAccessible(m_boxes[i], view.accessible_name + ": " + m_options[i].label, DescriptionOf(view));
        }
        m_panel->Enable(view.relevant);
    }

    void Focus() override {
        if (!m_boxes.empty()) m_boxes.front()->SetFocus();
    }

private:
    void Enter() {
        std::vector<std::string> chosen;
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            if (m_boxes[i]->GetValue()) chosen.push_back(m_options[i].id);
        }
        m_host.ChooseSeveral(m_path, chosen);
    }

    bool OnKey(const wxKeyEvent& event, std::size_t index) {
        if (HandleMoveKey(event, m_path, m_host)) return true;
        if (IsEnter(event)) return m_host.GoNext(m_path);
        if (event.GetKeyCode() == WXK_DOWN && index + 1 < m_boxes.size()) return m_boxes[index + 1]->SetFocus(), true;
        if (event.GetKeyCode() == WXK_UP && index > 0) return m_boxes[index - 1]->SetFocus(), true;
        const int option = OptionOfKey(event, m_options, false);
        if (option < 0) return false;
        wxCheckBox* box = m_boxes[static_cast<std::size_t>(option)];
        box->SetValue(!box->GetValue());
        box->SetFocus();
        Enter();
        return true;
    }

    FieldHost& m_host;
    std::string m_path;
    std::vector<OptionView> m_options;
    wxPanel* m_panel;
    std::vector<wxCheckBox*> m_boxes;
};

}  // namespace

std::unique_ptr<FieldWidget> MakeRadioField(wxWindow* parent, const FieldView& view, FieldHost& host, int) {
    return std::make_unique<RadioField>(parent, view, host);
}

std::unique_ptr<FieldWidget> MakeDropField(wxWindow* parent, const FieldView& view, FieldHost& host, int width) {
    return std::make_unique<DropField>(parent, view, host, width);
}

std::unique_ptr<FieldWidget> MakeCheckField(wxWindow* parent, const FieldView& view, FieldHost& host, int) {
    return std::make_unique<CheckField>(parent, view, host);
}

}  // namespace gongjian::ui
