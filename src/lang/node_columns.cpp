#include "lang/node_columns.h"

#include <algorithm>

namespace gongjian::lang {

using base::CellState;
using base::IsUnknown;

base::CellState Unknown(CellState a, CellState b) {
    if (a == CellState::Refused || b == CellState::Refused) return CellState::Refused;
    if (a == CellState::DontKnow || b == CellState::DontKnow) return CellState::DontKnow;
    return CellState::Blank;
}

base::CellState Poisoned(CellState a, CellState b) {
    if (a == CellState::Value && b == CellState::Value) return CellState::Value;
    if (a == CellState::NotApplicable || b == CellState::NotApplicable) return CellState::NotApplicable;
    return Unknown(a, b);
}

NodeColumns::NodeColumns(const std::vector<Node>& nodes, const std::vector<ValueProgram>& values,
                         const base::Batch& batch)
    : m_nodes(nodes),
      m_values(values),
      m_batch(batch),
      m_columns(nodes.size()),
      m_overflow(batch.cases, 0),
      m_case_of_row(batch.columns.size()) {
    for (std::size_t roster = 0; roster < batch.columns.size(); ++roster) {
        const auto& offsets = batch.columns[roster].offsets;
        if (offsets.empty()) continue;
        m_case_of_row[roster].resize(offsets.back());
        for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
            std::fill(m_case_of_row[roster].begin() + offsets[i], m_case_of_row[roster].begin() + offsets[i + 1],
                      static_cast<std::uint32_t>(i));
        }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) Evaluate(nodes[i], m_columns[i]);
}

std::size_t NodeColumns::SizeOf(int domain) const {
    return domain == kCaseDomain ? m_batch.cases : m_case_of_row[static_cast<std::size_t>(domain)].size();
}

std::size_t NodeColumns::CaseOf(int domain, std::size_t index) const {
    return domain == kCaseDomain ? index : m_case_of_row[static_cast<std::size_t>(domain)][index];
}

std::pair<std::size_t, std::size_t> NodeColumns::Rows(int roster, std::size_t index) const {
    const auto& offsets = m_batch.columns[static_cast<std::size_t>(roster)].offsets;
    if (offsets.empty()) return {0, 0};
    return {offsets[index], offsets[index + 1]};
}

bool NodeColumns::IsTrue(NodeId id, std::size_t index) const {
    const NodeColumn& column = Column(id);
    return column.states[index] == CellState::Value && column.numbers[index] != 0;
}

bool NodeColumns::IsFalse(NodeId id, std::size_t index) const {
    const NodeColumn& column = Column(id);
    return column.states[index] == CellState::Value && column.numbers[index] == 0;
}

Rational NodeColumns::Number(NodeId id, std::size_t index) const {
    const NodeColumn& column = Column(id);
    const base::Int128 denominator =
        column.denominators.empty() ? base::PowerOfTen(At(id).scale) : column.denominators[index];
    return {column.numbers[index], denominator};
}

std::string NodeColumns::TextAt(NodeId id, std::size_t index) const {
    const NodeColumn& column = Column(id);
    if (column.texts == nullptr || column.states[index] != CellState::Value) return {};
    return (*column.texts)[static_cast<std::size_t>(column.numbers[index])];
}

void NodeColumns::Store(const Node& node, NodeColumn& out, std::size_t index, const Rational& value) {
    Rational kept = value;
    if (!node.ratio) {
        if (const auto units = RoundToUnits(value, node.scale)) {
            out.numbers[index] = *units;
            return;
        }
        kept = Rational::Overflowed();
    } else if (!kept.HasOverflowed() && !(base::FitsInt64(kept.numerator) && base::FitsInt64(kept.denominator))) {
        kept = kept + Rational{0, 1};
        base::Int128 a = kept.numerator < 0 ? -kept.numerator : kept.numerator, b = kept.denominator;
        while (b != 0) {
            const base::Int128 rest = a % b;
            a = b;
            b = rest;
        }
        if (a > 1) kept = {kept.numerator / a, kept.denominator / a};
    }
    if (kept.HasOverflowed() || !base::FitsInt64(kept.numerator) || !base::FitsInt64(kept.denominator)) {
        MarkOverflow(CaseOf(node.domain, index));
        out.states[index] = CellState::DontKnow;
        if (node.ratio) out.denominators[index] = 1;
        return;
    }
    out.numbers[index] = static_cast<std::int64_t>(kept.numerator);
    out.denominators[index] = static_cast<std::int64_t>(kept.denominator);
}

