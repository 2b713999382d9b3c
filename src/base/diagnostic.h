// What is wrong in a file that a person wrote: where, what, and what to do about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace gongjian::base {

/// A text with a name for diagnostics. Offsets are bytes.
class Source {
public:
    Source(std::string name, std::string text);

    const std::string& Name() const { return m_name; }
    const std::string& Text() const { return m_text; }

    struct Position {
        int line;    ///< from 1
        int column;  ///< from 1, in code points
    };
    Position At(std::uint32_t offset) const;
    /// First byte of a line (from 1); the end of the text for a line past the last.
    std::uint32_t LineStart(int line) const;
    /// A line without its line break.
    std::string_view Line(int line) const;
    int LineCount() const { return static_cast<int>(m_line_starts.size()); }

private:
    std::string m_name;
    std::string m_text;
    std::vector<std::uint32_t> m_line_starts;
};

/// Half-open range of bytes in a Source.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

enum class Severity { Error, Warning };

/// One change of a text that would put a finding right.
struct Fix {
    Range range;                                             ///< what is replaced; empty: something is put in before it
    int line = 0, column = 0, end_line = 0, end_column = 0;  ///< the same range, from 1
    std::string text;                                        ///< what stands there afterwards
    Message title;                                           ///< what it does, as a command: "Replace A by B"
};

/// One finding. `code` is stable ("unknown-name"): tests, translations and the manual hang on it.
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string code;
    std::string file;
    int line = 0, column = 0, end_line = 0, end_column = 0;  ///< from 1; 0: the file as a whole
    Message message;                                         ///< what is wrong
    Message hint;                                            ///< what to do; never empty
    std::vector<Fix> fixes = {};                             ///< at most three, best first; each is complete by itself
};

/// A diagnostic at a range of a source.
Diagnostic At(const Source& source, Range range, Severity severity, std::string code, Message message, Message hint);

Fix FixAt(const Source& source, Range range, std::string text, Message title);
/// The text with the fix in it. A range beyond the end counts as the end.
std::string ApplyFix(std::string_view text, const Fix& fix);

/// By file, then place; a stable order.
void SortByPlace(std::vector<Diagnostic>& diagnostics);
bool HasErrors(const std::vector<Diagnostic>& diagnostics);

/// The form that people read, in the current language, with the line and a marker under the range where `source` is given:
///   village.rules:3:11: error [unknown-name]: …
///       应 2 次，实 民主生活次数
///                   ^~~~~~~~~~~~
///     hint: …
/// Every line ends with a line break.
std::string Render(const Diagnostic& diagnostic, const Source* source);

}  // namespace gongjian::base
