#include "lang/item_evaluation.h"

#include <algorithm>
#include <map>

namespace gongjian::lang {

using ast::ClauseKind;
using base::CellState;

namespace {

/// One item of one case. Members return false (or nothing) where an unknown answer keeps the result open.
class ItemRun {
public:
    ItemRun(const CheckedRuleSet& rules, const NodeColumns& columns, std::size_t index, std::size_t item)
        : m_info(rules.info.items[item]), m_program(rules.program.items[item]), m_columns(columns), m_index(index) {}

    ItemRecord Run() {
        for (const ClauseProgram& omission : m_program.omissions) {
            if (m_columns.IsFalse(omission.condition, m_index)) continue;
            if (m_columns.IsTrue(omission.condition, m_index)) {
                m_record.state = ItemState::NotApplicable;
                m_record.omission = &omission;
                return std::move(m_record);
            }
            m_open = true;
        }
        Rational total{0, 1};
        for (const PartProgram& part : m_program.parts) {
            PartRecord record;
            record.part = &part;
            if (m_open || !RunPart(part, record)) {
                m_open = true;
            } else {
                Limit(part, record);
                total = total + record.points;
            }
            m_record.parts.push_back(std::move(record));
        }
        if (m_open)
            Settle();
        else
            Round(total);
        return std::move(m_record);
    }

private:
    bool IsExtra() const { return m_info.role != ItemRole::Item; }

    std::optional<Rational> Number(NodeId id) const {
        if (m_columns.State(id, m_index) != CellState::Value) return std::nullopt;
        return m_columns.Number(id, m_index);
    }

    bool RunPart(const PartProgram& part, PartRecord& record) {
        for (const ClauseProgram& guard : part.guards) {
            if (m_columns.IsFalse(guard.condition, m_index)) continue;
            if (!m_columns.IsTrue(guard.condition, m_index)) return false;
            if (guard.clause->kind == ClauseKind::Pending) {
                m_record.pending = &guard;
                return false;
            }
            const auto value = Number(guard.value);
            if (!value) return false;
            Fire(record, guard, *value);
            record.points = *value;
            return true;
        }
        if (!part.bases.empty()) {
            if (!RunBase(part.bases.front(), record)) return false;
        } else if (part.starts_full) {
            record.from_full = true;
            record.points = Rational::From(*part.points);
        }
        for (const ClauseProgram& adjustment : part.adjustments) {
            if (!RunAdjustment(part, adjustment, record) && !IsExtra()) return false;
        }
        return true;
    }

    ClauseRecord& Fire(PartRecord& record, const ClauseProgram& clause, const Rational& points) {
        ClauseRecord out;
        out.clause = &clause;
        out.fired = true;
        out.points = points;
        record.clauses.push_back(std::move(out));
        return record.clauses.back();
    }

    bool RunBase(const ClauseProgram& base, PartRecord& record) {
        if (base.clause->kind == ClauseKind::Cases) {
            if (m_columns.State(base.level, m_index) != CellState::Value) return false;
            const auto category = static_cast<std::size_t>(m_columns.Column(base.level).numbers[m_index]);
            record.points = Rational::From(base.listed[category] ? base.points[category] : base.otherwise);
            Fire(record, base, record.points);
            return true;
        }
        const auto value = Number(base.value);
        if (!value) return false;
        if (base.clause->kind == ClauseKind::Tiers) return RunTiers(base, *value, record);
        record.points = *value;
        Fire(record, base, record.points);
        return true;
    }

    static bool InTier(const ast::Tier& tier, const Rational& value) {
        const Rational unit = tier.percent ? Rational{1, 100} : Rational{1, 1};
        if (tier.otherwise) return true;
        if (tier.low.given) {
            const int order = Compare(value, Rational::From(tier.low.value) * unit).value_or(-1);
            if (order < 0 || (order == 0 && tier.low_open)) return false;
        }
        if (tier.high.given) {
            const int order = Compare(value, Rational::From(tier.high.value) * unit).value_or(1);
            if (order > 0 || (order == 0 && !tier.high_closed)) return false;
        }
        return true;
    }

    bool RunTiers(const ClauseProgram& base, const Rational& value, PartRecord& record) {
        for (std::size_t i = 0; i < base.clause->tiers.size(); ++i) {
            const ast::Tier& tier = base.clause->tiers[i];
            if (!InTier(tier, value)) continue;
            record.points = Rational::From(tier.points.value);
            Fire(record, base, record.points).tier = static_cast<int>(i);
            return true;
        }
        return true;  // the checker proved that the tiers leave no gap
    }

