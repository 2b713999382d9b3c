// The store of a workspace, opened. Composition roots call this; everybody else sees cases::Stores.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "cases/stores.h"

namespace gongjian::store {

/// The file that a store URL names: "sqlite://data.sqlite" in `folder`, "sqlite:///srv/data.sqlite" where it says.
/// Throws base::Error for any other kind of URL.
std::filesystem::path StoreFile(const std::string& url, const std::filesystem::path& folder);

/// Opens the store, makes it if there is none, brings its schema up to date. Is a cases::OpenStores.
/// Throws base::Error, having changed nothing: no such folder, no right to write, not a database, not one of ours, damaged,
/// made by a newer version.
/// The workspace's key lies in the folder (cases::kKeyFile). Throws cases::PassphraseNeeded if it is locked and the passphrase is
/// not given or wrong.
std::unique_ptr<cases::Stores> OpenStore(const std::string& url, const std::filesystem::path& folder,
                                         const std::string& passphrase = {});

/// The same for a file; the key lies beside it.
std::unique_ptr<cases::Stores> OpenStoreFile(const std::filesystem::path& file, const std::string& passphrase = {});

}  // namespace gongjian::store
