#include "scoring/compare.h"

#include <algorithm>
#include <map>
#include <set>

namespace gongjian::scoring {

namespace {

using base::Decimal;
using cases::ScoreSheet;
using cases::SheetItem;

std::optional<Decimal> Minus(const std::optional<std::string>& after, const std::optional<std::string>& before) {
    const auto a = after ? base::ParseDecimal(*after) : std::nullopt,
               b = before ? base::ParseDecimal(*before) : std::nullopt;
    if (!a || !b) return std::nullopt;
    const int scale = std::max(a->scale, b->scale);
    const auto left = base::UnitsAtScale(*a, scale), right = base::UnitsAtScale(*b, scale);
    return left && right ? std::optional(Decimal{*left - *right, scale}) : std::nullopt;
}

void AddTo(Decimal& sum, const Decimal& change) {
    const int scale = std::max(sum.scale, change.scale);
    sum = {base::UnitsAtScale(sum, scale).value_or(0) + base::UnitsAtScale(change, scale).value_or(0), scale};
}

std::optional<std::string> PointsOf(const ScoreSheet* sheet, const std::string& id) {
    if (sheet == nullptr) return std::nullopt;
    for (const SheetItem& item : sheet->items) {
        if (item.id == id && item.state == SheetItem::State::Scored) return item.points;
    }
    return std::nullopt;
}

/// What a sheet is found by in the other scoring.
std::map<std::string, const ScoreSheet*> ByKey(const std::vector<ScoreSheet>& sheets,
                                               const std::set<std::string>& twice) {
    std::map<std::string, const ScoreSheet*> out;
    for (const ScoreSheet& sheet : sheets)
        out.emplace(sheet.unit.empty() || twice.contains(sheet.unit) ? sheet.id : sheet.unit, &sheet);
    return out;
}

std::set<std::string> NamedTwice(const std::vector<ScoreSheet>& before, const std::vector<ScoreSheet>& after) {
    std::set<std::string> twice;
    for (const auto* sheets : {&before, &after}) {
        std::set<std::string> seen;
        for (const ScoreSheet& sheet : *sheets) {
            if (!seen.insert(sheet.unit).second) twice.insert(sheet.unit);
        }
    }
    return twice;
}

void FillItems(UnitShift& shift) {
    std::set<std::string> seen;
    for (const ScoreSheet* sheet : {shift.after, shift.before}) {
        if (sheet == nullptr) continue;
        for (const SheetItem& item : sheet->items) {
            if (!seen.insert(item.id).second) continue;
            ItemShift row{item.id, item.title, PointsOf(shift.before, item.id), PointsOf(shift.after, item.id), {}};
            row.change = Minus(row.after, row.before);
            if (row.before != row.after) shift.items.push_back(std::move(row));
        }
    }
}

UnitShift ShiftOf(const std::string& key, const ScoreSheet* before, const ScoreSheet* after) {
    UnitShift out;
    const ScoreSheet* named = after != nullptr ? after : before;
    out.unit = named->unit.empty() ? key : named->unit;
    out.before = before;
    out.after = after;
    if (before != nullptr && after != nullptr) out.change = Minus(after->total, before->total);
    FillItems(out);
    return out;
}

void Count(Comparison& comparison, const UnitShift& shift) {
    comparison.grades_changed += shift.GradeChanges() ? 1 : 0;
    comparison.ranks_changed += shift.RankChanges() ? 1 : 0;
    if (!shift.change) {
        ++comparison.not_comparable;
    } else if (shift.change->units > 0) {
        ++comparison.gain;
        AddTo(comparison.gained, *shift.change);
    } else if (shift.change->units < 0) {
        ++comparison.lose;
        AddTo(comparison.lost, *shift.change);
    } else {
        ++comparison.same;
    }
}

bool Before(const UnitShift& a, const UnitShift& b) {
    if (a.change && b.change) return *a.change > *b.change;
    return a.change.has_value() && !b.change;
}

}  // namespace

bool UnitShift::GradeChanges() const { return before != nullptr && after != nullptr && before->grade != after->grade; }

bool UnitShift::RankChanges() const { return before != nullptr && after != nullptr && before->rank != after->rank; }

Comparison Compare(const std::vector<ScoreSheet>& before, const std::vector<ScoreSheet>& after) {
    const std::set<std::string> twice = NamedTwice(before, after);
    const auto old_sheets = ByKey(before, twice), new_sheets = ByKey(after, twice);
    Comparison out;
    const auto add = [&](const ScoreSheet& sheet, bool only_old) {
        const std::string& key = sheet.unit.empty() || twice.contains(sheet.unit) ? sheet.id : sheet.unit;
        const auto old_sheet = old_sheets.find(key), new_sheet = new_sheets.find(key);
        if (only_old && new_sheet != new_sheets.end()) return;
        out.units.push_back(ShiftOf(key, old_sheet == old_sheets.end() ? nullptr : old_sheet->second,
                                    new_sheet == new_sheets.end() ? nullptr : new_sheet->second));
        Count(out, out.units.back());
    };
    for (const ScoreSheet& sheet : after) add(sheet, false);
    for (const ScoreSheet& sheet : before) add(sheet, true);
    std::stable_sort(out.units.begin(), out.units.end(), Before);
    return out;
}

}  // namespace gongjian::scoring
