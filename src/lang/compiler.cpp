#include "lang/compiler.h"

#include <algorithm>

#include "base/text.h"

namespace gongjian::lang {

using base::Msg;
using base::Severity;

base::Message NameOfType(ValueType type) {
    switch (type) {
        case ValueType::Bool: return Msg("yes or no");
        case ValueType::Number: return Msg("a number");
        case ValueType::Category: return Msg("a choice");
        case ValueType::Categories: return Msg("several choices");
        case ValueType::Text: return Msg("text");
        case ValueType::Date: return Msg("a date");
        case ValueType::Roster: return Msg("a roster");
    }
    return Msg("a value");
}

Compiler::Compiler(const base::Source& source, const ast::Tree& tree, const lang::Names& names, NodeList& list,
                   std::vector<base::Diagnostic>& diagnostics)
    : m_source(source), m_tree(tree), m_scope(names), m_builder(list), m_diagnostics(diagnostics) {}

void Compiler::Report(base::Range range, std::string code, base::Message message, base::Message hint,
                      Severity severity) {
    m_diagnostics.push_back(base::At(m_source, range, severity, std::move(code), std::move(message), std::move(hint)));
}

std::string Compiler::TextOf(base::Range range) const {
    return m_source.Text().substr(range.begin, range.end - range.begin);
}

NodeId Compiler::LoadQuestion(int variable, int roster) {
    const Variable& found = m_scope.At(variable);
    Node node;
    node.op = Op::Load;
    node.type = found.type;
    node.scale = found.type == ValueType::Number ? found.decimals : 0;
    node.variable = variable;
    node.source = &found;
    return InDomain(m_builder.Add(std::move(node)), roster);
}

NodeId Compiler::LoadColumn(int roster, int column) {
    const Variable& found = m_scope.At(roster).columns[static_cast<std::size_t>(column)];
    Node node;
    node.op = Op::Load;
    node.type = found.type;
    node.scale = found.type == ValueType::Number ? found.decimals : 0;
    node.domain = roster;
    node.variable = roster;
    node.column = column;
    node.source = &found;
    return m_builder.Add(std::move(node));
}

NodeId Compiler::Compile(ast::ExprId id, int roster, const Variable* categories) {
    if (id == ast::kNone) return kNoNode;
    const ast::Expr& expr = m_tree[id];
    using Kind = ast::ExprKind;
    switch (expr.kind) {
        case Kind::Number: return m_builder.Number(expr.number, roster);
        case Kind::Percent: return m_builder.Number({expr.number.units, expr.number.scale + 2}, roster);
        case Kind::Date: return m_builder.Constant(ValueType::Date, expr.date.days, roster);
        case Kind::Bool: return m_builder.Constant(ValueType::Bool, expr.number.units != 0, roster);
        case Kind::String: {
            if (categories != nullptr) return CompileName(expr, roster, categories);
            return m_builder.Text(expr.name.text, roster);
        }
        case Kind::Name: return CompileName(expr, roster, categories);
        case Kind::Member: return CompileMember(expr, roster);
        case Kind::Not: {
            const NodeId a = CompileCondition(expr.a, roster);
            return a == kNoNode ? kNoNode : m_builder.Not(a);
        }
        case Kind::And: return CompileLogic(Op::And, expr, roster);
        case Kind::Or: return CompileLogic(Op::Or, expr, roster);
        case Kind::Negate:
        case Kind::Add:
        case Kind::Subtract:
        case Kind::Multiply:
        case Kind::Divide: return CompileArithmetic(expr, roster);
        case Kind::Comparison: return CompileComparison(expr, roster);
        case Kind::InSet: return CompileInSet(expr, roster);
        case Kind::State: return CompileState(expr, roster);
        case Kind::If: return CompileIf(expr, roster, categories);
        case Kind::Aggregated: return CompileAggregate(expr, roster);
        case Kind::RowValue: return CompileRowValue(expr, roster);
        case Kind::Call: return CompileCall(expr, roster, categories);
        case Kind::Today: {
            Node node;
            node.op = Op::Today;
            node.type = ValueType::Date;
            return InDomain(m_builder.Add(std::move(node)), roster);
        }
        case Kind::BlankAs: return CompileBlankAs(expr, roster, categories);
    }
    return kNoNode;
}

NodeId Compiler::CompileCondition(ast::ExprId id, int roster) {
    const NodeId node = Compile(id, roster);
    if (node == kNoNode || At(node).type == ValueType::Bool) return node;
    Report(m_tree[id].range, "not-a-condition",
           Msg("A condition is expected here, but “{text}” is {type}.",
               {{"text", TextOf(m_tree[id].range)}, {"type", base::Text(NameOfType(At(node).type))}}),
           Msg("Compare it with something, for example {text} = 0.", {{"text", TextOf(m_tree[id].range)}}));
    return kNoNode;
}

NodeId Compiler::CompileNumber(ast::ExprId id, int roster) {
    const NodeId node = Compile(id, roster);
    if (node == kNoNode || At(node).type == ValueType::Number) return node;
    Report(m_tree[id].range, "not-a-number",
           Msg("A number is expected here, but “{text}” is {type}.",
               {{"text", TextOf(m_tree[id].range)}, {"type", base::Text(NameOfType(At(node).type))}}),
           At(node).type == ValueType::Bool
               ? Msg("Write 如果 {text} 那么 1 否则 0 to count it.", {{"text", TextOf(m_tree[id].range)}})
               : Msg("Name a question whose answer is a number."));
    return kNoNode;
}

NodeId Compiler::CompileLogic(Op op, const ast::Expr& expr, int roster) {
    const NodeId a = CompileCondition(expr.a, roster);
    const std::size_t before = m_facts.size();
    // 且 and 或 are decided from the left for the reader: what stands on the right may rely on the left.
    if (a != kNoNode) Assume(a, op == Op::And);
    const NodeId b = CompileCondition(expr.b, roster);
    ForgetTo(before);
    return a == kNoNode || b == kNoNode ? kNoNode : m_builder.Logic(op, a, b);
}

NodeId Compiler::CompileArithmetic(const ast::Expr& expr, int roster) {
    using Kind = ast::ExprKind;
    if (expr.kind == Kind::Negate) {
        const NodeId a = CompileNumber(expr.a, roster);
        return a == kNoNode ? kNoNode : m_builder.Negate(a);
    }
    if (expr.kind == Kind::Subtract) {
        // A difference of two dates is a number of days.
        const NodeId first = Compile(expr.a, roster);
        if (first == kNoNode) return kNoNode;
        if (At(first).type == ValueType::Date) {
            const NodeId second = CompileDate(expr.b, roster);
            return second == kNoNode ? kNoNode : DateNode(Op::Days, second, first);
        }
    }
    const NodeId a = CompileNumber(expr.a, roster), b = CompileNumber(expr.b, roster);
    if (a == kNoNode || b == kNoNode) return kNoNode;
    if (expr.kind == Kind::Divide && CanBeZero(b)) {
        AskForDivisorGuard(m_tree[expr.b]);
        return kNoNode;
    }
    const Op op = expr.kind == Kind::Add        ? Op::Add
                  : expr.kind == Kind::Subtract ? Op::Subtract
                  : expr.kind == Kind::Multiply ? Op::Multiply
                                                : Op::Divide;
    const NodeId out = m_builder.Arithmetic(op, a, b);
    ProveFit(expr, out);
    return out;
}

void Compiler::AskForDivisorGuard(const ast::Expr& divisor) {
    const std::string text = TextOf(divisor.range);
    Report(divisor.range, "division-by-zero",
           Msg("“{text}” can be 0, and nothing says what holds then.", {{"text", text}}),
           Msg("Put a guard before it: 当 {text} = 0 得 0 分, or 合理缺项 当 {text} = 0, or for a 取数 value 待补 当 "
               "{text} = 0.",
               {{"text", text}}));
}

bool Compiler::Comparable(const ast::Expr& expr, NodeId a, NodeId b) {
    const Node &left = At(a), &right = At(b);
    bool fits = left.type == right.type && left.type != ValueType::Categories;
    const bool ordered = left.type == ValueType::Number || left.type == ValueType::Date;
    const bool equality = expr.compare == ast::Compare::Equal || expr.compare == ast::Compare::NotEqual;
    if (fits && left.type == ValueType::Category && left.source != right.source) {
        const auto& x = left.source->categories;
        const auto& y = right.source->categories;
        fits = std::equal(x.begin(), x.end(), y.begin(), y.end(),
                          [](const CategoryName& p, const CategoryName& q) { return p.id == q.id; });
    }
    if (!fits) {
        Report(expr.range, "types-differ",
               Msg("“{text}” compares {left} with {right}.", {{"text", TextOf(expr.range)},
                                                              {"left", base::Text(NameOfType(left.type))},
                                                              {"right", base::Text(NameOfType(right.type))}}),
               Msg("Compare values of one kind: numbers with numbers, a choice with one of its categories, a date with "
                   "a date."));
        return false;
    }
    if (!equality && !ordered) {
        Report(expr.range, "no-order",
               Msg("“{text}”: {type} has no larger and smaller.",
                   {{"text", TextOf(expr.range)}, {"type", base::Text(NameOfType(left.type))}}),
               Msg("Use = or ≠."));
        return false;
    }
    return true;
}

NodeId Compiler::CompileComparison(const ast::Expr& expr, int roster) {
    const ast::Expr &left = m_tree[expr.a], &right = m_tree[expr.b];
    // A category is known only beside its question: the side that is a question is compiled first.
    const bool right_first = IsWord(left) && !Resolves(left, roster) && (!IsWord(right) || Resolves(right, roster));
    const NodeId first = Compile(right_first ? expr.b : expr.a, roster);
    if (first == kNoNode) return kNoNode;
    const Variable* categories =
        At(first).type == ValueType::Category || At(first).type == ValueType::Categories ? At(first).source : nullptr;
    const NodeId second = Compile(right_first ? expr.a : expr.b, roster, categories);
    if (second == kNoNode) return kNoNode;
    const NodeId a = right_first ? second : first, b = right_first ? first : second;
    Node node;
    node.type = ValueType::Bool;
    node.domain = roster;
    if (At(first).type == ValueType::Categories && At(second).type == ValueType::Category) {
        // 违规情形 = 冒名持证: one of several choices.
        node.op = Op::InSet;
        node.a = first;
        node.b = kNoNode;
        node.list = {second};
        const NodeId in_set = m_builder.Add(std::move(node));
        return expr.compare == ast::Compare::Equal ? in_set : m_builder.Not(in_set);
    }
    if (!Comparable(expr, a, b)) return kNoNode;
    return m_builder.Compare(expr.compare, a, b);
}

NodeId Compiler::CompileInSet(const ast::Expr& expr, int roster) {
    const NodeId a = Compile(expr.a, roster);
    if (a == kNoNode) return kNoNode;
    const bool choice = At(a).type == ValueType::Category || At(a).type == ValueType::Categories;
    Node node;
    node.op = Op::InSet;
    node.type = ValueType::Bool;
    node.domain = roster;
    node.a = a;
    for (ast::ExprId member : expr.list) {
        const NodeId b = Compile(member, roster, choice ? At(a).source : nullptr);
        if (b == kNoNode) return kNoNode;
        ast::Expr comparison = expr;
        comparison.compare = ast::Compare::Equal;
        if (At(a).type != ValueType::Categories && !Comparable(comparison, a, b)) return kNoNode;
        node.list.push_back(b);
    }
    const NodeId in_set = m_builder.Add(std::move(node));
    return expr.b == 1 ? m_builder.Not(in_set) : in_set;  // 不属于
}

NodeId Compiler::CompileState(const ast::Expr& expr, int roster) {
    std::vector<NodeId> tested;
    for (ast::ExprId id : expr.list) {
        tested.push_back(Compile(id, roster));
        if (tested.back() == kNoNode) return kNoNode;
    }
    return m_builder.State(expr.test, std::move(tested));
}

NodeId Compiler::CompileIf(const ast::Expr& expr, int roster, const Variable* categories) {
    const NodeId condition = CompileCondition(expr.a, roster);
    const std::size_t before = m_facts.size();
    if (condition != kNoNode) Assume(condition, true);
    const NodeId then = Compile(expr.b, roster, categories);
    ForgetTo(before);
    if (condition != kNoNode) Assume(condition, false);
    const NodeId otherwise = Compile(expr.c, roster, categories);
    ForgetTo(before);
    if (condition == kNoNode || then == kNoNode || otherwise == kNoNode) return kNoNode;
    const Node &x = At(then), &y = At(otherwise);
    if (x.type != y.type) {
        Report(expr.range, "types-differ", Msg("Both sides of 如果 … 那么 … 否则 must be of one kind."),
               Msg("Give two numbers, or two conditions."));
        return kNoNode;
    }
    return m_builder.If(condition, then, otherwise);
}

}  // namespace gongjian::lang
