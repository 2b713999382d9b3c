#include "interview/form_change.h"

#include <optional>
#include <utility>

#include "cases/answer_json.h"
#include "interview/answer_columns.h"

namespace gongjian::interview {

namespace {

using cases::Answer;
using cases::Answers;
using Fate = ChangedAnswer::Fate;

/// As the type that the question has now; empty if it cannot be read as that.
std::optional<Answer> Converted(const Answer& answer, const form::Question& question) {
    const std::string text = PlainText(answer);
    if (text.empty()) return std::nullopt;
    const cases::ParsedAnswer parsed = cases::ParseAnswer(text, question);
    if (parsed.problem || !Fits(parsed.answer, question)) return std::nullopt;
    return parsed.answer;
}

class Comparison {
public:
    Comparison(const form::Form& form, FormChange& change) : m_form(form), m_change(change) {}

    /// `prefix` names the level for paths ("visits[2]."), `ids` for the form ("visits.").
    void Level(Answers& level, const std::string& prefix, const std::string& ids) {
        for (auto entry = level.values.begin(); entry != level.values.end();) {
            const form::Question* question = m_form.Find(ids + entry->first);
            const bool asked = question != nullptr && !question->IsRoster();
            const bool stays = Settle(prefix + entry->first, asked ? question : nullptr, entry->second);
            entry = stays ? std::next(entry) : level.values.erase(entry);
        }
        for (auto roster = level.rosters.begin(); roster != level.rosters.end();) {
            const form::Question* question = m_form.Find(ids + roster->first);
            const bool asked = question != nullptr && question->IsRoster();
            for (std::size_t row = 0; row < roster->second.size(); ++row) {
                Level(roster->second[row].answers, prefix + roster->first + "[" + std::to_string(row + 1) + "].",
                      ids + roster->first + ".");
            }
            roster = asked ? std::next(roster) : level.rosters.erase(roster);
        }
    }

private:
    /// Whether the answer stays where it is.
    bool Settle(const std::string& path, const form::Question* question, Answer& answer) {
        if (question != nullptr && question->type == form::QuestionType::Computed) return true;
        if (question != nullptr && Fits(answer, *question)) return ++m_change.kept, true;
        std::optional<Answer> converted = question == nullptr ? std::nullopt : Converted(answer, *question);
        const Fate fate = converted ? Fate::Converted : Fate::SetAside;
        m_change.changed.push_back({path, fate, answer, converted.value_or(Answer{}), question != nullptr});
        if (converted) return answer = std::move(*converted), true;
        m_change.adopted.set_aside.insert_or_assign(path, std::move(answer));
        return false;
    }

    const form::Form& m_form;
    FormChange& m_change;
};

}  // namespace

std::string PlainText(const Answer& answer) {
    if (const auto* text = std::get_if<std::string>(&answer)) return *text;
    if (const auto* number = std::get_if<base::Decimal>(&answer)) return base::ToString(*number);
    if (const auto* date = std::get_if<base::Date>(&answer)) return base::ToString(*date);
    if (const auto* yes = std::get_if<bool>(&answer)) return *yes ? "是" : "否";
    if (const auto* reference = std::get_if<cases::Reference>(&answer)) return reference->display;
    std::string joined;
    if (const auto* choices = std::get_if<cases::Choices>(&answer)) {
        for (const std::string& id : *choices) joined += (joined.empty() ? "" : ",") + id;
    }
    return joined;
}

FormChange CompareWithForm(const cases::Case& stored, const form::Form& form) {
    FormChange change{stored.form_version, form.version, 0, {}, stored};
    Answers answers = std::move(change.adopted.answers);
    Comparison(form, change).Level(answers, "", "");
    change.adopted.answers = std::move(answers);
    change.adopted.form_version = form.version;
    return change;
}

}  // namespace gongjian::interview
