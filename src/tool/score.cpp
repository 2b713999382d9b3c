// gj score: score sheets of the cases in a file, or of a round of a workspace.
#include <algorithm>
#include <memory>
#include <ostream>

#include "cases/score_sheet_json.h"
#include "present/round_cases.h"
#include "present/round_day.h"
#include "scoring/lift.h"
#include "scoring/score.h"
#include "tool/answers_input.h"
#include "tool/command.h"
#include "tool/rules_input.h"
#include "tool/score_report.h"
#include "tool/value_report.h"
#include "tool/workspace_input.h"

namespace gongjian::tool {
namespace {

struct ScoreOptions {
    std::string rules;
    std::string answers;
    std::string forms;
    std::string as_of;
    WorkspaceChoice workspace;
    std::string round;
    std::string unit;
    bool no_population = false;
    bool explain = false;
    bool save = false;
    bool json = false;
};

int Print(const ScoreOptions& options, const std::vector<cases::ScoreSheet>& sheets, const OpenedRules& opened,
          Surroundings& surroundings) {
    const lang::RuleSetInfo& info = opened.rules->Info();
    if (options.json) {
        surroundings.out << cases::SheetsToJson(sheets) << "\n";
    } else {
        PrintScoreTable(surroundings.out, sheets, info, opened.form->form);
        if (options.explain) {
            PrintExplanations(surroundings.out, sheets, info, opened.form->form);
        } else {
            surroundings.out << "\n";
            PrintLostPoints(surroundings.out, sheets, info);
        }
        PrintValues(surroundings.out, sheets, info);
    }
    const bool invalid = std::any_of(sheets.begin(), sheets.end(), [](const cases::ScoreSheet& sheet) {
        return sheet.status == cases::SheetStatus::Invalid;
    });
    return invalid ? kFound : kDone;
}

bool IsShown(const cases::ScoreSheet& sheet, const ScoreOptions& options) {
    return options.unit.empty() || sheet.unit == options.unit || sheet.id == options.unit;
}

/// What would lift the sheets that are shown.
void AddLifts(const ScoreOptions& options, const OpenedRules& opened, const std::vector<scoring::ScoringCase>& cases,
              const scoring::ScoreOptions& how, std::vector<cases::ScoreSheet>& sheets) {
    const scoring::Lifts lifts(opened.rules, *opened.form, cases, how);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (IsShown(sheets[i], options)) sheets[i].lift = lifts.Find(i);
    }
}

int ScoreAnswers(const ScoreOptions& options, Surroundings& surroundings) {
    const base::Date today = AsOf(surroundings, options.as_of);
    const OpenedRules opened = OpenRules(options.rules, {options.forms, {}}, surroundings);
    WarnOutsidePeriod(opened.rules->Info(), today, surroundings);
    const GivenAnswers given = ReadAnswers(options.answers, opened.form->form, surroundings, opened.ledger_forms);
    std::vector<scoring::ScoringCase> cases;
    for (const GivenCase& one : given.cases) {
        cases.push_back(ToScoringCase(one));
    }
    const scoring::ScoreOptions how{today, !options.no_population, options.explain, opened.FormOfLedger(),
                                    !options.no_population};
    auto sheets = scoring::Score(opened.rules, *opened.form, cases, how);
    if (options.explain) AddLifts(options, opened, cases, how, sheets);
    return Print(options, sheets, opened, surroundings);
}

std::string StatusWord(cases::SheetStatus status) {
    switch (status) {
        case cases::SheetStatus::Scored: return "scored";
        case cases::SheetStatus::Pending: return "pending";
        case cases::SheetStatus::NotAssessed: return "not_assessed";
        case cases::SheetStatus::Invalid: break;
    }
    return "invalid";
}

void Save(cases::Stores& stores, const lang::RuleSetInfo& rules, const std::string& round,
          const std::vector<cases::ScoreSheet>& sheets, Surroundings& surroundings) {
    const base::Moment now = surroundings.now();
    std::vector<cases::StoredSheet> stored;
    stored.reserve(sheets.size());
    for (const cases::ScoreSheet& sheet : sheets) {
        stored.push_back({sheet.id, rules.id, rules.text_hash, round, sheet.unit, StatusWord(sheet.status),
                          sheet.total.value_or(""), sheet.grade.value_or(""), sheet.rank,
                          cases::SheetToJson(sheet, true), now});
    }
    // The text first: a stored sheet can always be recomputed.
    stores.Rules().KeepRules(rules.text_hash, rules.id, rules.text);
    stores.Scores().SaveSheets(rules.id, round, stored);
    surroundings.err << base::TrN("{n} score sheet of round {round} saved.", "{n} score sheets of round {round} saved.",
                                  static_cast<long>(stored.size()), {{"round", round}})
                     << "\n";
}

int ScoreWorkspace(const ScoreOptions& options, Surroundings& surroundings) {
    present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    const std::filesystem::path& folder = workspace.workspace.folder;
    const OpenedRules opened = OpenRules(options.rules, {options.forms, folder}, surroundings);
    const lang::RuleSetInfo& info = opened.rules->Info();
    const std::string& round = options.round.empty() ? workspace.workspace.current_round : options.round;
    if (round.empty()) throw Stop{kWrongUse, base::Msg("Name the round with --round, for instance --round 2012.")};
    const base::Date today =
        options.as_of.empty() ? present::DayOfRound(round, AsOf(surroundings, "")) : AsOf(surroundings, options.as_of);
    WarnOutsidePeriod(info, today, surroundings);

    const present::RoundCases cases(workspace.stores->Cases(), info, round, opened.Forms());
    // What is stored is explained: the client shows it without computing anything.
    const std::vector<scoring::ScoringCase> scored = cases.ToScore();
    const scoring::ScoreOptions how{today, !options.no_population, options.explain || options.save,
                                    cases.FormOfLedger(), !options.no_population};
    auto sheets = scoring::Score(opened.rules, *opened.form, scored, how);
    if (options.explain) AddLifts(options, opened, scored, how, sheets);
    if (options.save) Save(*workspace.stores, info, round, sheets, surroundings);
    if (!options.unit.empty()) {
        std::erase_if(sheets, [&](const cases::ScoreSheet& sheet) { return !IsShown(sheet, options); });
        if (sheets.empty()) {
            throw Stop{kWrongUse,
                       base::Msg("Round {round} has no unit “{unit}”.", {{"round", round}, {"unit", options.unit}})};
        }
    }
    if (!options.explain) {
        for (cases::ScoreSheet& sheet : sheets) {
            for (cases::SheetItem& item : sheet.items) item.clauses.clear(), item.inputs.clear();
        }
    }
    if (cases.Cases().empty()) {
        surroundings.err << base::Tr("Round {round} has no cases of the form {form}.",
                                     {{"round", round}, {"form", info.form_id}})
                         << "\n";
    }
    return Print(options, sheets, opened, surroundings);
}

int Score(const ScoreOptions& options, Surroundings& surroundings) {
    if (options.answers.empty()) return ScoreWorkspace(options, surroundings);
    for (const auto& [given, name] : {std::pair{!options.workspace.folder.empty(), "--workspace"},
                                      std::pair{!options.workspace.passphrase_file.empty(), "--passphrase-file"},
                                      std::pair{!options.round.empty(), "--round"},
                                      std::pair{!options.unit.empty(), "--unit"}, std::pair{options.save, "--save"}}) {
        if (given) {
            throw Stop{kWrongUse,
                       base::Msg("{option} is for cases of a workspace, not for --answers.", {{"option", name}})};
        }
    }
    return ScoreAnswers(options, surroundings);
}

}  // namespace

