// gj case edit, submit: changes go through the same session as in the client, so that the form's logic stays true.
#include <memory>
#include <ostream>

#include "cases/answer_json.h"
#include "cases/case_list.h"
#include "cases/changes.h"
#include "tool/answers_input.h"
#include "tool/case_output.h"
#include "tool/command.h"
#include "tool/violations.h"
#include "tool/workspace_input.h"

namespace gongjian::tool {
namespace {

struct EditOptions {
    std::string id;
    WorkspaceChoice workspace;
    std::string reason;
    std::vector<std::string> set;
    bool json = false;
};

/// PATH=VALUE as an answer; VALUE as a person types it, or JSON for several choices and non-answers.
void ApplySetting(interview::Session& session, const std::string& setting) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw Stop{kWrongUse, base::Msg("--set takes PATH=VALUE, not “{text}”.", {{"text", setting}})};
    }
    const std::string name = setting.substr(0, equals), text = setting.substr(equals + 1);
    const auto path = cases::ParsePath(name);
    const form::Question* question = path ? session.Form().form.Find(WithoutRows(name)) : nullptr;
    if (question == nullptr || question->IsRoster()) {
        throw Stop{kWrongUse, base::Msg("The form has no question “{path}”.", {{"path", name}})};
    }
    if (!question->computation.Empty()) {
        throw Stop{kWrongUse, base::Msg("“{path}” is computed by the form and cannot be set.", {{"path", name}})};
    }
    std::optional<base::Message> problem;
    cases::Answer answer;
    if (text.starts_with('{') || text.starts_with('[')) {
        const cases::JsonDocument json = cases::ReadJson(text);
        if (!json.value) throw Stop{kWrongUse, json.problems.back().message};
        cases::ReadAnswer read = cases::AnswerFromJson(*json.value, *question);
        answer = std::move(read.answer);
        if (read.problem) problem = read.problem->message;
    } else {
        cases::ParsedAnswer parsed = cases::ParseAnswer(text, *question);
        answer = std::move(parsed.answer);
        problem = std::move(parsed.problem);
    }
    if (problem) {
        throw Stop{kFound, base::Msg("{path}: {problem}", {{"path", name}, {"problem", base::Text(*problem)}})};
    }
    session.Set(*path, std::move(answer));
}

void CheckMayBeChanged(const cases::Case& one) {
    const bool closed = one.deleted || one.status == cases::Status::Approved || one.status == cases::Status::Locked ||
                        one.status == cases::Status::Void;
    if (!closed) return;
    throw Stop{kFound, base::Msg("The case is {status} and cannot be changed.",
                                 {{"status", one.deleted ? base::Tr("deleted") : StatusInWords(one.status)}})};
}

/// Stores what the session changed; says so if that is nothing.
void Store(interview::Session& session, const FoundCase& found, present::OpenedWorkspace& workspace,
           const std::string& reason, Surroundings& surroundings) {
    const std::vector<cases::Change> changes = session.TakeChanges();
    if (changes.empty()) {
        surroundings.err << base::Tr("Nothing changed.") << "\n";
        return;
    }
    cases::Case changed = session.Current();
    changed.unit =
        UnitOf(changed.answers, found.form->form).empty() ? changed.unit : UnitOf(changed.answers, found.form->form);
    const cases::Action action = ActionNow(workspace, reason, surroundings);
    changed.changed = cases::NextChanged(found.stored, action.time);
    workspace.stores->Cases().Save(changed, changes, found.stored.changed, action);
}

int Finish(const EditOptions& options, const interview::Session& session, Surroundings& surroundings) {
    if (options.json) WriteJson(surroundings.out, CaseToJson(session));
    const bool hard = HasHard(session.Violations());
    if (!options.json) PrintViolations(surroundings.err, session.Violations());
    return hard ? kFound : kDone;
}

int Edit(const EditOptions& options, Surroundings& surroundings) {
    present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    const FoundCase found = FindCase(workspace, options.id);
    CheckMayBeChanged(found.stored);
    interview::Session session = OpenSession(found, surroundings);
    // All or nothing: a setting that does not fit stops before anything is stored.
    for (const std::string& setting : options.set) ApplySetting(session, setting);
    Store(session, found, workspace, options.reason, surroundings);
    return Finish(options, session, surroundings);
}

int Submit(const EditOptions& options, Surroundings& surroundings) {
    present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    const FoundCase found = FindCase(workspace, options.id);
    if (found.stored.status == cases::Status::Submitted) {
        surroundings.err << base::Tr("The case is already submitted.") << "\n";
        return kDone;
    }
    CheckMayBeChanged(found.stored);
    interview::Session session = OpenSession(found, surroundings);
    if (HasHard(session.Violations())) {
        PrintViolations(surroundings.err, session.Violations());
        throw Stop{kFound, base::Msg("The case has errors and was not submitted. Correct them first.")};
    }
    session.SetStatus(cases::Status::Submitted);
    Store(session, found, workspace, options.reason, surroundings);
    return Finish(options, session, surroundings);
}

CLI::App* AddChange(CLI::App& case_command, const std::string& name, const std::string& description,
                    const std::string& examples, const std::shared_ptr<EditOptions>& options) {
    CLI::App* command = AddCommand(case_command, name, description, examples);
    command->add_option("ID", options->id, base::Tr("Id of the case, or its beginning"))->required()->type_name("");
    AddWorkspaceOptions(*command, options->workspace);
    command->add_flag("--json", options->json, base::Tr("Print the case as JSON"));
    return command;
}

}  // namespace

void AddCaseChanges(CLI::App& case_command, Chosen& chosen) {
    const auto edit = std::make_shared<EditOptions>();
    CLI::App* edit_command =
        AddChange(case_command, "edit", base::Tr("Set answers of a case, with a reason"),
                  "  gj case edit ID --set training_sessions_attended=9 --reason 核对签到表\n"
                  "  gj case edit ID --set 'ballot_groups[2].votes_good=3' --set pledges_made= --reason 更正\n"
                  "  gj case edit ID --set 'news_items_reported={\"no_answer\":\"refused\"}' --reason 拒答",
                  edit);
    edit_command->add_option("--set", edit->set, base::Tr("Answer to set; nothing after = makes it blank"))
        ->required()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("PATH=VALUE");
    edit_command->add_option("--reason", edit->reason, base::Tr("Why; kept in the history"))
        ->required()
        ->type_name("TEXT");
    edit_command->callback(
        [edit, &chosen] { chosen = [edit](Surroundings& surroundings) { return Edit(*edit, surroundings); }; });

    const auto submit = std::make_shared<EditOptions>();
    CLI::App* submit_command = AddChange(case_command, "submit", base::Tr("Submit a case that has no errors"),
                                         "  gj case submit ID --workspace demo", submit);
    submit_command->add_option("--reason", submit->reason, base::Tr("Remark; kept in the history"))->type_name("TEXT");
    submit_command->callback(
        [submit, &chosen] { chosen = [submit](Surroundings& surroundings) { return Submit(*submit, surroundings); }; });
}

}  // namespace gongjian::tool
