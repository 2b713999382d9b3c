// Arithmetic of the oracle: cells with two kinds of missing, exact, noting how large a machine their parts would need.
#pragma once

#include <algorithm>
#include <cmath>

#include "lang/oracle.h"

namespace gongjian::lang::oracle {

using base::CellState;
using boost::multiprecision::cpp_int;

inline constexpr double kDigit = 3.3219280949;

inline Exact Of(const base::Decimal& value) {
    Exact out(value.units);
    return out / Exact(base::PowerOfTen(value.scale));
}

inline cpp_int FloorOf(const Exact& value) {
    const cpp_int top = numerator(value), bottom = denominator(value);
    cpp_int whole = top / bottom;
    if (top % bottom != 0 && top < 0) --whole;
    return whole;
}

inline Exact CeilOf(const Exact& value) { return -Exact(FloorOf(-value)); }

inline Exact Power(int decimals) { return Exact(base::PowerOfTen(decimals)); }

inline double BitsOf(const Exact& value) {
    return value == 0 ? 0 : std::log2(std::abs(value.convert_to<double>()) + 1);
}

class CellMath {
protected:
    static Cell3 Answer(const Cell& cell, int scale) {
        Cell3 out;
        out.scale = scale;
        switch (cell.state) {
            case CellState::Value: out.number = Exact(cell.value) / Power(scale); break;
            case CellState::NotApplicable: out.known = Known::Skipped; break;
            case CellState::Refused: out.refused = out.saw_refusal = true; [[fallthrough]];
            default: out.known = Known::Unknown; break;
        }
        out.top = std::log2(std::abs(static_cast<double>(cell.value)) + 1);
        return out;
    }

    static Cell3 Plain(const Exact& number, int scale = 0) {
        Cell3 out;
        out.number = number;
        out.scale = scale;
        out.top = BitsOf(number) + scale * kDigit;
        return out;
    }

    static Cell3 Truth(bool value) { return Plain(value ? 1 : 0); }

    static bool IsTrue(const Cell3& cell) { return cell.known == Known::Value && cell.number != 0; }
    static bool IsFalse(const Cell3& cell) { return cell.known == Known::Value && cell.number == 0; }

    /// Any 不适用 gives 不适用, else any 未知 gives 未知.
    static Cell3 Join(const std::vector<Cell3>& operands) {
        Cell3 out;
        for (const Cell3& cell : operands) {
            if (cell.known == Known::Skipped) out.known = Known::Skipped;
            if (cell.known == Known::Unknown && out.known == Known::Value) out.known = Known::Unknown;
            out.refused = out.refused || (cell.known != Known::Value && cell.refused);
            out.saw_refusal = out.saw_refusal || cell.saw_refusal;
        }
        return out;
    }

    /// Notes how large the parts of a result were.
    Cell3 Sized(Cell3 out) {
        m_out.most_bits = std::max({m_out.most_bits, out.top, out.bottom});
        return out;
    }

    Cell3 Sum(const Cell3& a, const Cell3& b, int sign) {
        Cell3 out = Join({a, b});
        out.number = sign > 0 ? Exact(a.number + b.number) : Exact(a.number - b.number);
        out.fraction = a.fraction || b.fraction;
        if (out.fraction) {
            const double low_a = BottomOf(a), low_b = BottomOf(b);
            out.top = std::max(a.top + low_b, b.top + low_a) + 1;
            out.bottom = low_a + low_b;
        } else {
            out.scale = std::max(a.scale, b.scale);
            out.top = std::max(a.top + (out.scale - a.scale) * kDigit, b.top + (out.scale - b.scale) * kDigit) + 1;
        }
        return Sized(out);
    }

    static double BottomOf(const Cell3& cell) { return cell.fraction ? cell.bottom : cell.scale * kDigit; }

    Cell3 Product(const Cell3& a, const Cell3& b) {
        Cell3 out = Join({a, b});
        out.number = a.number * b.number;
        out.scale = a.scale + b.scale;
        out.fraction = a.fraction || b.fraction || out.scale > base::Decimal::kMaxScale;
        out.top = a.top + b.top;
        out.bottom = out.fraction ? BottomOf(a) + BottomOf(b) : 0;
        return Sized(out);
    }

    Cell3 Quotient(const Cell3& a, const Cell3& b) {
        Cell3 out = Join({a, b});
        if (b.number != 0)
            out.number = a.number / b.number;
        else if (out.known == Known::Value)
            out.number = 0, m_out.divided_by_zero = true;
        out.fraction = true;
        out.top = a.top + BottomOf(b);
        out.bottom = b.top + BottomOf(a);
        return Sized(out);
    }

    Cell3 Extreme(const Cell3& a, const Cell3& b, bool least) {
        Cell3 out = Sum(a, b, 1);
        out.number = least ? std::min(a.number, b.number) : std::max(a.number, b.number);
        out.top -= 1;
        return out;
    }

    static Cell3 Merge(Cell3 out, const Cell3& looked_at) {
        out.saw_refusal = out.saw_refusal || looked_at.saw_refusal;
        return out;
    }

    /// The size of a result that is one of two: both are written with the decimals of either.
    static Cell3 Alike(Cell3 out, const Cell3& a, const Cell3& b) {
        out.fraction = a.fraction || b.fraction;
        out.scale = std::max(a.scale, b.scale);
        out.top = std::max(a.top + (out.scale - a.scale) * kDigit, b.top + (out.scale - b.scale) * kDigit);
        out.bottom = out.fraction ? std::max(BottomOf(a), BottomOf(b)) : 0;
        return out;
    }

    /// No decision on a missing value.
    static Cell3 Choose(const Cell3& condition, const Cell3& yes, const Cell3& no) {
        Cell3 out = IsTrue(condition) ? yes : no;
        if (condition.known != Known::Value) {
            out.known = condition.known;
            out.refused = condition.refused;
            out.saw_refusal = yes.saw_refusal || no.saw_refusal;
        }
        return Merge(Alike(out, yes, no), condition);
    }

    Cell3 RoundedCell(const Cell3& a, int decimals, Kind way) {
        Cell3 out = a;
        const Exact shifted = a.number * Power(decimals);
        const Exact size = shifted < 0 ? Exact(-shifted) : shifted;
        const Exact whole = way == Kind::Round     ? Exact(FloorOf(size + Exact(1, 2)))
                            : way == Kind::RoundUp ? CeilOf(size)
                                                   : Exact(FloorOf(size));
        out.number = (shifted < 0 ? Exact(-whole) : whole) / Power(decimals);
        out.scale = decimals;
        out.fraction = false;
        out.top = BitsOf(out.number) + decimals * kDigit;
        out.bottom = 0;
        if (a.fraction) m_out.most_bits = std::max(m_out.most_bits, a.top);
        return Sized(out);
    }

    CaseResult m_out;
};

}  // namespace gongjian::lang::oracle
