// Rank, quota and ties. Totals and keys are compared as exact decimals, whatever number of decimals they are printed with.
#include "scoring/population.h"

#include <algorithm>
#include <utility>

#include "base/decimal.h"

namespace gongjian::scoring {

namespace {

using Key = std::optional<base::Decimal>;

Key Parse(const std::optional<std::string>& text) { return text ? base::ParseDecimal(*text) : std::nullopt; }

/// Position of a grade among the bands, best first; past the end if there is no such grade.
std::size_t BandIndex(const lang::RuleSetInfo& rules, const std::string& grade) {
    const auto found = std::find_if(rules.bands.begin(), rules.bands.end(),
                                    [&](const lang::BandInfo& band) { return band.grade == grade; });
    return static_cast<std::size_t>(found - rules.bands.begin());
}

/// The first band whose line the total reaches and whose condition holds. Nothing is decided on a condition that cannot be told.
std::optional<std::size_t> BandOf(const lang::RuleSetInfo& rules, const Key& total,
                                  const std::vector<lang::Truth>& conditions) {
    if (!total) return std::nullopt;
    for (std::size_t i = 0; i < rules.bands.size(); ++i) {
        if (rules.bands[i].from && *total < *rules.bands[i].from) continue;
        const lang::Truth holds = i < conditions.size() ? conditions[i] : lang::Truth::True;
        if (holds == lang::Truth::True) return i;
        if (holds != lang::Truth::False) return std::nullopt;
    }
    return std::nullopt;
}

bool Assessed(const RankUnit& unit) { return unit.status == cases::SheetStatus::Scored && !unit.starred; }

bool Ranked(const RankUnit& unit) {
    return Assessed(unit) && unit.veto.empty() && !unit.grade_withheld && Parse(unit.total);
}

std::vector<Key> SortKeys(const lang::RuleSetInfo& rules, const RankUnit& unit) {
    std::vector<Key> keys;
    for (const std::string& name : rules.rank_keys) {
        if (name == "total") {
            keys.push_back(Parse(unit.total));
        } else {
            const auto found = unit.keys.find(name);
            keys.push_back(found == unit.keys.end() ? std::nullopt : Parse(found->second));
        }
    }
    if (keys.empty()) keys.push_back(Parse(unit.total));
    return keys;
}

/// -1 if `a` goes before `b`: more points first, what is missing last.
int CompareKeys(const std::vector<Key>& a, const std::vector<Key>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] && b[i]) {
            if (const int order = base::Decimal::Compare(*b[i], *a[i]); order != 0) return order;
        } else if (a[i].has_value() != b[i].has_value()) {
            return a[i] ? -1 : 1;
        }
    }
    return 0;
}

std::size_t QuotaOf(const lang::QuotaInfo& quota, std::size_t assessed) {
    const base::Int128 numerator = base::Int128(quota.percent.units) * static_cast<std::int64_t>(assessed);
    const base::Int128 denominator = base::Int128(100) * base::PowerOfTen(quota.percent.scale);
    base::Int128 places = 0;
    switch (quota.rounding) {
        case lang::QuotaInfo::Rounding::Down: places = base::DivideFloor(numerator, denominator); break;
        case lang::QuotaInfo::Rounding::Up: places = base::DivideCeil(numerator, denominator); break;
        case lang::QuotaInfo::Rounding::Nearest: places = base::DivideRounded(numerator, denominator); break;
    }
    return static_cast<std::size_t>(std::max<base::Int128>(places, quota.at_least));
}

/// The grade of those whom the quota leaves out.
std::optional<std::string> OtherwiseOf(const lang::RuleSetInfo& rules) {
    if (!rules.quota->otherwise.empty()) return rules.quota->otherwise;
    const std::size_t next = BandIndex(rules, rules.quota->grade) + 1;
    return next < rules.bands.size() ? std::optional(rules.bands[next].grade) : std::nullopt;
}

class Ranker {
public:
    Ranker(const lang::RuleSetInfo& rules, const std::vector<RankUnit>& units) : m_rules(rules), m_units(units) {
        m_result.standings.resize(units.size());
        for (const RankUnit& unit : units) m_keys.push_back(SortKeys(rules, unit));
    }

