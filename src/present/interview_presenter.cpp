#include "present/interview_presenter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/message.h"
#include "cases/answer_json.h"
#include "cases/changes.h"
#include "cases/stored_answers.h"
#include "present/new_case.h"
#include "present/words.h"
#include "scoring/score.h"

namespace gongjian::present {
namespace {

bool IsRequired(const std::string& code) { return code.find("required") != std::string::npos; }

const RuleFile* RulesOfForm(const OpenedWorkspace& workspace, const std::string& form_id) {
    const auto found = std::find_if(workspace.rules.begin(), workspace.rules.end(), [&](const RuleFile& file) {
        return file.rules && file.rules->Info().form_id == form_id;
    });
    return found == workspace.rules.end() ? nullptr : &*found;
}

bool CanChange(const cases::Case& opened) {
    return !opened.deleted && (opened.status == cases::Status::Draft || opened.status == cases::Status::Returned);
}

}  // namespace

InterviewPresenter::InterviewPresenter(const Desk& desk, const std::string& case_id) : m_desk(desk) {
    auto opened = m_desk.Cases().Load(case_id);
    if (!opened) throw base::Error(base::Msg("The case is no longer there. Go back to the list and refresh it."));
    m_form = m_desk.workspace->FormById(opened->form_id);
    if (!m_form) {
        throw base::Error(
            base::Msg("The form \"{form}\" of this case is missing or faulty. Run gj check on the workspace.",
                      {{"form", opened->form_id}}));
    }
    interview::FormChange change = interview::CompareWithForm(*opened, m_form->form);
    if (CanChange(*opened) && change.from != change.to) {
        if (change.changed.empty()) {
            opened->form_version = change.to;  // stored with the next answer
        } else {
            m_form_change = std::move(change);
        }
    }
    Open(std::move(*opened));
    m_here = m_stored.position;
    m_section = SectionOf(m_form->form, m_here).value_or(0);
    if (!m_session->IsSectionRelevant(m_section)) m_section = 0;
    Score();
}

void InterviewPresenter::Open(cases::Case opened) {
    m_stored = opened;
    m_session = std::make_unique<interview::Session>(MakeSession(m_desk, m_form, std::move(opened)));
}

// ---- what is shown ----------------------------------------------------------------------------------------------------

std::string InterviewPresenter::Title() const {
    const std::string form = LabelText(m_form->form.title, m_form->form.id);
    const std::string& unit = m_session->Current().unit;
    return fmt::format("{} · {}", unit.empty() ? base::Tr("New case") : unit, form);
}

std::string InterviewPresenter::StatusText() const { return present::StatusText(m_session->Current().status); }

bool InterviewPresenter::ReadOnly() const { return !CanChange(m_session->Current()); }

bool InterviewPresenter::CanReturn() const {
    const cases::Case& current = m_session->Current();
    return !current.deleted &&
           (current.status == cases::Status::Submitted || current.status == cases::Status::Approved);
}

std::string InterviewPresenter::ReadOnlyText() const {
    if (!ReadOnly()) return {};
    const cases::Case& current = m_session->Current();
    if (current.deleted) return base::Tr("In the recycle bin. Restore it in the list to change it.");
    if (CanReturn()) return base::Tr("Submitted: answers can be read. Return the case to change them.");
    return base::Tr("Locked: answers can only be read.");
}

std::vector<SectionView> InterviewPresenter::Sections() const {
    std::vector<SectionView> views;
    for (std::size_t i = 0; i < m_form->form.sections.size(); ++i) {
        const form::Section& section = m_form->form.sections[i];
        SectionView view;
        view.title = LabelText(section.title, section.id);
        view.relevant = m_session->IsSectionRelevant(i);
        const interview::Progress progress = m_session->SectionProgress(i);
        const auto rejected =
            static_cast<std::size_t>(std::count_if(m_rejected.begin(), m_rejected.end(), [&](const auto& r) {
                return SectionOf(m_form->form, r.first) == i;
            }));
        const std::size_t errors = progress.hard + rejected;
        view.mark = errors > 0                                        ? SectionView::Mark::Error
                    : progress.answered == 0 && progress.relevant > 0 ? SectionView::Mark::Empty
                    : progress.answered < progress.relevant           ? SectionView::Mark::Started
                                                                      : SectionView::Mark::Complete;
        if (progress.relevant > 0) view.progress = fmt::format("{}/{}", progress.answered, progress.relevant);
        const base::Arguments counts{{"answered", std::to_string(progress.answered)},
                                     {"relevant", std::to_string(progress.relevant)},
                                     {"errors", std::to_string(errors)}};
        view.spoken = errors > 0 ? base::Tr("{answered} of {relevant} answered, errors: {errors}", counts)
                                 : base::Tr("{answered} of {relevant} answered", counts);
        views.push_back(std::move(view));
    }
    return views;
}

std::string InterviewPresenter::SectionTitle() const {
    const form::Section& section = m_form->form.sections.at(m_section);
    return LabelText(section.title, section.id);
}

std::vector<QuestionView> InterviewPresenter::Questions() const {
    return MakeQuestions(*m_session, m_section, m_rejected, ReadOnly());
}

std::optional<FieldView> InterviewPresenter::Field(const std::string& path) const {
    return MakeField(*m_session, path, m_rejected, ReadOnly());
}

std::vector<ProblemView> InterviewPresenter::Problems() const {
    std::vector<ProblemView> problems;
    const auto label = [this](const std::string& path) {
        return PathLabel(m_form->form, m_session->Current().answers, path);
    };
    for (const auto& [path, typed] : m_rejected) {
        problems.push_back({path, {FieldMessage::Kind::Error, typed.problem}, label(path)});
    }
    for (const interview::Violation& violation : m_session->Violations()) {
        const auto kind = IsRequired(violation.code)                   ? FieldMessage::Kind::Required
                          : violation.severity == form::Severity::Hard ? FieldMessage::Kind::Error
                                                                       : FieldMessage::Kind::Warning;
        problems.push_back({violation.path, {kind, LabelText(violation.message)}, label(violation.path)});
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const ProblemView& a, const ProblemView& b) { return a.message.kind > b.message.kind; });
    return problems;
}

