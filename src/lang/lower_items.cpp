// From checked clauses to nodes: what an item is worth is one expression, so that one evaluator runs guards, steps, caps and
// rounding like any other arithmetic, and every intermediate has a column that the explanation can read.
#include <algorithm>

#include "lang/rule_checker.h"

namespace gongjian::lang {

using ast::ClauseKind;
using ast::Effect;

void RuleChecker::LowerItems() {
    for (std::size_t i = 0; i < m_program.items.size(); ++i) LowerItem(m_program.items[i], m_info.items[i]);
    MarkLive();
}

void RuleChecker::MarkLive() {
    std::vector<NodeId> open = m_program.not_assessed;
    const auto take = [&open](const std::vector<NodeId>& ids) { open.insert(open.end(), ids.begin(), ids.end()); };
    take(m_program.no_grade);
    open.push_back(m_program.factor);
    for (const ItemProgram& item : m_program.items) take({item.points, item.omitted});
    for (const VetoProgram& veto : m_program.vetoes) open.push_back(veto.condition);
    for (const ValueProgram& value : m_program.values) open.push_back(value.node);
    for (const PopulationProgram& value : m_program.population) open.push_back(value.argument);
    for (const RowResultProgram& results : m_program.row_results) take(results.columns), open.push_back(results.key);
    for (const EntryCheck& check : m_program.entry_checks) open.push_back(check.broken);
    std::vector<bool> live(m_program.nodes.size());
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (id == kNoNode || live[static_cast<std::size_t>(id)]) continue;
        live[static_cast<std::size_t>(id)] = true;
        const Node& node = m_program[id];
        take({node.a, node.b, node.c});
        take(node.list);
    }
    for (std::size_t i = 0; i < live.size(); ++i) {
        if (live[i]) m_program.live.push_back(static_cast<NodeId>(i));
    }
}

void RuleChecker::LowerItem(ItemProgram& program, const ItemInfo& info) {
    NodeBuilder& builder = m_compiler.Builder();
    for (const ClauseProgram& omission : program.omissions)
        program.omitted = builder.Logic(Op::Or, program.omitted, omission.condition);
    NodeId total = kNoNode;
    for (PartProgram& part : program.parts) {
        LowerPart(part, program, info);
        total = total == kNoNode ? part.after : builder.Arithmetic(Op::Add, total, part.after);
    }
    program.points = builder.Round(total, info.decimals);
    // 加分 and 扣分 never wait, unless their author says so.
    if (info.role != ItemRole::Item && !program.blank_withholds)
        program.points = builder.Coalesce(program.points, builder.Number({0, info.decimals}), true);
}

void RuleChecker::LowerPart(PartProgram& part, const ItemProgram& item, const ItemInfo& info) {
    NodeBuilder& builder = m_compiler.Builder();
    const bool extra = info.role != ItemRole::Item;
    NodeId points = kNoNode;
    if (!part.bases.empty())
        points = LowerBase(part, part.bases.front());
    else if (part.starts_full)
        points = builder.Number(*part.points);
    for (ClauseProgram& adjustment : part.adjustments) {
        const NodeId change = LowerAdjustment(part, adjustment, item, extra);
        if (change == kNoNode) continue;
        adjustment.change = change;
        points = points == kNoNode ? change : builder.Arithmetic(Op::Add, points, change);
    }
    if (points == kNoNode) points = builder.Number({0, 0});
    for (std::size_t i = part.guards.size(); i-- > 0;) {
        ClauseProgram& guard = part.guards[i];
        guard.change = guard.value;
        if (guard.clause->kind == ClauseKind::Pending)
            points = builder.Hold(guard.condition, points);
        else
            points = builder.If(guard.condition, guard.value, points);
    }
    part.before = points;
    const Bounds bounds = builder.BoundsOf(points);
    const bool not_negative = bounds.low && bounds.low->numerator >= 0;
    if (!part.may_go_negative && !not_negative)
        points = builder.Arithmetic(Op::Greatest, points, builder.Number({0, 0}));
    const bool within = part.points && bounds.high && Compare(*bounds.high, Rational::From(*part.points)) != 1;
    if (part.points && !within) points = builder.Arithmetic(Op::Least, points, builder.Number(*part.points));
    part.after = points;
}

NodeId RuleChecker::LowerBase(const PartProgram&, ClauseProgram& base) {
    Node node;
    switch (base.clause->kind) {
        case ClauseKind::Tiers: node.op = Op::Tier, node.a = base.value; break;
        case ClauseKind::Cases: node.op = Op::Case, node.a = base.level; break;
        default: return base.change = base.value;
    }
    node.table = base.table;
    node.scale = base.table_scale;
    return base.change = m_compiler.Builder().Add(std::move(node));
}

