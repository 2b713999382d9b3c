// A key made for a workspace, and its recovery key told. Used by gj init and gj key.
#pragma once

#include <string>

#include "present/open_workspace.h"
#include "tool/surroundings.h"

namespace gongjian::tool {

/// Gives a workspace its key, opens it anew so that what lay open is sealed, and returns the recovery key.
std::string MakeKey(present::OpenedWorkspace& workspace, const std::string& passphrase, Surroundings& surroundings);

/// The key on `out`, what it is good for on `err`.
void PrintRecoveryKey(const std::string& key, bool json, Surroundings& surroundings);

}  // namespace gongjian::tool
