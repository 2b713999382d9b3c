// Exact decimals. Answers, points and totals pass through here and nowhere through a double or the C locale.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongjian::base {

__extension__ typedef __int128 Int128;

/// An exact decimal number: `units` / 10^`scale`. "2.50" is {250, 2}; equality is by value (2.5 == 2.50).
struct Decimal {
    std::int64_t units = 0;
    int scale = 0;  ///< 0..kMaxScale

    static constexpr int kMaxScale = 9;

    friend bool operator==(const Decimal& a, const Decimal& b) { return Compare(a, b) == 0; }
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) { return Compare(a, b) <=> 0; }

    /// -1, 0 or 1.
    static int Compare(const Decimal& a, const Decimal& b);
};

/// Reads "12", "-0.50", "+3"; full-width digits and signs are folded first, one thousands separator form "1,234.5" is
/// accepted. No exponent. Empty result: not a number, more than kMaxScale decimals, or outside int64.
std::optional<Decimal> ParseDecimal(std::string_view text);

/// As many decimals as `scale` says: {250, 2} is "2.50".
std::string ToString(const Decimal& value);

/// The same with `decimals` decimals exactly, rounded half away from zero.
std::string ToString(const Decimal& value, int decimals);

/// 10^n for 0 <= n <= 18.
std::int64_t PowerOfTen(int n);

/// `value` in units of 10^-`scale`; empty if that loses digits or does not fit.
std::optional<std::int64_t> UnitsAtScale(const Decimal& value, int scale);

/// numerator / denominator rounded to an integer, half away from zero (四舍五入). denominator != 0.
Int128 DivideRounded(Int128 numerator, Int128 denominator);

/// Largest integer <= numerator / denominator, and smallest integer >= it. denominator > 0.
Int128 DivideFloor(Int128 numerator, Int128 denominator);
Int128 DivideCeil(Int128 numerator, Int128 denominator);

/// Whether `value` fits an int64.
inline bool FitsInt64(Int128 value) { return value == static_cast<std::int64_t>(value); }

}  // namespace gongjian::base
