// Tables of types, foreign words for them, and entries that go with them.
#include "form/question_types.h"

#include <algorithm>
#include <array>

#include "form/findings.h"

namespace gongjian::form {

namespace {

struct TypeName {
    std::string_view name;
    QuestionType type;
};

constexpr std::array kTypeNames = {
    TypeName{"text", QuestionType::Text},
    TypeName{"long_text", QuestionType::LongText},
    TypeName{"integer", QuestionType::Integer},
    TypeName{"decimal", QuestionType::Decimal},
    TypeName{"money", QuestionType::Money},
    TypeName{"percent", QuestionType::Percent},
    TypeName{"date", QuestionType::Date},
    TypeName{"partial_date", QuestionType::PartialDate},
    TypeName{"year_month", QuestionType::YearMonth},
    TypeName{"time", QuestionType::Time},
    TypeName{"date_time", QuestionType::DateTime},
    TypeName{"yes_no", QuestionType::YesNo},
    TypeName{"signature", QuestionType::Signature},
    TypeName{"choice", QuestionType::SingleChoice},
    TypeName{"multiple_choice", QuestionType::MultipleChoice},
    TypeName{"ranking", QuestionType::Ranking},
    TypeName{"region", QuestionType::Region},
    TypeName{"organisation", QuestionType::Organisation},
    TypeName{"person", QuestionType::Person},
    TypeName{"id_number", QuestionType::IdNumber},
    TypeName{"credit_code", QuestionType::CreditCode},
    TypeName{"organisation_code", QuestionType::OrganisationCode},
    TypeName{"phone", QuestionType::Phone},
    TypeName{"mobile", QuestionType::Mobile},
    TypeName{"photo", QuestionType::Photo},
    TypeName{"attachment", QuestionType::Attachment},
    TypeName{"note", QuestionType::Note},
    TypeName{"computed", QuestionType::Computed},
    TypeName{"roster", QuestionType::Roster},
};

/// Words that authors bring along from elsewhere.
constexpr std::array kForeignNames = {
    TypeName{"string", QuestionType::Text},
    TypeName{"文本", QuestionType::Text},
    TypeName{"ltext", QuestionType::LongText},
    TypeName{"textarea", QuestionType::LongText},
    TypeName{"int", QuestionType::Integer},
    TypeName{"number", QuestionType::Integer},
    TypeName{"整数", QuestionType::Integer},
    TypeName{"dec", QuestionType::Decimal},
    TypeName{"金额", QuestionType::Money},
    TypeName{"万元", QuestionType::Money},
    TypeName{"pct", QuestionType::Percent},
    TypeName{"percentage", QuestionType::Percent},
    TypeName{"百分比", QuestionType::Percent},
    TypeName{"小数", QuestionType::Decimal},
    TypeName{"日期", QuestionType::Date},
    TypeName{"pdate", QuestionType::PartialDate},
    TypeName{"month", QuestionType::YearMonth},
    TypeName{"年月", QuestionType::YearMonth},
    TypeName{"时间", QuestionType::Time},
    TypeName{"datetime", QuestionType::DateTime},
    TypeName{"dateTime", QuestionType::DateTime},
    TypeName{"sign", QuestionType::Signature},
    TypeName{"签字", QuestionType::Signature},
    TypeName{"bool", QuestionType::YesNo},
    TypeName{"boolean", QuestionType::YesNo},
    TypeName{"是否", QuestionType::YesNo},
    TypeName{"select_one", QuestionType::SingleChoice},
    TypeName{"sel1", QuestionType::SingleChoice},
    TypeName{"single_choice", QuestionType::SingleChoice},
    TypeName{"单选", QuestionType::SingleChoice},
    TypeName{"select_multiple", QuestionType::MultipleChoice},
    TypeName{"select_many", QuestionType::MultipleChoice},
    TypeName{"seln", QuestionType::MultipleChoice},
    TypeName{"多选", QuestionType::MultipleChoice},
    TypeName{"rank", QuestionType::Ranking},
    TypeName{"排序", QuestionType::Ranking},
    TypeName{"区划", QuestionType::Region},
    TypeName{"org", QuestionType::Organisation},
    TypeName{"organization", QuestionType::Organisation},
    TypeName{"idno", QuestionType::IdNumber},
    TypeName{"身份证", QuestionType::IdNumber},
    TypeName{"uscc", QuestionType::CreditCode},
    TypeName{"organization_code", QuestionType::OrganisationCode},
    TypeName{"telephone", QuestionType::Phone},
    TypeName{"电话", QuestionType::Phone},
    TypeName{"手机", QuestionType::Mobile},
    TypeName{"image", QuestionType::Photo},
    TypeName{"照片", QuestionType::Photo},
    TypeName{"file", QuestionType::Attachment},
    TypeName{"附件", QuestionType::Attachment},
    TypeName{"calculate", QuestionType::Computed},
    TypeName{"calculated", QuestionType::Computed},
    TypeName{"calc", QuestionType::Computed},
};

constexpr unsigned Bit(QuestionType type) { return 1u << static_cast<unsigned>(type); }
static_assert(static_cast<unsigned>(QuestionType::Roster) < 32);

constexpr unsigned kFractions = Bit(QuestionType::Decimal) | Bit(QuestionType::Money) | Bit(QuestionType::Percent);
constexpr unsigned kNumbers = Bit(QuestionType::Integer) | kFractions | Bit(QuestionType::Computed);
constexpr unsigned kChoices =
    Bit(QuestionType::SingleChoice) | Bit(QuestionType::MultipleChoice) | Bit(QuestionType::Ranking);
constexpr unsigned kTexts = Bit(QuestionType::Text) | Bit(QuestionType::LongText);
constexpr unsigned kNotAnswered = Bit(QuestionType::Note) | Bit(QuestionType::Computed) | Bit(QuestionType::Roster);
constexpr unsigned kAnswered = ((Bit(QuestionType::Roster) << 1) - 1) & ~kNotAnswered;
/// What an expression can give a value to: not files, and no several choices.
constexpr unsigned kWithDefault = kAnswered & ~(Bit(QuestionType::Photo) | Bit(QuestionType::Attachment) |
                                                Bit(QuestionType::DateTime) | Bit(QuestionType::Ranking));

struct KeyUse {
    std::string_view key;
    unsigned types;
};

constexpr std::array kKeyUses = {
    KeyUse{"min", kNumbers},
    KeyUse{"max", kNumbers},
    KeyUse{"unit", kNumbers},
    KeyUse{"decimals", kFractions | Bit(QuestionType::Computed)},
    KeyUse{"max_length", kTexts},
    KeyUse{"choices", kChoices},
    KeyUse{"codelist", kChoices},
    KeyUse{"parent", kChoices},
    KeyUse{"parent_question", kChoices},
    KeyUse{"computation", Bit(QuestionType::Computed)},
    KeyUse{"computed_type", Bit(QuestionType::Computed)},
    KeyUse{"required", kAnswered},
    KeyUse{"default", kWithDefault},
    KeyUse{"non_answers", kAnswered},
    KeyUse{"kinds", Bit(QuestionType::CreditCode)},
    KeyUse{"rule_name", kAnswered | Bit(QuestionType::Computed) | Bit(QuestionType::Roster)},
    KeyUse{"check", kAnswered | Bit(QuestionType::Computed) | Bit(QuestionType::Roster)},
    KeyUse{"question", Bit(QuestionType::Roster)},
    KeyUse{"roster", Bit(QuestionType::Roster)},
    KeyUse{"min_rows", Bit(QuestionType::Roster)},
    KeyUse{"max_rows", Bit(QuestionType::Roster)},
    KeyUse{"fixed_rows", Bit(QuestionType::Roster)},
    KeyUse{"rows", Bit(QuestionType::Roster)},
    KeyUse{"row_title", Bit(QuestionType::Roster)},
};

const KeyUse* FindUse(std::string_view key) {
    const auto use = std::find_if(kKeyUses.begin(), kKeyUses.end(), [&](const KeyUse& u) { return u.key == key; });
    return use == kKeyUses.end() ? nullptr : &*use;
}

template <typename Table>
std::optional<QuestionType> FindType(const Table& table, std::string_view name) {
    for (const TypeName& entry : table) {
        if (entry.name == name) return entry.type;
    }
    return std::nullopt;
}

}  // namespace

std::optional<QuestionType> TypeFromName(std::string_view name) {
    const std::optional<QuestionType> type = FindType(kTypeNames, name);
    return type == QuestionType::Roster ? std::nullopt : type;
}

std::string_view NameOfType(QuestionType type) {
    for (const TypeName& entry : kTypeNames) {
        if (entry.type == type) return entry.name;
    }
    return {};
}

std::vector<std::string> TypeNames() {
    std::vector<std::string> names;
    for (const TypeName& entry : kTypeNames) {
        if (entry.type != QuestionType::Roster) names.emplace_back(entry.name);
    }
    return names;
}

std::vector<std::string> ComputedTypeNames() {
    std::vector<std::string> names;
    for (const TypeName& entry : kTypeNames) {
        if (IsComputedType(entry.type)) names.emplace_back(entry.name);
    }
    return names;
}

base::Message TypeHint(std::string_view wrong) {
    if (wrong == "roster") return base::Msg("begin the block with the word roster instead of question: roster some_id");
    if (const std::optional<QuestionType> foreign = FindType(kForeignNames, wrong)) {
        return base::Msg("here it is called {name}", {{"name", std::string(NameOfType(*foreign))}});
    }
    return DidYouMean(wrong, TypeNames());
}

bool IsComputedType(QuestionType type) {
    return type == QuestionType::Text || type == QuestionType::Integer || type == QuestionType::Decimal ||
           type == QuestionType::Money || type == QuestionType::Percent || type == QuestionType::Date ||
           type == QuestionType::YesNo;
}

bool IsChoice(QuestionType type) { return (kChoices & Bit(type)) != 0; }

PrivacyClass LeastPrivacy(QuestionType type) {
    switch (type) {
        case QuestionType::IdNumber: return PrivacyClass::S2;
        case QuestionType::Person:
        case QuestionType::Mobile: return PrivacyClass::S1;
        default: return PrivacyClass::S0;
    }
}

bool KeyFits(std::string_view key, QuestionType type) {
    const KeyUse* use = FindUse(key);
    return use == nullptr || (use->types & Bit(type)) != 0;
}

std::string TypesFor(std::string_view key) {
    std::vector<std::string> names;
    const KeyUse* use = FindUse(key);
    for (const TypeName& entry : kTypeNames) {
        if (use != nullptr && (use->types & Bit(entry.type)) != 0) names.emplace_back(entry.name);
    }
    return Listed(names);
}

}  // namespace gongjian::form
