#include "lang/oracle.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "lang/oracle_cells.h"

namespace gongjian::lang::oracle {
namespace {

class Assessor : private CellMath {
public:
    Assessor(const Rubric& rubric, const Case& answers) : m_rubric(rubric), m_case(answers) {}

    CaseResult Assess() {
        for (const Value& value : m_rubric.values) m_out.values.push_back(ValueOf(value));
        if (m_rubric.not_assessed) m_out.not_assessed = Eval(*m_rubric.not_assessed, nullptr);
        for (const Item& item : m_rubric.items) m_out.items.push_back(ItemOf(item));
        for (const Veto& veto : m_rubric.vetoes) m_out.vetoes.push_back(Eval(*veto.condition, nullptr));
        return std::move(m_out);
    }

private:
    // ---- expressions -------------------------------------------------------------------------------------------------

    Cell3 Eval(const Expr& expr, const Row* row) {
        const auto kid = [&](std::size_t index) { return Eval(*expr.kids[index], row); };
        switch (expr.kind) {
            case Kind::Literal: return Plain(Of(expr.number), expr.number.scale);
            case Kind::Question: return QuestionOf(expr.index);
            case Kind::ValueOf: return m_out.values[static_cast<std::size_t>(expr.index)];
            case Kind::Amount: return Answer(row->amount, 1);
            case Kind::Add: return Sum(kid(0), kid(1), 1);
            case Kind::Subtract: return Sum(kid(0), kid(1), -1);
            case Kind::Multiply: return Product(kid(0), kid(1));
            case Kind::Divide: return Quotient(kid(0), kid(1));
            case Kind::Negate: return Sum(Plain(0), kid(0), -1);
            case Kind::Least: return Extreme(kid(0), kid(1), true);
            case Kind::Greatest: return Extreme(kid(0), kid(1), false);
            case Kind::Round:
            case Kind::RoundUp:
            case Kind::RoundDown: return RoundedCell(kid(0), expr.index, expr.kind);
            case Kind::If: return Choose(kid(0), kid(1), kid(2));
            case Kind::BlankAs: {
                const Cell3 a = kid(0), blank = Plain(Of(expr.number), expr.number.scale);
                return Alike(a.known == Known::Unknown ? Merge(blank, a) : a, a, blank);
            }
            case Kind::Count:
            case Kind::Sum:
            case Kind::Minimum:
            case Kind::Maximum:
            case Kind::Mean:
            case Kind::Distinct: return OverRows(expr);
            case Kind::Yes: return Answer(expr.index == 0 ? m_case.p : m_case.q, 0);
            case Kind::Done: return Answer(row->done, 0);
            case Kind::Compare: return CompareOf(kid(0), kid(1), expr.index);
            case Kind::And: return Both(kid(0), kid(1), false);
            case Kind::Or: return Both(kid(0), kid(1), true);
            case Kind::Not: {
                Cell3 out = kid(0);
                out.number = out.number == 0 ? 1 : 0;
                return out;
            }
            case Kind::ChoiceIs: return OneOf(m_case.choice, expr.index);
            case Kind::LevelIs: return OneOf(row->level, expr.index);
            case Kind::State: return StateOf(expr);
            case Kind::AnyRow: return Quantified(expr, true);
            case Kind::AllRows: return Quantified(expr, false);
            case Kind::NoRow: {
                Cell3 out = Quantified(expr, true);
                out.number = out.number == 0 ? 1 : 0;
                return out;
            }
        }
        return {};
    }

    Cell3 QuestionOf(int index) const {
        const auto at = static_cast<std::size_t>(index);
        return Answer(m_case.numbers[at], kQuestions[at].decimals);
    }

    static Cell3 OneOf(const Cell& cell, int set) {
        Cell3 out = Answer(cell, 0);
        out.number = cell.state == CellState::Value && (set >> cell.value & 1) != 0 ? 1 : 0;
        out.top = 1;
        return out;
    }

    Cell3 CompareOf(const Cell3& a, const Cell3& b, int sign) {
        Sum(a, b, -1);  // for its size
        Cell3 out = Join({a, b});
        const int order = a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
        const std::array<bool, 6> holds{order == 0, order != 0, order<0, order <= 0, order> 0, order >= 0};
        out.number = holds[static_cast<std::size_t>(sign)] ? 1 : 0;
        return out;
    }

