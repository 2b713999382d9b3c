#include "cases/score_sheet_json.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

namespace gongjian::cases {
namespace {

using Json = nlohmann::ordered_json;
using State = SheetItem::State;

constexpr std::pair<SheetStatus, const char*> kStatuses[] = {{SheetStatus::Scored, "scored"},
                                                             {SheetStatus::Pending, "pending"},
                                                             {SheetStatus::NotAssessed, "not_assessed"},
                                                             {SheetStatus::Invalid, "invalid"}};
constexpr std::pair<State, const char*> kStates[] = {
    {State::Scored, "scored"}, {State::Pending, "pending"}, {State::NotApplicable, "not_applicable"}};

constexpr std::pair<SheetItem::Role, const char*> kRoles[] = {
    {SheetItem::Role::Item, "item"}, {SheetItem::Role::Bonus, "bonus"}, {SheetItem::Role::Penalty, "penalty"}};

template <class Enum, std::size_t size>
const char* NameOf(const std::pair<Enum, const char*> (&names)[size], Enum value) {
    for (const auto& [candidate, name] : names) {
        if (candidate == value) return name;
    }
    return names[0].second;
}

template <class Enum, std::size_t size>
Enum FromName(const std::pair<Enum, const char*> (&names)[size], const std::string& name) {
    for (const auto& [value, candidate] : names) {
        if (name == candidate) return value;
    }
    throw std::invalid_argument(name);  // caught by SheetFromJson: it is not a sheet
}

template <class T>
Json OrNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <class T>
std::optional<T> ValueOf(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? std::nullopt : std::optional(found->template get<T>());
}

/// Ill-formed UTF-8 is replaced, so that writing never fails.
std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json Pairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
    Json json = Json::object();
    for (const auto& [key, value] : pairs) json[key] = value;
    return json;
}

Json ItemJson(const SheetItem& item) {
    Json clauses = Json::array(), inputs = Json::array();
    for (const SheetClause& clause : item.clauses) {
        clauses.push_back({{"text", clause.text},
                           {"line", clause.line},
                           {"fired", clause.fired},
                           {"zh", clause.words_zh},
                           {"en", clause.words_en},
                           {"points", clause.points}});
    }
    for (const SheetInput& input : item.inputs) {
        inputs.push_back(
            {{"path", input.path}, {"zh", input.label_zh}, {"en", input.label_en}, {"value", input.value}});
    }
    return {{"id", item.id},
            {"title", item.title},
            {"block", item.block},
            {"role", NameOf(kRoles, item.role)},
            {"state", NameOf(kStates, item.state)},
            {"points", item.points},
            {"full_points", item.full_points},
            {"zh", item.reason_zh},
            {"en", item.reason_en},
            {"evidence", item.evidence},
            {"clauses", std::move(clauses)},
            {"inputs", std::move(inputs)}};
}

Json ChangeJson(const SheetChange& change) {
    return {{"path", change.path}, {"zh", change.words_zh}, {"en", change.words_en}, {"gain", change.gain}};
}

Json LiftJson(const SheetLift& lift) {
    Json items = Json::object(), grade = nullptr;
    for (const SheetLift::ForItem& item : lift.items) items[item.item] = ChangeJson(item.change);
    if (lift.grade) {
        Json changes = Json::array();
        for (const SheetChange& change : lift.grade->changes) changes.push_back(ChangeJson(change));
        grade = {{"grade", lift.grade->grade}, {"total", lift.grade->total}, {"changes", std::move(changes)}};
    }
    return {{"items", std::move(items)}, {"grade", std::move(grade)}, {"missing", lift.missing}};
}

Json ExplainJson(const ScoreSheet& sheet) {
    Json items = Json::array(), notes = Json::array();
    for (const SheetItem& item : sheet.items) items.push_back(ItemJson(item));
    for (const auto& [zh, en] : sheet.notes_zh_en) notes.push_back({{"zh", zh}, {"en", en}});
    Json json = {{"unit", sheet.unit}, {"items", std::move(items)}, {"notes", std::move(notes)}};
    if (sheet.lift) json["lift"] = LiftJson(*sheet.lift);
    return json;
}

/// Items proper in `items`; what is pending or not applicable has a list of ids; bonuses and penalties only when pending.
void WriteItems(const ScoreSheet& sheet, Json& json) {
    Json points = Json::object(), pending = Json::array(), omitted = Json::array();
    for (const SheetItem& item : sheet.items) {
        if (item.state == State::Pending) pending.push_back(item.id);
        if (item.role != SheetItem::Role::Item) continue;
        if (item.state == State::Scored) points[item.id] = item.points;
        if (item.state == State::NotApplicable) omitted.push_back(item.id);
    }
    json["items"] = std::move(points);
    json["pending_items"] = std::move(pending);
    json["missing"] = sheet.missing;
    json["not_applicable"] = std::move(omitted);
}

void WriteStanding(const ScoreSheet& sheet, Json& json) {
    json["base"] = OrNull(sheet.base);
    json["bonus"] = OrNull(sheet.bonus);
    json["penalty"] = OrNull(sheet.penalty);
    json["total"] = OrNull(sheet.total);
    json["provisional"] = OrNull(sheet.provisional);
    json["grade"] = OrNull(sheet.grade);
    json["starred"] = sheet.starred;
    json["veto"] = sheet.veto;
    json["cap"] = OrNull(sheet.cap);
    json["cap_reasons"] = sheet.cap_reasons;
    json["rank"] = OrNull(sheet.rank);
    json["quota_limited"] = sheet.quota_limited;
    json["tied_at_quota"] = sheet.tied_at_quota;
}

Json SheetJson(const ScoreSheet& sheet, bool complete) {
    Json json = {{"id", sheet.id}, {"status", NameOf(kStatuses, sheet.status)}, {"errors", sheet.errors}};
    WriteItems(sheet, json);
    json["groups"] = Pairs(sheet.groups);
    json["blocks"] = Pairs(sheet.blocks);
    if (sheet.rescales) {
        json["raw"] = OrNull(sheet.raw);
        json["na_points"] = OrNull(sheet.na_points);
    }
    WriteStanding(sheet, json);
    Json values = Json::object(), reasons = Json::object();
    for (const auto& [id, text] : sheet.values) {
        Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
        values[id] = value.is_discarded() ? Json(text) : std::move(value);
    }
    for (const SheetItem& item : sheet.items) {
        if (!item.reason_zh.empty() || !item.reason_en.empty()) {
            reasons[item.id] = {{"zh", item.reason_zh}, {"en", item.reason_en}};
        }
    }
    json["values"] = std::move(values);
    json["reasons"] = std::move(reasons);
    const bool explained = std::any_of(sheet.items.begin(), sheet.items.end(),
                                       [](const SheetItem& item) { return !item.clauses.empty(); });
    if (complete || explained) json["explain"] = ExplainJson(sheet);
    return json;
}

// ---- reading ------------------------------------------------------------------------------------------------------------

SheetItem ItemFrom(const Json& json) {
    SheetItem item;
    item.id = json.at("id");
    item.title = json.at("title");
    item.block = json.at("block");
    item.role = FromName(kRoles, json.at("role"));
    item.state = FromName(kStates, json.at("state"));
    item.points = json.at("points");
    item.full_points = json.at("full_points");
    item.reason_zh = json.at("zh");
    item.reason_en = json.at("en");
    item.evidence = json.at("evidence");
    for (const Json& clause : json.at("clauses")) {
        item.clauses.push_back({clause.at("text"), clause.at("line"), clause.at("fired"), clause.at("zh"),
                                clause.at("en"), clause.at("points")});
    }
    for (const Json& input : json.at("inputs")) {
        item.inputs.push_back({input.at("path"), input.at("zh"), input.at("en"), input.at("value")});
    }
    return item;
}

SheetChange ChangeFrom(const Json& json) { return {json.at("path"), json.at("zh"), json.at("en"), json.at("gain")}; }

SheetLift LiftFrom(const Json& json) {
    SheetLift lift;
    for (const auto& [item, change] : json.at("items").items()) lift.items.push_back({item, ChangeFrom(change)});
    if (const Json& grade = json.at("grade"); !grade.is_null()) {
        lift.grade = SheetLift::ForGrade{grade.at("grade"), grade.at("total"), {}};
        for (const Json& change : grade.at("changes")) lift.grade->changes.push_back(ChangeFrom(change));
    }
    lift.missing = json.at("missing").get<std::vector<std::string>>();
    return lift;
}

std::vector<std::pair<std::string, std::string>> PairsFrom(const Json& json) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& [key, value] : json.items()) pairs.emplace_back(key, value.get<std::string>());
    return pairs;
}

