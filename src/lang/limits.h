// What is refused before parsing, so that no file can exhaust the parser.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "lang/token.h"

namespace gongjian::lang {

/// True, with a diagnostic, for a text that is too long or is not UTF-8.
bool RefuseText(const base::Source& source, std::vector<base::Diagnostic>& diagnostics);

/// True, with a diagnostic, for too many statements or too much nesting.
bool RefuseTokens(const base::Source& source, const std::vector<Token>& tokens,
                  std::vector<base::Diagnostic>& diagnostics);

}  // namespace gongjian::lang
