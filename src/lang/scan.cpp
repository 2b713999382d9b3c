// Where statements begin and where ids end.
#include "lang/scan.h"

#include "base/text.h"
#include "lang/keywords.h"
#include "lang/lexer.h"

namespace gongjian::lang {
namespace {

/// Words that may follow a missing or a finished id.
bool EndsId(TokenKind kind) {
    switch (kind) {
        case TokenKind::When:
        case TokenKind::Full:
        case TokenKind::AtMost:
        case TokenKind::Cap:
        case TokenKind::From:
        case TokenKind::Round:
        case TokenKind::Shown:
        case TokenKind::Rescale:
        case TokenKind::Share:
        case TokenKind::RowResults:
        case TokenKind::EachRow:
        case TokenKind::Version: return true;
        default: return false;
    }
}

/// Words that 期望 and 排名 know beside ids.
bool IsTargetWord(TokenKind kind) {
    switch (kind) {
        case TokenKind::By:
        case TokenKind::Total:
        case TokenKind::Grades:
        case TokenKind::Veto:
        case TokenKind::Missing:
        case TokenKind::Status:
        case TokenKind::Raw:
        case TokenKind::Errors:
        case TokenKind::Pool:
        case TokenKind::Bonus:
        case TokenKind::Penalty:
        case TokenKind::Given:
        case TokenKind::Expect: return true;
        default: return false;
    }
}

/// The first place after `at` where a word such as 满分 begins that lets the rest of the run be read whole.
std::size_t CutBeforeHeadWord(const Lexicon& lexicon, const Reader& reader, std::span<const char32_t> folded,
                              std::size_t at, std::size_t end) {
    for (std::size_t i = at + 1; i < end; ++i) {
        const Lexicon::Match word = lexicon.LongestAt(folded, i);
        if (word.entry != nullptr && EndsId(word.entry->kind) && reader.IsComplete(i, end, false)) return i;
    }
    return end;
}

}  // namespace

std::size_t LatinIdEnd(std::span<const char32_t> folded, std::size_t at) {
    std::size_t end = at;
    while (end < folded.size() && (IsAsciiWordCode(folded[end]) || folded[end] == U'.')) ++end;
    while (end > at && folded[end - 1] == U'.') --end;
    return end;
}

std::size_t PastSpaces(std::span<const char32_t> folded, std::size_t at) {
    while (at < folded.size() && folded[at] == U' ') ++at;
    return at;
}

std::optional<Lexicon::Match> StatementAt(const Lexicon& lexicon, std::span<const char32_t> folded, std::size_t at) {
    const Lexicon::Match word = lexicon.LongestAt(folded, at);
    if (word.entry == nullptr || !BeginsStatement(word.entry->kind)) return std::nullopt;
    const TokenKind kind = word.entry->kind;
    const auto target_follows = [&](std::size_t end) {
        const std::size_t next = PastSpaces(folded, end);
        if (next >= folded.size()) return false;
        if (folded[next] == U'=' || folded[next] == U'[') return true;
        if (folded[next] == U'.') return !(next + 1 < folded.size() && IsDigit(folded[next + 1]));
        return folded[next] == U':' && word.entry->is_name;
    };
    if (target_follows(word.end)) return std::nullopt;
    if (kind == TokenKind::Fetch || kind == TokenKind::Constant || kind == TokenKind::Conclusion) return word;
    const std::size_t after = PastSpaces(folded, word.end);
    if (kind == TokenKind::Rank && after < folded.size() && folded[after] == U'(') return std::nullopt;  // the function
    if (word.end < folded.size() && IsWordCode(folded[word.end])) {
        const Reader reader(lexicon, folded);
        const std::size_t end = reader.RunEnd(at);
        const std::size_t next = PastSpaces(folded, end);
        const bool assigned =
            next < folded.size() && (folded[next] == U'=' || folded[next] == U'[' || folded[next] == U':');
        if (assigned && !reader.IsComplete(at, end, false)) return std::nullopt;
    }
    return word;
}

std::size_t IdEnd(const Lexicon& lexicon, std::span<const char32_t> folded, std::size_t at, IdPlace place,
                  TokenKind after) {
    if (at >= folded.size() || !IsWordCode(folded[at])) return at;
    const Reader reader(lexicon, folded);
    const Lexicon::Match word = lexicon.LongestAt(folded, at);
    const std::size_t run_end = reader.RunEnd(at);
    if (IsAsciiWordCode(folded[at])) {
        const std::size_t end = LatinIdEnd(folded, at);
        if (word.entry != nullptr && word.end >= end) {
            const bool keyword = place == IdPlace::Referred ? IsTargetWord(word.entry->kind) : EndsId(word.entry->kind);
            if (keyword) return at;
        }
        if (run_end <= end || reader.IsComplete(end, run_end, true)) return end;
        return place == IdPlace::Declared ? run_end : end;
    }
    if (place == IdPlace::Referred) return at;
    if (after == TokenKind::Sample) return run_end;
    const bool names_a_value =
        after == TokenKind::Fetch || after == TokenKind::Constant || after == TokenKind::Conclusion;
    if (word.entry != nullptr && EndsId(word.entry->kind)) {
        if (word.end >= run_end) return at;
        if (!names_a_value && reader.IsComplete(at, run_end, false)) return at;
    }
    return CutBeforeHeadWord(lexicon, reader, folded, at, run_end);
}

namespace {

/// Walks the lines of a file and gathers what they declare.
class DeclaredNames {
public:
    DeclaredNames(const base::Source& source, const Decoded& text, Lexicon& lexicon)
        : m_source(source), m_lexicon(lexicon), m_points(text.points), m_folded(text.folded) {}

