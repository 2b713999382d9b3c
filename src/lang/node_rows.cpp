// Nodes that look into rosters: aggregates over rows, the value of one row, and 取数 values with their guards.
#include "lang/node_columns.h"

namespace gongjian::lang {

using base::CellState;
using base::IsUnknown;

void NodeColumns::EvaluateRows(const Node& node, NodeColumn& out) {
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        const auto [first, last] = Rows(node.roster, i);
        CellState missing = CellState::Value;
        Rational result{0, 1};
        std::int64_t counted = 0;
        for (std::size_t row = first; row < last; ++row) {
            const CellState filter = node.b == kNoNode ? CellState::Value : State(node.b, row);
            if (filter == CellState::NotApplicable ||
                (filter == CellState::Value && node.b != kNoNode && IsFalse(node.b, row)))
                continue;
            const CellState cell = node.a == kNoNode ? CellState::Value : State(node.a, row);
            if (cell == CellState::NotApplicable) continue;
            if (IsUnknown(filter)) {
                if (node.blanks != ast::BlankPolicy::Ignore)
                    missing = missing == CellState::Value ? filter : Unknown(missing, filter);
                continue;
            }
            Rational value{1, 1};
            if (node.a != kNoNode && cell == CellState::Value) value = Number(node.a, row);
            if (IsUnknown(cell)) {
                if (node.blanks == ast::BlankPolicy::Ignore) continue;
                if (node.blanks == ast::BlankPolicy::As && cell == CellState::Blank) {
                    value = {node.blank_number, base::PowerOfTen(At(node.a).scale)};
                } else {
                    missing = missing == CellState::Value ? cell : Unknown(missing, cell);
                    continue;
                }
            }
            ++counted;
            if (node.op == Op::MinimumRows)
                result = counted == 1 ? value : Minimum(result, value);
            else if (node.op == Op::MaximumRows)
                result = counted == 1 ? value : Maximum(result, value);
            else
                result = result + value;
        }
        const bool needs_rows = node.op != Op::CountRows && node.op != Op::SumRows;
        if (missing != CellState::Value)
            out.states[i] = missing;
        else if (needs_rows && counted == 0)
            out.states[i] = CellState::NotApplicable;
        else
            Store(node, out, i, node.op == Op::MeanRows ? result / Rational{counted, 1} : result);
    }
}

void NodeColumns::EvaluateTruthOfRows(const Node& node, NodeColumn& out) {
    const bool any = node.op == Op::AnyRows;
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        const auto [first, last] = Rows(node.roster, i);
        CellState missing = CellState::Value;
        bool decided = false;
        for (std::size_t row = first; row < last && !decided; ++row) {
            const CellState filter = node.b == kNoNode ? CellState::Value : State(node.b, row);
            if (filter == CellState::NotApplicable || (node.b != kNoNode && IsFalse(node.b, row))) continue;
            const CellState cell = State(node.a, row);
            if (cell == CellState::NotApplicable) continue;
            const bool outcome_is_open = cell != CellState::Value || (IsTrue(node.a, row) == any);
            if (filter == CellState::Value && cell == CellState::Value) {
                decided = IsTrue(node.a, row) == any;
            } else if (outcome_is_open) {
                const CellState state = IsUnknown(filter) ? (IsUnknown(cell) ? Unknown(filter, cell) : filter) : cell;
                if (node.blanks != ast::BlankPolicy::Ignore)
                    missing = missing == CellState::Value ? state : Unknown(missing, state);
            }
        }
        if (!decided && missing != CellState::Value) out.states[i] = missing;
        out.numbers[i] = decided == any;
    }
}

long NodeColumns::PickedRow(const Node& node, std::size_t index) const {
    const auto [first, last] = Rows(node.roster, index);
    long picked = -1;
    for (std::size_t row = first; row < last; ++row) {
        if (!IsTrue(node.b, row)) continue;
        if (picked >= 0) return -1;  // two rows for one group: it cannot be told which counts
        picked = static_cast<long>(row);
    }
    return picked;
}

void NodeColumns::EvaluatePick(const Node& node, NodeColumn& out) {
    out.texts = Column(node.a).texts;
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        const long row = PickedRow(node, i);
        if (row < 0)
            out.states[i] = CellState::Blank;
        else
            Copy(At(node.a), Column(node.a), static_cast<std::size_t>(row), node, out, i);
    }
}

const ClauseProgram* NodeColumns::HeldPending(int value, std::size_t index) const {
    for (const ClauseProgram& guard : m_values[static_cast<std::size_t>(value)].pending) {
        if (IsTrue(guard.condition, index)) return &guard;
    }
    return nullptr;
}

void NodeColumns::EvaluateValue(const Node& node, NodeColumn& out) {
    out.texts = Column(node.a).texts;
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        CellState guarded = CellState::Value;
        for (NodeId guard : node.list) {
            if (IsFalse(guard, i)) continue;
            const CellState state = State(guard, i);
            guarded = state == CellState::Value || state == CellState::NotApplicable ? CellState::Blank : state;
            break;
        }
        if (guarded == CellState::Value) {
            Copy(At(node.a), Column(node.a), i, node, out, i);
            continue;
        }
        // A refused answer is not made good by filling in the others: it stays visible through the guard.
        bool refused = ReadsRefused(node.a, i);
        for (NodeId guard : node.list) refused = refused || ReadsRefused(guard, i);
        out.states[i] = refused ? CellState::Refused : guarded;
    }
}

bool NodeColumns::ReadsRefused(NodeId id, std::size_t index) const {
    if (id == kNoNode) return false;
    const Node& node = At(id);
    switch (node.op) {
        case Op::Constant: return false;
        case Op::Load: return State(id, index) == CellState::Refused;
        case Op::Broadcast: return ReadsRefused(node.a, CaseOf(node.domain, index));
        case Op::PickRow: {
            const long row = PickedRow(node, index);
            return row >= 0 && ReadsRefused(node.a, static_cast<std::size_t>(row));
        }
        case Op::CountRows:
        case Op::SumRows:
        case Op::MinimumRows:
        case Op::MaximumRows:
        case Op::MeanRows:
        case Op::AnyRows:
        case Op::AllRows: {
            const auto [first, last] = Rows(node.roster, index);
            for (std::size_t row = first; row < last; ++row) {
                if (node.b != kNoNode && IsFalse(node.b, row)) continue;
                if (ReadsRefused(node.a, row) || ReadsRefused(node.b, row)) return true;
            }
            return false;
        }
        case Op::Value:
            // An answered question may have decided the value without the refused one.
            if (State(id, index) == CellState::Value) return false;
            break;
        default: break;
    }
    for (NodeId operand : {node.a, node.b, node.c}) {
        if (ReadsRefused(operand, index)) return true;
    }
    for (NodeId operand : node.list) {
        if (ReadsRefused(operand, index)) return true;
    }
    return false;
}

}  // namespace gongjian::lang
