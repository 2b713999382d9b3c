// The list of findings of one file being loaded, and the wording that they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"

namespace gongjian::form {

/// Collects diagnostics about one source. The source must live longer.
class Findings {
public:
    Findings(const base::Source& source, std::vector<base::Diagnostic> found)
        : m_source(source), m_found(std::move(found)) {}

    void Error(base::Range range, std::string code, base::Message message, base::Message hint);
    void Warn(base::Range range, std::string code, base::Message message, base::Message hint);

    const base::Source& Source() const { return m_source; }
    int LineOf(base::Range range) const { return m_source.At(range.begin).line; }
    bool HasErrors() const { return base::HasErrors(m_found); }
    /// Everything found, sorted by place.
    std::vector<base::Diagnostic> Take();

private:
    const base::Source& m_source;
    std::vector<base::Diagnostic> m_found;
};

/// "did you mean …?" where something known is near, else the list of what is known.
base::Message DidYouMean(std::string_view word, const std::vector<std::string>& known);

/// The words with commas between them.
std::string Listed(const std::vector<std::string>& words);

}  // namespace gongjian::form
