#include "tool/answers_input.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "cases/case_list.h"
#include "tool/input.h"

namespace gongjian::tool {
namespace {

using cases::JsonValue;

constexpr char kUnknownQuestion[] = "unknown-question";

void Warn(Surroundings& surroundings, const std::string& id, const base::Message& message) {
    surroundings.err << base::Tr("Warning: case {id}: {message}", {{"id", id}, {"message", base::Text(message)}})
                     << "\n";
}

const JsonValue& CasesOf(const JsonValue& document, const std::string& name) {
    const JsonValue* list = document.Find("cases");
    if (list == nullptr || !list->Is(JsonValue::Kind::Array)) {
        StopBadShape(name, base::Msg("There is no list “cases”. The file should look like "
                                     "{\"form\":\"…\",\"cases\":[{\"id\":\"…\",\"answers\":{…}}]}."));
    }
    return *list;
}

std::string IdOf(const JsonValue& entry, std::size_t number, const std::string& name) {
    const std::string text = std::to_string(number);
    if (!entry.Is(JsonValue::Kind::Object)) {
        StopBadShape(name, base::Msg("Case {number} of the list is not an object.", {{"number", text}}));
    }
    const std::string id = TextAt(entry, "id");
    return id.empty() ? text : id;
}

std::vector<AnswerStep> StepsOf(const JsonValue& entry, const std::string& id, const std::string& name) {
    std::vector<AnswerStep> steps;
    const JsonValue* list = entry.Find("steps");
    if (list == nullptr) return steps;
    for (const JsonValue& step : list->items) {
        const JsonValue* path = step.Find("path");
        if (path == nullptr || !path->Is(JsonValue::Kind::String)) {
            StopBadShape(name, base::Msg("Case {id}: every step needs a “path” and a “value”.", {{"id", id}}));
        }
        const JsonValue* value = step.Find("value");
        steps.push_back({path->text, value == nullptr ? JsonValue{} : *value});
    }
    return steps;
}

/// Duplicate keys inside the answers of a case make those answers doubtful: problems like any other.
void AddDuplicates(GivenCase& given, std::size_t number, const std::vector<cases::JsonProblem>& problems) {
    const std::string prefix = "cases[" + std::to_string(number) + "].answers.";
    for (const cases::JsonProblem& problem : problems) {
        if (!problem.path.starts_with(prefix)) continue;
        given.problems.push_back({problem.path.substr(prefix.size()), problem.code, problem.message});
    }
}

void WarnProblems(const GivenCase& given, Surroundings& surroundings) {
    for (const cases::AnswerProblem& problem : given.problems) {
        Warn(surroundings, given.id,
             problem.path.empty()
                 ? problem.message
                 : base::Msg("{path}: {problem}", {{"path", problem.path}, {"problem", base::Text(problem.message)}}));
    }
}

/// {"meeting":[{…},{…}]}: cases of other forms of the same unit and round.
void ReadLedgers(const JsonValue& entry, const LedgerForms& forms, GivenCase& given, Surroundings& surroundings) {
    const JsonValue* ledgers = entry.Find("ledgers");
    if (ledgers == nullptr) return;
    for (std::size_t i = 0; i < ledgers->keys.size(); ++i) {
        const std::string& form_id = ledgers->keys[i];
        const auto form = forms.find(form_id);
        if (form == forms.end()) {
            Warn(surroundings, given.id,
                 base::Msg("The ledger “{form}” is not used by these rules.", {{"form", form_id}}));
            continue;
        }
        auto& rows = given.ledgers[form_id];
        for (std::size_t row = 0; row < ledgers->items[i].items.size(); ++row) {
            cases::ReadAnswers read = cases::AnswersFromJson(ledgers->items[i].items[row], form->second->form);
            for (const cases::AnswerProblem& problem : read.problems) {
                Warn(surroundings, given.id,
                     base::Msg("{path}: {problem}",
                               {{"path", form_id + "[" + std::to_string(row + 1) + "]." + problem.path},
                                {"problem", base::Text(problem.message)}}));
            }
            rows.push_back(std::move(read.answers));
        }
    }
}

/// {"A1":{"points":"1.5","reason":"…"}}.
void ReadEntries(const JsonValue& entry, GivenCase& given) {
    const JsonValue* manual = entry.Find("manual");
    if (manual == nullptr) return;
    for (std::size_t i = 0; i < manual->keys.size(); ++i) {
        const JsonValue* points = manual->items[i].Find("points");
        const auto value = points == nullptr ? std::nullopt : base::ParseDecimal(points->text);
        if (!value) {
            given.problems.push_back({"manual." + manual->keys[i], "bad-number",
                                      base::Msg("Points at discretion need a number under “points”.")});
            continue;
        }
        given.entries[manual->keys[i]] = {*value, TextAt(manual->items[i], "reason")};
    }
}

GivenCase ReadCase(const JsonValue& entry, std::size_t number, const std::string& name, const form::Form& form,
                   const std::vector<cases::JsonProblem>& problems, const LedgerForms& ledger_forms,
                   Surroundings& surroundings) {
    GivenCase given;
    given.id = IdOf(entry, number, name);
    if (const JsonValue* answers = entry.Find("answers"); answers != nullptr && !answers->Is(JsonValue::Kind::Null)) {
        cases::ReadAnswers read = cases::AnswersFromJson(*answers, form);
        given.answers = std::move(read.answers);
        given.problems = std::move(read.problems);
    }
    AddDuplicates(given, number, problems);
    given.steps = StepsOf(entry, given.id, name);
    given.unit = UnitOf(given.answers, form);
    ReadLedgers(entry, ledger_forms, given, surroundings);
    ReadEntries(entry, given);
    return given;
}

}  // namespace

GivenAnswers ReadAnswers(const std::string& name, const form::Form& form, Surroundings& surroundings,
                         const LedgerForms& ledger_forms) {
    const JsonInput input = ReadJsonInput(name, surroundings);
    const JsonValue& list = CasesOf(input.value, name);
    GivenAnswers given;
    given.form_id = TextAt(input.value, "form");
    if (!given.form_id.empty() && given.form_id != form.id) {
        throw Stop{kWrongUse, base::Msg("{file} has answers to the form {given}, but {wanted} is needed here.",
                                        {{"file", name}, {"given", given.form_id}, {"wanted", form.id}})};
    }
    std::set<std::string> ids;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        given.cases.push_back(ReadCase(list.items[i], i + 1, name, form, input.problems, ledger_forms, surroundings));
        const GivenCase& last = given.cases.back();
        if (!ids.insert(last.id).second) Warn(surroundings, last.id, base::Msg("This id stands more than once."));
        WarnProblems(last, surroundings);
    }
    return given;
}

