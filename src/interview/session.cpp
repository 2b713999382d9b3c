#include "interview/session.h"

#include <algorithm>
#include <utility>

#include "cases/answer_json.h"
#include "cases/changes.h"
#include "cases/stored_answers.h"
#include "interview/session_state.h"

namespace gongjian::interview {

namespace {

using cases::Answer;
using cases::Blank;

/// One notation for one answer: blank texts are blanks, numbers have the decimals of their question, choices form order.
Answer Normalised(Answer answer, const form::Question& question) {
    if (auto* text = std::get_if<std::string>(&answer)) {
        if (text->empty()) return Blank{};
    } else if (auto* number = std::get_if<base::Decimal>(&answer)) {
        const int decimals = DecimalsOf(question);
        if (const auto units = base::UnitsAtScale(*number, decimals)) return base::Decimal{*units, decimals};
    } else if (auto* choices = std::get_if<cases::Choices>(&answer)) {
        if (choices->empty()) return Blank{};
        cases::Choices ordered;
        for (const form::Category& category : question.categories) {
            if (std::find(choices->begin(), choices->end(), category.id) != choices->end())
                ordered.push_back(category.id);
        }
        if (ordered.size() == choices->size()) return ordered;
    }
    return answer;
}

std::size_t MostRows(const form::Question& roster) {
    return roster.maximum_rows ? static_cast<std::size_t>(*roster.maximum_rows) : cases::kMaxRows;
}

}  // namespace

Session::Session(std::shared_ptr<const CheckedForm> form, cases::Case opened, base::Date today,
                 std::function<std::string()> new_row_id)
    : m_state(std::make_unique<State>(std::move(form), std::move(opened), today, std::move(new_row_id))) {}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const CheckedForm& Session::Form() const { return *m_state->form; }
const cases::Case& Session::Current() const { return m_state->current; }
const std::vector<Violation>& Session::Violations() const { return m_state->violations; }

Effects Session::Set(const cases::Path& path, Answer answer) {
    State& state = *m_state;
    const std::optional<Place> place = state.Locate(path);
    if (!place) return {};
    const Field& field = state.Logic().fields[place->field];
    const form::Question& question = state.Question(place->field);
    if (!field.variable || question.IsRoster() || question.type == form::QuestionType::Computed) return {};
    if (!Fits(answer, question)) return {};
    answer = Normalised(std::move(answer), question);
    const bool blank = std::holds_alternative<Blank>(answer);

    bool new_rows = false;
    if (place->row) {
        std::vector<cases::Row>& rows = state.RowsOf(*field.roster);
        const form::Question& roster = state.Question(*field.roster);
        new_rows = *place->row >= rows.size();
        if (new_rows && (blank || FixedRowKey(roster) != nullptr || *place->row >= MostRows(roster))) return {};
        while (rows.size() <= *place->row) rows.push_back({state.new_row_id(), {}});
    }

    Answer& target = state.LevelOf(*place).values[question.id];
    if (state.IsFixedKey(place->field)) {
        // Fixed rows keep their categories: whoever had this one takes the other's.
        if (!std::holds_alternative<std::string>(answer)) return {};
        for (cases::Row& row : state.RowsOf(*field.roster)) {
            Answer& other = row.answers.values[question.id];
            if (&other != &target && other == answer) other = target;
        }
    }
    target = std::move(answer);
    if (blank) state.LevelOf(*place).values.erase(question.id);
    state.Reload(new_rows ? *field.roster : place->field);
    return state.Refresh(state.PathOf(*place));
}

Effects Session::InsertRow(const std::string& roster, std::size_t before) {
    State& state = *m_state;
    const std::optional<std::size_t> field = state.FieldOf(roster);
    if (!field || !state.Question(*field).IsRoster() || FixedRowKey(state.Question(*field)) != nullptr) return {};
    std::vector<cases::Row>& rows = state.RowsOf(*field);
    if (before > rows.size() || rows.size() >= MostRows(state.Question(*field))) return {};
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(before), cases::Row{state.new_row_id(), {}});
    state.Reload(*field);
    Effects effects = state.Refresh(roster);
    state.ApplyDefaults(Place{*field, before});
    const Effects defaults = state.Refresh(roster);
    effects.answers.insert(effects.answers.end(), defaults.answers.begin(), defaults.answers.end());
    effects.relevance.insert(effects.relevance.end(), defaults.relevance.begin(), defaults.relevance.end());
    effects.violations |= defaults.violations;
    return effects;
}

