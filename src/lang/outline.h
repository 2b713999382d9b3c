// A tree as text without ranges, for comparing what two texts mean.
#pragma once

#include <string>

#include "lang/ast.h"

namespace gongjian::lang {

/// Everything in a tree, one statement or clause per line. Two trees have the same outline if and only if they say the same.
std::string Outline(const ast::Tree& tree);
/// One expression as nested brackets: (= A (+ B 1)).
std::string Outline(const ast::Tree& tree, ast::ExprId id);

}  // namespace gongjian::lang
