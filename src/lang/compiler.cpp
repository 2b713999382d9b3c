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

Compiler::Compiler(const base::Source& source, const ast::Tree& tree, const lang::Names& names,
                   std::vector<Node>& nodes, std::vector<base::Diagnostic>& diagnostics)
    : m_source(source), m_tree(tree), m_scope(names), m_nodes(nodes), m_diagnostics(diagnostics) {}

void Compiler::Report(base::Range range, std::string code, base::Message message, base::Message hint,
                      Severity severity) {
    m_diagnostics.push_back(base::At(m_source, range, severity, std::move(code), std::move(message), std::move(hint)));
}

std::string Compiler::TextOf(base::Range range) const {
    return m_source.Text().substr(range.begin, range.end - range.begin);
}

NodeId Compiler::Intern(Node node) {
    std::string key;
    const auto put = [&key](long long value) { key += std::to_string(value) + ","; };
    put(static_cast<int>(node.op)), put(static_cast<int>(node.type)), put(node.scale), put(node.ratio),
        put(node.domain);
    put(node.a), put(node.b), put(node.c), put(node.number), put(node.variable), put(node.column), put(node.roster);
    put(node.value), put(static_cast<int>(node.compare)), put(static_cast<int>(node.test));
    put(static_cast<int>(node.blanks)), put(node.blank_number);
    for (NodeId id : node.list) put(id);
    key += node.text;
    const auto [it, is_new] = m_interned.emplace(key, static_cast<NodeId>(m_nodes.size()));
    if (is_new) m_nodes.push_back(std::move(node));
    return it->second;
}

NodeId Compiler::Constant(ValueType type, std::int64_t number, int scale, int roster) {
    Node node;
    node.op = Op::Constant;
    node.type = type;
    node.number = number;
    node.scale = scale;
    node.domain = roster;
    return Intern(node);
}

NodeId Compiler::InDomain(NodeId id, int roster) {
    if (id == kNoNode || At(id).domain == roster || roster == kCaseDomain) return id;
    Node node = At(id);
    if (node.op != Op::Constant) {
        Node broadcast;
        broadcast.op = Op::Broadcast;
        broadcast.type = node.type;
        broadcast.scale = node.scale;
        broadcast.ratio = node.ratio;
        broadcast.source = node.source;
        broadcast.a = id;
        node = broadcast;
    }
    node.domain = roster;
    return Intern(node);
}

NodeId Compiler::LoadQuestion(int variable, int roster) {
    const Variable& found = m_scope.At(variable);
    Node node;
    node.op = Op::Load;
    node.type = found.type;
    node.scale = found.type == ValueType::Number ? found.decimals : 0;
    node.variable = variable;
    node.source = &found;
    return InDomain(Intern(node), roster);
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
    return Intern(node);
}

