// Where parsing stopped and what could have stood there, said in people's words with a line that would be right.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "lang/parse_state.h"

namespace gongjian::lang {

class SyntaxErrors {
public:
    explicit SyntaxErrors(const base::Source& source) : m_source(source) {}

    /// Which keyword set hints are written in: that of the file.
    void SetLanguage(base::Language language) { m_language = language; }

    /// The furthest failure of `state`. `construct` is the word that began the sentence, for the example in the hint;
    /// [begin, stop) is what will be left out, in which unbalanced brackets are the better explanation.
    void Failed(const ParseState& state, TokenKind construct, TokenAt begin, TokenAt stop);
    /// A complete statement is followed by something that does not belong to it.
    void Leftover(TokenAt at, TokenAt stop, bool statement_has_clauses);
    /// A line begins with a word that begins nothing. Returns what it was probably meant to be (End if nothing is near).
    TokenKind UnknownStatement(TokenAt at);
    void PartialStep(TokenAt at, TokenAt stop);
    void DuplicateHeader(base::Range range);
    void DuplicateStatement(base::Range range);
    void TableRow(base::Range range);
    void TableCells(base::Range range, std::size_t expected, std::size_t found);

    void Report(base::Range range, std::string code, base::Message message, base::Message hint);
    std::vector<base::Diagnostic>& Found() { return m_found; }

private:
    bool ReportBrackets(TokenAt begin, TokenAt stop);
    std::string TextOf(const Token& token) const;
    base::Message HintFor(TokenKind construct) const;

    const base::Source& m_source;
    base::Language m_language = base::Language::Chinese;
    std::vector<base::Diagnostic> m_found;
};

}  // namespace gongjian::lang
