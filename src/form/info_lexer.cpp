// Words and quoted texts of one INFO line, and the mistakes in them.
#include "form/info_lexer.h"

#include <algorithm>

#include "base/text.h"
#include "form/info_words.h"

namespace gongjian::form {

using base::Msg;
using base::Range;

void InfoLine::SkipSpace() {
    while (!AtEnd() && IsInfoSpace(Here())) ++m_at;
}

InfoToken InfoLine::ReadToken(bool may_go_on) {
    InfoToken token = Here() == '"'                                       ? ReadQuoted(may_go_on)
                      : LookalikeAt(m_text, m_at).kind != Lookalike::None ? ReadFullWidthQuoted()
                                                                          : ReadWord();
    RefuseControls(token);
    return token;
}

/// Whether a word or text may end before `offset`.
bool InfoLine::SeparatorAt(std::uint32_t offset) const {
    if (offset >= m_end) return true;
    const char c = m_text[offset];
    return IsInfoSpace(c) || c == ';' || c == '{' || c == '}' || c == '\\' ||
           LookalikeAt(m_text, offset).kind != Lookalike::None;
}

/// Offset of the quote that closes a string whose text begins at `from`; the end of the line if there is none.
std::uint32_t InfoLine::FindQuoteEnd(std::uint32_t from) const {
    bool escaped = false;
    while (from < m_end && (escaped || m_text[from] != '"')) {
        escaped = !escaped && m_text[from] == '\\';
        ++from;
    }
    return std::min(from, m_end);
}

InfoToken InfoLine::ReadQuoted(bool may_go_on) {
    const std::uint32_t begin = m_at;
    std::uint32_t end = FindQuoteEnd(begin + 1);
    InfoToken token;
    if (end >= m_end) {
        m_findings.Error({begin, m_end}, "unclosed-quote", Msg("this text has no closing quotation mark on its line"),
                         Msg("close it with \"; a text longer than a line goes on with \\ at its end and \"…\" below"));
        token.hides_brace = m_text.substr(begin, end - begin).find_first_of("{}") != std::string_view::npos;
    } else if (!SeparatorAt(end + 1)) {
        m_findings.Error({begin, end + 1}, "stray-quote", Msg("something follows directly after this text"),
                         Msg("write quotation marks inside a text as “ ” or \\\", and put a space after the text"));
        while (end < m_end && !SeparatorAt(end + 1)) end = FindQuoteEnd(end + 1);
    }
    token.text = ExpandEscapes(m_text.substr(begin + 1, end - begin - 1));
    token.range = {begin, std::min(end + 1, m_end)};
    m_at = token.range.end;
    SkipSpace();
    if (may_go_on && Here() == '\\') {
        token.goes_on = true;
        m_at = m_end;  // what may follow is for Property Tree to judge
    }
    return token;
}

/// “text” where "text" was meant: reported, and taken as meant.
InfoToken InfoLine::ReadFullWidthQuoted() {
    const std::uint32_t begin = m_at, text_begin = begin + LookalikeAt(m_text, begin).length;
    std::uint32_t text_end = m_end, end = m_end;
    for (std::uint32_t at = text_begin; at < m_end; ++at) {
        const FoundLookalike found = LookalikeAt(m_text, at);
        const bool half_width = m_text[at] == '"';
        if (!half_width && found.kind != Lookalike::OpenQuote && found.kind != Lookalike::CloseQuote) continue;
        const std::uint32_t next = at + (half_width ? 1 : found.length);
        if (!SeparatorAt(next)) continue;
        text_end = at;
        end = next;
        break;
    }
    m_findings.Error({begin, end}, "full-width-quote", Msg("this text stands in full-width quotation marks"),
                     Msg("put it between half-width ones (\"…\"); “ ” may stand inside"));
    m_at = end;
    return {std::string(base::Trim(m_text.substr(text_begin, text_end - text_begin))), {begin, end}};
}

InfoToken InfoLine::ReadWord() {
    const std::uint32_t begin = m_at;
    bool quote_inside = false;
    while (!AtEnd() && !IsInfoSpace(Here()) && Here() != ';' && Here() != '{' && Here() != '}' && Here() != '"') {
        const FoundLookalike found = LookalikeAt(m_text, m_at);
        const bool quote = found.kind == Lookalike::OpenQuote || found.kind == Lookalike::CloseQuote;
        if (found.kind != Lookalike::None && !quote) break;
        quote_inside |= quote;
        m_at += std::max<std::uint32_t>(found.length, 1);
    }
    const Range range{begin, m_at};
    ReportGlued(range, quote_inside);
    return {ExpandEscapes(m_text.substr(begin, m_at - begin)), range};
}

/// Quotation marks in a word, and what touches its end.
void InfoLine::ReportGlued(Range word, bool quote_inside) const {
    const Range here{m_at, m_at + 1};
    if (quote_inside) {
        m_findings.Error(word, "full-width-quote",
                         Msg("a text with quotation marks in it must itself stand in quotation marks"),
                         Msg("put the whole text between half-width ones (\"…\"); “ ” may stand inside"));
    }
    if (Here() == '{' || Here() == '}') {
        m_findings.Error(here, "glued-brace", Msg("a space is missing before this brace"),
                         Msg("put a space before the brace; a text with braces in it stands in double quotes"));
    } else if (Here() == '"') {
        m_findings.Error(here, "stray-quote", Msg("a space is missing before this quotation mark"),
                         Msg("put a space before the text, or write quotation marks inside a text as “ ”"));
    }
}

/// Escapes can write what the file itself may not contain.
void InfoLine::RefuseControls(const InfoToken& token) const {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; };
    if (!std::any_of(token.text.begin(), token.text.end(), is_control)) return;
    m_findings.Error(token.range, "control-character", Msg("this text contains a control character"),
                     Msg("of the escapes, only \\n, \\t, \\\" and \\\\ are of use in a text"));
}

}  // namespace gongjian::form
