// Exact fractions for the evaluator. 128 bits wide; what leaves that range is reported, never wrapped.
#pragma once

#include <optional>

#include "base/decimal.h"

namespace gongjian::lang {

/// numerator / denominator, denominator > 0. `Rational::Overflowed()` marks a value that left the range; it spreads.
struct Rational {
    base::Int128 numerator = 0;
    base::Int128 denominator = 1;

    static Rational Overflowed() { return {0, 0}; }
    bool HasOverflowed() const { return denominator == 0; }
    bool FitsInt64() const { return denominator != 0 && base::FitsInt64(numerator) && base::FitsInt64(denominator); }
    Rational Reduced() const;

    static Rational From(const base::Decimal& value) { return {value.units, base::PowerOfTen(value.scale)}; }
};

Rational operator+(const Rational& a, const Rational& b);
Rational operator-(const Rational& a, const Rational& b);
Rational operator*(const Rational& a, const Rational& b);
/// b is not zero.
Rational operator/(const Rational& a, const Rational& b);

/// -1, 0, 1; empty if either side has overflowed or the comparison itself would.
std::optional<int> Compare(const Rational& a, const Rational& b);

Rational Maximum(const Rational& a, const Rational& b);
Rational Minimum(const Rational& a, const Rational& b);

/// Whole numbers not above / not below.
Rational Floor(const Rational& value);
Rational Ceil(const Rational& value);

/// In units of 10^-decimals, half away from zero; empty if it has overflowed or does not fit int64.
std::optional<std::int64_t> RoundToUnits(const Rational& value, int decimals);

}  // namespace gongjian::lang