NodeId Compiler::Compile(ast::ExprId id, int roster, const Variable* categories) {
    if (id == ast::kNone) return kNoNode;
    const ast::Expr& expr = m_tree[id];
    using Kind = ast::ExprKind;
    switch (expr.kind) {
        case Kind::Number: return Constant(ValueType::Number, expr.number.units, expr.number.scale, roster);
        case Kind::Percent: return Constant(ValueType::Number, expr.number.units, expr.number.scale + 2, roster);
        case Kind::Date: return Constant(ValueType::Date, expr.date.days, 0, roster);
        case Kind::Bool: return Constant(ValueType::Bool, expr.number.units != 0, 0, roster);
        case Kind::String: {
            if (categories != nullptr) return CompileName(expr, roster, categories);
            Node node;
            node.type = ValueType::Text;
            node.text = expr.name.text;
            node.domain = roster;
            return Intern(node);
        }
        case Kind::Name: return CompileName(expr, roster, categories);
        case Kind::Member: return CompileMember(expr, roster);
        case Kind::Not: {
            const NodeId a = CompileCondition(expr.a, roster);
            if (a == kNoNode) return kNoNode;
            Node node;
            node.op = Op::Not;
            node.type = ValueType::Bool;
            node.a = a;
            node.domain = roster;
            return Intern(node);
        }
        case Kind::And: return Binary(Op::And, expr, roster, ValueType::Bool);
        case Kind::Or: return Binary(Op::Or, expr, roster, ValueType::Bool);
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
        case Kind::Call:
        case Kind::Today:
        case Kind::BlankAs: break;
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

NodeId Compiler::Binary(Op op, const ast::Expr& expr, int roster, ValueType wanted) {
    const bool logical = wanted == ValueType::Bool;
    const NodeId a = logical ? CompileCondition(expr.a, roster) : CompileNumber(expr.a, roster);
    const std::size_t before = m_facts.size();
    // 且 and 或 are decided from the left for the reader: what stands on the right may rely on the left.
    if (a != kNoNode && logical) Assume(a, op == Op::And);
    const NodeId b = logical ? CompileCondition(expr.b, roster) : CompileNumber(expr.b, roster);
    ForgetTo(before);
    if (a == kNoNode || b == kNoNode) return kNoNode;
    Node node;
    node.op = op;
    node.type = wanted;
    node.a = a;
    node.b = b;
    node.domain = roster;
    return Intern(node);
}

NodeId Compiler::CompileArithmetic(const ast::Expr& expr, int roster) {
    Node node;
    node.type = ValueType::Number;
    node.domain = roster;
    if (expr.kind == ast::ExprKind::Negate) {
        node.op = Op::Negate;
        node.a = CompileNumber(expr.a, roster);
        if (node.a == kNoNode) return kNoNode;
        node.scale = At(node.a).scale;
        node.ratio = At(node.a).ratio;
        return Intern(node);
    }
    node.a = CompileNumber(expr.a, roster);
    node.b = CompileNumber(expr.b, roster);
    if (node.a == kNoNode || node.b == kNoNode) return kNoNode;
    const Node &a = At(node.a), &b = At(node.b);
    node.ratio = a.ratio || b.ratio;
    switch (expr.kind) {
        case ast::ExprKind::Add: node.op = Op::Add, node.scale = std::max(a.scale, b.scale); break;
        case ast::ExprKind::Subtract: node.op = Op::Subtract, node.scale = std::max(a.scale, b.scale); break;
        case ast::ExprKind::Multiply: node.op = Op::Multiply, node.scale = a.scale + b.scale; break;
        default: node.op = Op::Divide, node.ratio = true; break;
    }
    if (node.scale > base::Decimal::kMaxScale) node.ratio = true;
    if (node.ratio) node.scale = 0;
    if (node.op == Op::Divide && CanBeZero(node.b)) {
        AskForDivisorGuard(m_tree[expr.b]);
        return kNoNode;
    }
    return Intern(node);
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
    node.a = a;
    node.b = b;
    node.compare = expr.compare;
    if (At(first).type == ValueType::Categories && At(second).type == ValueType::Category) {
        // 违规情形 = 冒名持证: one of several choices.
        node.op = Op::InSet;
        node.a = first;
        node.b = kNoNode;
        node.list = {second};
        const NodeId in_set = Intern(node);
        if (expr.compare == ast::Compare::Equal) return in_set;
        Node negated;
        negated.op = Op::Not;
        negated.type = ValueType::Bool;
        negated.a = in_set;
        negated.domain = roster;
        return Intern(negated);
    }
    if (!Comparable(expr, a, b)) return kNoNode;
    node.op = Op::Compare;
    return Intern(node);
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
    return Intern(node);
}

NodeId Compiler::CompileState(const ast::Expr& expr, int roster) {
    Node node;
    node.op = Op::State;
    node.type = ValueType::Bool;
    node.domain = roster;
    node.test = expr.test;
    for (ast::ExprId tested : expr.list) {
        const NodeId a = Compile(tested, roster);
        if (a == kNoNode) return kNoNode;
        node.list.push_back(a);
    }
    return Intern(node);
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
    Node node;
    node.op = Op::If;
    node.type = x.type;
    node.source = x.source;
    node.domain = roster;
    node.ratio = x.ratio || y.ratio;
    node.scale = node.ratio ? 0 : std::max(x.scale, y.scale);
    node.a = condition;
    node.b = then;
    node.c = otherwise;
    return Intern(node);
}

}  // namespace gongjian::lang
