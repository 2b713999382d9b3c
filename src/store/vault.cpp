#include "store/vault.h"

#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "seal/key_file.h"

namespace gongjian::store {
namespace {

/// The key of the row in meta that names the workspace's key.
const std::string kMetaKey = "seal_key";  // no temporary: SOCI reads it when the statement goes

std::string NotedId(soci::session& sql) {
    std::string id;
    sql << "SELECT value FROM meta WHERE key = :key", soci::use(kMetaKey), soci::into(id);
    return sql.got_data() ? id : std::string();
}

}  // namespace

void Vault::Open(soci::session& sql, const std::string& passphrase) {
    const std::string noted = NotedId(sql);
    const base::Arguments arguments{{"file", base::PathToUtf8(m_file)}};
    std::error_code error;
    if (!std::filesystem::exists(m_file, error)) {
        if (noted.empty()) return;
        throw base::Error(
            base::Msg("The key file {file} is missing; without it the sealed answers cannot be read. Put back its copy "
                      "from the latest backup. Nothing was changed.",
                      arguments));
    }
    const seal::KeyFile file = seal::KeyFile::Read(m_file);
    if (!noted.empty() && file.Id() != noted) {
        throw base::Error(
            base::Msg("The key file {file} belongs to other data than that beside it. Put back the key file of this "
                      "workspace from the latest backup. Nothing was changed.",
                      arguments));
    }
    if (file.HasPassphrase() && passphrase.empty()) {
        throw cases::PassphraseNeeded(base::Msg("This workspace is locked with a passphrase."), /*again=*/false);
    }
    m_key = file.Unwrap(passphrase);
    if (m_key == nullptr) {
        throw cases::PassphraseNeeded(
            base::Msg("The passphrase is wrong. Check the keyboard layout and type it again."),
            /*again=*/true);
    }
    m_id = file.Id();
    m_protection = file.HasPassphrase() ? cases::Protection::Passphrase : cases::Protection::NoPassphrase;
}

const seal::Key& Vault::ForReading(soci::session& sql) {
    if (m_key == nullptr) Open(sql, {});  // another program may have sealed the first answer meanwhile
    if (m_key != nullptr) return *m_key;
    throw base::Error(base::Msg(
        "The key file {file} is missing; without it the sealed answers cannot be read. Put back its copy from "
        "the latest backup. Nothing was changed.",
        {{"file", base::PathToUtf8(m_file)}}));
}

const seal::Key& Vault::ForWriting(soci::session& sql) {
    if (m_key == nullptr) Open(sql, {});
    if (m_key == nullptr) {
        seal::KeptKey key = seal::Keep(seal::Key::Random());
        // Before anything is sealed with it: the file is on the disk when Write returns.
        seal::KeyFile::Open(*key).Write(m_file);
        m_id = key->Id();
        m_key = std::move(key);
        m_protection = cases::Protection::NoPassphrase;
    }
    sql << "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO NOTHING", soci::use(kMetaKey),
        soci::use(m_id);
    return *m_key;
}

}  // namespace gongjian::store
