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

/// Where the other files of a form are looked for.
struct FormPlaces {
    std::filesystem::path folder;                      ///< of the form's file, for its includes; empty: it has none
    std::vector<std::filesystem::path> forms_folders;  ///< code lists lie in codelists/ of these, first one first
};

/// Reads and checks one form from its text. Never throws for what the text says. Expressions are not parsed here
/// (interview::CheckForm does that).
LoadedForm LoadForm(const base::Source& source, const FormPlaces& places = {});

/// The same for a file; throws base::Error if it cannot be read. Code lists are looked for in codelists/ beside the file, in
/// that of forms/ of every folder above it, and in that of `folders`.
LoadedForm LoadFormFile(const std::filesystem::path& file, const std::vector<std::filesystem::path>& folders = {});

/// Whether a file is no form but a block that forms include: it begins with a section, question, roster or check.
bool IsSharedBlock(const base::Source& source);

/// Checks such a block by itself, as far as that goes without the form around it.
std::vector<base::Diagnostic> CheckSharedBlock(const base::Source& source, const FormPlaces& places);

/// Places of a form's file as LoadFormFile sees them.
FormPlaces PlacesOf(const std::filesystem::path& file, const std::vector<std::filesystem::path>& folders);

/// Finds form files by id in folders, in order; for `--forms`, `forms/` of ancestors and installed ones.
std::optional<std::filesystem::path> FindFormFile(const std::string& form_id,
                                                  const std::vector<std::filesystem::path>& folders);

}  // namespace gongjian::form
