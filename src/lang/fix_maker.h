// What the makers of quick fixes share: the text, its tokens, and small steps on them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lang/name_index.h"

namespace gongjian::lang {

class FixMaker {
public:
    FixMaker(const base::Source& source, const Names* names);

    /// The fixes of one finding.
    std::vector<base::Fix> For(const base::Diagnostic& diagnostic);

private:
    // Spelling (fixes_spelling.cpp).
    void Suggested();
    void SuggestedIds();
    void SuggestedSample();
    void MisspeltStatement();
    void ExpectedWord();
    void ExpectedPercent();
    void ExpectedText();
    void PeriodInNumber();
    void UnterminatedString();
    void UnterminatedName();
    void BadCharacter();
    void AmbiguousSpacing();

    // Sentences (fixes_sentences.cpp).
    void UnbalancedBracket();
    void ChainedComparison();
    void TextAfterStatement();
    void MissingHeader();
    void PeriodReversed();
    void TableRow();
    void TableCells();
    void PartialStep();
    void PartialNotDeclared();
    void OtherwiseNothing();
    void NoLowestGrade();
    void DivisionGuard();
    void PointsAddUp();

    // Steps.
    bool Chinese() const { return m_language == base::Language::Chinese; }
    std::string Slice(base::Range range) const { return m_source.Text().substr(range.begin, range.end - range.begin); }
    std::string Old() const { return Slice(m_range); }
    /// An argument of the message or else of the hint; empty if there is none.
    std::string Argument(std::string_view name) const;
    /// Words that message or hint offer: 「甲」、「乙」, or a / b.
    std::vector<std::string> Offered() const;
    /// First token that begins at or after `offset`.
    std::size_t TokenFrom(std::uint32_t offset) const;
    const std::vector<Token>& Tokens() const { return m_read.lexed.tokens; }
    /// The token that begins the statement around the finding; nothing if none does.
    std::optional<std::size_t> Statement() const;
    /// End of the line's text at `offset`, before spaces and a comment.
    std::uint32_t LineEnd(std::uint32_t offset) const;
    std::string Step() const;
    std::vector<std::string> PartialWords() const;
    const Variable* RosterAround() const;
    std::vector<std::string> NearNames(const std::string& word) const;

    void Replace(base::Range range, std::string text);
    void Insert(std::uint32_t at, std::string text);
    void Remove(base::Range range);
    void Add(base::Range range, std::string text, base::Message title);

    using Maker = void (FixMaker::*)();
    static Maker MakerOf(std::string_view code);

    const base::Source& m_source;
    Read m_read;
    base::Language m_language;
    const base::Diagnostic* m_diagnostic = nullptr;
    base::Range m_range;
    std::vector<base::Fix> m_fixes;
};

}  // namespace gongjian::lang
