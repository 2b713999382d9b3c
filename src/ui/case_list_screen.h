// The list of a form's cases: filter on top, the list below, recycle bin beside.
#pragma once

#include <string>

#include "present/case_list_presenter.h"
#include "ui/navigator.h"
#include "ui/table.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace gongjian::ui {

class CaseListScreen : public Screen {
public:
    /// `selected`: the case on which the list stands; may be empty.
    CaseListScreen(wxWindow* parent, Navigator& navigator, const std::string& form_id, const std::string& selected);

    Place Where() const override;
    void Enter() override;
    bool CanRun(Command command) const override;
    void Run(Command command) override;

private:
    void MakeHeader(wxSizer* outer);
    void MakeFilters(wxSizer* outer);
    void MakeTable(wxSizer* outer);
    void ShowRows();
    void SelectCase(const std::string& case_id);
    std::string SelectedCase() const;
    void OpenSelected();
    void NewCase();
    void DeleteSelected();
    void RestoreSelected();

    present::CaseListPresenter m_presenter;
    std::string m_form_id;
    std::string m_selected;
    wxStaticText* m_count = nullptr;
    wxTextCtrl* m_filter = nullptr;
    wxChoice* m_status = nullptr;
    wxChoice* m_round = nullptr;
    wxCheckBox* m_bin = nullptr;
    wxButton* m_delete = nullptr;
    wxStaticText* m_empty = nullptr;
    Table* m_table = nullptr;
};

}  // namespace gongjian::ui
