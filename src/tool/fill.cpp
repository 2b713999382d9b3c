// gj fill: answers and steps as a person would give them, through the same session as in the client.
#include <algorithm>
#include <memory>
#include <ostream>
#include <system_error>

#include "base/file.h"
#include "interview/session.h"
#include "tool/answers_input.h"
#include "tool/command.h"
#include "tool/diagnostics.h"
#include "tool/form_library.h"
#include "tool/json_output.h"
#include "tool/table.h"
#include "tool/violations.h"

namespace gongjian::tool {
namespace {

namespace fs = std::filesystem;

struct FillOptions {
    std::string form;
    std::string answers;
    std::string as_of;
    bool json = false;
};

/// A case after all its steps.
struct FilledCase {
    std::string id;
    std::unique_ptr<interview::Session> session;
    std::vector<interview::Violation> violations;  ///< values that did not fit among them
};

std::shared_ptr<const interview::CheckedForm> OpenFormNamed(const std::string& name, Surroundings& surroundings) {
    fs::path file = Resolve(surroundings, name);
    std::error_code error;
    if (!fs::exists(file, error)) {
        // An id of a shipped form will do.
        FormLibrary library(FormFolders({}, {}, {}));
        if (auto form = library.Find(name)) return form;
    }
    interview::FormCheckResult result = interview::OpenForm(file, FormFolders({}, {}, {}));
    if (result.form != nullptr) return result.form;
    PrintDiagnostics(surroundings.err, result.diagnostics);
    throw Stop{kFound, base::Msg("The form {file} cannot be used before its errors are corrected.", {{"file", name}})};
}

interview::Violation ViolationOf(const cases::AnswerProblem& problem) {
    return {
        problem.path,
        form::Severity::Hard,
        problem.code,
        {base::Text(base::Language::Chinese, problem.message), base::Text(base::Language::English, problem.message)}};
}

void TakeSteps(const GivenCase& given, interview::Session& session, std::vector<interview::Violation>& violations,
               Surroundings& surroundings) {
    for (const AnswerStep& step : given.steps) {
        const auto path = cases::ParsePath(step.path);
        const form::Question* question = session.Form().form.Find(WithoutRows(step.path));
        if (!path || question == nullptr) {
            surroundings.err << base::Tr("Warning: case {id}: there is no question “{path}”.",
                                         {{"id", given.id}, {"path", step.path}})
                             << "\n";
            continue;
        }
        cases::ReadAnswer read = cases::AnswerFromJson(step.value, *question);
        // What a later step sets right is no longer wrong.
        std::erase_if(violations, [&](const interview::Violation& violation) { return violation.path == step.path; });
        if (read.problem) {
            read.problem->path = step.path;
            violations.push_back(ViolationOf(*read.problem));
        }
        session.Set(*path, std::move(read.answer));
    }
}

FilledCase Fill(const GivenCase& given, const std::shared_ptr<const interview::CheckedForm>& form, base::Date today,
                Surroundings& surroundings) {
    cases::Case opened;
    opened.id = given.id;
    opened.form_id = form->form.id;
    opened.form_version = form->form.version;
    opened.unit = given.unit;
    opened.answers = given.answers;
    FilledCase filled{given.id, nullptr, {}};
    // Rows that were read have the ids 1, 2, …
    const auto rows = std::make_shared<long>(static_cast<long>(cases::kMaxRows));
    filled.session = std::make_unique<interview::Session>(form, std::move(opened), today,
                                                          [rows] { return std::to_string(++*rows); });
    for (const cases::AnswerProblem& problem : given.problems) {
        if (problem.code != "unknown-question") filled.violations.push_back(ViolationOf(problem));
    }
    TakeSteps(given, *filled.session, filled.violations, surroundings);
    const auto& found = filled.session->Violations();
    filled.violations.insert(filled.violations.end(), found.begin(), found.end());
    return filled;
}

void AddQuestion(Json& questions, const interview::Session& session, const cases::Path& path) {
    questions[cases::ToString(path)] = {{"relevant", session.IsRelevant(path)},
                                        {"value", AnswerJson(cases::Get(session.Current().answers, path))}};
}

/// Questions of one level, and of the rows below it. `path`: up to the level, its last step with the row.
void AddLevel(Json& questions, const interview::Session& session, const std::vector<const form::Question*>& level,
              const cases::Answers& answers, const cases::Path& path) {
    for (const form::Question* question : level) {
        if (question->type == form::QuestionType::Note) continue;
        cases::Path here = path;
        here.push_back({question->id, std::nullopt});
        if (!question->IsRoster()) {
            AddQuestion(questions, session, here);
            continue;
        }
        const auto roster = answers.rosters.find(question->id);
        const std::size_t rows = roster == answers.rosters.end() ? 0 : roster->second.size();
        questions[cases::ToString(here)] = {{"relevant", session.IsRelevant(here)}, {"rows", rows}};
        std::vector<const form::Question*> columns;
        for (const form::Question& column : question->questions) columns.push_back(&column);
        for (std::size_t row = 0; row < rows; ++row) {
            here.back().row = row;
            AddLevel(questions, session, columns, roster->second[row].answers, here);
        }
    }
}

Json QuestionsOf(const interview::Session& session) {
    Json questions = Json::object();
    AddLevel(questions, session, session.Form().form.Questions(), session.Current().answers, {});
    return questions;
}

Json ToJson(const FilledCase& filled) {
    Json set_aside = Json::object();
    for (const auto& [path, answer] : filled.session->Current().set_aside) set_aside[path] = AnswerJson(answer);
    return {{"id", filled.id},
            {"questions", QuestionsOf(*filled.session)},
            {"violations", ViolationsToJson(filled.violations)},
            {"set_aside", set_aside}};
}

void PrintFilled(std::ostream& out, const FilledCase& filled) {
    interview::Progress all;
    const std::size_t sections = filled.session->Form().form.sections.size();
    for (std::size_t i = 0; i < sections; ++i) {
        const interview::Progress section = filled.session->SectionProgress(i);
        all.relevant += section.relevant;
        all.answered += section.answered;
    }
    out << base::Tr("{id}: {answered} of {relevant} questions answered, {aside} answers set aside",
                    {{"id", filled.id},
                     {"answered", std::to_string(all.answered)},
                     {"relevant", std::to_string(all.relevant)},
                     {"aside", std::to_string(filled.session->Current().set_aside.size())}})
        << "\n";
    PrintViolations(out, filled.violations);
}

int FillAll(const FillOptions& options, Surroundings& surroundings) {
    const base::Date today = AsOf(surroundings, options.as_of);
    const auto form = OpenFormNamed(options.form, surroundings);
    const GivenAnswers given = ReadAnswers(options.answers, form->form, surroundings);
    Json list = Json::array();
    bool hard = false;
    for (const GivenCase& one : given.cases) {
        const FilledCase filled = Fill(one, form, today, surroundings);
        hard = hard || HasHard(filled.violations);
        if (options.json) {
            list.push_back(ToJson(filled));
        } else {
            PrintFilled(surroundings.out, filled);
        }
    }
    if (options.json) WriteJson(surroundings.out, {{"cases", list}});
    return hard ? kFound : kDone;
}

}  // namespace

void AddFill(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<FillOptions>();
    CLI::App* command =
        AddCommand(program, "fill", base::Tr("Fill a form from a file and show what its logic makes of it"),
                   "  gj fill forms/village_evaluation.info --answers cases.json\n"
                   "  gj fill forms/village_evaluation.info --answers - --as-of 2012-12-31 --json");
    command->add_option("FORM", options->form, base::Tr("Form file, or the id of a shipped form"))
        ->required()
        ->type_name("");
    command->add_option("--answers", options->answers, base::Tr("File of cases; - is standard input"))
        ->required()
        ->type_name("FILE");
    command->add_option("--as-of", options->as_of, base::Tr("Date that counts as today"))->type_name("DATE");
    command->add_flag("--json", options->json, base::Tr("Print questions, violations and set-aside answers as JSON"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return FillAll(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
