// Files with UTF-8 paths on every platform, read whole and written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gongjian::base {

std::filesystem::path PathFromUtf8(std::string_view text);
std::string PathToUtf8(const std::filesystem::path& path);

/// Throws Error naming the file and the reason. A UTF-8 byte order mark is dropped.
std::string ReadFile(const std::filesystem::path& path);

/// Writes beside the target, then renames over it: never a half-written file. Throws Error.
void WriteFile(const std::filesystem::path& path, std::string_view text);

/// The same for a secret: readable by its owner only from its first byte on, and on the disk when this returns. (On Windows
/// the folder's permissions count.)
void WritePrivateFile(const std::filesystem::path& path, std::string_view text);

/// Folder of the running program, for finding shipped forms, rules and catalogues beside it. (The one place that asks the
/// operating system.)
std::filesystem::path ProgramFolder();

}  // namespace gongjian::base
