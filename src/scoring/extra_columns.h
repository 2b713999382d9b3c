// Columns beside those of the form: ledgers and points entered on the sheet. Private to this room.
#pragma once

#include <span>

#include "base/columns.h"
#include "scoring/score.h"

namespace gongjian::scoring {

/// Appends ledgers and entries after the form's columns, for the cases of one batch, in the order that lang::RuleSetInfo
/// declares. Values over the population follow them; they are known later.
void AppendExtraColumns(base::Batch& batch, const lang::RuleSetInfo& rules, std::span<const ScoringCase> cases,
                        const ScoreOptions& options);

}  // namespace gongjian::scoring
