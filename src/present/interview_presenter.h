// The interview: one case being filled. Every answer is stored before the screen says so; what the store refuses is shown as
// not saved, and the case on the screen is again the case on the disk.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.h"
#include "interview/form_change.h"
#include "interview/session.h"
#include "present/desk.h"
#include "present/question_view.h"
#include "present/sheet_view.h"

namespace gongjian::present {

struct SectionView {
    enum class Mark { Empty, Started, Complete, Warning, Error };
    std::string title;
    Mark mark = Mark::Empty;
    std::string progress;  ///< "3/5"; empty where nothing is asked
    std::string spoken;    ///< "3 of 5 answered, 1 error": for assistive technology and tooltips
    bool relevant = true;
};

struct ProblemView {
    std::string path;
    FieldMessage message;
    std::string label;  ///< of the question, with the row
};

/// What the screen has to show anew. All members are called on the screen's thread, out of a call to the presenter.
class InterviewView {
public:
    virtual ~InterviewView() = default;
    /// The questions shown are others than before: another section, rows came or went, relevance changed.
    virtual void ShowQuestions() = 0;
    /// Answers or messages of these paths changed, the questions are the same.
    virtual void ShowFields(const std::vector<std::string>& paths) = 0;
    virtual void ShowSections() = 0;
    virtual void ShowProblems() = 0;
    virtual void ShowSheet() = 0;
    /// "Saved 14:03:21", or why nothing was saved.
    virtual void ShowSaved(const std::string& text, bool saved) = 0;
    virtual void FocusField(const std::string& path) = 0;
};

/// A preview: how many answers stay, and one line for each that is converted or set aside.
struct FormChangeView {
    std::string text;
    std::vector<std::string> lines;
};

class InterviewPresenter {
public:
    /// Opens a stored case where it was left. Throws base::Error if there is no such case or form.
    InterviewPresenter(const Desk& desk, const std::string& case_id);

    void Attach(InterviewView& view) { m_view = &view; }

    // ---- what is shown
    std::string Title() const;  ///< form and unit
    cases::Status Status() const { return m_session->Current().status; }
    std::string StatusText() const;
    bool ReadOnly() const;  ///< submitted, approved, locked, void or in the recycle bin
    bool CanSubmit() const { return !ReadOnly(); }
    bool CanReturn() const;            ///< a submitted case can be returned for changes
    std::string ReadOnlyText() const;  ///< why, and what to do; empty if the case can be changed
    std::vector<SectionView> Sections() const;
    std::size_t Section() const { return m_section; }
    std::string SectionTitle() const;
    std::vector<QuestionView> Questions() const;
    std::optional<FieldView> Field(const std::string& path) const;
    std::vector<ProblemView> Problems() const;
    const SheetView& Sheet() const { return m_sheet; }
    const std::string& FormId() const { return m_session->Form().form.id; }
    const std::string& CaseId() const { return m_session->Current().id; }

    // ---- answers; each returns whether it is stored (or was already so)
    bool EnterText(const std::string& path, const std::string& text);
    bool Choose(const std::string& path, const std::string& option);
    bool ChooseSeveral(const std::string& path, const std::vector<std::string>& options);
    bool SetNoAnswer(const std::string& path, cases::NoAnswer reason);
    bool Clear(const std::string& path);
    void AddRow(const std::string& roster);
    void RemoveRow(const std::string& roster, std::size_t row);

    // ---- another version of the form
    /// What becomes of the answers if the case, filled under another version of its form, goes on under this one; empty if all
    /// stay as they are.
    std::optional<FormChangeView> PendingFormChange() const;
    /// Stores the case as it is under this version. Returns whether it is stored.
    bool AdoptForm();

    // ---- moving
    void OpenSection(std::size_t section);
    void NextSection();
    void PreviousSection();
    /// Remembers where the person stands; stored with the next answer or on leaving.
    void StandAt(const std::string& path);
    const std::string& Position() const { return m_here; }
    /// Field after or before `path`, over section borders; empty at the end. Does not move.
    std::optional<std::string> Next(const std::string& path) const;
    std::optional<std::string> Previous(const std::string& path) const;
    /// Opens the section of a path and focuses it.
    void Jump(const std::string& path);
    void NextProblem();
    /// Focuses the first field of the current section.
    void FocusFirst();

    // ---- leaving
    /// Stores the position. Texts that could not become answers are lost then: UnsavedTexts names them first.
    void Leave();
    std::vector<std::string> UnsavedTexts() const;
    /// Errors that keep a case from being submitted; empty if none.
    std::vector<ProblemView> Obstacles() const;
    /// What a person should know before submitting: required answers that are missing.
    std::size_t Reminders() const;
    /// Checks that may be overridden, with a reason that stays in the history of the case.
    std::vector<ProblemView> Warnings() const;
    /// `reason`: why it is submitted although there are warnings.
    bool Submit(const std::string& reason = {});
    bool Return();

private:
    void Open(cases::Case opened);
    bool Set(const std::string& path, cases::Answer answer);
    bool SetStatus(cases::Status status, const std::string& reason);
    bool Store(const std::string& reason = {});
    void Restore(const std::string& why);
    void Show(const interview::Effects& effects, const std::string& path, bool other_rows);
    void ShowAll();
    void Score();
    std::vector<std::string> VisiblePaths() const;

    Desk m_desk;
    std::shared_ptr<const interview::CheckedForm> m_form;
    std::unique_ptr<interview::Session> m_session;
    cases::Case m_stored;  ///< as the store has it
    std::optional<interview::FormChange> m_form_change;
    RejectedTexts m_rejected;
    std::size_t m_section = 0;
    std::string m_here;  ///< path of the field that has the focus, or had it last
    SheetView m_sheet;
    InterviewView* m_view = nullptr;
};

}  // namespace gongjian::present
