// Truth with two kinds of missing: what decides wins, then 未知, then 不适用. A decision is never taken on a missing condition.
#include <algorithm>

#include "lang/execution.h"
#include "lang/fraction_cells.h"
#include "lang/kernels.h"

namespace gongjian::lang {

void Execution::RunNot(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    JoinBits(id, {node.a}, n);
    kernels::Not(Truths(id, n), Of(node.a).truth, n);
}

void Execution::RunAndOr(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Cells a = Of(node.a), b = Of(node.b);
    std::uint8_t* out = Truths(id, n);
    if (node.op == Op::And)
        kernels::And(out, a.truth, b.truth, n);
    else
        kernels::Or(out, a.truth, b.truth, n);
    CellsOf(id).bits = nullptr;
    if (a.bits == nullptr && b.bits == nullptr) return;
    Bits* bits = OwnBits(id, n);
    const std::uint8_t deciding = node.op == Op::Or;
    for (std::size_t i = 0; i < n; ++i) {
        const Bits x = a.BitsAt(i), y = b.BitsAt(i);
        const Bits refused = (x | y) & kRefused;
        const bool by_x = IsValue(x) && a.truth[i] == deciding, by_y = IsValue(y) && b.truth[i] == deciding;
        if (by_x || by_y) {
            // What the other side would have said does not matter, nor that it was refused.
            out[i] = deciding;
            bits[i] = ((by_x ? x : Bits{0}) | (by_y ? y : Bits{0})) & kRefused;
        } else if (IsUnknown(x) || IsUnknown(y)) {
            const Bits kinds = (IsUnknown(x) ? x : Bits{0}) | (IsUnknown(y) ? y : Bits{0});
            bits[i] = static_cast<Bits>((kinds & ~kSkipped) | refused);
        } else {
            bits[i] = x | y;
        }
    }
}

namespace {

bool Holds(ast::Compare compare, int order) {
    switch (compare) {
        case ast::Compare::Equal: return order == 0;
        case ast::Compare::NotEqual: return order != 0;
        case ast::Compare::Less: return order < 0;
        case ast::Compare::LessEqual: return order <= 0;
        case ast::Compare::Greater: return order > 0;
        case ast::Compare::GreaterEqual: return order >= 0;
    }
    return false;
}

bool IsConstant(const Node& node) { return node.op == Op::Constant; }

ast::Compare Mirrored(ast::Compare compare) {
    switch (compare) {
        case ast::Compare::Less: return ast::Compare::Greater;
        case ast::Compare::LessEqual: return ast::Compare::GreaterEqual;
        case ast::Compare::Greater: return ast::Compare::Less;
        case ast::Compare::GreaterEqual: return ast::Compare::LessEqual;
        default: return compare;
    }
}

}  // namespace

void Execution::RunCompare(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Cells a = Of(node.a), b = Of(node.b);
    const Node &left = At(node.a), &right = At(node.b);
    const Bits* bits = JoinBits(id, {node.a, node.b}, n);
    std::uint8_t* out = Truths(id, n);
    if (left.lane == Lane::Narrow && right.lane == Lane::Narrow) {
        if (IsConstant(right))
            return kernels::CompareConstant(out, a.narrow, static_cast<std::int32_t>(right.number), node.compare, n);
        if (IsConstant(left))
            return kernels::CompareConstant(out, b.narrow, static_cast<std::int32_t>(left.number),
                                            Mirrored(node.compare), n);
        return kernels::Compare(out, a.narrow, b.narrow, node.compare, n);
    }
    if (left.lane == Lane::Wide && right.lane == Lane::Wide)
        return kernels::Compare(out, a.wide, b.wide, node.compare, n);
    const FractionCells x(*this, node.a), y(*this, node.b);
    for (std::size_t i = 0; i < n; ++i) {
        if (bits != nullptr && !IsValue(bits[i])) continue;
        if (left.lane == Lane::Text)
            out[i] = Holds(node.compare, a.texts[i]->compare(*b.texts[i]));
        else if (left.lane == Lane::Truth)
            out[i] = Holds(node.compare, a.truth[i] - b.truth[i]);
        else
            out[i] = Holds(node.compare, CompareFractions(x.At(i), y.At(i)));
    }
}

bool Execution::Equal(NodeId a, NodeId b, std::size_t index) const {
    const Node& left = At(a);
    switch (left.type) {
        case ValueType::Categories: return ((Integer(a, index) >> Integer(b, index)) & 1) != 0;
        case ValueType::Text: return *Of(a).texts[index] == *Of(b).texts[index];
        case ValueType::Number: return lang::Compare(Number(a, index), Number(b, index)) == 0;
        default: return Integer(a, index) == Integer(b, index);
    }
}

void Execution::RunInSet(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    std::uint8_t* out = Truths(id, n);
    Bits* bits = OwnBits(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        bits[i] = BitsAt(node.a, i);
        out[i] = 0;
        if (!IsValue(bits[i])) continue;
        Bits missing = 0;
        for (NodeId member : node.list) {
            const Bits other = BitsAt(member, i);
            if (!IsValue(other))
                missing |= other;
            else if (Equal(node.a, member, i))
                out[i] = 1;
        }
        if (out[i] == 0) bits[i] |= missing;
    }
    if (!kernels::AnySet(bits, n)) CellsOf(id).bits = nullptr;
}

void Execution::RunState(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const auto holds = [&node](Bits bits) {
        const base::CellState state = StateOf(bits);
        switch (node.test) {
            case ast::StateTest::Filled: return state == base::CellState::Value;
            case ast::StateTest::Blank: return state == base::CellState::Blank;
            case ast::StateTest::Refused: return state == base::CellState::Refused;
            case ast::StateTest::DontKnow: return state == base::CellState::DontKnow;
            case ast::StateTest::NotApplicable: return state == base::CellState::NotApplicable;
        }
        return false;
    };
    const bool all = node.test == ast::StateTest::Filled;
    std::uint8_t* out = Truths(id, n);
    const bool clean =
        std::all_of(node.list.begin(), node.list.end(), [this](NodeId tested) { return Of(tested).bits == nullptr; });
    CellsOf(id).bits = nullptr;
    if (clean) {
        std::fill_n(out, n, static_cast<std::uint8_t>(all));
        return;
    }
    Bits* bits = OwnBits(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        bool result = all;
        Bits refused = 0;
        for (NodeId tested : node.list) {
            const Bits tested_bits = BitsAt(tested, i);
            result = all ? result && holds(tested_bits) : result || holds(tested_bits);
            refused |= tested_bits & kRefused;
        }
        out[i] = result;
        bits[i] = refused;
    }
}

void Execution::RunIf(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    const Cells condition = Of(node.a), a = Of(node.b), b = Of(node.c);
    CellsOf(id).bits = nullptr;
    if (condition.bits != nullptr || a.bits != nullptr || b.bits != nullptr) {
        Bits* bits = OwnBits(id, n);
        for (std::size_t i = 0; i < n; ++i) {
            const Bits asked = condition.BitsAt(i), x = a.BitsAt(i), y = b.BitsAt(i);
            if (IsValue(asked))
                bits[i] = (condition.truth[i] != 0 ? x : y) | (asked & kRefused);
            else
                bits[i] = asked | ((x | y) & kRefused);
        }
    }
    const bool alike = At(node.b).lane == node.lane && At(node.c).lane == node.lane;
    if (node.lane == Lane::Narrow && alike)
        return kernels::Select(Narrows(id, n), condition.truth, a.narrow, b.narrow, n);
    if (node.lane == Lane::Wide && alike) return kernels::Select(Wides(id, n), condition.truth, a.wide, b.wide, n);
    if (node.lane == Lane::Truth) return kernels::Select(Truths(id, n), condition.truth, a.truth, b.truth, n);
    MakeRoom(id, n);
    for (std::size_t i = 0; i < n; ++i) CopyCell(condition.truth[i] != 0 ? node.b : node.c, i, id, i);
}

}  // namespace gongjian::lang