    /// 且 and 或: what decides wins; then 未知; then 不适用.
    static Cell3 Both(const Cell3& a, const Cell3& b, bool decides) {
        Cell3 out;
        out.saw_refusal = a.saw_refusal || b.saw_refusal;
        const auto decided = [decides](const Cell3& cell) { return decides ? IsTrue(cell) : IsFalse(cell); };
        if (decided(a) || decided(b)) {
            out.number = decides ? 1 : 0;
            return out;
        }
        out.number = decides ? 0 : 1;
        for (const Cell3* cell : {&a, &b}) {
            if (cell->known == Known::Unknown) out.known = Known::Unknown, out.refused = out.refused || cell->refused;
        }
        if (out.known == Known::Value && (a.known == Known::Skipped || b.known == Known::Skipped))
            out.known = Known::Skipped;
        return out;
    }

    Cell3 StateOf(const Expr& expr) const {
        bool all = true, any = false;
        Cell3 out;
        for (const ExprPtr& tested : expr.kids) {
            const Cell& cell = m_case.numbers[static_cast<std::size_t>(tested->index)];
            constexpr std::array kAsked{CellState::Value, CellState::Blank, CellState::Refused, CellState::DontKnow,
                                        CellState::NotApplicable};
            const bool holds = cell.state == kAsked[static_cast<std::size_t>(expr.index)];
            all = all && holds;
            any = any || holds;
            out.saw_refusal = out.saw_refusal || cell.state == CellState::Refused;
        }
        out.number = (expr.index == 0 ? all : any) ? 1 : 0;
        return out;
    }

    Cell3 Quantified(const Expr& expr, bool any) {
        std::vector<Cell3> unknown;
        Cell3 out;
        for (const Row& row : m_case.rows) {
            const Cell3 cell = Eval(*expr.kids[0], &row);
            out.saw_refusal = out.saw_refusal || cell.saw_refusal;
            if (cell.known == Known::Value && (cell.number != 0) == any) {
                out.number = any ? 1 : 0;
                return Everything(out, expr);
            }
            if (cell.known == Known::Unknown) unknown.push_back(cell);
        }
        Cell3 joined = Join(unknown);
        joined.number = any ? 0 : 1;
        return Merge(joined, out);
    }

    /// What was decided early may still have looked at refusals further on.
    Cell3 Everything(Cell3 out, const Expr& expr) {
        for (const Row& row : m_case.rows) out = Merge(out, Eval(*expr.kids[0], &row));
        return out;
    }

    Cell3 OverRows(const Expr& expr) {
        std::vector<Cell3> taken, unknown;
        std::set<std::int64_t> different;
        bool looked = false;
        for (const Row& row : m_case.rows) {
            if (!expr.kids.empty()) {
                const Cell3 filter = Eval(*expr.kids[0], &row);
                looked = looked || filter.saw_refusal;
                if (filter.known == Known::Skipped || IsFalse(filter)) continue;
                if (filter.known == Known::Unknown) {
                    if (expr.blanks != Blanks::Ignore) unknown.push_back(filter);
                    continue;
                }
            }
            const Cell& cell = expr.kind == Kind::Distinct ? (expr.of_key ? row.key : row.level) : row.amount;
            if (expr.kind == Kind::Count) {
                taken.push_back(Plain(1));
                continue;
            }
            const Cell3 value = Answer(cell, expr.kind == Kind::Distinct ? 0 : 1);
            looked = looked || value.saw_refusal;
            if (value.known == Known::Skipped) continue;
            if (value.known == Known::Value)
                taken.push_back(value), different.insert(cell.value);
            else if (expr.blanks == Blanks::As && cell.state == CellState::Blank)
                taken.push_back(Plain(Of(expr.number), expr.number.scale));
            else if (expr.blanks != Blanks::Ignore)
                unknown.push_back(value);
        }
        Cell3 out = Join(unknown);
        out.saw_refusal = out.saw_refusal || looked;
        if (out.known != Known::Value) return out;
        const bool needs_one = expr.kind == Kind::Minimum || expr.kind == Kind::Maximum || expr.kind == Kind::Mean;
        if (taken.empty() && needs_one) {
            out.known = Known::Skipped;
            return out;
        }
        Exact sum = 0;
        for (const Cell3& cell : taken) sum += cell.number;
        const auto by_number = [](const Cell3& a, const Cell3& b) { return a.number < b.number; };
        switch (expr.kind) {
            case Kind::Minimum: sum = std::min_element(taken.begin(), taken.end(), by_number)->number; break;
            case Kind::Maximum: sum = std::max_element(taken.begin(), taken.end(), by_number)->number; break;
            case Kind::Mean: sum /= Exact(taken.size()); break;
            case Kind::Distinct: sum = Exact(different.size()); break;
            default: break;
        }
        Cell3 result = Plain(sum, expr.kind == Kind::Count || expr.kind == Kind::Distinct ? 0 : 1);
        if (expr.kind == Kind::Mean) result.fraction = true, result.top += 3, result.bottom = kDigit + 3;
        return Merge(result, out);
    }

