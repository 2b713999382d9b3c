// Moving through an interview, and leaving it.
#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/message.h"
#include "cases/answer_json.h"
#include "cases/changes.h"
#include "cases/stored_answers.h"
#include "present/interview_presenter.h"
#include "present/words.h"

namespace gongjian::present {

void InterviewPresenter::OpenSection(std::size_t section) {
    if (section >= m_form->form.sections.size() || !m_session->IsSectionRelevant(section)) return;
    const bool other = section != m_section;
    m_section = section;
    const auto order = EntryOrder(*m_session, section, ReadOnly());
    if (!order.empty()) StandAt(order.front());
    if (m_view == nullptr) return;
    if (other) {
        m_view->ShowQuestions();
        m_view->ShowSections();
    }
    if (!order.empty()) m_view->FocusField(order.front());
}

void InterviewPresenter::NextSection() {
    for (std::size_t i = m_section + 1; i < m_form->form.sections.size(); ++i) {
        if (m_session->IsSectionRelevant(i)) return OpenSection(i);
    }
}

void InterviewPresenter::PreviousSection() {
    for (std::size_t i = m_section; i-- > 0;) {
        if (m_session->IsSectionRelevant(i)) return OpenSection(i);
    }
}

void InterviewPresenter::StandAt(const std::string& path) {
    m_here = path;
    if (!ReadOnly() && path != m_session->Current().position) m_session->SetPosition(path);
}

std::optional<std::string> InterviewPresenter::Next(const std::string& path) const {
    const std::size_t start = SectionOf(m_form->form, path).value_or(m_section);
    auto order = EntryOrder(*m_session, start, ReadOnly());
    auto found = std::find(order.begin(), order.end(), path);
    if (found == order.end() && !order.empty()) return order.front();
    if (found != order.end() && ++found != order.end()) return *found;
    for (std::size_t i = start + 1; i < m_form->form.sections.size(); ++i) {
        order = EntryOrder(*m_session, i, ReadOnly());
        if (!order.empty()) return order.front();
    }
    return std::nullopt;
}

std::optional<std::string> InterviewPresenter::Previous(const std::string& path) const {
    const std::size_t start = SectionOf(m_form->form, path).value_or(m_section);
    auto order = EntryOrder(*m_session, start, ReadOnly());
    const auto found = std::find(order.begin(), order.end(), path);
    if (found == order.end() && !order.empty()) return order.front();
    if (found != order.begin()) return *(found - 1);
    for (std::size_t i = start; i-- > 0;) {
        order = EntryOrder(*m_session, i, ReadOnly());
        if (!order.empty()) return order.back();
    }
    return std::nullopt;
}

void InterviewPresenter::Jump(const std::string& path) {
    const auto section = SectionOf(m_form->form, path);
    if (!section) return;
    const bool other = *section != m_section;
    m_section = *section;
    StandAt(path);
    if (m_view == nullptr) return;
    if (other) {
        m_view->ShowQuestions();
        m_view->ShowSections();
    }
    m_view->FocusField(path);
}

void InterviewPresenter::NextProblem() {
    auto problems = Problems();
    if (problems.empty()) return;
    // In form order from where the person stands, errors and warnings before reminders.
    std::vector<std::string> order;
    for (std::size_t i = 0; i < m_form->form.sections.size(); ++i) {
        for (std::string& path : EntryOrder(*m_session, i, ReadOnly())) order.push_back(std::move(path));
    }
    const auto place = [&order](const std::string& path) {
        return std::find(order.begin(), order.end(), path) - order.begin();
    };
    const bool serious = problems.front().message.kind != FieldMessage::Kind::Required;
    std::erase_if(problems, [&](const ProblemView& problem) {
        return serious && problem.message.kind == FieldMessage::Kind::Required;
    });
    std::stable_sort(problems.begin(), problems.end(),
                     [&](const ProblemView& a, const ProblemView& b) { return place(a.path) < place(b.path); });
    const auto here = place(Position());
    const auto next = std::find_if(problems.begin(), problems.end(),
                                   [&](const ProblemView& problem) { return place(problem.path) > here; });
    Jump(next == problems.end() ? problems.front().path : next->path);
}

void InterviewPresenter::FocusFirst() {
    const auto order = EntryOrder(*m_session, m_section, ReadOnly());
    if (!order.empty()) Jump(order.front());
}

std::optional<FormChangeView> InterviewPresenter::PendingFormChange() const {
    if (!m_form_change) return std::nullopt;
    const interview::FormChange& change = *m_form_change;
    FormChangeView view;
    view.text = base::Tr(
        "This case was filled under version {from} of the form; now there is version {to}. Answers that stay as they "
        "are: "
        "{kept}. Nothing is lost: what is set aside stays with the case.",
        {{"from", change.from}, {"to", change.to}, {"kept", std::to_string(change.kept)}});
    for (const interview::ChangedAnswer& answer : change.changed) {
        const form::Question* question = cases::QuestionAt(answer.path, m_form->form);
        const std::string before = interview::PlainText(answer.before);
        const base::Arguments named{{"question", PathLabel(m_form->form, change.adopted.answers, answer.path)},
                                    {"before", before}};
        if (answer.fate == interview::ChangedAnswer::Fate::Converted) {
            base::Arguments all = named;
            all.push_back({"after", cases::DisplayAnswer(answer.after, *question, base::CurrentLanguage())});
            view.lines.push_back(base::Tr("{question}: “{before}” becomes “{after}”", all));
        } else if (answer.asked) {
            view.lines.push_back(base::Tr("{question}: “{before}” does not fit any more and is set aside", named));
        } else {
            view.lines.push_back(base::Tr("{question}: no longer asked; “{before}” is set aside", named));
        }
    }
    return view;
}

bool InterviewPresenter::AdoptForm() {
    if (!m_form_change) return true;
    const std::string reason = fmt::format("form version {} -> {}", m_form_change->from, m_form_change->to);
    cases::Case next = m_form_change->adopted;
    next.changed = cases::NextChanged(m_stored, m_desk.now());
    const auto changes = cases::Difference(m_stored, next);
    try {
        m_desk.Cases().Save(next, changes, m_stored.changed, m_desk.Act(next.changed, reason));
    } catch (...) {
        Restore(base::DescribeCurrentException());
        return false;
    }
    m_form_change.reset();
    Open(std::move(next));
    ShowAll();
    return true;
}

void InterviewPresenter::Leave() {
    if (!ReadOnly()) Store();
}

std::vector<std::string> InterviewPresenter::UnsavedTexts() const {
    std::vector<std::string> names;
    for (const auto& [path, typed] : m_rejected) {
        names.push_back(PathLabel(m_form->form, m_session->Current().answers, path));
    }
    return names;
}

std::vector<ProblemView> InterviewPresenter::Obstacles() const {
    auto problems = Problems();
    std::erase_if(problems,
                  [](const ProblemView& problem) { return problem.message.kind != FieldMessage::Kind::Error; });
    return problems;
}

std::size_t InterviewPresenter::Reminders() const {
    const auto problems = Problems();
    return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(), [](const ProblemView& problem) {
        return problem.message.kind == FieldMessage::Kind::Required;
    }));
}

std::vector<ProblemView> InterviewPresenter::Warnings() const {
    auto problems = Problems();
    std::erase_if(problems,
                  [](const ProblemView& problem) { return problem.message.kind != FieldMessage::Kind::Warning; });
    return problems;
}

bool InterviewPresenter::Submit(const std::string& reason) {
    if (!CanSubmit() || !Obstacles().empty()) return false;
    return SetStatus(cases::Status::Submitted, reason.empty() ? "submit" : reason);
}

bool InterviewPresenter::Return() { return CanReturn() && SetStatus(cases::Status::Returned, "return"); }

bool InterviewPresenter::SetStatus(cases::Status status, const std::string& reason) {
    m_session->SetStatus(status);
    if (!Store(reason)) return false;
    ShowAll();
    return true;
}

}  // namespace gongjian::present