void NodeColumns::Copy(const Node& from, const NodeColumn& column, std::size_t source, const Node& node,
                       NodeColumn& out, std::size_t index) {
    out.states[index] = column.states[source];
    if (column.states[source] != CellState::Value) return;
    if (node.type == ValueType::Number && (node.ratio != from.ratio || node.scale != from.scale)) {
        const base::Int128 denominator =
            column.denominators.empty() ? base::PowerOfTen(from.scale) : column.denominators[source];
        Store(node, out, index, {column.numbers[source], denominator});
        return;
    }
    out.numbers[index] = column.numbers[source];
    if (node.ratio) out.denominators[index] = column.denominators[source];
}

void NodeColumns::Evaluate(const Node& node, NodeColumn& out) {
    const std::size_t size = SizeOf(node.domain);
    out.numbers.assign(size, 0);
    out.states.assign(size, CellState::Value);
    if (node.ratio) out.denominators.assign(size, 1);
    switch (node.op) {
        case Op::Constant: return EvaluateConstant(node, out);
        case Op::Load: return EvaluateLoad(node, out);
        case Op::Broadcast: return EvaluateBroadcast(node, out);
        case Op::Not:
        case Op::And:
        case Op::Or: return EvaluateLogic(node, out);
        case Op::Negate:
        case Op::Add:
        case Op::Subtract:
        case Op::Multiply:
        case Op::Divide: return EvaluateArithmetic(node, out);
        case Op::Compare: return EvaluateCompare(node, out);
        case Op::InSet: return EvaluateInSet(node, out);
        case Op::State: return EvaluateState(node, out);
        case Op::If: return EvaluateIf(node, out);
        case Op::CountRows:
        case Op::SumRows:
        case Op::MinimumRows:
        case Op::MaximumRows:
        case Op::MeanRows: return EvaluateRows(node, out);
        case Op::AnyRows:
        case Op::AllRows: return EvaluateTruthOfRows(node, out);
        case Op::PickRow: return EvaluatePick(node, out);
        case Op::Value: return EvaluateValue(node, out);
    }
}

void NodeColumns::EvaluateConstant(const Node& node, NodeColumn& out) {
    if (node.type == ValueType::Text) {
        out.texts = nullptr;  // the node's own text; see EvaluateCompare
        return;
    }
    std::fill(out.numbers.begin(), out.numbers.end(), node.number);
}

void NodeColumns::EvaluateLoad(const Node& node, NodeColumn& out) {
    const base::Column& variable = m_batch.columns[static_cast<std::size_t>(node.variable)];
    const base::Column& column = node.column < 0 ? variable : variable.children[static_cast<std::size_t>(node.column)];
    std::copy(column.values.begin(), column.values.end(), out.numbers.begin());
    std::copy(column.states.begin(), column.states.end(), out.states.begin());
    out.texts = &column.texts;
}

void NodeColumns::EvaluateBroadcast(const Node& node, NodeColumn& out) {
    const NodeColumn& a = Column(node.a);
    out.texts = a.texts;
    for (std::size_t i = 0; i < out.states.size(); ++i) Copy(At(node.a), a, CaseOf(node.domain, i), node, out, i);
}

void NodeColumns::EvaluateLogic(const Node& node, NodeColumn& out) {
    const NodeColumn& a = Column(node.a);
    if (node.op == Op::Not) {
        for (std::size_t i = 0; i < out.states.size(); ++i) {
            out.states[i] = a.states[i];
            out.numbers[i] = a.numbers[i] == 0;
        }
        return;
    }
    // Kleene with two missing values: what decides wins, then unknown, then 不适用.
    const NodeColumn& b = Column(node.b);
    const std::int64_t deciding = node.op == Op::Or;
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        const bool a_known = a.states[i] == CellState::Value, b_known = b.states[i] == CellState::Value;
        if ((a_known && a.numbers[i] == deciding) || (b_known && b.numbers[i] == deciding)) {
            out.numbers[i] = deciding;
        } else if (a_known && b_known) {
            out.numbers[i] = !deciding;
        } else if (IsUnknown(a.states[i]) || IsUnknown(b.states[i])) {
            out.states[i] = Unknown(IsUnknown(a.states[i]) ? a.states[i] : CellState::Blank,
                                    IsUnknown(b.states[i]) ? b.states[i] : CellState::Blank);
        } else {
            out.states[i] = CellState::NotApplicable;
        }
    }
}

