// Form files (*.info) to Form. Property Tree reads the INFO; a second scan pairs every node with its line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "form/form.h"

namespace gongjian::form {

struct LoadedForm {
    std::optional<Form> form;                   ///< absent if there are errors
    std::vector<base::Diagnostic> diagnostics;  ///< everything wrong in the file, in one run, sorted by place
};

/// Reads and checks one form from its text. Never throws for what the text says. Expressions are not parsed here
/// (interview::CheckForm does that).
LoadedForm LoadForm(const base::Source& source);

/// The same for a file; throws base::Error if it cannot be read.
LoadedForm LoadFormFile(const std::filesystem::path& file);

/// Finds form files by id in folders, in order; for `--forms`, `forms/` of ancestors and installed ones.
std::optional<std::filesystem::path> FindFormFile(const std::string& form_id,
                                                  const std::vector<std::filesystem::path>& folders);

}  // namespace gongjian::form
