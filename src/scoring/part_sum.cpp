#include "scoring/part_sum.h"

namespace gongjian::scoring {

namespace {

base::Int128 Units(const base::Decimal& value, int scale) {
    return base::Int128(value.units) * base::PowerOfTen(scale - value.scale);
}

}  // namespace

void PartSum::Add(const lang::ItemInfo& info, lang::ItemState state, std::int64_t points) {
    const base::Int128 full = info.points ? Units(*info.points, kScale) : 0;
    m_full += full;
    switch (state) {
        case lang::ItemState::Pending: m_pending = true; break;
        case lang::ItemState::NotApplicable: m_omitted += full; break;
        case lang::ItemState::Scored:
        case lang::ItemState::RefusedZero:
        case lang::ItemState::MissingZero: m_points += Units({points, info.decimals}, kScale); break;
    }
}

std::int64_t PartSum::Raw() const {
    return static_cast<std::int64_t>(base::DivideRounded(m_points, base::PowerOfTen(kScale - kTotalDecimals)));
}

base::Decimal PartSum::Omitted() const {
    return {static_cast<std::int64_t>(base::DivideRounded(m_omitted, base::PowerOfTen(kScale - kTotalDecimals))),
            kTotalDecimals};
}

std::int64_t PartSum::Rescaled(const std::optional<base::Decimal>& full) const {
    const base::Int128 whole = full ? Units(*full, kScale) : m_full;
    const base::Int128 rest = whole - m_omitted;
    if (rest <= 0) return 0;
    if (m_omitted == 0) return Raw();
    // Points stay below kMostPoints, 满分 below a million: 10^27 at most, far inside 128 bits.
    return static_cast<std::int64_t>(
        base::DivideRounded(m_points * whole, rest * base::PowerOfTen(kScale - kTotalDecimals)));
}

}  // namespace gongjian::scoring
