#include "ui/interview_screen.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/weakref.h>

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "present/words.h"
#include "ui/accessible.h"
#include "ui/ask.h"
#include "ui/glyphs.h"
#include "ui/look.h"
#include "ui/reason_dialog.h"
#include "ui/status_glyph.h"
#include "ui/text.h"

namespace gongjian::ui {

using base::Tr;
using present::FieldMessage;
using present::SectionView;

InterviewScreen::InterviewScreen(wxWindow* parent, Navigator& navigator, const std::string& case_id)
    : Screen(parent, navigator), m_presenter(navigator.Desk(), case_id) {
    auto* outer = new wxBoxSizer(wxVERTICAL);
    MakeHeader(outer);
    MakeBody(outer);
    SetSizer(outer);
    m_presenter.Attach(*this);
    ShowHeader();
    ShowSections();
    ShowProblems();
    ShowSheet();
    m_questions->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (!m_questions->NeedsNewWidths()) return;
            m_questions->Commit();
            ShowQuestions();
        });
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        // Not from fields: there the input method comes first, and the fields act on Escape themselves.
        if (event.GetKeyCode() == WXK_ESCAPE && !m_questions->HoldsFocus()) return Escape();
        event.Skip();
    });
    ShowQuestions();
    CallAfter([this] { AskAboutFormChange(); });
}

/// The case was filled under another version of its form: goes on under this one only if the person wants it.
void InterviewScreen::AskAboutFormChange() {
    const auto change = m_presenter.PendingFormChange();
    if (!change) return;
    constexpr std::size_t kMostLines = 12;
    std::string lines;
    for (std::size_t i = 0; i < change->lines.size() && i < kMostLines; ++i) lines += change->lines[i] + "\n";
    if (const std::size_t more = change->lines.size() - std::min(change->lines.size(), kMostLines); more > 0)
        lines += base::TrN("and {n} more", "and {n} more", static_cast<long>(more));
    // Assistive technology reaches what lies under a dialog, and may leave this screen meanwhile.
    const wxWeakRef<InterviewScreen> here(this);
    const bool adopt = Ask(this, {Tr("Another version of the form"), change->text, lines,
                                  Tr("Go on with the new version"), Tr("Leave it as it is")});
    if (!here) return;
    if (!adopt) return Escape();
    m_presenter.AdoptForm();
    m_presenter.FocusFirst();
}

// ---- building ---------------------------------------------------------------------------------------------------------

void InterviewScreen::MakeHeader(wxSizer* outer) {
    const int gap = look::Gap(this, 1);
    auto* back = new wxButton(this, wxID_ANY, Wx(Tr("Back to the list")));
    back->SetBitmap(Sign(Glyph::Back, this));
    back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Escape(); });
    m_title = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    look::Apply(m_title, look::Type::Heading);
    m_status_sign = new wxStaticBitmap(this, wxID_ANY, Sign(Glyph::Draft, this));
    m_status = new wxStaticText(this, wxID_ANY, {});
    m_notice = new wxStaticText(this, wxID_ANY, {});
    look::Apply(m_notice, look::Type::Body, look::Tone::Muted);
    m_submit = new wxButton(this, wxID_ANY, {});
    m_submit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_presenter.CanReturn() ? ReturnForChanges() : Submit(); });

    auto* header = new wxBoxSizer(wxHORIZONTAL);
    header->Add(back, wxSizerFlags().CenterVertical());
    header->Add(m_title, wxSizerFlags(1).CenterVertical().Border(wxLEFT, 4 * gap));
    header->Add(m_status_sign, wxSizerFlags().CenterVertical().Border(wxLEFT, 3 * gap));
    header->Add(m_status, wxSizerFlags().CenterVertical().Border(wxLEFT, gap));
    header->Add(m_submit, wxSizerFlags().CenterVertical().Border(wxLEFT, 4 * gap));
    outer->Add(look::Inset(header, 4 * gap, 2 * gap, 2 * gap), wxSizerFlags().Expand());
    outer->Add(look::Inset(m_notice, 4 * gap, 0, 2 * gap));
}

