// Rule text to syntax tree. Spirit X3 is hidden in grammar.cpp; nothing here names it.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "lang/ast.h"
#include "lang/names.h"

namespace gongjian::lang {

/// Limits, refused with a diagnostic before parsing.
inline constexpr std::size_t kMaxRuleBytes = 1 << 20;
inline constexpr int kMaxNesting = 64;
inline constexpr std::size_t kMaxStatements = 5000;

struct ParsedRules {
    ast::Tree tree;
    std::vector<base::Diagnostic> diagnostics;  ///< every mistake of the file, one per broken statement or clause
    std::vector<base::Range> broken;            ///< statements that were left out of the tree
};

/// Ids declared by a file's header, readable before the names of its form are known.
std::string FormNamedBy(const base::Source& source);

/// Parses a whole rule file. `names` (null if the form is unknown) tells the lexer which words are names, so that text
/// without spaces is read by longest match over names and keywords.
ParsedRules ParseRules(const base::Source& source, const Names* names);

struct ParsedExpression {
    ast::Tree tree;  ///< only `expressions`
    ast::ExprId root = ast::kNone;
    std::vector<base::Diagnostic> diagnostics;
};

/// Parses one expression of a form (relevance, check, computation, filter).
ParsedExpression ParseExpression(const base::Source& source, const Names* names);

}  // namespace gongjian::lang
