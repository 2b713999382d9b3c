#include "interview/answer_columns.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/partial_date.h"
#include "cases/answer_json.h"
#include "form/standards/clock_text.h"
#include "form/standards/date_text.h"
#include "interview/logic.h"

namespace gongjian::interview {

namespace {

using base::CellState;
using form::AnswerKind;

constexpr std::size_t kMostChoices = 63;  // a bit set in a signed 64-bit cell

std::optional<std::int64_t> CategoryIndex(const form::Question& question, std::string_view id) {
    for (std::size_t i = 0; i < question.categories.size(); ++i) {
        if (question.categories[i].id == id) return static_cast<std::int64_t>(i);
    }
    return std::nullopt;
}

std::optional<std::int64_t> BitSet(const form::Question& question, const cases::Choices& choices) {
    std::int64_t bits = 0;
    for (const std::string& id : choices) {
        const std::optional<std::int64_t> index = CategoryIndex(question, id);
        if (!index || *index >= static_cast<std::int64_t>(kMostChoices)) return std::nullopt;
        bits |= std::int64_t{1} << *index;
    }
    return bits;
}

/// The cell value of a date or time that is kept as text: a partial date its first day, a day with a time its day.
std::optional<std::int64_t> CalendarCell(const std::string& text, const form::Question& question) {
    const AnswerKind kind = form::KindOf(question);
    if (kind == AnswerKind::PartialDate) {
        const auto date = form::PartialDateFromIso(text);
        const bool month_only = form::ValueType(question) == form::QuestionType::YearMonth;
        if (!date || (month_only && date->precision != base::PartialDate::Precision::Month)) return std::nullopt;
        return date->first.days;
    }
    if (kind == AnswerKind::Time) {
        const form::TimeReading time = form::ReadTimeText(text);
        return time.minutes && base::TimeToString(*time.minutes) == text ? std::optional<std::int64_t>(*time.minutes)
                                                                         : std::nullopt;
    }
    const form::DateTimeReading moment = form::ReadDateTimeText(text);
    if (!moment.minutes || base::DateTimeToString(*moment.minutes) != text) return std::nullopt;
    return base::DayOfMinutes(*moment.minutes).days;
}

/// Of a date of which the day is not known, rules know no day. A month is asked for as such: it counts from its first day.
bool IsPartlyKnown(const cases::Answer& answer, const form::Question& question) {
    const auto* text = std::get_if<std::string>(&answer);
    return text != nullptr && question.type == form::QuestionType::PartialDate && text->size() < 10;
}

/// The cell value of an answer that is no text; empty if it does not fit.
std::optional<std::int64_t> ValueOf(const cases::Answer& answer, const form::Question& question) {
    switch (form::KindOf(question)) {
        case AnswerKind::Number:
            if (const auto* number = std::get_if<base::Decimal>(&answer))
                return base::UnitsAtScale(*number, form::DecimalsOf(question));
            return std::nullopt;
        case AnswerKind::Date:
            if (const auto* date = std::get_if<base::Date>(&answer)) return date->days;
            return std::nullopt;
        case AnswerKind::PartialDate:
        case AnswerKind::Time:
        case AnswerKind::DateTime:
            if (const auto* text = std::get_if<std::string>(&answer)) return CalendarCell(*text, question);
            return std::nullopt;
        case AnswerKind::YesNo:
            if (const auto* yes = std::get_if<bool>(&answer)) return *yes ? 1 : 0;
            return std::nullopt;
        case AnswerKind::Choice:
            if (const auto* id = std::get_if<std::string>(&answer)) return CategoryIndex(question, *id);
            return std::nullopt;
        case AnswerKind::Choices:
        case AnswerKind::Ranking:
            if (const auto* choices = std::get_if<cases::Choices>(&answer)) return BitSet(question, *choices);
            return std::nullopt;
        default: return std::nullopt;
    }
}

/// The text of an answer whose column holds texts; null if it does not fit. What people read of an entry of a register.
const std::string* TextOf(const cases::Answer& answer, const form::Question& question) {
    switch (form::KindOf(question)) {
        case AnswerKind::Reference:
            if (const auto* entry = std::get_if<cases::Reference>(&answer))
                return entry->display.empty() ? &entry->id : &entry->display;
            return nullptr;
        case AnswerKind::File:
            if (const auto* file = std::get_if<cases::FileReference>(&answer)) return &file->name;
            return nullptr;
        default: return std::get_if<std::string>(&answer);
    }
}

CellState StateOf(cases::NoAnswer reason) {
    switch (reason) {
        case cases::NoAnswer::Refused: return CellState::Refused;
        case cases::NoAnswer::DontKnow: return CellState::DontKnow;
        case cases::NoAnswer::NotApplicable: break;
    }
    return CellState::NotApplicable;
}

}  // namespace

bool HasTexts(const form::Question& question) {
    const AnswerKind kind = form::KindOf(question);
    return kind == AnswerKind::Text || kind == AnswerKind::Reference || kind == AnswerKind::File;
}

RawColumn ColumnOf(const form::Question& question, const std::vector<const cases::Answers*>& levels) {
    RawColumn raw{BlankColumn(levels.size()), std::vector<std::uint8_t>(levels.size(), 0)};
    std::unordered_map<std::string_view, std::int64_t> texts;  // views into the answers, which outlive this
    const bool text = HasTexts(question);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] == nullptr) continue;
        const auto found = levels[i]->values.find(question.id);
        if (found == levels[i]->values.end() || std::holds_alternative<cases::Blank>(found->second)) continue;
        const cases::Answer& answer = found->second;
        std::optional<std::int64_t> value;
        if (const auto* reason = std::get_if<cases::NoAnswer>(&answer)) {
            raw.column.states[i] = StateOf(*reason);
            continue;
        }
        if (!text) {
            value = ValueOf(answer, question);
        } else if (const std::string* words = TextOf(answer, question)) {
            const auto [entry, added] = texts.emplace(*words, static_cast<std::int64_t>(raw.column.texts.size()));
            if (added) raw.column.texts.push_back(*words);
            value = entry->second;
        }
        raw.misfit[i] = value ? 0 : 1;
        if (!value) continue;
        raw.column.states[i] = IsPartlyKnown(answer, question) ? CellState::DontKnow : CellState::Value;
        raw.column.values[i] = *value;
    }
    return raw;
}

