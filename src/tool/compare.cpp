// gj compare: two rule sets on one round, or one rule set on two rounds; who gains, loses, changes grade or rank. Saves nothing.
#include <memory>
#include <ostream>

#include "present/round_cases.h"
#include "present/round_day.h"
#include "scoring/compare.h"
#include "scoring/score.h"
#include "tool/command.h"
#include "tool/json_output.h"
#include "tool/rules_input.h"
#include "tool/table.h"
#include "tool/workspace_input.h"

namespace gongjian::tool {
namespace {

struct CompareOptions {
    std::vector<std::string> rules;
    std::string forms;
    WorkspaceChoice workspace;
    std::string round;
    std::vector<std::string> rounds;
    bool json = false;
};

std::vector<cases::ScoreSheet> SheetsOf(const OpenedRules& opened, cases::CaseStore& store, const std::string& round,
                                        Surroundings& surroundings) {
    const present::RoundCases cases(store, opened.rules->Info(), round, opened.Forms());
    if (cases.Cases().empty()) {
        throw Stop{kWrongUse, base::Msg("Round {round} has no cases of the form {form}.",
                                        {{"round", round}, {"form", opened.rules->Info().form_id}})};
    }
    scoring::ScoreOptions options;
    options.today = present::DayOfRound(round, AsOf(surroundings, ""));
    options.form_of_ledger = cases.FormOfLedger();
    return scoring::Score(opened.rules, *opened.form, cases.ToScore(), options);
}

std::string Signed(const std::optional<base::Decimal>& change) {
    if (!change) return {};
    return (change->units > 0 ? "+" : "") + base::ToString(*change);
}

Json Side(const cases::ScoreSheet* sheet) {
    if (sheet == nullptr) return nullptr;
    return {{"total", OrNull(sheet->total)}, {"grade", OrNull(sheet->grade)}, {"rank", OrNull(sheet->rank)}};
}

Json ToJson(const scoring::Comparison& comparison) {
    Json units = Json::array();
    for (const scoring::UnitShift& shift : comparison.units) {
        Json items = Json::object();
        for (const scoring::ItemShift& item : shift.items) {
            items[item.id] = {{"before", OrNull(item.before)},
                              {"after", OrNull(item.after)},
                              {"change", item.change ? Json(base::ToString(*item.change)) : Json(nullptr)}};
        }
        units.push_back({{"unit", shift.unit},
                         {"before", Side(shift.before)},
                         {"after", Side(shift.after)},
                         {"change", shift.change ? Json(base::ToString(*shift.change)) : Json(nullptr)},
                         {"grade_changed", shift.GradeChanges()},
                         {"rank_changed", shift.RankChanges()},
                         {"items", std::move(items)}});
    }
    return {{"units", std::move(units)},
            {"shift",
             {{"gain", comparison.gain},
              {"lose", comparison.lose},
              {"same", comparison.same},
              {"not_comparable", comparison.not_comparable},
              {"grades_changed", comparison.grades_changed},
              {"ranks_changed", comparison.ranks_changed},
              {"gained", base::ToString(comparison.gained)},
              {"lost", base::ToString(comparison.lost)}}}};
}

std::string ItemsText(const scoring::UnitShift& shift) {
    std::string text;
    for (const scoring::ItemShift& item : shift.items) {
        const std::string change =
            item.change ? Signed(item.change) : item.before.value_or("—") + " → " + item.after.value_or("—");
        text += (text.empty() ? "" : base::Tr(", ")) + item.id + " " + change;
    }
    return text;
}

/// "78.40 → 80.40"; one text where both are the same.
std::string Both(const std::string& before, const std::string& after) {
    return before == after ? after : (before.empty() ? "—" : before) + " → " + (after.empty() ? "—" : after);
}

void PrintTable(std::ostream& out, const scoring::Comparison& comparison) {
    const auto total = [](const cases::ScoreSheet* sheet) {
        return sheet == nullptr ? std::string() : sheet->total.value_or(base::Tr("pending"));
    };
    const auto grade = [](const cases::ScoreSheet* sheet) {
        return sheet == nullptr ? std::string() : sheet->grade.value_or("");
    };
    const auto rank = [](const cases::ScoreSheet* sheet) {
        return sheet == nullptr || !sheet->rank ? std::string() : std::to_string(*sheet->rank);
    };
    Table table;
    table.AddColumn(base::Tr("Unit"));
    table.AddColumn(base::Tr("Change"), Table::Align::Right);
    table.AddColumn(base::Tr("Total"));
    table.AddColumn(base::Tr("Rank"));
    table.AddColumn(base::Tr("Grade"));
    table.AddColumn(base::Tr("Items"));
    for (const scoring::UnitShift& shift : comparison.units) {
        table.AddRow({shift.unit, Signed(shift.change), Both(total(shift.before), total(shift.after)),
                      Both(rank(shift.before), rank(shift.after)), Both(grade(shift.before), grade(shift.after)),
                      ItemsText(shift)});
    }
    table.Print(out);
    out << "\n"
        << base::Tr(
               "{gain} gain ({gained}), {lose} lose ({lost}), {same} stay; {grades} change their grade, {ranks} their "
               "rank; {open} cannot be compared.",
               {{"gain", std::to_string(comparison.gain)},
                {"gained", Signed(comparison.gained)},
                {"lose", std::to_string(comparison.lose)},
                {"lost", Signed(comparison.lost)},
                {"same", std::to_string(comparison.same)},
                {"grades", std::to_string(comparison.grades_changed)},
                {"ranks", std::to_string(comparison.ranks_changed)},
                {"open", std::to_string(comparison.not_comparable)}})
        << "\n";
}

int Compare(const CompareOptions& options, Surroundings& surroundings) {
    const bool two_rounds = !options.rounds.empty();
    if (two_rounds ? options.rules.size() != 1 || options.rounds.size() != 2 || !options.round.empty()
                   : options.rules.size() != 2) {
        throw Stop{kWrongUse, base::Msg("Name two rule sets and a round (OLD NEW --round R), or one rule set and two "
                                        "rounds (RULES --rounds R1,R2).")};
    }
    present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    const RulesPlaces places{options.forms, workspace.workspace.folder};
    const OpenedRules before = OpenRules(options.rules.front(), places, surroundings);
    const OpenedRules after = OpenRules(options.rules.back(), places, surroundings);
    const std::string& round = options.round.empty() ? workspace.workspace.current_round : options.round;
    cases::CaseStore& store = workspace.stores->Cases();
    const auto old_sheets = SheetsOf(before, store, two_rounds ? options.rounds.front() : round, surroundings);
    const auto new_sheets = SheetsOf(after, store, two_rounds ? options.rounds.back() : round, surroundings);
    const scoring::Comparison comparison = scoring::Compare(old_sheets, new_sheets);
    if (options.json)
        WriteJson(surroundings.out, ToJson(comparison));
    else
        PrintTable(surroundings.out, comparison);
    return kDone;
}

}  // namespace

void AddCompare(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<CompareOptions>();
    CLI::App* command =
        AddCommand(program, "compare", base::Tr("Compare two rule sets, or two rounds: who gains and who loses"),
                   "  gj compare village_committee new/village_committee.rules --workspace demo --round 2012\n"
                   "  gj compare village_committee --workspace demo --rounds 2011,2012 --json");
    command->add_option("RULES", options->rules, base::Tr("Old and new rule set: files, or ids of the workspace"))
        ->required()
        ->expected(1, 2)
        ->type_name("");
    command->add_option("--forms", options->forms, base::Tr("Folder in which forms are looked for first"))
        ->type_name("DIR");
    AddWorkspaceOptions(*command, options->workspace, base::Tr("Workspace whose cases are scored"));
    command->add_option("--round", options->round, base::Tr("Round; the workspace's own if left out"))
        ->type_name("ROUND");
    command->add_option("--rounds", options->rounds, base::Tr("Two rounds to compare with one rule set"))
        ->delimiter(',')
        ->type_name("R1,R2");
    command->add_flag("--json", options->json, base::Tr("Print as JSON"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Compare(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
