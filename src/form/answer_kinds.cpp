#include "form/answer_kinds.h"

#include "form/standards/credit_code.h"
#include "form/standards/id_number.h"
#include "form/standards/organisation_code.h"
#include "form/standards/phone.h"
#include "form/standards/region_code.h"

namespace gongjian::form {

QuestionType ValueType(const Question& question) {
    return question.type == QuestionType::Computed ? question.computed_type : question.type;
}

AnswerKind KindOf(QuestionType type) {
    switch (type) {
        case QuestionType::Integer:
        case QuestionType::Decimal:
        case QuestionType::Money:
        case QuestionType::Percent: return AnswerKind::Number;
        case QuestionType::Date: return AnswerKind::Date;
        case QuestionType::PartialDate:
        case QuestionType::YearMonth: return AnswerKind::PartialDate;
        case QuestionType::Time: return AnswerKind::Time;
        case QuestionType::DateTime: return AnswerKind::DateTime;
        case QuestionType::YesNo:
        case QuestionType::Signature: return AnswerKind::YesNo;
        case QuestionType::SingleChoice: return AnswerKind::Choice;
        case QuestionType::MultipleChoice: return AnswerKind::Choices;
        case QuestionType::Ranking: return AnswerKind::Ranking;
        case QuestionType::Organisation:
        case QuestionType::Person: return AnswerKind::Reference;
        case QuestionType::Photo:
        case QuestionType::Attachment: return AnswerKind::File;
        case QuestionType::Note:
        case QuestionType::Computed:
        case QuestionType::Roster: return AnswerKind::None;
        case QuestionType::Text:
        case QuestionType::LongText:
        case QuestionType::Region:
        case QuestionType::IdNumber:
        case QuestionType::CreditCode:
        case QuestionType::OrganisationCode:
        case QuestionType::Phone:
        case QuestionType::Mobile: break;
    }
    return AnswerKind::Text;
}

int DecimalsOf(const Question& question) {
    const QuestionType type = ValueType(question);
    return KindOf(type) == AnswerKind::Number && type != QuestionType::Integer ? question.decimals : 0;
}

int RuleDecimalsOf(const Question& question) {
    return DecimalsOf(question) + (ValueType(question) == QuestionType::Percent ? 2 : 0);
}

bool IsIdentifier(QuestionType type) {
    switch (type) {
        case QuestionType::Region:
        case QuestionType::IdNumber:
        case QuestionType::CreditCode:
        case QuestionType::OrganisationCode:
        case QuestionType::Phone:
        case QuestionType::Mobile: return true;
        default: return false;
    }
}

std::string NormaliseIdentifier(QuestionType type, std::string_view typed) {
    switch (type) {
        case QuestionType::Region: return NormaliseRegionCode(typed);
        case QuestionType::IdNumber: return NormaliseIdNumber(typed);
        case QuestionType::CreditCode: return NormaliseCreditCode(typed);
        case QuestionType::OrganisationCode: return NormaliseOrganisationCode(typed);
        case QuestionType::Phone:
        case QuestionType::Mobile: return NormalisePhone(typed);
        default: return std::string(typed);
    }
}

std::string ShownIdentifier(QuestionType type, std::string_view value) {
    return type == QuestionType::OrganisationCode ? ShownOrganisationCode(value) : std::string(value);
}

Faults CheckIdentifier(const Question& question, std::string_view value, base::Date today) {
    switch (ValueType(question)) {
        case QuestionType::Region: return CheckRegionCode(value);
        case QuestionType::IdNumber: return CheckIdNumber(value, today);
        case QuestionType::CreditCode: return CheckCreditCode(value, question.credit_kinds);
        case QuestionType::OrganisationCode: return CheckOrganisationCode(value);
        case QuestionType::Phone: return CheckPhone(value);
        case QuestionType::Mobile: return CheckMobile(value);
        default: return {};
    }
}

}  // namespace gongjian::form