void InterviewScreen::MakeBody(wxSizer* outer) {
    const int whole = std::max(GetParent()->GetClientSize().GetWidth(), look::Px(this, 800));
    const bool narrow = whole < look::Px(this, 1000);
    auto* body = new wxBoxSizer(wxHORIZONTAL);
    m_section_list = new Table(this, Tr("Sections"), /*headings=*/false, /*variable_height=*/true);
    m_section_list->SetMinSize(wxSize(look::Px(this, narrow ? 195 : 240), -1));
    m_section_list->SetColumns(
        {{Tr("Section"), 100, false, true, true, false, true}, {Tr("Answered"), 50, true}},
        [this](unsigned row, unsigned column) -> TableCell {
            if (row >= m_sections.size()) return {};
            const SectionView& section = m_sections[row];
            const look::Tone tone = section.relevant ? look::Tone::Normal : look::Tone::Muted;
            if (column == 1) return {section.relevant ? section.progress : "", Glyph::None, look::Tone::Muted, false};
            static constexpr Glyph kMarks[] = {Glyph::Empty, Glyph::Started, Glyph::Complete, Glyph::Warning,
                                               Glyph::Error};
            const Glyph mark = section.relevant ? kMarks[static_cast<int>(section.mark)] : Glyph::Dash;
            // Not bold where one is: the selection says it, and bold text would break elsewhere and move the rows below.
            return {section.title, mark, tone, false};
        });
    m_section_list->on_select = [this](std::size_t row) {
        if (row != m_presenter.Section()) m_presenter.OpenSection(row);
    };
    m_section_list->on_activate = [this](std::size_t row) { m_presenter.OpenSection(row); };
    m_section_list->on_escape = [this] { Escape(); };
    m_questions = new QuestionList(this, *this);
    SetAccessible(m_questions, Tr("Questions"));
    body->Add(m_section_list, wxSizerFlags().Expand());
    body->Add(m_questions, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, 1));
    MakeRightSide(body, look::Px(this, narrow ? 250 : 330));
    outer->Add(body, wxSizerFlags(1).Expand());
}

void InterviewScreen::MakeRightSide(wxSizer* body, int width) {
    m_tabs = new wxNotebook(this, wxID_ANY);
    auto* page = new wxPanel(m_tabs);
    page->SetBackgroundColour(look::Surface());
    m_no_problem = new WrappedText(page, Tr("No problems. F9 submits the case."), width - look::Gap(this, 10),
                                   look::Type::Body, look::Tone::Muted);
    m_problem_list = new Table(page, Tr("Problems"), /*headings=*/false, /*variable_height=*/true);
    m_problem_list->SetColumns({{Tr("Problem"), 200, false, true, true, false, true}},
                               [this](unsigned row, unsigned) -> TableCell {
                                   if (row >= m_problems.size()) return {};
                                   const present::ProblemView& problem = m_problems[row];
                                   switch (problem.message.kind) {
                                       case FieldMessage::Kind::Error:
                                           return {problem.label + "\n" + problem.message.text, Glyph::Error};
                                       case FieldMessage::Kind::Warning:
                                           return {problem.label + "\n" + problem.message.text, Glyph::Warning};
                                       default: return {problem.label, Glyph::Required, look::Tone::Muted, false};
                                   }
                               });
    const auto jump = [this](std::size_t row) {
        if (row < m_problems.size()) m_presenter.Jump(std::string(m_problems[row].path));
    };
    m_problem_list->on_activate = jump;
    m_problem_list->on_cell = [this, jump](std::size_t row, std::size_t) { CallAfter([jump, row] { jump(row); }); };
    m_problem_list->on_escape = [this] { Escape(); };
    m_sheet = new SheetPanel(m_tabs, Tr("Score sheet"), /*with_reason=*/true);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(look::Inset(m_no_problem, look::Gap(this, 4), look::Gap(this, 4)));
    column->Add(m_problem_list, wxSizerFlags(1).Expand());
    page->SetSizer(column);
    m_tabs->AddPage(page, Wx(Tr("Problems")));
    m_tabs->AddPage(m_sheet, Wx(Tr("Score sheet")));
    m_tabs->SetMinSize(wxSize(width, -1));
    body->Add(m_tabs, wxSizerFlags().Expand());
}

void InterviewScreen::ShowHeader() {
    m_title->SetLabelText(Wx(m_presenter.Title()));
    m_status->SetLabelText(Wx(m_presenter.StatusText()));
    m_status_sign->SetBitmap(Sign(GlyphOf(m_presenter.Status()), this));
    m_notice->SetLabelText(Wx(m_presenter.ReadOnlyText()));
    m_notice->Show(m_presenter.ReadOnly());
    m_submit->SetLabel(Wx(m_presenter.CanReturn() ? Tr("Return for changes") : Tr("Submit")));
    m_submit->Show(m_presenter.CanReturn() || m_presenter.CanSubmit());
    Layout();
}

// ---- screen -----------------------------------------------------------------------------------------------------------

Place InterviewScreen::Where() const {
    return {Place::Kind::Interview, m_presenter.FormId(), m_presenter.CaseId(), {}};
}

void InterviewScreen::Enter() {
    const std::string& position = m_presenter.Position();
    if (!position.empty() && m_questions->FocusField(position)) return;
    m_presenter.FocusFirst();
}

