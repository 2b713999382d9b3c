#include "seal/key.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <utility>

#include "base/error.h"

namespace gongjian::seal {

void Prepare() {
    static const bool ready = sodium_init() >= 0;
    if (ready) return;
    throw base::Error(
        base::Msg("This computer gives no random numbers, so no data can be sealed. Restart it and try again."));
}

Key Key::Random() {
    Prepare();
    Key key;
    randombytes_buf(key.m_bytes.data(), kBytes);
    return key;
}

std::optional<Key> Key::FromBytes(std::string_view bytes) {
    if (bytes.size() != kBytes) return std::nullopt;
    Key key;
    std::copy(bytes.begin(), bytes.end(), key.m_bytes.begin());
    return key;
}

Key::Key(Key&& other) noexcept : m_bytes(other.m_bytes) { sodium_memzero(other.m_bytes.data(), kBytes); }

Key& Key::operator=(Key&& other) noexcept {
    if (this != &other) {
        m_bytes = other.m_bytes;
        sodium_memzero(other.m_bytes.data(), kBytes);
    }
    return *this;
}

Key::~Key() { sodium_memzero(m_bytes.data(), kBytes); }

std::string_view Key::Bytes() const { return {reinterpret_cast<const char*>(m_bytes.data()), kBytes}; }

std::string Key::Id() const {
    constexpr std::size_t kIdBytes = 8;
    const Key derived = KeyFromSecret(Bytes(), "id of a key");
    std::array<char, kIdBytes * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), derived.Data(), kIdBytes);
    return text.data();
}

Key KeyFromSecret(std::string_view secret, std::string_view purpose) {
    Prepare();
    Key key;
    crypto_generichash_state state;
    crypto_generichash_init(&state, reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), Key::kBytes);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
    crypto_generichash_final(&state, key.m_bytes.data(), Key::kBytes);
    sodium_memzero(&state, sizeof state);
    return key;
}

KeptKey Keep(Key key) {
    Prepare();
    void* place = sodium_malloc(sizeof(Key));
    if (place == nullptr) throw std::bad_alloc();
    const Key* kept = new (place) Key(std::move(key));
    sodium_mprotect_readonly(place);
    return {kept, [](const Key* gone) {
                // sodium_free makes the place writable, wipes it and checks its borders.
                sodium_free(const_cast<Key*>(gone));
            }};
}

void Forget(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

}  // namespace gongjian::seal
