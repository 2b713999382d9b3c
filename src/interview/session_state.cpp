#include "interview/session_state.h"

#include <algorithm>
#include <utility>

#include "interview/violations.h"

namespace gongjian::interview {

namespace {

using cases::Answer;
using cases::Answers;
using cases::Blank;

bool IsBlank(const Answer& answer) { return std::holds_alternative<Blank>(answer); }

/// Each choice once; in form order, of a ranking as they are.
cases::Choices Ordered(cases::Choices choices, const form::Question& question) {
    cases::Choices ordered;
    const auto take = [&](const std::string& id) {
        const bool chosen = std::find(choices.begin(), choices.end(), id) != choices.end();
        if (chosen && std::find(ordered.begin(), ordered.end(), id) == ordered.end()) ordered.push_back(id);
    };
    if (question.type == form::QuestionType::Ranking) {
        for (const std::string& id : choices) take(id);
    } else {
        for (const form::Category& category : question.categories) take(category.id);
    }
    return ordered;
}

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
    RunAll();
    if (fresh) ApplyDefaults(std::nullopt);
    Derive();
    ListViolations();
}

std::optional<std::size_t> Session::State::FieldOf(std::string_view id) const {
    const auto found = Logic().field_by_id.find(std::string(id));
    return found == Logic().field_by_id.end() ? std::nullopt : std::optional(found->second);
}

// ---- opening ------------------------------------------------------------------------------------------------------------

/// Given answers: those that are there and those that logic set aside.
void Session::State::TakeIn() {
    given = current.answers;
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        if (Question(f).type != form::QuestionType::Computed) continue;
        for (const GivenLevel& level : LevelsOf(f)) level.answers->values.erase(Question(f).id);
    }
    for (const auto& [path, answer] : current.set_aside) TakeBack(path, answer);
}

/// Rows that only a number of rows took away are made again.
void Session::State::TakeBack(const std::string& text, const Answer& answer) {
    const std::optional<cases::Path> path = cases::ParsePath(text);
    const std::optional<Place> place = path ? Locate(*path) : std::nullopt;
    bool counted = false;
    std::optional<std::size_t> roster = place ? Logic().fields[place->field].roster : std::nullopt;
    for (; roster; roster = Logic().fields[*roster].roster) counted = counted || !Question(*roster).row_count.Empty();
    if (!place || (counted && !MakeRows(*place))) {
        parked.emplace(text, answer);
        return;
    }
    bool there = true;
    if (place->outer)
        there = *place->outer < RowsOf(*Logic().fields[*Logic().fields[place->field].roster].roster).size();
    if (there && place->row) there = *place->row < RowsAround(*place).size();
    if (!there) {
        parked.emplace(text, answer);
        return;
    }
    if (!Fits(answer, Question(place->field))) {
        parked.emplace(text, answer);  // of an earlier version of the form
        return;
    }
    Answer& target = LevelOf(*place).values[Question(place->field).id];
    const auto* more = std::get_if<cases::Choices>(&answer);
    auto* chosen = std::get_if<cases::Choices>(&target);
    if (IsBlank(target)) {
        target = answer;
    } else if (more != nullptr && chosen != nullptr) {
        // Choices that were not offered go back to the others.
        chosen->insert(chosen->end(), more->begin(), more->end());
        target = Ordered(std::move(*chosen), Question(place->field));
    } else {
        parked.emplace(text, answer);
    }
}

void Session::State::AddFixedRows() {
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        const form::Question& roster = Question(f);
        const form::Question* key = roster.IsRoster() ? FixedRowKey(roster) : nullptr;
        if (key == nullptr) continue;
        for (const GivenLevel& level : LevelsOf(f)) {
            std::vector<cases::Row>& rows = level.answers->rosters[roster.id];
            for (const std::string& id : roster.fixed_rows) {
                const bool there = std::any_of(rows.begin(), rows.end(), [&](const cases::Row& row) {
                    return ValueIn(row.answers.values, key->id) == Answer(id);
                });
                if (there) continue;
                rows.push_back({new_row_id(), {}});
                rows.back().answers.values.emplace(key->id, id);
            }
        }
    }
}

