// Expressions in the rows of a roster that has a roster inside: names for them, and the batch in which each such row is a
// case. So the language needs to know of one level of rows only. Private to this room.
#pragma once

#include <memory>
#include <vector>

#include "base/columns.h"
#include "interview/logic.h"

namespace gongjian::interview {

/// Whether a roster has a roster among its columns.
bool HasInnerRoster(const form::Question& roster);

/// `names` are those of the whole form. A name of the row hides the same name of the form.
std::unique_ptr<CheckedForm::Logic::RowContext> MakeRowContext(const CheckedForm::Logic& logic,
                                                               const lang::Names& names, std::size_t roster);

/// Columns of `batch` as a context sees them; only those of the fields in `reads` are filled.
/// `case_of_row`: for each row of the roster its case; `row_offsets`: by field, where rows of a roster begin in its parent's.
base::Batch RowBatch(const CheckedForm::Logic& logic, const CheckedForm::Logic::RowContext& context,
                     const std::vector<std::size_t>& reads, const base::Batch& batch,
                     const std::vector<std::uint32_t>& case_of_row,
                     const std::vector<std::vector<std::uint32_t>>& row_offsets);

/// Column of a field in a batch of the whole form; of a note there is none.
const base::Column* FindColumn(const CheckedForm::Logic& logic, const base::Batch& batch, std::size_t field);

}  // namespace gongjian::interview
