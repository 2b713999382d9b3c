// Answers as people read them.
#include "cases/answer_json.h"
#include "cases/answer_text.h"
#include "form/answer_kinds.h"

namespace gongjian::cases {
namespace {

using form::QuestionType;

std::string CategoryLabel(const std::string& id, const form::Question& question, base::Language language) {
    const form::Category* category = form::FindCategory(question, id);
    if (category == nullptr) return id;
    const std::string& label = category->label.In(language);
    return label.empty() ? id : label;
}

struct Displayed {
    const form::Question& question;
    base::Language language;

    std::string operator()(Blank) const { return {}; }
    std::string operator()(NoAnswer reason) const {
        switch (reason) {
            case NoAnswer::Refused: return base::TrIn(language, "Refused");
            case NoAnswer::DontKnow: return base::TrIn(language, "Not known");
            case NoAnswer::NotApplicable: break;
        }
        return base::TrIn(language, "Not applicable");
    }
    std::string operator()(bool yes) const { return yes ? base::TrIn(language, "Yes") : base::TrIn(language, "No"); }
    std::string operator()(const base::Decimal& number) const {
        const int decimals = form::DecimalsOf(question);
        // What has more digits than the question shows is shown whole: nothing is rounded behind a person's back.
        return base::UnitsAtScale(number, decimals) ? base::ToString(number, decimals) : base::ToString(number);
    }
    std::string operator()(base::Date date) const { return base::ToString(date); }
    std::string operator()(const std::string& text) const {
        const QuestionType type = form::ValueType(question);
        if (type == QuestionType::SingleChoice) return CategoryLabel(text, question, language);
        if (type != QuestionType::DateTime || text.size() < 11) return form::ShownIdentifier(type, text);
        return std::string(text).replace(10, 1, " ");
    }
    std::string operator()(const Reference& entry) const { return entry.display.empty() ? entry.id : entry.display; }
    std::string operator()(const FileReference& file) const { return file.name; }
    std::string operator()(const Choices& choices) const {
        std::string text;
        for (const std::string& id : choices) {
            if (!text.empty()) text += Between();
            text += CategoryLabel(id, question, language);
        }
        return text;
    }

    /// A ranking shows its order, several choices have none.
    const char* Between() const {
        if (question.type == QuestionType::Ranking) return " > ";
        return language == base::Language::Chinese ? "、" : ", ";
    }
};

}  // namespace

std::string DisplayAnswer(const Answer& answer, const form::Question& question, base::Language language) {
    return std::visit(Displayed{question, language}, answer);
}

}  // namespace gongjian::cases
