// Dates: whole months, calendar and working days.
#include <algorithm>
#include <set>

#include "lang/execution.h"

namespace gongjian::lang {
namespace {

/// A month that has no such day is full on its last day: from 31 August, six months are full on 29 February 2012.
std::int64_t WholeMonths(base::Date from, base::Date to) {
    if (to < from) return -WholeMonths(to, from);
    const base::YearMonthDay a = base::Parts(from), b = base::Parts(to);
    const bool last_of_month = base::Parts(base::Date{to.days + 1}).day == 1;
    const bool is_full = b.day >= a.day || last_of_month;
    return std::int64_t{12} * (b.year - a.year) + (b.month - a.month) - (is_full ? 0 : 1);
}

int DaysInYear(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 366 : 365; }

bool IsWeekend(std::int64_t day) {
    const std::int64_t weekday = ((day + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday; 0 is Sunday
    return weekday == 0 || weekday == 6;
}

/// Days of Monday to Friday in (from, to]; from <= to.
std::int64_t Weekdays(std::int64_t from, std::int64_t to) {
    const std::int64_t weeks = (to - from) / 7;
    std::int64_t days = weeks * 5;
    for (std::int64_t day = from + weeks * 7 + 1; day <= to; ++day) days += !IsWeekend(day);
    return days;
}

/// A make-up day works whatever else is said of it; a holiday does not.
std::int64_t WorkingDays(std::int64_t from, std::int64_t to, const std::set<std::int64_t>& holidays,
                         const std::set<std::int64_t>& make_up) {
    if (to < from) return -WorkingDays(to, from, holidays, make_up);
    std::int64_t days = Weekdays(from, to);
    const auto within = [&](std::int64_t day) { return day > from && day <= to; };
    for (std::int64_t day : holidays) days -= within(day) && !IsWeekend(day) && make_up.count(day) == 0;
    for (std::int64_t day : make_up) days += within(day) && IsWeekend(day);
    return days;
}

}  // namespace

void Execution::RunDates(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    JoinBits(id, {node.a, node.b}, n);
    std::int32_t* out = Narrows(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        out[i] = 0;
        if (!IsValue(BitsAt(id, i))) continue;
        const base::Date a{static_cast<std::int32_t>(Integer(node.a, i))};
        const base::Date b{node.b == kNoNode ? 0 : static_cast<std::int32_t>(Integer(node.b, i))};
        const base::YearMonthDay day = base::Parts(a);
        switch (node.op) {
            case Op::Days: out[i] = b.days - a.days; break;
            case Op::Months: out[i] = static_cast<std::int32_t>(WholeMonths(a, b)); break;
            case Op::DaysInYear: out[i] = DaysInYear(day.year); break;
            case Op::DayOfYear: out[i] = a.days - base::MakeDate(day.year, 1, 1)->days + 1; break;
            case Op::Year: out[i] = day.year; break;
            default: {
                std::set<std::int64_t> days[2];
                for (std::size_t list = 0; list < node.list.size(); ++list) {
                    const NodeId column = node.list[list];
                    const std::size_t index = node.domain == kCaseDomain ? i : CaseOfRow(node.domain, i);
                    const auto [first, last] = Rows(At(column).domain, index);
                    for (std::size_t row = first; row < last; ++row) {
                        if (IsValue(BitsAt(column, row))) days[list].insert(Integer(column, row));
                    }
                }
                out[i] = static_cast<std::int32_t>(WorkingDays(a.days, b.days, days[0], days[1]));
            }
        }
    }
}

}  // namespace gongjian::lang
