#include "interview/session_state.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "interview/violations.h"

namespace gongjian::interview {

namespace {

using cases::Answer;
using cases::Answers;
using cases::Blank;

bool IsBlank(const Answer& answer) { return std::holds_alternative<Blank>(answer); }

}  // namespace

Session::State::State(std::shared_ptr<const CheckedForm> checked, cases::Case opened, base::Date today,
                      std::function<std::string()> make_row_id)
    : form(std::move(checked)),
      current(std::move(opened)),
      baseline(current),
      new_row_id(std::move(make_row_id)),
      evaluation(*form, today) {
    const bool fresh = current.answers.values.empty() && current.answers.rosters.empty() && current.set_aside.empty();
    TakeIn();
    AddFixedRows();
    evaluation.Load({&given});
    evaluation.Run();
    if (fresh) ApplyDefaults(std::nullopt);
    Derive();
    ListViolations();
}

// ---- where things are ---------------------------------------------------------------------------------------------------

std::optional<std::size_t> Session::State::FieldOf(std::string_view id) const {
    const auto found = Logic().field_by_id.find(std::string(id));
    return found == Logic().field_by_id.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> Session::State::ColumnsOf(std::size_t roster) const {
    std::vector<std::size_t> columns;
    for (std::size_t f = roster + 1; f < Logic().fields.size() && Logic().fields[f].roster == roster; ++f)
        columns.push_back(f);
    return columns;
}

std::optional<Place> Session::State::Locate(const cases::Path& path) const {
    if (path.empty() || path.size() > 2 || path.back().row) return std::nullopt;
    if (path.size() == 1) {
        const auto field = FieldOf(path[0].id);
        return field ? std::optional(Place{*field, std::nullopt}) : std::nullopt;
    }
    const auto field = FieldOf(path[0].id + "." + path[1].id);
    if (!field || !path[0].row) return std::nullopt;
    return Place{*field, path[0].row};
}

std::string Session::State::PathOf(const Place& place) const {
    const Field& field = Logic().fields[place.field];
    if (!place.row) return field.id;
    return Logic().fields[*field.roster].id + "[" + std::to_string(*place.row + 1) + "]." + Question(place.field).id;
}

bool Session::State::Relevant(const Place& place) const {
    const std::size_t index = place.row.value_or(0);
    const std::vector<std::uint8_t>& mask = evaluation.Mask(place.field);
    return index < mask.size() && mask[index] != 0;  // rows of a roster that is not relevant have no entry
}

cases::Answers& Session::State::LevelOf(const Place& place) {
    return place.row ? RowsOf(*Logic().fields[place.field].roster)[*place.row].answers : given;
}

bool Session::State::IsFixedKey(std::size_t field) const {
    const Field& at = Logic().fields[field];
    return at.roster && FixedRowKey(Question(*at.roster)) == &Question(field);
}

// ---- opening ------------------------------------------------------------------------------------------------------------

/// Given answers: those that are there and those that logic set aside.
void Session::State::TakeIn() {
    given = current.answers;
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        const Field& field = Logic().fields[f];
        if (Question(f).type != form::QuestionType::Computed) continue;
        if (!field.roster) {
            given.values.erase(Question(f).id);
            continue;
        }
        for (cases::Row& row : RowsOf(*field.roster)) row.answers.values.erase(Question(f).id);
    }
    for (const auto& [text, answer] : current.set_aside) {
        const std::optional<cases::Path> path = cases::ParsePath(text);
        const std::optional<Place> place = path ? Locate(*path) : std::nullopt;
        const bool there = place && (!place->row || *place->row < RowsOf(*Logic().fields[place->field].roster).size());
        if (!there || !IsBlank(cases::Get(given, *path))) {
            parked.emplace(text, answer);
        } else {
            LevelOf(*place).values.insert_or_assign(Question(place->field).id, answer);
        }
    }
}

void Session::State::AddFixedRows() {
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        const form::Question& roster = Question(f);
        const form::Question* key = roster.IsRoster() ? FixedRowKey(roster) : nullptr;
        if (key == nullptr) continue;
        for (const std::string& id : roster.fixed_rows) {
            std::vector<cases::Row>& rows = RowsOf(f);
            const bool there = std::any_of(rows.begin(), rows.end(), [&](const cases::Row& row) {
                return ValueIn(row.answers.values, key->id) == Answer(id);
            });
            if (there) continue;
            rows.push_back({new_row_id(), {}});
            rows.back().answers.values.emplace(key->id, id);
        }
    }
}

