// Every node of a program as a column over one batch: the intermediate values that scoring reads and the explanation keeps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/columns.h"
#include "lang/program.h"
#include "lang/rational.h"

namespace gongjian::lang {

/// Values of one node: numbers scaled by Node::scale, or fractions where `denominators` is filled.
struct NodeColumn {
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> denominators;
    std::vector<base::CellState> states;
    const std::vector<std::string>* texts = nullptr;  ///< Text: numbers index into it
};

class NodeColumns {
public:
    /// Evaluates all nodes in order. `program` and `batch` must outlive the columns.
    NodeColumns(const std::vector<Node>& nodes, const std::vector<ValueProgram>& values, const base::Batch& batch);

    const Node& At(NodeId id) const { return m_nodes[static_cast<std::size_t>(id)]; }
    const NodeColumn& Column(NodeId id) const { return m_columns[static_cast<std::size_t>(id)]; }
    base::CellState State(NodeId id, std::size_t index) const { return Column(id).states[index]; }
    bool IsTrue(NodeId id, std::size_t index) const;
    bool IsFalse(NodeId id, std::size_t index) const;
    Rational Number(NodeId id, std::size_t index) const;
    /// Text of a Text node; empty unless it is a value.
    std::string TextAt(NodeId id, std::size_t index) const;

    const base::Batch& Batch() const { return m_batch; }
    /// Rows of roster `roster` of case `index`: [first, last).
    std::pair<std::size_t, std::size_t> Rows(int roster, std::size_t index) const;
    bool Overflowed(std::size_t index) const { return m_overflow[index] != 0; }
    void MarkOverflow(std::size_t index) { m_overflow[index] = 1; }

    /// The row that a PickRow node takes in case `index`, or -1: none, or more than one, or it cannot be told.
    long PickedRow(const Node& node, std::size_t index) const;
    /// Whether anything that a node reads, decided or not, is 拒答.
    bool ReadsRefused(NodeId id, std::size_t index) const;
    /// The first 待补 guard of a 取数 value that holds, or null.
    const ClauseProgram* HeldPending(int value, std::size_t index) const;

private:
    std::size_t SizeOf(int domain) const;
    std::size_t CaseOf(int domain, std::size_t index) const;
    void Evaluate(const Node& node, NodeColumn& out);
    void EvaluateConstant(const Node& node, NodeColumn& out);
    void EvaluateLoad(const Node& node, NodeColumn& out);
    void EvaluateBroadcast(const Node& node, NodeColumn& out);
    void EvaluateLogic(const Node& node, NodeColumn& out);
    void EvaluateArithmetic(const Node& node, NodeColumn& out);
    void EvaluateCompare(const Node& node, NodeColumn& out);
    void EvaluateInSet(const Node& node, NodeColumn& out);
    void EvaluateState(const Node& node, NodeColumn& out);
    void EvaluateIf(const Node& node, NodeColumn& out);
    void EvaluateRows(const Node& node, NodeColumn& out);
    void EvaluateTruthOfRows(const Node& node, NodeColumn& out);
    void EvaluatePick(const Node& node, NodeColumn& out);
    void EvaluateValue(const Node& node, NodeColumn& out);
    void Store(const Node& node, NodeColumn& out, std::size_t index, const Rational& value);
    void Copy(const Node& from, const NodeColumn& column, std::size_t source, const Node& node, NodeColumn& out,
              std::size_t index);

    const std::vector<Node>& m_nodes;
    const std::vector<ValueProgram>& m_values;
    const base::Batch& m_batch;
    std::vector<NodeColumn> m_columns;
    std::vector<std::uint8_t> m_overflow;
    std::vector<std::vector<std::uint32_t>> m_case_of_row;  ///< by roster variable
};

/// Arithmetic and comparison: any 不适用 gives 不适用, else any unknown gives unknown, 拒答 before the others.
base::CellState Poisoned(base::CellState a, base::CellState b);
/// The more telling of two unknown states.
base::CellState Unknown(base::CellState a, base::CellState b);

}  // namespace gongjian::lang
