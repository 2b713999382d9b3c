// gj case list, show, history.
#include <memory>
#include <ostream>

#include "cases/answer_json.h"
#include "tool/case_output.h"
#include "tool/command.h"
#include "tool/table.h"
#include "tool/workspace_input.h"

namespace gongjian::tool {
namespace {

struct ListOptions {
    std::string form;
    WorkspaceChoice workspace;
    std::string round;
    std::string status;
    std::string text;
    bool json = false;
};

struct ViewOptions {
    std::string id;
    WorkspaceChoice workspace;
    bool json = false;
};

std::vector<const form::Question*> ListQuestions(const form::Form& form) {
    std::vector<const form::Question*> questions;
    for (const std::string& id : form.list_questions) {
        if (const form::Question* question = form.Find(id)) questions.push_back(question);
    }
    return questions;
}

Json SummaryToJson(const cases::CaseSummary& summary, const std::vector<const form::Question*>& questions) {
    Json values = Json::object();
    for (std::size_t i = 0; i < std::min(questions.size(), summary.values.size()); ++i) {
        values[questions[i]->id] = AnswerJson(summary.values[i]);
    }
    return {{"id", summary.id},
            {"unit", summary.unit},
            {"round", summary.round},
            {"status", cases::StatusName(summary.status)},
            {"changed", base::MomentToString(summary.changed)},
            {"values", values}};
}

void PrintList(std::ostream& out, const std::vector<cases::CaseSummary>& summaries,
               const std::vector<const form::Question*>& questions) {
    const base::Language language = base::CurrentLanguage();
    Table table;
    table.AddColumn(base::Tr("Id"));
    table.AddColumn(base::Tr("Unit"));
    table.AddColumn(base::Tr("Round"));
    table.AddColumn(base::Tr("Status"));
    for (const form::Question* question : questions) table.AddColumn(question->label.In(language));
    for (const cases::CaseSummary& summary : summaries) {
        std::vector<std::string> row{summary.id, summary.unit, summary.round, StatusInWords(summary.status)};
        for (std::size_t i = 0; i < std::min(questions.size(), summary.values.size()); ++i) {
            row.push_back(cases::DisplayAnswer(summary.values[i], *questions[i], language));
        }
        table.AddRow(std::move(row));
    }
    table.Print(out);
}

int List(const ListOptions& options, Surroundings& surroundings) {
    const present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    const auto form = FormOf(workspace, options.form);
    cases::CaseFilter filter;
    filter.form_id = form->form.id;
    filter.text = options.text;
    if (!options.round.empty()) filter.round = options.round;
    if (!options.status.empty()) {
        filter.status = cases::StatusFromName(options.status);
        if (!filter.status) {
            throw Stop{kWrongUse, base::Msg("“{status}” is not a status. Take draft, submitted, returned, approved, "
                                            "locked or void.",
                                            {{"status", options.status}})};
        }
    }
    const auto summaries = workspace.stores->Cases().List(filter);
    const auto questions = ListQuestions(form->form);
    if (options.json) {
        Json list = Json::array();
        for (const cases::CaseSummary& summary : summaries) list.push_back(SummaryToJson(summary, questions));
        WriteJson(surroundings.out, {{"cases", list}});
    } else {
        PrintList(surroundings.out, summaries, questions);
        surroundings.err << base::TrN("{n} case.", "{n} cases.", static_cast<long>(summaries.size())) << "\n";
    }
    return kDone;
}

int Show(const ViewOptions& options, Surroundings& surroundings) {
    present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    const interview::Session session = OpenSession(FindCase(workspace, options.id), surroundings);
    if (options.json) {
        WriteJson(surroundings.out, CaseToJson(session));
    } else {
        PrintCase(surroundings.out, session);
    }
    return kDone;
}

Json RevisionToJson(const cases::Revision& revision) {
    Json changes = Json::array();
    for (const cases::Change& change : revision.changes) {
        changes.push_back({{"path", change.path}, {"before", change.before}, {"after", change.after}});
    }
    return {{"id", revision.id},           {"number", revision.number},
            {"parents", revision.parents}, {"time", base::MomentToString(revision.time)},
            {"author", revision.author},   {"device", revision.device},
            {"reason", revision.reason},   {"changes", changes}};
}

int History(const ViewOptions& options, Surroundings& surroundings) {
    present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    const FoundCase found = FindCase(workspace, options.id);
    const std::vector<cases::Revision> history = workspace.stores->Cases().History(found.stored.id);
    if (options.json) {
        Json list = Json::array();
        for (const cases::Revision& revision : history) list.push_back(RevisionToJson(revision));
        WriteJson(surroundings.out, {{"id", found.stored.id}, {"revisions", list}});
        return kDone;
    }
    Table table;
    for (const std::string& heading : {base::Tr("No."), base::Tr("Time"), base::Tr("Author"), base::Tr("Device"),
                                       base::Tr("Reason"), base::Tr("Path"), base::Tr("Before"), base::Tr("After")}) {
        table.AddColumn(heading);
    }
    for (const cases::Revision& revision : history) {
        std::vector<std::string> row{std::to_string(revision.number), base::MomentToString(revision.time),
                                     revision.author, revision.device, revision.reason};
        if (revision.changes.empty()) table.AddRow(row);
        for (const cases::Change& change : revision.changes) {
            row.insert(row.end(), {change.path, change.before, change.after});
            table.AddRow(std::move(row));
            row.assign(5, "");
        }
    }
    table.Print(surroundings.out);
    return kDone;
}

CLI::App* AddView(CLI::App& case_command, const std::string& name, const std::string& description,
                  const std::shared_ptr<ViewOptions>& options) {
    CLI::App* command = AddCommand(case_command, name, description,
                                   "  gj case " + name +
                                       " ID --workspace demo\n"
                                       "  gj case " +
                                       name + " ID --json");
    command->add_option("ID", options->id, base::Tr("Id of the case, or its beginning"))->required()->type_name("");
    AddWorkspaceOptions(*command, options->workspace);
    command->add_flag("--json", options->json, base::Tr("Print as JSON"));
    return command;
}

}  // namespace

void AddCaseViews(CLI::App& case_command, Chosen& chosen) {
    const auto list = std::make_shared<ListOptions>();
    CLI::App* command = AddCommand(case_command, "list", base::Tr("List the cases of a form"),
                                   "  gj case list village_evaluation --workspace demo --round 2012\n"
                                   "  gj case list village_evaluation --status draft --json");
    command->add_option("FORM", list->form, base::Tr("Id of the form"))->required()->type_name("");
    AddWorkspaceOptions(*command, list->workspace);
    command->add_option("--round", list->round, base::Tr("Only this round"))->type_name("ROUND");
    command->add_option("--status", list->status, base::Tr("Only this status: draft, submitted, returned …"))
        ->type_name("STATUS");
    command->add_option("--text", list->text, base::Tr("Only cases with this in their unit or listed answers"))
        ->type_name("TEXT");
    command->add_flag("--json", list->json, base::Tr("Print as JSON"));
    command->callback(
        [list, &chosen] { chosen = [list](Surroundings& surroundings) { return List(*list, surroundings); }; });

    const auto show = std::make_shared<ViewOptions>();
    AddView(case_command, "show", base::Tr("Show the answers of a case and what is wrong with them"), show)
        ->callback(
            [show, &chosen] { chosen = [show](Surroundings& surroundings) { return Show(*show, surroundings); }; });
    const auto history = std::make_shared<ViewOptions>();
    AddView(case_command, "history", base::Tr("Show who changed what in a case, when and why"), history)
        ->callback([history, &chosen] {
            chosen = [history](Surroundings& surroundings) { return History(*history, surroundings); };
        });
}

}  // namespace gongjian::tool