bool InterviewScreen::MayLeave() {
    m_questions->Commit();
    const auto unsaved = m_presenter.UnsavedTexts();
    if (!unsaved.empty()) {
        std::string names;
        for (const std::string& name : unsaved) names += "• " + name + "\n";
        const bool leave =
            Ask(this, {Tr("Not everything is saved"), Tr("These texts are no valid answers and cannot be saved:"),
                       names, Tr("Leave without them"), Tr("Stay")});
        if (!leave) return false;
    }
    m_presenter.Leave();
    return true;
}

bool InterviewScreen::CanRun(Command command) const {
    switch (command) {
        case Command::NextSection:
        case Command::PreviousSection:
        case Command::NextProblem:
        case Command::BackToList: return true;
        case Command::AnswerMenu:
        case Command::AddRow: return !m_presenter.ReadOnly();
        case Command::SubmitCase: return m_presenter.CanSubmit();
        case Command::ReturnCase: return m_presenter.CanReturn();
        default: return false;
    }
}

void InterviewScreen::Run(Command command) {
    m_questions->Commit();
    switch (command) {
        case Command::NextSection: return m_presenter.NextSection();
        case Command::PreviousSection: return m_presenter.PreviousSection();
        case Command::NextProblem: return m_presenter.NextProblem();
        case Command::BackToList: return Escape();
        case Command::AnswerMenu: return ShowAnswerMenu();
        case Command::AddRow: return AddRowHere();
        case Command::SubmitCase: return Submit();
        case Command::ReturnCase: return ReturnForChanges();
        default: return;
    }
}

void InterviewScreen::Submit() {
    m_questions->Commit();
    const auto obstacles = m_presenter.Obstacles();
    if (!obstacles.empty()) {
        m_tabs->SetSelection(0);
        Tell(this, Tr("Not submitted yet"),
             base::TrN("{n} answer has an error. Correct it, then submit.",
                       "{n} answers have errors. Correct them, then submit.", static_cast<long>(obstacles.size())));
        return m_presenter.Jump(obstacles.front().path);
    }
    if (const std::size_t missing = m_presenter.Reminders(); missing > 0) {
        const std::string text =
            base::TrN("{n} required answer is missing. Submit all the same?",
                      "{n} required answers are missing. Submit all the same?", static_cast<long>(missing));
        if (!Ask(this, {Tr("Submit"), text, {}, Tr("Submit"), Tr("Go on filling in")})) return;
    }
    const std::optional<std::string> reason = ReasonForWarnings();
    if (reason && m_presenter.Submit(*reason)) ShowHeader();
}

/// Empty where there is nothing to explain; nothing if the person goes back to the answers.
std::optional<std::string> InterviewScreen::ReasonForWarnings() {
    const auto warnings = m_presenter.Warnings();
    if (warnings.empty()) return std::string();
    std::vector<std::string> lines;
    lines.reserve(warnings.size());
    for (const present::ProblemView& warning : warnings) lines.push_back(warning.label + ": " + warning.message.text);
    const std::string text =
        base::TrN("{n} answer is unusual. If it is right, say why; the reason stays in the history of the case.",
                  "{n} answers are unusual. If they are right, say why; the reason stays in the history of the case.",
                  static_cast<long>(warnings.size()));
    const auto reason = AskForReason(this, {Tr("Submit"), text, lines, Tr("Submit"), Tr("Go on filling in")});
    if (!reason) m_presenter.Jump(warnings.front().path);
    return reason;
}

void InterviewScreen::ReturnForChanges() {
    if (m_presenter.Return()) {
        ShowHeader();
        m_presenter.FocusFirst();
    }
}

void InterviewScreen::ShowAnswerMenu() {
    const std::string path = m_presenter.Position();
    const auto field = m_presenter.Field(path);
    if (!field || field->read_only || field->permitted.empty() || field->control == present::Control::Roster) return;
    using cases::NoAnswer;
    wxMenu menu;
    for (const NoAnswer reason : field->permitted) {
        const int id = menu.AppendRadioItem(wxID_ANY, Wx(present::NoAnswerText(reason)))->GetId();
        menu.Check(id, field->no_answer == reason);
        menu.Bind(
            wxEVT_MENU, [this, path, reason](wxCommandEvent&) { m_presenter.SetNoAnswer(path, reason); }, id);
    }
    const int clear = menu.AppendRadioItem(wxID_ANY, Wx(Tr("None of these")))->GetId();
    menu.Check(clear, !field->no_answer);
    menu.Bind(
        wxEVT_MENU,
        [this, path, given = field->no_answer.has_value()](wxCommandEvent&) {
            if (given) m_presenter.Clear(path);
        },
        clear);
    wxWindow* focus = FindFocus();
    if (focus == nullptr) focus = m_questions;
    focus->PopupMenu(&menu, 0, focus->GetSize().GetHeight());
}