bool Fits(const cases::Answer& answer, const form::Question& question) {
    if (std::holds_alternative<cases::Blank>(answer)) return true;
    if (const auto* reason = std::get_if<cases::NoAnswer>(&answer)) return cases::Permits(question, *reason);
    return HasTexts(question) ? TextOf(answer, question) != nullptr : ValueOf(answer, question).has_value();
}

cases::Answer AnswerOf(const base::Column& column, std::size_t index, const form::Question& question) {
    switch (column.states[index]) {
        case CellState::Blank: return cases::Blank{};
        case CellState::Refused: return cases::NoAnswer::Refused;
        case CellState::DontKnow: return cases::NoAnswer::DontKnow;
        case CellState::NotApplicable: return cases::NoAnswer::NotApplicable;
        case CellState::Value: break;
    }
    const std::int64_t value = column.values[index];
    switch (form::KindOf(question)) {
        case AnswerKind::Number: return base::Decimal{value, form::DecimalsOf(question)};
        case AnswerKind::Date: return base::Date{static_cast<std::int32_t>(value)};
        case AnswerKind::PartialDate: {
            const std::string iso = base::ToString(base::Date{static_cast<std::int32_t>(value)});
            return form::ValueType(question) == form::QuestionType::YearMonth ? iso.substr(0, 7) : iso;
        }
        case AnswerKind::Time: return base::TimeToString(static_cast<int>(value));
        case AnswerKind::YesNo: return value != 0;
        case AnswerKind::Choice:
            if (value < 0 || static_cast<std::size_t>(value) >= question.categories.size()) return cases::Blank{};
            return question.categories[static_cast<std::size_t>(value)].id;
        case AnswerKind::Choices: {
            cases::Choices choices;
            for (std::size_t i = 0; i < std::min(question.categories.size(), kMostChoices); ++i) {
                if ((value >> i) & 1) choices.push_back(question.categories[i].id);
            }
            return choices;
        }
        default: break;
    }
    if (value < 0 || static_cast<std::size_t>(value) >= column.texts.size()) return cases::Blank{};
    const std::string& text = column.texts[static_cast<std::size_t>(value)];
    if (form::KindOf(question) == AnswerKind::Reference) return cases::Reference{{}, text};
    return form::NormaliseIdentifier(form::ValueType(question), text);
}

base::Column BlankColumn(std::size_t size) {
    base::Column column;
    column.values.assign(size, 0);
    column.states.assign(size, CellState::Blank);
    return column;
}

base::Column Gather(const base::Column& column, const std::vector<std::uint32_t>& indices) {
    base::Column out;
    out.values.reserve(indices.size());
    out.states.reserve(indices.size());
    out.texts = column.texts;
    for (const std::uint32_t index : indices) {
        out.values.push_back(column.values[index]);
        out.states.push_back(column.states[index]);
    }
    return out;
}

bool SameCells(const base::Column& a, const base::Column& b, bool text) {
    if (a.states != b.states || a.offsets != b.offsets) return false;
    for (std::size_t i = 0; i < a.states.size(); ++i) {
        if (a.states[i] != CellState::Value) continue;
        if (!text && a.values[i] != b.values[i]) return false;
        if (text && a.texts[static_cast<std::size_t>(a.values[i])] != b.texts[static_cast<std::size_t>(b.values[i])])
            return false;
    }
    return true;
}

}  // namespace gongjian::interview
