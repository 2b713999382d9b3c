// What the parsers of expressions, clauses and statements share: the arena that grows, and the furthest place that parsing
// reached together with what could have stood there. No X3 here.
#pragma once

#include <vector>

#include "lang/ast.h"
#include "lang/token.h"

namespace gongjian::lang {

using TokenAt = const Token*;

class ParseState {
public:
    explicit ParseState(ast::Tree& tree) : m_tree(tree) {}

    ast::Tree& Tree() { return m_tree; }
    ast::Expr& operator[](ast::ExprId id) { return m_tree.expressions[static_cast<std::size_t>(id)]; }

    // Expressions.
    ast::ExprId Make(ast::ExprKind kind, base::Range range);
    ast::ExprId Binary(ast::ExprKind kind, ast::ExprId a, ast::ExprId b);
    /// Notes how deep a finished expression is; false if it is too deep to be walked.
    bool Finish(ast::ExprId id);
    std::size_t Size() const { return m_tree.expressions.size(); }
    void Truncate(std::size_t size);

    // Failures.
    void ForgetFailure();
    /// The parsed text was not what was wanted at `at`, however far parsing went.
    void MissInstead(TokenAt at, TokenKind wanted);
    /// At `at`, `wanted` was tried in vain. Only the furthest place is kept.
    void Miss(TokenAt at, TokenKind wanted);
    /// While a thing with a name of its own is tried at `at`, its parts are not listed there.
    TokenAt Silence(TokenAt at);
    TokenAt FurthestAt() const { return m_furthest; }
    const std::vector<TokenKind>& Wanted() const { return m_wanted; }
    bool IsTooDeep() const { return m_too_deep; }

    // Under construction.
    ast::Clause clause;
    ast::Tier tier;
    ast::CaseRow row;
    ast::CheckRow check;
    std::vector<std::size_t> open_ranges;  ///< tiers written n 至 m without 不含: closed where the edges are declared

    // Where the expression stands.
    bool in_filter = false;  ///< behind 其中 of an aggregate: 未填按 belongs to the aggregate
    bool in_band = false;    ///< a condition of a grade: 总分 is a name

private:
    ast::Tree& m_tree;
    std::vector<std::uint16_t> m_depths;  ///< per expression
    TokenAt m_furthest = nullptr;
    TokenAt m_silent = nullptr;
    std::vector<TokenKind> m_wanted;
    bool m_too_deep = false;
};

bool IsNameToken(const Token& token);
ast::Name NameOf(const Token& token);

/// A roster by its name, or 台账 and the name of a form; false and nothing moved if neither stands at `at`.
bool TakeRoster(TokenAt& at, TokenAt end, ast::Name& out);

/// A number with its unit words; false and nothing moved if none stands at `at`.
bool TakeAmount(TokenAt& at, TokenAt end, ast::Amount& out);
/// Skips unit words.
void SkipUnit(TokenAt& at, TokenAt end);

}  // namespace gongjian::lang