    void Collect() {
        for (std::size_t at = 0; at < m_folded.size();) {
            std::size_t end = at;
            while (end < m_folded.size() && m_folded[end] != U'\n') ++end;
            CollectLine(PastSpaces(m_folded, at), end);
            at = end + 1;
        }
        for (const std::string& name : m_found) m_lexicon.AddName(name);
    }

private:
    std::string Slice(std::size_t begin, std::size_t end) const {
        const std::uint32_t first = m_points[begin].offset;
        const std::uint32_t last = m_points[end - 1].offset + m_points[end - 1].length;
        return m_source.Text().substr(first, last - first);
    }

    void Add(std::size_t begin, std::size_t end) {
        if (end > begin) m_found.push_back(Slice(begin, end));
    }

    void CollectLine(std::size_t at, std::size_t end) {
        if (at >= end || !IsWordCode(m_folded[at])) return;
        if (const auto statement = StatementAt(m_lexicon, m_folded, at)) {
            m_in_grades = statement->entry->kind == TokenKind::Grades;
            m_in_row_results = statement->entry->kind == TokenKind::RowResults;
            at = PastSpaces(m_folded, statement->end);
            if (IntroducesId(statement->entry->kind) && at < end) CollectId(at, end, statement->entry->kind);
        } else if (m_in_row_results) {
            CollectColumn(at, end);
        }
        if (m_in_grades) CollectGrades(at, end);
    }

    void CollectId(std::size_t at, std::size_t end, TokenKind kind) {
        const std::size_t id_end = std::min(end, IdEnd(m_lexicon, m_folded, at, IdPlace::Declared, kind));
        Add(at, id_end);
        at = PastSpaces(m_folded, id_end);
        if (at >= end || m_folded[at] != U'"') return;
        std::size_t close = at + 1;
        while (close < end && m_folded[close] != U'"') ++close;
        // The title of an item is often the very sentence of its clause: it names nothing. A value is named by its title too.
        const bool titles_name = kind == TokenKind::Fetch || kind == TokenKind::Constant ||
                                 kind == TokenKind::Conclusion || kind == TokenKind::LookupTable ||
                                 kind == TokenKind::Sample;
        if (close < end && titles_name) Add(at + 1, close);
    }

    /// 得 light “灯” = …
    void CollectColumn(std::size_t at, std::size_t end) {
        const Lexicon::Match word = m_lexicon.LongestAt(m_folded, at);
        if (word.entry == nullptr || word.entry->kind != TokenKind::Get) return;
        at = PastSpaces(m_folded, word.end);
        if (at < end) CollectId(at, end, TokenKind::Fetch);
    }

    void CollectGrades(std::size_t at, std::size_t end) {
        while (at < end) {
            at = PastSpaces(m_folded, at);
            const Lexicon::Match word = m_lexicon.LongestAt(m_folded, at);
            if (word.entry != nullptr &&
                (word.entry->kind == TokenKind::Otherwise || word.entry->kind == TokenKind::Else))
                at = PastSpaces(m_folded, word.end);
            const std::size_t begin = at;
            while (at < end && IsWordCode(m_folded[at]) && !IsDigit(m_folded[at])) ++at;
            Add(begin, at);
            while (at < end && m_folded[at] != U',' && m_folded[at] != U';') ++at;
            ++at;
        }
    }

    const base::Source& m_source;
    Lexicon& m_lexicon;
    const std::vector<base::CodePoint>& m_points;
    const std::vector<char32_t>& m_folded;
    std::vector<std::string> m_found;
    bool m_in_grades = false, m_in_row_results = false;
};

}  // namespace

void AddDeclaredNames(const base::Source& source, const Decoded& text, Lexicon& lexicon) {
    DeclaredNames(source, text, lexicon).Collect();
}

}  // namespace gongjian::lang
