// Dates as the office writes them, whole or in part: 2012-03-05, 2012.3, 2012年3月5日, 二〇一二年三月, 20120305, 2012.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/partial_date.h"
#include "form/standards/fault.h"

namespace gongjian::form {

using base::PartialDate;

/// Reads the kept form only.
std::optional<PartialDate> PartialDateFromIso(std::string_view iso);

/// What was typed, or what is wrong with it: "two_digit_year", "month", "day" (2012-02-30), "serial" (a spreadsheet's day
/// number), "date".
struct DateReading {
    std::optional<PartialDate> date;
    std::optional<Fault> fault;
};
DateReading ReadDateText(std::string_view typed);

/// The same where the day must be given ("incomplete" if it is not), and where it must be a month.
DateReading ReadWholeDate(std::string_view typed);
DateReading ReadYearMonth(std::string_view typed);

}  // namespace gongjian::form
