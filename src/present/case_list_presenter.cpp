#include "present/case_list_presenter.h"

#include <algorithm>

#include "base/error.h"
#include "base/message.h"
#include "cases/answer_json.h"
#include "cases/changes.h"
#include "form/answer_kinds.h"
#include "present/new_case.h"
#include "present/words.h"

namespace gongjian::present {

CaseListPresenter::CaseListPresenter(const Desk& desk, const std::string& form_id)
    : m_desk(desk), m_form(desk.workspace->FormById(form_id)) {
    if (!m_form) {
        throw base::Error(
            base::Msg("The form \"{form}\" is missing or faulty. Run gj check on the workspace.", {{"form", form_id}}));
    }
    m_filter.form_id = form_id;
}

std::string CaseListPresenter::Title() const { return LabelText(m_form->form.title, m_form->form.id); }

std::vector<CaseListColumn> CaseListPresenter::Columns() const {
    using Kind = CaseListColumn::Kind;
    std::vector<CaseListColumn> columns;
    const auto& questions = m_form->form.list_questions;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const form::Question* question = m_form->form.Find(questions[i]);
        if (question == nullptr) continue;
        const bool number = form::KindOf(*question) == form::AnswerKind::Number;
        columns.push_back({Kind::Answer, LabelOf(*question), number, i});
    }
    columns.push_back({Kind::Status, base::Tr("Status"), false, 0});
    columns.push_back({Kind::Round, base::Tr("Round"), false, 0});
    columns.push_back({Kind::Changed, base::Tr("Changed"), false, 0});
    return columns;
}

void CaseListPresenter::FilterText(const std::string& text) {
    m_filter.text = text;
    Refresh();
}

void CaseListPresenter::FilterStatus(std::optional<cases::Status> status) {
    m_filter.status = status;
    Refresh();
}

void CaseListPresenter::FilterRound(std::optional<std::string> round) {
    m_filter.round = std::move(round);
    Refresh();
}

void CaseListPresenter::ShowRecycleBin(bool bin) {
    m_filter.deleted = bin;
    Refresh();
}

void CaseListPresenter::SortBy(std::size_t column, bool ascending) {
    m_sort_column = column;
    m_ascending = ascending;
    Sort();
}

void CaseListPresenter::Refresh() {
    m_rows = m_desk.Cases().List(m_filter);
    cases::CaseFilter all;
    all.form_id = m_filter.form_id;
    all.deleted = m_filter.deleted;
    m_total = m_desk.Cases().Count(all);
    Sort();
}

void CaseListPresenter::Sort() {
    if (!m_sort_column) return;
    const auto columns = Columns();
    const CaseListColumn& column = columns.at(*m_sort_column);
    const form::Question* question = column.kind == CaseListColumn::Kind::Answer
                                         ? m_form->form.Find(m_form->form.list_questions[column.value])
                                         : nullptr;
    const auto before = [&](const cases::CaseSummary& a, const cases::CaseSummary& b) {
        switch (column.kind) {
            case CaseListColumn::Kind::Status: return a.status < b.status;
            case CaseListColumn::Kind::Round: return a.round < b.round;
            case CaseListColumn::Kind::Changed: return a.changed < b.changed;
            case CaseListColumn::Kind::Answer: break;
        }
        const cases::Answer& left = a.values.at(column.value);
        const cases::Answer& right = b.values.at(column.value);
        const auto* x = std::get_if<base::Decimal>(&left);
        const auto* y = std::get_if<base::Decimal>(&right);
        if (x != nullptr && y != nullptr) return *x < *y;
        if ((x != nullptr) != (y != nullptr)) return x == nullptr;
        return cases::DisplayAnswer(left, *question, base::CurrentLanguage()) <
               cases::DisplayAnswer(right, *question, base::CurrentLanguage());
    };
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [&](const auto& a, const auto& b) { return m_ascending ? before(a, b) : before(b, a); });
}

std::vector<std::string> CaseListPresenter::Rounds() const { return m_desk.Cases().Rounds(m_filter.form_id); }

std::string CaseListPresenter::CountText() const {
    const auto total = static_cast<long>(m_total);
    if (m_rows.size() == m_total) return base::TrN("{n} case", "{n} cases", total);
    return base::TrN("{listed} of {n} case", "{listed} of {n} cases", total,
                     {{"listed", std::to_string(m_rows.size())}});
}

std::string CaseListPresenter::EmptyText() const {
    if (!m_rows.empty()) return {};
    if (m_filter.deleted) return base::Tr("The recycle bin is empty.");
    if (m_total == 0) return base::Tr("No cases yet. Press Ctrl+N to begin the first one.");
    return base::Tr("Nothing matches. Clear the filter to see all cases.");
}

std::string CaseListPresenter::Cell(std::size_t row, std::size_t column) const {
    if (row >= m_rows.size()) return {};
    const cases::CaseSummary& summary = m_rows[row];
    const auto columns = Columns();
    switch (columns.at(column).kind) {
        case CaseListColumn::Kind::Status: return StatusText(summary.status);
        case CaseListColumn::Kind::Round: return summary.round;
        case CaseListColumn::Kind::Changed: return DayAndTimeText(summary.changed);
        case CaseListColumn::Kind::Answer: break;
    }
    const std::size_t value = columns[column].value;
    const form::Question* question = m_form->form.Find(m_form->form.list_questions[value]);
    if (value >= summary.values.size()) return {};
    return cases::DisplayAnswer(summary.values[value], *question, base::CurrentLanguage());
}

std::optional<std::size_t> CaseListPresenter::RowOf(const std::string& case_id) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto& row) { return row.id == case_id; });
    if (found == m_rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_rows.begin());
}

std::string CaseListPresenter::NewCase() { return CreateCase(m_desk, m_form); }

void CaseListPresenter::Delete(const std::string& case_id) { SetDeleted(case_id, true); }

void CaseListPresenter::Restore(const std::string& case_id) { SetDeleted(case_id, false); }

void CaseListPresenter::SetDeleted(const std::string& case_id, bool deleted) {
    const auto before = m_desk.Cases().Load(case_id);
    if (!before) throw base::Error(base::Msg("The case is no longer there. Go back to the list and refresh it."));
    cases::Case after = *before;
    after.deleted = deleted;
    after.changed = cases::NextChanged(*before, m_desk.now());
    m_desk.Cases().Save(after, cases::Difference(*before, after), before->changed,
                        m_desk.Act(after.changed, deleted ? "delete" : "restore"));
    Refresh();
}

}  // namespace gongjian::present
