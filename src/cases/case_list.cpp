#include "cases/case_list.h"

#include "base/text.h"
#include "cases/answer_json.h"

namespace gongjian::cases {

Answers ListedAnswers(const Answers& answers, const form::Form& form) {
    Answers listed;
    for (const std::string& id : form.list_questions) {
        const auto found = answers.values.find(id);
        if (found != answers.values.end()) listed.values.insert(*found);
    }
    return listed;
}

std::vector<Answer> ListValues(const Answers& listed, const form::Form* form) {
    std::vector<Answer> values;
    if (form == nullptr) return values;
    for (const std::string& id : form->list_questions) values.push_back(Get(listed, {{id, std::nullopt}}));
    return values;
}

std::string UnitOf(const Answers& answers, const form::Form& form) {
    const auto place = answers.values.find(form.unit_question);
    if (place == answers.values.end()) return {};
    const auto* text = std::get_if<std::string>(&place->second);
    return text == nullptr ? std::string() : *text;
}

std::string SearchFold(std::string_view text) {
    std::string folded = base::FoldWidth(text);
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

std::string SearchText(const std::string& unit, const Answers& listed, const form::Form* form) {
    std::string text = unit;
    for (const auto& [id, answer] : listed.values) {
        const form::Question* question = form != nullptr ? form->Find(id) : nullptr;
        if (question == nullptr) continue;
        const std::string zh = DisplayAnswer(answer, *question, base::Language::Chinese);
        const std::string en = DisplayAnswer(answer, *question, base::Language::English);
        // A line break between them: nobody searches for one, so a match never spans two values.
        text += '\n' + zh;
        if (en != zh) text += '\n' + en;
    }
    return SearchFold(text);
}

}  // namespace gongjian::cases
