// An INFO file as a tree in which every node knows its line. The only place that names Boost.PropertyTree; workspaces and
// layouts are read with it too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gongjian::form {

/// One `key "value" { children }` of an INFO file.
struct InfoNode {
    std::string key;
    std::string value;
    int line = 0;             ///< from 1
    base::Range key_range;    ///< in the source
    base::Range value_range;  ///< with its quotes; empty range if there is no value
    std::vector<InfoNode> children;

    /// First child with that key, or null.
    const InfoNode* Child(std::string_view child_key) const;
    /// Value of that child, or an empty string.
    std::string Get(std::string_view child_key) const;
};

struct InfoTree {
    InfoNode root;                              ///< its children are the file's top level
    std::vector<base::Diagnostic> diagnostics;  ///< syntax errors with line and hint
    /// Whether `root` has the shape that the author meant, so that its content can be checked although there are
    /// diagnostics (full-width quotes and the like). False where braces do not match or a limit was passed.
    bool readable = true;
};

/// Limits: 4 MiB, nesting 64, 200 000 entries; beyond them a diagnostic, not a crash. Directives (#include) are refused:
/// reading a form never opens another file. Diagnostics are sorted by place.
InfoTree ReadInfo(const base::Source& source);

}  // namespace gongjian::form
