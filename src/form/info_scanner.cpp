// Braces, keys and values of an INFO text with their places.
#include "form/info_scanner.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/message.h"
#include "base/text.h"
#include "form/findings.h"
#include "form/info_lexer.h"
#include "form/info_words.h"

namespace gongjian::form {

namespace {

using base::Msg;
using base::Range;

constexpr std::size_t kMaxBytes = 4u << 20;
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxEntries = 200'000;

/// Size, encoding and control characters; whether the text may be read at all.
bool TextIsFit(Findings& findings) {
    const std::string& text = findings.Source().Text();
    if (text.size() > kMaxBytes) {
        findings.Error({0, 0}, "file-too-large", Msg("the file is larger than 4 MiB"),
                       Msg("split it, or check that it is the right file"));
        return false;
    }
    if (!base::IsUtf8(text)) {
        const std::vector<base::CodePoint> points = base::Decode(text);
        const auto bad = std::find_if(points.begin(), points.end(),
                                      [](const auto& point) { return point.value == 0xFFFD && point.length == 1; });
        const std::uint32_t begin = bad == points.end() ? 0 : bad->offset;
        findings.Error({begin, begin + 1}, "not-utf8", Msg("the file is not UTF-8 text"),
                       Msg("save it again with the encoding UTF-8 (it may be GBK)"));
        return false;
    }
    const auto control = std::find_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && !IsInfoSpace(c)) || c == 0x7F;
    });
    if (control != text.end()) {
        const auto begin = static_cast<std::uint32_t>(control - text.begin());
        findings.Error({begin, begin + 1}, "control-character", Msg("the file contains a control character"),
                       Msg("remove it: it may be a damaged file, or not a text file at all"));
        return false;
    }
    return true;
}

/// A brace that was closed at another indentation than it was opened: the likely place of a forgotten one.
struct Suspicion {
    Range key_range;
    int closed_line;
};

class Scanner {
public:
    explicit Scanner(const base::Source& source) : m_findings(source, {}) {}
    InfoScan Run();

private:
    struct Open {
        InfoNode* node;
        int line;
        std::uint32_t indent;
    };
    enum class State { Key, Data, Continuation };

    void ScanLine(InfoLine line);
    void ScanDirective(InfoLine& line);
    void ScanEntry(InfoLine& line);
    bool TakeLookalike(InfoLine& line);
    void OpenBrace(Range brace);
    void CloseBrace(Range brace, bool first_on_line);
    void AddKey(const InfoToken& token);
    void SetData(InfoToken token);
    void ReportUnclosedBrace();
    void Refuse(Range range, std::string code, base::Message message, base::Message hint) {
        m_scan.refused = true;
        m_findings.Error(range, std::move(code), std::move(message), std::move(hint));
    }

    Findings m_findings;
    InfoScan m_scan;
    std::vector<Open> m_stack;
    std::size_t m_entries = 0;
    int m_line = 0;
    std::uint32_t m_indent = 0;
    State m_state = State::Key;
    InfoNode* m_last = nullptr;  ///< entry to which a brace or a value belongs
    std::optional<Suspicion> m_suspicion;
};

