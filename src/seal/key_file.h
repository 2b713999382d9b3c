// The key file of a workspace: its key, locked by a passphrase (and for emergencies by a recovery code), or lying open.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "seal/key.h"

namespace gongjian::seal {

/// What trying one passphrase costs (Argon2id). Kept in the file, so that it can grow with the machines.
struct PassphraseCost {
    unsigned long long passes = 4;
    std::size_t memory = std::size_t{64} << 20;  ///< bytes
};

/// Fewer characters than this are refused for a new passphrase.
inline constexpr std::size_t kShortestPassphrase = 8;

/// Throws base::Error if a new passphrase is too short.
void CheckPassphrase(std::string_view passphrase);

class KeyFile {
public:
    /// The key lies open in the file: who has the file can read the data.
    static KeyFile Open(const Key& key);

    /// Throws base::Error if the file cannot be read or is damaged.
    static KeyFile Read(const std::filesystem::path& file);
    /// For the owner only, and on the disk when it returns. Throws base::Error.
    void Write(const std::filesystem::path& file) const;

    /// Of the key: tells whether the file belongs to a database.
    const std::string& Id() const { return m_id; }
    bool HasPassphrase() const { return m_lock.has_value(); }
    bool HasRecovery() const { return !m_recovery.empty(); }

    /// From now on the key is locked by the passphrase; one that lay open or was locked before is not any more. Width of
    /// letters and digits and white space at the ends do not count. Throws base::Error if the passphrase is too short.
    void Lock(const Key& key, std::string_view passphrase, const PassphraseCost& cost = {});
    /// The key lies open again.
    void Unlock(const Key& key);
    /// Makes a new recovery code, to be printed and locked away; the one before is worth nothing any more.
    std::string AddRecovery(const Key& key);

    /// The key; null if the passphrase is wrong. A key that lies open needs none. Throws base::Error if the file is damaged.
    KeptKey Unwrap(std::string_view passphrase) const;
    /// The key by the recovery code (in any case, with or without its hyphens); null if that is wrong or there is none.
    KeptKey UnwrapByRecovery(std::string_view code) const;

private:
    struct Locked {
        PassphraseCost cost;
        std::string salt;     ///< hexadecimal
        std::string wrapped;  ///< the key, sealed by what Argon2id makes of the passphrase
    };

    static KeyFile Parse(std::string_view text, const std::string& name);
    std::string Text() const;
    Key PassphraseKey(std::string_view passphrase) const;
    std::string PlaceOf(std::string_view purpose) const;
    KeptKey Checked(std::optional<Key> key) const;

    std::string m_name;  ///< for messages
    std::string m_id;
    std::string m_open;  ///< the key in hexadecimal, or empty
    std::optional<Locked> m_lock;
    std::string m_recovery;  ///< the key sealed by the recovery code, or empty
};

}  // namespace gongjian::seal