bool Session::State::AddCountedRows() {
    bool added = false;
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        if (!Question(f).IsRoster() || Question(f).row_count.Empty()) continue;
        bool here = false;
        for (const GivenLevel& level : LevelsOf(f)) {
            const Place place{f, level.row, level.outer};
            const std::optional<std::size_t> index = IndexOf(place);
            if (!index || !Relevant(place) || *index >= evaluation.WantedRows(f).size()) continue;
            std::vector<cases::Row>& rows = level.answers->rosters[Question(f).id];
            for (; rows.size() < evaluation.WantedRows(f)[*index]; here = true) rows.push_back({new_row_id(), {}});
        }
        if (here) Reload(f);
        added = added || here;
    }
    return added;
}

/// Rows that are added can change what other rosters are to have.
void Session::State::RunAll() {
    constexpr int kMostRounds = 8;
    m_changed_relevance.clear();
    for (int round = 0; round < kMostRounds; ++round) {
        evaluation.Run();
        for (std::string& path : ChangedRelevance()) m_changed_relevance.push_back(std::move(path));
        if (!AddCountedRows()) return;
    }
}

bool Session::State::ApplyDefault(const CheckedForm::Logic::Default& value, std::optional<Place> row) {
    const Field& field = Logic().fields[value.field];
    if (row && field.roster != row->field) return false;
    base::Column cells = evaluation.ValuesFor(value.field, value.formula);
    const int surplus = value.formula.expression->Decimals() - form::RuleDecimalsOf(Question(value.field));
    bool applied = false;
    for (const GivenLevel& level : LevelsOf(value.field)) {
        if (row && (level.row != row->row || level.outer != row->outer)) continue;
        const Place place{value.field, level.row, level.outer};
        const std::optional<std::size_t> index = IndexOf(place);
        if (!index || !Relevant(place) || cells.states[*index] != base::CellState::Value) continue;
        Answer& target = level.answers->values[Question(value.field).id];
        if (!IsBlank(target)) continue;
        std::int64_t& cell = cells.values[*index];
        if (surplus > 0) cell = static_cast<std::int64_t>(base::DivideRounded(cell, base::PowerOfTen(surplus)));
        if (surplus < 0) cell *= base::PowerOfTen(-surplus);
        target = AnswerOf(cells, *index, Question(value.field));
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
            RunAll();
        }
    }
}

// ---- deriving -----------------------------------------------------------------------------------------------------------

void Session::State::Derive() {
    current.answers = {};
    current.set_aside = parked;
    DeriveLevel({&given, std::nullopt, std::nullopt}, std::nullopt, current.answers);
    NameUnit();
}

void Session::State::DeriveLevel(const GivenLevel& level, std::optional<std::size_t> roster, Answers& out) {
    out.values = level.answers->values;  // with those that the form does not know
    std::erase_if(out.values, [](const auto& entry) { return IsBlank(entry.second); });
    const std::size_t first = roster ? *roster + 1 : 0;
    for (std::size_t f = first; f < Logic().fields.size() && (!roster || Logic().fields[f].roster >= roster); ++f) {
        const Field& field = Logic().fields[f];
        if (field.roster != roster || !field.variable || Question(f).IsRoster()) continue;
        DeriveAnswer({f, level.row, level.outer}, out);
    }
    DeriveRows(level, roster, out);
}

