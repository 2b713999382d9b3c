// Secret keys in memory: wiped when they go; those that stay for long lie in guarded memory.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gongjian::seal {

/// 32 secret bytes, wiped when the object goes. Can be moved, not copied.
class Key {
public:
    static constexpr std::size_t kBytes = 32;

    /// From the system's random source.
    static Key Random();
    /// Empty unless there are exactly kBytes.
    static std::optional<Key> FromBytes(std::string_view bytes);

    Key(Key&& other) noexcept;
    Key& operator=(Key&& other) noexcept;
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key();

    const unsigned char* Data() const { return m_bytes.data(); }
    std::string_view Bytes() const;

    /// 16 hexadecimal digits that tell keys apart and nothing about them.
    std::string Id() const;

private:
    friend Key KeyFromSecret(std::string_view secret, std::string_view purpose);
    Key() = default;
    std::array<unsigned char, kBytes> m_bytes{};
};

/// A key from a secret that is itself random (not from a passphrase: that takes Argon2id, key_file.h).
Key KeyFromSecret(std::string_view secret, std::string_view purpose);

/// A key that is kept for as long as a workspace is open: in memory that is neither swapped out nor written into a core
/// dump, read-only, between guard pages.
using KeptKey = std::shared_ptr<const Key>;
KeptKey Keep(Key key);

/// Overwrites a text that held a secret and empties it.
void Forget(std::string& secret);

/// The library made ready; throws base::Error if the system has no random source. Everything here calls it by itself.
void Prepare();

}  // namespace gongjian::seal
