// How a run of characters without spaces can be cut into words: the first reading takes the longest word everywhere; the
// others are tried by the parser only where the first does not parse.
#pragma once

#include <span>
#include <vector>

#include "lang/lexicon.h"

namespace gongjian::lang {

/// A cut-out word. Indices count code points.
struct Piece {
    enum class Kind { Known, Latin, Number, Date, Unknown } kind = Kind::Unknown;
    std::size_t begin = 0, end = 0;
    const LexiconEntry* entry = nullptr;  ///< Known
    friend bool operator==(const Piece& a, const Piece& b) {
        return a.kind == b.kind && a.begin == b.begin && a.end == b.end;
    }
};
using Pieces = std::vector<Piece>;

class Reader {
public:
    Reader(const Lexicon& lexicon, std::span<const char32_t> folded) : m_lexicon(lexicon), m_text(folded) {}

    /// End of the run that begins at `at`: word characters, numbers with their decimals, dates.
    std::size_t RunEnd(std::size_t at) const;
    /// End of a number with 万 and %, or of a date; `at` if there is none.
    std::size_t NumberEnd(std::size_t at) const;
    std::size_t DateEnd(std::size_t at) const;

    /// Never empty for a run of at least one character; pieces that no word matches are Unknown. The last piece may end
    /// after the run (words with spaces or brackets inside).
    Pieces Best(std::size_t begin, std::size_t end, bool after_value) const;
    /// Whether every part of the run is known.
    bool IsComplete(std::size_t begin, std::size_t end, bool after_value) const;
    /// Other readings: complete ones first, then such with an unknown word in them. At most `limit`.
    std::vector<Pieces> Others(std::size_t begin, std::size_t end, bool after_value, std::size_t limit) const;

private:
    struct Table;
    Table MakeTable(std::size_t begin, std::size_t end) const;
    void PiecesAt(std::size_t at, Pieces& out, std::vector<Lexicon::Match>& matches) const;
    bool IsNumberStart(std::size_t at) const;
    std::size_t DigitsEnd(std::size_t at) const;
    std::size_t PlainNumberEnd(std::size_t at) const;
    Pieces WithUnknown(std::size_t begin, std::size_t end, bool after_value, int leading, int trailing) const;
    void AppendUnknown(Pieces& out, std::size_t begin, std::size_t end, bool after_value, int leading,
                       int trailing) const;

    const Lexicon& m_lexicon;
    std::span<const char32_t> m_text;
};

/// Whether a unit word may follow.
bool IsValueLike(const Piece& piece);

}  // namespace gongjian::lang
