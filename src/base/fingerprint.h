// A short stable fingerprint of a text (FNV-1a, 64 bit): tells versions of rule and form files apart. Not cryptographic:
// what must resist tampering is hashed by seal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gongjian::base {

/// 16 hexadecimal digits; the same text gives the same on every machine.
inline std::string Fingerprint(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ull;
    for (unsigned char byte : text) hash = (hash ^ byte) * 1099511628211ull;
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out(16, '0');
    for (int i = 15; i >= 0; --i, hash >>= 4) out[static_cast<std::size_t>(i)] = kDigits[hash & 15];
    return out;
}

}  // namespace gongjian::base
