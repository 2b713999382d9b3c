// Characters of an INFO text: what separates words, and the full-width characters that look like INFO's own but are not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gongjian::form {

/// Property Tree's white space, independent of the C locale.
inline bool IsInfoSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

enum class Lookalike { None, OpenQuote, CloseQuote, OpenBrace, CloseBrace, Semicolon, Space };

struct FoundLookalike {
    Lookalike kind = Lookalike::None;
    std::uint32_t length = 0;  ///< bytes
};

/// Whether the character at `offset` is a full-width twin of one that INFO gives a meaning.
FoundLookalike LookalikeAt(std::string_view text, std::uint32_t offset);

/// The text with its backslash escapes replaced as Property Tree does; an unknown escape stays as written.
std::string ExpandEscapes(std::string_view raw);

}  // namespace gongjian::form
