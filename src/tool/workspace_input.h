// Which workspace a command works in, and opening it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cases/case_store.h"
#include "present/open_workspace.h"
#include "tool/surroundings.h"

namespace gongjian::tool {

/// `option` (--workspace), or the current folder or one above it, or the user's own. Stops with wrong use if there is none.
std::filesystem::path WorkspaceFolder(const std::string& option, const Surroundings& surroundings);

/// What a command was told about its workspace.
struct WorkspaceChoice {
    std::string folder;           ///< --workspace
    std::string passphrase_file;  ///< --passphrase-file
};

/// --workspace only.
void AddFolderOption(CLI::App& command, WorkspaceChoice& choice, const std::string& description = {});
/// --workspace and --passphrase-file.
void AddWorkspaceOptions(CLI::App& command, WorkspaceChoice& choice, const std::string& description = {});

/// Opens it; faulty forms and rules are told on `err`, the rest works. If it is locked and no file with the passphrase is named,
/// asks on the terminal, up to three times. Throws base::Error; stops with wrong use if nobody can be asked.
present::OpenedWorkspace OpenWorkspace(const WorkspaceChoice& choice, Surroundings& surroundings);

/// A form of the workspace; stops if it has none of that id.
std::shared_ptr<const interview::CheckedForm> FormOf(const present::OpenedWorkspace& workspace, const std::string& id);

/// Who acts now.
cases::Action ActionNow(const present::OpenedWorkspace& workspace, const std::string& reason,
                        const Surroundings& surroundings);

}  // namespace gongjian::tool
