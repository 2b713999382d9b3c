// Where the questions of a case stand: paths, rows of rosters, and their cells in the columns of the evaluation.
#include <algorithm>

#include "cases/answer_json.h"
#include "cases/stored_answers.h"
#include "interview/session_state.h"

namespace gongjian::interview {

using cases::Answers;

std::vector<std::size_t> Session::State::ColumnsOf(std::size_t roster) const {
    std::vector<std::size_t> columns;
    for (std::size_t f = roster + 1; f < Logic().fields.size() && Logic().fields[f].roster >= roster; ++f) {
        if (Logic().fields[f].roster == roster) columns.push_back(f);
    }
    return columns;
}

std::optional<Place> Session::State::Locate(const cases::Path& path) const {
    if (path.empty() || path.size() > 3 || path.back().row) return std::nullopt;
    std::string id;
    for (const cases::PathStep& step : path) id += (id.empty() ? "" : ".") + step.id;
    const auto field = FieldOf(id);
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        if (!path[i].row) return std::nullopt;
    }
    if (!field) return std::nullopt;
    if (path.size() == 1) return Place{*field, std::nullopt, std::nullopt};
    if (path.size() == 2) return Place{*field, path[0].row, std::nullopt};
    return Place{*field, path[1].row, path[0].row};
}

std::string Session::State::PathOf(const Place& place) const {
    const Field& field = Logic().fields[place.field];
    if (!place.row) return field.id;
    const auto step = [](const std::string& id, std::size_t row) { return id + "[" + std::to_string(row + 1) + "]."; };
    const Field& roster = Logic().fields[*field.roster];
    const std::string inner = step(Question(*field.roster).id, *place.row) + Question(place.field).id;
    return place.outer ? step(Question(*roster.roster).id, *place.outer) + inner : inner;
}

std::optional<std::size_t> Session::State::IndexOf(const Place& place) const {
    if (!place.row) return 0;
    const std::size_t roster = *Logic().fields[place.field].roster;
    std::size_t raw = *place.row;
    if (place.outer) {
        const std::string& outer = Question(*Logic().fields[roster].roster).id;
        const std::string& inner = Question(roster).id;
        const auto rows = given.rosters.find(outer);
        if (rows == given.rosters.end()) return std::nullopt;
        for (std::size_t i = 0; i < *place.outer && i < rows->second.size(); ++i) {
            const auto found = rows->second[i].answers.rosters.find(inner);
            if (found != rows->second[i].answers.rosters.end()) raw += found->second.size();
        }
    }
    return evaluation.RowInBatch(roster, raw);
}

Place Session::State::PlaceAt(std::size_t field, std::size_t index) const {
    if (!Logic().fields[field].roster) return {field, std::nullopt, std::nullopt};
    const std::size_t roster = *Logic().fields[field].roster;
    std::size_t raw = evaluation.GivenRow(roster, index);
    if (!Logic().fields[roster].roster) return {field, raw, std::nullopt};
    const auto rows = given.rosters.find(Question(*Logic().fields[roster].roster).id);
    for (std::size_t outer = 0; rows != given.rosters.end() && outer < rows->second.size(); ++outer) {
        const auto inner = rows->second[outer].answers.rosters.find(Question(roster).id);
        const std::size_t size = inner == rows->second[outer].answers.rosters.end() ? 0 : inner->second.size();
        if (raw < size) return {field, raw, outer};
        raw -= size;
    }
    return {field, raw, 0};
}

bool Session::State::Relevant(const Place& place) const {
    const std::optional<std::size_t> index = IndexOf(place);
    const std::vector<std::uint8_t>& mask = evaluation.Mask(place.field);
    return index && *index < mask.size() && mask[*index] != 0;  // rows of a roster that is not relevant have no entry
}

std::vector<cases::Row>& Session::State::RowsOf(std::size_t roster, std::optional<std::size_t> outer) {
    Answers& level = outer ? RowsOf(*Logic().fields[roster].roster)[*outer].answers : given;
    return level.rosters[Question(roster).id];
}

cases::Answers& Session::State::LevelOf(const Place& place) {
    return place.row ? RowsAround(place)[*place.row].answers : given;
}

std::vector<GivenLevel> Session::State::LevelsOf(std::size_t field) {
    const std::optional<std::size_t> roster = Logic().fields[field].roster;
    if (!roster) return {{&given, std::nullopt, std::nullopt}};
    std::vector<GivenLevel> levels;
    for (const GivenLevel& parent : LevelsOf(*roster)) {
        const auto rows = parent.answers->rosters.find(Question(*roster).id);
        if (rows == parent.answers->rosters.end()) continue;
        for (std::size_t i = 0; i < rows->second.size(); ++i)
            levels.push_back({&rows->second[i].answers, i, parent.row});
    }
    return levels;
}

bool Session::State::MakeRows(const Place& place) {
    if (!place.row) return true;
    const std::size_t roster = *Logic().fields[place.field].roster;
    if (!MakeRows({roster, place.outer, std::nullopt})) return false;
    const form::Question& question = Question(roster);
    std::vector<cases::Row>& rows = RowsOf(roster, place.outer);
    if (*place.row < rows.size()) return true;
    const std::size_t most = question.maximum_rows ? static_cast<std::size_t>(*question.maximum_rows) : cases::kMaxRows;
    if (FixedRowKey(question) != nullptr || *place.row >= most) return false;
    while (rows.size() <= *place.row) rows.push_back({new_row_id(), {}});
    return true;
}

bool Session::State::HasRows(const Place& place) {
    if (!place.row) return true;
    const std::size_t roster = *Logic().fields[place.field].roster;
    if (!HasRows({roster, place.outer, std::nullopt})) return false;
    return *place.row < RowsOf(roster, place.outer).size();
}

std::optional<Place> Session::State::RosterAt(const std::string& text) {
    const std::optional<cases::Path> path = cases::ParsePath(text);
    const std::optional<Place> place = path ? Locate(*path) : std::nullopt;
    return place && Question(place->field).IsRoster() && HasRows(*place) ? place : std::nullopt;
}

/// The row is gone from the form: what is kept has the types that its stored text has.
void Session::State::Park(const std::string& prefix, const Answers& row) {
    for (const auto& [id, answer] : row.values) {
        if (std::holds_alternative<cases::Blank>(answer)) continue;
        parked.insert_or_assign(prefix + id, cases::StoredAnswer(cases::AnswerToJson(answer), nullptr));
    }
    for (const auto& [id, rows] : row.rosters) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            Park(prefix + id + "[" + std::to_string(i + 1) + "].", rows[i].answers);
    }
}

bool Session::State::IsFixedKey(std::size_t field) const {
    const Field& at = Logic().fields[field];
    return at.roster && FixedRowKey(Question(*at.roster)) == &Question(field);
}

}  // namespace gongjian::interview
