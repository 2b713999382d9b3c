// Full-width lookalikes and escapes.
#include "form/info_words.h"

#include <array>

namespace gongjian::form {

namespace {

struct Entry {
    std::string_view bytes;
    Lookalike kind;
};

constexpr std::array kLookalikes = {
    Entry{"“", Lookalike::OpenQuote},   Entry{"”", Lookalike::CloseQuote}, Entry{"‘", Lookalike::OpenQuote},
    Entry{"’", Lookalike::CloseQuote},  Entry{"＂", Lookalike::OpenQuote}, Entry{"｛", Lookalike::OpenBrace},
    Entry{"｝", Lookalike::CloseBrace}, Entry{"；", Lookalike::Semicolon}, Entry{"\u3000", Lookalike::Space},
    Entry{"\u00a0", Lookalike::Space},  Entry{"\u200b", Lookalike::Space}, Entry{"\ufeff", Lookalike::Space},
};

}  // namespace

FoundLookalike LookalikeAt(std::string_view text, std::uint32_t offset) {
    const std::string_view rest = text.substr(offset);
    if (rest.empty() || static_cast<unsigned char>(rest.front()) < 0x80) return {};
    for (const Entry& entry : kLookalikes) {
        if (rest.starts_with(entry.bytes)) return {entry.kind, static_cast<std::uint32_t>(entry.bytes.size())};
    }
    return {};
}

std::string ExpandEscapes(std::string_view raw) {
    static constexpr std::string_view kLetters = "0abfnrtv\"'\\";
    static constexpr std::string_view kMeanings{"\0\a\b\f\n\r\t\v\"'\\", 11};
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const std::size_t letter =
            raw[i] == '\\' && i + 1 < raw.size() ? kLetters.find(raw[i + 1]) : std::string_view::npos;
        if (letter == std::string_view::npos) {
            out += raw[i];
        } else {
            out += kMeanings[letter];
            ++i;
        }
    }
    return out;
}

}  // namespace gongjian::form
