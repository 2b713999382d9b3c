#include "interview/answer_columns.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "interview/logic.h"

namespace gongjian::interview {

namespace {

using base::CellState;
using form::QuestionType;

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

/// The cell value of an answer that is no text; empty if it does not fit.
std::optional<std::int64_t> ValueOf(const cases::Answer& answer, const form::Question& question) {
    switch (ValueTypeOf(question)) {
        case QuestionType::Integer:
        case QuestionType::Decimal:
            if (const auto* number = std::get_if<base::Decimal>(&answer))
                return base::UnitsAtScale(*number, DecimalsOf(question));
            return std::nullopt;
        case QuestionType::Date:
            if (const auto* date = std::get_if<base::Date>(&answer)) return date->days;
            return std::nullopt;
        case QuestionType::YesNo:
            if (const auto* yes = std::get_if<bool>(&answer)) return *yes ? 1 : 0;
            return std::nullopt;
        case QuestionType::SingleChoice:
            if (const auto* id = std::get_if<std::string>(&answer)) return CategoryIndex(question, *id);
            return std::nullopt;
        case QuestionType::MultipleChoice:
            if (const auto* choices = std::get_if<cases::Choices>(&answer)) return BitSet(question, *choices);
            return std::nullopt;
        default: return std::nullopt;
    }
}

bool IsText(const form::Question& question) {
    const QuestionType type = ValueTypeOf(question);
    return type == QuestionType::Text || type == QuestionType::LongText;
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

RawColumn ColumnOf(const form::Question& question, const std::vector<const cases::Answers*>& levels) {
    RawColumn raw{BlankColumn(levels.size()), std::vector<std::uint8_t>(levels.size(), 0)};
    std::unordered_map<std::string_view, std::int64_t> texts;  // views into the answers, which outlive this
    const bool text = IsText(question);
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
        } else if (const auto* words = std::get_if<std::string>(&answer)) {
            const auto [entry, added] = texts.emplace(*words, static_cast<std::int64_t>(raw.column.texts.size()));
            if (added) raw.column.texts.push_back(*words);
            value = entry->second;
        }
        raw.misfit[i] = value ? 0 : 1;
        if (!value) continue;
        raw.column.states[i] = CellState::Value;
        raw.column.values[i] = *value;
    }
    return raw;
}

bool Fits(const cases::Answer& answer, const form::Question& question) {
    if (std::holds_alternative<cases::Blank>(answer) || std::holds_alternative<cases::NoAnswer>(answer)) return true;
    return IsText(question) ? std::holds_alternative<std::string>(answer) : ValueOf(answer, question).has_value();
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
    switch (ValueTypeOf(question)) {
        case QuestionType::Integer:
        case QuestionType::Decimal: return base::Decimal{value, DecimalsOf(question)};
        case QuestionType::Date: return base::Date{static_cast<std::int32_t>(value)};
        case QuestionType::YesNo: return value != 0;
        case QuestionType::SingleChoice:
            if (value < 0 || static_cast<std::size_t>(value) >= question.categories.size()) return cases::Blank{};
            return question.categories[static_cast<std::size_t>(value)].id;
        case QuestionType::MultipleChoice: {
            cases::Choices choices;
            for (std::size_t i = 0; i < std::min(question.categories.size(), kMostChoices); ++i) {
                if ((value >> i) & 1) choices.push_back(question.categories[i].id);
            }
            return choices;
        }
        default: break;
    }
    if (value < 0 || static_cast<std::size_t>(value) >= column.texts.size()) return cases::Blank{};
    return column.texts[static_cast<std::size_t>(value)];
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
