#include "store/vault.h"

#include <system_error>

#include "base/error.h"
#include "base/file.h"

namespace gongjian::store {
namespace {

/// The key of the row in meta that names the workspace's key.
const std::string kMetaKey = "seal_key";  // no temporary: SOCI reads it when the statement goes

std::string NotedId(soci::session& sql) {
    std::string id;
    sql << "SELECT value FROM meta WHERE key = :key", soci::use(kMetaKey), soci::into(id);
    return sql.got_data() ? id : std::string();
}

[[noreturn]] void FailForeign(const std::filesystem::path& file) {
    throw base::Error(
        base::Msg("The key file {file} belongs to other data than that beside it. Put back the key file of this "
                  "workspace from the latest backup. Nothing was changed.",
                  {{"file", base::PathToUtf8(file)}}));
}

/// In the database, so that a key file of other data is noticed.
void NoteId(soci::session& sql, const std::string& id) {
    sql << "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO NOTHING",
        soci::use(std::string(kMetaKey)), soci::use(id);
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
    if (!noted.empty() && file.Id() != noted) FailForeign(m_file);
    if (file.HasPassphrase() && passphrase.empty()) {
        throw cases::PassphraseNeeded(base::Msg("This workspace is locked with a passphrase."), /*again=*/false);
    }
    m_key = file.UnwrapByRecovery(passphrase);  // first: it takes no time
    if (m_key == nullptr) m_key = file.Unwrap(passphrase);
    if (m_key == nullptr) {
        throw cases::PassphraseNeeded(
            base::Msg("The passphrase is wrong. Check the keyboard layout and type it again."),
            /*again=*/true);
    }
    m_id = file.Id();
    m_protection = file.HasPassphrase() ? cases::Protection::Passphrase : cases::Protection::NoPassphrase;
}

bool Vault::HasKey(soci::session& sql) {
    if (m_key == nullptr) Open(sql, {});
    return m_key != nullptr;
}

const seal::Key& Vault::ForReading(soci::session& sql) {
    if (HasKey(sql)) return *m_key;
    throw base::Error(
        base::Msg("This workspace has no key yet. Set a passphrase first: on its first page, or with “gj key make”."));
}

const seal::Key& Vault::ForWriting(soci::session& sql) {
    const seal::Key& key = ForReading(sql);
    NoteId(sql, m_id);
    return key;
}

seal::KeyFile Vault::ReadFile() const {
    seal::KeyFile file = seal::KeyFile::Read(m_file);
    if (file.Id() != m_id) FailForeign(m_file);
    return file;
}

void Vault::SetPassphrase(soci::session& sql, const std::string& passphrase) {
    const bool made = !HasKey(sql);
    if (made) m_key = seal::Keep(seal::Key::Random());
    try {
        seal::KeyFile file = made ? seal::KeyFile::Open(*m_key) : ReadFile();
        if (passphrase.empty()) {
            file.Unlock(*m_key);
        } else {
            file.Lock(*m_key, passphrase);
        }
        // Before anything is sealed with it: the file is on the disk when Write returns.
        file.Write(m_file);
    } catch (...) {
        if (made) m_key = nullptr;
        throw;
    }
    m_id = m_key->Id();
    m_protection = passphrase.empty() ? cases::Protection::NoPassphrase : cases::Protection::Passphrase;
    NoteId(sql, m_id);
    // Forms are registered anew at the next opening, which seals what lay open.
    if (made) sql << "UPDATE form_view SET text_hash = ''";
}

std::string Vault::NewRecoveryKey(soci::session& sql) {
    const seal::Key& key = ForReading(sql);
    seal::KeyFile file = ReadFile();
    std::string code = file.AddRecovery(key);
    file.Write(m_file);
    return code;
}

}  // namespace gongjian::store
