// A workspace ready for use: its settings, its forms and rule sets checked, its store open. The same for gj and the client.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cases/stores.h"
#include "cases/workspace.h"
#include "interview/checked_form.h"
#include "lang/rules.h"

namespace gongjian::present {

struct RuleFile {
    std::filesystem::path file;
    std::shared_ptr<const lang::RuleSet> rules;
};

struct OpenedWorkspace {
    cases::Workspace workspace;
    std::vector<std::shared_ptr<const interview::CheckedForm>> forms;  ///< by id
    std::vector<RuleFile> rules;                                       ///< by id
    std::unique_ptr<cases::Stores> stores;
    std::vector<base::Diagnostic> diagnostics;  ///< of forms and rules that could not be used, and warnings

    std::shared_ptr<const interview::CheckedForm> FormById(const std::string& id) const;  ///< null if there is none
    const RuleFile* RulesById(const std::string& id) const;
};

/// Opens a workspace folder; its forms are registered with the store. Throws base::Error if there is no workspace or the store
/// cannot be opened, cases::PassphraseNeeded if it is locked; faulty forms and rules are diagnostics, the rest works.
OpenedWorkspace OpenWorkspace(const std::filesystem::path& folder, const cases::OpenStores& open_stores,
                              const std::string& passphrase = {});

/// Makes an empty workspace with the shipped forms and rules. Throws base::Error if the folder already has one or is not empty.
void InitWorkspace(const std::filesystem::path& folder, const std::string& name, const std::string& round,
                   const cases::OpenStores& open_stores);

/// Folders where shipped forms ("forms") or rules ("rules") lie: beside the program, in ancestors, installed under ../share.
std::vector<std::filesystem::path> ShippedFolders(const std::string& kind);

/// Whether a folder holds a workspace.info.
bool IsWorkspace(const std::filesystem::path& folder);

}  // namespace gongjian::present
