// Times of the day, and days with a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/partial_date.h"
#include "form/standards/fault.h"

namespace gongjian::form {

/// A time in minutes after midnight, or what is wrong ("time"). Reads 8:30, 08：30, 8点30分, 8时; 24 hours.
struct TimeReading {
    std::optional<int> minutes;
    std::optional<Fault> fault;
};
TimeReading ReadTimeText(std::string_view typed);

/// A day and a time in minutes from 1970-01-01 00:00 (no time zone), or what is wrong: that of the date, or "time".
struct DateTimeReading {
    std::optional<std::int64_t> minutes;
    std::optional<Fault> fault;
};
/// Reads 2012-03-05 08:30, 2012-03-05T08:30, 2012年3月5日8点30分.
DateTimeReading ReadDateTimeText(std::string_view typed);

}  // namespace gongjian::form