    // ---- values and items --------------------------------------------------------------------------------------------

    Cell3 ValueOf(const Value& value) {
        Cell3 out = Eval(*value.value, nullptr);
        if (value.decimals) {
            if (out.fraction || out.scale > *value.decimals) out = RoundedCell(out, *value.decimals, Kind::Round);
            out.top += std::max(0, *value.decimals - out.scale) * kDigit;
            out.scale = *value.decimals;
            Sized(out);
        }
        if (!value.pending) return out;
        Cell3 guard = Eval(*value.pending, nullptr);
        // What is not decided leaves the value open: it is not known that it does not exist.
        if (guard.known == Known::Skipped) guard.known = Known::Unknown, guard.refused = false;
        return Held(guard, out);
    }

    /// 待补 当 guard: unknown while it holds, and no decision on a missing guard.
    static Cell3 Held(const Cell3& guard, const Cell3& rest) {
        Cell3 out = rest;
        if (!IsFalse(guard)) {
            out.known = guard.known == Known::Value ? Known::Unknown : guard.known;
            out.refused = guard.known != Known::Value && guard.refused;
        }
        return Merge(out, guard);
    }

    Cell3 Table(const oracle::Table& table, const Cell3& value) {
        Cell3 out = value;
        int scale = 0;
        for (const Table::Line& line : table.lines) scale = std::max(scale, line.points.scale);
        bool found = false;
        for (const Table::Line& line : table.lines) {
            bool fits = true;
            if (line.category >= 0) fits = value.number == line.category;
            if (line.from) {
                const Exact from = table.percent ? Exact(Of(*line.from) / 100) : Of(*line.from);
                fits = line.open ? value.number > from : value.number >= from;
                Sum(value, Plain(from, line.from->scale + (table.percent ? 2 : 0)), -1);
            }
            if (!fits || found) continue;
            found = true;
            out.number = Of(line.points);
        }
        out.fraction = false;
        out.scale = scale;
        out.top = 12 + scale * kDigit;
        out.bottom = 0;
        return out;
    }

    Cell3 StepsOf(const Cell3& gap, const Adjustment& adjustment) {
        const Cell3 positive = Extreme(gap, Plain(0), false);
        Cell3 steps = Quotient(positive, Plain(Of(adjustment.step), adjustment.step.scale));
        if (adjustment.partial == Partial::AsOne) steps.number = CeilOf(steps.number);
        if (adjustment.partial == Partial::Ignored) steps.number = Exact(FloorOf(steps.number));
        if (adjustment.partial == Partial::None || adjustment.partial == Partial::AsOne ||
            adjustment.partial == Partial::Ignored) {
            steps.fraction = false;
            steps.scale = 0;
            steps.top = BitsOf(steps.number);
            steps.bottom = 0;
        }
        return Product(steps, Plain(Of(adjustment.points), adjustment.points.scale));
    }

    Cell3 RowsOf(const Adjustment& adjustment, bool unknown_counts_nothing) {
        std::vector<Cell3> unknown;
        Cell3 looked;
        Exact all = 0;
        std::optional<Exact> best;
        std::array<std::optional<Exact>, 3> best_of_key;
        for (const Row& row : m_case.rows) {
            const Cell3 level = Answer(row.level, 0);
            looked = Merge(looked, level);
            if (level.known == Known::Skipped) continue;
            if (level.known == Known::Unknown) {
                unknown.push_back(level);
                continue;
            }
            const Exact points = Table(adjustment.table, level).number;
            std::optional<Exact>* slot = nullptr;
            if (adjustment.highest == Adjustment::Highest::OfAll) slot = &best;
            if (adjustment.highest == Adjustment::Highest::PerKey && row.key.state == CellState::Value)
                slot = &best_of_key[static_cast<std::size_t>(row.key.value)];
            if (slot == nullptr)
                all += points;  // counted by itself
            else
                *slot = *slot ? std::max(**slot, points) : points;
        }
        for (const auto& one : best_of_key) all += one.value_or(0);
        all += best.value_or(0);
        Cell3 out = unknown_counts_nothing ? Cell3{} : Join(unknown);
        out.number = all;
        out.scale = 2;
        out.top = BitsOf(all) + 2 * kDigit;
        return Merge(out, looked);
    }

