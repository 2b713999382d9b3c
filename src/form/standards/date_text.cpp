#include "form/standards/date_text.h"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "form/standards/code_text.h"

namespace gongjian::form {

namespace {

using base::Msg;
using Precision = PartialDate::Precision;

constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// 0-9 of a Chinese numeral, 10 for 十, -1 for anything else.
int ChineseDigit(std::string_view character) {
    for (std::size_t i = 0; i < kDigits.size(); ++i) {
        if (character == kDigits[i]) return static_cast<int>(i);
    }
    if (character == "○" || character == "零" || character == "Ｏ" || character == "O") return 0;
    return character == "十" ? 10 : -1;
}

/// 三 is 3, 十二 is 12, 三十 is 30, 二十五 is 25; without 十 digit by digit: 二〇一二 is 2012.
std::string NumeralToDigits(const std::vector<int>& numeral) {
    std::string digits;
    bool has_ten = false;
    int value = 0, last = 0;
    for (const int digit : numeral) {
        if (digit == 10) {
            has_ten = true;
            value += (last == 0 ? 1 : last) * 10;
            last = 0;
        } else {
            digits += static_cast<char>('0' + digit);
            last = digit;
        }
    }
    return has_ten ? std::to_string(value + last) : digits;
}

/// Chinese numerals of a date as digits; everything else as it stands.
std::string WithDigits(std::string_view text) {
    std::string out;
    std::vector<int> numeral;
    const auto flush = [&] {
        if (!numeral.empty()) out += NumeralToDigits(numeral);
        numeral.clear();
    };
    for (const base::CodePoint& point : base::Decode(text)) {
        const std::string_view character = text.substr(point.offset, point.length);
        const int digit = ChineseDigit(character);
        if (digit >= 0) {
            numeral.push_back(digit);
            continue;
        }
        flush();
        out += character;
    }
    flush();
    return out;
}

/// The numbers of a date with the separators that may stand between and after them; empty if it is not of that shape.
std::vector<std::string> Groups(std::string_view text) {
    constexpr std::array<std::string_view, 7> kSeparators = {"-", "/", ".", "年", "月", "日", "号"};
    std::vector<std::string> groups;
    bool open = false;
    while (!text.empty()) {
        if (text[0] >= '0' && text[0] <= '9') {
            if (!open) groups.emplace_back();
            groups.back() += text[0];
            open = true;
            text.remove_prefix(1);
            continue;
        }
        std::size_t length = 0;
        for (const std::string_view separator : kSeparators) {
            if (text.starts_with(separator)) length = separator.size();
        }
        if (length == 0 || !open) return {};
        open = false;
        text.remove_prefix(length);
    }
    return groups;
}

DateReading Faulty(std::string code, base::Message message) {
    return {std::nullopt, Fault{std::move(code), Severity::Hard, std::move(message)}};
}

DateReading NoDate(std::string_view shown) {
    return Faulty("date", Msg("“{value}” is not a date. Write year, month and day, such as 2012-06-30.",
                              {{"value", std::string(shown)}}));
}

/// Digits without separators.
std::optional<std::vector<std::string>> SplitDigits(const std::string& digits) {
    if (digits.size() == 8) return std::vector{digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)};
    if (digits.size() == 6) return std::vector{digits.substr(0, 4), digits.substr(4, 2)};
    if (digits.size() == 4) return std::vector{digits};
    return std::nullopt;
}

int ToInt(const std::string& digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

int DaysIn(int year, int month) {
    for (int day = 31; day > 28; --day) {
        if (base::MakeDate(year, month, day)) return day;
    }
    return 28;
}

DateReading FromGroups(const std::vector<std::string>& groups, std::string_view shown) {
    if (groups.empty() || groups.size() > 3) return NoDate(shown);
    if (groups[0].size() == 2) {
        return Faulty("two_digit_year", Msg("“{value}” does not say which century. Write the year with four digits.",
                                            {{"value", std::string(shown)}}));
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].size() > (i == 0 ? 4U : 2U)) return NoDate(shown);
    }
    const int year = ToInt(groups[0]);
    std::optional<int> month, day;
    if (groups.size() > 1) month = ToInt(groups[1]);
    if (groups.size() > 2) day = ToInt(groups[2]);
    if (auto date = base::MakePartialDate(year, month, day)) return {date, std::nullopt};
    if (groups[0].size() != 4 || !base::MakeDate(year, 1, 1)) return NoDate(shown);
    if (*month < 1 || *month > 12) {
        return Faulty("month",
                      Msg("There is no month {month}: “{value}” is not a date. Write year, month and day, such "
                          "as 2012-06-30.",
                          {{"month", std::to_string(*month)}, {"value", std::string(shown)}}));
    }
    return Faulty("day", Msg("{month} has {days} days: there is no {value}. Compare it with the document.",
                             {{"month", fmt::format("{:04}-{:02}", year, *month)},
                              {"days", std::to_string(DaysIn(year, *month))},
                              {"value", std::string(shown)}}));
}

}  // namespace

std::optional<PartialDate> PartialDateFromIso(std::string_view iso) {
    const DateReading reading = ReadDateText(iso);
    return reading.date && base::ToString(*reading.date) == iso ? reading.date : std::nullopt;
}

DateReading ReadDateText(std::string_view typed) {
    const std::string text = FoldNumberText(typed);
    const std::string digits = WithDigits(text);
    if (!digits.empty() && AllDigits(digits)) {
        if (const auto groups = SplitDigits(digits)) return FromGroups(*groups, text);
        if (digits.size() != 5) return NoDate(text);
        return Faulty("serial",
                      Msg("{value} is a spreadsheet's number of a day, not a date. Format the cell as a date, "
                          "and write year, month and day, such as 2012-06-30.",
                          {{"value", text}}));
    }
    return FromGroups(Groups(digits), text);
}

DateReading ReadWholeDate(std::string_view typed) {
    DateReading reading = ReadDateText(typed);
    if (!reading.date || reading.date->precision == Precision::Day) return reading;
    return Faulty("incomplete", Msg("“{value}” is not a whole date: the day is asked for too, such as 2012-06-30.",
                                    {{"value", std::string(base::Trim(typed))}}));
}

DateReading ReadYearMonth(std::string_view typed) {
    DateReading reading = ReadDateText(typed);
    if (!reading.date || reading.date->precision == Precision::Month) return reading;
    return Faulty("month", Msg("“{value}” is not a month: year and month are asked for, such as 2012-06.",
                               {{"value", std::string(base::Trim(typed))}}));
}

}  // namespace gongjian::form