bool Session::State::ApplyDefault(const CheckedForm::Logic::Default& value, std::optional<Place> row) {
    const Field& field = Logic().fields[value.field];
    if (row && field.roster != row->field) return false;
    const base::Column column = lang::EvaluateColumn(*value.expression, evaluation.Batch());
    bool applied = false;
    const std::size_t size = field.roster ? RowsOf(*field.roster).size() : 1;
    for (std::size_t i = row ? *row->row : 0; i < (row ? *row->row + 1 : size); ++i) {
        const Place place{value.field, field.roster ? std::optional(i) : std::nullopt};
        const std::size_t index = value.expression->Roster().empty() ? 0 : i;
        if (!Relevant(place) || index >= column.states.size() || column.states[index] != base::CellState::Value)
            continue;
        Answer& target = LevelOf(place).values[Question(value.field).id];
        if (!IsBlank(target)) continue;
        base::Column cells = column;
        const int surplus = value.expression->Decimals() - DecimalsOf(Question(value.field));
        if (surplus > 0)
            cells.values[index] =
                static_cast<std::int64_t>(base::DivideRounded(cells.values[index], base::PowerOfTen(surplus)));
        if (surplus < 0) cells.values[index] *= base::PowerOfTen(-surplus);
        target = AnswerOf(cells, index, Question(value.field));
        applied = true;
    }
    return applied;
}

void Session::State::ApplyDefaults(std::optional<Place> row) {
    // A default can make a later one relevant: in form order, and again until none is left.
    std::vector<std::uint8_t> done(Logic().defaults.size(), 0);
    for (bool applied = true; applied;) {
        applied = false;
        for (std::size_t d = 0; d < done.size(); ++d) {
            if (done[d] != 0 || !ApplyDefault(Logic().defaults[d], row)) continue;
            done[d] = 1;
            applied = true;
            Reload(Logic().defaults[d].field);
            evaluation.Run();
        }
    }
}

// ---- deriving -----------------------------------------------------------------------------------------------------------

void Session::State::Derive() {
    current.answers = {};
    current.set_aside = parked;
    std::vector<std::size_t> top;
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        if (!Logic().fields[f].roster) top.push_back(f);
    }
    DeriveLevel(top, given, std::nullopt, current.answers);
    for (const auto& [id, rows] : given.rosters) {
        if (rows.empty()) continue;
        const std::optional<std::size_t> roster = FieldOf(id);
        std::vector<cases::Row>& out = current.answers.rosters[id];
        if (!roster) {
            out = rows;
            continue;
        }
        const std::vector<std::size_t> columns = ColumnsOf(*roster);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            out.push_back({rows[i].id, {}});
            DeriveLevel(columns, rows[i].answers, i, out.back().answers);
        }
    }
    NameUnit();
}

void Session::State::DeriveLevel(const std::vector<std::size_t>& fields, const Answers& level,
                                 std::optional<std::size_t> row, Answers& out) {
    out.values = level.values;  // with those that the form does not know
    std::erase_if(out.values, [](const auto& entry) { return IsBlank(entry.second); });
    for (const std::size_t f : fields) {
        const form::Question& question = Question(f);
        if (!Logic().fields[f].variable || question.IsRoster()) continue;
        const Place place{f, row};
        const bool relevant = Relevant(place);
        if (question.type == form::QuestionType::Computed) {
            Answer value = relevant ? AnswerOf(evaluation.ColumnOfField(f), row.value_or(0), question) : Answer{};
            if (!IsBlank(value)) out.values.insert_or_assign(question.id, std::move(value));
            continue;
        }
        if (relevant || IsFixedKey(f)) continue;
        const auto found = out.values.find(question.id);
        if (found == out.values.end()) continue;
        current.set_aside.insert_or_assign(PathOf(place), std::move(found->second));
        out.values.erase(found);
    }
}

/// The unit assessed is what the form's own question says, once it says something.
void Session::State::NameUnit() {
    const std::optional<std::size_t> field = FieldOf(form->form.unit_question);
    if (!field) return;
    const auto* text = std::get_if<std::string>(&ValueIn(current.answers.values, form->form.unit_question));
    if (text == nullptr) return;
    const form::Category* category = form::FindCategory(Question(*field), *text);
    current.unit = category != nullptr ? category->label.zh : *text;
}

void Session::State::ListViolations() {
    std::vector<Finding> findings = FindAll(evaluation, /*hard_only=*/false);
    // Form order as it is filled in: a roster row by row.
    const auto key = [&](const Finding& finding) {
        const Field& field = Logic().fields[finding.field];
        return std::tuple(field.roster.value_or(finding.field), field.roster ? finding.index + 1 : 0, finding.field);
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
    violations.clear();
    violation_sections.clear();
    for (const Finding& finding : findings) {
        const Field& field = Logic().fields[finding.field];
        const Place place{finding.field, field.roster ? std::optional(finding.index) : std::nullopt};
        violations.push_back(ViolationOf(evaluation, finding, PathOf(place)));
        violation_sections.push_back(field.section);
    }
}

}  // namespace gongjian::interview