void NodeColumns::EvaluateArithmetic(const Node& node, NodeColumn& out) {
    const NodeColumn& a = Column(node.a);
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        out.states[i] = node.b == kNoNode ? a.states[i] : Poisoned(a.states[i], Column(node.b).states[i]);
        if (out.states[i] != CellState::Value) continue;
        const Rational x = Number(node.a, i);
        if (node.op == Op::Negate) {
            Store(node, out, i, Rational{0, 1} - x);
            continue;
        }
        const Rational y = Number(node.b, i);
        switch (node.op) {
            case Op::Add: Store(node, out, i, x + y); break;
            case Op::Subtract: Store(node, out, i, x - y); break;
            case Op::Multiply: Store(node, out, i, x * y); break;
            default:
                // A guard has already decided every case in which the divisor is zero (the checker proves it).
                if (y.numerator == 0)
                    out.states[i] = CellState::Blank;
                else
                    Store(node, out, i, x / y);
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

const std::string& TextOf(const Node& node, const NodeColumn& column, std::size_t index) {
    return node.op == Op::Constant ? node.text : (*column.texts)[static_cast<std::size_t>(column.numbers[index])];
}

}  // namespace

void NodeColumns::EvaluateCompare(const Node& node, NodeColumn& out) {
    const NodeColumn &a = Column(node.a), &b = Column(node.b);
    const Node &left = At(node.a), &right = At(node.b);
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        out.states[i] = Poisoned(a.states[i], b.states[i]);
        if (out.states[i] != CellState::Value) continue;
        int order;
        if (left.type == ValueType::Text) {
            order = TextOf(left, a, i).compare(TextOf(right, b, i));
        } else if (left.type == ValueType::Number && (left.ratio || right.ratio || left.scale != right.scale)) {
            const auto exact = Compare(Number(node.a, i), Number(node.b, i));
            if (!exact) {
                MarkOverflow(CaseOf(node.domain, i));
                out.states[i] = CellState::DontKnow;
                continue;
            }
            order = *exact;
        } else {
            order = a.numbers[i] < b.numbers[i] ? -1 : a.numbers[i] > b.numbers[i] ? 1 : 0;
        }
        out.numbers[i] = Holds(node.compare, order);
    }
}

void NodeColumns::EvaluateInSet(const Node& node, NodeColumn& out) {
    const NodeColumn& a = Column(node.a);
    const Node& left = At(node.a);
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        out.states[i] = a.states[i];
        if (a.states[i] != CellState::Value) continue;
        CellState missing = CellState::Value;
        for (NodeId member : node.list) {
            const NodeColumn& b = Column(member);
            if (b.states[i] != CellState::Value) {
                missing = missing == CellState::Value ? b.states[i] : Poisoned(missing, b.states[i]);
                continue;
            }
            bool equal;
            if (left.type == ValueType::Categories)
                equal = (a.numbers[i] >> b.numbers[i]) & 1;
            else if (left.type == ValueType::Text)
                equal = TextOf(left, a, i) == TextOf(At(member), b, i);
            else
                equal = Compare(Number(node.a, i), Number(member, i)) == 0;
            if (equal) out.numbers[i] = 1;
        }
        if (out.numbers[i] == 0 && missing != CellState::Value) out.states[i] = missing;
    }
}

void NodeColumns::EvaluateState(const Node& node, NodeColumn& out) {
    const auto holds = [&node](CellState state) {
        switch (node.test) {
            case ast::StateTest::Filled: return state == CellState::Value;
            case ast::StateTest::Blank: return state == CellState::Blank;
            case ast::StateTest::Refused: return state == CellState::Refused;
            case ast::StateTest::DontKnow: return state == CellState::DontKnow;
            case ast::StateTest::NotApplicable: return state == CellState::NotApplicable;
        }
        return false;
    };
    const bool all = node.test == ast::StateTest::Filled;
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        bool result = all;
        for (NodeId tested : node.list)
            result = all ? result && holds(State(tested, i)) : result || holds(State(tested, i));
        out.numbers[i] = result;
    }
}

void NodeColumns::EvaluateIf(const Node& node, NodeColumn& out) {
    out.texts = Column(node.b).texts;
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        if (State(node.a, i) != CellState::Value) {
            out.states[i] = State(node.a, i);
            continue;
        }
        const NodeId taken = IsTrue(node.a, i) ? node.b : node.c;
        Copy(At(taken), Column(taken), i, node, out, i);
    }
}

}  // namespace gongjian::lang
