// Cut-out pieces of a text become tokens; shared by the scanner and by other readings of the same text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/text.h"
#include "lang/readings.h"
#include "lang/token.h"

namespace gongjian::lang {

class TokenMaker {
public:
    /// Mistakes in numbers and dates go to `diagnostics`, or nowhere if it is null.
    TokenMaker(const base::Source& source, const std::vector<base::CodePoint>& points,
               const std::vector<char32_t>& folded, std::vector<base::Diagnostic>* diagnostics)
        : m_source(source), m_points(points), m_folded(folded), m_diagnostics(diagnostics) {}

    /// Bytes of the code points [begin, end).
    base::Range RangeOf(std::size_t begin, std::size_t end) const;
    /// Their text as written, and folded.
    std::string Slice(std::size_t begin, std::size_t end) const;
    std::string Folded(std::size_t begin, std::size_t end) const;

    Token Make(const Piece& piece);

private:
    void Report(base::Range range, std::string code, base::Message message, base::Message hint);
    void MakeKnown(const Piece& piece, Token& token);
    void MakeNumber(const Piece& piece, Token& token);
    void MakeDate(const Piece& piece, Token& token);
    void ReportPeriod(const Piece& piece);
    bool BracketFollows(std::size_t at) const;

    const base::Source& m_source;
    const std::vector<base::CodePoint>& m_points;
    const std::vector<char32_t>& m_folded;
    std::vector<base::Diagnostic>* m_diagnostics;
};

}  // namespace gongjian::lang
