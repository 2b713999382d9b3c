#include "interview/violations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/message.h"
#include "base/text.h"

namespace gongjian::interview {

namespace {

using base::CellState;
using base::Language;
using base::Msg;
using Kind = Finding::Kind;

/// A bound in units of the question, so that cells compare as integers.
std::optional<std::int64_t> BoundUnits(const std::optional<base::Decimal>& bound, int decimals, bool ceiling) {
    if (!bound) return std::nullopt;
    const base::Int128 numerator = base::Int128(bound->units) * base::PowerOfTen(decimals);
    const std::int64_t denominator = base::PowerOfTen(bound->scale);
    const base::Int128 units =
        ceiling ? base::DivideCeil(numerator, denominator) : base::DivideFloor(numerator, denominator);
    return base::FitsInt64(units) ? std::optional(static_cast<std::int64_t>(units)) : std::nullopt;
}

/// An amount in 万元 that a township never sees: it was probably typed in yuan.
bool LooksLikeYuan(std::int64_t units, const form::Question& question) {
    constexpr std::int64_t kTenThousands = 1'000'000;
    return question.unit.zh == "万元" && units >= kTenThousands * base::PowerOfTen(form::DecimalsOf(question));
}

std::string InTenThousands(std::int64_t units, const form::Question& question) {
    constexpr int kYuanToTenThousand = 4;
    return base::ToString(base::Decimal{units, form::DecimalsOf(question) + kYuanToTenThousand}, 2);
}

class Finder {
public:
    Finder(const Evaluation& evaluation, bool hard_only) : m_evaluation(evaluation), m_hard_only(hard_only) {}

    std::vector<Finding> Run() {
        const CheckedForm::Logic& logic = m_evaluation.Logic();
        std::vector<std::vector<std::size_t>> conditions(logic.fields.size());
        for (std::size_t c = 0; c < logic.conditions.size(); ++c) conditions[logic.conditions[c].field].push_back(c);
        for (std::size_t f = 0; f < logic.fields.size(); ++f) {
            const form::Question& question = QuestionOf(logic.fields[f]);
            if (question.IsRoster()) {
                Rows(f, question);
            } else if (logic.fields[f].variable) {
                Answers(f, question);
            }
            for (const std::size_t condition : conditions[f]) {
                if (logic.conditions[condition].check != nullptr) Condition(f, condition);
            }
        }
        return std::move(m_findings);
    }

private:
    void Add(std::size_t field, std::size_t index, Kind kind, form::Severity severity, std::size_t condition = 0) {
        m_findings.push_back({field, index, kind, condition, severity});
    }

    void Rows(std::size_t field, const form::Question& roster) {
        if (m_hard_only || (!roster.required && !roster.minimum_rows && !roster.maximum_rows)) return;
        const std::vector<std::uint32_t>& offsets = m_evaluation.RowOffsets(field);
        for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
            if (m_evaluation.Mask(field)[i] == 0) continue;
            const auto rows = static_cast<int>(offsets[i + 1] - offsets[i]);
            const int least = std::max(roster.minimum_rows.value_or(0), roster.required ? 1 : 0);
            if (rows < least) Add(field, i, Kind::Required, form::Severity::Soft);
            if (roster.maximum_rows && rows > *roster.maximum_rows) Add(field, i, Kind::Rows, form::Severity::Soft);
        }
    }

    void Answers(std::size_t field, const form::Question& question) {
        const base::Column& cells = m_evaluation.ColumnOfField(field);
        const std::vector<std::uint8_t>& mask = m_evaluation.Mask(field);
        const form::QuestionType type = form::ValueType(question);
        const bool number = form::KindOf(type) == form::AnswerKind::Number;
        const bool text = type == form::QuestionType::Text || type == form::QuestionType::LongText;
        const int decimals = form::DecimalsOf(question);
        const auto least = number ? BoundUnits(question.minimum, decimals, true) : std::nullopt;
        const auto most = number ? BoundUnits(question.maximum, decimals, false) : std::nullopt;
        for (std::size_t i = 0; i < cells.states.size(); ++i) {
            if (mask[i] == 0) continue;
            if (cells.states[i] == CellState::Blank) {
                if (m_evaluation.Misfit(field, i)) {
                    Add(field, i, Kind::Misfit, form::Severity::Hard);
                } else if (!m_hard_only && IsRequired(m_evaluation, field, i)) {
                    Add(field, i, Kind::Required, form::Severity::Soft);
                }
            }
            if (cells.states[i] != CellState::Value) continue;
            if (least && cells.values[i] < *least) Add(field, i, Kind::Minimum, form::Severity::Hard);
            if (most && cells.values[i] > *most) Add(field, i, Kind::Maximum, form::Severity::Hard);
            if (type == form::QuestionType::Money && !m_hard_only && LooksLikeYuan(cells.values[i], question))
                Add(field, i, Kind::Yuan, form::Severity::Soft);
            if (form::IsIdentifier(type)) Standard(field, i, question, cells);
            if (text && question.maximum_length &&
                base::Length(cells.texts[static_cast<std::size_t>(cells.values[i])]) >
                    static_cast<std::size_t>(*question.maximum_length)) {
                Add(field, i, Kind::Length, form::Severity::Hard);
            }
        }
    }

    /// What the standard of an identifier finds; the number of the fault stands for it.
    void Standard(std::size_t field, std::size_t index, const form::Question& question, const base::Column& cells) {
        const form::Faults faults = form::CheckIdentifier(
            question, cells.texts[static_cast<std::size_t>(cells.values[index])], m_evaluation.Batch().today);
        for (std::size_t f = 0; f < faults.size(); ++f) {
            if (m_hard_only && faults[f].severity != form::Severity::Hard) continue;
            Add(field, index, Kind::Standard, faults[f].severity, f);
        }
    }