// ---- answers ----------------------------------------------------------------------------------------------------------

bool InterviewPresenter::EnterText(const std::string& path, const std::string& text) {
    const auto field = Field(path);
    if (!field || field->read_only) return false;
    if (field->no_answer && text.empty()) return true;
    const auto steps = cases::ParsePath(path);
    const form::Question* question = cases::QuestionAt(path, m_form->form);
    cases::ParsedAnswer parsed = cases::ParseAnswer(text, *question);
    if (parsed.problem) {
        m_rejected[path] = {text, base::Tr("Not saved: {problem}", {{"problem", base::Text(*parsed.problem)}})};
        if (m_view != nullptr) {
            m_view->ShowFields({path});
            m_view->ShowSections();
            m_view->ShowProblems();
        }
        return false;
    }
    if (Set(path, std::move(parsed.answer))) return true;
    if (m_view != nullptr) m_view->ShowProblems();
    return false;
}

bool InterviewPresenter::Choose(const std::string& path, const std::string& option) {
    const auto field = Field(path);
    if (!field || field->read_only) return false;
    if (field->control == Control::YesNo) return Set(path, option == "yes");
    return Set(path, option);
}

bool InterviewPresenter::ChooseSeveral(const std::string& path, const std::vector<std::string>& options) {
    if (options.empty()) return Clear(path);
    return Set(path, cases::Choices(options));
}

bool InterviewPresenter::SetNoAnswer(const std::string& path, cases::NoAnswer reason) { return Set(path, reason); }

bool InterviewPresenter::Clear(const std::string& path) { return Set(path, cases::Blank{}); }

bool InterviewPresenter::Set(const std::string& path, cases::Answer answer) {
    const auto steps = cases::ParsePath(path);
    if (!steps || ReadOnly()) return false;
    const bool was_rejected = m_rejected.erase(path) > 0;
    if (cases::Get(m_session->Current().answers, *steps) == answer) {
        if (was_rejected) Show({{path}, {}, {}, true}, path, false);
        return true;
    }
    const std::vector<std::string> rows = RowNames(*m_session);
    const interview::Effects effects = m_session->Set(*steps, std::move(answer));
    StandAt(path);
    if (!Store()) return false;
    Show(effects, path, rows != RowNames(*m_session));
    return true;
}

void InterviewPresenter::AddRow(const std::string& roster) {
    if (ReadOnly()) return;
    const std::optional<RosterView> rows = MakeRoster(*m_session, roster, ReadOnly());
    if (!rows || !rows->can_add) return;
    const std::size_t count = rows->rows.size();
    m_session->InsertRow(roster, count);
    if (!Store()) return;
    ShowAll();
    const std::string row = fmt::format("{}[{}].", roster, count + 1);
    for (const std::string& path : EntryOrder(*m_session, SectionOf(m_form->form, roster).value_or(m_section))) {
        if (path.rfind(row, 0) == 0) return Jump(path);
    }
}

