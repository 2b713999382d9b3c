// Expressions and clauses, the part of the language that Spirit X3 reads. Only grammar.cpp names it.
#pragma once

#include <optional>

#include "lang/ast.h"
#include "lang/parse_state.h"

namespace gongjian::lang {

/// One expression from `at` on; on success `at` stands after it. On failure kNone: `state` knows where and what was wanted,
/// and `at` and the arena are as before.
ast::ExprId ReadExpression(ParseState& state, TokenAt& at, TokenAt end);

/// The same for a literal with + - × ÷ but no comparison, as it stands after = in a sample.
ast::ExprId ReadSum(ParseState& state, TokenAt& at, TokenAt end);

/// One clause of an item, likewise. 其中 “…” (a part) is not a clause.
std::optional<ast::Clause> ReadClause(ParseState& state, TokenAt& at, TokenAt end);

}  // namespace gongjian::lang
