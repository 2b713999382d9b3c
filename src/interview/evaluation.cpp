#include "interview/evaluation.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "interview/row_context.h"

namespace gongjian::interview {

namespace {

using base::CellState;
using lang::Truth;

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
    m_row_offsets.resize(fields);
    m_wanted.resize(fields);
    m_offered.resize(fields);
    m_masks.resize(fields);
    m_section_masks.resize(form.form.sections.size());
    m_truths.resize(Logic().conditions.size());
    m_step_of_field.resize(fields);
    for (std::size_t s = 0; s < Logic().steps.size(); ++s) {
        if (!Logic().steps[s].of_section) m_step_of_field[Logic().steps[s].index] = s;
    }
}

const base::Column& Evaluation::ColumnOfField(std::size_t index) const {
    const base::Column* column = FindColumn(Logic(), m_batch, index);
    return column != nullptr ? *column : kNoCells;
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

std::optional<std::size_t> Evaluation::RowInBatch(std::size_t roster, std::size_t raw) const {
    const std::vector<std::uint32_t>& rows = m_raw_rows[roster];
    const auto found = std::lower_bound(rows.begin(), rows.end(), raw);
    if (found == rows.end() || *found != raw) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
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
        if (QuestionOf(field).IsRoster()) {
            m_raw_rows[f].clear();
            m_row_offsets[f].assign(field.roster ? 1 : cases.size() + 1, 0);
            Cells(f).offsets.assign(cases.size() + 1, 0);
        } else {
            Cells(f) = BlankColumn(SizeOf(f));
        }
    }
    m_fresh = true;
}

void Evaluation::Reload(std::size_t index, const std::vector<const cases::Answers*>& cases) {
    const Field& field = Logic().fields[index];
    const form::Question& question = QuestionOf(field);
    m_raw_changed[index] = 1;
    if (!field.variable) return;
    const Levels levels = GivenLevels(index, cases);
    if (question.IsRoster()) return LoadRoster(index, levels);
    m_raw[index] = question.type == form::QuestionType::Computed ? RawColumn{BlankColumn(levels.size()), {}}
                                                                 : ColumnOf(question, levels);
}

Evaluation::Levels Evaluation::GivenLevels(std::size_t index, const Levels& cases) const {
    const Field& field = Logic().fields[index];
    if (!field.roster) return cases;
    const std::string& id = QuestionOf(Logic().fields[*field.roster]).id;
    Levels rows;
    for (const cases::Answers* answers : GivenLevels(*field.roster, cases)) {
        if (answers == nullptr) continue;
        const auto roster = answers->rosters.find(id);
        if (roster == answers->rosters.end()) continue;
        for (const cases::Row& row : roster->second) rows.push_back(&row.answers);
    }
    return rows;
}

void Evaluation::LoadRoster(std::size_t index, const Levels& parents) {
    const std::string& id = QuestionOf(Logic().fields[index]).id;
    Levels rows;
    std::vector<std::uint32_t>& offsets = m_raw[index].column.offsets;
    offsets.assign(1, 0);
    for (const cases::Answers* answers : parents) {
        if (answers != nullptr) {
            const auto roster = answers->rosters.find(id);
            if (roster != answers->rosters.end()) {
                for (const cases::Row& row : roster->second) rows.push_back(&row.answers);
            }
        }
        offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    m_raw_changed[index] = 1;
    for (std::size_t f = index + 1; f < Logic().fields.size() && IsPart(f, index); ++f) {
        if (Logic().fields[f].roster != index) continue;
        const form::Question& column = QuestionOf(Logic().fields[f]);
        m_raw_changed[f] = 1;
        if (column.IsRoster()) {
            LoadRoster(f, rows);
        } else {
            m_raw[f] = column.type == form::QuestionType::Computed ? RawColumn{BlankColumn(rows.size()), {}}
                                                                   : ColumnOf(column, rows);
        }
    }
}

/// Whether a field stands in a roster, or in one inside of it.
bool Evaluation::IsPart(std::size_t index, std::size_t roster) const {
    std::optional<std::size_t> owner = Logic().fields[index].roster;
    while (owner && *owner != roster) owner = Logic().fields[*owner].roster;
    return owner.has_value();
}

// ---- settling -----------------------------------------------------------------------------------------------------------

void Evaluation::Run() {
    m_section_changed.assign(m_section_masks.size(), 0);
    m_changed.assign(Logic().fields.size(), 0);
    m_former_masks.clear();
    m_former_sections.clear();
    m_changed_choices.clear();
    for (const CheckedForm::Logic::Step& step : Logic().steps) {
        if (m_fresh || Touched(step)) Settle(step);
    }
    for (std::size_t c = 0; c < Logic().conditions.size(); ++c) {
        const CheckedForm::Logic::Condition& condition = Logic().conditions[c];
        const bool touched = m_fresh || m_changed[condition.field] != 0 ||
                             std::any_of(condition.formula.reads.begin(), condition.formula.reads.end(),
                                         [&](std::size_t read) { return m_changed[read] != 0; });
        if (touched) m_truths[c] = Truths(condition.formula);
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
        const std::vector<Truth> truths = TruthFor(step.index, step.relevance);
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = mask[i] != 0 && truths[i] == Truth::True ? 1 : 0;
    }
    if (QuestionOf(field).IsRoster()) {
        CountRows(step);
        SettleRoster(step.index, std::move(mask));
    } else {
        SettleValue(step, std::move(mask));
    }
}

void Evaluation::SettleSection(const CheckedForm::Logic::Step& step) {
    Masks mask(m_batch.cases, 1);
    if (step.relevance) {
        const std::vector<Truth> truths = Truths(step.relevance);
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = truths[i] == Truth::True ? 1 : 0;
    }
    if (!m_fresh && mask == m_section_masks[step.index]) return;
    m_section_changed[step.index] = 1;
    m_former_sections[step.index] = std::exchange(m_section_masks[step.index], std::move(mask));
}

/// A number of rows that is not known is none: the rows that were there are set aside until it is.
void Evaluation::CountRows(const CheckedForm::Logic::Step& step) {
    if (!step.row_count) return;
    const base::Column counts = ValuesFor(step.index, step.row_count);
    const std::int64_t unit = base::PowerOfTen(step.row_count.expression->Decimals());
    std::vector<std::uint32_t> wanted(counts.states.size(), 0);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (counts.states[i] != CellState::Value) continue;
        wanted[i] = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(counts.values[i] / unit, 0, static_cast<std::int64_t>(cases::kMaxRows)));
    }
    m_wanted[step.index] = std::move(wanted);
}

