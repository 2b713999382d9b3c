// Expressions over the rows of a roster: aggregates, and the value of one row.
#include "lang/compiler.h"

#include <algorithm>

namespace gongjian::lang {

using base::Msg;

NodeId Compiler::CompileAggregate(const ast::Expr& expr, int roster) {
    const int over = RosterNamed(expr.name);
    if (over == kCaseDomain) return kNoNode;
    using Aggregate = ast::Aggregate;
    const bool logical =
        expr.aggregate == Aggregate::Any || expr.aggregate == Aggregate::All || expr.aggregate == Aggregate::None;
    Node node;
    node.roster = over;
    node.blanks = expr.blanks;
    if (expr.b != ast::kNone) {
        node.b = CompileCondition(expr.b, over);
        if (node.b == kNoNode) return kNoNode;
    }
    if (expr.a != ast::kNone) {
        const bool any_type = expr.aggregate == Aggregate::Distinct;
        node.a = logical    ? CompileCondition(expr.a, over)
                 : any_type ? Compile(expr.a, over)
                            : CompileNumber(expr.a, over);
        if (node.a == kNoNode) return kNoNode;
    }
    node.type = logical ? ValueType::Bool : ValueType::Number;
    if (expr.aggregate == Aggregate::TrimmedMean) {
        node.c = CompileNumber(expr.c, kCaseDomain);
        if (node.c == kNoNode) return kNoNode;
    }
    if (expr.aggregate != Aggregate::Count && expr.aggregate != Aggregate::Distinct && !logical) {
        node.scale = At(node.a).scale;
        node.ratio = At(node.a).ratio || expr.aggregate == Aggregate::Mean || expr.aggregate == Aggregate::TrimmedMean;
        if (node.ratio) node.scale = 0;
        if (expr.blanks == ast::BlankPolicy::As) {
            const auto units = base::UnitsAtScale(expr.number, At(node.a).scale);
            if (!units || At(node.a).ratio) {
                Report(expr.range, "too-many-decimals",
                       Msg("未填按 {n} has more decimals than the column.", {{"n", base::ToString(expr.number)}}),
                       Msg("Use a number with as many decimals as the question has."));
                return kNoNode;
            }
            node.blank_number = *units;
        }
    }
    switch (expr.aggregate) {
        case Aggregate::Count: node.op = Op::CountRows; break;
        case Aggregate::Sum: node.op = Op::SumRows; break;
        case Aggregate::Minimum: node.op = Op::MinimumRows; break;
        case Aggregate::Maximum: node.op = Op::MaximumRows; break;
        case Aggregate::Mean: node.op = Op::MeanRows; break;
        case Aggregate::Distinct: node.op = Op::DistinctRows; break;
        case Aggregate::TrimmedMean: node.op = Op::TrimmedMeanRows; break;
        case Aggregate::All: node.op = Op::AllRows; break;
        case Aggregate::Any:
        case Aggregate::None: node.op = Op::AnyRows; break;
    }
    NodeId id = m_builder.Add(std::move(node));
    if (expr.aggregate == Aggregate::None) id = m_builder.Not(id);
    return InDomain(id, roster);
}

NodeId Compiler::CompileRowValue(const ast::Expr& expr, int roster) {
    const int over = RosterNamed(expr.name);
    if (over == kCaseDomain) return kNoNode;
    const NodeId filter = CompileCondition(expr.b, over);
    const NodeId value = Compile(expr.a, over);
    if (filter == kNoNode || value == kNoNode) return kNoNode;
    Node pick = NodeLike(Op::PickRow, At(value));
    pick.domain = kCaseDomain;
    pick.roster = over;
    pick.a = value;
    pick.b = filter;
    return InDomain(m_builder.Add(std::move(pick)), roster);
}

}  // namespace gongjian::lang
