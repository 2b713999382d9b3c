// Dates, months and times as people write them, and what is said when they are none.
#include <string>

#include <boost/test/unit_test.hpp>

#include "form/standards/clock_text.h"
#include "form/standards/date_text.h"

using namespace gongjian;

namespace {

/// The kept form, or the code of the fault.
std::string Shown(const form::DateReading& reading) {
    return reading.date ? base::ToString(*reading.date) : "!" + reading.fault->code;
}
std::string Any(std::string_view typed) { return Shown(form::ReadDateText(typed)); }
std::string Whole(std::string_view typed) { return Shown(form::ReadWholeDate(typed)); }
std::string Month(std::string_view typed) { return Shown(form::ReadYearMonth(typed)); }

std::string Time(std::string_view typed) {
    const form::TimeReading reading = form::ReadTimeText(typed);
    return reading.minutes ? base::TimeToString(*reading.minutes) : "!" + reading.fault->code;
}

std::string DateTime(std::string_view typed) {
    const form::DateTimeReading reading = form::ReadDateTimeText(typed);
    return reading.minutes ? base::DateTimeToString(*reading.minutes) : "!" + reading.fault->code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date_text_tests)

BOOST_AUTO_TEST_CASE(whole_dates_are_read_as_they_are_written) {
    for (const char* typed : {"2012-3-5", "2012.3.5", "2012/03/05", "20120305", "2012年3月5日", "二〇一二年三月五日",
                              "２０１２．３．５", " 2012 - 03 - 05 ", "2012年3月5号"})
        BOOST_TEST(Whole(typed) == "2012-03-05", typed);
    BOOST_TEST(Whole("二○一二年十二月三十一日") == "2012-12-31");
    BOOST_TEST(Whole("二零一二年十月二十日") == "2012-10-20");
}

BOOST_AUTO_TEST_CASE(parts_of_dates_are_kept_as_parts) {
    BOOST_TEST(Any("2012.03") == "2012-03");
    BOOST_TEST(Any("2012年3月") == "2012-03");
    BOOST_TEST(Any("201203") == "2012-03");
    BOOST_TEST(Any("2012年") == "2012");
    BOOST_TEST(Any("二〇一二") == "2012");
    BOOST_TEST(Any("2012-3-5") == "2012-03-05");
    BOOST_TEST(Month("2012.3") == "2012-03");
    const auto year = form::ReadDateText("2012").date;
    BOOST_TEST(base::ToString(year->first) == "2012-01-01");
    BOOST_TEST(base::ToString(year->last) == "2012-12-31");
    BOOST_TEST(base::ToString(form::ReadDateText("2012-02").date->last) == "2012-02-29");
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_refused_with_its_reason) {
    BOOST_TEST(Whole("2012.2.30") == "!day");
    BOOST_TEST(Whole("2011-02-29") == "!day");
    BOOST_TEST(Whole("2012-13-05") == "!month");
    BOOST_TEST(Whole("12.3.5") == "!two_digit_year");
    BOOST_TEST(Whole("40973") == "!serial");
    BOOST_TEST(Whole("2012-03") == "!incomplete");
    BOOST_TEST(Month("2012-03-05") == "!month");
    BOOST_TEST(Month("2012") == "!month");
    for (const char* typed :
         {"示例", "2012-3-5-6", "2012--3-5", "-2012-3-5", "2012-003-05", "1", "20120305T", "年月日"})
        BOOST_TEST(Any(typed) == "!date", typed);
    const auto reading = form::ReadWholeDate("2012.2.30");
    BOOST_TEST(base::Text(reading.fault->message).find("2012-02 has 29 days") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_the_kept_form_is_read_back) {
    for (const char* iso : {"2012", "2012-03", "2012-03-05"})
        BOOST_TEST(base::ToString(*form::PartialDateFromIso(iso)) == iso);
    for (const char* other : {"2012-3", "2012.03.05", "", "2012-02-30"}) BOOST_TEST(!form::PartialDateFromIso(other));
}

BOOST_AUTO_TEST_CASE(times_have_24_hours) {
    for (const char* typed : {"8:30", "08:30", "０８：３０", "8点30分", "8时30分", "08:30:00"})
        BOOST_TEST(Time(typed) == "08:30", typed);
    BOOST_TEST(Time("17点") == "17:00");
    BOOST_TEST(Time("0:00") == "00:00");
    for (const char* typed : {"24:00", "8:60", "830", "8", "示例", ""}) BOOST_TEST(Time(typed) == "!time", typed);
}

BOOST_AUTO_TEST_CASE(days_with_a_time_are_read) {
    for (const char* typed :
         {"2012-03-05 08:30", "2012-03-05T08:30", "2012年3月5日8点30分", "2012/3/5　8：30", "2012.3.5 8:30:00"})
        BOOST_TEST(DateTime(typed) == "2012-03-05T08:30", typed);
    BOOST_TEST(DateTime("1969-12-31 23:59") == "1969-12-31T23:59");
    BOOST_TEST(DateTime("2012-02-30 08:30") == "!day");
    BOOST_TEST(DateTime("2012-03-05 25:00") == "!time");
    BOOST_TEST(DateTime("2012-03-05") == "!time");
}

BOOST_AUTO_TEST_SUITE_END()