/// What is not relevant, or chosen although it is not offered, is set aside.
void Session::State::DeriveAnswer(const Place& place, Answers& out) {
    const form::Question& question = Question(place.field);
    const bool relevant = Relevant(place);
    if (question.type == form::QuestionType::Computed) {
        Answer value = relevant ? AnswerOf(evaluation.ColumnOfField(place.field), *IndexOf(place), question) : Answer{};
        if (!IsBlank(value)) out.values.insert_or_assign(question.id, std::move(value));
        return;
    }
    const auto found = out.values.find(question.id);
    if (found == out.values.end() || IsFixedKey(place.field)) return;
    if (!relevant) {
        current.set_aside.insert_or_assign(PathOf(place), std::move(found->second));
        out.values.erase(found);
        return;
    }
    const std::size_t index = *IndexOf(place);
    const auto offered = [&](const std::string& id) {
        for (std::size_t c = 0; c < question.categories.size(); ++c) {
            if (question.categories[c].id == id) return evaluation.IsOffered(place.field, c, index);
        }
        return true;
    };
    if (auto* one = std::get_if<std::string>(&found->second); one != nullptr && !question.categories.empty()) {
        if (offered(*one)) return;
        current.set_aside.insert_or_assign(PathOf(place), std::move(found->second));
        out.values.erase(found);
    } else if (auto* several = std::get_if<cases::Choices>(&found->second)) {
        const auto gone = std::stable_partition(several->begin(), several->end(), offered);
        if (gone == several->end()) return;
        current.set_aside.insert_or_assign(PathOf(place), cases::Choices(gone, several->end()));
        several->erase(gone, several->end());
        if (several->empty()) out.values.erase(found);
    }
}

/// Rows beyond the number that a roster is to have are not there, and their answers are set aside.
std::size_t Session::State::VisibleRows(const Place& roster, std::size_t rows) const {
    if (Question(roster.field).row_count.Empty()) return rows;
    const std::optional<std::size_t> index = IndexOf(roster);
    const std::vector<std::uint32_t>& wanted = evaluation.WantedRows(roster.field);
    if (!index || !Relevant(roster) || *index >= wanted.size()) return 0;
    return std::min<std::size_t>(rows, wanted[*index]);
}

void Session::State::DeriveRows(const GivenLevel& level, std::optional<std::size_t> roster, Answers& out) {
    const std::string prefix = roster ? Logic().fields[*roster].id + "." : std::string();
    for (auto& [id, rows] : level.answers->rosters) {
        if (rows.empty()) continue;
        const std::optional<std::size_t> field = FieldOf(prefix + id);
        if (!field) {
            out.rosters[id] = rows;
            continue;
        }
        const Place place{*field, level.row, level.outer};
        const std::size_t visible = VisibleRows(place, rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i >= visible) {
                SetAsideRow(PathOf(place) + "[" + std::to_string(i + 1) + "].", rows[i].answers);
                continue;
            }
            std::vector<cases::Row>& made = out.rosters[id];
            made.push_back({rows[i].id, {}});
            DeriveLevel({&rows[i].answers, i, level.row}, field, made.back().answers);
        }
    }
}

void Session::State::SetAsideRow(const std::string& prefix, const Answers& row) {
    for (const auto& [id, answer] : row.values) {
        if (!IsBlank(answer)) current.set_aside.insert_or_assign(prefix + id, answer);
    }
    for (const auto& [id, rows] : row.rosters) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            SetAsideRow(prefix + id + "[" + std::to_string(i + 1) + "].", rows[i].answers);
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
    // Form order as it is filled in: a roster row by row.
    struct Placed {
        Finding finding;
        Place place;
        std::vector<std::size_t> key;
    };
    std::vector<Placed> placed;
    for (const Finding& finding : FindAll(evaluation, /*hard_only=*/false)) {
        const Place place = PlaceAt(finding.field, finding.index);
        const std::optional<std::size_t> roster = Logic().fields[finding.field].roster;
        std::vector<std::size_t> key;
        if (place.outer) key = {*Logic().fields[*roster].roster, *place.outer + 1, *roster, *place.row + 1};
        if (place.row && !place.outer) key = {*roster, *place.row + 1};
        key.push_back(finding.field);
        placed.push_back({finding, place, std::move(key)});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.key < b.key; });
    violations.clear();
    violation_sections.clear();
    for (const Placed& one : placed) {
        violations.push_back(ViolationOf(evaluation, one.finding, PathOf(one.place)));
        violation_sections.push_back(Logic().fields[one.finding.field].section);
    }
}

}  // namespace gongjian::interview
