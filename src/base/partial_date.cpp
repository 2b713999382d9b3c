#include "base/partial_date.h"

#include <fmt/format.h>

namespace gongjian::base {

namespace {

using Precision = PartialDate::Precision;

constexpr std::int64_t kPrecisions = 4;

int DaysIn(int year, int month) {
    for (int day = 31; day > 28; --day) {
        if (MakeDate(year, month, day)) return day;
    }
    return 28;
}

std::int64_t DivideDown(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

}  // namespace

std::optional<PartialDate> MakePartialDate(int year, std::optional<int> month, std::optional<int> day) {
    if (day && !month) return std::nullopt;
    const auto first = MakeDate(year, month.value_or(1), day.value_or(1));
    if (!first) return std::nullopt;
    if (day) return PartialDate{Precision::Day, *first, *first};
    if (month) return PartialDate{Precision::Month, *first, *MakeDate(year, *month, DaysIn(year, *month))};
    return PartialDate{Precision::Year, *first, *MakeDate(year, 12, 31)};
}

std::string ToString(const PartialDate& date) {
    const std::string iso = ToString(date.first);
    switch (date.precision) {
        case Precision::Year: return iso.substr(0, 4);
        case Precision::Month: return iso.substr(0, 7);
        case Precision::Day: break;
    }
    return iso;
}

std::int64_t CellOf(const PartialDate& date) {
    return std::int64_t{date.first.days} * kPrecisions + static_cast<std::int64_t>(date.precision);
}

PartialDate PartialDateOf(std::int64_t cell) {
    const std::int64_t day = DivideDown(cell, kPrecisions);
    const auto precision = static_cast<Precision>(cell - day * kPrecisions);
    const Date first{static_cast<std::int32_t>(day)};
    const YearMonthDay parts = Parts(first);
    switch (precision) {
        case Precision::Year: return {precision, first, MakeDate(parts.year, 12, 31).value_or(first)};
        case Precision::Month:
            return {precision, first,
                    MakeDate(parts.year, parts.month, DaysIn(parts.year, parts.month)).value_or(first)};
        default: return {Precision::Day, first, first};
    }
}

Date DayOfMinutes(std::int64_t minutes) { return {static_cast<std::int32_t>(DivideDown(minutes, kMinutesOfDay))}; }

std::string TimeToString(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::string DateTimeToString(std::int64_t minutes) {
    const Date day = DayOfMinutes(minutes);
    return ToString(day) + "T" + TimeToString(static_cast<int>(minutes - day.days * kMinutesOfDay));
}

}  // namespace gongjian::base