Effects Session::RemoveRow(const std::string& roster, std::size_t row) {
    State& state = *m_state;
    const std::optional<std::size_t> field = state.FieldOf(roster);
    if (!field || !state.Question(*field).IsRoster()) return {};
    std::vector<cases::Row>& rows = state.RowsOf(*field);
    if (row >= rows.size()) return {};
    if (const form::Question* key = FixedRowKey(state.Question(*field))) {
        const auto same = [&](const cases::Row& other) {
            return cases::Get(other.answers, {{key->id, {}}}) == cases::Get(rows[row].answers, {{key->id, {}}});
        };
        const auto* category = std::get_if<std::string>(&rows[row].answers.values[key->id]);
        const std::vector<std::string>& fixed = state.Question(*field).fixed_rows;
        const bool needed = category != nullptr && std::find(fixed.begin(), fixed.end(), *category) != fixed.end();
        if (needed && std::count_if(rows.begin(), rows.end(), same) == 1) return {};
    }
    const std::string parked_row = roster + "[#" + rows[row].id + "].";
    for (const auto& [id, answer] : rows[row].answers.values) {
        if (std::holds_alternative<Blank>(answer)) continue;
        // The row is gone from the form: what is kept has the types that its stored text has.
        state.parked.insert_or_assign(parked_row + id, cases::StoredAnswer(cases::AnswerToJson(answer), nullptr));
    }
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row));
    state.Reload(*field);
    return state.Refresh(roster);
}

void Session::SetPosition(const std::string& path) { m_state->current.position = path; }
void Session::SetStatus(cases::Status status) { m_state->current.status = status; }

bool Session::IsRelevant(const cases::Path& path) const {
    cases::Path question = path;
    const bool whole_row = question.size() == 1 && question[0].row;
    const std::size_t row = whole_row ? *question[0].row : 0;
    if (whole_row) question[0].row.reset();
    const std::optional<Place> place = m_state->Locate(question);
    if (!place || !m_state->Relevant(*place)) return false;
    return !whole_row || (m_state->Question(place->field).IsRoster() && row < m_state->RowsOf(place->field).size());
}

bool Session::IsSectionRelevant(std::size_t section) const {
    return section < Form().form.sections.size() && m_state->evaluation.SectionRelevant(section, 0);
}

Progress Session::SectionProgress(std::size_t section) const {
    const State& state = *m_state;
    Progress progress;
    for (std::size_t f = 0; f < state.Logic().fields.size(); ++f) {
        const Field& field = state.Logic().fields[f];
        const form::Question& question = state.Question(f);
        if (field.section != section || !field.variable || question.IsRoster()) continue;
        if (question.type == form::QuestionType::Computed || state.IsFixedKey(f)) continue;
        const std::vector<base::CellState>& cells = state.evaluation.ColumnOfField(f).states;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (state.evaluation.Mask(f)[i] == 0) continue;
            ++progress.relevant;
            if (cells[i] != base::CellState::Blank || state.evaluation.Misfit(f, i)) ++progress.answered;
        }
    }
    for (std::size_t i = 0; i < state.violations.size(); ++i) {
        if (state.violation_sections[i] != section) continue;
        ++(state.violations[i].severity == form::Severity::Hard ? progress.hard : progress.soft);
    }
    return progress;
}

std::vector<cases::Change> Session::TakeChanges() {
    std::vector<cases::Change> changes = cases::Difference(m_state->baseline, m_state->current);
    m_state->baseline = m_state->current;
    return changes;
}

}  // namespace gongjian::interview
