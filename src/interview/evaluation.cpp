#include "interview/evaluation.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gongjian::interview {

namespace {

using base::CellState;
using lang::Truth;

bool IsTextQuestion(const form::Question& question) {
    const form::QuestionType type = ValueTypeOf(question);
    return type == form::QuestionType::Text || type == form::QuestionType::LongText;
}

const base::Column kNoCells;

}  // namespace

Evaluation::Evaluation(const CheckedForm& form, base::Date today) : m_form(form) {
    m_batch.today = today;
    m_batch.columns.resize(form.names.variables.size());
    for (std::size_t i = 0; i < m_batch.columns.size(); ++i) {
        m_batch.columns[i].children.resize(form.names.variables[i].columns.size());
    }
    const std::size_t fields = Logic().fields.size();
    m_raw.resize(fields);
    m_raw_rows.resize(fields);
    m_masks.resize(fields);
    m_section_masks.resize(form.form.sections.size());
    m_truths.resize(Logic().conditions.size());
}

const base::Column& Evaluation::ColumnOfField(std::size_t index) const {
    const Field& field = Logic().fields[index];
    if (!field.variable) return kNoCells;
    if (!field.roster) return m_batch.columns[*field.variable];
    return m_batch.columns[*Logic().fields[*field.roster].variable].children[*field.variable];
}

base::Column& Evaluation::Cells(std::size_t index) { return const_cast<base::Column&>(ColumnOfField(index)); }

std::size_t Evaluation::SizeOf(std::size_t index) const {
    const Field& field = Logic().fields[index];
    return field.roster ? m_raw_rows[*field.roster].size() : m_batch.cases;
}

bool Evaluation::Misfit(std::size_t index, std::size_t row) const {
    const Field& field = Logic().fields[index];
    const std::vector<std::uint8_t>& misfit = m_raw[index].misfit;
    const std::size_t raw_row = field.roster ? m_raw_rows[*field.roster][row] : row;
    return raw_row < misfit.size() && misfit[raw_row] != 0;
}

// ---- loading ------------------------------------------------------------------------------------------------------------

void Evaluation::Load(const std::vector<const cases::Answers*>& cases) {
    m_batch.cases = cases.size();
    m_raw_changed.assign(Logic().fields.size(), 0);
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        if (!Logic().fields[f].roster) Reload(f, cases);
    }
    // Expressions may be given the batch before all of it is settled: every column has its shape from the start.
    for (std::size_t f = 0; f < Logic().fields.size(); ++f) {
        const Field& field = Logic().fields[f];
        if (!field.variable) continue;
        if (QuestionOf(m_form.form, field).IsRoster()) {
            m_raw_rows[f].clear();
            Cells(f).offsets.assign(cases.size() + 1, 0);
        } else {
            Cells(f) = BlankColumn(SizeOf(f));
        }
    }
    m_fresh = true;
}

void Evaluation::Reload(std::size_t index, const std::vector<const cases::Answers*>& cases) {
    const Field& field = Logic().fields[index];
    const form::Question& question = QuestionOf(m_form.form, field);
    m_raw_changed[index] = 1;
    if (!field.variable) return;
    if (field.roster) return LoadRoster(*field.roster, cases);
    if (question.IsRoster()) return LoadRoster(index, cases);
    m_raw[index] = question.type == form::QuestionType::Computed ? RawColumn{BlankColumn(cases.size()), {}}
                                                                 : ColumnOf(question, cases);
}

