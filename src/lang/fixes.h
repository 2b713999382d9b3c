// Quick fixes: changes of a rule text that put a finding right, derived from its code, its place and the arguments of its
// message. One table for lexer, parser and checker; a finding without an entry has no fix.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "lang/names.h"

namespace gongjian::lang {

/// Adds to each finding of `source` that has no fixes yet those that are known, at most three, best first. `names` may be null.
/// A fix never touches anything outside the sentence that the finding is about.
void AddFixes(const base::Source& source, const Names* names, std::vector<base::Diagnostic>& diagnostics);

}  // namespace gongjian::lang