    Ranking Run() {
        for (const RankUnit& unit : m_units) m_result.assessed += Assessed(unit) ? 1 : 0;
        if (m_rules.quota) m_result.quota = QuotaOf(*m_rules.quota, m_result.assessed);
        for (std::size_t i = 0; i < m_units.size(); ++i) m_result.standings[i].grade = OwnGrade(i);
        OrderRanked();
        if (m_rules.quota) ShareQuota();
        AppendVetoed();
        return std::move(m_result);
    }

private:
    /// Before the quota: the band of the total, worsened to the cap; vetoed units have the lowest grade, starred ones none.
    std::optional<std::string> OwnGrade(std::size_t index) const {
        const RankUnit& unit = m_units[index];
        if (unit.status != cases::SheetStatus::Scored || m_rules.bands.empty()) return std::nullopt;
        if (!unit.veto.empty()) return m_rules.bands.back().grade;
        if (unit.starred || unit.grade_withheld) return std::nullopt;
        std::optional<std::size_t> band = BandOf(m_rules, Parse(unit.total), unit.conditions);
        if (!band) return std::nullopt;
        if (unit.cap) {
            const std::size_t cap = BandIndex(m_rules, *unit.cap);
            if (cap < m_rules.bands.size()) band = std::max(*band, cap);
        }
        return m_rules.bands[*band].grade;
    }

    void OrderRanked() {
        std::vector<std::size_t>& order = m_result.order;
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            if (Ranked(m_units[i])) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return CompareKeys(m_keys[a], m_keys[b]) < 0; });
        for (std::size_t place = 0; place < order.size(); ++place) {
            const bool tied = place > 0 && CompareKeys(m_keys[order[place - 1]], m_keys[order[place]]) == 0;
            m_result.standings[order[place]].rank =
                tied ? m_result.standings[order[place - 1]].rank : static_cast<int>(place) + 1;
        }
    }

    /// Candidates in rank order, group by group of equal keys. Once a group does not fit, nobody below it gets a place.
    void ShareQuota() {
        const std::optional<std::string> otherwise = OtherwiseOf(m_rules);
        std::vector<std::size_t> candidates;
        for (const std::size_t index : m_result.order) {
            if (!m_units[index].cap && m_result.standings[index].grade == m_rules.quota->grade)
                candidates.push_back(index);
        }
        std::size_t left = m_result.quota;
        for (std::size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
            while (end < candidates.size() && CompareKeys(m_keys[candidates[begin]], m_keys[candidates[end]]) == 0)
                ++end;
            const bool all_in = m_rules.quota->ties == lang::QuotaInfo::Ties::AllIn && left > 0;
            if (end - begin <= left || all_in) {
                left -= std::min(left, end - begin);
                continue;
            }
            const bool deferred = left > 0 && m_rules.quota->ties == lang::QuotaInfo::Ties::Defer;
            for (std::size_t i = begin; i < end; ++i) {
                Standing& standing = m_result.standings[candidates[i]];
                standing.tied_at_quota = deferred;
                standing.quota_limited = !deferred;
                standing.grade = deferred ? std::nullopt : otherwise;
            }
            left = 0;
        }
    }

    void AppendVetoed() {
        std::vector<std::size_t> vetoed;
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            if (Assessed(m_units[i]) && !m_units[i].veto.empty()) vetoed.push_back(i);
        }
        std::stable_sort(vetoed.begin(), vetoed.end(), [&](std::size_t a, std::size_t b) {
            return CompareKeys({Parse(m_units[a].total)}, {Parse(m_units[b].total)}) < 0;
        });
        m_result.order.insert(m_result.order.end(), vetoed.begin(), vetoed.end());
    }

    const lang::RuleSetInfo& m_rules;
    const std::vector<RankUnit>& m_units;
    std::vector<std::vector<Key>> m_keys;
    Ranking m_result;
};

}  // namespace

Ranking Rank(const lang::RuleSetInfo& rules, const std::vector<RankUnit>& units) {
    std::vector<std::string> pools;  // in the order in which they first occur
    for (const RankUnit& unit : units) {
        if (std::find(pools.begin(), pools.end(), unit.pool) == pools.end()) pools.push_back(unit.pool);
    }
    if (pools.size() <= 1) return Ranker(rules, units).Run();
    Ranking out;
    out.standings.resize(units.size());
    for (const std::string& pool : pools) {
        std::vector<RankUnit> members;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].pool == pool) members.push_back(units[i]), places.push_back(i);
        }
        Ranking part = Ranker(rules, members).Run();
        out.assessed += part.assessed;
        out.quota += part.quota;
        for (const std::size_t index : part.order) out.order.push_back(places[index]);
        for (std::size_t i = 0; i < places.size(); ++i) out.standings[places[i]] = std::move(part.standings[i]);
    }
    return out;
}

std::optional<std::string> GradeOf(const lang::RuleSetInfo& rules, const std::optional<std::string>& total,
                                   const std::vector<lang::Truth>& conditions) {
    const std::optional<std::size_t> band = BandOf(rules, Parse(total), conditions);
    return band ? std::optional(rules.bands[*band].grade) : std::nullopt;
}

}  // namespace gongjian::scoring