void Evaluation::LoadRoster(std::size_t index, const std::vector<const cases::Answers*>& cases) {
    const std::string& id = Logic().fields[index].id;
    std::vector<const cases::Answers*> rows;
    std::vector<std::uint32_t>& offsets = m_raw[index].column.offsets;
    offsets.assign(1, 0);
    for (const cases::Answers* answers : cases) {
        if (answers != nullptr) {
            const auto roster = answers->rosters.find(id);
            if (roster != answers->rosters.end()) {
                for (const cases::Row& row : roster->second) rows.push_back(&row.answers);
            }
        }
        offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    m_raw_changed[index] = 1;
    for (std::size_t f = index + 1; f < Logic().fields.size() && Logic().fields[f].roster == index; ++f) {
        const form::Question& column = QuestionOf(m_form.form, Logic().fields[f]);
        m_raw_changed[f] = 1;
        m_raw[f] = column.type == form::QuestionType::Computed ? RawColumn{BlankColumn(rows.size()), {}}
                                                               : ColumnOf(column, rows);
    }
}

// ---- settling -----------------------------------------------------------------------------------------------------------

void Evaluation::Run() {
    m_section_changed.assign(m_section_masks.size(), 0);
    m_changed.assign(Logic().fields.size(), 0);
    m_former_masks.clear();
    m_former_sections.clear();
    for (const CheckedForm::Logic::Step& step : Logic().steps) {
        if (m_fresh || Touched(step)) Settle(step);
    }
    for (std::size_t c = 0; c < Logic().conditions.size(); ++c) {
        const CheckedForm::Logic::Condition& condition = Logic().conditions[c];
        const bool touched = m_fresh || m_changed[condition.field] != 0 ||
                             std::any_of(condition.reads.begin(), condition.reads.end(),
                                         [&](std::size_t read) { return m_changed[read] != 0; });
        if (touched) m_truths[c] = lang::EvaluateTruth(*condition.expression, m_batch);
    }
    m_raw_changed.assign(m_raw_changed.size(), 0);
    m_fresh = false;
}

bool Evaluation::Touched(const CheckedForm::Logic::Step& step) const {
    if (std::any_of(step.reads.begin(), step.reads.end(), [&](std::size_t read) { return m_changed[read] != 0; }))
        return true;
    if (step.of_section) return false;
    const Field& field = Logic().fields[step.index];
    return m_raw_changed[step.index] != 0 ||
           (field.roster ? m_changed[*field.roster] : m_section_changed[field.section]) != 0;
}

void Evaluation::Settle(const CheckedForm::Logic::Step& step) {
    if (step.of_section) return SettleSection(step);
    const Field& field = Logic().fields[step.index];
    Masks mask = field.roster ? Masks(SizeOf(step.index), 1) : m_section_masks[field.section];
    if (step.relevance) {
        const std::vector<Truth> truths = TruthFor(step.index, *step.relevance);
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = mask[i] != 0 && truths[i] == Truth::True ? 1 : 0;
    }
    if (QuestionOf(m_form.form, field).IsRoster()) {
        SettleRoster(step.index, std::move(mask));
    } else {
        SettleValue(step, std::move(mask));
    }
}

void Evaluation::SettleSection(const CheckedForm::Logic::Step& step) {
    Masks mask(m_batch.cases, 1);
    if (step.relevance) {
        const std::vector<Truth> truths = lang::EvaluateTruth(*step.relevance, m_batch);
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = truths[i] == Truth::True ? 1 : 0;
    }
    if (!m_fresh && mask == m_section_masks[step.index]) return;
    m_section_changed[step.index] = 1;
    m_former_sections[step.index] = std::exchange(m_section_masks[step.index], std::move(mask));
}

void Evaluation::SettleRoster(std::size_t index, Masks mask) {
    const std::vector<std::uint32_t>& raw = m_raw[index].column.offsets;
    std::vector<std::uint32_t>& rows = m_raw_rows[index];
    std::vector<std::uint32_t> offsets{0};
    rows.clear();
    for (std::size_t i = 0; i < m_batch.cases; ++i) {
        for (std::uint32_t row = raw[i]; mask[i] != 0 && row < raw[i + 1]; ++row) rows.push_back(row);
        offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    Cells(index).offsets = std::move(offsets);
    for (base::Column& child : Cells(index).children) child = BlankColumn(rows.size());
    SetMask(index, std::move(mask));
    m_changed[index] = 1;  // its columns take their cells anew
}

void Evaluation::SettleValue(const CheckedForm::Logic::Step& step, Masks mask) {
    const Field& field = Logic().fields[step.index];
    if (!field.variable) return SetMask(step.index, std::move(mask));
    const bool text = IsTextQuestion(QuestionOf(m_form.form, field));
    const base::Column& raw = m_raw[step.index].column;
    base::Column cells = field.roster ? Gather(raw, m_raw_rows[*field.roster]) : raw;
    if (step.computation) Compute(*step.computation, step.index, cells);
    for (std::size_t i = 0; i < mask.size(); ++i) {
        if (mask[i] == 0) cells.states[i] = CellState::NotApplicable;
    }
    base::Column& current = Cells(step.index);
    if (m_fresh || !SameCells(current, cells, text)) {
        current = std::move(cells);
        m_changed[step.index] = 1;
    }
    SetMask(step.index, std::move(mask));
}

void Evaluation::SetMask(std::size_t field, Masks mask) {
    if (!m_fresh && mask == m_masks[field]) return;
    m_changed[field] = 1;
    m_former_masks[field] = std::exchange(m_masks[field], std::move(mask));
}

std::vector<Truth> Evaluation::TruthFor(std::size_t index, const lang::Expression& expression) const {
    std::vector<Truth> truths = lang::EvaluateTruth(expression, m_batch);
    const Field& field = Logic().fields[index];
    if (!field.roster || !expression.Roster().empty()) return truths;
    std::vector<Truth> by_row;  // one truth a case: the same for all its rows
    const std::vector<std::uint32_t>& offsets = ColumnOfField(*field.roster).offsets;
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i)
        by_row.insert(by_row.end(), offsets[i + 1] - offsets[i], truths[i]);
    return by_row;
}

/// Blank where the expression is unknown, 不适用 where it is so; numbers at the decimals of the question.
void Evaluation::Compute(const lang::Expression& expression, std::size_t index, base::Column& cells) const {
    const Field& field = Logic().fields[index];
    const form::Question& question = QuestionOf(m_form.form, field);
    base::Column column = lang::EvaluateColumn(expression, m_batch);
    if (field.roster && expression.Roster().empty()) {
        std::vector<std::uint32_t> cases;
        const std::vector<std::uint32_t>& offsets = ColumnOfField(*field.roster).offsets;
        for (std::uint32_t i = 0; i + 1 < offsets.size(); ++i)
            cases.insert(cases.end(), offsets[i + 1] - offsets[i], i);
        column = Gather(column, cases);
    }
    const bool number =
        ValueTypeOf(question) == form::QuestionType::Integer || ValueTypeOf(question) == form::QuestionType::Decimal;
    const int surplus = expression.Decimals() - DecimalsOf(question);
    for (std::size_t i = 0; i < column.states.size(); ++i) {
        if (base::IsUnknown(column.states[i])) column.states[i] = CellState::Blank;
        if (!number || column.states[i] != CellState::Value || surplus == 0) continue;
        const base::Int128 scaled = surplus > 0 ? base::DivideRounded(column.values[i], base::PowerOfTen(surplus))
                                                : base::Int128(column.values[i]) * base::PowerOfTen(-surplus);
        if (base::FitsInt64(scaled)) {
            column.values[i] = static_cast<std::int64_t>(scaled);
        } else {
            column.states[i] = CellState::Blank;
        }
    }
    cells = std::move(column);
}

}  // namespace gongjian::interview
