// The inner loops of scoring: plain arrays in, plain arrays out, no branches on data. Here layout is everything: these loops run
// eight cases at a time where the processor can, so a rule file is scored about as fast as the columns can be read.
// Narrow ones rely on proven bounds; wide ones mark what leaves 64 bits in `overflow` (one byte per cell, never cleared here).
#pragma once

#include <cstddef>
#include <cstdint>

#include "lang/ast.h"

namespace gongjian::lang::kernels {

/// One limit of a tier table, in the order of the numbers: from here on the points change by `gain`.
template <typename T>
struct Threshold {
    T from;
    T gain;
};

// ---- int32: bounds are proven --------------------------------------------------------------------------------------------

void Fill(std::int32_t* out, std::int32_t value, std::size_t n);
void Narrow(std::int32_t* out, const std::int64_t* a, std::size_t n);
void Add(std::int32_t* out, const std::int32_t* a, const std::int32_t* b, std::size_t n);
void Subtract(std::int32_t* out, const std::int32_t* a, const std::int32_t* b, std::size_t n);
void SubtractFrom(std::int32_t* out, std::int32_t a, const std::int32_t* b, std::size_t n);
void AddConstant(std::int32_t* out, const std::int32_t* a, std::int32_t b, std::size_t n);
void Multiply(std::int32_t* out, const std::int32_t* a, const std::int32_t* b, std::size_t n);
void MultiplyConstant(std::int32_t* out, const std::int32_t* a, std::int32_t b, std::size_t n);
void Least(std::int32_t* out, const std::int32_t* a, const std::int32_t* b, std::size_t n);
void Greatest(std::int32_t* out, const std::int32_t* a, const std::int32_t* b, std::size_t n);
void LeastConstant(std::int32_t* out, const std::int32_t* a, std::int32_t b, std::size_t n);
void GreatestConstant(std::int32_t* out, const std::int32_t* a, std::int32_t b, std::size_t n);
void Compare(std::uint8_t* out, const std::int32_t* a, const std::int32_t* b, ast::Compare compare, std::size_t n);
void CompareConstant(std::uint8_t* out, const std::int32_t* a, std::int32_t b, ast::Compare compare, std::size_t n);
void Select(std::int32_t* out, const std::uint8_t* condition, const std::int32_t* a, const std::int32_t* b,
            std::size_t n);
/// base + the gains of all thresholds that a has reached.
void Tiers(std::int32_t* out, const std::int32_t* a, std::int32_t base, const Threshold<std::int32_t>* thresholds,
           std::size_t count, std::size_t n);
/// factor × a + offset, kept between low and high.
void Linear(std::int32_t* out, const std::int32_t* a, std::int32_t factor, std::int32_t offset, std::int32_t low,
            std::int32_t high, std::size_t n);
/// Whole steps in a that is not negative: a / step, up or down.
void StepsUp(std::int32_t* out, const std::int32_t* a, std::int32_t step, std::size_t n);
void StepsDown(std::int32_t* out, const std::int32_t* a, std::int32_t step, std::size_t n);

// ---- int64: checked ------------------------------------------------------------------------------------------------------

void Fill(std::int64_t* out, std::int64_t value, std::size_t n);
void Widen(std::int64_t* out, const std::int32_t* a, std::size_t n);
void Add(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::uint8_t* overflow, std::size_t n);
void Subtract(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::uint8_t* overflow, std::size_t n);
void Multiply(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::uint8_t* overflow, std::size_t n);
void Least(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::size_t n);
void Greatest(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::size_t n);
void Compare(std::uint8_t* out, const std::int64_t* a, const std::int64_t* b, ast::Compare compare, std::size_t n);
void Select(std::int64_t* out, const std::uint8_t* condition, const std::int64_t* a, const std::int64_t* b,
            std::size_t n);
// ---- bytes: truth and what is missing ------------------------------------------------------------------------------------

void Or(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b, std::size_t n);
void And(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b, std::size_t n);
void Not(std::uint8_t* out, const std::uint8_t* a, std::size_t n);
void Select(std::uint8_t* out, const std::uint8_t* condition, const std::uint8_t* a, const std::uint8_t* b,
            std::size_t n);
bool AnySet(const std::uint8_t* a, std::size_t n);
/// The state of an item by the bits of its points: 0 where it is a value, `refused` where an answer was refused, else `open`.
void StatesOf(std::uint8_t* out, const std::uint8_t* bits, std::uint8_t open, std::uint8_t refused, std::size_t n);
/// 0 where the state is not 0.
void ClearWhereSet(std::int32_t* values, const std::uint8_t* states, std::size_t n);

}  // namespace gongjian::lang::kernels
