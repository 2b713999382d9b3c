// Arithmetic: narrow lanes by kernels, wide ones checked, fractions exact in 128 bits.
#include <algorithm>

#include "lang/execution.h"
#include "lang/fraction_cells.h"
#include "lang/kernels.h"

namespace gongjian::lang {

void Execution::RunFit(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Node& from = At(node.a);
    const Cells a = Of(node.a);
    JoinBits(id, {node.a}, n);
    const auto factor = base::PowerOfTen(node.scale - from.scale);
    if (node.lane == Lane::Narrow)
        return kernels::MultiplyConstant(Narrows(id, n), a.narrow, static_cast<std::int32_t>(factor), n);
    std::int64_t* out = Wides(id, n);
    if (from.lane == Lane::Narrow)
        kernels::Widen(out, a.narrow, n);
    else
        std::copy(a.wide, a.wide + n, out);
    if (factor == 1) return;
    std::vector<std::uint8_t>& overflow = ClearOverflow(n);
    const std::vector<std::int64_t> factors(n, factor);
    kernels::Multiply(out, out, factors.data(), overflow.data(), n);
    TakeOverflow(id, overflow, n);
}

void Execution::RunLinear(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    CellsOf(id).bits = Of(node.a).bits;
    const auto limit = [](std::int64_t value) {
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, INT32_MIN, INT32_MAX));
    };
    kernels::Linear(Narrows(id, n), Of(node.a).narrow, static_cast<std::int32_t>(node.number),
                    static_cast<std::int32_t>(node.offset), limit(node.low), limit(node.high), n);
}

void Execution::RunArithmetic(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    JoinBits(id, {node.a, node.b}, n);
    switch (node.lane) {
        case Lane::Narrow: return RunNarrow(id, node, n);
        case Lane::Wide: return RunWide(id, node, n);
        default: return RunExact(id, node, n);
    }
}

void Execution::RunNarrow(NodeId id, const Node& node, std::size_t n) {
    std::int32_t* out = Narrows(id, n);
    const std::int32_t* a = Of(node.a).narrow;
    if (node.op == Op::Negate) return kernels::SubtractFrom(out, 0, a, n);
    const std::int32_t* b = Of(node.b).narrow;
    const bool fixed = At(node.b).op == Op::Constant;
    const auto constant = static_cast<std::int32_t>(At(node.b).number);
    switch (node.op) {
        case Op::Add: return fixed ? kernels::AddConstant(out, a, constant, n) : kernels::Add(out, a, b, n);
        case Op::Subtract:
            if (At(node.a).op == Op::Constant)
                return kernels::SubtractFrom(out, static_cast<std::int32_t>(At(node.a).number), b, n);
            return fixed ? kernels::AddConstant(out, a, -constant, n) : kernels::Subtract(out, a, b, n);
        case Op::Multiply:
            return fixed ? kernels::MultiplyConstant(out, a, constant, n) : kernels::Multiply(out, a, b, n);
        case Op::Least: return fixed ? kernels::LeastConstant(out, a, constant, n) : kernels::Least(out, a, b, n);
        default: return fixed ? kernels::GreatestConstant(out, a, constant, n) : kernels::Greatest(out, a, b, n);
    }
}

void Execution::RunWide(NodeId id, const Node& node, std::size_t n) {
    std::int64_t* out = Wides(id, n);
    const std::int64_t* a = Of(node.a).wide;
    const std::int64_t* b = node.b == kNoNode ? nullptr : Of(node.b).wide;
    std::vector<std::uint8_t>& overflow = ClearOverflow(n);
    switch (node.op) {
        case Op::Negate: {
            const std::vector<std::int64_t> zeros(n, 0);
            kernels::Subtract(out, zeros.data(), a, overflow.data(), n);
            break;
        }
        case Op::Add: kernels::Add(out, a, b, overflow.data(), n); break;
        case Op::Subtract: kernels::Subtract(out, a, b, overflow.data(), n); break;
        case Op::Multiply: kernels::Multiply(out, a, b, overflow.data(), n); break;
        case Op::Least: return kernels::Least(out, a, b, n);
        default: return kernels::Greatest(out, a, b, n);
    }
    TakeOverflow(id, overflow, n);
}

namespace {

/// x op y without reduction; the divisor is not zero.
Rational Exactly(Op op, const Fraction& x, const Fraction& y) {
    using base::Int128;
    const Int128 a = x.numerator, b = x.denominator, c = y.numerator, d = y.denominator;
    switch (op) {
        case Op::Add: return b == d ? Rational{a + c, b} : Rational{a * d + c * b, b * d};
        case Op::Subtract: return b == d ? Rational{a - c, b} : Rational{a * d - c * b, b * d};
        case Op::Multiply: return {a * c, b * d};
        case Op::Least: return CompareFractions(x, y) > 0 ? Rational{c, d} : Rational{a, b};
        case Op::Greatest: return CompareFractions(x, y) < 0 ? Rational{c, d} : Rational{a, b};
        default: return c < 0 ? Rational{-a * d, b * -c} : Rational{a * d, b * c};
    }
}

}  // namespace

