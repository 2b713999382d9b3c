// gj rank: bands, quota and order of a rule set over totals that were computed elsewhere.
#include <memory>
#include <ostream>

#include "scoring/population.h"
#include "tool/command.h"
#include "tool/input.h"
#include "tool/json_output.h"
#include "tool/rules_input.h"
#include "tool/table.h"

namespace gongjian::tool {
namespace {

using cases::JsonValue;

struct RankOptions {
    std::string rules;
    std::string totals;
    std::string forms;
    bool json = false;
};

std::optional<std::string> Points(const JsonValue* value, const std::string& unit, const std::string& file) {
    if (value == nullptr || value->Is(JsonValue::Kind::Null)) return std::nullopt;
    const bool readable = value->Is(JsonValue::Kind::String) || value->Is(JsonValue::Kind::Number);
    if (readable && base::ParseDecimal(value->text)) return value->text;
    StopBadShape(file, base::Msg("Unit {unit}: points must be a number like \"98.52\".", {{"unit", unit}}));
}

cases::SheetStatus StatusOf(const JsonValue& entry, const std::string& unit, const std::string& file) {
    const std::string word = TextAt(entry, "status");
    if (word.empty() || word == "scored") return cases::SheetStatus::Scored;
    if (word == "pending") return cases::SheetStatus::Pending;
    if (word == "not_assessed") return cases::SheetStatus::NotAssessed;
    if (word == "invalid") return cases::SheetStatus::Invalid;
    StopBadShape(file, base::Msg("Unit {unit}: the status “{word}” is none of scored, pending, not_assessed, invalid.",
                                 {{"unit", unit}, {"word", word}}));
}

bool FlagAt(const JsonValue& entry, std::string_view key) {
    const JsonValue* value = entry.Find(key);
    return value != nullptr && value->Is(JsonValue::Kind::Bool) && value->boolean;
}

scoring::RankUnit ReadUnit(const JsonValue& entry, std::size_t number, const std::string& file) {
    scoring::RankUnit unit;
    unit.id = TextAt(entry, "id");
    if (unit.id.empty()) {
        StopBadShape(file, base::Msg("Unit {number} of the list has no id.", {{"number", std::to_string(number)}}));
    }
    unit.status = StatusOf(entry, unit.id, file);
    unit.total = Points(entry.Find("total"), unit.id, file);
    if (const JsonValue* keys = entry.Find("keys")) {
        for (std::size_t i = 0; i < keys->keys.size(); ++i) {
            unit.keys[keys->keys[i]] = Points(&keys->items[i], unit.id, file);
        }
    }
    if (const JsonValue* veto = entry.Find("veto")) {
        for (const JsonValue& code : veto->items) unit.veto.push_back(code.text);
    }
    if (const std::string cap = TextAt(entry, "cap"); !cap.empty()) unit.cap = cap;
    unit.starred = FlagAt(entry, "starred");
    unit.grade_withheld = FlagAt(entry, "grade_withheld");
    unit.pool = TextAt(entry, "pool");
    return unit;
}

std::vector<scoring::RankUnit> ReadUnits(const JsonValue& population, const std::string& file) {
    const JsonValue* list = population.Find("units");
    if (list == nullptr || !list->Is(JsonValue::Kind::Array)) {
        StopBadShape(file, base::Msg("There is no list “units”."));
    }
    std::vector<scoring::RankUnit> units;
    for (const JsonValue& entry : list->items) units.push_back(ReadUnit(entry, units.size() + 1, file));
    return units;
}

Json RankingToJson(const scoring::Ranking& ranking, const std::vector<scoring::RankUnit>& units) {
    Json order = Json::array(), standings = Json::object();
    for (const std::size_t index : ranking.order) order.push_back(units[index].id);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const scoring::Standing& standing = ranking.standings[i];
        standings[units[i].id] = {{"rank", OrNull(standing.rank)},
                                  {"grade", OrNull(standing.grade)},
                                  {"quota_limited", standing.quota_limited},
                                  {"tied_at_quota", standing.tied_at_quota}};
    }
    return {{"assessed", ranking.assessed}, {"quota", ranking.quota}, {"order", order}, {"units", standings}};
}

void PrintRanking(std::ostream& out, const scoring::Ranking& ranking, const std::vector<scoring::RankUnit>& units) {
    Table table;
    table.AddColumn(base::Tr("Rank"), Table::Align::Right);
    table.AddColumn(base::Tr("Unit"));
    table.AddColumn(base::Tr("Total"), Table::Align::Right);
    table.AddColumn(base::Tr("Grade"));
    table.AddColumn(base::Tr("Remarks"));
    for (const std::size_t index : ranking.order) {
        const scoring::Standing& standing = ranking.standings[index];
        std::string remarks;
        if (standing.quota_limited) remarks = base::Tr("no place left in the quota");
        if (standing.tied_at_quota) remarks = base::Tr("tied at the quota line: the panel decides");
        if (!units[index].veto.empty()) remarks = base::Tr("vetoed");
        table.AddRow({standing.rank ? std::to_string(*standing.rank) : "", units[index].id,
                      units[index].total.value_or(""), standing.grade.value_or(""), remarks});
    }
    table.Print(out);
    out << base::Tr("Assessed: {assessed}. Places in the quota: {quota}.",
                    {{"assessed", std::to_string(ranking.assessed)}, {"quota", std::to_string(ranking.quota)}})
        << "\n";
}

int Rank(const RankOptions& options, Surroundings& surroundings) {
    const OpenedRules opened = OpenRules(options.rules, {options.forms, {}}, surroundings);
    const JsonInput input = ReadJsonInput(options.totals, surroundings);
    std::vector<scoring::RankUnit> units = ReadUnits(input.value, options.totals);
    for (scoring::RankUnit& unit : units) {
        std::map<std::string, std::optional<base::Decimal>> scores;
        for (const auto& [id, points] : unit.keys) scores[id] = points ? base::ParseDecimal(*points) : std::nullopt;
        if (unit.total) scores["total"] = base::ParseDecimal(*unit.total);
        unit.conditions = lang::GradeConditions(*opened.rules, scores);
    }
    const scoring::Ranking ranking = scoring::Rank(opened.rules->Info(), units);
    if (options.json) {
        WriteJson(surroundings.out, RankingToJson(ranking, units));
    } else {
        PrintRanking(surroundings.out, ranking, units);
    }
    return kDone;
}

}  // namespace

void AddRank(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<RankOptions>();
    CLI::App* command = AddCommand(program, "rank", base::Tr("Rank totals that were computed elsewhere"),
                                   "  gj rank rules/village_committee.rules --totals totals.json\n"
                                   "  gj rank rules/village_committee.rules --totals - --json");
    command->add_option("RULES", options->rules, base::Tr("Rule file with bands, quota and order"))
        ->required()
        ->type_name("");
    command->add_option("--totals", options->totals, base::Tr("File of units with totals; - is standard input"))
        ->required()
        ->type_name("FILE");
    command->add_option("--forms", options->forms, base::Tr("Folder in which forms are looked for first"))
        ->type_name("DIR");
    command->add_flag("--json", options->json, base::Tr("Print ranks and grades as JSON"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Rank(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
