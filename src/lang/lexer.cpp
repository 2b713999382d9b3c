// The scanner: folds code point by code point, keeps byte ranges, never gives up.
#include "lang/lexer.h"

#include <algorithm>

#include "lang/keywords.h"
#include "lang/scan.h"
#include "lang/token_maker.h"

namespace gongjian::lang {
namespace {

using base::Msg;
using K = TokenKind;

class Scanner {
public:
    Scanner(const base::Source& source, Decoded text, const Lexicon& lexicon, TextKind kind)
        : m_source(source), m_lexicon(lexicon), m_out{std::move(text), {}, {}, {}, {}}, m_kind(kind) {
        m_out.tokens.reserve(m_out.points.size() / 4 + 8);
    }

    Lexed Scan() {
        while (m_at < Size()) ScanOne();
        Token end;
        end.range = m_maker.RangeOf(Size(), Size());
        end.line_start = true;
        m_out.tokens.push_back(std::move(end));
        return std::move(m_out);
    }

private:
    enum class Mode { Plain, Rank, Expect, Given, Grades };

    std::size_t Size() const { return m_out.folded.size(); }
    char32_t Here(std::size_t ahead = 0) const { return m_at + ahead < Size() ? m_out.folded[m_at + ahead] : U'\0'; }
    char32_t Original(std::size_t at) const { return m_out.points[at].value; }

    void ScanOne() {
        const char32_t code = Here();
        if (code == U'\n') {
            m_line_start = true;
            ++m_at;
        } else if (code == U' ') {
            ++m_at;
        } else if (code == U'#') {
            ScanComment();
        } else if (code == U'"') {
            ScanString();
        } else if (code == U'「') {
            ScanQuotedName();
        } else if (code == U'。') {
            ScanFullStop();
        } else if (IsWordCode(code)) {
            ScanWords();
        } else {
            ScanMark();
        }
    }

    /// Adds a token and lets the place after it know what it means.
    void Emit(Token token) {
        token.line_start = m_line_start;
        m_line_start = false;
        m_id_place = IdPlace::Nowhere;
        m_id_after = token.kind;
        switch (token.kind) {
            case K::OpenParen:
            case K::OpenBracket: ++m_depth; break;
            case K::CloseParen:
            case K::CloseBracket: --m_depth; break;
            case K::Comma:
            case K::Semicolon:
                if ((m_mode == Mode::Rank || m_mode == Mode::Expect) && m_depth <= 0 && !token.listing)
                    m_id_place = IdPlace::Referred;
                break;
            case K::By:
                if (m_mode == Mode::Rank) m_id_place = IdPlace::Referred;
                break;
            case K::Expect:
                m_mode = Mode::Expect;
                m_id_place = IdPlace::Referred;
                m_depth = 0;
                break;
            case K::Given:
            case K::OtherUnits: m_mode = Mode::Given; break;
            case K::Manual:
                if (m_mode == Mode::Given) m_id_place = IdPlace::Referred;
                break;
            default: break;
        }
        if (token.statement_start) {
            m_depth = 0;
            m_mode = token.kind == K::Rank ? Mode::Rank : token.kind == K::Grades ? Mode::Grades : Mode::Plain;
            if (m_mode == Mode::Rank) m_id_place = IdPlace::Referred;
            if (IntroducesId(token.kind)) m_id_place = IdPlace::Declared;
        }
        m_out.tokens.push_back(std::move(token));
    }

    void EmitKind(K kind, std::size_t length) {
        Token token;
        token.kind = kind;
        token.listing = kind == K::Comma && Original(m_at) == U'、';
        token.range = m_maker.RangeOf(m_at, m_at + length);
        m_at += length;
        Emit(std::move(token));
    }

    void Report(std::size_t begin, std::size_t end, std::string code, base::Message message, base::Message hint) {
        m_out.diagnostics.push_back(base::At(m_source, m_maker.RangeOf(begin, end), base::Severity::Error,
                                             std::move(code), std::move(message), std::move(hint)));
    }

