#include "lang/execution.h"

#include <algorithm>
#include <numeric>

#include "lang/kernels.h"

namespace gongjian::lang {

Execution::Execution(const NodeList& list, const base::Batch& batch, std::vector<NodeId> only)
    : m_list(list),
      m_batch(batch),
      m_order(std::move(only)),
      m_buffers(list.nodes.size()),
      m_cells(list.nodes.size()),
      m_case_of_row(batch.columns.size()),
      m_needs_case_of_row(batch.columns.size()) {
    if (m_order.empty()) {
        m_order.resize(list.nodes.size());
        std::iota(m_order.begin(), m_order.end(), NodeId{0});
    }
    for (NodeId id : m_order) {
        const Node& node = list[id];
        if (node.domain != kCaseDomain && !IsAbsent(node.domain))
            m_needs_case_of_row[static_cast<std::size_t>(node.domain)] = true;
    }
}

void Execution::Run(std::size_t first, std::size_t count) {
    m_first = first;
    m_count = count;
    m_overflow.assign(count, 0);
    for (std::size_t roster = 0; roster < m_case_of_row.size(); ++roster) {
        if (!m_needs_case_of_row[roster]) continue;
        auto& cases = m_case_of_row[roster];
        cases.clear();
        for (std::size_t i = 0; i < count; ++i) {
            const auto [begin, end] = Rows(static_cast<int>(roster), i);
            cases.insert(cases.end(), end - begin, static_cast<std::uint32_t>(i));
        }
    }
    for (NodeId id : m_order) RunNode(id);
}

// ---- Reading cells -------------------------------------------------------------------------------------------------------

std::int64_t Execution::Integer(NodeId id, std::size_t index) const {
    const Cells& cells = Of(id);
    switch (At(id).lane) {
        case Lane::Truth: return cells.truth[index];
        case Lane::Narrow: return cells.narrow[index];
        case Lane::Wide:
        case Lane::Ratio: return cells.wide[index];
        case Lane::Text: break;
    }
    return 0;
}

std::size_t Execution::EndOfStretch(const base::Batch& batch, std::size_t first) {
    std::size_t end = std::min(batch.cases, first + kStretch);
    for (const base::Column& column : batch.columns) {
        if (column.offsets.size() <= end) continue;
        const auto begin = column.offsets.begin();
        const std::size_t most = column.offsets[first] + kRowsOfStretch;
        const auto past = std::upper_bound(begin + static_cast<std::ptrdiff_t>(first) + 1,
                                           begin + static_cast<std::ptrdiff_t>(end), most);
        end = static_cast<std::size_t>(past - begin);
    }
    return end;
}

Rational Execution::Number(NodeId id, std::size_t index) const {
    const Node& node = At(id);
    if (node.lane == Lane::Ratio) return {Of(id).wide[index], Of(id).denominators[index]};
    return {Integer(id, index), base::PowerOfTen(node.scale)};
}

std::string Execution::Text(NodeId id, std::size_t index) const {
    const Cells& cells = Of(id);
    return cells.texts == nullptr || !IsValue(cells.BitsAt(index)) ? std::string() : *cells.texts[index];
}

std::size_t Execution::FirstRow(int roster) const {
    if (IsAbsent(roster)) return 0;
    const auto& offsets = m_batch.columns[static_cast<std::size_t>(roster)].offsets;
    return offsets.empty() ? 0 : offsets[m_first];
}

std::pair<std::size_t, std::size_t> Execution::Rows(int roster, std::size_t index) const {
    if (IsAbsent(roster)) return {0, 0};
    const auto& offsets = m_batch.columns[static_cast<std::size_t>(roster)].offsets;
    if (offsets.empty()) return {0, 0};
    const std::size_t start = offsets[m_first];
    return {offsets[m_first + index] - start, offsets[m_first + index + 1] - start};
}

Bits Execution::RosterBits(int roster, std::size_t index) const {
    if (IsAbsent(roster)) return kUnknown;
    const auto& states = m_batch.columns[static_cast<std::size_t>(roster)].states;
    return m_first + index < states.size() ? BitsOf(states[m_first + index]) : Bits{0};
}

std::size_t Execution::CaseOfRow(int roster, std::size_t row) const {
    return m_case_of_row[static_cast<std::size_t>(roster)][row];
}

std::size_t Execution::SizeOf(int domain) const {
    if (domain == kCaseDomain) return m_count;
    if (m_count == 0) return 0;
    return Rows(domain, m_count - 1).second;
}

// ---- Room for cells ------------------------------------------------------------------------------------------------------

namespace {

template <typename T>
T* Resized(std::vector<T>& cells, std::size_t n) {
    if (cells.size() < n) cells.resize(n);
    return cells.data();
}

}  // namespace

std::uint8_t* Execution::Truths(NodeId id, std::size_t n) {
    std::uint8_t* out = Resized(BufferOf(id).truth, n);
    CellsOf(id).truth = out;
    return out;
}

std::int32_t* Execution::Narrows(NodeId id, std::size_t n) {
    std::int32_t* out = Resized(BufferOf(id).narrow, n);
    CellsOf(id).narrow = out;
    return out;
}

std::int64_t* Execution::Wides(NodeId id, std::size_t n) {
    std::int64_t* out = Resized(BufferOf(id).wide, n);
    CellsOf(id).wide = out;
    return out;
}

std::int64_t* Execution::Denominators(NodeId id, std::size_t n) {
    std::int64_t* out = Resized(BufferOf(id).denominators, n);
    CellsOf(id).denominators = out;
    return out;
}

const std::string** Execution::Texts(NodeId id, std::size_t n) {
    const std::string** out = Resized(BufferOf(id).texts, n);
    CellsOf(id).texts = out;
    return out;
}

Bits* Execution::OwnBits(NodeId id, std::size_t n) {
    Bits* out = Resized(BufferOf(id).bits, n);
    CellsOf(id).bits = out;
    return out;
}

void Execution::MakeRoom(NodeId id, std::size_t n) {
    switch (At(id).lane) {
        case Lane::Truth: Truths(id, n); break;
        case Lane::Narrow: Narrows(id, n); break;
        case Lane::Ratio: Denominators(id, n); [[fallthrough]];
        case Lane::Wide: Wides(id, n); break;
        case Lane::Text: Texts(id, n); break;
    }
}

Bits* Execution::WritableBits(NodeId id, std::size_t n) {
    const bool has_own = CellsOf(id).bits != nullptr;
    Bits* bits = OwnBits(id, n);
    if (!has_own) std::fill_n(bits, n, Bits{0});
    return bits;
}

Bits* Execution::JoinBits(NodeId id, const std::vector<NodeId>& operands, std::size_t n) {
    CellsOf(id).bits = nullptr;
    Bits* out = nullptr;
    for (NodeId operand : operands) {
        if (operand == kNoNode) continue;
        const Bits* bits = Of(operand).bits;
        if (bits == nullptr) continue;
        if (out == nullptr) {
            out = OwnBits(id, n);
            std::copy(bits, bits + n, out);
        } else {
            kernels::Or(out, out, bits, n);
        }
    }
    return out;
}

void Execution::MarkOverflow(NodeId id, std::size_t index) {
    const int domain = At(id).domain;
    m_overflow[domain == kCaseDomain ? index : CaseOfRow(domain, index)] = 1;
}

std::vector<std::uint8_t>& Execution::ClearOverflow(std::size_t n) {
    m_lost.assign(n, 0);
    return m_lost;
}

void Execution::TakeOverflow(NodeId id, const std::vector<std::uint8_t>& overflow, std::size_t n) {
    if (!kernels::AnySet(overflow.data(), n)) return;
    Bits* bits = WritableBits(id, n);
    for (std::size_t i = 0; i < n; ++i) {
        if (overflow[i] == 0 || !IsValue(bits[i])) continue;
        bits[i] |= kUnknown | kDontKnow;
        MarkOverflow(id, i);
    }
}

void Execution::Put(NodeId id, std::size_t index, const Rational& value) {
    Buffer& buffer = BufferOf(id);
    const Node& node = At(id);
    std::optional<std::int64_t> numerator, denominator = 1;
    if (node.lane == Lane::Ratio) {
        const Rational reduced = value.FitsInt64() ? value : value.Reduced();
        if (reduced.FitsInt64()) {
            numerator = static_cast<std::int64_t>(reduced.numerator);
            denominator = static_cast<std::int64_t>(reduced.denominator);
        }
    } else {
        numerator = RoundToUnits(value, node.scale);
        if (node.lane == Lane::Narrow && numerator && (*numerator > INT32_MAX || *numerator < INT32_MIN))
            numerator.reset();
    }
    if (!numerator) {
        WritableBits(id, SizeOf(node.domain))[index] |= kUnknown | kDontKnow;
        MarkOverflow(id, index);
        numerator = 0;
    }
    if (node.lane == Lane::Narrow) {
        buffer.narrow[index] = static_cast<std::int32_t>(*numerator);
        return;
    }
    buffer.wide[index] = *numerator;
    if (node.lane == Lane::Ratio) buffer.denominators[index] = *denominator;
}

void Execution::CopyCell(NodeId from, std::size_t source, NodeId to, std::size_t index) {
    const Cells& cells = Of(from);
    Buffer& buffer = BufferOf(to);
    switch (At(to).lane) {
        case Lane::Truth: buffer.truth[index] = cells.truth[source]; break;
        case Lane::Narrow: buffer.narrow[index] = cells.narrow[source]; break;
        case Lane::Ratio:
            if (At(from).lane == Lane::Ratio) {
                buffer.wide[index] = cells.wide[source];
                buffer.denominators[index] = cells.denominators[source];
            } else {
                buffer.wide[index] = Integer(from, source);
                buffer.denominators[index] = base::PowerOfTen(At(from).scale);
            }
            break;
        case Lane::Wide: buffer.wide[index] = cells.wide[source]; break;
        case Lane::Text: buffer.texts[index] = cells.texts[source]; break;
    }
}

// ---- Sources -------------------------------------------------------------------------------------------------------------

void Execution::RunConstant(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    if (BufferOf(id).filled >= n && BufferOf(id).filled > 0) return;  // the same for every stretch
    BufferOf(id).filled = n;
    CellsOf(id).bits = nullptr;
    switch (node.lane) {
        case Lane::Truth: std::fill_n(Truths(id, n), n, static_cast<std::uint8_t>(node.number != 0)); break;
        case Lane::Narrow: kernels::Fill(Narrows(id, n), static_cast<std::int32_t>(node.number), n); break;
        case Lane::Wide:
        case Lane::Ratio: kernels::Fill(Wides(id, n), node.number, n); break;
        case Lane::Text: std::fill_n(Texts(id, n), n, &node.text); break;
    }
}

void Execution::RunUnknown(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    MakeRoom(id, n);
    std::fill_n(OwnBits(id, n), n, kUnknown);
}

void Execution::RunToday(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    CellsOf(id).bits = nullptr;
    kernels::Fill(Narrows(id, n), m_batch.today.days, n);
}

void Execution::RunLoad(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    if (IsAbsent(node.variable)) return RunUnknown(id, node);
    const base::Column& variable = m_batch.columns[static_cast<std::size_t>(node.variable)];
    if (node.column >= static_cast<int>(variable.children.size())) return RunUnknown(id, node);
    const base::Column& column = node.column < 0 ? variable : variable.children[static_cast<std::size_t>(node.column)];
    const std::size_t start = node.domain == kCaseDomain ? m_first : FirstRow(node.domain);
    CellsOf(id).bits = nullptr;
    // The states are bits: they are read where they lie.
    const auto* states = column.states.empty() ? nullptr : reinterpret_cast<const Bits*>(column.states.data()) + start;
    if (states != nullptr && kernels::AnySet(states, n)) CellsOf(id).bits = states;
    switch (node.lane) {
        case Lane::Truth: {
            std::uint8_t* out = Truths(id, n);
            for (std::size_t i = 0; i < n; ++i) out[i] = column.At(start + i) != 0;
            break;
        }
        case Lane::Narrow:
            if (!column.narrow.empty())
                CellsOf(id).narrow = column.narrow.data() + start;
            else
                kernels::Narrow(Narrows(id, n), column.values.data() + start, n);
            break;
        case Lane::Wide:
        case Lane::Ratio:
            if (!column.narrow.empty())
                kernels::Widen(Wides(id, n), column.narrow.data() + start, n);
            else
                CellsOf(id).wide = column.values.data() + start;
            break;
        case Lane::Text: {
            const std::string** out = Texts(id, n);
            for (std::size_t i = 0; i < n; ++i) {
                const bool value = states == nullptr || IsValue(states[i]);
                out[i] = value ? &column.texts[static_cast<std::size_t>(column.At(start + i))] : nullptr;
            }
        }
    }
}

void Execution::RunBroadcast(NodeId id, const Node& node) {
    const std::size_t n = SizeOf(node.domain);
    MakeRoom(id, n);
    const bool clean = Of(node.a).bits == nullptr;
    Bits* bits = clean ? nullptr : OwnBits(id, n);
    if (clean) CellsOf(id).bits = nullptr;
    for (std::size_t row = 0; row < n; ++row) {
        const std::size_t index = CaseOfRow(node.domain, row);
        if (bits != nullptr) bits[row] = BitsAt(node.a, index);
        CopyCell(node.a, index, id, row);
    }
}

void Execution::RunNode(NodeId id) {
    const Node& node = At(id);
    if (node.domain != kCaseDomain && IsAbsent(node.domain)) return;  // no rows
    switch (node.op) {
        case Op::Constant: return RunConstant(id, node);
        case Op::Today: return RunToday(id, node);
        case Op::Load: return RunLoad(id, node);
        case Op::Broadcast: return RunBroadcast(id, node);
        case Op::Not: return RunNot(id, node);
        case Op::And:
        case Op::Or: return RunAndOr(id, node);
        case Op::Compare: return RunCompare(id, node);
        case Op::InSet: return RunInSet(id, node);
        case Op::State: return RunState(id, node);
        case Op::If: return RunIf(id, node);
        case Op::Fit: return RunFit(id, node);
        case Op::Linear: return RunLinear(id, node);
        case Op::Negate:
        case Op::Add:
        case Op::Subtract:
        case Op::Multiply:
        case Op::Divide:
        case Op::Least:
        case Op::Greatest: return RunArithmetic(id, node);
        case Op::Round: return RunRound(id, node);
        case Op::Coalesce: return RunCoalesce(id, node);
        case Op::Days:
        case Op::Months:
        case Op::WorkingDays:
        case Op::DaysInYear:
        case Op::DayOfYear:
        case Op::Year: return RunDates(id, node);
        case Op::CountRows:
        case Op::SumRows:
        case Op::MinimumRows:
        case Op::MaximumRows:
        case Op::MeanRows:
        case Op::TrimmedMeanRows:
        case Op::DistinctRows: return RunRows(id, node);
        case Op::AnyRows:
        case Op::AllRows: return RunTruthOfRows(id, node);
        case Op::PickRow: return RunPick(id, node);
        case Op::RankRows:
        case Op::GroupSum:
        case Op::GroupCount:
        case Op::IsHighest: return RunGroups(id, node);
        case Op::Steps: return RunSteps(id, node);
        case Op::Tier: return RunTier(id, node);
        case Op::Case: return RunCase(id, node);
        case Op::Lookup: return RunLookup(id, node);
        case Op::Hold: return RunHold(id, node);
        case Op::Value: return RunValue(id, node);
    }
}

}  // namespace gongjian::lang
