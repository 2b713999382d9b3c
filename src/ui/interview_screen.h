// The interview on the screen: sections on the left, questions in the middle, problems and score sheet on the right.
#pragma once

#include <wx/notebook.h>
#include <wx/statbmp.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "present/interview_presenter.h"
#include "ui/field_widget.h"
#include "ui/navigator.h"
#include "ui/question_list.h"
#include "ui/sheet_panel.h"
#include "ui/table.h"

class wxButton;

namespace gongjian::ui {

class InterviewScreen : public Screen, private present::InterviewView, private FieldHost {
public:
    /// Throws base::Error if the case cannot be opened.
    InterviewScreen(wxWindow* parent, Navigator& navigator, const std::string& case_id);

    Place Where() const override;
    void Enter() override;
    bool MayLeave() override;
    bool CanRun(Command command) const override;
    void Run(Command command) override;

private:
    void MakeHeader(wxSizer* outer);
    void MakeBody(wxSizer* outer);
    void MakeRightSide(wxSizer* body, int width);
    void ShowHeader();
    void ShowProblemCount();
    void AskAboutFormChange();
    void Submit();
    std::optional<std::string> ReasonForWarnings();
    void ReturnForChanges();
    void ShowAnswerMenu();
    void AddRowHere();

    // present::InterviewView
    void ShowQuestions() override;
    void ShowFields(const std::vector<std::string>& paths) override;
    void ShowSections() override;
    void ShowProblems() override;
    void ShowSheet() override;
    void ShowSaved(const std::string& text, bool saved) override;
    void FocusField(const std::string& path) override;

    // FieldHost
    bool EnterText(const std::string& path, const std::string& text) override;
    void Choose(const std::string& path, const std::string& option) override;
    void ChooseSeveral(const std::string& path, const std::vector<std::string>& options) override;
    void Clear(const std::string& path) override;
    void AddRow(const std::string& roster) override;
    void RemoveRow(const std::string& roster, std::size_t row) override;
    void Standing(const std::string& path) override;
    bool GoNext(const std::string& path) override;
    bool GoBack(const std::string& path) override;
    void Escape() override;

    present::InterviewPresenter m_presenter;
    std::vector<present::SectionView> m_sections;
    std::vector<present::ProblemView> m_problems;
    wxStaticText* m_title = nullptr;
    wxStaticBitmap* m_status_sign = nullptr;
    wxStaticText* m_status = nullptr;
    wxStaticText* m_notice = nullptr;
    wxButton* m_submit = nullptr;
    Table* m_section_list = nullptr;
    QuestionList* m_questions = nullptr;
    wxNotebook* m_tabs = nullptr;
    Table* m_problem_list = nullptr;
    WrappedText* m_no_problem = nullptr;
    SheetPanel* m_sheet = nullptr;
    std::vector<std::pair<std::string, std::string>> m_late;  ///< path, text
    bool m_building = false;  ///< questions are being replaced: what fields report waits
};

}  // namespace gongjian::ui