    void ScanComment() {
        const std::size_t begin = m_at;
        while (m_at < Size() && Here() != U'\n') ++m_at;
        m_out.comments.push_back(m_maker.RangeOf(begin, m_at));
    }

    /// Where a text that opens at `begin` closes; `closed` says whether it does. “ may be closed by a second “ where an input
    /// method gave the wrong mark, unless a real ” follows: then the first text was never closed.
    std::size_t StringEnd(std::size_t begin, bool& closed) const {
        const auto line_end = static_cast<std::size_t>(
            std::find(m_out.folded.begin() + static_cast<std::ptrdiff_t>(begin), m_out.folded.end(), U'\n') -
            m_out.folded.begin());
        const auto next = [&](std::size_t from, auto&& accepts) {
            while (from < line_end && !accepts(m_out.points[from].value)) ++from;
            return from;
        };
        const char32_t open = m_out.points[begin].value;
        const auto is_opening = [](char32_t c) { return c == U'“'; };
        const auto is_closing = [](char32_t c) { return c == U'”'; };
        const auto is_curved = [](char32_t c) { return c == U'“' || c == U'”'; };
        const auto is_straight = [](char32_t c) { return c == U'"' || c == U'＂'; };
        std::size_t end = 0;
        if (open == U'“') {
            end = next(begin + 1, is_closing);
            const std::size_t second = next(begin + 1, is_opening);
            closed = end <= second ? end < line_end : end >= line_end;
            return std::min(end, second);
        }
        end = open == U'”' ? next(begin + 1, is_curved) : next(begin + 1, is_straight);
        closed = end < line_end;
        return end;
    }

    void ScanString() {
        const std::size_t begin = m_at;
        bool closed = false;
        std::size_t end = StringEnd(begin, closed);
        m_at = closed ? end + 1 : end;
        if (!closed) {
            while (end > begin + 1 && m_out.folded[end - 1] == U' ') --end;
            const char* quote = Original(begin) == U'“' || Original(begin) == U'”' ? "”" : "\"";
            Report(begin, end, "unterminated-string", Msg("This text has no closing quote."),
                   Msg("Close it with {quote} on the same line.", {{"quote", quote}}));
        }
        Token token;
        token.kind = K::String;
        if (end > begin + 1) token.text = m_maker.Slice(begin + 1, end);
        token.range = m_maker.RangeOf(begin, closed ? m_at : end);
        Emit(std::move(token));
    }

    void ScanQuotedName() {
        const std::size_t begin = m_at;
        std::size_t end = begin + 1;
        while (end < Size() && m_out.folded[end] != U'\n' && m_out.folded[end] != U'」') ++end;
        Token token;
        token.kind = K::Quoted;
        if (end > begin + 1) token.text = m_maker.Slice(begin + 1, end);
        const bool closed = end < Size() && m_out.folded[end] == U'」';
        m_at = closed ? end + 1 : end;
        if (!closed)
            Report(begin, end, "unterminated-name", Msg("This name has no closing bracket 」 on its line."),
                   Msg("Close the name with 」, as in 「县(市、区)级」."));
        token.range = m_maker.RangeOf(begin, m_at);
        Emit(std::move(token));
    }

    /// 。 ends a sentence: ignored at the end of a line, a semicolon elsewhere. Inside a number the number reports it.
    void ScanFullStop() {
        const std::size_t next = PastSpaces(m_out.folded, m_at + 1);
        if (next >= Size() || m_out.folded[next] == U'\n' || m_out.folded[next] == U'#')
            m_at = next;
        else
            EmitKind(K::Semicolon, 1);
    }

