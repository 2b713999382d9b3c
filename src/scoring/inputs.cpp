#include "scoring/inputs.h"

#include <fmt/format.h>

namespace gongjian::scoring {
namespace {

bool IsAsked(const form::Question& question) {
    return !question.IsRoster() && question.type != form::QuestionType::Note &&
           question.type != form::QuestionType::Computed && question.computation.Empty();
}

cases::Answer AnswerIn(const cases::Answers& answers, const std::string& id) {
    const auto found = answers.values.find(id);
    return found == answers.values.end() ? cases::Answer() : found->second;
}

}  // namespace

std::string Input::Path() const {
    return roster == nullptr ? question->id : fmt::format("{}[{}].{}", roster->id, row + 1, question->id);
}

std::vector<Input> InputsOf(const form::Form& form, const cases::Answers& answers) {
    std::vector<Input> inputs;
    for (std::size_t section = 0; section < form.sections.size(); ++section) {
        for (const form::Question& question : form.sections[section].questions) {
            if (IsAsked(question)) inputs.push_back({&question, nullptr, 0, section, AnswerIn(answers, question.id)});
            const auto rows = answers.rosters.find(question.id);
            if (!question.IsRoster() || rows == answers.rosters.end()) continue;
            for (std::size_t row = 0; row < rows->second.size(); ++row) {
                for (const form::Question& column : question.questions) {
                    if (!IsAsked(column)) continue;
                    inputs.push_back(
                        {&column, &question, row, section, AnswerIn(rows->second[row].answers, column.id)});
                }
            }
        }
    }
    return inputs;
}

void Put(cases::Answers& answers, const Input& input, const cases::Answer& answer) {
    auto& values =
        input.roster == nullptr ? answers.values : answers.rosters[input.roster->id].at(input.row).answers.values;
    if (std::holds_alternative<cases::Blank>(answer))
        values.erase(input.question->id);
    else
        values.insert_or_assign(input.question->id, answer);
}

cases::Answer NumberAnswer(std::int64_t units, const form::Question& question) {
    return base::Decimal{units, question.type == form::QuestionType::Decimal ? question.decimals : 0};
}

std::optional<std::int64_t> UnitsOf(const cases::Answer& answer, const form::Question& question) {
    const auto* number = std::get_if<base::Decimal>(&answer);
    if (number == nullptr) return std::nullopt;
    return base::UnitsAtScale(*number, question.type == form::QuestionType::Decimal ? question.decimals : 0);
}

}  // namespace gongjian::scoring
