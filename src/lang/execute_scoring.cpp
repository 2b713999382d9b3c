// What rubrics are made of: steps, tiers, points by category, look-up tables, and results that wait for a condition.
#include <algorithm>

#include "lang/execution.h"
#include "lang/kernels.h"

namespace gongjian::lang {

void Execution::RunSteps(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    JoinBits(id, {node.a}, n);
    const bool up = node.partial == ast::Partial::CountsAsOne;
    if (node.lane == Lane::Narrow) {
        std::int32_t* out = Narrows(id, n);
        const auto step = static_cast<std::int32_t>(node.number);
        kernels::GreatestConstant(out, Of(node.a).narrow, 0, n);
        if (step == 1) return;
        return up ? kernels::StepsUp(out, out, step, n) : kernels::StepsDown(out, out, step, n);
    }
    MakeRoom(id, n);
    const Rational step{node.number, base::PowerOfTen(node.step_scale)};
    for (std::size_t i = 0; i < n; ++i) {
        if (!IsValue(BitsAt(id, i))) continue;
        const Rational steps = Maximum(Number(node.a, i), Rational{0, 1}) / step;
        Put(id, i, up ? Ceil(steps) : Floor(steps));
    }
}

namespace {

bool IsInside(const TierTable::Line& line, const Rational& value) {
    if (line.low) {
        const int order = Compare(value, *line.low).value_or(-1);
        if (order < 0 || (order == 0 && line.low_open)) return false;
    }
    if (line.high) {
        const int order = Compare(value, *line.high).value_or(1);
        if (order > 0 || (order == 0 && !line.high_closed)) return false;
    }
    return true;
}

}  // namespace

int TierTable::LineOf(const Rational& value) const {
    const auto found =
        std::find_if(lines.begin(), lines.end(), [&value](const Line& line) { return IsInside(line, value); });
    return found == lines.end() ? -1 : static_cast<int>(found - lines.begin());
}

void Execution::RunTier(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const bool narrow = node.lane == Lane::Narrow && At(node.a).lane == Lane::Narrow;
    if (narrow)
        CellsOf(id).bits = Of(node.a).bits;
    else
        JoinBits(id, {node.a}, n);
    const TierTable& table = m_list.tiers[static_cast<std::size_t>(node.table)];
    if (narrow) {
        return kernels::Tiers(Narrows(id, n), Of(node.a).narrow, static_cast<std::int32_t>(table.base),
                              table.narrow.data(), table.narrow.size(), n);
    }
    MakeRoom(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        if (!IsValue(BitsAt(id, i))) continue;
        const int line = table.LineOf(Number(node.a, i));
        const std::int64_t points = line < 0 ? 0 : table.lines[static_cast<std::size_t>(line)].points;
        Put(id, i, {points, base::PowerOfTen(node.scale)});
    }
}

void Execution::RunCase(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Bits* bits = JoinBits(id, {node.a}, n);
    MakeRoom(id, n);
    const CaseTable& table = m_list.cases[static_cast<std::size_t>(node.table)];
    const std::int32_t* a = Of(node.a).narrow;
    for (std::size_t i = 0; i < n; ++i) {
        if (bits != nullptr && !IsValue(bits[i])) continue;
        const std::int64_t points = table.points[static_cast<std::size_t>(a[i])];
        if (node.lane == Lane::Narrow)
            BufferOf(id).narrow[i] = static_cast<std::int32_t>(points);
        else
            BufferOf(id).wide[i] = points;
    }
}

namespace {

bool Matches(const KeyTable::Line& line, const Node& key, const Rational& number, const std::string& text, int scale) {
    if (line.otherwise) return true;
    if (key.type == ValueType::Text) return line.key_text == text;
    return Compare(number, Rational{line.key, base::PowerOfTen(scale)}) == 0;
}

}  // namespace

void Execution::RunLookup(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    MakeRoom(id, n);
    Bits* bits = OwnBits(id, n);
    const KeyTable& table = m_list.keys[static_cast<std::size_t>(node.table)];
    const Node& key = At(node.a);
    const base::Date today = m_batch.today;
    for (std::size_t i = 0; i < n; ++i) {
        bits[i] = BitsAt(node.a, i);
        if (!IsValue(bits[i])) continue;
        const Rational number = key.type == ValueType::Text ? Rational{} : Number(node.a, i);
        const std::string text = Text(node.a, i);
        const auto line = std::find_if(table.lines.begin(), table.lines.end(), [&](const KeyTable::Line& candidate) {
            const bool in_time =
                (!candidate.from || *candidate.from <= today) && (!candidate.to || today <= *candidate.to);
            return in_time && Matches(candidate, key, number, text, table.key_scale);
        });
        if (line == table.lines.end()) {
            bits[i] |= kUnknown;
        } else if (node.lane == Lane::Text) {
            BufferOf(id).texts[i] = &line->value_text;
        } else if (node.lane == Lane::Truth) {
            BufferOf(id).truth[i] = line->value != 0;
        } else {
            Put(id, i, {line->value, base::PowerOfTen(node.scale)});
        }
    }
    if (!kernels::AnySet(bits, n)) CellsOf(id).bits = nullptr;
}

void Execution::RunHold(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Cells guard = Of(node.a), held = Of(node.b);
    CellsOf(id) = held;  // the same cells; only what is missing differs
    const bool never = guard.bits == nullptr && !kernels::AnySet(guard.truth, n);
    if (never) return;
    Bits* bits = OwnBits(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        const Bits asked = guard.BitsAt(i), rest = held.BitsAt(i);
        if (!IsValue(asked))
            bits[i] = asked | (rest & kRefused);
        else
            bits[i] = guard.truth[i] != 0 ? static_cast<Bits>(kUnknown | ((asked | rest) & kRefused)) : rest;
    }
}

void Execution::RunValue(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Cells value = Of(node.a);
    CellsOf(id) = value;
    const bool clean = value.bits == nullptr && std::all_of(node.list.begin(), node.list.end(), [&](NodeId guard) {
                           return Of(guard).bits == nullptr && !kernels::AnySet(Of(guard).truth, n);
                       });
    if (clean) return;
    Bits* bits = OwnBits(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        Bits guarded = 0, refused = value.BitsAt(i) & kRefused;
        for (NodeId guard : node.list) {
            const Bits asked = BitsAt(guard, i);
            refused |= asked & kRefused;
            if (guarded != 0 || IsFalse(guard, i)) continue;
            // A guard that holds, or does not apply, leaves the value open like a blank.
            guarded = IsUnknown(asked) ? static_cast<Bits>(asked & ~kRefused) : kUnknown;
        }
        // A refused answer is not made good by filling in the others: it stays visible through the guard.
        if (guarded != 0)
            bits[i] = guarded | refused;
        else
            bits[i] = IsValue(value.BitsAt(i)) ? Bits{0} : value.BitsAt(i);
    }
}

}  // namespace gongjian::lang
