// Calendar arithmetic through std::chrono; the only reader of the clock.
#include "base/date.h"

#include <chrono>
#include <ctime>
#include <mutex>

#include <fmt/format.h>

#include "base/text.h"

namespace gongjian::base {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2200;

/// Takes up to `most` digits off the front of `text`; empty if there is none.
std::optional<int> TakeNumber(std::string_view& text, std::size_t most) {
    int number = 0;
    std::size_t count = 0;
    for (; count < most && count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count)
        number = number * 10 + (text[count] - '0');
    if (count == 0) return std::nullopt;
    text.remove_prefix(count);
    return number;
}

bool Take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

std::optional<Date> ParseSeparated(std::string_view text, std::string_view after_year, std::string_view after_month,
                                   std::string_view after_day) {
    const auto year = TakeNumber(text, 4);
    if (!year || !Take(text, after_year)) return std::nullopt;
    const auto month = TakeNumber(text, 2);
    if (!month || !Take(text, after_month)) return std::nullopt;
    const auto day = TakeNumber(text, 2);
    if (!day || !Take(text, after_day) || !text.empty()) return std::nullopt;
    return MakeDate(*year, *month, *day);
}

std::chrono::sys_days ToDays(Date date) { return std::chrono::sys_days(std::chrono::days(date.days)); }

}  // namespace

std::optional<Date> MakeDate(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const std::chrono::year_month_day parts(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                            std::chrono::day(static_cast<unsigned>(day)));
    if (!parts.ok()) return std::nullopt;
    return Date{static_cast<std::int32_t>(std::chrono::sys_days(parts).time_since_epoch().count())};
}

YearMonthDay Parts(Date date) {
    const std::chrono::year_month_day parts(ToDays(date));
    return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
            static_cast<int>(static_cast<unsigned>(parts.day()))};
}

std::optional<Date> ParseDate(std::string_view text) {
    const std::string folded = FoldWidth(text);
    const std::string_view trimmed = Trim(folded);
    for (const std::string_view separator : {"-", "/", "."})
        if (const auto date = ParseSeparated(trimmed, separator, separator, "")) return date;
    if (const auto date = ParseSeparated(trimmed, "年", "月", "日")) return date;
    return trimmed.size() == 8 ? ParseSeparated(trimmed, "", "", "") : std::nullopt;
}

std::string ToString(Date date) {
    const YearMonthDay parts = Parts(date);
    return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

std::string MomentToString(Moment moment) {
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(moment)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z",
                       ToString(Date{static_cast<std::int32_t>(day.time_since_epoch().count())}), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

Moment Now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Date LocalDay(Moment moment) {
    // localtime_r and localtime_s are not portable; localtime shares one buffer, hence the lock.
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(moment)).count();
    const auto time = static_cast<std::time_t>(seconds);
    const std::tm* local = std::localtime(&time);
    std::optional<Date> day;
    if (local != nullptr) day = MakeDate(local->tm_year + 1900, local->tm_mon + 1, local->tm_mday);
    return day.value_or(Date{static_cast<std::int32_t>(seconds / 86400)});
}

}  // namespace gongjian::base
