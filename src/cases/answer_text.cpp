#include "cases/answer_text.h"

#include <algorithm>

#include "base/text.h"
#include "cases/answer_json.h"
#include "form/answer_kinds.h"
#include "form/standards/clock_text.h"
#include "form/standards/code_text.h"
#include "form/standards/date_text.h"

namespace gongjian::cases {
namespace {

using form::AnswerKind;
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
    if (meant == "是" || meant == "true" || meant == "yes" || meant == "1" || meant == "有" || meant == "已签")
        return true;
    if (meant == "否" || meant == "false" || meant == "no" || meant == "0" || meant == "无" || meant == "未签")
        return false;
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

TypedValue FromFault(const form::Fault& fault) {
    return {std::nullopt, fault.code == "damaged" ? "damaged" : "wrong-type", fault.message};
}

/// The unit may stand behind a number: 85.5%, 12万元.
std::string_view WithoutUnit(std::string_view text, const form::Question& question) {
    const auto drop = [&](std::string_view unit) {
        if (text.size() > unit.size() && text.ends_with(unit))
            text = base::Trim(text.substr(0, text.size() - unit.size()));
    };
    if (form::ValueType(question) == QuestionType::Percent) drop("%"), drop("％");
    if (form::ValueType(question) == QuestionType::Money) drop(question.unit.zh);
    return text;
}

ParsedAnswer FromTyped(TypedValue typed) {
    if (typed.answer) return {std::move(*typed.answer), std::nullopt};
    return {{}, std::move(typed.message)};
}

}  // namespace

TypedValue TypedNumber(std::string_view text, const form::Question& question) {
    const bool whole = form::ValueType(question) == QuestionType::Integer;
    const int decimals = whole ? 0 : std::clamp(question.decimals, 0, base::Decimal::kMaxScale);
    const std::string shown(base::Trim(text));
    const std::optional<base::Decimal> number = base::ParseDecimal(WithoutUnit(base::Trim(text), question));
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
    const form::DateReading reading = form::ReadWholeDate(text);
    return reading.date ? TypedValue{reading.date->first, {}, {}} : FromFault(*reading.fault);
}

TypedValue TypedCalendar(std::string_view text, const form::Question& question) {
    switch (form::KindOf(question)) {
        case AnswerKind::Time: {
            const form::TimeReading reading = form::ReadTimeText(text);
            return reading.minutes ? TypedValue{base::TimeToString(*reading.minutes), {}, {}}
                                   : FromFault(*reading.fault);
        }
        case AnswerKind::DateTime: {
            const form::DateTimeReading reading = form::ReadDateTimeText(text);
            return reading.minutes ? TypedValue{base::DateTimeToString(*reading.minutes), {}, {}}
                                   : FromFault(*reading.fault);
        }
        default: break;
    }
    const bool month = form::ValueType(question) == QuestionType::YearMonth;
    const form::DateReading reading = month ? form::ReadYearMonth(text) : form::ReadDateText(text);
    return reading.date ? TypedValue{base::ToString(*reading.date), {}, {}} : FromFault(*reading.fault);
}

TypedValue TypedIdentifier(std::string_view text, const form::Question& question) {
    if (const auto damaged = form::DamagedBySpreadsheet(text)) return FromFault(*damaged);
    return {form::NormaliseIdentifier(form::ValueType(question), text), {}, {}};
}

bool Permits(const form::Question& question, NoAnswer reason) {
    switch (reason) {
        case NoAnswer::Refused: return question.non_answers.refused;
        case NoAnswer::DontKnow: return question.non_answers.unknown;
        case NoAnswer::NotApplicable: break;
    }
    return question.non_answers.not_applicable;
}

base::Message NotPermitted(NoAnswer reason) {
    switch (reason) {
        case NoAnswer::Refused:
            return base::Msg("This question cannot be left as refused. Answer it, or leave it blank.");
        case NoAnswer::DontKnow:
            return base::Msg("This question cannot be left as not known. Answer it, or leave it blank.");
        case NoAnswer::NotApplicable: break;
    }
    return base::Msg("This question cannot be left as not applicable. Answer it, or leave it blank.");
}

Choices InFormOrder(const Choices& choices, const form::Question& question) {
    Choices ordered;
    if (question.type == QuestionType::Ranking) {
        for (const std::string& id : choices) {
            if (std::find(ordered.begin(), ordered.end(), id) == ordered.end()) ordered.push_back(id);
        }
        return ordered;
    }
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

namespace {

ParsedAnswer ParseNoAnswer(NoAnswer reason, const form::Question& question) {
    if (Permits(question, reason)) return {reason, std::nullopt};
    return {{}, NotPermitted(reason)};
}

ParsedAnswer ParseValue(std::string_view text, const form::Question& question) {
    switch (form::KindOf(question)) {
        case AnswerKind::Number: return FromTyped(TypedNumber(text, question));
        case AnswerKind::Date: return FromTyped(TypedDate(text));
        case AnswerKind::PartialDate:
        case AnswerKind::Time:
        case AnswerKind::DateTime: return FromTyped(TypedCalendar(text, question));
        case AnswerKind::Choices:
        case AnswerKind::Ranking: return ParseChoices(text, question);
        case AnswerKind::Choice: return {{}, NotACategory(base::Trim(text))};
        case AnswerKind::Reference: return {Reference{{}, std::string(base::Trim(text))}, std::nullopt};
        case AnswerKind::File:
            return {{}, base::Msg("A file cannot be typed: an answers file gives its name and its SHA-256.")};
        case AnswerKind::YesNo:
            if (const std::optional<bool> yes = MeantYesNo(text)) return {*yes, std::nullopt};
            return {{},
                    base::Msg("“{value}” is neither yes nor no. Write 是 or 否.",
                              {{"value", std::string(base::Trim(text))}})};
        case AnswerKind::Text: return FromTyped(TypedIdentifier(text, question));
        case AnswerKind::None: break;
    }
    return {{}, base::Msg("This takes no answer of its own.")};
}

}  // namespace

ParsedAnswer ParseAnswer(std::string_view text, const form::Question& question) {
    if (base::Trim(text).empty()) return {};
    const QuestionType type = form::ValueType(question);
    if (type == QuestionType::Text || type == QuestionType::LongText) return {std::string(text), std::nullopt};

    if (type == QuestionType::SingleChoice) {
        if (const form::Category* category = MeantCategory(text, question)) return {category->id, std::nullopt};
    }
    if (const std::optional<NoAnswer> reason = MeantNoAnswer(text)) {
        const bool is_a_category = form::KindOf(type) != AnswerKind::Choice && !question.categories.empty() &&
                                   MeantCategory(text, question) != nullptr;
        if (!is_a_category) return ParseNoAnswer(*reason, question);
    }
    return ParseValue(text, question);
}

}  // namespace gongjian::cases
