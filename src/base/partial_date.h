// A day of which perhaps only the month or the year is known, and how date cells of columns are packed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"

namespace gongjian::base {

/// Any day from `first` to `last`.
struct PartialDate {
    enum class Precision { Day, Month, Year };
    Precision precision = Precision::Day;
    Date first, last;
    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// The parts given; empty for a month or day that does not exist, and for a day without a month.
std::optional<PartialDate> MakePartialDate(int year, std::optional<int> month, std::optional<int> day);

/// ISO: 2012, 2012-03, 2012-03-05.
std::string ToString(const PartialDate& date);

/// Cell of a column of partial dates: its first day and its precision in one number.
std::int64_t CellOf(const PartialDate& date);
PartialDate PartialDateOf(std::int64_t cell);

inline constexpr std::int64_t kMinutesOfDay = 24 * 60;

/// Day of a cell of days with a time, which counts minutes from 1970-01-01 00:00 (no time zone).
Date DayOfMinutes(std::int64_t minutes);
/// As it is kept: 08:30, and 2012-03-05T08:30.
std::string TimeToString(int minutes);
std::string DateTimeToString(std::int64_t minutes);

}  // namespace gongjian::base
