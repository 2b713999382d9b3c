// What is missing in a cell, as bits that combine by or: the evaluator's form of base::CellState.
#pragma once

#include <cstdint>

#include "base/columns.h"

namespace gongjian::lang {

/// 0: a value. Any 不适用 makes a cell 不适用, else any unknown makes it unknown; so arithmetic combines cells with or.
using Bits = std::uint8_t;

inline constexpr Bits kUnknown = 1;
inline constexpr Bits kSkipped = 2;  ///< 不适用
/// Something that was read, decided or not, is 拒答. May stand on a value: 已填(x) of a refused x is definitely false.
inline constexpr Bits kRefused = 4;
inline constexpr Bits kDontKnow = 8;  ///< only beside kUnknown

inline bool IsValue(Bits bits) { return (bits & (kUnknown | kSkipped)) == 0; }
inline bool IsSkipped(Bits bits) { return (bits & kSkipped) != 0; }
inline bool IsUnknown(Bits bits) { return (bits & (kUnknown | kSkipped)) == kUnknown; }

/// The states of a column are bits already: they are read where they lie.
inline Bits BitsOf(base::CellState state) { return static_cast<Bits>(state); }
static_assert(sizeof(base::CellState) == sizeof(Bits));

inline base::CellState StateOf(Bits bits) {
    if (IsValue(bits)) return base::CellState::Value;
    if (IsSkipped(bits)) return base::CellState::NotApplicable;
    if ((bits & kRefused) != 0) return base::CellState::Refused;
    return (bits & kDontKnow) != 0 ? base::CellState::DontKnow : base::CellState::Blank;
}

}  // namespace gongjian::lang
