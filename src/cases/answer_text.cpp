#include "cases/answer_text.h"

#include <algorithm>

#include "base/text.h"
#include "cases/answer_json.h"

namespace gongjian::cases {
namespace {

using form::QuestionType;

std::string Folded(std::string_view text) { return base::FoldWidth(base::Trim(text)); }

std::string Lower(std::string_view text) {
    std::string lower = Folded(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

/// The category that a person means: by id, by either label, by its short form.
const form::Category* MeantCategory(std::string_view text, const form::Question& question) {
    const std::string meant = Lower(text);
    for (const form::Category& category : question.categories) {
        if (Lower(category.id) == meant) return &category;
    }
    for (const form::Category& category : question.categories) {
        for (const std::string* label :
             {&category.label.zh, &category.short_label.zh, &category.label.en, &category.short_label.en}) {
            if (!label->empty() && Lower(*label) == meant) return &category;
        }
    }
    return nullptr;
}

std::optional<NoAnswer> MeantNoAnswer(std::string_view text) {
    const std::string meant = Lower(text);
    if (meant == "拒答" || meant == "refused") return NoAnswer::Refused;
    if (meant == "不掌握" || meant == "不清楚" || meant == "unknown") return NoAnswer::DontKnow;
    if (meant == "不适用" || meant == "not_applicable" || meant == "not applicable") return NoAnswer::NotApplicable;
    return std::nullopt;
}

std::optional<bool> MeantYesNo(std::string_view text) {
    const std::string meant = Lower(text);
    if (meant == "是" || meant == "true" || meant == "yes" || meant == "1" || meant == "有") return true;
    if (meant == "否" || meant == "false" || meant == "no" || meant == "0" || meant == "无") return false;
    return std::nullopt;
}

base::Message NotACategory(std::string_view text) {
    return base::Msg("“{value}” is not one of the choices. Take one of the list.", {{"value", std::string(text)}});
}

ParsedAnswer ParseChoices(std::string_view text, const form::Question& question) {
    Choices choices;
    std::string list = base::FoldWidth(text);
    for (const std::string_view separator : {"、", ";", "|", "\n"}) {
        for (std::size_t at = 0; (at = list.find(separator, at)) != std::string::npos;) {
            list.replace(at, separator.size(), ",");
        }
    }
    for (const std::string_view part : base::Split(list, ',')) {
        if (base::Trim(part).empty()) continue;
        const form::Category* category = MeantCategory(part, question);
        if (category == nullptr) return {{}, NotACategory(base::Trim(part))};
        choices.push_back(category->id);
    }
    return {InFormOrder(choices, question), std::nullopt};
}

ParsedAnswer FromTyped(TypedValue typed) {
    if (typed.answer) return {std::move(*typed.answer), std::nullopt};
    return {{}, std::move(typed.message)};
}

}  // namespace

QuestionType ValueType(const form::Question& question) {
    return question.type == QuestionType::Computed ? question.computed_type : question.type;
}

TypedValue TypedNumber(std::string_view text, const form::Question& question) {
    const bool whole = ValueType(question) == QuestionType::Integer;
    const int decimals = whole ? 0 : std::clamp(question.decimals, 0, base::Decimal::kMaxScale);
    const std::string shown(base::Trim(text));
    const std::optional<base::Decimal> number = base::ParseDecimal(base::Trim(text));
    if (!number && !whole) {
        return {std::nullopt, "wrong-type",
                base::Msg("“{value}” is not a number. Write digits, such as 12.5.", {{"value", shown}})};
    }
    if (!number || (whole && number->scale > 0)) {
        return {std::nullopt, "wrong-type",
                base::Msg("“{value}” is not a whole number. Write digits only, such as 12.", {{"value", shown}})};
    }
    const std::optional<std::int64_t> units = base::UnitsAtScale(*number, decimals);
    if (units) return {base::Decimal{*units, decimals}, {}, {}};
    if (base::UnitsAtScale(*number, base::Decimal::kMaxScale) || number->scale > decimals) {
        return {std::nullopt, "too-many-decimals",
                base::Msg("“{value}” has more decimals than the {decimals} that this question takes.",
                          {{"value", shown}, {"decimals", std::to_string(decimals)}})};
    }
    return {std::nullopt, "wrong-type", base::Msg("“{value}” is too large a number.", {{"value", shown}})};
}

TypedValue TypedDate(std::string_view text) {
    if (const std::optional<base::Date> date = base::ParseDate(base::Trim(text))) return {*date, {}, {}};
    return {std::nullopt, "wrong-type",
            base::Msg("“{value}” is not a date. Write year, month and day, such as 2012-06-30.",
                      {{"value", std::string(base::Trim(text))}})};
}

Choices InFormOrder(const Choices& choices, const form::Question& question) {
    Choices ordered;
    const auto chosen = [&](const std::string& id) {
        return std::find(choices.begin(), choices.end(), id) != choices.end();
    };
    for (const form::Category& category : question.categories) {
        if (chosen(category.id)) ordered.push_back(category.id);
    }
    return ordered;
}

std::string_view NoAnswerName(NoAnswer reason) {
    switch (reason) {
        case NoAnswer::Refused: return "refused";
        case NoAnswer::DontKnow: return "unknown";
        case NoAnswer::NotApplicable: break;
    }
    return "not_applicable";
}

std::optional<NoAnswer> NoAnswerFromName(std::string_view name) {
    for (const NoAnswer reason : {NoAnswer::Refused, NoAnswer::DontKnow, NoAnswer::NotApplicable}) {
        if (NoAnswerName(reason) == name) return reason;
    }
    return std::nullopt;
}

ParsedAnswer ParseAnswer(std::string_view text, const form::Question& question) {
    if (base::Trim(text).empty()) return {};
    const QuestionType type = ValueType(question);
    if (type == QuestionType::Text || type == QuestionType::LongText) return {std::string(text), std::nullopt};

    if (type == QuestionType::SingleChoice) {
        if (const form::Category* category = MeantCategory(text, question)) return {category->id, std::nullopt};
    }
    if (const std::optional<NoAnswer> reason = MeantNoAnswer(text)) {
        const bool is_a_category = type == QuestionType::MultipleChoice && MeantCategory(text, question) != nullptr;
        if (!is_a_category) return {*reason, std::nullopt};
    }
    switch (type) {
        case QuestionType::Integer:
        case QuestionType::Decimal: return FromTyped(TypedNumber(text, question));
        case QuestionType::Date: return FromTyped(TypedDate(text));
        case QuestionType::MultipleChoice: return ParseChoices(text, question);
        case QuestionType::SingleChoice: return {{}, NotACategory(base::Trim(text))};
        case QuestionType::YesNo:
            if (const std::optional<bool> yes = MeantYesNo(text)) return {*yes, std::nullopt};
            return {{},
                    base::Msg("“{value}” is neither yes nor no. Write 是 or 否.",
                              {{"value", std::string(base::Trim(text))}})};
        default: return {{}, base::Msg("This takes no answer of its own.")};
    }
}

}  // namespace gongjian::cases
