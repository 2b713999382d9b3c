// What a form offers to rules and expressions: its questions as names with types.
#include "base/partial_date.h"
#include "form/answer_kinds.h"
#include "interview/checked_form.h"

namespace gongjian::interview {

namespace {

using form::AnswerKind;

lang::ValueType TypeOf(const form::Question& question) {
    if (question.IsRoster()) return lang::ValueType::Roster;
    switch (form::KindOf(question)) {
        case AnswerKind::Number:
        case AnswerKind::Time: return lang::ValueType::Number;
        case AnswerKind::Date:
        case AnswerKind::PartialDate:
        case AnswerKind::DateTime: return lang::ValueType::Date;
        case AnswerKind::YesNo: return lang::ValueType::Bool;
        case AnswerKind::Choice: return lang::ValueType::Category;
        case AnswerKind::Choices:
        case AnswerKind::Ranking: return lang::ValueType::Categories;
        case AnswerKind::Text:
        case AnswerKind::Reference:
        case AnswerKind::File:
        case AnswerKind::None: break;
    }
    return lang::ValueType::Text;
}

/// A bound of the form as rules see it: a percentage is a fraction.
std::optional<base::Decimal> BoundOf(const std::optional<base::Decimal>& bound, const form::Question& question) {
    const int more = form::RuleDecimalsOf(question) - form::DecimalsOf(question);
    if (!bound || more == 0) return bound;
    return base::Decimal{bound->units, bound->scale + more};
}

bool HasColumn(const form::Question& column) { return column.type != form::QuestionType::Note && !column.IsRoster(); }

lang::Variable VariableOf(const form::Question& question, bool can_be_skipped) {
    lang::Variable variable;
    variable.id = question.id;
    variable.label_zh = question.label.zh;
    variable.label_en = question.label.en;
    variable.rule_name = question.rule_name;
    variable.type = TypeOf(question);
    variable.decimals = form::RuleDecimalsOf(question);
    variable.unit_zh = question.unit.zh;
    variable.unit_en = question.unit.en;
    variable.minimum = BoundOf(question.minimum, question);
    variable.maximum = BoundOf(question.maximum, question);
    if (form::KindOf(question) == AnswerKind::Time) {
        variable.minimum = base::Decimal{0, 0};
        variable.maximum = base::Decimal{base::kMinutesOfDay - 1, 0};
    }
    for (const form::Category& category : question.categories) {
        variable.categories.push_back(
            {category.id, category.label.zh, category.label.en, category.short_label.zh, category.short_label.en});
    }
    variable.can_be_skipped = can_be_skipped || !question.relevance.Empty();
    for (const form::Question& column : question.questions) {
        // Rows of a roster that is not relevant are not there at all: only its own relevance makes a column 不适用.
        if (HasColumn(column)) variable.columns.push_back(VariableOf(column, false));
    }
    return variable;
}

/// Rosters inside a roster as rosters of the case: all their rows, in order.
void AddInnerRosters(const form::Question& roster, lang::Names& names) {
    for (const form::Question& column : roster.questions) {
        if (column.IsRoster()) names.variables.push_back(VariableOf(column, false));
    }
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
    for (const form::Question* question : form.Questions()) AddInnerRosters(*question, names);
    return names;
}

}  // namespace gongjian::interview
