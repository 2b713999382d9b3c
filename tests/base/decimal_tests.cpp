// Exact decimals: reading, printing, comparing, rounding.
#include "base/decimal.h"

#include <limits>

#include <boost/test/unit_test.hpp>

using namespace gongjian::base;

namespace gongjian::base {
inline std::ostream& operator<<(std::ostream& out, const Decimal& value) { return out << ToString(value); }
}  // namespace gongjian::base

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

void Reads(std::string_view text, std::int64_t units, int scale) {
    const auto value = ParseDecimal(text);
    BOOST_REQUIRE_MESSAGE(value, text);
    BOOST_TEST(value->units == units);
    BOOST_TEST(value->scale == scale);
}

long long Rounded(long long numerator, long long denominator) {
    return static_cast<long long>(DivideRounded(numerator, denominator));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decimal_tests)

BOOST_AUTO_TEST_CASE(plain_and_signed_numbers_are_read) {
    Reads("12", 12, 0);
    Reads("-0.50", -50, 2);
    Reads("+3", 3, 0);
    Reads("007", 7, 0);
    Reads("  2.5 ", 25, 1);
    Reads("0.123456789", 123456789, 9);
}

BOOST_AUTO_TEST_CASE(full_width_numbers_are_read) {
    Reads("１２．５", 125, 1);
    Reads("－３", -3, 0);
    Reads("　＋１，２３４．５　", 12345, 1);
}

BOOST_AUTO_TEST_CASE(thousands_separators_stand_every_three_digits_only) {
    Reads("1,234.5", 12345, 1);
    Reads("12,345,678", 12345678, 0);
    for (const char* text : {"1,23", "1234,567", ",123", "1,,234", "1,234,", "1.234,5"})
        BOOST_TEST(!ParseDecimal(text), text);
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_empty) {
    for (const char* text :
         {"", " ", "-", "+", ".", ".5", "5.", "1e3", "--1", "+-1", "1 2", "12a", "0x10", "一", "1.2.3", "nan"})
        BOOST_TEST(!ParseDecimal(text), text);
    BOOST_TEST(!ParseDecimal("0.1234567890"));
}

BOOST_AUTO_TEST_CASE(the_whole_of_int64_is_read_and_no_more) {
    Reads("9223372036854775807", kMax, 0);
    Reads("-9223372036854775808", kMin, 0);
    Reads("-9223372036.854775808", kMin, 9);
    BOOST_TEST(!ParseDecimal("9223372036854775808"));
    BOOST_TEST(!ParseDecimal("-9223372036854775809"));
    BOOST_TEST(!ParseDecimal("9223372036854775807.0"));
    BOOST_TEST(!ParseDecimal("99999999999999999999999999999999999999999999999999"));
}

BOOST_AUTO_TEST_CASE(a_number_prints_with_its_own_decimals) {
    BOOST_TEST(ToString(Decimal{250, 2}) == "2.50");
    BOOST_TEST(ToString(Decimal{-5, 2}) == "-0.05");
    BOOST_TEST(ToString(Decimal{0, 2}) == "0.00");
    BOOST_TEST(ToString(Decimal{7, 0}) == "7");
    BOOST_TEST(ToString(Decimal{kMin, 0}) == "-9223372036854775808");
    BOOST_TEST(ToString(Decimal{kMax, 9}) == "9223372036.854775807");
}

BOOST_AUTO_TEST_CASE(fewer_decimals_round_half_away_from_zero) {
    BOOST_TEST(ToString(Decimal{25, 1}, 0) == "3");
    BOOST_TEST(ToString(Decimal{-25, 1}, 0) == "-3");
    BOOST_TEST(ToString(Decimal{249, 2}, 0) == "2");
    BOOST_TEST(ToString(Decimal{1005, 3}, 2) == "1.01");
    BOOST_TEST(ToString(Decimal{-1, 3}, 2) == "0.00");
    BOOST_TEST(ToString(Decimal{kMin, 9}, 0) == "-9223372037");
}

