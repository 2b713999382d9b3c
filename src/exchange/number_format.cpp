// Number formats, days and numbers of spreadsheets.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/text.h"
#include "exchange/reading.h"

namespace gongjian::exchange {

FormatKind BuiltInFormat(int id, bool& known) {
    known = true;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) return FormatKind::Date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return FormatKind::Time;
    if (id == 22) return FormatKind::DateTime;
    known = id < 50;
    return FormatKind::Number;
}

FormatKind KindOfFormatCode(std::string_view code) {
    bool day = false, hour = false, month = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') {
            i = code.find('"', i + 1);
            if (i == std::string_view::npos) break;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t end = code.find(']', i);
            if (end == std::string_view::npos) break;
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) hour = true;
            i = end;
        } else if (c == ';' || c == 'G' || c == 'g') {
            break;  // what follows is for negative numbers; or General
        } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
            day = true;
        } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
            hour = true;
        } else if (c == 'm' || c == 'M') {
            month = true;
        }
    }
    if (day && hour) return FormatKind::DateTime;
    if (hour) return FormatKind::Time;
    return day || month ? FormatKind::Date : FormatKind::Number;
}

std::string NumberText(double value) {
    if (!std::isfinite(value)) return {};
    if (value == 0) return "0";
    // Shortest digits first, the point after: a fixed notation would fill up with digits that nobody wrote.
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    if (end.ec != std::errc()) return {};
    const std::string_view written(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const std::size_t e = written.find('e');
    int exponent = 0;
    const std::string_view power = written.substr(e + (written[e + 1] == '+' ? 2 : 1));
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    std::string digits;
    for (const char c : written.substr(0, e)) {
        if (c >= '0' && c <= '9') digits += c;
    }
    const auto point = static_cast<std::size_t>(std::max(exponent, 0)) + 1;
    if (exponent < 0) digits.insert(0, static_cast<std::size_t>(-exponent), '0');
    if (digits.size() < point) digits.append(point - digits.size(), '0');
    if (digits.size() > point) digits.insert(point, 1, '.');
    return value < 0 ? "-" + digits : digits;
}

std::string NumberText(std::string_view stored) {
    stored = base::Trim(stored);
    double value = 0;
    const auto end = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (end.ec != std::errc() || end.ptr != stored.data() + stored.size()) return {};
    // A whole number stays as it is written, however long. A fraction with more digits than a double keeps is an artefact of
    // its being written in binary: 18.309999999999999 is 18.31.
    if (stored.find_first_not_of("0123456789-") == std::string_view::npos && stored != "-0") return std::string(stored);
    return NumberText(value);
}

namespace {

std::string TwoDigits(int n) { return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)}; }

std::string ClockText(int seconds) {
    return TwoDigits(seconds / 3600) + ":" + TwoDigits(seconds / 60 % 60) + ":" + TwoDigits(seconds % 60);
}

}  // namespace

Cell NumberCell(double value, std::string text, FormatKind format, bool from_1904) {
    Cell cell;
    cell.kind = CellKind::Number;
    cell.text = std::move(text);
    constexpr double kLastDay = 2'958'466;  // 9999-12-31 and one
    if (format == FormatKind::Number || !(value >= 0) || value >= kLastDay) return cell;
    auto day = static_cast<std::int32_t>(std::floor(value));
    int seconds = static_cast<int>(std::lround((value - day) * 86'400));
    if (seconds == 86'400) ++day, seconds = 0;
    if (format == FormatKind::Time && day == 0) {
        cell.kind = CellKind::Time;
        cell.text = ClockText(seconds);
        return cell;
    }
    constexpr int kFrom1900 = 25'569, kFrom1904 = 24'107, kInventedDay = 60;  // 1900-02-29
    cell.ambiguous_date = !from_1904 && day <= kInventedDay;
    const int epoch = from_1904 ? kFrom1904 : day < kInventedDay ? kFrom1900 - 1 : kFrom1900;
    const std::string date = base::ToString(base::Date{day - epoch});
    const bool clock = seconds != 0 || format == FormatKind::Time;
    cell.kind = clock ? CellKind::DateTime : CellKind::Date;
    cell.text = clock ? date + " " + ClockText(seconds) : date;
    return cell;
}

}  // namespace gongjian::exchange
