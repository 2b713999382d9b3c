// Batches of cases as typed columns, the form in which the evaluator reads answers. An interview is a batch of one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"

namespace gongjian::base {

/// What stands in a cell. Unknown (the thing exists, the value is not known) comes in three kinds; not applicable means that
/// the question was not asked or does not exist. None of them is zero.
/// The numbers are bits (1 unknown, 2 not applicable, 4 refused, 8 not known), so that whole columns combine by or: any 不适用
/// makes a result 不适用, else any unknown makes it unknown.
enum class CellState : std::uint8_t {
    Value = 0,
    Blank = 1,          ///< 未填
    NotApplicable = 2,  ///< 不适用
    Refused = 5,        ///< 拒答
    DontKnow = 9,       ///< 不掌握
};

inline bool IsUnknown(CellState state) {
    return state == CellState::Blank || state == CellState::Refused || state == CellState::DontKnow;
}

/// One question over all cases of a batch, or, below a roster, over all rows of all cases.
/// `values`: integers scaled by the question's decimals; yes/no as 1 and 0; a date as days since 1970-01-01; a choice as the
/// index of its category; several choices as a bit set; text as an index into `texts`. Meaningless unless state is Value.
/// Where all of them fit, `narrow` may hold them instead (half the memory to read); `states` may be empty: all are values.
/// A roster has `offsets` (cases + 1 entries) and one child column per question in it instead; the rows of case i are
/// [offsets[i], offsets[i+1]) of every child.
struct Column {
    std::vector<std::int64_t> values;
    std::vector<std::int32_t> narrow;
    std::vector<CellState> states;
    std::vector<std::string> texts;
    std::vector<std::uint32_t> offsets;
    std::vector<Column> children;

    std::int64_t At(std::size_t index) const { return narrow.empty() ? values[index] : narrow[index]; }
    CellState StateAt(std::size_t index) const { return states.empty() ? CellState::Value : states[index]; }
};

/// Columns stand in the order of lang::Names::variables.
struct Batch {
    std::size_t cases = 0;
    std::vector<Column> columns;
    Date today;  ///< as-of date of the run
};

}  // namespace gongjian::base
