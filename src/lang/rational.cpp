#include "lang/rational.h"

#include <numeric>

namespace gongjian::lang {
namespace {

using base::Int128;

Int128 Abs(Int128 value) { return value < 0 ? -value : value; }

Int128 Gcd(Int128 a, Int128 b) {
    a = Abs(a);
    b = Abs(b);
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a == 0 ? 1 : a;
}

bool Multiply(Int128 a, Int128 b, Int128& out) { return !__builtin_mul_overflow(a, b, &out); }

/// Runs `operation` on the operands as they are and, if that overflows, once more on reduced ones.
template <typename Operation>
Rational Checked(const Rational& a, const Rational& b, Operation operation) {
    if (a.HasOverflowed() || b.HasOverflowed()) return Rational::Overflowed();
    Rational out;
    if (operation(a, b, out)) return out;
    if (operation(a.Reduced(), b.Reduced(), out)) return out;
    return Rational::Overflowed();
}

bool AddTo(const Rational& a, const Rational& b, int sign, Rational& out) {
    if (a.denominator == b.denominator) {
        out.denominator = a.denominator;
        return sign > 0 ? !__builtin_add_overflow(a.numerator, b.numerator, &out.numerator)
                        : !__builtin_sub_overflow(a.numerator, b.numerator, &out.numerator);
    }
    Int128 left, right;
    if (!Multiply(a.numerator, b.denominator, left) || !Multiply(b.numerator, a.denominator, right)) return false;
    if (!Multiply(a.denominator, b.denominator, out.denominator)) return false;
    return sign > 0 ? !__builtin_add_overflow(left, right, &out.numerator)
                    : !__builtin_sub_overflow(left, right, &out.numerator);
}

}  // namespace

Rational Rational::Reduced() const {
    if (HasOverflowed()) return *this;
    const Int128 common = Gcd(numerator, denominator);
    return {numerator / common, denominator / common};
}

Rational operator+(const Rational& a, const Rational& b) {
    return Checked(a, b, [](const Rational& x, const Rational& y, Rational& out) { return AddTo(x, y, 1, out); });
}

Rational operator-(const Rational& a, const Rational& b) {
    return Checked(a, b, [](const Rational& x, const Rational& y, Rational& out) { return AddTo(x, y, -1, out); });
}

Rational operator*(const Rational& a, const Rational& b) {
    return Checked(a, b, [](const Rational& x, const Rational& y, Rational& out) {
        return Multiply(x.numerator, y.numerator, out.numerator) &&
               Multiply(x.denominator, y.denominator, out.denominator);
    });
}

Rational operator/(const Rational& a, const Rational& b) {
    if (b.HasOverflowed() || b.numerator == 0) return Rational::Overflowed();
    const bool negative = b.numerator < 0;
    return a * Rational{negative ? -b.denominator : b.denominator, Abs(b.numerator)};
}

std::optional<int> Compare(const Rational& a, const Rational& b) {
    const Rational difference = a - b;
    if (difference.HasOverflowed()) return std::nullopt;
    return difference.numerator < 0 ? -1 : difference.numerator > 0 ? 1 : 0;
}

Rational Maximum(const Rational& a, const Rational& b) {
    const auto order = Compare(a, b);
    if (!order) return Rational::Overflowed();
    return *order < 0 ? b : a;
}

Rational Minimum(const Rational& a, const Rational& b) {
    const auto order = Compare(a, b);
    if (!order) return Rational::Overflowed();
    return *order > 0 ? b : a;
}

Rational Floor(const Rational& value) {
    if (value.HasOverflowed()) return value;
    return {base::DivideFloor(value.numerator, value.denominator), 1};
}

Rational Ceil(const Rational& value) {
    if (value.HasOverflowed()) return value;
    return {base::DivideCeil(value.numerator, value.denominator), 1};
}

std::optional<std::int64_t> RoundToUnits(const Rational& value, int decimals) {
    if (value.HasOverflowed()) return std::nullopt;
    const Rational scaled = value * Rational{base::PowerOfTen(decimals), 1};
    if (scaled.HasOverflowed()) return std::nullopt;
    const Int128 units = base::DivideRounded(scaled.numerator, scaled.denominator);
    if (!base::FitsInt64(units)) return std::nullopt;
    return static_cast<std::int64_t>(units);
}

}  // namespace gongjian::lang
