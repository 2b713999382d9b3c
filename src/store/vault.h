// The workspace's key as a store uses it: read from the key file at opening, made when the first answer has to be sealed.
// Private to this room.
#pragma once

#include <filesystem>
#include <string>

#include <soci/soci.h>

#include "cases/stores.h"
#include "seal/key.h"

namespace gongjian::store {

class Vault {
public:
    explicit Vault(std::filesystem::path key_file) : m_file(std::move(key_file)) {}

    /// Reads the key file if there is one. Throws cases::PassphraseNeeded, and base::Error if the file is missing, damaged or
    /// of another database. Inside Database::Guard, after the migration.
    void Open(soci::session& sql, const std::string& passphrase);

    /// Throws base::Error if there is no key: then nothing can have been sealed here.
    const seal::Key& ForReading(soci::session& sql);
    /// Makes the key file if there is none, and notes in the database which key is its own. Inside a transaction.
    const seal::Key& ForWriting(soci::session& sql);

    cases::Protection State() const { return m_protection; }

private:
    std::filesystem::path m_file;
    seal::KeptKey m_key;
    std::string m_id;
    cases::Protection m_protection = cases::Protection::NothingSealed;
};

}  // namespace gongjian::store
