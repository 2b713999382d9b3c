// Small forms and file lists that the tests of this folder share.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gongjian::tests {

/// A form with one section "basic" that holds `questions`, and `entries` directly in the form.
std::string FormWith(std::string_view questions, std::string_view entries = "");

/// The text with `end` for each of its line ends.
std::string WithLineEnds(std::string_view text, std::string_view end);

/// Files of a folder of the repository with that extension, sorted.
std::vector<std::filesystem::path> FilesIn(const std::string& folder, const std::string& extension);

/// Path below the root of the repository.
std::filesystem::path InRepository(const std::string& path);

std::vector<std::string> CodesOf(const std::vector<base::Diagnostic>& diagnostics);

}  // namespace gongjian::tests
