// What is proven of numbers: intervals from the form's bounds, through every operation.
#include <algorithm>

#include "lang/node_builder.h"

namespace gongjian::lang {
namespace {

using Limit = std::optional<Rational>;
using Operation = Rational (*)(const Rational&, const Rational&);

Limit Combine(const Limit& a, const Limit& b, Operation operation) {
    if (!a || !b) return std::nullopt;
    const Rational out = operation(*a, *b);
    return out.HasOverflowed() ? std::nullopt : Limit(out);
}

Rational Plus(const Rational& a, const Rational& b) { return a + b; }
Rational Minus(const Rational& a, const Rational& b) { return a - b; }
Rational Times(const Rational& a, const Rational& b) { return a * b; }

/// The better known of two limits, where either would do.
Limit Tighter(const Limit& a, const Limit& b, Operation operation) {
    if (!a) return b;
    return b ? Combine(a, b, operation) : a;
}

Bounds Between(std::int64_t low, std::int64_t high) { return {Rational{low, 1}, Rational{high, 1}}; }

Bounds Hull(const Bounds& a, const Bounds& b) {
    return {Combine(a.low, b.low, Minimum), Combine(a.high, b.high, Maximum)};
}

Bounds Product(const Bounds& a, const Bounds& b) {
    const auto not_negative = [](const Limit& limit) { return limit && limit->numerator >= 0; };
    if (a.low && a.high && b.low && b.high) {
        Bounds out;
        for (const Limit& x : {a.low, a.high}) {
            for (const Limit& y : {b.low, b.high}) {
                const Limit product = Combine(x, y, Times);
                if (!product) return {};
                out.low = out.low ? Combine(out.low, product, Minimum) : product;
                out.high = out.high ? Combine(out.high, product, Maximum) : product;
            }
        }
        return out;
    }
    if (!not_negative(a.low) || !not_negative(b.low)) return {};
    return {Combine(a.low, b.low, Times), std::nullopt};
}

Bounds Quotient(const Bounds& a, const Bounds& b) {
    const Rational zero{0, 1};
    const bool same_sign = a.low && a.low->numerator >= 0 && b.low && b.low->numerator >= 0;
    if (!same_sign) return {};
    Bounds out{zero, std::nullopt};
    if (a.high && b.low->numerator > 0) out.high = *a.high / *b.low;
    if (b.high && b.high->numerator > 0) out.low = *a.low / *b.high;
    return out;
}

/// More rows than this no roster holds.
constexpr std::int64_t kMostRows = 1'000'000;
constexpr std::int64_t kMostDays = 150'000;  // 1800 to 2200

}  // namespace

Bounds NodeBuilder::ProvenOf(const Node& node) const {
    const Rational zero{0, 1};
    const auto of = [this](NodeId id) { return id == kNoNode ? Bounds{} : BoundsOf(id); };
    switch (node.op) {
        case Op::Constant: {
            const Rational value{node.number, base::PowerOfTen(node.scale)};
            return {value, value};
        }
        case Op::Load: {
            Bounds out;
            if (node.source->minimum) out.low = Rational::From(*node.source->minimum);
            if (node.source->maximum) out.high = Rational::From(*node.source->maximum);
            return out;
        }
        case Op::Broadcast:
        case Op::PickRow:
        case Op::Fit:
        case Op::Value:
        case Op::MinimumRows:
        case Op::MaximumRows:
        case Op::MeanRows:
        case Op::TrimmedMeanRows: {
            Bounds out = of(node.a);
            if (node.blanks == ast::BlankPolicy::As) {
                const Rational blank{node.blank_number, base::PowerOfTen(node.scale)};
                out = Hull(out, {blank, blank});
            }
            return out;
        }
        case Op::Hold: return of(node.b);
        case Op::Negate: {
            const Bounds a = of(node.a);
            return {Combine(zero, a.high, Minus), Combine(zero, a.low, Minus)};
        }
        case Op::Linear: {
            const Rational factor{node.number, base::PowerOfTen(node.scale - At(node.a).scale)};
            const auto units = [&node](std::int64_t value) { return Rational{value, base::PowerOfTen(node.scale)}; };
            Bounds out = Product(of(node.a), {factor, factor});
            out = {Combine(out.low, units(node.offset), Plus), Combine(out.high, units(node.offset), Plus)};
            if (node.low != kNoLimit) {
                out.low = Tighter(out.low, units(node.low), Maximum);
                out.high = Combine(out.high, units(node.low), Maximum);
            }
            if (node.high != -kNoLimit) {
                out.high = Tighter(out.high, units(node.high), Minimum);
                out.low = Combine(out.low, units(node.high), Minimum);
            }
            return out;
        }
        case Op::Add:
            return {Combine(of(node.a).low, of(node.b).low, Plus), Combine(of(node.a).high, of(node.b).high, Plus)};
        case Op::Subtract:
            return {Combine(of(node.a).low, of(node.b).high, Minus), Combine(of(node.a).high, of(node.b).low, Minus)};
        case Op::Multiply: return Product(of(node.a), of(node.b));
        case Op::Divide: return Quotient(of(node.a), of(node.b));
        case Op::Least:
            return {Combine(of(node.a).low, of(node.b).low, Minimum),
                    Tighter(of(node.a).high, of(node.b).high, Minimum)};
        case Op::Greatest:
            return {Tighter(of(node.a).low, of(node.b).low, Maximum),
                    Combine(of(node.a).high, of(node.b).high, Maximum)};
        case Op::If: return Hull(of(node.b), of(node.c));
        case Op::Coalesce: return Hull(of(node.a), of(node.b));
        case Op::Round: {
            const Rational unit{1, base::PowerOfTen(node.scale)};
            return {Combine(of(node.a).low, unit, Minus), Combine(of(node.a).high, unit, Plus)};
        }
        case Op::Steps: {
            const Bounds a = of(node.a);
            if (!a.high) return {zero, std::nullopt};
            const Rational step{node.number, base::PowerOfTen(node.step_scale)};
            return {zero, Ceil(Maximum(*a.high, zero) / step)};
        }
        case Op::Tier: {
            Bounds out = Between(0, 0);
            for (const TierTable::Line& line : m_list.tiers[static_cast<std::size_t>(node.table)].lines) {
                const Rational points{line.points, base::PowerOfTen(node.scale)};
                out = Hull(out, {points, points});
            }
            return out;
        }
        case Op::Case: {
            Bounds out = Between(0, 0);
            for (std::int64_t units : m_list.cases[static_cast<std::size_t>(node.table)].points) {
                const Rational points{units, base::PowerOfTen(node.scale)};
                out = Hull(out, {points, points});
            }
            return out;
        }
        case Op::Lookup: {
            std::optional<Bounds> out;
            for (const KeyTable::Line& line : m_list.keys[static_cast<std::size_t>(node.table)].lines) {
                const Rational value{line.value, base::PowerOfTen(node.scale)};
                out = out ? Hull(*out, {value, value}) : Bounds{value, value};
            }
            return out.value_or(Bounds{});
        }
        case Op::Days:
        case Op::WorkingDays: return Between(-kMostDays, kMostDays);
        case Op::Months: return Between(-5000, 5000);
        case Op::DaysInYear: return Between(365, 366);
        case Op::DayOfYear: return Between(1, 366);
        case Op::Year: return Between(1800, 2200);
        case Op::CountRows:
        case Op::DistinctRows:
        case Op::GroupCount: return Between(0, kMostRows);
        case Op::RankRows: return Between(1, kMostRows);
        case Op::SumRows:
        case Op::GroupSum: {
            const Bounds rows = of(node.a);
            if (rows.low && rows.low->numerator >= 0) return {zero, std::nullopt};
            return {};
        }
        default: return {};
    }
}

}  // namespace gongjian::lang
