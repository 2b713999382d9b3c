// A workspace folder: workspace.info (name, store URL, round), forms/, rules/, data.sqlite, workspace.key, backups/.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace gongjian::cases {

/// The file in a workspace's folder that keeps its key.
inline constexpr char kKeyFile[] = "workspace.key";

struct Workspace {
    std::filesystem::path folder;
    std::string name;           ///< 示例镇
    std::string store_url;      ///< "sqlite://data.sqlite", relative to the folder
    std::string current_round;  ///< "2012"
    std::string author;         ///< who fills in here by default; may be empty

    std::filesystem::path FormsFolder() const { return folder / "forms"; }
    std::filesystem::path RulesFolder() const { return folder / "rules"; }
};

struct ReadWorkspaceResult {
    std::optional<Workspace> workspace;
    std::vector<base::Diagnostic> diagnostics;
};

/// From the text of a workspace.info.
ReadWorkspaceResult ReadWorkspace(const base::Source& source, const std::filesystem::path& folder);
/// The text of a workspace.info that reads back to the same.
std::string WriteWorkspace(const Workspace& workspace);

}  // namespace gongjian::cases
