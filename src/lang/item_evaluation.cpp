#include "lang/item_evaluation.h"

#include <algorithm>

#include "lang/kernels.h"

namespace gongjian::lang {

using ast::ClauseKind;

namespace {

ItemState StateOfItem(const ItemProgram& program, Bits omitted, Bits points) {
    const Bits open = (IsValue(omitted) ? Bits{0} : omitted) | points;
    if (IsValue(open)) return ItemState::Scored;
    if ((open & kRefused) != 0) return ItemState::RefusedZero;
    return program.missing_scores ? ItemState::MissingZero : ItemState::Pending;
}

std::int64_t PointsOf(ItemState state, const ItemProgram& program, std::int64_t points) {
    if (state == ItemState::Scored) return points;
    return state == ItemState::MissingZero ? program.missing_points : 0;
}

}  // namespace

ItemCells CellsOfItem(const ItemProgram& program, const Execution& run, std::vector<ItemState>& scratch) {
    static_assert(sizeof(ItemState) == 1 && static_cast<int>(ItemState::Scored) == 0);
    const std::size_t n = run.Count();
    const Cells& points = run.Of(program.points);
    ItemCells out{nullptr, points.narrow, points.wide};
    const Cells* omitted = program.omitted == kNoNode ? nullptr : &run.Of(program.omitted);
    const bool applies = omitted == nullptr || (omitted->bits == nullptr && !kernels::AnySet(omitted->truth, n));
    if (applies && points.bits == nullptr) return out;
    scratch.resize(n);
    out.states = scratch.data();
    const ItemState open = program.missing_scores ? ItemState::MissingZero : ItemState::Pending;
    if (applies) {
        kernels::StatesOf(reinterpret_cast<std::uint8_t*>(scratch.data()), points.bits, static_cast<std::uint8_t>(open),
                          static_cast<std::uint8_t>(ItemState::RefusedZero), n);
        return out;
    }
    for (std::size_t i = 0; i < n; ++i) {
        const Bits asked = omitted->BitsAt(i);
        const bool is_omitted = IsValue(asked) && omitted->truth[i] != 0;
        scratch[i] = is_omitted ? ItemState::NotApplicable : StateOfItem(program, asked, points.BitsAt(i));
    }
    return out;
}

void AppendItem(const ItemProgram& program, const Execution& run, ItemColumn& out) {
    const std::size_t n = run.Count(), start = out.states.size();
    std::vector<ItemState> scratch;
    const ItemCells cells = CellsOfItem(program, run, scratch);
    const bool narrow = cells.narrow != nullptr;
    if (narrow)
        out.narrow.insert(out.narrow.end(), cells.narrow, cells.narrow + n);
    else
        out.points.insert(out.points.end(), cells.wide, cells.wide + n);
    if (cells.states == nullptr) {
        out.states.resize(start + n);
        return;
    }
    out.states.insert(out.states.end(), cells.states, cells.states + n);
    if (narrow && program.missing_points == 0)
        return kernels::ClearWhereSet(out.narrow.data() + start, reinterpret_cast<const Bits*>(cells.states), n);
    for (std::size_t i = 0; i < n; ++i) {
        if (cells.states[i] == ItemState::Scored) continue;
        const std::int64_t kept = PointsOf(cells.states[i], program, 0);
        if (narrow)
            out.narrow[start + i] = static_cast<std::int32_t>(kept);
        else
            out.points[start + i] = kept;
    }
}

const ClauseProgram* HeldPending(const ValueProgram& value, const Execution& run, std::size_t index) {
    for (const ClauseProgram& guard : value.pending) {
        if (run.IsTrue(guard.condition, index)) return &guard;
    }
    return nullptr;
}

const Execution& Trace::RunOf(std::size_t index) const {
    const bool held =
        run != nullptr && run->Count() > 0 && index >= run->First() && index < run->First() + run->Count();
    if (held) return *run;
    if (run == nullptr) run = std::make_unique<Execution>(rules->program, *batch);
    const bool ahead = run->Count() > 0 && index >= run->First() + run->Count();
    std::size_t first = ahead ? run->First() + run->Count() : 0, end = Execution::EndOfStretch(*batch, first);
    for (; end <= index; end = Execution::EndOfStretch(*batch, first)) first = end;
    run->Run(first, end - first);
    return *run;
}

// ---- What each clause did ------------------------------------------------------------------------------------------------

namespace {

class Recorder {
public:
    Recorder(const Execution& run, std::size_t index) : m_run(run), m_index(index) {}

