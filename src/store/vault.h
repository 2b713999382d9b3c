// The workspace's key as a store uses it: read from the key file at opening, made when a passphrase is set.
// Private to this room.
#pragma once

#include <filesystem>
#include <string>

#include <soci/soci.h>

#include "cases/stores.h"
#include "seal/key.h"
#include "seal/key_file.h"

namespace gongjian::store {

class Vault {
public:
    explicit Vault(std::filesystem::path key_file) : m_file(std::move(key_file)) {}

    /// Reads the key file if there is one. Throws cases::PassphraseNeeded, and base::Error if the file is missing, damaged or
    /// of another database. Inside Database::Guard, after the migration.
    void Open(soci::session& sql, const std::string& passphrase);

    /// Throws base::Error if there is no key: then nothing can have been sealed here.
    const seal::Key& ForReading(soci::session& sql);
    /// The same, and notes in the database which key is its own. Inside a transaction.
    const seal::Key& ForWriting(soci::session& sql);

    /// Whether there is a key, made by another program meanwhile perhaps. Throws cases::PassphraseNeeded if that is locked.
    bool HasKey(soci::session& sql);
    /// As in cases::Stores. Inside a transaction.
    void SetPassphrase(soci::session& sql, const std::string& passphrase);
    std::string NewRecoveryKey(soci::session& sql);

    cases::Protection State() const { return m_protection; }

private:
    /// The key file as it stands now. Throws base::Error if it is of other data.
    seal::KeyFile ReadFile() const;

    std::filesystem::path m_file;
    seal::KeptKey m_key;
    std::string m_id;
    cases::Protection m_protection = cases::Protection::NoKey;
};

}  // namespace gongjian::store
