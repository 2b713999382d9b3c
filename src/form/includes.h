// Shared blocks: `include "shared/header.info"` in a form, section or roster stands for the entries of that file.
#pragma once

#include <filesystem>

#include "form/findings.h"
#include "form/info_tree.h"

namespace gongjian::form {

/// Puts the entries of included files in place of the `include` entries of `root`, also those of included files, and reports
/// what cannot be included: files that are missing or faulty, circles, more than 8 files deep, more than 100 files or 16 MiB
/// in all. `folder`: where the form's file lies; empty: nothing can be included.
void ExpandIncludes(Findings& findings, InfoNode& root, const std::filesystem::path& folder);

}  // namespace gongjian::form