void InterviewPresenter::RemoveRow(const std::string& roster, std::size_t row) {
    if (ReadOnly()) return;
    m_session->RemoveRow(roster, row);
    // What was typed into later rows would now stand in the wrong ones.
    std::erase_if(m_rejected, [&](const auto& typed) { return typed.first.rfind(roster + "[", 0) == 0; });
    if (!Store()) return;
    ShowAll();
    Jump(roster);
}

bool InterviewPresenter::Store(const std::string& reason) {
    const auto changes = m_session->TakeChanges();
    if (changes.empty()) return true;
    cases::Case next = m_session->Current();
    next.changed = cases::NextChanged(m_stored, m_desk.now());
    try {
        m_desk.Cases().Save(next, changes, m_stored.changed, m_desk.Act(next.changed, reason));
    } catch (...) {
        Restore(base::DescribeCurrentException());
        return false;
    }
    m_stored = std::move(next);
    if (m_view != nullptr) {
        m_view->ShowSaved(base::Tr("Saved {time}", {{"time", ClockText(m_stored.changed)}}), true);
    }
    return true;
}

void InterviewPresenter::Restore(const std::string& why) {
    std::optional<cases::Case> stored;
    try {
        stored = m_desk.Cases().Load(m_stored.id);
    } catch (...) {
        stored.reset();  // The disk is gone for reading too: what was stored last stays on the screen.
    }
    Open(stored ? std::move(*stored) : m_stored);
    if (!m_session->IsSectionRelevant(m_section)) m_section = 0;
    ShowAll();
    if (m_view != nullptr) m_view->ShowSaved(base::Tr("Not saved: {problem}", {{"problem", why}}), false);
}

// ---- showing ----------------------------------------------------------------------------------------------------------

void InterviewPresenter::Show(const interview::Effects& effects, const std::string& path, bool other_rows) {
    Score();
    if (m_view == nullptr) return;
    const auto here = [this](const std::string& changed) {
        const auto section = SectionOf(m_form->form, changed);
        return !section || *section == m_section;
    };
    // A cell that is not relevant keeps its place in the grid; everything else comes and goes.
    const auto is_cell = [this](const std::string& changed) {
        return changed.find('[') != std::string::npos && !MakeRoster(*m_session, changed, true);
    };
    const bool other_questions =
        std::any_of(effects.relevance.begin(), effects.relevance.end(),
                    [&](const std::string& changed) { return here(changed) && !is_cell(changed); });
    const bool other_choices = std::any_of(effects.choices.begin(), effects.choices.end(), here);
    if (other_rows || other_questions || other_choices) {
        m_view->ShowQuestions();
    } else if (effects.violations || !effects.relevance.empty()) {
        m_view->ShowFields(VisiblePaths());
    } else {
        std::vector<std::string> paths = effects.answers;
        paths.push_back(path);
        m_view->ShowFields(paths);
    }
    m_view->ShowSections();
    m_view->ShowProblems();
    m_view->ShowSheet();
}

void InterviewPresenter::ShowAll() {
    Score();
    if (m_view == nullptr) return;
    m_view->ShowQuestions();
    m_view->ShowSections();
    m_view->ShowProblems();
    m_view->ShowSheet();
}

std::vector<std::string> InterviewPresenter::VisiblePaths() const {
    std::vector<std::string> paths;
    for (const QuestionView& question : Questions()) {
        paths.push_back(question.field.path);
        if (!question.roster) continue;
        for (const RowView& row : question.roster->rows) {
            for (const FieldView& field : row.fields) paths.push_back(field.path);
        }
    }
    return paths;
}

void InterviewPresenter::Score() {
    m_sheet = {};
    const RuleFile* file = RulesOfForm(*m_desk.workspace, m_form->form.id);
    if (file == nullptr) {
        m_sheet.empty_text = base::Tr("No rule set scores this form. Put one into the rules folder of the workspace.");
        return;
    }
    try {
        const scoring::ScoringCase scored{
            m_session->Current().id, m_session->Current().unit, &m_session->Current().answers, {}};
        scoring::ScoreOptions options;
        options.today = base::LocalDay(m_desk.now());
        options.population = false;
        options.compare = false;
        const auto sheets = scoring::Score(file->rules, *m_form, {scored}, options);
        m_sheet = MakeSheetView(sheets.at(0), file->rules->Info(), m_form->form);
    } catch (...) {
        m_sheet = {};
        m_sheet.empty_text = base::DescribeCurrentException();
    }
}

}  // namespace gongjian::present
