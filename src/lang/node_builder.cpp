#include "lang/node_builder.h"

#include <algorithm>
#include <functional>

namespace gongjian::lang {
namespace {

std::size_t HashOf(const Node& node) {
    std::size_t hash = std::hash<std::string>()(node.text);
    const auto mix = [&hash](std::int64_t value) {
        hash = (hash ^ static_cast<std::size_t>(value)) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29;
    };
    mix(static_cast<int>(node.op)), mix(node.a), mix(node.b), mix(node.c), mix(node.number), mix(node.scale);
    mix(node.domain), mix(node.variable), mix(node.column), mix(node.table), mix(node.value);
    mix(node.offset), mix(node.low), mix(node.high);
    for (NodeId id : node.list) mix(id);
    return hash;
}

bool KeepsLaneOfA(Op op) {
    switch (op) {
        case Op::Broadcast:
        case Op::PickRow:
        case Op::Value:
        case Op::Coalesce: return true;
        default: return false;
    }
}

}  // namespace

Node NodeLike(Op op, const Node& like) {
    Node node;
    node.op = op;
    node.type = like.type;
    node.scale = like.scale;
    node.ratio = like.ratio;
    node.source = like.source;
    node.domain = like.domain;
    return node;
}

bool NodeBuilder::IsNarrow(const Bounds& bounds, int scale) const {
    // One bit of room: steps are rounded up and halves are added before they are divided.
    const Rational limit{std::int64_t{1} << 30, base::PowerOfTen(scale)};
    return bounds.low && bounds.high && lang::Compare(*bounds.high, limit) == -1 &&
           lang::Compare(*bounds.low, Rational{0, 1} - limit) == 1;
}

Lane NodeBuilder::LaneOf(const Node& node, const Bounds& bounds) const {
    if (node.op == Op::Hold) return At(node.b).lane;
    if (KeepsLaneOfA(node.op)) return At(node.a).lane;
    switch (node.type) {
        case ValueType::Bool: return Lane::Truth;
        case ValueType::Category:
        case ValueType::Date: return Lane::Narrow;
        case ValueType::Text: return Lane::Text;
        case ValueType::Categories:
        case ValueType::Roster: return Lane::Wide;
        case ValueType::Number: break;
    }
    if (node.ratio) return Lane::Ratio;
    if (!IsNarrow(bounds, node.scale) || node.wide) return Lane::Wide;
    // Kernels take operands of their own lane.
    switch (node.op) {
        case Op::Negate:
        case Op::Add:
        case Op::Subtract:
        case Op::Multiply:
        case Op::Least:
        case Op::Greatest:
        case Op::If:
        case Op::Fit:
        case Op::Linear:
        case Op::Steps:
        case Op::Tier: {
            for (NodeId operand : {node.op == Op::If ? kNoNode : node.a, node.b, node.c}) {
                if (operand != kNoNode && At(operand).lane != Lane::Narrow) return Lane::Wide;
            }
            break;
        }
        default: break;
    }
    return Lane::Narrow;
}

NodeId NodeBuilder::Add(Node node) {
    const Bounds bounds = node.type == ValueType::Number ? ProvenOf(node) : Bounds{};
    node.lane = LaneOf(node, bounds);
    const std::size_t hash = HashOf(node);
    const auto [first, last] = m_known.equal_range(hash);
    const auto found = std::find_if(first, last, [&](const auto& entry) { return At(entry.second) == node; });
    if (found != last) return found->second;
    const auto id = static_cast<NodeId>(m_list.nodes.size());
    m_known.emplace(hash, id);
    m_list.nodes.push_back(std::move(node));
    m_bounds.push_back(bounds);
    return id;
}

NodeId NodeBuilder::Number(const base::Decimal& value, int domain) {
    Node node;
    node.number = value.units;
    node.scale = value.scale;
    node.domain = domain;
    return Add(std::move(node));
}

NodeId NodeBuilder::Constant(ValueType type, std::int64_t value, int domain) {
    Node node;
    node.type = type;
    node.number = value;
    node.domain = domain;
    return Add(std::move(node));
}

NodeId NodeBuilder::Text(std::string text, int domain) {
    Node node;
    node.type = ValueType::Text;
    node.text = std::move(text);
    node.domain = domain;
    return Add(std::move(node));
}

NodeId NodeBuilder::InDomain(NodeId id, int roster) {
    if (id == kNoNode || At(id).domain == roster || roster == kCaseDomain) return id;
    Node node = At(id);
    if (node.op != Op::Constant) {
        node = NodeLike(Op::Broadcast, node);
        node.a = id;
    }
    node.domain = roster;
    return Add(std::move(node));
}

NodeId NodeBuilder::Fit(NodeId id, int scale, Lane lane) {
    Node node = At(id);
    const bool wide = lane == Lane::Wide;
    if (node.scale == scale && (!wide || node.lane == Lane::Wide)) return id;
    if (node.op == Op::Constant) {
        if (const auto units = base::UnitsAtScale({node.number, node.scale}, scale)) {
            node.number = *units;
            node.scale = scale;
            node.wide = wide;
            return Add(std::move(node));
        }
    }
    if (!wide && node.lane == Lane::Narrow) {
        Node linear = AsLinear(id);
        const std::int64_t factor = base::PowerOfTen(scale - node.scale);
        linear.number *= factor;
        linear.offset *= factor;
        if (linear.low != kNoLimit) linear.low *= factor;
        if (linear.high != -kNoLimit) linear.high *= factor;
        linear.scale = scale;
        if (const NodeId folded = AddLinear(std::move(linear)); folded != kNoNode) return folded;
    }
    Node fit;
    fit.op = Op::Fit;
    fit.scale = scale;
    fit.domain = node.domain;
    fit.a = id;
    fit.wide = wide;
    return Add(std::move(fit));
}

void NodeBuilder::FitBoth(NodeId& a, NodeId& b) {
    const int scale = std::max(At(a).scale, At(b).scale);
    a = Fit(a, scale, Lane::Narrow);
    b = Fit(b, scale, Lane::Narrow);
    if (At(a).lane == At(b).lane) return;
    a = Fit(a, scale, Lane::Wide);
    b = Fit(b, scale, Lane::Wide);
}

NodeId NodeBuilder::Arithmetic(Op op, NodeId a, NodeId b) {
    Node node;
    node.op = op;
    node.domain = At(a).domain;
    node.ratio = op == Op::Divide || At(a).ratio || At(b).ratio;
    if (!node.ratio) {
        node.scale = op == Op::Multiply ? At(a).scale + At(b).scale : std::max(At(a).scale, At(b).scale);
        node.ratio = node.scale > base::Decimal::kMaxScale;
    }
    if (node.ratio) {
        node.scale = 0;
    } else if (op == Op::Multiply) {
        if (At(a).lane != At(b).lane) {
            a = Fit(a, At(a).scale, Lane::Wide);
            b = Fit(b, At(b).scale, Lane::Wide);
        }
    } else {
        FitBoth(a, b);
    }
    if (!node.ratio) {
        if (const NodeId folded = Fold(op, a, b); folded != kNoNode) return folded;
    }
    node.a = a;
    node.b = b;
    if (!node.ratio && At(a).lane == Lane::Narrow && !IsNarrow(ProvenOf(node), node.scale)) {
        node.a = Fit(a, At(a).scale, Lane::Wide);
        node.b = Fit(b, At(b).scale, Lane::Wide);
    }
    return Add(std::move(node));
}

NodeId NodeBuilder::Negate(NodeId a) {
    if (At(a).lane == Lane::Narrow && At(a).op != Op::Constant)
        return Arithmetic(Op::Multiply, a, Number({-1, 0}, At(a).domain));
    Node node;
    node.op = Op::Negate;
    node.scale = At(a).scale;
    node.ratio = At(a).ratio;
    node.domain = At(a).domain;
    node.a = a;
    return Add(std::move(node));
}

NodeId NodeBuilder::Compare(ast::Compare compare, NodeId a, NodeId b) {
    if (At(a).type == ValueType::Number && !At(a).ratio && !At(b).ratio) FitBoth(a, b);
    Node node;
    node.op = Op::Compare;
    node.type = ValueType::Bool;
    node.domain = At(a).domain;
    node.a = a;
    node.b = b;
    node.compare = compare;
    return Add(std::move(node));
}

NodeId NodeBuilder::Logic(Op op, NodeId a, NodeId b) {
    if (a == kNoNode) return b;
    Node node;
    node.op = op;
    node.type = ValueType::Bool;
    node.domain = At(a).domain;
    node.a = a;
    node.b = b;
    return Add(std::move(node));
}

NodeId NodeBuilder::Not(NodeId a) {
    Node node;
    node.op = Op::Not;
    node.type = ValueType::Bool;
    node.domain = At(a).domain;
    node.a = a;
    return Add(std::move(node));
}

NodeId NodeBuilder::State(ast::StateTest test, std::vector<NodeId> tested) {
    Node node;
    node.op = Op::State;
    node.type = ValueType::Bool;
    node.domain = At(tested.front()).domain;
    node.test = test;
    node.list = std::move(tested);
    return Add(std::move(node));
}

NodeId NodeBuilder::If(NodeId condition, NodeId then, NodeId otherwise) {
    if (const NodeId tier = FoldTier(condition, then, otherwise); tier != kNoNode) return tier;
    Node node;
    node.op = Op::If;
    node.type = At(then).type;
    node.source = At(then).source;
    node.domain = At(condition).domain;
    if (node.type == ValueType::Number) {
        node.ratio = At(then).ratio || At(otherwise).ratio;
        if (!node.ratio) FitBoth(then, otherwise);
        node.scale = node.ratio ? 0 : At(then).scale;
    }
    node.a = condition;
    node.b = then;
    node.c = otherwise;
    return Add(std::move(node));
}

NodeId NodeBuilder::Hold(NodeId condition, NodeId rest) {
    Node hold = NodeLike(Op::Hold, At(rest));
    hold.a = condition;
    hold.b = rest;
    return Add(std::move(hold));
}

NodeId NodeBuilder::Coalesce(NodeId a, NodeId otherwise, bool also_skipped) {
    if (At(a).type == ValueType::Number && !At(a).ratio && !At(otherwise).ratio) FitBoth(a, otherwise);
    if (At(a).ratio && !At(otherwise).ratio)
        otherwise = Arithmetic(Op::Divide, otherwise, Number({1, 0}, At(otherwise).domain));
    if (At(otherwise).ratio && !At(a).ratio) a = Arithmetic(Op::Divide, a, Number({1, 0}, At(a).domain));
    Node node = NodeLike(Op::Coalesce, At(a));
    node.a = a;
    node.b = otherwise;
    node.also_skipped = also_skipped;
    return Add(std::move(node));
}

NodeId NodeBuilder::Round(NodeId a, int decimals, Rounding rounding) {
    const Node& from = At(a);
    if (!from.ratio && from.scale <= decimals) return Fit(a, decimals, Lane::Narrow);
    Node node;
    node.op = Op::Round;
    node.scale = decimals;
    node.domain = from.domain;
    node.a = a;
    node.rounding = rounding;
    return Add(std::move(node));
}

NodeId NodeBuilder::Steps(NodeId a, const base::Decimal& step, ast::Partial partial) {
    const int domain = At(a).domain;
    const bool exact = partial == ast::Partial::Proportional;
    const bool whole = !At(a).ratio && At(a).scale == 0 && step == base::Decimal{1, 0};
    if (exact || whole) {
        const NodeId counted = Arithmetic(Op::Greatest, a, Number({0, 0}, domain));
        if (step == base::Decimal{1, 0}) return counted;
        return Arithmetic(Op::Divide, counted, Number(step, domain));
    }
    Node node;
    node.op = Op::Steps;
    node.domain = domain;
    node.partial = partial == ast::Partial::CountsAsOne ? partial : ast::Partial::Ignored;
    if (!At(a).ratio) {
        // Both in the same units, so that narrow lanes divide whole numbers.
        const int scale = std::max(At(a).scale, step.scale);
        a = Fit(a, scale, Lane::Narrow);
        node.number = base::UnitsAtScale(step, scale).value_or(step.units);
        node.step_scale = scale;
    } else {
        node.number = step.units;
        node.step_scale = step.scale;
    }
    node.a = a;
    return Add(std::move(node));
}

}  // namespace gongjian::lang
