// Fills the columns that the evaluator reads. The one place of the benchmark that knows how base::Column stores its values.
#pragma once

#include <string_view>
#include <vector>

#include "base/columns.h"
#include "lang/names.h"

namespace gongjian::bench {

/// Every question blank, every roster without rows.
base::Batch EmptyBatch(const lang::Names& names, std::size_t cases);

/// Throws std::runtime_error if the form has no such question.
base::Column& ColumnNamed(std::vector<base::Column>& columns, const std::vector<lang::Variable>& variables,
                          std::string_view id);
const lang::Variable& VariableNamed(const std::vector<lang::Variable>& variables, std::string_view id);

void SetValue(base::Column& column, std::size_t index, std::int32_t value);

/// A finished column of a question without a blank needs no states.
void DropFullStates(base::Column& column);

/// One more row with blank cells, belonging to the last case that CloseCase has not closed yet.
void AddRow(base::Column& roster);
void CloseCase(base::Column& roster, std::size_t index);

}  // namespace gongjian::bench