    /// Steps in `gap`, as the clause reads partial ones.
    static Rational Steps(const ast::Clause& clause, const Rational& gap) {
        const Rational steps = gap / Rational::From(clause.step.value);
        switch (clause.partial) {
            case ast::Partial::CountsAsOne: return Ceil(steps);
            case ast::Partial::Ignored: return Floor(steps);
            default: return steps;
        }
    }

    bool RunAdjustment(const PartProgram& part, const ClauseProgram& adjustment, PartRecord& record) {
        const ast::Clause& clause = *adjustment.clause;
        Rational gap{0, 1};
        switch (clause.kind) {
            case ClauseKind::Adjust: return RunPlainAdjustment(adjustment, record);
            case ClauseKind::RowCases: return RunRows(adjustment, record);
            case ClauseKind::Shortfall:
            case ClauseKind::Excess: {
                const auto due = Number(part.due_node), actual = Number(part.actual_node);
                if (!due || !actual) return false;
                gap = clause.kind == ClauseKind::Shortfall ? *due - *actual : *actual - *due;
                break;
            }
            case ClauseKind::Below:
            case ClauseKind::Above: {
                const auto rate = Number(part.rate_node);
                if (!rate) return false;
                const Rational points_of_percent = *rate * Rational{100, 1},
                               target = Rational::From(part.rate->target.value);
                gap = clause.kind == ClauseKind::Below ? target - points_of_percent : points_of_percent - target;
                break;
            }
            default: {
                const auto counted = Number(adjustment.value);
                if (!counted) return false;
                gap = *counted;
            }
        }
        gap = Maximum(gap, Rational{0, 1});
        ApplySteps(adjustment, gap, record);
        return true;
    }

    void ApplySteps(const ClauseProgram& adjustment, const Rational& gap, PartRecord& record) {
        const ast::Clause& clause = *adjustment.clause;
        const Rational steps = Steps(clause, gap);
        ClauseRecord& fired = Fire(record, adjustment,
                                   Signed(clause.effect, Capped(clause, steps * Rational::From(clause.points.value))));
        fired.gap = gap;
        fired.steps = steps;
        fired.fired = steps.numerator != 0;
        record.points = record.points + fired.points;
    }

    bool RunPlainAdjustment(const ClauseProgram& adjustment, PartRecord& record) {
        if (adjustment.condition != kNoNode) {
            if (m_columns.IsFalse(adjustment.condition, m_index)) return true;
            if (!m_columns.IsTrue(adjustment.condition, m_index)) return false;
        }
        const auto value = Number(adjustment.value);
        if (!value) return false;
        const Rational points = Signed(adjustment.clause->effect, Capped(*adjustment.clause, *value));
        Fire(record, adjustment, points);
        record.points = record.points + points;
        return true;
    }

    bool RunRows(const ClauseProgram& adjustment, PartRecord& record) {
        if (adjustment.level == kNoNode) return true;
        ClauseRecord fired;
        fired.clause = &adjustment;
        const auto [first, last] = m_columns.Rows(m_columns.At(adjustment.level).domain, m_index);
        std::map<std::string, std::size_t> highest;  // key -> index into fired.rows
        bool open = false;
        for (std::size_t row = first; row < last; ++row) {
            const CellState state = m_columns.State(adjustment.level, row);
            if (state == CellState::NotApplicable) continue;
            if (state != CellState::Value) {
                fired.rows.push_back({row, {}, false, true});
                open = true;
                continue;
            }
            const auto category = static_cast<std::size_t>(m_columns.Column(adjustment.level).numbers[row]);
            fired.rows.push_back(
                {row, adjustment.listed[category] ? adjustment.points[category] : adjustment.otherwise, true, false});
            // A row whose key is blank is an event of its own.
            const std::string key = adjustment.key == kNoNode ? "" : KeyAt(adjustment.key, row);
            if (key.empty()) continue;
            const auto [it, is_new] = highest.emplace(key, fired.rows.size() - 1);
            if (is_new) continue;
            ClauseRecord::Row &held = fired.rows[it->second], &added = fired.rows.back();
            const bool better = added.points > held.points;
            (better ? held : added).counts = false;
            if (better) it->second = fired.rows.size() - 1;
        }
        if (open && !IsExtra()) return false;
        Rational sum{0, 1};
        for (const ClauseRecord::Row& row : fired.rows) {
            if (row.counts) sum = sum + Rational::From(row.points);
        }
        fired.points = Signed(adjustment.clause->effect, Capped(*adjustment.clause, sum));
        fired.fired = !fired.rows.empty();
        record.points = record.points + fired.points;
        record.clauses.push_back(std::move(fired));
        return true;
    }

