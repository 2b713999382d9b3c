#include "tool/case_output.h"

#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "base/uuid.h"
#include "cases/answer_json.h"
#include "tool/table.h"
#include "tool/violations.h"

namespace gongjian::tool {
namespace {

/// Ids of the current round that begin like this.
std::vector<std::string> IdsBeginningWith(present::OpenedWorkspace& workspace, const std::string& beginning) {
    std::vector<std::string> ids;
    for (const auto& form : workspace.forms) {
        workspace.stores->Cases().ForEach(form->form.id, workspace.workspace.current_round,
                                          [&](const cases::Case& one) {
                                              if (one.id.starts_with(beginning)) ids.push_back(one.id);
                                          });
    }
    return ids;
}

void AddAnswer(Table& table, const form::Question& question, const cases::Answers& answers, const cases::Path& path) {
    const cases::Answer answer = cases::Get(answers, path);
    if (std::holds_alternative<cases::Blank>(answer)) return;
    const base::Language language = base::CurrentLanguage();
    table.AddRow(
        {cases::ToString(path), question.label.In(language), cases::DisplayAnswer(answer, question, language)});
}

void AddRoster(Table& table, const form::Question& roster, const cases::Answers& answers) {
    const auto place = answers.rosters.find(roster.id);
    if (place == answers.rosters.end()) return;
    for (std::size_t row = 0; row < place->second.size(); ++row) {
        for (const form::Question& column : roster.questions) {
            AddAnswer(table, column, answers, {{roster.id, row}, {column.id, std::nullopt}});
        }
    }
}

}  // namespace

FoundCase FindCase(present::OpenedWorkspace& workspace, const std::string& id) {
    std::optional<cases::Case> stored = workspace.stores->Cases().Load(id);
    if (!stored && !base::IsUuid(id) && !id.empty()) {
        const std::vector<std::string> ids = IdsBeginningWith(workspace, id);
        if (ids.size() > 1) {
            throw Stop{kWrongUse, base::Msg("{n} cases begin with {id}. Write more of it.",
                                            {{"n", std::to_string(ids.size())}, {"id", id}})};
        }
        if (ids.size() == 1) stored = workspace.stores->Cases().Load(ids.front());
    }
    if (!stored) {
        throw Stop{kWrongUse, base::Msg("There is no case {id}. “gj case list FORM” shows their ids.", {{"id", id}})};
    }
    auto form = workspace.FormById(stored->form_id);
    if (form == nullptr) {
        throw Stop{kFound, base::Msg("The form {form} of this case is missing in the workspace, or faulty.",
                                     {{"form", stored->form_id}})};
    }
    return {*std::move(stored), std::move(form)};
}

interview::Session OpenSession(const FoundCase& found, const Surroundings& surroundings) {
    const base::Moment now = surroundings.now();
    return {found.form, found.stored, base::LocalDay(now), [now] { return base::NewUuid(now); }};
}

std::string StatusInWords(cases::Status status) {
    switch (status) {
        case cases::Status::Draft: return base::Tr("draft");
        case cases::Status::Submitted: return base::Tr("submitted");
        case cases::Status::Returned: return base::Tr("returned");
        case cases::Status::Approved: return base::Tr("approved");
        case cases::Status::Locked: return base::Tr("locked");
        case cases::Status::Void: break;
    }
    return base::Tr("void");
}

Json CaseToJson(const interview::Session& session) {
    const cases::Case& one = session.Current();
    Json set_aside = Json::object();
    for (const auto& [path, answer] : one.set_aside) set_aside[path] = AnswerJson(answer);
    return {{"id", one.id},
            {"form", one.form_id},
            {"form_version", one.form_version},
            {"unit", one.unit},
            {"round", one.round},
            {"status", cases::StatusName(one.status)},
            {"deleted", one.deleted},
            {"created", base::MomentToString(one.created)},
            {"changed", base::MomentToString(one.changed)},
            {"answers", Json::parse(cases::AnswersToJson(one.answers, session.Form().form))},
            {"set_aside", set_aside},
            {"violations", ViolationsToJson(session.Violations())}};
}

void PrintCase(std::ostream& out, const interview::Session& session) {
    const cases::Case& one = session.Current();
    out << base::Tr("{unit}, round {round}: {status}, changed {changed}",
                    {{"unit", one.unit.empty() ? one.id : one.unit},
                     {"round", one.round},
                     {"status", StatusInWords(one.status)},
                     {"changed", base::MomentToString(one.changed)}})
        << "\n"
        << one.id << "\n\n";
    Table table;
    table.AddColumn(base::Tr("Path"));
    table.AddColumn(base::Tr("Question"));
    table.AddColumn(base::Tr("Answer"));
    for (const form::Question* question : session.Form().form.Questions()) {
        if (question->IsRoster()) {
            AddRoster(table, *question, one.answers);
        } else {
            AddAnswer(table, *question, one.answers, {{question->id, std::nullopt}});
        }
    }
    table.Print(out);
    if (!session.Violations().empty()) out << "\n";
    PrintViolations(out, session.Violations());
}

}  // namespace gongjian::tool
