// The grammar of expressions and clauses in Boost.Spirit X3, over tokens: no skipper, one rule per precedence level,
// attributes are indices into the arena, and what was expected is collected by the token parsers themselves (X3's own
// handler names mangled types and miscounts Chinese). Nothing is evaluated or looked up here.
#include "lang/grammar.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include <boost/spirit/home/x3.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include "lang/grammar_clauses.h"

namespace gongjian::lang {
namespace grammar {

/// What 按 means follows from what was read: a column of a roster is gone through row by row.
void ClassifyTable(const ast::Tree& tree, const std::vector<std::size_t>& open_ranges, ast::Clause& read) {
    if (read.kind != C::Cases) return;
    if (read.edges != ast::Edges::NotDeclared)
        for (const std::size_t at : open_ranges) read.tiers[at].high_closed = true;
    if (!read.tiers.empty()) {
        read.kind = C::Tiers;
        return;
    }
    const ast::Expr& expr = tree[read.value];
    if (expr.kind != ExprKind::Member) return;
    read.kind = C::RowCases;
    read.roster = expr.name;
    read.column = expr.member;
}

template <class Rule>
ExprId Read(const Rule& rule, ParseState& state, TokenAt& at, TokenAt end) {
    const TokenAt begin = at;
    const std::size_t size = state.Size();
    ExprId id = ast::kNone;
    if (x3::parse(at, end, x3::with<StateTag>(state)[rule], id) && !state.IsTooDeep()) return id;
    at = begin;
    state.Truncate(size);
    return ast::kNone;
}

}  // namespace grammar

ast::ExprId ReadExpression(ParseState& state, TokenAt& at, TokenAt end) {
    return grammar::Read(grammar::disjunction, state, at, end);
}

ast::ExprId ReadSum(ParseState& state, TokenAt& at, TokenAt end) { return grammar::Read(grammar::sum, state, at, end); }

std::optional<ast::Clause> ReadClause(ParseState& state, TokenAt& at, TokenAt end) {
    const TokenAt begin = at;
    const std::size_t size = state.Size();
    state.clause = {};
    state.open_ranges.clear();
    if (grammar::x3::parse(at, end, grammar::x3::with<grammar::StateTag>(state)[grammar::clause]) &&
        !state.IsTooDeep()) {
        state.clause.range = {begin->range.begin, (at - 1)->range.end};
        grammar::ClassifyTable(state.Tree(), state.open_ranges, state.clause);
        return std::move(state.clause);
    }
    at = begin;
    state.Truncate(size);
    return std::nullopt;
}

}  // namespace gongjian::lang