InfoScan Scanner::Run() {
    const std::string& text = m_findings.Source().Text();
    m_scan.refused = !TextIsFit(m_findings);
    m_stack.push_back({&m_scan.root, 0, 0});
    for (std::size_t begin = 0; !m_scan.refused && begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        ++m_line;
        ScanLine({m_findings, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        begin = end + 1;
    }
    if (!m_scan.refused && m_stack.size() > 1) ReportUnclosedBrace();
    if (m_scan.refused) {
        m_scan.readable = false;
        m_scan.root = {};
    }
    m_scan.diagnostics = m_findings.Take();
    return std::move(m_scan);
}

void Scanner::ScanLine(InfoLine line) {
    line.SkipSpace();
    m_indent = line.At() - line.Begin();
    if (line.Here() == '#') {
        ScanDirective(line);
        return;
    }
    while (!m_scan.refused) {
        line.SkipSpace();
        if (line.AtEnd() || line.Here() == ';') break;
        ScanEntry(line);
    }
    if (m_state == State::Data) m_state = State::Key;
}

void Scanner::ScanDirective(InfoLine& line) {
    const Range range{line.At(), line.End()};
    line.MoveTo(line.At() + 1);
    line.SkipSpace();
    const std::string_view rest =
        std::string_view(m_findings.Source().Text()).substr(line.At(), line.End() - line.At());
    if (rest.starts_with("include")) {
        Refuse(range, "include-refused", Msg("#include is not allowed: this file may not open another one"),
               Msg("write include \"shared/header.info\" without #, inside a form, section or roster"));
    } else {
        Refuse(range, "unknown-directive", Msg("a line may not begin with #"),
               Msg("a comment begins with a semicolon; put a text that begins with # into double quotes"));
    }
}

void Scanner::ScanEntry(InfoLine& line) {
    if (TakeLookalike(line)) return;
    const Range here{line.At(), line.At() + 1};
    const bool brace_counts = m_state != State::Continuation;
    if (brace_counts && line.Here() == '{') {
        line.MoveTo(here.end);
        OpenBrace(here);
    } else if (brace_counts && line.Here() == '}') {
        line.MoveTo(here.end);
        CloseBrace(here, here.begin == line.Begin() + m_indent);
    } else if (m_state == State::Key) {
        AddKey(line.ReadToken(false));
    } else {
        SetData(line.ReadToken(true));
    }
}

/// Reports a full-width character at the start of a token and takes it as what it was meant to be.
bool Scanner::TakeLookalike(InfoLine& line) {
    const FoundLookalike found = LookalikeAt(m_findings.Source().Text(), line.At());
    const Range range{line.At(), line.At() + found.length};
    switch (found.kind) {
        case Lookalike::OpenBrace:
        case Lookalike::CloseBrace:
            m_findings.Error(range, "full-width-brace", Msg("this is a full-width brace"),
                             Msg("type braces with the input method switched to English"));
            line.MoveTo(range.end);
            if (found.kind == Lookalike::OpenBrace)
                OpenBrace(range);
            else
                CloseBrace(range, range.begin == line.Begin() + m_indent);
            return true;
        case Lookalike::Semicolon:
            m_findings.Error(range, "full-width-semicolon", Msg("this is a full-width semicolon"),
                             Msg("a comment begins with a half-width one (;); put a text into double quotes"));
            line.MoveTo(line.End());
            return true;
        case Lookalike::Space:
            m_findings.Error(range, "wide-space", Msg("this full-width or invisible space does not separate words"),
                             Msg("replace it by an ordinary space"));
            line.MoveTo(range.end);
            return true;
        default: return false;
    }
}

void Scanner::OpenBrace(Range brace) {
    if (m_last == nullptr) {
        m_findings.Error(brace, "unexpected-brace", Msg("nothing stands before this brace to which it could belong"),
                         Msg("write the name of the block before the brace, or remove the brace"));
        m_scan.readable = false;
        AddKey({"", brace});
    }
    if (m_scan.refused) return;
    if (m_stack.size() > kMaxDepth) {
        Refuse(brace, "too-deep", Msg("more than 64 braces are open here"),
               Msg("close those that are no longer needed"));
        return;
    }
    m_stack.push_back({m_last, m_line, m_indent});
    m_last = nullptr;
    m_state = State::Key;
}

void Scanner::CloseBrace(Range brace, bool first_on_line) {
    m_last = nullptr;
    m_state = State::Key;
    if (m_stack.size() <= 1) {
        m_findings.Error(brace, "unmatched-brace", Msg("this closing brace closes nothing"),
                         Msg("remove it, or look above for a missing opening brace"));
        m_scan.readable = false;
        return;
    }
    const Open& open = m_stack.back();
    if (!m_suspicion && first_on_line && open.line != m_line && open.indent != m_indent) {
        m_suspicion = Suspicion{open.node->key_range, m_line};
    }
    m_stack.pop_back();
}

void Scanner::AddKey(const InfoToken& token) {
    if (++m_entries > kMaxEntries) {
        Refuse(token.range, "too-many-entries", Msg("the file has more than 200 000 entries"),
               Msg("split it, or check that it is the right file"));
        return;
    }
    if (token.hides_brace) m_scan.readable = false;
    InfoNode node;
    node.key = token.text;
    node.line = m_line;
    node.key_range = token.range;
    m_stack.back().node->children.push_back(std::move(node));
    m_last = &m_stack.back().node->children.back();
    m_state = State::Data;
}

void Scanner::SetData(InfoToken token) {
    if (token.hides_brace) m_scan.readable = false;
    if (m_state == State::Continuation) {
        m_last->value += token.text;
        m_last->value_range.end = token.range.end;
    } else {
        m_last->value = std::move(token.text);
        m_last->value_range = token.range;
    }
    m_state = token.goes_on ? State::Continuation : State::Key;
}

void Scanner::ReportUnclosedBrace() {
    m_scan.readable = false;
    if (m_suspicion) {
        m_findings.Error(m_suspicion->key_range, "unclosed-brace",
                         Msg("an opening brace is never closed, probably this one"),
                         Msg("close it: by its indentation, the brace in line {line} closes an earlier one",
                             {{"line", std::to_string(m_suspicion->closed_line)}}));
    } else {
        m_findings.Error(m_stack.back().node->key_range, "unclosed-brace", Msg("the brace opened here is never closed"),
                         Msg("write the closing brace"));
    }
}

}  // namespace

InfoScan ScanInfo(const base::Source& source) { return Scanner(source).Run(); }

bool ScannerOwns(std::string_view code) {
    static constexpr std::array<std::string_view, 4> kOwned = {"unexpected-brace", "unmatched-brace", "unclosed-brace",
                                                               "unclosed-quote"};
    return std::find(kOwned.begin(), kOwned.end(), code) != kOwned.end();
}

}  // namespace gongjian::form
