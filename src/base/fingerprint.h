// A short stable fingerprint of a text (FNV-1a, 64 bit): tells versions of rule and form files apart. Not cryptographic:
// what must resist tampering is hashed by seal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gongjian::base {

/// 16 hexadecimal digits; the same text gives the same on every machine, whichever line ends (LF, CRLF, CR) its file has.
inline std::string Fingerprint(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ull;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        const auto byte = static_cast<unsigned char>(text[i] == '\r' ? '\n' : text[i]);
        hash = (hash ^ byte) * 1099511628211ull;
    }
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out(16, '0');
    for (int i = 15; i >= 0; --i, hash >>= 4) out[static_cast<std::size_t>(i)] = kDigits[hash & 15];
    return out;
}

}  // namespace gongjian::base
