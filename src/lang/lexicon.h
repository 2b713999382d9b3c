// All words that the lexer knows while it reads one file: keywords, units, and the names of the form and of the file itself,
// in one trie over folded code points.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/names.h"
#include "lang/token.h"

namespace gongjian::lang {

/// Half-width twin of a code point of rule text, one for one: FoldWidth, and × ÷ ≤ ≥ ≠ 、 【】 and their like. Typographic
/// quotes become " and 。 stays: the lexer looks at the place.
char32_t FoldCode(char32_t code_point);
/// Letters of any script, ideographs, digits and _.
bool IsWordCode(char32_t folded);
bool IsAsciiWordCode(char32_t folded);
inline bool IsDigit(char32_t folded) { return folded >= U'0' && folded <= U'9'; }

struct LexiconEntry {
    TokenKind kind = TokenKind::Word;  ///< a keyword, Unit, or Word
    bool is_name = false;
    bool is_unit = false;
    std::string name;  ///< as declared, if is_name
};

class Lexicon {
public:
    /// Keywords and units, and all names of a form if given.
    explicit Lexicon(const Names* names);

    /// An id, a title, a grade that the file itself declares. Words that begin with a digit are ignored: they need 「」.
    void AddName(std::string_view name);

    struct Match {
        std::size_t end;  ///< index after the last code point
        const LexiconEntry* entry;
    };
    /// All entries that begin at `at`, shortest first. A space in an entry matches any white space within a line; an entry
    /// that ends in a Latin letter or digit does not match inside a longer Latin word.
    void MatchesAt(std::span<const char32_t> folded, std::size_t at, std::vector<Match>& out) const;
    /// The longest, or an entry of nullptr.
    Match LongestAt(std::span<const char32_t> folded, std::size_t at) const;

private:
    void AddVariable(const Variable& variable);
    LexiconEntry* EntryOf(std::string_view text);
    std::int32_t Child(std::int32_t node, char32_t code) const;
    std::int32_t MakeChild(std::int32_t node, char32_t code);
    void Rehash(std::size_t capacity);

    struct Slot {
        std::uint64_t key = 0;  ///< (node + 1) << 32 | code; 0: free
        std::int32_t child = 0;
    };
    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
    std::vector<std::int32_t> m_entry_of;  ///< per node, -1: none
    std::vector<LexiconEntry> m_entries;
};

}  // namespace gongjian::lang
