// What a form offers to rules and expressions: its questions as names with types.
#include "interview/checked_form.h"

namespace gongjian::interview {

namespace {

lang::ValueType TypeOf(form::QuestionType type) {
    switch (type) {
        case form::QuestionType::Integer:
        case form::QuestionType::Decimal: return lang::ValueType::Number;
        case form::QuestionType::Date: return lang::ValueType::Date;
        case form::QuestionType::YesNo: return lang::ValueType::Bool;
        case form::QuestionType::SingleChoice: return lang::ValueType::Category;
        case form::QuestionType::MultipleChoice: return lang::ValueType::Categories;
        case form::QuestionType::Roster: return lang::ValueType::Roster;
        case form::QuestionType::Text:
        case form::QuestionType::LongText:
        case form::QuestionType::Note:
        case form::QuestionType::Computed: break;
    }
    return lang::ValueType::Text;
}

lang::Variable VariableOf(const form::Question& question, bool can_be_skipped) {
    const bool computed = question.type == form::QuestionType::Computed;
    const form::QuestionType type = computed ? question.computed_type : question.type;
    lang::Variable variable;
    variable.id = question.id;
    variable.label_zh = question.label.zh;
    variable.label_en = question.label.en;
    variable.rule_name = question.rule_name;
    variable.type = TypeOf(type);
    variable.decimals = type == form::QuestionType::Decimal ? question.decimals : 0;
    variable.unit_zh = question.unit.zh;
    variable.unit_en = question.unit.en;
    variable.minimum = question.minimum;
    variable.maximum = question.maximum;
    for (const form::Category& category : question.categories) {
        variable.categories.push_back(
            {category.id, category.label.zh, category.label.en, category.short_label.zh, category.short_label.en});
    }
    variable.can_be_skipped = can_be_skipped || !question.relevance.Empty();
    for (const form::Question& column : question.questions) {
        // Rows of a roster that is not relevant are not there at all: only its own relevance makes a column 不适用.
        if (column.type != form::QuestionType::Note) variable.columns.push_back(VariableOf(column, false));
    }
    return variable;
}

}  // namespace

lang::Names NamesOf(const form::Form& form) {
    lang::Names names;
    names.form_id = form.id;
    names.form_version = form.version;
    for (const form::Section& section : form.sections) {
        for (const form::Question& question : section.questions) {
            if (question.type != form::QuestionType::Note) {
                names.variables.push_back(VariableOf(question, !section.relevance.Empty()));
            }
        }
    }
    return names;
}

}  // namespace gongjian::interview