    std::string KeyAt(NodeId key, std::size_t row) const {
        if (m_columns.State(key, row) != CellState::Value) return "";
        if (m_columns.At(key).type == ValueType::Text) return m_columns.TextAt(key, row);
        return std::to_string(m_columns.Column(key).numbers[row]);
    }

    /// A penalty is kept as a positive number: what its clauses 扣 adds to it.
    Rational Signed(ast::Effect effect, const Rational& points) const {
        const bool negative = effect == ast::Effect::Deduct && m_info.role != ItemRole::Penalty;
        return negative ? Rational{0, 1} - points : points;
    }

    static Rational Capped(const ast::Clause& clause, const Rational& points) {
        return clause.cap.given ? Minimum(points, Rational::From(clause.cap.value)) : points;
    }

    void Limit(const PartProgram& part, PartRecord& record) {
        const Rational zero{0, 1};
        if (!part.may_go_negative && Compare(record.points, zero).value_or(0) < 0) {
            record.points = zero;
            record.floored = true;
        }
        if (part.points && Compare(record.points, Rational::From(*part.points)).value_or(0) > 0) {
            record.points = Rational::From(*part.points);
            record.capped = true;
        }
    }

    /// The result is open: 拒答 makes it zero at once, 缺报按零分 likewise; otherwise it waits.
    void Settle() {
        if (IsExtra()) {
            Round(Rational{0, 1});
            return;
        }
        if (ReadsRefused())
            m_record.state = ItemState::RefusedZero;
        else if (m_program.missing_is_zero)
            m_record.state = ItemState::MissingZero;
        else
            m_record.state = ItemState::Pending;
        if (m_record.state != ItemState::Pending) m_record.pending = nullptr;
    }

    bool ReadsRefused() const {
        const auto refused = [this](NodeId id) { return id != kNoNode && m_columns.ReadsRefused(id, m_index); };
        for (const ClauseProgram& omission : m_program.omissions) {
            if (!m_columns.IsFalse(omission.condition, m_index) && refused(omission.condition)) return true;
        }
        for (const PartProgram& part : m_program.parts) {
            bool decided = false;
            for (const ClauseProgram& guard : part.guards) {
                if (m_columns.IsFalse(guard.condition, m_index)) continue;
                if (refused(guard.condition) || refused(guard.value)) return true;
                decided = guard.clause->kind == ClauseKind::Guard && m_columns.IsTrue(guard.condition, m_index);
                if (decided) break;
            }
            if (decided) continue;
            if (refused(part.due_node) || refused(part.actual_node) || refused(part.rate_node)) return true;
            for (const auto* clauses : {&part.bases, &part.adjustments}) {
                for (const ClauseProgram& clause : *clauses) {
                    if (refused(clause.value) || RowsRefused(clause.level)) return true;
                    const bool held_off = clause.condition != kNoNode && m_columns.IsFalse(clause.condition, m_index);
                    if (!held_off && refused(clause.condition)) return true;
                }
            }
        }
        return false;
    }

    bool RowsRefused(NodeId level) const {
        if (level == kNoNode) return false;
        const int domain = m_columns.At(level).domain;
        if (domain == kCaseDomain) return m_columns.ReadsRefused(level, m_index);
        const auto [first, last] = m_columns.Rows(domain, m_index);
        for (std::size_t row = first; row < last; ++row) {
            if (m_columns.ReadsRefused(level, row)) return true;
        }
        return false;
    }

    void Round(const Rational& points) {
        const auto units = RoundToUnits(points, m_info.decimals);
        m_record.overflow = !units;
        m_record.points = units.value_or(0);
    }

    const ItemInfo& m_info;
    const ItemProgram& m_program;
    const NodeColumns& m_columns;
    std::size_t m_index;
    bool m_open = false;
    ItemRecord m_record;
};

}  // namespace

ItemRecord EvaluateItem(const CheckedRuleSet& rules, const NodeColumns& columns, std::size_t index, std::size_t item) {
    return ItemRun(rules, columns, index, item).Run();
}

}  // namespace gongjian::lang