    void ScanWords() {
        if (m_line_start && m_kind == TextKind::RuleFile) {
            if (const auto statement = StatementAt(m_lexicon, m_out.folded, m_at)) {
                Token token = m_maker.Make({Piece::Kind::Known, m_at, statement->end, statement->entry});
                token.statement_start = true;
                m_at = statement->end;
                return Emit(std::move(token));
            }
            if (m_mode == Mode::Expect) m_id_place = IdPlace::Referred;
        }
        if (m_id_place != IdPlace::Nowhere) {
            const std::size_t end = IdEnd(m_lexicon, m_out.folded, m_at, m_id_place, m_id_after);
            if (end > m_at) {
                Token token = m_maker.Make({Piece::Kind::Unknown, m_at, end, nullptr});
                m_at = end;
                return Emit(std::move(token));
            }
        }
        if (m_mode == Mode::Grades && ScanBandId()) return;
        ScanRun();
    }

    /// 且 4a ≥ 3: among the conditions of grades stand ids of items, also such as begin with a digit.
    bool ScanBandId() {
        const std::size_t end = LatinIdEnd(m_out.folded, m_at);
        if (!IsDigit(Here()) || !IdHasLetter(end) || m_out.tokens.empty()) return false;
        const K before = m_out.tokens.back().kind;
        const bool value_place = before == K::And || before == K::Or || before == K::Not || before == K::OpenParen ||
                                 (before >= K::Plus && before <= K::Divide);
        if (!value_place) return false;
        Token token = m_maker.Make({Piece::Kind::Unknown, m_at, end, nullptr});
        m_at = end;
        Emit(std::move(token));
        return true;
    }

    bool IdHasLetter(std::size_t end) const {
        for (std::size_t i = m_at; i < end; ++i)
            if (m_out.folded[i] != U'.' && !IsDigit(m_out.folded[i])) return true;
        return false;
    }

    void ScanRun() {
        Run run;
        run.begin = m_at;
        run.end = m_reader.RunEnd(m_at);
        run.first_token = m_out.tokens.size();
        run.after_value = !m_out.tokens.empty() && EndsValue(m_out.tokens.back());
        const Pieces pieces = m_reader.Best(run.begin, run.end, run.after_value);
        const auto run_index = static_cast<std::int32_t>(m_out.runs.size());
        for (const Piece& piece : pieces) {
            Token token = m_maker.Make(piece);
            token.run = run_index;
            m_at = piece.end;
            const bool id_follows = IdFollows(token.kind);
            Emit(std::move(token));
            if (id_follows) break;
        }
        // A word that goes on past the run (with a space inside) leaves nothing to cut otherwise.
        run.token_count = m_at <= run.end ? m_out.tokens.size() - run.first_token : 0;
        run.end = std::min(run.end, m_at);
        m_out.runs.push_back(run);
    }

    /// Whether what follows is cut as an id, not as a part of the run.
    bool IdFollows(K kind) const {
        switch (kind) {
            case K::Expect: return true;
            case K::By: return m_mode == Mode::Rank;
            case K::Manual: return m_mode == Mode::Given;
            case K::And:
            case K::Or:
            case K::Not: return m_mode == Mode::Grades;
            default: return false;
        }
    }

    static bool EndsValue(const Token& token) {
        switch (token.kind) {
            case K::Word:
            case K::Quoted:
            case K::Number:
            case K::Percent:
            case K::Date:
            case K::CloseParen:
            case K::CloseBracket:
            case K::String: return true;
            default: return token.is_name;
        }
    }

