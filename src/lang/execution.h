// Runs the nodes of a program over a stretch of a batch: each node fills one array of cells, in topological order. The arrays of
// the last stretch stay readable: they are the intermediate values that explanations are made from. Private to lang.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/columns.h"
#include "lang/cells.h"
#include "lang/program.h"
#include "lang/rational.h"

namespace gongjian::lang {

/// Cells of one node; which pointer is set follows from Node::lane.
struct Cells {
    const std::uint8_t* truth = nullptr;
    const std::int32_t* narrow = nullptr;
    const std::int64_t* wide = nullptr;  ///< Wide; numerators of Ratio
    const std::int64_t* denominators = nullptr;
    const std::string* const* texts = nullptr;
    const Bits* bits = nullptr;  ///< null: every cell is a value

    Bits BitsAt(std::size_t index) const { return bits == nullptr ? Bits{0} : bits[index]; }
};

class Execution {
public:
    /// So many cases are run at a time, so that their cells stay in the processor's cache, and fewer where they have so many rows
    /// that memory would grow with them: a stretch ends with the case that passes this number.
    static constexpr std::size_t kStretch = 1024;
    static constexpr std::size_t kRowsOfStretch = 65'536;
    /// Where the stretch that begins with case `first` ends.
    static std::size_t EndOfStretch(const base::Batch& batch, std::size_t first);

    /// `list` and `batch` must outlive the execution. `only`: the nodes to run, in order, with all that they are made of; empty:
    /// every node.
    Execution(const NodeList& list, const base::Batch& batch, std::vector<NodeId> only = {});

    /// Runs all nodes for `count` cases from `first` on. Indices below count from the first case, or row, of this stretch.
    void Run(std::size_t first, std::size_t count);

    std::size_t First() const { return m_first; }
    std::size_t Count() const { return m_count; }
    const Node& At(NodeId id) const { return m_list[id]; }
    const NodeList& List() const { return m_list; }
    const Cells& Of(NodeId id) const { return m_cells[static_cast<std::size_t>(id)]; }
    const base::Batch& Batch() const { return m_batch; }

    Bits BitsAt(NodeId id, std::size_t index) const { return Of(id).BitsAt(index); }
    bool IsTrue(NodeId id, std::size_t index) const { return IsValue(BitsAt(id, index)) && Of(id).truth[index] != 0; }
    bool IsFalse(NodeId id, std::size_t index) const { return IsValue(BitsAt(id, index)) && Of(id).truth[index] == 0; }
    /// A Number, whatever its lane. Meaningless unless the cell is a value.
    Rational Number(NodeId id, std::size_t index) const;
    /// Truth, number at its scale, category index, days, bit set.
    std::int64_t Integer(NodeId id, std::size_t index) const;
    /// Empty unless the cell is a value.
    std::string Text(NodeId id, std::size_t index) const;

    /// Rows of a roster variable in case `index`: [first, last), counted from the first row of this stretch.
    std::pair<std::size_t, std::size_t> Rows(int roster, std::size_t index) const;
    /// Where the first row of this stretch stands in the roster's columns.
    std::size_t FirstRow(int roster) const;
    /// A ledger that was not given: nothing is known of its rows.
    bool IsAbsent(int variable) const { return static_cast<std::size_t>(variable) >= m_batch.columns.size(); }
    /// What is missing of the roster as a whole in case `index`: a ledger that was not given there.
    Bits RosterBits(int roster, std::size_t index) const;
    /// The case of a row, both counted from the start of this stretch.
    std::size_t CaseOfRow(int roster, std::size_t row) const;
    /// The row that a PickRow node takes in case `index`, or -1: none, or more than one, or it cannot be told.
    long PickedRow(const Node& node, std::size_t index) const;
    /// 1 for each case in which a number left its range.
    const std::vector<std::uint8_t>& Overflow() const { return m_overflow; }

private:
    struct Buffer {
        std::vector<std::int64_t> wide, denominators;
        std::vector<std::int32_t> narrow;
        std::vector<std::uint8_t> truth;
        std::vector<const std::string*> texts;
        std::vector<Bits> bits;
        std::size_t filled = 0;  ///< Constant: so many cells hold it already
    };