void AddScore(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<ScoreOptions>();
    CLI::App* command =
        AddCommand(program, "score", base::Tr("Score cases, rank them and say why"),
                   "  gj score rules/village_committee.rules --answers cases.json\n"
                   "  gj score rules/village_committee.rules --answers - --no-population --json\n"
                   "  gj score village_committee --workspace demo --round 2012 --save\n"
                   "  gj score village_committee --workspace demo --round 2012 --unit 石桥社区 --explain");
    command->add_option("RULES", options->rules, base::Tr("Rule file, or the id of a rule set of the workspace"))
        ->required()
        ->type_name("");
    command->add_option("--answers", options->answers, base::Tr("File of cases; - is standard input"))
        ->type_name("FILE");
    command->add_option("--forms", options->forms, base::Tr("Folder in which forms are looked for first"))
        ->type_name("DIR");
    command->add_option("--as-of", options->as_of, base::Tr("Date that counts as today"))->type_name("DATE");
    AddWorkspaceOptions(*command, options->workspace, base::Tr("Workspace whose cases are scored"));
    command->add_option("--round", options->round, base::Tr("Round; the workspace's own if left out"))
        ->type_name("ROUND");
    command->add_option("--unit", options->unit, base::Tr("Print this unit only; all take part in ranks and quota"))
        ->type_name("UNIT");
    command->add_flag("--no-population", options->no_population, base::Tr("Leave out ranks and quotas"));
    command->add_flag("--explain", options->explain,
                      base::Tr("Say for each item which clauses made its points, and what would lift it"));
    command->add_flag("--save", options->save, base::Tr("Keep the score sheets in the workspace"));
    command->add_flag("--json", options->json, base::Tr("Print the score sheets as JSON"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Score(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