    void ScanMark() {
        const char32_t code = Here(), next = Here(1);
        switch (code) {
            case U',': return EmitKind(K::Comma, 1);
            case U';': return EmitKind(K::Semicolon, 1);
            case U':': return EmitKind(K::Colon, 1);
            case U'.': return EmitKind(K::Dot, 1);
            case U'[': return EmitKind(K::OpenBracket, 1);
            case U']': return EmitKind(K::CloseBracket, 1);
            case U'(': return EmitKind(K::OpenParen, 1);
            case U')': return EmitKind(K::CloseParen, 1);
            case U'|': return EmitKind(K::Bar, 1);
            case U'~': return EmitKind(K::Tilde, 1);
            case U'+': return EmitKind(K::Plus, 1);
            case U'-': return EmitKind(K::Minus, 1);
            case U'*': return EmitKind(K::Times, 1);
            case U'/': return EmitKind(K::Divide, 1);
            case U'≠': return EmitKind(K::NotEqual, 1);
            case U'≤': return EmitKind(K::LessEqual, 1);
            case U'≥': return EmitKind(K::GreaterEqual, 1);
            case U'=': return EmitKind(K::Equal, next == U'=' ? 2 : 1);
            case U'<':
                return next == U'='   ? EmitKind(K::LessEqual, 2)
                       : next == U'>' ? EmitKind(K::NotEqual, 2)
                                      : EmitKind(K::Less, 1);
            case U'>': return next == U'=' ? EmitKind(K::GreaterEqual, 2) : EmitKind(K::Greater, 1);
            case U'!':
                if (next == U'=') return EmitKind(K::NotEqual, 2);
                break;
            default: break;
        }
        ScanBadCharacters();
    }

    void ScanBadCharacters() {
        const std::size_t begin = m_at;
        const auto known = [](char32_t code) {
            return IsWordCode(code) ||
                   std::u32string_view(U" \n#\"「。,;:.[]()|~+-*/≠≤≥=<>").find(code) != std::u32string_view::npos;
        };
        while (m_at < Size() && !known(Here())) ++m_at;
        if (m_at == begin) ++m_at;
        const char32_t first = m_out.points[begin].value;
        base::Message hint =
            Msg("Remove it; text stands between “ and ”, a name with unusual characters between 「 and 」.");
        if (first == U'《' || first == U'》' || first == U'『' || first == U'』' || first == U'」')
            hint = Msg("Write texts between “ and ”, names between 「 and 」.");
        Report(begin, m_at, "bad-character",
               Msg("The rule language does not use the character {character}.",
                   {{"character", m_maker.Slice(begin, m_at)}}),
               std::move(hint));
    }

    const base::Source& m_source;
    const Lexicon& m_lexicon;
    Lexed m_out;
    TokenMaker m_maker{m_source, m_out.points, m_out.folded, &m_out.diagnostics};
    Reader m_reader{m_lexicon, m_out.folded};
    TextKind m_kind;
    std::size_t m_at = 0;
    bool m_line_start = true;
    Mode m_mode = Mode::Plain;
    IdPlace m_id_place = IdPlace::Nowhere;
    TokenKind m_id_after = K::End;
    int m_depth = 0;
};

}  // namespace

Decoded DecodeRules(const base::Source& source) {
    Decoded text;
    text.points = base::Decode(source.Text());
    text.folded.reserve(text.points.size());
    for (const base::CodePoint& point : text.points) text.folded.push_back(FoldCode(point.value));
    return text;
}

Lexed Lex(const base::Source& source, Decoded text, const Lexicon& lexicon, TextKind kind) {
    return Scanner(source, std::move(text), lexicon, kind).Scan();
}

std::vector<OtherReading> OtherReadings(const base::Source& source, const Lexicon& lexicon, const Lexed& lexed,
                                        const Run& run, std::size_t limit) {
    TokenMaker maker(source, lexed.points, lexed.folded, nullptr);
    const Reader reader(lexicon, lexed.folded);
    std::vector<OtherReading> readings;
    for (const Pieces& pieces : reader.Others(run.begin, run.end, run.after_value, limit)) {
        OtherReading reading;
        reading.complete = true;
        for (const Piece& piece : pieces) {
            // A word that goes on after the run has swallowed tokens that are not its own.
            if (piece.end > run.end && piece.kind == Piece::Kind::Known) reading.tokens.clear();
            if (piece.end > run.end && piece.kind == Piece::Kind::Known) break;
            if (piece.kind == Piece::Kind::Unknown) reading.complete = false;
            reading.tokens.push_back(maker.Make(piece));
        }
        if (!reading.tokens.empty()) readings.push_back(std::move(reading));
    }
    return readings;
}

}  // namespace gongjian::lang