NodeId RuleChecker::LowerAdjustment(const PartProgram& part, ClauseProgram& adjustment, const ItemProgram& item,
                                    bool extra) {
    NodeBuilder& builder = m_compiler.Builder();
    const ast::Clause& clause = *adjustment.clause;
    NodeId points = kNoNode;
    switch (clause.kind) {
        case ClauseKind::Adjust:
        case ClauseKind::Manual: points = adjustment.value; break;
        case ClauseKind::Shortfall:
            points = LowerSteps(adjustment, builder.Arithmetic(Op::Subtract, part.due_node, part.actual_node));
            break;
        case ClauseKind::Excess:
            points = LowerSteps(adjustment, builder.Arithmetic(Op::Subtract, part.actual_node, part.due_node));
            break;
        case ClauseKind::Below:
        case ClauseKind::Above: {
            const bool below = clause.kind == ClauseKind::Below;
            const NodeId gap = builder.Arithmetic(Op::Subtract, below ? part.target_node : part.rate_node,
                                                  below ? part.rate_node : part.target_node);
            points = LowerSteps(adjustment, builder.Arithmetic(Op::Multiply, gap, builder.Number({100, 0})));
            break;
        }
        case ClauseKind::Steps: points = LowerSteps(adjustment, adjustment.value); break;
        case ClauseKind::RowCases:
            if (adjustment.level == kNoNode) return kNoNode;
            points = LowerRows(adjustment, extra && !item.blank_withholds);
            break;
        default: points = LowerChecklist(adjustment); break;
    }
    if (adjustment.cap != kNoNode) points = builder.Arithmetic(Op::Least, points, adjustment.cap);
    // A penalty is kept as a positive number: what its clauses 扣 adds to it.
    const bool penalty =
        extra && m_info.items[static_cast<std::size_t>(&item - m_program.items.data())].role == ItemRole::Penalty;
    if (clause.effect == Effect::Deduct && !penalty) points = builder.Negate(points);
    if (clause.kind == ClauseKind::Adjust && adjustment.condition != kNoNode)
        points = builder.If(adjustment.condition, points, builder.Number({0, 0}));
    if (extra && !item.blank_withholds) points = builder.Coalesce(points, builder.Number({0, 0}), true);
    return points;
}

NodeId RuleChecker::LowerSteps(ClauseProgram& adjustment, NodeId gap) {
    NodeBuilder& builder = m_compiler.Builder();
    adjustment.gap = gap;
    adjustment.steps = builder.Steps(gap, adjustment.clause->step.value, adjustment.clause->partial);
    return builder.Arithmetic(Op::Multiply, adjustment.steps, adjustment.points);
}

NodeId RuleChecker::LowerRows(ClauseProgram& adjustment, bool ignores_unknown) {
    NodeBuilder& builder = m_compiler.Builder();
    Node rows;
    rows.op = Op::Case;
    rows.domain = builder.At(adjustment.level).domain;
    rows.a = adjustment.level;
    rows.table = adjustment.table;
    rows.scale = adjustment.table_scale;
    adjustment.rows = builder.Add(std::move(rows));
    Node sum;
    sum.op = Op::SumRows;
    sum.scale = adjustment.table_scale;
    sum.roster = builder.At(adjustment.level).domain;
    sum.a = adjustment.rows;
    sum.blanks = ignores_unknown ? ast::BlankPolicy::Ignore : ast::BlankPolicy::Poison;
    if (adjustment.key != kNoNode || adjustment.clause->highest_of_all) {
        Node highest;
        highest.op = Op::IsHighest;
        highest.type = ValueType::Bool;
        highest.domain = sum.roster;
        highest.a = adjustment.rows;
        highest.b = adjustment.key;
        adjustment.counts = sum.b = builder.Add(std::move(highest));
    }
    return builder.Add(std::move(sum));
}

NodeId RuleChecker::LowerChecklist(const ClauseProgram& adjustment) {
    NodeBuilder& builder = m_compiler.Builder();
    const ast::Clause& clause = *adjustment.clause;
    NodeId sum = builder.Number({0, 0});
    for (std::size_t i = 0; i < adjustment.checks.size(); ++i) {
        const ast::CheckRow& row = clause.checks[i];
        const NodeId points = row.points.given ? builder.Number(row.points.value) : adjustment.points;
        sum = builder.Arithmetic(Op::Add, sum, builder.If(adjustment.checks[i], points, builder.Number({0, 0})));
    }
    return sum;
}

}  // namespace gongjian::lang