    bool Record(const PartProgram& part, PartRecord& record, ItemRecord& item) const {
        for (const ClauseProgram& guard : part.guards) {
            if (m_run.IsFalse(guard.condition, m_index)) continue;
            if (!m_run.IsTrue(guard.condition, m_index)) return false;
            if (guard.clause->kind == ClauseKind::Pending) {
                item.pending = &guard;
                return false;
            }
            if (!Known(guard.value)) return false;
            Fire(record, guard, Number(guard.value));
            return true;
        }
        if (!part.bases.empty()) {
            if (!Known(part.bases.front().change)) return false;
            Fire(record, part.bases.front(), Number(part.bases.front().change));
        }
        record.from_full = part.bases.empty() && part.starts_full;
        for (const ClauseProgram& adjustment : part.adjustments) {
            if (adjustment.change == kNoNode) continue;
            if (!Known(adjustment.change)) return false;
            RecordAdjustment(adjustment, record);
        }
        return true;
    }

    void Limit(const PartProgram& part, PartRecord& record) const {
        if (!Known(part.after)) return;
        record.points = Number(part.after);
        const int order = Compare(record.points, Number(part.before)).value_or(0);
        record.floored = order > 0;
        record.capped = order < 0;
    }

private:
    bool Known(NodeId id) const { return IsValue(m_run.BitsAt(id, m_index)); }
    Rational Number(NodeId id) const { return m_run.Number(id, m_index); }

    static ClauseRecord& Fire(PartRecord& record, const ClauseProgram& clause, const Rational& points) {
        ClauseRecord out;
        out.clause = &clause;
        out.fired = true;
        out.points = points;
        record.clauses.push_back(std::move(out));
        return record.clauses.back();
    }

    void RecordAdjustment(const ClauseProgram& adjustment, PartRecord& record) const {
        const bool held_off = adjustment.condition != kNoNode && !m_run.IsTrue(adjustment.condition, m_index);
        if (held_off) return;
        ClauseRecord& fired = Fire(record, adjustment, Number(adjustment.change));
        if (adjustment.steps != kNoNode && Known(adjustment.steps)) {
            fired.steps = Number(adjustment.steps);
            fired.gap = Maximum(Number(adjustment.gap), Rational{0, 1});
            fired.fired = fired.steps.numerator != 0;
        }
        for (std::size_t i = 0; i < adjustment.checks.size(); ++i) {
            if (m_run.IsTrue(adjustment.checks[i], m_index)) fired.lacking.push_back(i);
        }
        if (!adjustment.checks.empty()) fired.fired = !fired.lacking.empty();
        if (adjustment.rows == kNoNode) return;
        const int roster = m_run.At(adjustment.rows).domain;
        const auto [first, last] = m_run.Rows(roster, m_index);
        for (std::size_t row = first; row < last; ++row) {
            const Bits bits = m_run.BitsAt(adjustment.rows, row);
            if (IsSkipped(bits)) continue;
            const bool known = IsValue(bits);
            const bool counts = known && (adjustment.counts == kNoNode || m_run.IsTrue(adjustment.counts, row));
            fired.rows.push_back({m_run.FirstRow(roster) + row,
                                  known ? m_run.Number(adjustment.rows, row) : Rational{0, 1}, counts, !known});
        }
        fired.fired = !fired.rows.empty();
    }

    const Execution& m_run;
    std::size_t m_index;
};

}  // namespace

ItemRecord RecordOfItem(const CheckedRuleSet& rules, const Execution& run, std::size_t index, std::size_t item) {
    const ItemProgram& program = rules.program.items[item];
    ItemRecord out;
    Bits omitted = 0;
    for (const ClauseProgram& omission : program.omissions) {
        if (run.IsTrue(omission.condition, index)) {
            out.state = ItemState::NotApplicable;
            out.omission = &omission;
            return out;
        }
        const Bits bits = run.BitsAt(omission.condition, index);
        if (!IsValue(bits)) omitted |= bits;
    }
    out.state = StateOfItem(program, omitted, run.BitsAt(program.points, index));
    const bool scored = out.state == ItemState::Scored;
    out.points = PointsOf(out.state, program, scored ? run.Integer(program.points, index) : 0);
    const Recorder recorder(run, index);
    for (const PartProgram& part : program.parts) {
        PartRecord record;
        record.part = &part;
        if (recorder.Record(part, record, out) || scored) recorder.Limit(part, record);
        out.parts.push_back(std::move(record));
    }
    if (out.state != ItemState::Pending) out.pending = nullptr;
    return out;
}

}  // namespace gongjian::lang