    /// Violated where it is definitely false and its question is asked; what is missing passes. One truth for several rows is
    /// told at the first of them.
    void Condition(std::size_t field, std::size_t index) {
        const CheckedForm::Logic::Condition& condition = m_evaluation.Logic().conditions[index];
        if (m_hard_only && condition.check->severity != form::Severity::Hard) return;
        const std::vector<lang::Truth>& truths = m_evaluation.TruthOf(index);
        const std::vector<std::uint8_t>& mask = m_evaluation.Mask(field);
        const std::vector<std::uint32_t>* spread = m_evaluation.SpreadOf(condition);
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (truths[i] != lang::Truth::False) continue;
            if (spread != nullptr) {
                if (i + 1 < spread->size() && (*spread)[i] < (*spread)[i + 1])
                    Add(field, (*spread)[i], Kind::Check, condition.check->severity, index);
            } else if (i < mask.size() && mask[i] != 0) {
                Add(field, i, Kind::Check, condition.check->severity, index);
            }
        }
    }

    const Evaluation& m_evaluation;
    bool m_hard_only;
    std::vector<Finding> m_findings;
};

const char* CodeEnd(Kind kind) {
    switch (kind) {
        case Kind::Misfit: return ".type";
        case Kind::Minimum: return ".minimum";
        case Kind::Maximum: return ".maximum";
        case Kind::Length: return ".length";
        case Kind::Required: return ".required";
        case Kind::Rows: return ".rows";
        case Kind::Yuan: return ".yuan";
        case Kind::Standard:
        case Kind::Check: break;
    }
    return ".check";
}

base::Message MessageOf(Kind kind, const form::Question& question, Language language) {
    const std::string& label = question.label.In(language);
    const auto bound = [&](const std::optional<base::Decimal>& value) {
        if (!value) return std::string();
        const std::string& unit = question.unit.In(language);
        const bool apart = language == Language::English && !unit.empty();
        return base::ToString(*value) + (apart ? " " : "") + unit;
    };
    switch (kind) {
        case Kind::Misfit:
            return Msg("{label}: the answer does not fit the question; enter it again.", {{"label", label}});
        case Kind::Minimum:
            return Msg("{label} must be at least {bound}.", {{"label", label}, {"bound", bound(question.minimum)}});
        case Kind::Maximum:
            return Msg("{label} must be at most {bound}.", {{"label", label}, {"bound", bound(question.maximum)}});
        case Kind::Length:
            return Msg("{label} may have at most {length} characters.",
                       {{"label", label}, {"length", std::to_string(question.maximum_length.value_or(0))}});
        case Kind::Required: return Msg("{label} is still to be filled in.", {{"label", label}});
        case Kind::Rows:
            return Msg("{label} may have at most {rows} rows.",
                       {{"label", label}, {"rows", std::to_string(question.maximum_rows.value_or(0))}});
        case Kind::Yuan:
        case Kind::Standard:
        case Kind::Check: break;
    }
    return {};
}

}  // namespace

bool IsRequired(const Evaluation& evaluation, std::size_t field, std::size_t index) {
    const form::Question& question = QuestionOf(evaluation.Logic().fields[field]);
    if (question.required || question.required_if.Empty())
        return question.required && question.type != form::QuestionType::Computed;
    for (std::size_t c = 0; c < evaluation.Logic().conditions.size(); ++c) {
        const CheckedForm::Logic::Condition& condition = evaluation.Logic().conditions[c];
        if (condition.field != field || condition.check != nullptr) continue;
        const std::vector<std::uint32_t>* spread = evaluation.SpreadOf(condition);
        std::size_t at = index;
        if (spread != nullptr)
            at =
                static_cast<std::size_t>(std::upper_bound(spread->begin(), spread->end(), index) - spread->begin()) - 1;
        return at < evaluation.TruthOf(c).size() && evaluation.TruthOf(c)[at] == lang::Truth::True;
    }
    return false;
}

std::vector<Finding> FindAll(const Evaluation& evaluation, bool hard_only) {
    return Finder(evaluation, hard_only).Run();
}

Violation ViolationOf(const Evaluation& evaluation, const Finding& finding, std::string path) {
    Violation violation;
    violation.path = std::move(path);
    violation.severity = finding.severity;
    const Field& field = evaluation.Logic().fields[finding.field];
    if (finding.kind == Kind::Check) {
        const form::Check& check = *evaluation.Logic().conditions[finding.condition].check;
        violation.code = check.code;
        violation.message = check.message;
        return violation;
    }
    const form::Question& question = QuestionOf(field);
    violation.code = field.id + CodeEnd(finding.kind);
    const base::Column& cells = evaluation.ColumnOfField(finding.field);
    const auto in = [&](Language language) {
        if (finding.kind != Kind::Yuan) return base::Text(language, MessageOf(finding.kind, question, language));
        return base::Text(language,
                          Msg("{label}: was this typed in yuan? In units of 10 000 yuan it would be {amount}.",
                              {{"label", question.label.In(language)},
                               {"amount", InTenThousands(cells.values[finding.index], question)}}));
    };
    violation.message = {in(Language::Chinese), in(Language::English)};
    if (finding.kind == Kind::Standard) {
        const form::Faults faults = form::CheckIdentifier(
            question, cells.texts[static_cast<std::size_t>(cells.values[finding.index])], evaluation.Batch().today);
        const form::Fault& fault = faults.at(finding.condition);
        violation.code = field.id + "." + fault.code;
        violation.message = {base::Text(Language::Chinese, fault.message),
                             base::Text(Language::English, fault.message)};
    }
    return violation;
}

}  // namespace gongjian::interview
