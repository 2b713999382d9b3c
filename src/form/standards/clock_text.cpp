#include "form/standards/clock_text.h"

#include "base/text.h"
#include "form/standards/code_text.h"
#include "form/standards/date_text.h"

namespace gongjian::form {

namespace {

using base::Msg;

bool Take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

std::optional<int> TakeTwoDigits(std::string_view& text) {
    int number = 0;
    std::size_t count = 0;
    for (; count < 2 && count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count)
        number = number * 10 + (text[count] - '0');
    if (count == 0) return std::nullopt;
    text.remove_prefix(count);
    return number;
}

/// h:mm, with or without seconds, which are dropped when they are zero.
std::optional<int> MinutesOf(std::string_view text) {
    const std::optional<int> hour = TakeTwoDigits(text);
    if (!hour || *hour > 23) return std::nullopt;
    const bool words = Take(text, "点") || Take(text, "时");
    if (words && text.empty()) return *hour * 60;
    if (!words && !Take(text, ":")) return std::nullopt;
    const std::optional<int> minute = TakeTwoDigits(text);
    if (!minute || *minute > 59) return std::nullopt;
    if (words) Take(text, "分");
    Take(text, ":00");
    if (!text.empty()) return std::nullopt;
    return *hour * 60 + *minute;
}

/// Where the time begins in a date with a time; npos if there is none.
std::size_t TimeBegin(std::string_view text) {
    for (const std::string_view mark : {"T", " ", "日", "号"}) {
        const std::size_t at = text.find(mark);
        if (at != std::string_view::npos) return at + mark.size();
    }
    return std::string_view::npos;
}

}  // namespace

TimeReading ReadTimeText(std::string_view typed) {
    const std::string text = FoldNumberText(typed);
    if (const auto minutes = MinutesOf(text)) return {minutes, std::nullopt};
    return {std::nullopt, Fault{"time", Severity::Hard,
                                Msg("“{value}” is not a time. Write hours from 0 to 23 and minutes, such as 08:30.",
                                    {{"value", std::string(base::Trim(typed))}})}};
}

DateTimeReading ReadDateTimeText(std::string_view typed) {
    const std::string folded = base::FoldWidth(base::Trim(typed));
    const std::size_t begin = TimeBegin(folded);
    if (begin == std::string::npos) {
        return {std::nullopt, Fault{"time", Severity::Hard,
                                    Msg("“{value}” has no time. Write the day and the time, such as 2012-06-30 08:30.",
                                        {{"value", folded}})}};
    }
    std::string day = folded.substr(0, begin);
    if (day.ends_with('T')) day.pop_back();
    const DateReading date = ReadWholeDate(day);
    if (!date.date) return {std::nullopt, date.fault};
    const TimeReading time = ReadTimeText(std::string_view(folded).substr(begin));
    if (!time.minutes) return {std::nullopt, time.fault};
    return {std::int64_t{date.date->first.days} * base::kMinutesOfDay + *time.minutes, std::nullopt};
}

}  // namespace gongjian::form
