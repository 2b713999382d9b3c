#include "store/revision_rows.h"

#include <optional>

#include "base/error.h"
#include "base/uuid.h"
#include "cases/json_value.h"
#include "store/sealed_rows.h"

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

/// A change whose values are sealed has only its path in the open part; the sealed part has the values, in the same order.
struct ChangesJson {
    std::string open = "[";
    std::string sealed;
};

ChangesJson ChangesToJson(const std::vector<cases::Change>& changes, const KnownForm& known) {
    ChangesJson json;
    for (const cases::Change& change : changes) {
        if (json.open.size() > 1) json.open += ',';
        const std::string path = "{\"path\":" + cases::JsonString(change.path);
        const std::string values =
            "\"before\":" + cases::JsonString(change.before) + ",\"after\":" + cases::JsonString(change.after) + '}';
        if (known.paths.SealsChange(change.path, known.form)) {
            json.open += path + '}';
            json.sealed += (json.sealed.empty() ? "[{" : ",{") + values;
        } else {
            json.open.append(path).append(",").append(values);
        }
    }
    json.open += ']';
    if (!json.sealed.empty()) json.sealed += ']';
    return json;
}

std::string PathsToJson(const std::vector<cases::Change>& changes) {
    std::vector<std::string> paths;
    paths.reserve(changes.size());
    for (const cases::Change& change : changes) paths.push_back(change.path);
    return JsonList(paths);
}

[[noreturn]] void FailDamaged(const std::string& case_id) {
    throw base::Error(
        base::Msg("The history of the case {case} is damaged and cannot be read. Restore the latest backup.",
                  {{"case", case_id}}));
}

JsonValue ReadStored(const std::string& json, const std::string& case_id) {
    cases::JsonDocument document = cases::ReadJson(json);
    if (!document.value || !document.value->Is(JsonValue::Kind::Array)) FailDamaged(case_id);
    return std::move(*document.value);
}

std::string TextAt(const JsonValue& object, std::string_view key) {
    const JsonValue* value = object.Find(key);
    return value != nullptr ? value->text : std::string();
}

std::vector<cases::Change> ChangesFromJson(const std::string& open, const std::string& sealed,
                                           const std::string& case_id) {
    JsonValue values;
    if (!sealed.empty()) values = ReadStored(sealed, case_id);
    auto value = values.items.begin();
    std::vector<cases::Change> changes;
    for (const JsonValue& item : ReadStored(open, case_id).items) {
        const bool is_sealed = item.Find("before") == nullptr;
        if (is_sealed && value == values.items.end()) FailDamaged(case_id);
        const JsonValue& from = is_sealed ? *value++ : item;
        changes.push_back({TextAt(item, "path"), TextAt(from, "before"), TextAt(from, "after")});
    }
    return changes;
}

std::vector<std::string> TextsFromJson(const std::string& json, const std::string& case_id) {
    std::vector<std::string> texts;
    for (const JsonValue& item : ReadStored(json, case_id).items) texts.push_back(item.text);
    return texts;
}

}  // namespace

void AppendRevision(soci::session& sql, Vault& vault, const KnownForm& known, const std::string& case_id,
                    const std::vector<cases::Change>& changes, const cases::Action& action) {
    std::string parent;
    long long number = 0;
    sql << "SELECT id, number FROM revision WHERE case_id = :case_id ORDER BY number DESC LIMIT 1", soci::use(case_id),
        soci::into(parent), soci::into(number);
    const bool first = !sql.got_data();
    number = first ? 1 : number + 1;

    const std::string id = base::NewUuid(action.time);
    const std::string parents = first ? "[]" : JsonList({parent});
    const std::string paths = PathsToJson(changes);
    const ChangesJson json = ChangesToJson(changes, known);
    const long long time = action.time;
    sql << "INSERT INTO revision (id, case_id, number, parents, paths, changes, author, device, time, reason) "
           "VALUES (:id, :case_id, :number, :parents, :paths, :changes, :author, :device, :time, :reason)",
        soci::use(id), soci::use(case_id), soci::use(number), soci::use(parents), soci::use(paths),
        soci::use(json.open), soci::use(action.author), soci::use(action.device), soci::use(time),
        soci::use(action.reason);
    if (json.sealed.empty()) return;
    const std::string sealed = CaseSeal::ForWriting(sql, vault, case_id).Seal(json.sealed, kRevisionKind, id);
    sql << "INSERT INTO sealed_revision (revision_id, content) VALUES (:id, :content)", soci::use(id),
        soci::use(sealed);
}

std::vector<cases::Revision> ReadRevisions(soci::session& sql, Vault& vault, const std::string& case_id) {
    const std::optional<CaseSeal> seal = CaseSeal::OfStored(sql, vault, case_id);
    cases::Revision revision;
    std::string parents, changes, sealed;
    long long number = 0, time = 0;
    soci::statement statement =
        (sql.prepare << "SELECT id, number, parents, changes, coalesce(content, ''), author, device, time, reason "
                        "FROM revision LEFT JOIN sealed_revision ON revision_id = id "
                        "WHERE case_id = :case_id ORDER BY number",
         soci::use(case_id), soci::into(revision.id), soci::into(number), soci::into(parents), soci::into(changes),
         soci::into(sealed), soci::into(revision.author), soci::into(revision.device), soci::into(time),
         soci::into(revision.reason));
    statement.execute();

    std::vector<cases::Revision> revisions;
    while (statement.fetch()) {
        revision.case_id = case_id;
        revision.number = static_cast<long>(number);
        revision.parents = TextsFromJson(parents, case_id);
        revision.changes =
            ChangesFromJson(changes, seal ? seal->Unseal(sealed, kRevisionKind, revision.id) : std::string(), case_id);
        revision.time = time;
        revisions.push_back(revision);
    }
    return revisions;
}

}  // namespace gongjian::store
