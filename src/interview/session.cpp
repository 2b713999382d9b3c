#include "interview/session.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cases/answer_json.h"
#include "cases/changes.h"
#include "interview/session_state.h"
#include "interview/violations.h"

namespace gongjian::interview {

namespace {

using cases::Answer;
using cases::Blank;

/// One notation for one answer: blank texts are blanks, numbers have the decimals of their question, choices form order.
Answer Normalised(Answer answer, const form::Question& question) {
    if (auto* text = std::get_if<std::string>(&answer)) {
        if (text->empty()) return Blank{};
        *text = form::NormaliseIdentifier(form::ValueType(question), *text);
    } else if (auto* number = std::get_if<base::Decimal>(&answer)) {
        const int decimals = form::DecimalsOf(question);
        if (const auto units = base::UnitsAtScale(*number, decimals)) return base::Decimal{*units, decimals};
    } else if (auto* choices = std::get_if<cases::Choices>(&answer)) {
        if (choices->empty()) return Blank{};
        if (question.type == form::QuestionType::Ranking) return answer;
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
    const std::optional<std::size_t> outermost =
        field.roster ? state.Logic().fields[*field.roster].roster : std::nullopt;
    const bool new_rows = !state.HasRows(*place);
    if (new_rows && (blank || !state.MakeRows(*place))) return {};

    Answer& target = state.LevelOf(*place).values[question.id];
    if (state.IsFixedKey(place->field)) {
        // Fixed rows keep their categories: whoever had this one takes the other's.
        if (!std::holds_alternative<std::string>(answer)) return {};
        for (cases::Row& row : state.RowsAround(*place)) {
            Answer& other = row.answers.values[question.id];
            if (&other != &target && other == answer) other = target;
        }
    }
    target = std::move(answer);
    if (blank) state.LevelOf(*place).values.erase(question.id);
    state.Reload(new_rows ? outermost.value_or(*field.roster) : place->field);
    return state.Refresh(state.PathOf(*place));
}

namespace {

void Append(Effects& effects, Effects more) {
    const auto append = [](std::vector<std::string>& to, std::vector<std::string>& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    append(effects.answers, more.answers);
    append(effects.relevance, more.relevance);
    append(effects.choices, more.choices);
    effects.violations |= more.violations;
}

}  // namespace

Effects Session::InsertRow(const std::string& roster, std::size_t before) {
    State& state = *m_state;
    const std::optional<Place> place = state.RosterAt(roster);
    if (!place) return {};
    const form::Question& question = state.Question(place->field);
    if (FixedRowKey(question) != nullptr || !question.row_count.Empty()) return {};
    std::vector<cases::Row>& rows = state.RowsUnder(*place);
    if (before > rows.size() || rows.size() >= MostRows(question)) return {};
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(before), cases::Row{state.new_row_id(), {}});
    state.AddFixedRows();
    state.Reload(place->field);
    Effects effects = state.Refresh(roster);
    state.ApplyDefaults(Place{place->field, before, place->row});
    Append(effects, state.Refresh(roster));
    return effects;
}

Effects Session::RemoveRow(const std::string& roster, std::size_t row) {
    State& state = *m_state;
    const std::optional<Place> place = state.RosterAt(roster);
    if (!place || !state.Question(place->field).row_count.Empty()) return {};
    std::vector<cases::Row>& rows = state.RowsUnder(*place);
    if (row >= rows.size()) return {};
    if (const form::Question* key = FixedRowKey(state.Question(place->field))) {
        const auto same = [&](const cases::Row& other) {
            return cases::Get(other.answers, {{key->id, {}}}) == cases::Get(rows[row].answers, {{key->id, {}}});
        };
        const auto* category = std::get_if<std::string>(&rows[row].answers.values[key->id]);
        const std::vector<std::string>& fixed = state.Question(place->field).fixed_rows;
        const bool needed = category != nullptr && std::find(fixed.begin(), fixed.end(), *category) != fixed.end();
        if (needed && std::count_if(rows.begin(), rows.end(), same) == 1) return {};
    }
    state.Park(roster + "[#" + rows[row].id + "].", rows[row].answers);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row));
    state.Reload(place->field);
    return state.Refresh(roster);
}

void Session::SetPosition(const std::string& path) { m_state->current.position = path; }
void Session::SetStatus(cases::Status status) { m_state->current.status = status; }

bool Session::IsRelevant(const cases::Path& path) const {
    if (path.empty()) return false;
    cases::Path question = path;
    const std::optional<std::size_t> whole_row = std::exchange(question.back().row, std::nullopt);
    const std::optional<Place> place = m_state->Locate(question);
    if (!place || !m_state->HasRows(*place) || !m_state->Relevant(*place)) return false;
    if (!whole_row) return true;
    return m_state->Question(place->field).IsRoster() && *whole_row < m_state->RowsUnder(*place).size();
}

std::vector<std::string> Session::Offered(const cases::Path& path) const {
    std::vector<std::string> ids;
    const std::optional<Place> place = m_state->Locate(path);
    if (!place || !m_state->HasRows(*place)) return ids;
    const std::optional<std::size_t> index = m_state->IndexOf(*place);
    const std::vector<form::Category>& categories = m_state->Question(place->field).categories;
    for (std::size_t c = 0; c < categories.size(); ++c) {
        if (!index || m_state->evaluation.IsOffered(place->field, c, *index)) ids.push_back(categories[c].id);
    }
    return ids;
}

bool Session::IsRequired(const cases::Path& path) const {
    const std::optional<Place> place = m_state->Locate(path);
    if (!place || !m_state->HasRows(*place)) return false;
    const std::optional<std::size_t> index = m_state->IndexOf(*place);
    return index && interview::IsRequired(m_state->evaluation, place->field, *index);
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
