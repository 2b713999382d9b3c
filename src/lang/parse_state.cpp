// The arena and the furthest failure.
#include "lang/parse_state.h"

#include <algorithm>

namespace gongjian::lang {
namespace {

/// Trees are walked recursively; a chain of so many operators is nobody's rule.
constexpr int kMaxTreeDepth = 1000;

}  // namespace

ast::ExprId ParseState::Make(ast::ExprKind kind, base::Range range) {
    ast::Expr& expr = m_tree.expressions.emplace_back();
    expr.kind = kind;
    expr.range = range;
    m_depths.resize(m_tree.expressions.size(), 1);
    m_depths.back() = 1;
    return static_cast<ast::ExprId>(m_tree.expressions.size() - 1);
}

ast::ExprId ParseState::Binary(ast::ExprKind kind, ast::ExprId a, ast::ExprId b) {
    const base::Range range{(*this)[a].range.begin, (*this)[b].range.end};
    const ast::ExprId id = Make(kind, range);
    (*this)[id].a = a;
    (*this)[id].b = b;
    return id;
}

bool ParseState::Finish(ast::ExprId id) {
    m_depths.resize(m_tree.expressions.size(), 1);
    const ast::Expr& expr = (*this)[id];
    int depth = 0;
    const auto child = [&](ast::ExprId other) {
        // The second operand of InSet is a flag.
        if (other >= 0 && static_cast<std::size_t>(other) < m_depths.size() && other != id)
            depth = std::max(depth, static_cast<int>(m_depths[static_cast<std::size_t>(other)]));
    };
    child(expr.a);
    if (expr.kind != ast::ExprKind::InSet) child(expr.b);
    child(expr.c);
    for (const ast::ExprId other : expr.list) child(other);
    m_depths[static_cast<std::size_t>(id)] = static_cast<std::uint16_t>(depth + 1);
    if (depth + 1 > kMaxTreeDepth) m_too_deep = true;
    return !m_too_deep;
}

void ParseState::Truncate(std::size_t size) {
    m_tree.expressions.resize(size);
    m_depths.resize(size, 1);
}

void ParseState::ForgetFailure() {
    m_furthest = nullptr;
    m_silent = nullptr;
    m_wanted.clear();
    m_too_deep = false;
}

void ParseState::MissInstead(TokenAt at, TokenKind wanted) {
    m_furthest = at;
    m_wanted.assign(1, wanted);
}

void ParseState::Miss(TokenAt at, TokenKind wanted) {
    if (at == m_silent) return;
    if (m_furthest == nullptr || at > m_furthest) {
        m_furthest = at;
        m_wanted.clear();
    }
    if (at == m_furthest && std::find(m_wanted.begin(), m_wanted.end(), wanted) == m_wanted.end())
        m_wanted.push_back(wanted);
}

TokenAt ParseState::Silence(TokenAt at) {
    const TokenAt before = m_silent;
    m_silent = at;
    return before;
}

bool IsNameToken(const Token& token) {
    return token.kind == TokenKind::Word || token.kind == TokenKind::Quoted || token.is_name;
}

ast::Name NameOf(const Token& token) { return {token.text, token.range, false}; }

bool TakeRoster(TokenAt& at, TokenAt end, ast::Name& out) {
    if (at == end) return false;
    if (at->kind == TokenKind::Ledger && at + 1 != end && IsNameToken(at[1])) {
        out = {at[1].text, {at->range.begin, at[1].range.end}, true};
        at += 2;
        return true;
    }
    if (!IsNameToken(*at)) return false;
    out = NameOf(*at++);
    return true;
}

void SkipUnit(TokenAt& at, TokenAt end) {
    if (at != end && (at->is_unit || at->kind == TokenKind::Unit)) ++at;
}

bool TakeAmount(TokenAt& at, TokenAt end, ast::Amount& out) {
    if (at == end || at->kind != TokenKind::Number) return false;
    out.value = at->number;
    out.range = at->range;
    out.given = true;
    out.expression = ast::kNone;
    ++at;
    const TokenAt before = at;
    SkipUnit(at, end);
    if (at != before) out.range.end = before->range.end;
    return true;
}

}  // namespace gongjian::lang