ScoreSheet SheetFrom(const Json& json) {
    ScoreSheet sheet;
    const Json& explain = json.at("explain");
    sheet.id = json.at("id");
    sheet.unit = explain.at("unit");
    sheet.status = FromName(kStatuses, json.at("status"));
    sheet.errors = json.at("errors").get<std::vector<std::string>>();
    for (const Json& item : explain.at("items")) sheet.items.push_back(ItemFrom(item));
    sheet.missing = json.at("missing").get<std::vector<std::string>>();
    sheet.groups = PairsFrom(json.at("groups"));
    sheet.blocks = PairsFrom(json.at("blocks"));
    sheet.rescales = json.contains("raw");
    sheet.raw = ValueOf<std::string>(json, "raw");
    sheet.na_points = ValueOf<std::string>(json, "na_points");
    sheet.base = ValueOf<std::string>(json, "base");
    sheet.bonus = ValueOf<std::string>(json, "bonus");
    sheet.penalty = ValueOf<std::string>(json, "penalty");
    sheet.total = ValueOf<std::string>(json, "total");
    sheet.provisional = ValueOf<std::string>(json, "provisional");
    sheet.grade = ValueOf<std::string>(json, "grade");
    sheet.starred = json.at("starred");
    sheet.veto = json.at("veto").get<std::vector<std::string>>();
    sheet.cap = ValueOf<std::string>(json, "cap");
    sheet.cap_reasons = json.at("cap_reasons").get<std::vector<std::string>>();
    sheet.rank = ValueOf<int>(json, "rank");
    sheet.quota_limited = json.at("quota_limited");
    sheet.tied_at_quota = json.at("tied_at_quota");
    for (const auto& [id, value] : json.at("values").items()) sheet.values[id] = Dump(value);
    for (const Json& note : explain.at("notes")) sheet.notes_zh_en.emplace_back(note.at("zh"), note.at("en"));
    if (explain.contains("lift")) sheet.lift = LiftFrom(explain.at("lift"));
    return sheet;
}

}  // namespace

std::string SheetToJson(const ScoreSheet& sheet, bool complete) { return Dump(SheetJson(sheet, complete)); }

std::string SheetsToJson(const std::vector<ScoreSheet>& sheets) {
    Json list = Json::array();
    for (const ScoreSheet& sheet : sheets) list.push_back(SheetJson(sheet, false));
    return Dump({{"sheets", std::move(list)}});
}

std::optional<ScoreSheet> SheetFromJson(std::string_view text) {
    const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return std::nullopt;
    try {
        return SheetFrom(json);
    } catch (const std::exception&) {
        return std::nullopt;  // some other JSON
    }
}

}  // namespace gongjian::cases