    std::size_t SizeOf(int domain) const;
    Buffer& BufferOf(NodeId id) { return m_buffers[static_cast<std::size_t>(id)]; }
    Cells& CellsOf(NodeId id) { return m_cells[static_cast<std::size_t>(id)]; }
    // Arrays of the node being run, large enough; the pointers in m_cells are set.
    std::uint8_t* Truths(NodeId id, std::size_t n);
    std::int32_t* Narrows(NodeId id, std::size_t n);
    std::int64_t* Wides(NodeId id, std::size_t n);
    std::int64_t* Denominators(NodeId id, std::size_t n);
    const std::string** Texts(NodeId id, std::size_t n);
    Bits* OwnBits(NodeId id, std::size_t n);
    /// The node's own bits, all clear if it had none. Not for nodes that share the cells of another.
    Bits* WritableBits(NodeId id, std::size_t n);
    /// Bits of the operands by or; null if all cells of all of them are values. The result is the node's own if it is not null.
    Bits* JoinBits(NodeId id, const std::vector<NodeId>& operands, std::size_t n);
    /// One byte per cell, all clear, for the checked kernels.
    std::vector<std::uint8_t>& ClearOverflow(std::size_t n);
    /// Cells that left their range become unknown, and their cases are marked.
    void TakeOverflow(NodeId id, const std::vector<std::uint8_t>& overflow, std::size_t n);
    /// Stores an exact number at the node's lane and scale.
    void Put(NodeId id, std::size_t index, const Rational& value);
    void MarkOverflow(NodeId id, std::size_t index);
    /// Copies one cell of any lane but Ratio-to-plain: both nodes have the same type, lane and scale.
    void CopyCell(NodeId from, std::size_t source, NodeId to, std::size_t index);
    void MakeRoom(NodeId id, std::size_t n);

    void RunNode(NodeId id);

    // execution.cpp: sources
    void RunConstant(NodeId id, const Node& node);
    void RunUnknown(NodeId id, const Node& node);
    void RunToday(NodeId id, const Node& node);
    void RunLoad(NodeId id, const Node& node);
    void RunBroadcast(NodeId id, const Node& node);

    // execute_logic.cpp
    void RunNot(NodeId id, const Node& node);
    void RunAndOr(NodeId id, const Node& node);
    void RunCompare(NodeId id, const Node& node);
    void RunInSet(NodeId id, const Node& node);
    void RunState(NodeId id, const Node& node);
    void RunIf(NodeId id, const Node& node);
    bool Equal(NodeId a, NodeId b, std::size_t index) const;

    // execute_numbers.cpp
    void RunFit(NodeId id, const Node& node);
    void RunLinear(NodeId id, const Node& node);
    void RunArithmetic(NodeId id, const Node& node);
    void RunNarrow(NodeId id, const Node& node, std::size_t n);
    void RunWide(NodeId id, const Node& node, std::size_t n);
    void RunExact(NodeId id, const Node& node, std::size_t n);
    void RunRound(NodeId id, const Node& node);
    void RunCoalesce(NodeId id, const Node& node);

    // execute_dates.cpp
    void RunDates(NodeId id, const Node& node);

    // execute_rows.cpp
    void RunRows(NodeId id, const Node& node);
    void RunTruthOfRows(NodeId id, const Node& node);
    void RunPick(NodeId id, const Node& node);
    struct RowRange {
        std::size_t first, last;
    };
    /// Gathers the values of the rows that take part; returns the bits of what is missing (0: nothing).
    Bits GatherRows(const Node& node, RowRange rows, std::vector<std::pair<std::size_t, Rational>>& values) const;
    Rational Aggregate(const Node& node, std::size_t index,
                       std::vector<std::pair<std::size_t, Rational>>& values) const;

    // execute_groups.cpp: rows compared with the other rows of their roster
    void RunGroups(NodeId id, const Node& node);
    std::string KeyOf(NodeId key, std::size_t row) const;

    // execute_scoring.cpp
    void RunSteps(NodeId id, const Node& node);
    void RunTier(NodeId id, const Node& node);
    void RunCase(NodeId id, const Node& node);
    void RunLookup(NodeId id, const Node& node);
    void RunHold(NodeId id, const Node& node);
    void RunValue(NodeId id, const Node& node);

    const NodeList& m_list;
    const base::Batch& m_batch;
    std::vector<NodeId> m_order;
    std::vector<Buffer> m_buffers;
    std::vector<Cells> m_cells;
    std::vector<std::uint8_t> m_overflow;
    std::vector<std::uint8_t> m_lost;  ///< ClearOverflow
    std::vector<std::vector<std::uint32_t>>
        m_case_of_row;  ///< by roster variable; empty where no node lives in its rows
    std::vector<bool> m_needs_case_of_row;
    std::size_t m_first = 0, m_count = 0;
};

}  // namespace gongjian::lang
