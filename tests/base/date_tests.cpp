// Days that exist, how the office writes them, moments.
#include "base/date.h"

#include <cstdlib>
#include <ctime>

#include <boost/test/unit_test.hpp>

using namespace gongjian::base;

BOOST_AUTO_TEST_SUITE(date_tests)

BOOST_AUTO_TEST_CASE(days_are_counted_from_1970) {
    BOOST_TEST(MakeDate(1970, 1, 1)->days == 0);
    BOOST_TEST(MakeDate(1969, 12, 31)->days == -1);
    BOOST_TEST(MakeDate(2012, 6, 30)->days == 15521);
}

BOOST_AUTO_TEST_CASE(leap_years_follow_the_gregorian_calendar) {
    BOOST_TEST(MakeDate(2012, 2, 29).has_value());
    BOOST_TEST(MakeDate(2000, 2, 29).has_value());
    BOOST_TEST(!MakeDate(1900, 2, 29).has_value());
    BOOST_TEST(!MakeDate(2011, 2, 29).has_value());
    BOOST_TEST(!MakeDate(2012, 2, 30).has_value());
}

BOOST_AUTO_TEST_CASE(days_and_years_out_of_range_do_not_exist) {
    for (const auto& [year, month, day] : {YearMonthDay{2012, 0, 1},
                                           {2012, 13, 1},
                                           {2012, 1, 0},
                                           {2012, 4, 31},
                                           {1799, 12, 31},
                                           {2201, 1, 1},
                                           {2012, 1, 257},
                                           {2012, 257, 1},
                                           {-1, 1, 1}})
        BOOST_TEST(!MakeDate(year, month, day).has_value());
    BOOST_TEST(MakeDate(1800, 1, 1).has_value());
    BOOST_TEST(MakeDate(2200, 12, 31).has_value());
}

BOOST_AUTO_TEST_CASE(every_day_survives_the_round_trip) {
    for (std::int32_t days = MakeDate(1800, 1, 1)->days; days <= MakeDate(2200, 12, 31)->days; ++days) {
        const YearMonthDay parts = Parts(Date{days});
        const auto again = MakeDate(parts.year, parts.month, parts.day);
        if (!again || again->days != days) BOOST_FAIL(days);
    }
}

BOOST_AUTO_TEST_CASE(all_written_forms_are_read) {
    for (const char* text :
         {"2012-06-30", "2012-6-30", "2012/6/30", "2012.6.30", "2012年6月30日", "2012年06月30日", "20120630",
          "２０１２－０６－３０", "２０１２年６月３０日", "２０１２．６．３０", " 2012-06-30　"}) {
        const auto date = ParseDate(text);
        BOOST_REQUIRE_MESSAGE(date, text);
        BOOST_TEST(ToString(*date) == "2012-06-30");
    }
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_date) {
    for (const char* text :
         {"", "2012", "2012-06", "2012-6/30", "2012年6月30", "2012年6月", "30.6.2012", "2012-02-30", "2012063",
          "201206301", "2012-06-30x", "2012--6-30", "2012-006-30", "-012-06-30", "2012- 6-30", "六月"})
        BOOST_TEST(!ParseDate(text), text);
}

BOOST_AUTO_TEST_CASE(dates_order_by_day) {
    BOOST_TEST((*MakeDate(2011, 12, 31) < *MakeDate(2012, 1, 1)));
    BOOST_TEST((*MakeDate(2012, 1, 1) == Date{15340}));
}

BOOST_AUTO_TEST_CASE(moments_print_in_utc) {
    BOOST_TEST(MomentToString(0) == "1970-01-01T00:00:00.000Z");
    BOOST_TEST(MomentToString(1341044100123) == "2012-06-30T08:15:00.123Z");
    BOOST_TEST(MomentToString(-1) == "1969-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_CASE(the_clock_stands_in_this_century) { BOOST_TEST(Now() > 1'700'000'000'000); }

#ifndef _WIN32
BOOST_AUTO_TEST_CASE(the_local_day_follows_the_time_zone) {
    const Moment late_evening_utc = 1341072000000;  // 2012-06-30T16:00Z, midnight of 1 July in China
    setenv("TZ", "CST-8", 1);
    tzset();
    BOOST_TEST(ToString(LocalDay(late_evening_utc)) == "2012-07-01");
    BOOST_TEST(ToString(LocalDay(late_evening_utc - 1)) == "2012-06-30");
    setenv("TZ", "UTC", 1);
    tzset();
    BOOST_TEST(ToString(LocalDay(late_evening_utc)) == "2012-06-30");
    unsetenv("TZ");
    tzset();
}
#endif

BOOST_AUTO_TEST_SUITE_END()
