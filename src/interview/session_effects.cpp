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
    evaluation.Run();
    Derive();
    ListViolations();
    Effects effects;
    effects.answers = ChangedAnswers(before);
    const auto leading = std::find(effects.answers.begin(), effects.answers.end(), first);
    if (leading != effects.answers.end()) std::rotate(effects.answers.begin(), leading, leading + 1);
    effects.relevance = ChangedRelevance();
    effects.violations = violations != violations_before;
    return effects;
}

std::vector<std::string> Session::State::ChangedAnswers(const cases::Case& before) const {
    std::vector<std::string> changed;
    const bool same_set_aside = before.set_aside == current.set_aside;
    const auto compare = [&](const Place& place, const std::set<std::string_view>& different) {
        const bool differs = different.contains(Question(place.field).id);
        if (!differs && same_set_aside) return;
        std::string path = PathOf(place);
        if (differs || ValueIn(before.set_aside, path) != ValueIn(current.set_aside, path))
            changed.push_back(std::move(path));
    };
    const std::set<std::string_view> top = DifferentIds(before.answers, current.answers);
    static const Answers kNone;
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        const Field& field = Logic().fields[f];
        if (field.roster || !field.variable) continue;
        if (!Question(f).IsRoster()) {
            compare({f, std::nullopt}, top);
            continue;
        }
        const std::vector<cases::Row>& was = RowsIn(before.answers, field.id);
        const std::vector<cases::Row>& is = RowsIn(current.answers, field.id);
        const bool same_rows = std::equal(was.begin(), was.end(), is.begin(), is.end(),
                                          [](const cases::Row& a, const cases::Row& b) { return a.id == b.id; });
        if (!same_rows) changed.push_back(field.id);
        for (std::size_t i = 0; i < is.size(); ++i) {
            const cases::Row* old_row = same_rows ? &was[i] : FindRow(was, is[i].id);
            const std::set<std::string_view> different =
                DifferentIds(old_row != nullptr ? old_row->answers : kNone, is[i].answers);
            if (different.empty() && same_set_aside) continue;
            for (const std::size_t column : ColumnsOf(f)) compare({column, i}, different);
        }
    }
    return changed;
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
            changed.push_back(PathOf({f, Logic().fields[f].roster ? std::optional(i) : std::nullopt}));
        }
    }
    return changed;
}

}  // namespace gongjian::interview
