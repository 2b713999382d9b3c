// Chains of arithmetic with constants become one node: number × a + offset within limits stays of that form whatever is
// multiplied, added, capped or floored after it. A deduction by steps with floor and cap is then one pass over the column.
#include <algorithm>

#include "lang/node_builder.h"

namespace gongjian::lang {

Node NodeBuilder::AsLinear(NodeId id) const {
    if (At(id).op == Op::Linear) return At(id);
    Node node;
    node.op = Op::Linear;
    node.scale = At(id).scale;
    node.domain = At(id).domain;
    node.a = id;
    node.number = 1;
    return node;
}

NodeId NodeBuilder::AddLinear(Node linear) {
    // Also what is cut off afterwards must fit: the kernel works in 32 bits throughout.
    Node uncut = linear;
    uncut.low = kNoLimit;
    uncut.high = -kNoLimit;
    constexpr std::int64_t most = std::int64_t{1} << 30;
    const auto fits = [](std::int64_t limit, std::int64_t none) {
        return limit == none || (limit > -most && limit < most);
    };
    const bool good = IsNarrow(ProvenOf(uncut), uncut.scale) && fits(linear.number, 0) && fits(linear.offset, 0) &&
                      fits(linear.low, kNoLimit) && fits(linear.high, -kNoLimit);
    if (!good) return kNoNode;
    const bool plain = linear.number == 1 && linear.offset == 0 && linear.low == kNoLimit && linear.high == -kNoLimit;
    if (plain && linear.scale == At(linear.a).scale) return linear.a;
    return Add(std::move(linear));
}

namespace {

bool HasLow(const Node& linear) { return linear.low != kNoLimit; }
bool HasHigh(const Node& linear) { return linear.high != -kNoLimit; }

void MultiplyBy(Node& linear, std::int64_t factor) {
    linear.number *= factor;
    linear.offset *= factor;
    if (HasLow(linear)) linear.low *= factor;
    if (HasHigh(linear)) linear.high *= factor;
    if (factor >= 0) return;
    const bool low = HasLow(linear), high = HasHigh(linear);
    std::swap(linear.low, linear.high);
    if (!high) linear.low = kNoLimit;
    if (!low) linear.high = -kNoLimit;
}

void AddTo(Node& linear, std::int64_t value) {
    linear.offset += value;
    if (HasLow(linear)) linear.low += value;
    if (HasHigh(linear)) linear.high += value;
}

}  // namespace

NodeId NodeBuilder::Fold(Op op, NodeId a, NodeId b) {
    const bool narrow = At(a).lane == Lane::Narrow && At(b).lane == Lane::Narrow;
    if (!narrow || At(a).type != ValueType::Number || At(b).type != ValueType::Number) return kNoNode;
    const bool from_constant = At(a).op == Op::Constant;
    if (from_constant == (At(b).op == Op::Constant)) return kNoNode;
    Node linear = AsLinear(from_constant ? b : a);
    const std::int64_t value = At(from_constant ? a : b).number;
    switch (op) {
        case Op::Multiply:
            MultiplyBy(linear, value);
            linear.scale = At(a).scale + At(b).scale;
            break;
        case Op::Add: AddTo(linear, value); break;
        case Op::Subtract:
            if (from_constant) MultiplyBy(linear, -1);
            AddTo(linear, from_constant ? value : -value);
            break;
        case Op::Least:
            linear.high = std::min(linear.high, value);
            // A cap below the floor of before wins, as it came later.
            if (HasLow(linear)) linear.low = std::min(linear.low, linear.high);
            break;
        case Op::Greatest:
            linear.low = std::max(linear.low, value);
            if (HasHigh(linear)) linear.high = std::max(linear.high, linear.low);
            break;
        default: return kNoNode;
    }
    return AddLinear(std::move(linear));
}

NodeId NodeBuilder::FoldTier(NodeId condition, NodeId then, NodeId otherwise) {
    const Node& asked = At(condition);
    const bool constants =
        At(then).op == Op::Constant && At(otherwise).op == Op::Constant && At(then).type == ValueType::Number;
    if (!constants || asked.op != Op::Compare || At(asked.b).op != Op::Constant) return kNoNode;
    if (At(asked.a).type != ValueType::Number || At(asked.a).lane != Lane::Narrow || At(asked.b).lane != Lane::Narrow)
        return kNoNode;
    const bool from_equal = asked.compare == ast::Compare::GreaterEqual || asked.compare == ast::Compare::Less;
    if (!from_equal && asked.compare != ast::Compare::Greater && asked.compare != ast::Compare::LessEqual)
        return kNoNode;
    FitBoth(then, otherwise);
    if (At(then).lane != Lane::Narrow) return kNoNode;
    const bool above = asked.compare == ast::Compare::GreaterEqual || asked.compare == ast::Compare::Greater;
    const std::int64_t high = At(above ? then : otherwise).number, low = At(above ? otherwise : then).number;
    TierTable table;
    const Rational from = Rational::From({At(asked.b).number, At(asked.b).scale});
    TierTable::Line upper, lower;
    upper.low = from;
    upper.low_open = !from_equal;
    upper.points = high;
    lower.points = low;
    table.lines = {upper, lower};
    table.base = low;
    table.narrow = {
        {static_cast<std::int32_t>(At(asked.b).number + (from_equal ? 0 : 1)), static_cast<std::int32_t>(high - low)}};
    Node node;
    node.op = Op::Tier;
    node.scale = At(then).scale;
    node.domain = asked.domain;
    node.a = asked.a;
    node.table = static_cast<int>(m_list.tiers.size());
    m_list.tiers.push_back(std::move(table));
    return Add(std::move(node));
}

}  // namespace gongjian::lang
