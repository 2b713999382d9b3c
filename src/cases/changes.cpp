#include "cases/changes.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "base/error.h"
#include "cases/answer_json.h"
#include "cases/json_value.h"
#include "cases/stored_answers.h"

namespace gongjian::cases {
namespace {

constexpr std::string_view kRow = "@row:";
constexpr std::string_view kAside = "@aside:";

std::string RowIds(const std::vector<Row>& rows) {
    Choices ids;
    for (const Row& row : rows) ids.push_back(row.id);
    return AnswerToJson(ids);
}

template <class Map>
std::set<std::string_view> Keys(const Map& a, const Map& b) {
    std::set<std::string_view> keys;
    for (const auto& [key, value] : a) keys.insert(key);
    for (const auto& [key, value] : b) keys.insert(key);
    return keys;
}

template <class Map>
const typename Map::mapped_type& ValueOr(const Map& map, std::string_view key,
                                         const typename Map::mapped_type& fallback) {
    const auto found = map.find(key);
    return found == map.end() ? fallback : found->second;
}

const Row* FindRow(const std::vector<Row>& rows, const std::string& id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

class Differ {
public:
    void Property(std::string path, std::string before, std::string after) {
        if (before != after) changes.push_back({std::move(path), std::move(before), std::move(after)});
    }

    void Values(const std::map<std::string, Answer, std::less<>>& before,
                const std::map<std::string, Answer, std::less<>>& after, const std::string& prefix) {
        static const Answer kBlank;
        for (const std::string_view id : Keys(before, after)) {
            const Answer& old_value = ValueOr(before, id, kBlank);
            const Answer& new_value = ValueOr(after, id, kBlank);
            if (old_value == new_value) continue;
            changes.push_back({prefix + std::string(id), AnswerToJson(old_value), AnswerToJson(new_value)});
        }
    }

    void Level(const Answers& before, const Answers& after, const std::string& prefix) {
        static const std::vector<Row> kNoRows;
        Values(before.values, after.values, prefix);
        for (const std::string_view id : Keys(before.rosters, after.rosters)) {
            Roster(ValueOr(before.rosters, id, kNoRows), ValueOr(after.rosters, id, kNoRows), prefix + std::string(id));
        }
    }

    std::vector<Change> changes;

private:
    static std::string RowPrefix(const std::string& roster, std::size_t row) {
        return roster + '[' + std::to_string(row + 1) + "].";
    }

    void Roster(const std::vector<Row>& before, const std::vector<Row>& after, const std::string& path) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (FindRow(after, before[i].id) == nullptr) Level(before[i].answers, {}, RowPrefix(path, i));
        }
        Property(std::string(kRow) + path, RowIds(before), RowIds(after));
        for (std::size_t i = 0; i < after.size(); ++i) {
            const Row* was = FindRow(before, after[i].id);
            Level(was != nullptr ? was->answers : Answers{}, after[i].answers, RowPrefix(path, i));
        }
    }
};

std::string BoolJson(bool value) { return value ? "true" : "false"; }

/// The string in a JSON string; anything else is an empty one.
std::string TextOf(const std::string& json) {
    const JsonDocument document = ReadJson(json);
    return document.value && document.value->Is(JsonValue::Kind::String) ? document.value->text : std::string();
}

base::Moment MomentOf(const std::string& json) {
    base::Moment moment = 0;
    std::from_chars(json.data(), json.data() + json.size(), moment);
    return moment;
}

/// The rows of the roster at a path, or null; the last step names the roster.
std::vector<Row>* RosterAt(Answers& answers, const Path& path) {
    Answers* level = &answers;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const auto rows = level->rosters.find(path[i].id);
        if (rows == level->rosters.end() || !path[i].row || *path[i].row >= rows->second.size()) return nullptr;
        level = &rows->second[*path[i].row].answers;
    }
    return &level->rosters[path.back().id];
}

void ApplyRows(Answers& answers, std::string_view path_text, const std::string& ids_json) {
    const std::optional<Path> path = ParsePath(path_text);
    const JsonDocument ids = ReadJson(ids_json);
    if (!path || !ids.value || !ids.value->Is(JsonValue::Kind::Array)) return;
    std::vector<Row>* rows = RosterAt(answers, *path);
    if (rows == nullptr) return;
    std::vector<Row> arranged;
    for (const JsonValue& id : ids.value->items) {
        const Row* was = FindRow(*rows, id.text);
        arranged.push_back(was != nullptr ? *was : Row{id.text, {}});
    }
    *rows = std::move(arranged);
}

/// A roster without rows and no roster are the same.
void DropEmptyRosters(Answers& answers) {
    for (auto roster = answers.rosters.begin(); roster != answers.rosters.end();) {
        for (Row& row : roster->second) DropEmptyRosters(row.answers);
        roster = roster->second.empty() ? answers.rosters.erase(roster) : std::next(roster);
    }
}

