// Functions: rounding, extremes, dates, ranks within a roster, look-up tables, and values in the place of blanks.
#include <algorithm>

#include "lang/compiler.h"
#include "lang/keywords.h"

namespace gongjian::lang {

using ast::Function;
using base::Msg;

bool Compiler::TakesArguments(const ast::Expr& expr, std::size_t least, std::size_t most) {
    const std::size_t count = expr.list.size();
    if (count >= least && count <= most) return true;
    const std::string text = TextOf(expr.range);
    Report(expr.range, "wrong-arguments",
           least == most ? Msg("“{text}” needs {least} values in its brackets, not {count}.",
                               {{"text", text}, {"least", std::to_string(least)}, {"count", std::to_string(count)}})
                         : Msg("“{text}” needs {least} values or more in its brackets, not {count}.",
                               {{"text", text}, {"least", std::to_string(least)}, {"count", std::to_string(count)}}),
           Msg("Write them separated by commas, for example 舍入(x，2), 整月数(from，to), 查表(table，key)."));
    return false;
}

NodeId Compiler::CompileCall(const ast::Expr& expr, int roster, const Variable*) {
    if (expr.blanks == ast::BlankPolicy::Ignore && !IsPopulationFunction(expr.function)) {
        Report(expr.range, "misplaced-ignoring",
               Msg("忽略未填 has no meaning behind “{text}”.", {{"text", TextOf(expr.range)}}),
               Msg("Write x 未填按 0 inside its brackets, or leave it out."));
        return kNoNode;
    }
    switch (expr.function) {
        case Function::Round:
        case Function::RoundUp:
        case Function::RoundDown: return CompileRounding(expr, roster);
        case Function::Least:
        case Function::Greatest: return CompileExtreme(expr, roster);
        case Function::Months:
        case Function::Days:
        case Function::WorkingDays:
        case Function::DaysInYear:
        case Function::DayOfYear:
        case Function::Year: return CompileDates(expr, roster);
        case Function::Lookup: return CompileLookup(expr, roster);
        case Function::RankInRoster:
        case Function::RankAscending:
        case Function::GroupSum:
        case Function::GroupCount: return CompileGroup(expr, roster);
        default: break;
    }
    Report(expr.range, "population-inside",
           Msg("“{text}” compares the unit with all others: it has to be a value of its own.",
               {{"text", TextOf(expr.range)}}),
           Msg("Write 取数 id “title” = {text} and use the id here.", {{"text", TextOf(expr.range)}}));
    return kNoNode;
}

NodeId Compiler::CompileRounding(const ast::Expr& expr, int roster) {
    if (!TakesArguments(expr, 2, 2)) return kNoNode;
    const NodeId a = CompileNumber(expr.list[0], roster);
    const ast::Expr& decimals = m_tree[expr.list[1]];
    const auto units = base::UnitsAtScale(decimals.number, 0);
    if (decimals.kind != ast::ExprKind::Number || !units || *units < 0 || *units > base::Decimal::kMaxScale) {
        Report(decimals.range, "bad-decimals", Msg("舍入 takes a number of decimals from 0 to 9."),
               Msg("Write 舍入(x，2)."));
        return kNoNode;
    }
    if (a == kNoNode) return kNoNode;
    const Rounding rounding = expr.function == Function::Round     ? Rounding::HalfAway
                              : expr.function == Function::RoundUp ? Rounding::Up
                                                                   : Rounding::Down;
    return m_builder.Round(a, static_cast<int>(*units), rounding);
}

NodeId Compiler::CompileExtreme(const ast::Expr& expr, int roster) {
    if (!TakesArguments(expr, 2, 100)) return kNoNode;
    const Op op = expr.function == Function::Least ? Op::Least : Op::Greatest;
    NodeId out = kNoNode;
    bool good = true;
    for (ast::ExprId argument : expr.list) {
        const NodeId next = CompileNumber(argument, roster);
        if (next == kNoNode)
            good = false;
        else
            out = out == kNoNode ? next : m_builder.Arithmetic(op, out, next);
    }
    return good ? out : kNoNode;
}

NodeId Compiler::CompileDate(ast::ExprId id, int roster) {
    const NodeId node = Compile(id, roster);
    if (node == kNoNode || At(node).type == ValueType::Date) return node;
    Report(m_tree[id].range, "not-a-date",
           Msg("A date is expected here, but “{text}” is {type}.",
               {{"text", TextOf(m_tree[id].range)}, {"type", base::Text(NameOfType(At(node).type))}}),
           Msg("Name a question whose answer is a date, 今天, or a day such as 2012-06-30."));
    return kNoNode;
}

NodeId Compiler::DateNode(Op op, NodeId a, NodeId b) {
    Node node;
    node.op = op;
    node.domain = At(a).domain;
    node.a = a;
    node.b = b;
    return m_builder.Add(std::move(node));
}

NodeId Compiler::DateColumn(ast::ExprId id) {
    const ast::Expr& expr = m_tree[id];
    if (expr.kind == ast::ExprKind::Member) {
        const int owner = RosterNamed(expr.name);
        const int column = owner < 0 ? -1 : ColumnNamed(owner, expr.member);
        if (column < 0) return kNoNode;
        const NodeId node = LoadColumn(owner, column);
        if (At(node).type == ValueType::Date) return node;
    }
    Report(expr.range, "not-a-date", Msg("A list of days is expected here: a column of dates of a roster."),
           Msg("Write roster.column, for example 节假日.日期."));
    return kNoNode;
}

NodeId Compiler::CompileDates(const ast::Expr& expr, int roster) {
    const bool single = expr.function == Function::DaysInYear || expr.function == Function::DayOfYear ||
                        expr.function == Function::Year;
    const bool lists = expr.function == Function::WorkingDays;
    if (!TakesArguments(expr, single ? 1 : 2, single ? 1 : lists ? 4 : 2)) return kNoNode;
    const NodeId a = CompileDate(expr.list[0], roster);
    const NodeId b = single ? kNoNode : CompileDate(expr.list[1], roster);
    if (a == kNoNode || (!single && b == kNoNode)) return kNoNode;
    switch (expr.function) {
        case Function::Months: return DateNode(Op::Months, a, b);
        case Function::Days: return DateNode(Op::Days, a, b);
        case Function::DaysInYear: return DateNode(Op::DaysInYear, a, kNoNode);
        case Function::DayOfYear: return DateNode(Op::DayOfYear, a, kNoNode);
        case Function::Year: return DateNode(Op::Year, a, kNoNode);
        default: break;
    }
    Node node;
    node.op = Op::WorkingDays;
    node.domain = At(a).domain;
    node.a = a;
    node.b = b;
    for (std::size_t i = 2; i < expr.list.size(); ++i) {
        node.list.push_back(DateColumn(expr.list[i]));
        if (node.list.back() == kNoNode) return kNoNode;
    }
    return m_builder.Add(std::move(node));
}

NodeId Compiler::CompileGroup(const ast::Expr& expr, int roster) {
    if (roster == kCaseDomain) {
        Report(
            expr.range, "column-without-row",
            Msg("“{name}” has one value per row; it is not said which row is meant.", {{"name", TextOf(expr.range)}}),
            Msg("Use it in a value of each row: 取数 id 逐行 roster = …."));
        return kNoNode;
    }
    const bool counts = expr.function == Function::GroupCount;
    const bool ranks = expr.function == Function::RankInRoster || expr.function == Function::RankAscending;
    if (!TakesArguments(expr, counts || ranks ? 1 : 2, counts ? 1 : 2)) return kNoNode;
    Node node;
    node.op = counts ? Op::GroupCount : ranks ? Op::RankRows : Op::GroupSum;
    node.ascending = expr.function == Function::RankAscending;
    node.domain = roster;
    if (!counts) {
        node.a = CompileNumber(expr.list[0], roster);
        if (node.a == kNoNode) return kNoNode;
        if (!ranks) node.scale = At(node.a).scale, node.ratio = At(node.a).ratio;
    }
    const std::size_t key = counts ? 0 : 1;
    if (expr.list.size() > key) {
        node.b = Compile(expr.list[key], roster);
        if (node.b == kNoNode) return kNoNode;
    }
    return m_builder.Add(std::move(node));
}

NodeId Compiler::CompileBlankAs(const ast::Expr& expr, int roster, const Variable* categories) {
    const NodeId a = Compile(expr.a, roster, categories);
    if (a == kNoNode) return kNoNode;
    const NodeId b = Compile(expr.b, roster, At(a).type == ValueType::Category ? At(a).source : nullptr);
    if (b == kNoNode) return kNoNode;
    if (At(a).type != At(b).type) {
        Report(expr.range, "types-differ",
               Msg("“{text}” is {left}, but blanks are to count as {right}.",
                   {{"text", TextOf(m_tree[expr.a].range)},
                    {"left", base::Text(NameOfType(At(a).type))},
                    {"right", base::Text(NameOfType(At(b).type))}}),
               Msg("Write a value of the same kind after 未填按."));
        return kNoNode;
    }
    return m_builder.Coalesce(a, b, false);
}

NodeId Compiler::CompileAmount(const ast::Amount& amount) {
    if (!amount.given) return kNoNode;
    return amount.expression == ast::kNone ? m_builder.Number(amount.value)
                                           : CompileNumber(amount.expression, kCaseDomain);
}

}  // namespace gongjian::lang
