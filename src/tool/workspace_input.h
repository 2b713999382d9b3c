// Which workspace a command works in, and opening it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cases/case_store.h"
#include "present/open_workspace.h"
#include "tool/surroundings.h"

namespace gongjian::tool {

/// `option` (--workspace), or the current folder or one above it, or the user's own. Stops with wrong use if there is none.
std::filesystem::path WorkspaceFolder(const std::string& option, const Surroundings& surroundings);

/// Opens it; faulty forms and rules are told on `err`, the rest works. Throws base::Error.
present::OpenedWorkspace OpenWorkspace(const std::string& option, Surroundings& surroundings);

/// A form of the workspace; stops if it has none of that id.
std::shared_ptr<const interview::CheckedForm> FormOf(const present::OpenedWorkspace& workspace, const std::string& id);

/// Who acts now.
cases::Action ActionNow(const present::OpenedWorkspace& workspace, const std::string& reason,
                        const Surroundings& surroundings);

}  // namespace gongjian::tool
