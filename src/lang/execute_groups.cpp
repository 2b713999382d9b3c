// Rows compared with the other rows of their roster: ranks, sums of a group, the highest of one event.
#include <algorithm>
#include <map>

#include "lang/execution.h"
#include "lang/kernels.h"

namespace gongjian::lang {

std::string Execution::KeyOf(NodeId key, std::size_t row) const {
    if (key == kNoNode || !IsValue(BitsAt(key, row))) return "";
    if (At(key).type == ValueType::Text) return *Of(key).texts[row];
    const Rational value = Number(key, row).Reduced();  // equal numbers are one key however they are written
    return std::to_string(static_cast<std::int64_t>(value.numerator)) + "/" +
           std::to_string(static_cast<std::int64_t>(value.denominator));
}

namespace {

struct RowValue {
    std::size_t row;
    Rational value;
};

/// Competition ranks 1, 2, 2, 4 of values that are sorted best first.
std::vector<std::int64_t> Ranks(const std::vector<RowValue>& sorted) {
    std::vector<std::int64_t> ranks(sorted.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const bool tied = i > 0 && Compare(sorted[i].value, sorted[i - 1].value) == 0;
        ranks[i] = tied ? ranks[i - 1] : static_cast<std::int64_t>(i) + 1;
    }
    return ranks;
}

}  // namespace

void Execution::RunGroups(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    MakeRoom(id, n);
    Bits* bits = OwnBits(id, n);
    for (std::size_t i = 0; i < m_count; ++i) {
        const auto [first, last] = Rows(node.domain, i);
        std::map<std::string, std::vector<RowValue>> groups;
        std::map<std::string, Bits> missing;
        for (std::size_t row = first; row < last; ++row) {
            const Bits cell = node.a == kNoNode ? Bits{0} : BitsAt(node.a, row);
            std::string key = KeyOf(node.b, row);
            bits[row] = node.op == Op::IsHighest ? Bits{0} : cell;
            if (node.op == Op::IsHighest) {
                // A row whose key is blank is an event of its own; one of which nothing is known shows itself in the sum.
                BufferOf(id).truth[row] = 1;
                if (!IsValue(cell) || (node.b != kNoNode && key.empty())) continue;
            } else if (node.b != kNoNode && !IsValue(BitsAt(node.b, row))) {
                bits[row] |= BitsAt(node.b, row);
                continue;
            }
            if (IsUnknown(cell)) missing[key] |= cell;
            if (IsValue(cell))
                groups[std::move(key)].push_back({row, node.a == kNoNode ? Rational{1, 1} : Number(node.a, row)});
        }
        for (auto& [key, rows] : groups) {
            const auto hidden = missing.find(key);
            const Bits unknown = hidden == missing.end() ? Bits{0} : hidden->second;
            if (node.op == Op::GroupSum || node.op == Op::GroupCount) {
                Rational sum{0, 1};
                for (const RowValue& row : rows) sum = sum + row.value;
                for (const RowValue& row : rows) {
                    bits[row.row] |= unknown;
                    if (unknown == 0) Put(id, row.row, sum);
                }
                continue;
            }
            std::stable_sort(rows.begin(), rows.end(), [&node](const RowValue& x, const RowValue& y) {
                return lang::Compare(x.value, y.value) == (node.ascending ? -1 : 1);
            });
            const std::vector<std::int64_t> ranks = Ranks(rows);
            for (std::size_t place = 0; place < rows.size(); ++place) {
                const std::size_t row = rows[place].row;
                if (node.op == Op::IsHighest) {
                    BufferOf(id).truth[row] = place == 0;
                    continue;
                }
                // Who is ahead cannot be told while one of the group is not known.
                bits[row] |= unknown;
                if (unknown == 0) Put(id, row, {ranks[place], 1});
            }
        }
    }
    if (!kernels::AnySet(bits, n)) CellsOf(id).bits = nullptr;
}

}  // namespace gongjian::lang