void ApplyProperty(Case& state, const Change& change) {
    const std::string& path = change.path;
    if (path == "@form")
        state.form_id = TextOf(change.after);
    else if (path == "@form_version")
        state.form_version = TextOf(change.after);
    else if (path == "@round")
        state.round = TextOf(change.after);
    else if (path == "@unit")
        state.unit = TextOf(change.after);
    else if (path == "@status")
        state.status = StatusFromName(TextOf(change.after)).value_or(state.status);
    else if (path == "@position")
        state.position = TextOf(change.after);
    else if (path == "@deleted")
        state.deleted = change.after == "true";
    else if (path == "@created")
        state.created = MomentOf(change.after);
    else if (path == "@changed")
        state.changed = MomentOf(change.after);
}

void ApplyOne(Case& state, const Change& change, const form::Form& form) {
    const std::string_view text = change.path;
    if (text.starts_with(kRow)) return ApplyRows(state.answers, text.substr(kRow.size()), change.after);

    const bool aside = text.starts_with(kAside);
    const std::string_view path_text = aside ? text.substr(kAside.size()) : text;
    if (!aside && text.starts_with('@')) return ApplyProperty(state, change);

    const std::optional<Path> path = ParsePath(path_text);
    Answer answer = StoredAnswer(change.after, QuestionAt(path_text, form));
    if (aside && std::holds_alternative<Blank>(answer)) {
        state.set_aside.erase(std::string(path_text));
    } else if (aside) {
        state.set_aside.insert_or_assign(std::string(path_text), std::move(answer));
    } else if (path) {
        // Rows are there already unless somebody left "@row:" out; then the number serves, and Complete repairs it.
        std::size_t number = 0;
        Set(state.answers, *path, std::move(answer), [&] { return "new-" + std::to_string(++number); });
    }
}

}  // namespace

std::vector<Change> Difference(const Case& before, const Case& after) {
    Differ differ;
    differ.Property("@form", JsonString(before.form_id), JsonString(after.form_id));
    differ.Property("@form_version", JsonString(before.form_version), JsonString(after.form_version));
    differ.Property("@round", JsonString(before.round), JsonString(after.round));
    differ.Property("@unit", JsonString(before.unit), JsonString(after.unit));
    differ.Property("@status", JsonString(StatusName(before.status)), JsonString(StatusName(after.status)));
    differ.Property("@position", JsonString(before.position), JsonString(after.position));
    differ.Property("@deleted", BoolJson(before.deleted), BoolJson(after.deleted));
    differ.Property("@created", std::to_string(before.created), std::to_string(after.created));
    differ.Level(before.answers, after.answers, "");
    differ.Values(before.set_aside, after.set_aside, std::string(kAside));
    return std::move(differ.changes);
}

Case Apply(Case state, const Revision& revision, const form::Form& form) {
    state.changed = revision.time;
    for (const Change& change : revision.changes) ApplyOne(state, change, form);
    DropEmptyRosters(state.answers);
    return state;
}

Case Rebuild(const std::string& id, const std::vector<Revision>& revisions, const form::Form& form) {
    Case state;
    state.id = id;
    for (const Revision& revision : revisions) state = Apply(std::move(state), revision, form);
    return state;
}

std::vector<Change> Complete(std::vector<Change> changes, const Case& before, const Case& after, base::Moment time,
                             const form::Form& form) {
    Revision revision;
    revision.time = time;
    revision.changes = changes;
    const Case reached = Apply(before, revision, form);
    for (Change& change : Difference(reached, after)) changes.push_back(std::move(change));
    if (after.changed != time) {
        changes.push_back({"@changed", std::to_string(before.changed), std::to_string(after.changed)});
    }
    return changes;
}

void CheckWritable(const Case* stored, const Case& changed_case, base::Moment expected_changed) {
    if (stored == nullptr) {
        throw base::Error(
            base::Msg("There is no case {case} to save. Open the list again.", {{"case", changed_case.id}}));
    }
    if (stored->changed != expected_changed) {
        throw base::Error(
            base::Msg("The case was changed elsewhere at {time} while it was open here. Open it again to see "
                      "that, then repeat the last step; nothing was overwritten.",
                      {{"time", base::MomentToString(stored->changed)}}));
    }
    if (changed_case.changed <= expected_changed) {
        throw base::Error(
            base::Msg("The case {case} cannot be saved with a time that is not later than its last change. "
                      "Check the clock of this computer.",
                      {{"case", changed_case.id}}));
    }
}

void CheckKeepable(const form::Form& form, bool has_key) {
    if (has_key || !form::AsksForPersonalData(form)) return;
    throw base::Error(base::Msg(
        "The form “{form}” asks for personal data, which is kept only sealed, and this workspace has no key yet. "
        "Set a passphrase first: on its first page, or with “gj key make”.",
        {{"form", form.title.In(base::CurrentLanguage())}}));
}

void ThrowCaseExists(const std::string& id) {
    throw base::Error(
        base::Msg("There is a case {case} already. Open it instead of creating it again.", {{"case", id}}));
}

}  // namespace gongjian::cases
