// Whether arithmetic is proven to fit: how large numerators and denominators can get, from the bounds of the form.
#include <algorithm>
#include <limits>

#include "lang/compiler.h"

namespace gongjian::lang {

using base::Int128;
using base::Msg;

namespace {

constexpr std::int64_t kUsualRows = 10'000;
constexpr Int128 kTooLarge = Int128(1) << 100;

Int128 Times(Int128 a, Int128 b) {
    Int128 out = 0;
    return __builtin_mul_overflow(a, b, &out) ? kTooLarge : std::min(out, kTooLarge);
}

Int128 Plus(Int128 a, Int128 b) { return std::min(a + b, kTooLarge); }

Int128 Absolute(Int128 value) { return value < 0 ? -value : value; }

/// A number of plain units is known by its bounds where it has both.
bool FromBounds(const Bounds& bounds, int scale, Magnitude& out) {
    if (!bounds.low || !bounds.high) return false;
    const auto units = [scale](const Rational& limit) {
        return Times(Absolute(limit.numerator), base::PowerOfTen(scale)) / Absolute(limit.denominator) + 1;
    };
    out = {std::max(units(*bounds.low), units(*bounds.high)), base::PowerOfTen(scale), true};
    return true;
}

}  // namespace

Magnitude Compiler::MagnitudeOf(NodeId id) {
    if (id == kNoNode) return {0, 1, true};
    const auto index = static_cast<std::size_t>(id);
    if (index >= m_magnitudes.size()) m_magnitudes.resize(index + 1);
    if (m_magnitudes[index].top >= 0) return m_magnitudes[index];
    return m_magnitudes[index] = NewMagnitude(id);
}

Magnitude Compiler::NewMagnitude(NodeId id) {
    const Node& node = At(id);
    Magnitude out;
    if (!node.ratio && FromBounds(BoundsOf(id), node.scale, out)) return out;
    const Magnitude a = MagnitudeOf(node.a), b = MagnitudeOf(node.b);
    const bool declared = a.declared && b.declared;
    const Int128 unit = base::PowerOfTen(node.scale);
    switch (node.op) {
        case Op::Add:
        case Op::Subtract:
            if (!node.ratio) return {Plus(a.top, b.top), unit, declared};
            if (SameDenominator(node.a, node.b)) return {Plus(a.top, b.top), a.bottom, declared};
            return {Plus(Times(a.top, b.bottom), Times(b.top, a.bottom)), Times(a.bottom, b.bottom), declared};
        case Op::Multiply: return {Times(a.top, b.top), Times(a.bottom, b.bottom), declared};
        case Op::Divide: return {Times(a.top, b.bottom), Times(a.bottom, b.top), declared};
        case Op::Negate:
        case Op::Broadcast:
        case Op::PickRow:
        case Op::Value:
        case Op::Hold: return node.op == Op::Hold ? b : a;
        case Op::If: {
            const Magnitude c = MagnitudeOf(node.c);
            return {std::max(b.top, c.top), std::max(b.bottom, c.bottom), b.declared && c.declared};
        }
        case Op::Least:
        case Op::Greatest:
        case Op::Coalesce: return {std::max(a.top, b.top), std::max(a.bottom, b.bottom), declared};
        case Op::Fit:
        case Op::Round:
            return {Times(a.top, unit) / (node.op == Op::Fit || !At(node.a).ratio ? a.bottom : 1) + 1, unit,
                    a.declared};
        case Op::SumRows:
        case Op::GroupSum: return {Times(a.top, kUsualRows), a.bottom, false};
        default: break;
    }
    return {unit, unit, false};
}

/// The plain divisor of a fraction whose denominators are those of another with the same one; times whole constants changes nothing.
NodeId Compiler::DenominatorOf(NodeId id) const {
    const Node& node = At(id);
    if (node.op == Op::Divide) return At(node.b).ratio ? kNoNode : node.b;
    if (node.op != Op::Multiply) return kNoNode;
    const auto whole = [this](NodeId factor) { return At(factor).op == Op::Constant && At(factor).scale == 0; };
    return whole(node.b) ? DenominatorOf(node.a) : whole(node.a) ? DenominatorOf(node.b) : kNoNode;
}

bool Compiler::SameDenominator(NodeId a, NodeId b) {
    const NodeId common = DenominatorOf(a);
    return common != kNoNode && common == DenominatorOf(b) && MagnitudeOf(a).bottom == MagnitudeOf(b).bottom;
}

void Compiler::ProveFit(const ast::Expr& expr, NodeId id) {
    if (id == kNoNode || At(id).lane == Lane::Narrow) return;
    const Magnitude size = MagnitudeOf(id);
    constexpr Int128 kMost = std::numeric_limits<std::int64_t>::max();
    // Where the form declares no bounds nothing is known either way; what does not fit is told when it comes.
    if (!size.declared || (size.top <= kMost && size.bottom <= kMost)) return;
    // Said once: what is made of it does not repeat it.
    m_magnitudes[static_cast<std::size_t>(id)].declared = false;
    Report(expr.range, "may-not-fit",
           Msg("“{text}” may not fit: with answers that the form allows, its exact value can need more than 18 digits.",
               {{"text", TextOf(expr.range)}}),
           Msg("Round its parts first, for example 舍入(x，4), or lower the maximum of their questions in the form."),
           base::Severity::Warning);
}

}  // namespace gongjian::lang