void Execution::RunExact(NodeId id, const Node& node, std::size_t n) {
    MakeRoom(id, n);
    const Bits* bits = Of(id).bits;
    const FractionCells a(*this, node.a), b(*this, node.b == kNoNode ? node.a : node.b);
    Buffer& out = BufferOf(id);
    for (std::size_t i = 0; i < n; ++i) {
        if (bits != nullptr && !IsValue(bits[i])) continue;
        const Fraction x = a.At(i);
        if (node.op == Op::Negate) {
            Put(id, i, {-base::Int128(x.numerator), x.denominator});
            continue;
        }
        const Fraction y = b.At(i);
        if (node.op == Op::Divide && y.numerator == 0) {
            // A guard has already decided every case in which the divisor is zero (the checker proves it).
            WritableBits(id, n)[i] |= kUnknown;
            continue;
        }
        const Rational exact = Exactly(node.op, x, y);
        if (node.lane == Lane::Ratio && exact.FitsInt64()) {
            out.wide[i] = static_cast<std::int64_t>(exact.numerator);
            out.denominators[i] = static_cast<std::int64_t>(exact.denominator);
        } else {
            Put(id, i, exact);
        }
    }
}

namespace {

Rational Rounded(const Rational& value, int scale, Rounding rounding) {
    const Rational unit{base::PowerOfTen(scale), 1};
    const Rational scaled = value * unit;
    if (scaled.HasOverflowed()) return scaled;
    const bool up = (rounding == Rounding::Up) == (scaled.numerator >= 0);
    return (up ? Ceil(scaled) : Floor(scaled)) / unit;
}

}  // namespace

void Execution::RunRound(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Node& from = At(node.a);
    const Cells a = Of(node.a);
    JoinBits(id, {node.a}, n);
    MakeRoom(id, n);
    const bool plain = node.rounding == Rounding::HalfAway && from.lane != Lane::Ratio;
    if (plain && node.lane == Lane::Narrow && from.lane == Lane::Narrow) {
        const auto unit = static_cast<std::int32_t>(base::PowerOfTen(from.scale - node.scale));
        std::int32_t* out = BufferOf(id).narrow.data();
        for (std::size_t i = 0; i < n; ++i) out[i] = (a.narrow[i] + (a.narrow[i] < 0 ? -unit / 2 : unit / 2)) / unit;
        return;
    }
    const FractionCells fractions(*this, node.a);
    const std::int64_t unit = base::PowerOfTen(node.scale);
    for (std::size_t i = 0; i < n; ++i) {
        if (!IsValue(BitsAt(id, i))) continue;
        const Fraction fraction = fractions.At(i);
        std::int64_t scaled;
        // Half away from zero in 64 bits where the doubled numbers fit.
        const bool small = node.rounding == Rounding::HalfAway && node.lane != Lane::Ratio &&
                           fraction.denominator < (std::int64_t{1} << 61) &&
                           !__builtin_mul_overflow(fraction.numerator, 2 * unit, &scaled) &&
                           scaled < (std::int64_t{1} << 62) && scaled > -(std::int64_t{1} << 62);
        if (small) {
            const std::int64_t half = scaled < 0 ? -fraction.denominator : fraction.denominator;
            const std::int64_t units = (scaled + half) / (2 * fraction.denominator);
            if (node.lane == Lane::Wide) {
                BufferOf(id).wide[i] = units;
                continue;
            }
            if (units <= INT32_MAX && units >= INT32_MIN) {
                BufferOf(id).narrow[i] = static_cast<std::int32_t>(units);
                continue;
            }
        }
        const Rational value{fraction.numerator, fraction.denominator};
        Put(id, i, node.rounding == Rounding::HalfAway ? value : Rounded(value, node.scale, node.rounding));
    }
}

void Execution::RunCoalesce(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Cells a = Of(node.a), b = Of(node.b);
    if (a.bits == nullptr) {
        CellsOf(id) = a;  // the same cells
        return;
    }
    MakeRoom(id, n);
    std::vector<std::uint8_t> known(n);
    const Bits replaced = node.also_skipped ? kUnknown | kSkipped : kUnknown;
    for (std::size_t i = 0; i < n; ++i)
        known[i] = (a.bits[i] & kSkipped) != 0 ? (replaced & kSkipped) == 0 : (a.bits[i] & kUnknown) == 0;
    const bool narrow = node.lane == Lane::Narrow && At(node.a).lane == Lane::Narrow && At(node.b).lane == Lane::Narrow;
    if (narrow) {
        kernels::Select(BufferOf(id).narrow.data(), known.data(), a.narrow, b.narrow, n);
    } else {
        for (std::size_t i = 0; i < n; ++i) CopyCell(known[i] != 0 ? node.a : node.b, i, id, i);
    }
    CellsOf(id).bits = nullptr;
    if (node.also_skipped && b.bits == nullptr) return;
    Bits* out = OwnBits(id, n);
    for (std::size_t i = 0; i < n; ++i) out[i] = known[i] != 0 ? a.bits[i] : b.BitsAt(i);
}

}  // namespace gongjian::lang
