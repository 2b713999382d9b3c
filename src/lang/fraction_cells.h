// Numbers of a node as fractions of 64-bit integers, whatever their lane: products of two of them always fit 128 bits, so the
// usual case needs no checks. What leaves 64 bits is left to Rational, which reduces.
#pragma once

#include <cstdint>

#include "lang/execution.h"

namespace gongjian::lang {

struct Fraction {
    std::int64_t numerator, denominator;
};

class FractionCells {
public:
    FractionCells(const Execution& run, NodeId id)
        : m_cells(run.Of(id)), m_unit(base::PowerOfTen(run.At(id).scale)), m_lane(run.At(id).lane) {}

    Fraction At(std::size_t index) const {
        switch (m_lane) {
            case Lane::Ratio: return {m_cells.wide[index], m_cells.denominators[index]};
            case Lane::Wide: return {m_cells.wide[index], m_unit};
            case Lane::Narrow: return {m_cells.narrow[index], m_unit};
            default: return {m_cells.truth[index], m_unit};
        }
    }

private:
    const Cells& m_cells;
    std::int64_t m_unit;
    Lane m_lane;
};

/// -1, 0, 1, exactly.
inline int CompareFractions(const Fraction& x, const Fraction& y) {
    const base::Int128 left = base::Int128(x.numerator) * y.denominator,
                       right = base::Int128(y.numerator) * x.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace gongjian::lang
