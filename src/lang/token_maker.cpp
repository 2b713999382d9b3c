// Pieces to tokens: names as declared, numbers and dates with their values.
#include "lang/token_maker.h"

#include "lang/keywords.h"

namespace gongjian::lang {
namespace {

using base::Msg;
using K = TokenKind;

std::optional<base::Decimal> Times10000(base::Decimal value) {
    for (int zeros = 0; zeros < 4; ++zeros) {
        if (value.scale > 0)
            --value.scale;
        else if (__builtin_mul_overflow(value.units, std::int64_t{10}, &value.units))
            return std::nullopt;
    }
    return value;
}

}  // namespace

base::Range TokenMaker::RangeOf(std::size_t begin, std::size_t end) const {
    if (begin >= m_points.size()) {
        const auto size = static_cast<std::uint32_t>(m_source.Text().size());
        return {size, size};
    }
    if (end <= begin) return {m_points[begin].offset, m_points[begin].offset};
    return {m_points[begin].offset, m_points[end - 1].offset + m_points[end - 1].length};
}

std::string TokenMaker::Slice(std::size_t begin, std::size_t end) const {
    const base::Range range = RangeOf(begin, end);
    return m_source.Text().substr(range.begin, range.end - range.begin);
}

std::string TokenMaker::Folded(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) base::AppendUtf8(text, m_folded[i]);
    return text;
}

Token TokenMaker::Make(const Piece& piece) {
    Token token;
    token.range = RangeOf(piece.begin, piece.end);
    switch (piece.kind) {
        case Piece::Kind::Known: MakeKnown(piece, token); break;
        case Piece::Kind::Latin:
        case Piece::Kind::Unknown:
            token.kind = K::Word;
            token.text = Folded(piece.begin, piece.end);
            break;
        case Piece::Kind::Number: MakeNumber(piece, token); break;
        case Piece::Kind::Date: MakeDate(piece, token); break;
    }
    return token;
}

bool TokenMaker::BracketFollows(std::size_t at) const {
    while (at < m_folded.size() && m_folded[at] == U' ') ++at;
    return at < m_folded.size() && m_folded[at] == U'(';
}

void TokenMaker::MakeKnown(const Piece& piece, Token& token) {
    token.kind = piece.entry->kind;
    token.is_name = piece.entry->is_name;
    token.is_unit = piece.entry->is_unit;
    token.text = piece.entry->is_name ? piece.entry->name : Slice(piece.begin, piece.end);
    if (!IsFunctionOnly(token.kind) || BracketFollows(piece.end)) return;
    // 天数, days: a function only before a bracket, otherwise a word like any other.
    token.kind = token.is_unit ? K::Unit : K::Word;
    if (!token.is_name) token.text = Folded(piece.begin, piece.end);
}

void TokenMaker::Report(base::Range range, std::string code, base::Message message, base::Message hint) {
    if (m_diagnostics == nullptr) return;
    m_diagnostics->push_back(
        base::At(m_source, range, base::Severity::Error, std::move(code), std::move(message), std::move(hint)));
}

void TokenMaker::MakeNumber(const Piece& piece, Token& token) {
    token.kind = K::Number;
    std::string digits;
    bool ten_thousands = false;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
        const char32_t code = m_folded[i];
        if (IsDigit(code)) digits += static_cast<char>(code);
        if (code == U'.' || code == U'。') digits += '.';
        if (code == U'万') ten_thousands = true;
        if (code == U'%') token.kind = K::Percent;
        if (code == U'。') ReportPeriod(piece);
    }
    const auto value = base::ParseDecimal(digits);
    const auto scaled = value && ten_thousands ? Times10000(*value) : value;
    if (!scaled) {
        Report(token.range, "bad-number", Msg("The number {number} is too long.", {{"number", digits}}),
               Msg("Write a number with at most 18 digits, 9 of them after the point."));
        return;
    }
    token.number = *scaled;
}

void TokenMaker::ReportPeriod(const Piece& piece) {
    std::string fixed = Folded(piece.begin, piece.end);
    const std::size_t place = fixed.find("。");
    fixed.replace(place, std::string_view("。").size(), ".");
    Report(RangeOf(piece.begin, piece.end), "period-in-number",
           Msg("The full stop 。 stands inside the number {number}.", {{"number", Slice(piece.begin, piece.end)}}),
           Msg("Write {number} with a decimal point.", {{"number", fixed}}));
}

void TokenMaker::MakeDate(const Piece& piece, Token& token) {
    token.kind = K::Date;
    std::string text;
    for (std::size_t i = piece.begin; i < piece.end; ++i)
        if (m_folded[i] != U' ') base::AppendUtf8(text, m_folded[i]);
    const auto date = base::ParseDate(text);
    if (date) {
        token.date = *date;
        return;
    }
    Report(token.range, "bad-date", Msg("There is no day {date}.", {{"date", text}}),
           Msg("Write a day of the calendar, as in 2012-06-30 or 2012年6月30日."));
}

}  // namespace gongjian::lang
