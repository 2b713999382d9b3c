// Expressions of the syntax tree to typed nodes: names resolved, types checked, divisors proven not to be zero, equal
// subexpressions shared. Used for rule files and for the expressions of forms.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "lang/ast.h"
#include "lang/node_builder.h"
#include "lang/program.h"
#include "lang/scope.h"

namespace gongjian::lang {

/// How large a number can get: |numerator| and denominator; of a plain number its units and the power of ten below them.
struct Magnitude {
    base::Int128 top = -1, bottom = 1;
    bool declared = false;  ///< it follows from bounds that the form declares alone
};

class Compiler {
public:
    /// All references must outlive the compiler; nodes are appended to `list`.
    Compiler(const base::Source& source, const ast::Tree& tree, const Names& names, NodeList& list,
             std::vector<base::Diagnostic>& diagnostics);

    /// A word for a 取数 or 常量 that expressions after it may use; with a roster: for one value per row, like a column.
    void DeclareValue(const std::string& word, NodeId node, int roster = kCaseDomain) {
        m_values[{roster, word}] = node;
    }
    /// A word for a value or table that is wrong itself, which has been reported: using it is no second mistake.
    void DeclareBroken(const std::string& word) { m_broken.insert(word); }
    /// A word for a 对照表 that 查表 may use.
    void DeclareTable(const std::string& word, const ast::LookupTable& table) { m_tables[word] = &table; }

    /// Node of an expression in the rows of `roster` (kCaseDomain: of the case); kNoNode if it is wrong, which has then been
    /// reported. `categories`: a choice whose category names may stand here.
    NodeId Compile(ast::ExprId id, int roster, const Variable* categories = nullptr);
    NodeId CompileCondition(ast::ExprId id, int roster);
    NodeId CompileNumber(ast::ExprId id, int roster);

    /// What is known where the next expressions stand: `condition` has been found true or false.
    void Assume(NodeId condition, bool truth);
    std::size_t Assumptions() const { return m_facts.size(); }
    void ForgetTo(std::size_t assumptions) { m_facts.resize(assumptions); }

    const Node& At(NodeId id) const { return m_builder.At(id); }
    const Bounds& BoundsOf(NodeId id) const { return m_builder.BoundsOf(id); }
    NodeBuilder& Builder() { return m_builder; }
    const Scope& Names() const { return m_scope; }

    /// The roster that a word names, or kCaseDomain after reporting.
    int RosterNamed(const ast::Name& name);
    /// Column of a roster, or -1 after reporting.
    int ColumnNamed(int roster, const ast::Name& name);
    NodeId LoadColumn(int roster, int column);
    NodeId LoadVariable(int variable) { return LoadQuestion(variable, kCaseDomain); }
    /// A question, value or constant that a text names; kNoNode after reporting.
    NodeId CompileWord(const ast::Expr& name) { return CompileName(name, kCaseDomain, nullptr); }

    void Report(base::Range range, std::string code, base::Message message, base::Message hint,
                base::Severity severity = base::Severity::Error);
    /// A word that several questions of the form bear.
    void ReportAmbiguous(base::Range range, const std::string& word, const std::vector<int>& questions);
    void ReportUnknownCategory(const Variable& variable, const ast::Name& name);

    /// An amount: its literal, or its expression. kNoNode if it is not given or wrong.
    NodeId CompileAmount(const ast::Amount& amount);

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
    NodeId CompileLogic(Op op, const ast::Expr& expr, int roster);
    NodeId DateNode(Op op, NodeId a, NodeId b);
    // compiler_calls.cpp
    NodeId CompileCall(const ast::Expr& expr, int roster, const Variable* categories);
    NodeId CompileRounding(const ast::Expr& expr, int roster);
    NodeId CompileExtreme(const ast::Expr& expr, int roster);
    NodeId CompileDates(const ast::Expr& expr, int roster);
    NodeId CompileGroup(const ast::Expr& expr, int roster);
    NodeId CompileLookup(const ast::Expr& expr, int roster);
    NodeId CompileBlankAs(const ast::Expr& expr, int roster, const Variable* categories);
    NodeId CompileDate(ast::ExprId id, int roster);
    NodeId DateColumn(ast::ExprId id);
    bool TakesArguments(const ast::Expr& expr, std::size_t least, std::size_t most);
    bool FillKeys(const ast::LookupTable& table, NodeId key, Node& lookup);

    // compiler_range.cpp
    Magnitude MagnitudeOf(NodeId id);
    Magnitude NewMagnitude(NodeId id);
    NodeId DenominatorOf(NodeId id) const;
    bool SameDenominator(NodeId a, NodeId b);
    /// Reports arithmetic that is not proven to stay within 64 bits.
    void ProveFit(const ast::Expr& expr, NodeId id);

    NodeId InDomain(NodeId id, int roster) { return m_builder.InDomain(id, roster); }
    const NodeId* FindValue(const std::string& word, int roster) const;
    NodeId LoadQuestion(int variable, int roster);
    bool Resolves(const ast::Expr& expr, int roster) const;
    bool IsWord(const ast::Expr& expr) const;
    bool Comparable(const ast::Expr& expr, NodeId a, NodeId b);
    bool CanBeZero(NodeId divisor) const;
    /// The number itself, whatever scale it was fitted to.
    NodeId Bare(NodeId id) const;
    void AskForDivisorGuard(const ast::Expr& divisor);
    std::string TextOf(base::Range range) const;

    const base::Source& m_source;
    const ast::Tree& m_tree;
    Scope m_scope;
    NodeBuilder m_builder;
    std::vector<base::Diagnostic>& m_diagnostics;
    std::map<std::pair<int, std::string>, NodeId> m_values;
    std::map<std::string, const ast::LookupTable*> m_tables;
    std::set<std::string> m_broken;
    std::vector<Magnitude> m_magnitudes;  ///< by node; top -1: not worked out yet
    std::vector<std::pair<NodeId, bool>> m_facts;
};

/// "a number", "yes or no", … for messages.
base::Message NameOfType(ValueType type);

}  // namespace gongjian::lang
