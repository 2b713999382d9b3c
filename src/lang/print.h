// Trees back to text: one canonical form in either keyword set. Names, ids and texts stay as they are.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/message.h"
#include "lang/ast.h"

namespace gongjian::lang {

/// The whole file, statements in their order. Parsing the result gives the same tree (ranges apart).
std::string Print(const ast::Tree& tree, base::Language language);

/// The same with the comments of the source: those of a line of their own before the line that they stood before, others
/// behind the line that they stood behind. `tree` is the tree of `source`, without broken parts: what is broken would be lost.
std::string Format(const base::Source& source, const ast::Tree& tree, base::Language language);

/// One expression.
std::string PrintExpression(const ast::Tree& tree, ast::ExprId id, base::Language language);

}  // namespace gongjian::lang
