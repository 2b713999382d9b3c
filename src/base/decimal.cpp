// Exact decimals in 128-bit intermediates.
#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"

namespace gongjian::base {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Whether the digits before the decimal point are plain ("1234") or in groups of three ("1,234").
bool IsWellGrouped(std::string_view whole) {
    const auto groups = Split(whole, ',');
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::size_t size = groups[i].size();
        if (size == 0 || !std::all_of(groups[i].begin(), groups[i].end(), IsDigit)) return false;
        if (groups.size() > 1 && (i == 0 ? size > 3 : size != 3)) return false;
    }
    return true;
}

/// "-12.50" of -1250 with two decimals. `units` is 128 bits wide so that widening a scale cannot overflow.
std::string Format(Int128 units, int decimals) {
    const bool negative = units < 0;
    Int128 rest = negative ? -units : units;
    std::string reversed;
    for (int place = 0; place <= decimals || rest != 0; ++place) {
        if (place == decimals && decimals > 0) reversed.push_back('.');
        reversed.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    }
    if (negative) reversed.push_back('-');
    return {reversed.rbegin(), reversed.rend()};
}

}  // namespace

std::int64_t PowerOfTen(int n) {
    static constexpr auto kPowers = [] {
        std::array<std::int64_t, 19> powers{1};
        for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
        return powers;
    }();
    return kPowers[static_cast<std::size_t>(n)];
}

int Decimal::Compare(const Decimal& a, const Decimal& b) {
    const Int128 left = static_cast<Int128>(a.units) * PowerOfTen(b.scale);
    const Int128 right = static_cast<Int128>(b.units) * PowerOfTen(a.scale);
    return left < right ? -1 : left > right ? 1 : 0;
}

std::optional<Decimal> ParseDecimal(std::string_view text) {
    const std::string folded = FoldWidth(text);
    std::string_view digits = Trim(folded);
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+')) digits.remove_prefix(1);
    const std::size_t point = digits.find('.');
    const std::string_view whole = digits.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? std::string_view() : digits.substr(point + 1);
    if (!IsWellGrouped(whole) || !std::all_of(fraction.begin(), fraction.end(), IsDigit)) return std::nullopt;
    if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
    if (fraction.size() > static_cast<std::size_t>(Decimal::kMaxScale)) return std::nullopt;
    Int128 units = 0;
    for (const std::string_view part : {whole, fraction}) {
        for (const char c : part) {
            if (c == ',') continue;
            units = units * 10 + (c - '0');
            if (units > static_cast<Int128>(kMax) + 1) return std::nullopt;
        }
    }
    if (negative) units = -units;
    if (!FitsInt64(units)) return std::nullopt;
    return Decimal{static_cast<std::int64_t>(units), static_cast<int>(fraction.size())};
}

std::string ToString(const Decimal& value) { return Format(value.units, value.scale); }

std::string ToString(const Decimal& value, int decimals) {
    if (decimals >= value.scale) {
        // 63 bits times at most 10^18 stay within 128.
        return Format(static_cast<Int128>(value.units) * PowerOfTen(decimals - value.scale), decimals);
    }
    return Format(DivideRounded(value.units, PowerOfTen(value.scale - decimals)), decimals);
}

std::optional<std::int64_t> UnitsAtScale(const Decimal& value, int scale) {
    if (scale >= value.scale) {
        const Int128 units = static_cast<Int128>(value.units) * PowerOfTen(scale - value.scale);
        if (!FitsInt64(units)) return std::nullopt;
        return static_cast<std::int64_t>(units);
    }
    const std::int64_t divisor = PowerOfTen(value.scale - scale);
    if (value.units % divisor != 0) return std::nullopt;
    return value.units / divisor;
}

Int128 DivideRounded(Int128 numerator, Int128 denominator) {
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const Int128 quotient = numerator / denominator;
    const Int128 rest = numerator % denominator;
    const Int128 magnitude = rest < 0 ? -rest : rest;
    // Twice the rest could overflow; the other half cannot.
    if (magnitude < denominator - magnitude) return quotient;
    return numerator < 0 ? quotient - 1 : quotient + 1;
}

Int128 DivideFloor(Int128 numerator, Int128 denominator) {
    const Int128 quotient = numerator / denominator;
    return numerator % denominator < 0 ? quotient - 1 : quotient;
}

Int128 DivideCeil(Int128 numerator, Int128 denominator) {
    const Int128 quotient = numerator / denominator;
    return numerator % denominator > 0 ? quotient + 1 : quotient;
}

}  // namespace gongjian::base
