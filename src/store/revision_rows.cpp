#include "store/revision_rows.h"

#include "base/error.h"
#include "base/uuid.h"
#include "cases/json_value.h"

namespace gongjian::store {
namespace {

using cases::JsonValue;

std::string JsonList(const std::vector<std::string>& texts) {
    std::string json = "[";
    for (const std::string& text : texts) {
        if (json.size() > 1) json += ',';
        cases::AppendJsonString(json, text);
    }
    return json + ']';
}

std::string ChangesToJson(const std::vector<cases::Change>& changes) {
    std::string json = "[";
    for (const cases::Change& change : changes) {
        if (json.size() > 1) json += ',';
        json += "{\"path\":" + cases::JsonString(change.path) + ",\"before\":" + cases::JsonString(change.before) +
                ",\"after\":" + cases::JsonString(change.after) + '}';
    }
    return json + ']';
}

std::string PathsToJson(const std::vector<cases::Change>& changes) {
    std::vector<std::string> paths;
    paths.reserve(changes.size());
    for (const cases::Change& change : changes) paths.push_back(change.path);
    return JsonList(paths);
}

JsonValue ReadStored(const std::string& json, const std::string& case_id) {
    cases::JsonDocument document = cases::ReadJson(json);
    if (document.value && document.value->Is(JsonValue::Kind::Array)) return std::move(*document.value);
    throw base::Error(
        base::Msg("The history of the case {case} is damaged and cannot be read. Restore the latest backup.",
                  {{"case", case_id}}));
}

std::string TextAt(const JsonValue& object, std::string_view key) {
    const JsonValue* value = object.Find(key);
    return value != nullptr ? value->text : std::string();
}

std::vector<cases::Change> ChangesFromJson(const std::string& json, const std::string& case_id) {
    std::vector<cases::Change> changes;
    for (const JsonValue& item : ReadStored(json, case_id).items) {
        changes.push_back({TextAt(item, "path"), TextAt(item, "before"), TextAt(item, "after")});
    }
    return changes;
}

std::vector<std::string> TextsFromJson(const std::string& json, const std::string& case_id) {
    std::vector<std::string> texts;
    for (const JsonValue& item : ReadStored(json, case_id).items) texts.push_back(item.text);
    return texts;
}

}  // namespace

void AppendRevision(soci::session& sql, const std::string& case_id, const std::vector<cases::Change>& changes,
                    const cases::Action& action) {
    std::string parent;
    long long number = 0;
    sql << "SELECT id, number FROM revision WHERE case_id = :case_id ORDER BY number DESC LIMIT 1", soci::use(case_id),
        soci::into(parent), soci::into(number);
    const bool first = !sql.got_data();
    number = first ? 1 : number + 1;

    const std::string id = base::NewUuid(action.time);
    const std::string parents = first ? "[]" : JsonList({parent});
    const std::string paths = PathsToJson(changes);
    const std::string changes_json = ChangesToJson(changes);
    const long long time = action.time;
    sql << "INSERT INTO revision (id, case_id, number, parents, paths, changes, author, device, time, reason) "
           "VALUES (:id, :case_id, :number, :parents, :paths, :changes, :author, :device, :time, :reason)",
        soci::use(id), soci::use(case_id), soci::use(number), soci::use(parents), soci::use(paths),
        soci::use(changes_json), soci::use(action.author), soci::use(action.device), soci::use(time),
        soci::use(action.reason);
}

std::vector<cases::Revision> ReadRevisions(soci::session& sql, const std::string& case_id) {
    cases::Revision revision;
    std::string parents, changes;
    long long number = 0, time = 0;
    soci::statement statement =
        (sql.prepare << "SELECT id, number, parents, changes, author, device, time, reason FROM revision "
                        "WHERE case_id = :case_id ORDER BY number",
         soci::use(case_id), soci::into(revision.id), soci::into(number), soci::into(parents), soci::into(changes),
         soci::into(revision.author), soci::into(revision.device), soci::into(time), soci::into(revision.reason));
    statement.execute();

    std::vector<cases::Revision> revisions;
    while (statement.fetch()) {
        revision.case_id = case_id;
        revision.number = static_cast<long>(number);
        revision.parents = TextsFromJson(parents, case_id);
        revision.changes = ChangesFromJson(changes, case_id);
        revision.time = time;
        revisions.push_back(revision);
    }
    return revisions;
}

}  // namespace gongjian::store
