#include "seal/box.h"

#include <sodium.h>

#include <algorithm>
#include <cstddef>

namespace gongjian::seal {
namespace {

/// Stands before every sealed text; another way of sealing gets another letter.
constexpr char kKind = 'X';
constexpr std::size_t kBlock = 64;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// Yes and no, and short choices, would show by their length.
std::string Padded(std::string_view clear) {
    std::string padded;
    padded.reserve(clear.size() + kBlock);
    padded = clear;
    const std::size_t whole = (clear.size() / kBlock + 1) * kBlock;
    padded += '\x80';
    padded.resize(whole, '\0');
    return padded;
}

std::optional<std::string> Unpadded(std::string& padded) {
    const std::size_t mark = padded.find_last_not_of('\0');
    if (mark == std::string::npos || padded[mark] != '\x80') return std::nullopt;
    sodium_memzero(padded.data() + mark, padded.size() - mark);
    padded.resize(mark);
    return std::move(padded);
}

}  // namespace

std::string Place(std::initializer_list<std::string_view> parts) {
    std::string place = "gongjian";
    for (const std::string_view part : parts) {
        place += '\n' + std::to_string(part.size()) + ':';
        place += part;
    }
    return place;
}

std::string Seal(const Key& key, std::string_view clear, std::string_view place) {
    Prepare();
    std::string padded = Padded(clear);
    std::string box(kNonce + padded.size() + kTag, '\0');
    randombytes_buf(box.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(Bytes(box) + kNonce, nullptr, Bytes(padded), padded.size(), Bytes(place),
                                               place.size(), nullptr, Bytes(box), key.Data());
    Forget(padded);

    const std::size_t length = sodium_base64_encoded_len(box.size(), kBase64);  // with the final zero
    std::string sealed(length, '\0');
    sealed[0] = kKind;
    sodium_bin2base64(sealed.data() + 1, length, Bytes(box), box.size(), kBase64);
    return sealed;
}

std::optional<std::string> Unseal(const Key& key, std::string_view sealed, std::string_view place) {
    Prepare();
    if (sealed.empty() || sealed.front() != kKind) return std::nullopt;
    sealed.remove_prefix(1);
    // libsodium 1.0.18 takes some bytes beyond ASCII for letters of its alphabet.
    if (std::any_of(sealed.begin(), sealed.end(), [](char c) { return (c & 0x80) != 0; })) return std::nullopt;
    std::string box(sealed.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    if (sodium_base642bin(Bytes(box), box.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr, kBase64) !=
            0 ||
        length < kNonce + kTag) {
        return std::nullopt;
    }
    std::string padded(length - kNonce - kTag, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(Bytes(padded), nullptr, nullptr, Bytes(box) + kNonce,
                                                   length - kNonce, Bytes(place), place.size(), Bytes(box),
                                                   key.Data()) != 0) {
        return std::nullopt;
    }
    return Unpadded(padded);
}

std::string WrapKey(const Key& with, const Key& key, std::string_view place) { return Seal(with, key.Bytes(), place); }

std::optional<Key> UnwrapKey(const Key& with, std::string_view wrapped, std::string_view place) {
    std::optional<std::string> bytes = Unseal(with, wrapped, place);
    if (!bytes) return std::nullopt;
    std::optional<Key> key = Key::FromBytes(*bytes);
    Forget(*bytes);
    return key;
}

}  // namespace gongjian::seal
