// Answers to cells of columns and back. Private to this room.
#pragma once

#include <vector>

#include "base/columns.h"
#include "cases/answer.h"
#include "form/form.h"

namespace gongjian::interview {

/// One question over many levels of answers (cases, or rows of a roster).
struct RawColumn {
    base::Column column;
    std::vector<std::uint8_t> misfit;  ///< 1: an answer is there that does not fit its question; its cell is Blank
};

/// `levels[i]` may be null: blank.
RawColumn ColumnOf(const form::Question& question, const std::vector<const cases::Answers*>& levels);

/// Whether the column of a question holds texts.
bool HasTexts(const form::Question& question);

/// Whether a given answer has the type and a category of its question, and no more decimals; a non-answer, whether the
/// question permits it.
bool Fits(const cases::Answer& answer, const form::Question& question);

/// The answer that a cell of an expression stands for (of partial dates: a day); decimals as the question has them.
cases::Answer AnswerOf(const base::Column& column, std::size_t index, const form::Question& question);

/// `size` blank cells.
base::Column BlankColumn(std::size_t size);

/// Cells `indices` of a column, in that order.
base::Column Gather(const base::Column& column, const std::vector<std::uint32_t>& indices);

/// Same cells; what stands in the value of a cell without a value does not count.
bool SameCells(const base::Column& a, const base::Column& b, bool text);

}  // namespace gongjian::interview