std::vector<std::string> QuestionsWithProblems(const GivenCase& given) {
    std::vector<std::string> ids;
    for (const cases::AnswerProblem& problem : given.problems) {
        if (problem.code == kUnknownQuestion) continue;
        std::string id = problem.path.empty() ? "answers" : WithoutRows(problem.path);
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
    }
    return ids;
}

std::map<std::string, std::vector<const cases::Answers*>> PointersTo(
    const std::map<std::string, std::vector<cases::Answers>>& ledgers) {
    std::map<std::string, std::vector<const cases::Answers*>> out;
    for (const auto& [form_id, rows] : ledgers) {
        auto& pointers = out[form_id];  // also where there are no rows: given, but empty
        pointers.reserve(rows.size());
        for (const cases::Answers& row : rows) pointers.push_back(&row);
    }
    return out;
}

scoring::ScoringCase ToScoringCase(const GivenCase& given) {
    scoring::ScoringCase out;
    out.id = given.id;
    out.unit = given.unit;
    out.answers = &given.answers;
    out.problems = QuestionsWithProblems(given);
    out.entries = given.entries;
    out.ledgers = PointersTo(given.ledgers);
    return out;
}

std::string WithoutRows(const std::string& path) {
    std::string id;
    bool inside = false;
    for (const char c : path) {
        if (c == '[') inside = true;
        if (!inside) id += c;
        if (c == ']') inside = false;
    }
    return id;
}

}  // namespace gongjian::tool
