// What one action changed, for screens.
#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "interview/session_state.h"

namespace gongjian::interview {

namespace {

using cases::Answers;

const cases::Row* FindRow(const std::vector<cases::Row>& rows, const std::string& id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const cases::Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

const std::vector<cases::Row>& RowsIn(const Answers& answers, const std::string& roster) {
    static const std::vector<cases::Row> kNone;
    const auto found = answers.rosters.find(roster);
    return found == answers.rosters.end() ? kNone : found->second;
}

/// Ids whose answers differ; both maps are walked once, side by side.
std::set<std::string_view> DifferentIds(const Answers& a, const Answers& b) {
    std::set<std::string_view> ids;
    auto x = a.values.begin(), y = b.values.begin();
    while (x != a.values.end() || y != b.values.end()) {
        const int order = x == a.values.end() ? 1 : y == b.values.end() ? -1 : x->first.compare(y->first);
        if (order == 0) {
            if (x->second != y->second) ids.insert(x->first);
            ++x, ++y;
        } else if (order < 0) {
            ids.insert((x++)->first);
        } else {
            ids.insert((y++)->first);
        }
    }
    return ids;
}

}  // namespace

Effects Session::State::Refresh(const std::string& first) {
    const cases::Case before = current;
    const std::vector<Violation> violations_before = std::exchange(violations, {});
    RunAll();
    Derive();
    ListViolations();
    Effects effects;
    effects.answers = ChangedAnswers(before);
    const auto leading = std::find(effects.answers.begin(), effects.answers.end(), first);
    if (leading != effects.answers.end()) std::rotate(effects.answers.begin(), leading, leading + 1);
    effects.relevance = std::move(m_changed_relevance);
    effects.choices = ChangedChoices();
    effects.violations = violations != violations_before;
    return effects;
}

std::vector<std::string> Session::State::ChangedChoices() {
    std::vector<std::string> changed;
    for (const std::size_t f : evaluation.ChangedChoices()) {
        for (const GivenLevel& level : LevelsOf(f)) changed.push_back(PathOf({f, level.row, level.outer}));
    }
    return changed;
}

std::vector<std::string> Session::State::ChangedAnswers(const cases::Case& before) const {
    std::vector<std::string> changed;
    const Change change{before, current, before.set_aside == current.set_aside};
    CompareLevel({0, std::nullopt, std::nullopt}, std::nullopt, before.answers, current.answers, change, changed);
    return changed;
}

/// Answers of one case or row, and below it. `at`: row and outer row of the level.
void Session::State::CompareLevel(const Place& at, std::optional<std::size_t> roster, const Answers& was,
                                  const Answers& is, const Change& change, std::vector<std::string>& changed) const {
    const std::set<std::string_view> different = DifferentIds(was, is);
    const std::size_t first = roster ? *roster + 1 : 0;
    for (std::size_t f = first; f < Logic().fields.size() && (!roster || Logic().fields[f].roster >= roster); ++f) {
        const Field& field = Logic().fields[f];
        if (field.roster != roster || !field.variable) continue;
        const Place place{f, at.row, at.outer};
        if (Question(f).IsRoster()) {
            CompareRows(place, was, is, change, changed);
            continue;
        }
        const bool differs = different.contains(Question(f).id);
        if (!differs && change.same_set_aside) continue;
        std::string path = PathOf(place);
        if (differs || ValueIn(change.before.set_aside, path) != ValueIn(change.after.set_aside, path))
            changed.push_back(std::move(path));
    }
}

void Session::State::CompareRows(const Place& roster, const Answers& before, const Answers& after, const Change& change,
                                 std::vector<std::string>& changed) const {
    const std::vector<cases::Row>& was = RowsIn(before, Question(roster.field).id);
    const std::vector<cases::Row>& is = RowsIn(after, Question(roster.field).id);
    static const Answers kNone;
    const bool same_rows = std::equal(was.begin(), was.end(), is.begin(), is.end(),
                                      [](const cases::Row& a, const cases::Row& b) { return a.id == b.id; });
    if (!same_rows) changed.push_back(PathOf(roster));
    for (std::size_t i = 0; i < is.size(); ++i) {
        const cases::Row* old_row = same_rows ? &was[i] : FindRow(was, is[i].id);
        const Answers& old_answers = old_row != nullptr ? old_row->answers : kNone;
        if (change.same_set_aside && old_answers == is[i].answers) continue;
        CompareLevel({roster.field, i, roster.row}, roster.field, old_answers, is[i].answers, change, changed);
    }
}

std::vector<std::string> Session::State::ChangedRelevance() const {
    std::vector<std::string> changed;
    for (std::size_t s = 0; s < form->form.sections.size(); ++s) {
        if (evaluation.FormerSectionMasks().contains(s)) changed.push_back(form->form.sections[s].id);
    }
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        const auto former = evaluation.FormerMasks().find(f);
        // Where rows came or went, the roster stands among the changed answers or relevances as a whole.
        if (former == evaluation.FormerMasks().end() || former->second.size() != evaluation.Mask(f).size()) continue;
        for (std::size_t i = 0; i < former->second.size(); ++i) {
            if (former->second[i] == evaluation.Mask(f)[i]) continue;
            changed.push_back(PathOf(PlaceAt(f, i)));
        }
    }
    return changed;
}

}  // namespace gongjian::interview
