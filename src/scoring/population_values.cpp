#include "scoring/population_values.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/decimal.h"

namespace gongjian::scoring {

namespace {

using base::CellState;
using base::Int128;
using Kind = lang::PopulationInfo::Kind;

class Pool {
public:
    Pool(const lang::PopulationInfo& info, const PopulationInput& input, std::vector<std::size_t> members)
        : m_info(info), m_input(input) {
        for (const std::size_t member : members) {
            const CellState state = input.column.states[member];
            if (state == CellState::Value) m_known.push_back(member);
            m_unknown = m_unknown || base::IsUnknown(state);
        }
        m_members = std::move(members);
    }

    void Fill(PopulationOutput& out) const {
        if (m_unknown && !m_info.ignores_unknown) return FillAll(out, CellState::Blank, 0);
        if (m_info.kind == Kind::Rank || m_info.kind == Kind::RankAscending) return FillRanks(out);
        const std::optional<Int128> value = Value();
        if (value && !base::FitsInt64(*value)) out.overflow = true;
        const bool fits = value && base::FitsInt64(*value);
        FillAll(out,
                fits    ? CellState::Value
                : value ? CellState::DontKnow
                        : CellState::NotApplicable,
                fits ? static_cast<std::int64_t>(*value) : 0);
    }

private:
    /// Everybody's value; a rank that is missing already keeps its own reason.
    void FillAll(PopulationOutput& out, CellState state, std::int64_t value) const {
        const bool ranks = m_info.kind == Kind::Rank || m_info.kind == Kind::RankAscending;
        for (const std::size_t member : m_members) {
            const CellState own = m_input.column.states[member];
            out.column.states[member] = ranks && own != CellState::Value ? own : state;
            out.column.values[member] = value;
        }
    }

    void FillRanks(PopulationOutput& out) const {
        for (const std::size_t member : m_members) out.column.states[member] = m_input.column.states[member];
        std::vector<std::size_t> order = m_known;
        const bool ascending = m_info.kind == Kind::RankAscending;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return ascending ? Compare(a, b) < 0 : Compare(a, b) > 0;
        });
        for (std::size_t place = 0; place < order.size(); ++place) {
            const bool tied = place > 0 && Compare(order[place - 1], order[place]) == 0;
            out.column.values[order[place]] =
                tied ? out.column.values[order[place - 1]] : static_cast<std::int64_t>(place) + 1;
        }
    }

    int Compare(std::size_t a, std::size_t b) const {
        const auto& column = m_input.column;
        const Int128 left = Int128(column.numerators[a]) * column.denominators[b];
        const Int128 right = Int128(column.numerators[b]) * column.denominators[a];
        return left < right ? -1 : left > right ? 1 : 0;
    }

    /// At the decimals of a plain number: its denominator is a power of ten that divides theirs.
    Int128 Units(std::size_t member) const {
        const Int128 scaled = Int128(m_input.column.numerators[member]) * base::PowerOfTen(m_info.decimals);
        return scaled / m_input.column.denominators[member];
    }

    std::optional<Int128> Value() const {
        if (m_info.kind == Kind::Count) {
            return std::count_if(m_known.begin(), m_known.end(),
                                 [&](std::size_t member) { return m_input.column.numerators[member] != 0; });
        }
        if (m_info.kind == Kind::Sum) return Sum();
        if (m_known.empty()) return std::nullopt;
        if (m_info.kind == Kind::Mean) return Mean();
        std::size_t best = m_known.front();
        for (const std::size_t member : m_known) {
            const int order = Compare(member, best);
            if (m_info.kind == Kind::Maximum ? order > 0 : order < 0) best = member;
        }
        return Units(best);
    }

    Int128 Sum() const {
        Int128 sum = 0;
        for (const std::size_t member : m_known) sum += Units(member);
        return sum;
    }

    Int128 Mean() const {
        // Plain numbers share their denominator, the power of ten of their decimals.
        Int128 sum = 0, denominator = m_input.column.denominators[m_known.front()];
        for (const std::size_t member : m_known) sum += m_input.column.numerators[member];
        return base::DivideRounded(sum * base::PowerOfTen(m_info.decimals),
                                   denominator * static_cast<std::int64_t>(m_known.size()));
    }

    const lang::PopulationInfo& m_info;
    const PopulationInput& m_input;
    std::vector<std::size_t> m_members, m_known;
    bool m_unknown = false;
};

}  // namespace

PopulationOutput ReducePopulation(const lang::PopulationInfo& info, const PopulationInput& input) {
    const std::size_t cases = input.column.states.size();
    PopulationOutput out;
    out.column.values.resize(cases);
    out.column.states.resize(cases, CellState::Blank);
    std::map<std::string, std::vector<std::size_t>> pools;
    for (std::size_t i = 0; i < cases; ++i) {
        if (input.takes_part[i] != 0) pools[input.pools[i]].push_back(i);
    }
    for (auto& [name, members] : pools) Pool(info, input, std::move(members)).Fill(out);
    return out;
}

}  // namespace gongjian::scoring
