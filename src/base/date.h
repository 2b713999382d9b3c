// Calendar dates without a time zone, and moments in UTC for revisions.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongjian::base {

/// A day of the Gregorian calendar, counted from 1970-01-01.
struct Date {
    std::int32_t days = 0;
    friend auto operator<=>(const Date&, const Date&) = default;
};

struct YearMonthDay {
    int year, month, day;
};

/// Empty for a day that does not exist (2012-02-30) or a year outside 1800..2200.
std::optional<Date> MakeDate(int year, int month, int day);
YearMonthDay Parts(Date date);

/// Reads 2012-06-30, 2012/6/30, 2012.6.30, 2012年6月30日, 20120630, in half or full width.
std::optional<Date> ParseDate(std::string_view text);

/// ISO: 2012-06-30.
std::string ToString(Date date);

/// Milliseconds since the epoch, UTC.
using Moment = std::int64_t;

/// 2012-06-30T08:15:00.123Z.
std::string MomentToString(Moment moment);

/// The wall clock; the only place that reads it. Composition roots hand it on, so that tests can set it.
Moment Now();
/// The local day of a moment.
Date LocalDay(Moment moment);

}  // namespace gongjian::base
