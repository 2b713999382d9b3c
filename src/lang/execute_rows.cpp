// Nodes that look into rosters: aggregates over the rows of a case, and the value of one row.
#include <algorithm>
#include <set>

#include "lang/execution.h"
#include "lang/kernels.h"

namespace gongjian::lang {

Bits Execution::GatherRows(const Node& node, RowRange rows,
                           std::vector<std::pair<std::size_t, Rational>>& values) const {
    Bits missing = 0;
    const bool numbers = node.a != kNoNode && At(node.a).type == ValueType::Number;
    for (std::size_t row = rows.first; row < rows.last; ++row) {
        if (node.b != kNoNode) {
            const Bits filter = BitsAt(node.b, row);
            if (IsSkipped(filter) || IsFalse(node.b, row)) continue;
            if (IsUnknown(filter)) {
                if (node.blanks != ast::BlankPolicy::Ignore) missing |= filter;
                continue;
            }
        }
        const Bits cell = node.a == kNoNode ? Bits{0} : BitsAt(node.a, row);
        if (IsSkipped(cell)) continue;
        if (IsUnknown(cell)) {
            const bool blank = StateOf(cell) == base::CellState::Blank;
            if (node.blanks == ast::BlankPolicy::Ignore) continue;
            if (node.blanks == ast::BlankPolicy::As && blank)
                values.push_back({row, {node.blank_number, base::PowerOfTen(At(node.a).scale)}});
            else
                missing |= cell;
            continue;
        }
        values.push_back({row, numbers ? Number(node.a, row) : Rational{1, 1}});
    }
    return missing;
}

Rational Execution::Aggregate(const Node& node, std::size_t index,
                              std::vector<std::pair<std::size_t, Rational>>& values) const {
    const auto smaller = [](const auto& x, const auto& y) { return lang::Compare(x.second, y.second) == -1; };
    const auto sum = [&values] {
        Rational out{0, 1};
        for (const auto& [row, value] : values) out = out + value;
        return out;
    };
    switch (node.op) {
        case Op::CountRows: return {static_cast<std::int64_t>(values.size()), 1};
        case Op::DistinctRows: {
            std::set<std::string> keys;
            for (const auto& [row, value] : values) keys.insert(KeyOf(node.a, row));
            return {static_cast<std::int64_t>(keys.size()), 1};
        }
        case Op::MinimumRows: return std::min_element(values.begin(), values.end(), smaller)->second;
        case Op::MaximumRows: return std::max_element(values.begin(), values.end(), smaller)->second;
        case Op::TrimmedMeanRows: {
            const Rational count{static_cast<std::int64_t>(values.size()), 1};
            if (values.size() > 2 && lang::Compare(count, Number(node.c, index)) == 1) {
                values.erase(std::min_element(values.begin(), values.end(), smaller));
                values.erase(std::max_element(values.begin(), values.end(), smaller));
            }
            return sum() / Rational{static_cast<std::int64_t>(values.size()), 1};
        }
        case Op::MeanRows: return sum() / Rational{static_cast<std::int64_t>(values.size()), 1};
        default: return sum();
    }
}

void Execution::RunRows(NodeId id, const Node& node) {
    if (IsAbsent(node.roster)) return RunUnknown(id, node);
    const std::size_t n = SizeOf(node.domain);
    MakeRoom(id, n);
    Bits* bits = OwnBits(id, n);
    const bool needs_rows = node.op != Op::CountRows && node.op != Op::SumRows && node.op != Op::DistinctRows;
    std::vector<std::pair<std::size_t, Rational>> values;
    for (std::size_t i = 0; i < n; ++i) {
        const auto [first, last] = Rows(node.roster, i);
        values.clear();
        bits[i] = RosterBits(node.roster, i) | GatherRows(node, {first, last}, values);
        if (bits[i] == 0 && needs_rows && values.empty()) bits[i] = kSkipped;
        if (node.c != kNoNode) bits[i] |= BitsAt(node.c, i);
        if (IsValue(bits[i])) Put(id, i, Aggregate(node, i, values));
    }
    if (!kernels::AnySet(bits, n)) CellsOf(id).bits = nullptr;
}

void Execution::RunTruthOfRows(NodeId id, const Node& node) {
    if (IsAbsent(node.roster)) return RunUnknown(id, node);
    const std::size_t n = SizeOf(node.domain);
    std::uint8_t* out = Truths(id, n);
    Bits* bits = OwnBits(id, n);
    const bool any = node.op == Op::AnyRows;
    for (std::size_t i = 0; i < n; ++i) {
        const auto [first, last] = Rows(node.roster, i);
        Bits missing = RosterBits(node.roster, i);
        bool decided = false;
        for (std::size_t row = first; row < last && !decided; ++row) {
            const Bits filter = node.b == kNoNode ? Bits{0} : BitsAt(node.b, row);
            if (IsSkipped(filter) || (node.b != kNoNode && IsFalse(node.b, row))) continue;
            const Bits cell = BitsAt(node.a, row);
            if (IsSkipped(cell)) continue;
            const bool would_decide = !IsValue(cell) || (Of(node.a).truth[row] != 0) == any;
            if (!would_decide) continue;
            if (IsValue(filter) && IsValue(cell))
                decided = true;
            else if (node.blanks != ast::BlankPolicy::Ignore)
                missing |= (IsUnknown(filter) ? filter : Bits{0}) | (IsUnknown(cell) ? cell : Bits{0});
        }
        out[i] = decided == any;
        bits[i] = decided ? Bits{0} : missing;
    }
    if (!kernels::AnySet(bits, n)) CellsOf(id).bits = nullptr;
}

long Execution::PickedRow(const Node& node, std::size_t index) const {
    const auto [first, last] = Rows(node.roster, index);
    long picked = -1;
    for (std::size_t row = first; row < last; ++row) {
        if (!IsTrue(node.b, row)) continue;
        if (picked >= 0) return -1;  // two rows for one group: it cannot be told which counts
        picked = static_cast<long>(row);
    }
    return picked;
}

void Execution::RunPick(NodeId id, const Node& node) {
    if (IsAbsent(node.roster)) return RunUnknown(id, node);
    const std::size_t n = SizeOf(node.domain);
    MakeRoom(id, n);
    Bits* bits = OwnBits(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        const long row = PickedRow(node, i);
        bits[i] = row < 0 ? kUnknown : BitsAt(node.a, static_cast<std::size_t>(row));
        if (row >= 0) CopyCell(node.a, static_cast<std::size_t>(row), id, i);
    }
    if (!kernels::AnySet(bits, n)) CellsOf(id).bits = nullptr;
}

}  // namespace gongjian::lang
