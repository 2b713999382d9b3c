#include "seal/key_file.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "seal/box.h"

namespace gongjian::seal {
namespace {

constexpr std::string_view kFirstLine = "gongjian-keys 1";
constexpr std::string_view kArgon2id = "argon2id13";
constexpr std::size_t kSalt = crypto_pwhash_SALTBYTES;
constexpr std::size_t kCode = 16;  ///< random bytes of a recovery code
/// A damaged file must not ask for all the memory of the machine, or for hours.
constexpr std::size_t kMostMemory = std::size_t{1} << 30;
constexpr unsigned long long kMostPasses = 64;

std::string ToHex(std::string_view bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    hex.pop_back();
    return hex;
}

/// Empty unless the text stands for exactly that many bytes; `ignored` characters may stand between them.
std::optional<std::string> FromHex(std::string_view hex, std::size_t bytes, const char* ignored = nullptr) {
    std::string out(bytes, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(out.data()), bytes, hex.data(), hex.size(),
                                      ignored, &length, &end);
    if (failed != 0 || length != bytes || end != hex.data() + hex.size()) return std::nullopt;
    return out;
}

template <class Number>
bool ReadNumber(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

[[noreturn]] void FailDamaged(const std::string& name) {
    throw base::Error(base::Msg(
        "The key file {file} is damaged, so the sealed answers cannot be read. Put back the copy of this file "
        "from the latest backup; the data itself is unharmed.",
        {{"file", name}}));
}

std::string Folded(std::string_view passphrase) { return base::FoldWidth(base::Trim(passphrase)); }

}  // namespace

void CheckPassphrase(std::string_view passphrase) {
    if (base::Length(Folded(passphrase)) >= kShortestPassphrase) return;
    throw base::Error(base::Msg("The passphrase is too short. Take at least {n} characters, such as a sentence.",
                                {{"n", std::to_string(kShortestPassphrase)}}));
}

KeyFile KeyFile::Open(const Key& key) {
    KeyFile file;
    file.m_id = key.Id();
    file.Unlock(key);
    return file;
}

KeyFile KeyFile::Read(const std::filesystem::path& file) {
    std::string text = base::ReadFile(file);
    KeyFile keys = Parse(text, base::PathToUtf8(file));
    Forget(text);
    return keys;
}

void KeyFile::Write(const std::filesystem::path& file) const {
    std::string text = Text();
    base::WritePrivateFile(file, text);
    Forget(text);
}

KeyFile KeyFile::Parse(std::string_view text, const std::string& name) {
    KeyFile keys;
    keys.m_name = name;
    bool first = true;
    for (std::string_view line : base::Split(text, '\n')) {
        line = base::Trim(line);
        if (std::exchange(first, false)) {
            if (line != kFirstLine) FailDamaged(name);
            continue;
        }
        if (line.empty() || line.front() == ';') continue;
        const std::vector<std::string_view> words = base::Split(line, ' ');
        if (words[0] == "id" && words.size() == 2) {
            keys.m_id = words[1];
        } else if (words[0] == "open" && words.size() == 2) {
            keys.m_open = words[1];
        } else if (words[0] == "passphrase" && words.size() == 6 && words[1] == kArgon2id) {
            Locked lock{{}, std::string(words[4]), std::string(words[5])};
            if (!ReadNumber(words[2], lock.cost.passes) || !ReadNumber(words[3], lock.cost.memory)) FailDamaged(name);
            keys.m_lock = std::move(lock);
        } else if (words[0] == "recovery" && words.size() == 2) {
            keys.m_recovery = words[1];
        } else {
            FailDamaged(name);
        }
    }
    if (keys.m_id.empty() || keys.m_open.empty() == !keys.m_lock.has_value()) FailDamaged(name);
    return keys;
}

std::string KeyFile::Text() const {
    std::string text(kFirstLine);
    text +=
        "\n; The key of this workspace. Without it nobody can read the sealed answers: keep a copy.\nid " + m_id + '\n';
    if (!m_open.empty()) text += "open " + m_open + '\n';
    if (m_lock) {
        text += "passphrase " + std::string(kArgon2id) + ' ' + std::to_string(m_lock->cost.passes) + ' ' +
                std::to_string(m_lock->cost.memory) + ' ' + m_lock->salt + ' ' + m_lock->wrapped + '\n';
    }
    if (!m_recovery.empty()) text += "recovery " + m_recovery + '\n';
    return text;
}

std::string KeyFile::PlaceOf(std::string_view purpose) const { return Place({"workspace key", m_id, purpose}); }

KeptKey KeyFile::Checked(std::optional<Key> key) const {
    if (!key) return nullptr;
    if (key->Id() != m_id) FailDamaged(m_name);
    return Keep(*std::move(key));
}

Key KeyFile::PassphraseKey(std::string_view passphrase) const {
    const std::optional<std::string> salt = FromHex(m_lock->salt, kSalt);
    const PassphraseCost& cost = m_lock->cost;
    if (!salt || cost.passes < crypto_pwhash_OPSLIMIT_MIN || cost.passes > kMostPasses ||
        cost.memory < crypto_pwhash_MEMLIMIT_MIN || cost.memory > kMostMemory) {
        FailDamaged(m_name);
    }
    std::string folded = Folded(passphrase);
    std::string bytes(Key::kBytes, '\0');
    const int failed = crypto_pwhash(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), folded.data(),
                                     folded.size(), reinterpret_cast<const unsigned char*>(salt->data()), cost.passes,
                                     cost.memory, crypto_pwhash_ALG_ARGON2ID13);
    Forget(folded);
    if (failed != 0) {
        throw base::Error(
            base::Msg("The passphrase cannot be checked: this computer has not enough free memory. Close "
                      "other programs and try again."));
    }
    Key key = *Key::FromBytes(bytes);
    Forget(bytes);
    return key;
}

void KeyFile::Lock(const Key& key, std::string_view passphrase, const PassphraseCost& cost) {
    Prepare();
    CheckPassphrase(passphrase);
    std::string salt(kSalt, '\0');
    randombytes_buf(salt.data(), salt.size());
    m_lock = Locked{cost, ToHex(salt), {}};
    m_lock->wrapped = WrapKey(PassphraseKey(passphrase), key, PlaceOf("passphrase"));
    Forget(m_open);
}

void KeyFile::Unlock(const Key& key) {
    m_open = ToHex(key.Bytes());
    m_lock.reset();
}

std::string KeyFile::AddRecovery(const Key& key) {
    Prepare();
    std::string secret(kCode, '\0');
    randombytes_buf(secret.data(), secret.size());
    m_recovery = WrapKey(KeyFromSecret(secret, "recovery code"), key, PlaceOf("recovery"));
    std::string hex = ToHex(secret);
    std::string code;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += hex[i];
    }
    Forget(hex);
    Forget(secret);
    return code;
}

KeptKey KeyFile::Unwrap(std::string_view passphrase) const {
    Prepare();
    if (m_lock) return Checked(UnwrapKey(PassphraseKey(passphrase), m_lock->wrapped, PlaceOf("passphrase")));
    std::optional<std::string> bytes = FromHex(m_open, Key::kBytes);
    if (!bytes) FailDamaged(m_name);
    std::optional<Key> key = Key::FromBytes(*bytes);
    Forget(*bytes);
    return Checked(std::move(key));
}

KeptKey KeyFile::UnwrapByRecovery(std::string_view code) const {
    Prepare();
    const std::string folded = Folded(code);
    std::optional<std::string> secret = FromHex(folded, kCode, "- ");
    if (!secret || m_recovery.empty()) return nullptr;
    const Key by_code = KeyFromSecret(*secret, "recovery code");
    Forget(*secret);
    return Checked(UnwrapKey(by_code, m_recovery, PlaceOf("recovery")));
}

}  // namespace gongjian::seal
