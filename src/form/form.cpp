// Lookup in a form.
#include "form/form.h"

#include <algorithm>

namespace gongjian::form {

namespace {

const Question* FindIn(const std::vector<Question>& questions, std::string_view id) {
    for (const Question& question : questions) {
        if (question.id == id) return &question;
    }
    return nullptr;
}

/// A column by "column" or "inner.column".
const Question* FindColumn(const Question& roster, std::string_view path) {
    const std::size_t dot = path.find('.');
    const Question* column = FindIn(roster.questions, path.substr(0, dot));
    if (column == nullptr || dot == std::string_view::npos) return column;
    return FindColumn(*column, path.substr(dot + 1));
}

bool AnyPersonal(const std::vector<Question>& questions) {
    return std::any_of(questions.begin(), questions.end(), [](const Question& question) {
        return question.privacy != PrivacyClass::S0 || AnyPersonal(question.questions);
    });
}

}  // namespace

std::vector<const Question*> Form::Questions() const {
    std::vector<const Question*> all;
    for (const Section& section : sections) {
        for (const Question& question : section.questions) all.push_back(&question);
    }
    return all;
}

const Question* Form::Find(std::string_view path) const {
    const std::size_t dot = path.find('.');
    const std::string_view head = path.substr(0, dot);
    for (const Section& section : sections) {
        const Question* question = FindIn(section.questions, head);
        if (question == nullptr) continue;
        return dot == std::string_view::npos ? question : FindColumn(*question, path.substr(dot + 1));
    }
    return nullptr;
}

bool AsksForPersonalData(const Form& form) {
    return std::any_of(form.sections.begin(), form.sections.end(),
                       [](const Section& section) { return AnyPersonal(section.questions); });
}

const Category* FindCategory(const Question& question, std::string_view id) {
    for (const Category& category : question.categories) {
        if (category.id == id) return &category;
    }
    return nullptr;
}

}  // namespace gongjian::form
