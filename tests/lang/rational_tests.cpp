#include "lang/rational.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/test/unit_test.hpp>
#include <random>

namespace gongjian::lang {
namespace {

using Exact = boost::multiprecision::cpp_rational;
using boost::multiprecision::cpp_int;

BOOST_AUTO_TEST_SUITE(rational_tests)

cpp_int ToBig(base::Int128 value) {
    const bool negative = value < 0;
    cpp_int out = 0;
    unsigned __int128 rest = negative ? -static_cast<unsigned __int128>(value) : static_cast<unsigned __int128>(value);
    for (cpp_int unit = 1; rest != 0; rest /= 10, unit *= 10) out += unit * static_cast<int>(rest % 10);
    return negative ? cpp_int(-out) : out;
}

Exact ToExact(const Rational& value) { return Exact(ToBig(value.numerator), ToBig(value.denominator)); }

BOOST_AUTO_TEST_CASE(arithmetic_agrees_with_big_rationals) {
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::int64_t> numerator(-1'000'000'000'000, 1'000'000'000'000),
        denominator(1, 10'000'000);
    for (int i = 0; i < 20000; ++i) {
        const Rational a{numerator(random), denominator(random)}, b{numerator(random), denominator(random)};
        const Exact x = ToExact(a), y = ToExact(b);
        BOOST_REQUIRE(ToExact(a + b) == x + y);
        BOOST_REQUIRE(ToExact(a - b) == x - y);
        BOOST_REQUIRE(ToExact(a * b) == x * y);
        if (b.numerator != 0) BOOST_REQUIRE(ToExact(a / b) == x / y);
        BOOST_REQUIRE(*Compare(a, b) == (x < y ? -1 : x > y ? 1 : 0));
    }
}

BOOST_AUTO_TEST_CASE(rounding_is_half_away_from_zero_on_ties) {
    BOOST_TEST(*RoundToUnits({27645, 1000}, 2) == 2765);
    BOOST_TEST(*RoundToUnits({-27645, 1000}, 2) == -2765);
    BOOST_TEST(*RoundToUnits({1, 8}, 2) == 13);
    BOOST_TEST(*RoundToUnits({60, 7}, 2) == 857);
    std::mt19937_64 random(11);
    std::uniform_int_distribution<std::int64_t> numerator(-100'000'000, 100'000'000), denominator(1, 10'000);
    for (int i = 0; i < 20000; ++i) {
        const Rational value{numerator(random), denominator(random)};
        const Exact scaled = ToExact(value) * 100;
        const Exact half = scaled < 0 ? scaled - Exact(1, 2) : scaled + Exact(1, 2);
        const cpp_int expected = boost::multiprecision::numerator(half) / boost::multiprecision::denominator(half);
        BOOST_REQUIRE(cpp_int(*RoundToUnits(value, 2)) == expected);
    }
}

BOOST_AUTO_TEST_CASE(what_leaves_the_range_is_reported_and_spreads) {
    Rational large{1, 1};
    for (int i = 0; i < 50; ++i) large = large * Rational{1'000'000'007, 3};
    BOOST_TEST(large.HasOverflowed());
    BOOST_TEST((large + Rational{1, 1}).HasOverflowed());
    BOOST_TEST(!Compare(large, Rational{1, 1}).has_value());
    BOOST_TEST(!RoundToUnits(large, 2).has_value());
}

BOOST_AUTO_TEST_CASE(floor_and_ceil_go_down_and_up_on_both_sides_of_zero) {
    BOOST_TEST(*RoundToUnits(Floor({-7, 2}), 0) == -4);
    BOOST_TEST(*RoundToUnits(Ceil({-7, 2}), 0) == -3);
    BOOST_TEST(*RoundToUnits(Floor({7, 2}), 0) == 3);
    BOOST_TEST(*RoundToUnits(Ceil({7, 2}), 0) == 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
