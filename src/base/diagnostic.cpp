// Positions in sources and the form of a finding that people read.
#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.h"

namespace gongjian::base {
namespace {

/// The first `columns` - 1 code points of a line: what stands before that column.
std::string_view Before(std::string_view line, int column) {
    std::size_t bytes = 0;
    int seen = 1;
    for (const CodePoint& point : Decode(line)) {
        if (seen++ >= column) break;
        bytes = point.offset + point.length;
    }
    return line.substr(0, bytes);
}

/// The line and a marker below the range, both indented by two. A tab counts and shows as one space.
std::string Snippet(const Diagnostic& diagnostic, const Source& source) {
    std::string line(source.Line(diagnostic.line));
    std::replace(line.begin(), line.end(), '\t', ' ');
    const int begin = DisplayWidth(Before(line, diagnostic.column));
    const bool one_line = diagnostic.end_line == diagnostic.line;
    const int end = one_line ? DisplayWidth(Before(line, diagnostic.end_column)) : DisplayWidth(line);
    std::string marker(static_cast<std::size_t>(begin), ' ');
    marker += '^';
    if (end > begin + 1) marker.append(static_cast<std::size_t>(end - begin - 1), '~');
    return "  " + line + "\n  " + marker + "\n";
}

std::string Place(const Diagnostic& diagnostic) {
    if (diagnostic.line == 0) return diagnostic.file;
    return diagnostic.file + ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
}

}  // namespace

Source::Source(std::string name, std::string text) : m_name(std::move(name)), m_text(std::move(text)) {
    m_line_starts.push_back(0);
    for (std::size_t i = 0; i < m_text.size(); ++i)
        if (m_text[i] == '\n') m_line_starts.push_back(static_cast<std::uint32_t>(i + 1));
}

Source::Position Source::At(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(m_text.size()));
    const auto after = std::upper_bound(m_line_starts.begin(), m_line_starts.end(), offset);
    const std::uint32_t start = *std::prev(after);
    const std::string_view before = std::string_view(m_text).substr(start, offset - start);
    return {static_cast<int>(after - m_line_starts.begin()), static_cast<int>(Length(before)) + 1};
}

std::uint32_t Source::LineStart(int line) const {
    if (line < 1) return 0;
    if (line > LineCount()) return static_cast<std::uint32_t>(m_text.size());
    return m_line_starts[static_cast<std::size_t>(line - 1)];
}

std::string_view Source::Line(int line) const {
    if (line < 1 || line > LineCount()) return {};
    const std::uint32_t start = LineStart(line);
    std::string_view text = std::string_view(m_text).substr(start, LineStart(line + 1) - start);
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

Diagnostic At(const Source& source, Range range, Severity severity, std::string code, Message message, Message hint) {
    const Source::Position begin = source.At(range.begin);
    const Source::Position end = source.At(std::max(range.begin, range.end));
    return {severity, std::move(code), source.Name(),      begin.line,      begin.column,
            end.line, end.column,      std::move(message), std::move(hint), {}};
}

Fix FixAt(const Source& source, Range range, std::string text, Message title) {
    const Source::Position begin = source.At(range.begin);
    const Source::Position end = source.At(std::max(range.begin, range.end));
    return {range, begin.line, begin.column, end.line, end.column, std::move(text), std::move(title)};
}

std::string ApplyFix(std::string_view text, const Fix& fix) {
    const std::size_t begin = std::min<std::size_t>(fix.range.begin, text.size());
    const std::size_t end = std::clamp<std::size_t>(fix.range.end, begin, text.size());
    return std::string(text.substr(0, begin)) + fix.text + std::string(text.substr(end));
}

void SortByPlace(std::vector<Diagnostic>& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
}

bool HasErrors(const std::vector<Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; });
}

std::string Render(const Diagnostic& diagnostic, const Source* source) {
    const Arguments arguments = {
        {"place", Place(diagnostic)}, {"code", diagnostic.code}, {"message", Text(diagnostic.message)}};
    std::string text = diagnostic.severity == Severity::Error ? Tr("{place}: error [{code}]: {message}", arguments)
                                                              : Tr("{place}: warning [{code}]: {message}", arguments);
    text += '\n';
    if (source != nullptr && diagnostic.line >= 1 && diagnostic.line <= source->LineCount())
        text += Snippet(diagnostic, *source);
    if (!diagnostic.hint.Empty()) text += "  " + Tr("hint: {hint}", {{"hint", Text(diagnostic.hint)}}) + "\n";
    return text;
}

}  // namespace gongjian::base