void InterviewScreen::AddRowHere() {
    const std::string path = m_presenter.Position();
    const auto is_roster = [this](const std::string& at) {
        const auto field = m_presenter.Field(at);
        return field && field->control == present::Control::Roster;
    };
    // From a cell to the roster it stands in.
    const std::string roster = is_roster(path) ? path : path.substr(0, path.rfind('['));
    if (is_roster(roster)) m_presenter.AddRow(roster);
}

// ---- present::InterviewView -------------------------------------------------------------------------------------------

void InterviewScreen::ShowQuestions() {
    if (m_building) return;
    m_building = true;
    const bool had_focus = m_questions->HoldsFocus();
    m_questions->ShowQuestions(m_presenter.SectionTitle(), Tr("No question of this section applies here."),
                               m_presenter.Questions());
    m_building = false;
    if (had_focus) m_questions->FocusField(m_presenter.Position());
    const auto late = std::exchange(m_late, {});
    for (const auto& [path, text] : late) m_presenter.EnterText(path, text);
}

void InterviewScreen::ShowFields(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        if (const auto field = m_presenter.Field(path)) m_questions->ShowField(*field);
    }
    m_title->SetLabelText(Wx(m_presenter.Title()));
}

void InterviewScreen::ShowSections() {
    m_sections = m_presenter.Sections();
    m_section_list->SetRows(m_sections.size());
    m_section_list->SelectRow(m_presenter.Section());
}

void InterviewScreen::ShowProblems() {
    m_problems = m_presenter.Problems();
    m_problem_list->SetRows(m_problems.size());
    m_no_problem->Show(m_problems.empty() && !m_presenter.ReadOnly());
    m_problem_list->Show(!m_problems.empty());
    m_problem_list->GetParent()->Layout();
    ShowProblemCount();
}

void InterviewScreen::ShowProblemCount() {
    const auto serious = std::count_if(m_problems.begin(), m_problems.end(), [](const present::ProblemView& problem) {
        return problem.message.kind != FieldMessage::Kind::Required;
    });
    const std::string label = serious == 0 ? Tr("Problems") : Tr("Problems ({n})", {{"n", std::to_string(serious)}});
    if (m_tabs->GetPageText(0) != Wx(label)) m_tabs->SetPageText(0, Wx(label));
}

void InterviewScreen::ShowSheet() { m_sheet->Show(m_presenter.Sheet()); }

void InterviewScreen::ShowSaved(const std::string& text, bool saved) { m_navigator.ShowSaved(text, saved); }

void InterviewScreen::FocusField(const std::string& path) { m_questions->FocusField(path); }

// ---- FieldHost --------------------------------------------------------------------------------------------------------

bool InterviewScreen::EnterText(const std::string& path, const std::string& text) {
    if (!m_building) return m_presenter.EnterText(path, text);
    // A field that goes because the questions change gives up its text now: it is entered when they have changed.
    m_late.emplace_back(path, text);
    return true;
}

void InterviewScreen::Choose(const std::string& path, const std::string& option) { m_presenter.Choose(path, option); }

void InterviewScreen::ChooseSeveral(const std::string& path, const std::vector<std::string>& options) {
    m_presenter.ChooseSeveral(path, options);
}

void InterviewScreen::Clear(const std::string& path) { m_presenter.Clear(path); }

void InterviewScreen::AddRow(const std::string& roster) { m_presenter.AddRow(std::string(roster)); }

void InterviewScreen::RemoveRow(const std::string& roster, std::size_t row) {
    m_presenter.RemoveRow(std::string(roster), row);
}

void InterviewScreen::Standing(const std::string& path) {
    if (m_building) return;
    m_presenter.StandAt(path);
    m_questions->MarkCurrent(path);
    // A click went to a widget that has just been replaced: its successor gets the focus, unless it went on meanwhile.
    if (!m_questions->IsChanging()) return;
    CallAfter([this, path] {
        if (m_presenter.Position() == path) m_questions->FocusField(path);
    });
}

bool InterviewScreen::GoNext(const std::string& path) {
    m_questions->Commit();
    const auto next = m_presenter.Next(path);
    if (!next) return false;
    m_presenter.Jump(*next);
    return true;
}

bool InterviewScreen::GoBack(const std::string& path) {
    m_questions->Commit();
    const auto previous = m_presenter.Previous(path);
    if (!previous) return false;
    m_presenter.Jump(*previous);
    return true;
}

void InterviewScreen::Escape() {
    m_navigator.GoTo({Place::Kind::Cases, m_presenter.FormId(), m_presenter.CaseId(), {}});
}

}  // namespace gongjian::ui
