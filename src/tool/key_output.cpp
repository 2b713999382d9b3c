#include "tool/key_output.h"

#include <ostream>

#include "cases/json_value.h"

namespace gongjian::tool {

std::string MakeKey(present::OpenedWorkspace& workspace, const std::string& passphrase, Surroundings& surroundings) {
    workspace.stores->SetPassphrase(passphrase);
    std::string recovery = workspace.stores->NewRecoveryKey();
    const std::filesystem::path folder = workspace.workspace.folder;
    workspace = {};  // closed first
    workspace = present::OpenWorkspace(folder, surroundings.open_stores, passphrase);
    return recovery;
}

void PrintRecoveryKey(const std::string& key, bool json, Surroundings& surroundings) {
    if (json) {
        surroundings.out << "{\"recovery_key\":" << cases::JsonString(key) << "}\n";
        return;
    }
    surroundings.err
        << base::Tr(
               "The recovery key opens the workspace if the passphrase is forgotten. It is shown only now: "
               "write it down and lock it away.")
        << "\n";
    surroundings.out << key << "\n";
}

}  // namespace gongjian::tool