void Evaluation::SettleRoster(std::size_t index, Masks mask) {
    const Field& field = Logic().fields[index];
    const std::vector<std::uint32_t>& raw = m_raw[index].column.offsets;
    std::vector<std::uint32_t>& rows = m_raw_rows[index];
    std::vector<std::uint32_t> offsets{0};
    rows.clear();
    for (std::size_t i = 0; i < mask.size(); ++i) {
        const std::size_t parent = field.roster ? m_raw_rows[*field.roster][i] : i;
        const std::uint32_t first = raw[parent];
        std::uint32_t last = raw[parent + 1];
        if (i < m_wanted[index].size()) last = std::min(last, first + m_wanted[index][i]);
        for (std::uint32_t row = first; mask[i] != 0 && row < last; ++row) rows.push_back(row);
        offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    Cells(index).offsets = offsets;
    if (field.roster) {
        const std::vector<std::uint32_t>& outer = m_row_offsets[*field.roster];
        Cells(index).offsets.clear();
        for (const std::uint32_t row : outer) Cells(index).offsets.push_back(offsets[row]);
    }
    m_row_offsets[index] = std::move(offsets);
    for (base::Column& child : Cells(index).children) child = BlankColumn(rows.size());
    SetMask(index, std::move(mask));
    m_changed[index] = 1;  // its columns take their cells anew
}

void Evaluation::SettleValue(const CheckedForm::Logic::Step& step, Masks mask) {
    const Field& field = Logic().fields[step.index];
    if (!field.variable) return SetMask(step.index, std::move(mask));
    const bool text = HasTexts(QuestionOf(field));
    const base::Column& raw = m_raw[step.index].column;
    base::Column cells = field.roster ? Gather(raw, m_raw_rows[*field.roster]) : raw;
    if (step.computation) Compute(step.computation, step.index, cells);
    if (step.parent && m_changed[*step.parent] != 0) m_changed_choices.push_back(step.index);
    if (!step.choices.empty()) SettleChoices(step);
    if (!step.choices.empty() || step.parent) DropNotOffered(step, cells);
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

// ---- expressions --------------------------------------------------------------------------------------------------------

base::Batch Evaluation::ContextBatch(const CheckedForm::Logic::Formula& formula) const {
    const std::vector<std::uint32_t>& offsets = m_row_offsets[formula.context->roster];
    std::vector<std::uint32_t> case_of_row;
    for (std::uint32_t i = 0; i + 1 < offsets.size(); ++i)
        case_of_row.insert(case_of_row.end(), offsets[i + 1] - offsets[i], i);
    return RowBatch(Logic(), *formula.context, formula.reads, m_batch, case_of_row, m_row_offsets);
}

std::vector<Truth> Evaluation::Truths(const CheckedForm::Logic::Formula& formula) const {
    if (formula.context == nullptr) return lang::EvaluateTruth(*formula.expression, m_batch);
    return lang::EvaluateTruth(*formula.expression, ContextBatch(formula));
}

/// An expression has one value for each case, each row of its context, or each row of the roster that it names; a field of
/// a roster needs one for each row.
const std::vector<std::uint32_t>* Evaluation::SpreadOf(const CheckedForm::Logic::Formula& formula,
                                                       std::size_t index) const {
    const Field& field = Logic().fields[index];
    if (!field.roster || !formula.expression->Roster().empty()) return nullptr;
    if (formula.context == nullptr) return &ColumnOfField(*field.roster).offsets;
    return *field.roster == formula.context->roster ? nullptr : &m_row_offsets[*field.roster];
}

std::vector<Truth> Evaluation::TruthFor(std::size_t index, const CheckedForm::Logic::Formula& formula) const {
    std::vector<Truth> truths = Truths(formula);
    const std::vector<std::uint32_t>* offsets = SpreadOf(formula, index);
    if (offsets == nullptr) return truths;
    std::vector<Truth> by_row;
    for (std::size_t i = 0; i + 1 < offsets->size(); ++i)
        by_row.insert(by_row.end(), (*offsets)[i + 1] - (*offsets)[i], truths[i]);
    return by_row;
}

base::Column Evaluation::ValuesFor(std::size_t index, const CheckedForm::Logic::Formula& formula) const {
    base::Column column = formula.context == nullptr ? lang::EvaluateColumn(*formula.expression, m_batch)
                                                     : lang::EvaluateColumn(*formula.expression, ContextBatch(formula));
    const std::vector<std::uint32_t>* offsets = SpreadOf(formula, index);
    if (offsets == nullptr) return column;
    std::vector<std::uint32_t> units;
    for (std::uint32_t i = 0; i + 1 < offsets->size(); ++i)
        units.insert(units.end(), (*offsets)[i + 1] - (*offsets)[i], i);
    return Gather(column, units);
}

/// Blank where the expression is unknown, 不适用 where it is so; numbers at the decimals of the question.
void Evaluation::Compute(const CheckedForm::Logic::Formula& formula, std::size_t index, base::Column& cells) const {
    const form::Question& question = QuestionOf(Logic().fields[index]);
    base::Column column = ValuesFor(index, formula);
    const bool number = form::KindOf(question) == form::AnswerKind::Number;
    const int surplus = formula.expression->Decimals() - form::RuleDecimalsOf(question);
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
