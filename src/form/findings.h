// The list of findings of one form being loaded, and the wording that they share. A form can take in other files (shared
// blocks); their texts follow one another in one space of offsets, so that a range alone says in which file it stands.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"
#include "form/form.h"

namespace gongjian::form {

/// Collects diagnostics about a source and the files that it includes. The source must live longer.
class Findings {
public:
    Findings(const base::Source& source, std::vector<base::Diagnostic> found)
        : m_source(source), m_found(std::move(found)) {}

    void Error(base::Range range, std::string code, base::Message message, base::Message hint);
    void Warn(base::Range range, std::string code, base::Message message, base::Message hint);
    /// What was found elsewhere: in an included file, in a code list.
    void Add(std::vector<base::Diagnostic> found);

    /// Takes in the text of an included file and returns where its offsets begin: ranges of its nodes are shifted by that.
    std::uint32_t Adopt(std::unique_ptr<base::Source> source);
    /// Bytes of the included files.
    std::size_t AdoptedBytes() const { return m_next == 0 ? 0 : m_next - m_source.Text().size(); }
    std::size_t AdoptedFiles() const { return m_adopted.size(); }

    /// The form's own file.
    const base::Source& Source() const { return m_source; }
    const base::Source& SourceOf(std::uint32_t offset) const { return *Locate(offset).source; }
    /// The byte at an offset; 0 at the end of its file.
    char ByteAt(std::uint32_t offset) const;
    Place PlaceOf(std::uint32_t offset, std::string path) const;
    /// "12", or "12 (shared/header.info)" for a range in an included file.
    std::string LineOf(base::Range range) const;
    /// Texts of all files, for a fingerprint.
    std::string AllText() const;

    bool HasErrors() const { return base::HasErrors(m_found); }
    /// Everything found, sorted by place.
    std::vector<base::Diagnostic> Take();

private:
    struct Located {
        const base::Source* source;
        std::uint32_t offset;  ///< in that source
    };
    struct Adopted {
        std::uint32_t begin;
        std::unique_ptr<base::Source> source;
    };
    Located Locate(std::uint32_t offset) const;
    void Report(base::Range range, base::Severity severity, std::string code, base::Message message,
                base::Message hint);

    const base::Source& m_source;
    std::vector<base::Diagnostic> m_found;
    std::vector<Adopted> m_adopted;  ///< by offset
    std::uint32_t m_next = 0;        ///< first free offset; 0: nothing is adopted
};

/// "did you mean …?" where something known is near, else the list of what is known.
base::Message DidYouMean(std::string_view word, const std::vector<std::string>& known);

/// The words with commas between them.
std::string Listed(const std::vector<std::string>& words);

}  // namespace gongjian::form
