// Stable codes of diagnostics as they stand in sources and golden files.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace gongjian::tests {

/// Codes ("empty-block") in `text` that stand between `begin` and `end`.
std::set<std::string> CodesBetween(std::string_view text, char begin, char end);

}  // namespace gongjian::tests