BOOST_AUTO_TEST_CASE(more_decimals_append_zeros) {
    BOOST_TEST(ToString(Decimal{25, 1}, 3) == "2.500");
    BOOST_TEST(ToString(Decimal{kMin, 0}, 9) == "-9223372036854775808.000000000");
}

BOOST_AUTO_TEST_CASE(equality_and_order_go_by_value) {
    BOOST_TEST((Decimal{25, 1} == Decimal{250, 2}));
    BOOST_TEST((Decimal{-25, 1} < Decimal{-249, 2}));
    BOOST_TEST((Decimal{kMax, 0} > Decimal{kMax, 9}));
    BOOST_TEST((Decimal{kMin, 0} < Decimal{kMin, 9}));
    BOOST_TEST((Decimal{0, 0} == Decimal{0, 9}));
}

BOOST_AUTO_TEST_CASE(division_rounds_half_away_from_zero) {
    BOOST_TEST(Rounded(5, 2) == 3);
    BOOST_TEST(Rounded(-5, 2) == -3);
    BOOST_TEST(Rounded(5, -2) == -3);
    BOOST_TEST(Rounded(-5, -2) == 3);
    BOOST_TEST(Rounded(4, 3) == 1);
    BOOST_TEST(Rounded(-4, 3) == -1);
    BOOST_TEST(Rounded(1, 3) == 0);
    BOOST_TEST(Rounded(0, 7) == 0);
    BOOST_TEST(Rounded(kMax, 1) == kMax);
    BOOST_TEST(Rounded(kMin, 1) == kMin);
}

BOOST_AUTO_TEST_CASE(rounding_does_not_overflow_at_the_ends_of_128_bits) {
    const Int128 top = static_cast<Int128>((static_cast<unsigned __int128>(1) << 127) - 1);
    BOOST_TEST((DivideRounded(top, top) == 1));
    BOOST_TEST((DivideRounded(top - 1, top) == 1));
    BOOST_TEST((DivideRounded(top / 2, top) == 0));
    BOOST_TEST((DivideRounded(-top, top) == -1));
}

BOOST_AUTO_TEST_CASE(floor_and_ceiling_hold_below_zero) {
    BOOST_TEST((DivideFloor(5, 2) == 2 && DivideCeil(5, 2) == 3));
    BOOST_TEST((DivideFloor(-5, 2) == -3 && DivideCeil(-5, 2) == -2));
    BOOST_TEST((DivideFloor(4, 2) == 2 && DivideCeil(4, 2) == 2));
    BOOST_TEST((DivideFloor(-4, 2) == -2 && DivideCeil(-4, 2) == -2));
}

BOOST_AUTO_TEST_CASE(units_at_another_scale_lose_nothing) {
    BOOST_TEST(UnitsAtScale({250, 2}, 1).value() == 25);
    BOOST_TEST(UnitsAtScale({25, 1}, 3).value() == 2500);
    BOOST_TEST(!UnitsAtScale({255, 2}, 1));
    BOOST_TEST(!UnitsAtScale({kMax, 0}, 1));
    BOOST_TEST(UnitsAtScale({kMin, 0}, 0).value() == kMin);
    BOOST_TEST(UnitsAtScale({-100, 2}, 0).value() == -1);
}

BOOST_AUTO_TEST_CASE(powers_of_ten_reach_eighteen) {
    BOOST_TEST(PowerOfTen(0) == 1);
    BOOST_TEST(PowerOfTen(18) == 1000000000000000000LL);
    BOOST_TEST(FitsInt64(kMax));
    BOOST_TEST(!FitsInt64(static_cast<Int128>(kMax) + 1));
    BOOST_TEST(!FitsInt64(static_cast<Int128>(kMin) - 1));
}

BOOST_AUTO_TEST_SUITE_END()
