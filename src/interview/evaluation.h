// The logic of a form over a batch of cases: relevance, computed values and the truth of checks, brought up to date step by
// step. A session is a batch of one in which only what reads a changed answer is done again. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/columns.h"
#include "interview/answer_columns.h"
#include "interview/logic.h"

namespace gongjian::interview {

class Evaluation {
public:
    Evaluation(const CheckedForm& form, base::Date today);

    /// Takes over all answers; everything is to be settled again. The answers need not stay.
    void Load(const std::vector<const cases::Answers*>& cases);
    /// One question, or a whole roster, has other answers than before.
    void Reload(std::size_t field, const std::vector<const cases::Answers*>& cases);
    /// Settles what depends on answers loaded since the last run.
    void Run();

    const CheckedForm& Form() const { return m_form; }
    const CheckedForm::Logic& Logic() const { return *m_form.logic; }
    /// Answers after relevance: what is not relevant is 不适用, rows of a roster that is not relevant are not there.
    const base::Batch& Batch() const { return m_batch; }
    base::Batch TakeBatch() { return std::move(m_batch); }
    /// Column of a field in Batch(); of a note there is none.
    const base::Column& ColumnOfField(std::size_t field) const;
    /// Where the rows of a roster begin in Batch(), by case, or by row of the roster that it stands in.
    const std::vector<std::uint32_t>& RowOffsets(std::size_t roster) const { return m_row_offsets[roster]; }
    /// The row of Batch() that row `raw` of all that were given is, or the other way round; the former may not be there.
    std::optional<std::size_t> RowInBatch(std::size_t roster, std::size_t raw) const;
    std::size_t GivenRow(std::size_t roster, std::size_t row) const { return m_raw_rows[roster][row]; }
    /// Rows that a roster is to have, by its `rows`; index as for Mask. Empty: the roster has no such expression.
    const std::vector<std::uint32_t>& WantedRows(std::size_t roster) const { return m_wanted[roster]; }
    /// Whether a category is offered; index as for Mask.
    bool IsOffered(std::size_t field, std::size_t category, std::size_t index) const;
    /// Values of an expression for each entry of a field.
    base::Column ValuesFor(std::size_t field, const CheckedForm::Logic::Formula& formula) const;
    /// Fields of which other choices are offered since before the last Run.
    const std::vector<std::size_t>& ChangedChoices() const { return m_changed_choices; }

    bool SectionRelevant(std::size_t section, std::size_t index) const { return m_section_masks[section][index] != 0; }
    /// `index`: a case, or of a column a row of Batch().
    const std::vector<std::uint8_t>& Mask(std::size_t field) const { return m_masks[field]; }
    /// Whether the answer given there does not fit its question; index as above.
    bool Misfit(std::size_t field, std::size_t index) const;
    /// Truth of a condition for each case or row; spread says of which, as seen from its field.
    const std::vector<lang::Truth>& TruthOf(std::size_t condition) const { return m_truths[condition]; }
    /// Where the entries of the field of a condition begin for each truth of it; null: one for each entry.
    const std::vector<std::uint32_t>* SpreadOf(const CheckedForm::Logic::Condition& condition) const {
        return SpreadOf(condition.formula, condition.field);
    }

    /// Masks that were changed by the last Run, as they were before.
    const std::unordered_map<std::size_t, std::vector<std::uint8_t>>& FormerMasks() const { return m_former_masks; }
    const std::unordered_map<std::size_t, std::vector<std::uint8_t>>& FormerSectionMasks() const {
        return m_former_sections;
    }

private:
    using Masks = std::vector<std::uint8_t>;

    using Levels = std::vector<const cases::Answers*>;
    void LoadRoster(std::size_t field, const Levels& parents);
    /// All given levels in which a field stands: cases, or rows.
    Levels GivenLevels(std::size_t field, const Levels& cases) const;
    bool IsPart(std::size_t field, std::size_t roster) const;
    void Settle(const CheckedForm::Logic::Step& step);
    void SettleSection(const CheckedForm::Logic::Step& step);
    void SettleRoster(std::size_t field, Masks mask);
    void SettleValue(const CheckedForm::Logic::Step& step, Masks mask);
    void CountRows(const CheckedForm::Logic::Step& step);
    void SettleChoices(const CheckedForm::Logic::Step& step);
    bool IsBelowParent(const CheckedForm::Logic::Step& step, std::size_t category, std::size_t at) const;
    void DropNotOffered(const CheckedForm::Logic::Step& step, base::Column& cells) const;
    void Compute(const CheckedForm::Logic::Formula& formula, std::size_t field, base::Column& column) const;
    bool Touched(const CheckedForm::Logic::Step& step) const;
    void SetMask(std::size_t field, Masks mask);
    /// Entries for the cases, or for the rows of the roster that the field is a column of.
    std::size_t SizeOf(std::size_t field) const;
    std::vector<lang::Truth> TruthFor(std::size_t field, const CheckedForm::Logic::Formula& formula) const;
    std::vector<lang::Truth> Truths(const CheckedForm::Logic::Formula& formula) const;
    base::Batch ContextBatch(const CheckedForm::Logic::Formula& formula) const;
    const std::vector<std::uint32_t>* SpreadOf(const CheckedForm::Logic::Formula& formula, std::size_t field) const;
    base::Column& Cells(std::size_t field);

    const CheckedForm& m_form;
    base::Batch m_batch;
    std::vector<RawColumn> m_raw;                           ///< by field; of a roster only the offsets
    std::vector<std::vector<std::uint32_t>> m_raw_rows;     ///< by field: rows of Batch() of a roster -> raw rows
    std::vector<std::vector<std::uint32_t>> m_row_offsets;  ///< by field: of a roster, see RowOffsets
    std::vector<std::vector<std::uint32_t>> m_wanted;       ///< by field
    std::vector<std::vector<Masks>> m_offered;              ///< by field: like its step's choices
    std::vector<std::size_t> m_changed_choices;
    std::vector<std::size_t> m_step_of_field;
    std::vector<Masks> m_section_masks, m_masks;
    std::vector<std::vector<lang::Truth>> m_truths;          ///< by condition
    std::vector<std::uint8_t> m_raw_changed;                 ///< by field, since the last run
    std::vector<std::uint8_t> m_section_changed, m_changed;  ///< in this run
    std::unordered_map<std::size_t, Masks> m_former_masks, m_former_sections;
    bool m_fresh = true;
};

}  // namespace gongjian::interview