    Cell3 Change(const Part& part, const Adjustment& adjustment, const Item& item) {
        const bool extra = item.role != Item::Role::Item;
        const bool forgiving = extra && !item.blank_withholds;
        Cell3 out;
        switch (adjustment.kind) {
            case Adjustment::Kind::Plain: out = Eval(*adjustment.value, nullptr); break;
            case Adjustment::Kind::Short:
                out = StepsOf(Sum(Eval(*part.due, nullptr), Eval(*part.actual, nullptr), -1), adjustment);
                break;
            case Adjustment::Kind::Over:
                out = StepsOf(Sum(Eval(*part.actual, nullptr), Eval(*part.due, nullptr), -1), adjustment);
                break;
            case Adjustment::Kind::Below:
            case Adjustment::Kind::Above: {
                const Cell3 rate = Quotient(Eval(*part.done, nullptr), Eval(*part.whole, nullptr));
                const Cell3 target = Plain(Of(part.target) / 100, part.target.scale + 2);
                const bool below = adjustment.kind == Adjustment::Kind::Below;
                out = StepsOf(Product(below ? Sum(target, rate, -1) : Sum(rate, target, -1), Plain(100)), adjustment);
                break;
            }
            case Adjustment::Kind::Steps: out = StepsOf(Eval(*adjustment.value, nullptr), adjustment); break;
            case Adjustment::Kind::Rows: out = RowsOf(adjustment, forgiving); break;
        }
        if (adjustment.cap) out = Extreme(out, Plain(Of(*adjustment.cap), adjustment.cap->scale), true);
        if (adjustment.deducts && item.role != Item::Role::Penalty) out = Sum(Plain(0), out, -1);
        if (adjustment.condition) out = Choose(Eval(*adjustment.condition, nullptr), out, Plain(0));
        if (forgiving && out.known != Known::Value) {
            const Cell3 seen = out;
            out = Merge(Plain(0), seen);
        }
        return out;
    }

    Cell3 PartOf(const Part& part, const Item& item) {
        bool deducts = false;
        for (const Adjustment& adjustment : part.adjustments) deducts = deducts || adjustment.deducts;
        Cell3 points = Plain(0);
        switch (part.base) {
            case Part::Base::None:
                if (deducts && item.role == Item::Role::Item) points = Plain(Of(*part.points), part.points->scale);
                break;
            case Part::Base::Value: points = Eval(*part.value, nullptr); break;
            case Part::Base::Tiers: points = Table(part.table, Eval(*part.value, nullptr)); break;
            case Part::Base::Cases: points = Table(part.table, Answer(m_case.choice, 0)); break;
        }
        for (const Adjustment& adjustment : part.adjustments) points = Sum(points, Change(part, adjustment, item), 1);
        for (std::size_t i = part.guards.size(); i-- > 0;) {
            const Guard& guard = part.guards[i];
            const Cell3 condition = Eval(*guard.condition, nullptr);
            points = guard.value ? Choose(condition, Eval(*guard.value, nullptr), points) : Held(condition, points);
        }
        if (!part.may_go_negative) points = Extreme(points, Plain(0), false);
        return part.points ? Extreme(points, Plain(Of(*part.points), part.points->scale), true) : points;
    }

    ItemResult ItemOf(const Item& item) {
        ItemResult out;
        Cell3 omitted = Plain(0);
        for (const ExprPtr& omission : item.omissions) {
            const Cell3 condition = Eval(*omission, nullptr);
            out.not_applicable = out.not_applicable || IsTrue(condition);
            omitted = Both(omitted, condition, true);
        }
        Cell3 points = Plain(0);
        for (const Part& part : item.parts) points = Sum(points, PartOf(part, item), 1);
        // A sum that does not apply is not worth anything to a bonus either.
        if (item.role != Item::Role::Item && !item.blank_withholds && points.known != Known::Value) points = Plain(0);
        out.points = omitted.known == Known::Value ? points : Join({omitted, points});
        if (omitted.known != Known::Value)
            out.points.known =
                omitted.known == Known::Unknown || points.known == Known::Unknown ? Known::Unknown : Known::Skipped;
        out.points = Merge(out.points, omitted);
        out.points.number = points.number;
        if (points.fraction) Sized(points);
        out.units = 0;
        if (out.points.known == Known::Value) {
            const cpp_int units = Rounded(points.number, item.decimals);
            if (boost::multiprecision::abs(units) < cpp_int(1) << 62) out.units = units.convert_to<std::int64_t>();
        }
        return out;
    }

    const Rubric& m_rubric;
    const Case& m_case;
};

}  // namespace

cpp_int Rounded(const Exact& value, int decimals) {
    const Exact shifted = value * Power(decimals);
    return shifted < 0 ? cpp_int(-FloorOf(-shifted + Exact(1, 2))) : FloorOf(shifted + Exact(1, 2));
}

CaseResult Assess(const Rubric& rubric, const Case& answers) { return Assessor(rubric, answers).Assess(); }

}  // namespace gongjian::lang::oracle
