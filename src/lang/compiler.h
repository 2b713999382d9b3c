// Expressions of the syntax tree to typed nodes: names resolved, types checked, divisors proven not to be zero, equal
// subexpressions shared. Used for rule files and for the expressions of forms.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "lang/ast.h"
#include "lang/program.h"
#include "lang/rational.h"
#include "lang/scope.h"

namespace gongjian::lang {

/// Bounds of a numeric node, from the form's own; empty where there is none.
struct Bounds {
    std::optional<Rational> low, high;
};

class Compiler {
public:
    /// All references must outlive the compiler; nodes are appended to `nodes`.
    Compiler(const base::Source& source, const ast::Tree& tree, const Names& names, std::vector<Node>& nodes,
             std::vector<base::Diagnostic>& diagnostics);

    /// A word for a 取数 or 常量 that expressions after it may use.
    void DeclareValue(const std::string& word, NodeId node) { m_values[word] = node; }
    bool IsValue(const std::string& word) const { return m_values.count(word) != 0; }

    /// Node of an expression in the rows of `roster` (kCaseDomain: of the case); kNoNode if it is wrong, which has then been
    /// reported. `categories`: a choice whose category names may stand here.
    NodeId Compile(ast::ExprId id, int roster, const Variable* categories = nullptr);
    NodeId CompileCondition(ast::ExprId id, int roster);
    NodeId CompileNumber(ast::ExprId id, int roster);

    /// What is known where the next expressions stand: `condition` has been found true or false.
    void Assume(NodeId condition, bool truth);
    std::size_t Assumptions() const { return m_facts.size(); }
    void ForgetTo(std::size_t assumptions) { m_facts.resize(assumptions); }

    const Node& At(NodeId id) const { return m_nodes[static_cast<std::size_t>(id)]; }
    Bounds BoundsOf(NodeId id) const;
    const Scope& Names() const { return m_scope; }

    /// The roster that a word names, or kCaseDomain after reporting.
    int RosterNamed(const ast::Name& name);
    /// Column of a roster, or -1 after reporting.
    int ColumnNamed(int roster, const ast::Name& name);
    NodeId LoadColumn(int roster, int column);

    void Report(base::Range range, std::string code, base::Message message, base::Message hint,
                base::Severity severity = base::Severity::Error);
    void ReportUnknownCategory(const Variable& variable, const ast::Name& name);

    NodeId Intern(Node node);

private:
    NodeId CompileName(const ast::Expr& expr, int roster, const Variable* categories);
    NodeId CompileMember(const ast::Expr& expr, int roster);
    NodeId CompileArithmetic(const ast::Expr& expr, int roster);
    NodeId CompileComparison(const ast::Expr& expr, int roster);
    NodeId CompileInSet(const ast::Expr& expr, int roster);
    NodeId CompileState(const ast::Expr& expr, int roster);
    NodeId CompileIf(const ast::Expr& expr, int roster, const Variable* categories);
    NodeId CompileAggregate(const ast::Expr& expr, int roster);
    NodeId CompileRowValue(const ast::Expr& expr, int roster);
    NodeId Binary(Op op, const ast::Expr& expr, int roster, ValueType wanted);
    NodeId Constant(ValueType type, std::int64_t number, int scale, int roster);
    NodeId InDomain(NodeId id, int roster);
    NodeId LoadQuestion(int variable, int roster);
    bool Resolves(const ast::Expr& expr, int roster) const;
    bool IsWord(const ast::Expr& expr) const;
    bool Comparable(const ast::Expr& expr, NodeId a, NodeId b);
    bool CanBeZero(NodeId divisor) const;
    void AskForDivisorGuard(const ast::Expr& divisor);
    std::string TextOf(base::Range range) const;

    const base::Source& m_source;
    const ast::Tree& m_tree;
    Scope m_scope;
    std::vector<Node>& m_nodes;
    std::vector<base::Diagnostic>& m_diagnostics;
    std::map<std::string, NodeId> m_values;
    std::map<std::string, NodeId> m_interned;
    std::vector<std::pair<NodeId, bool>> m_facts;
};

/// "a number", "yes or no", … for messages.
base::Message NameOfType(ValueType type);

}  // namespace gongjian::lang
