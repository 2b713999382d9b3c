// Findings and shared hints.
#include "form/findings.h"

#include <utility>

#include "base/text.h"

namespace gongjian::form {

void Findings::Error(base::Range range, std::string code, base::Message message, base::Message hint) {
    m_found.push_back(
        base::At(m_source, range, base::Severity::Error, std::move(code), std::move(message), std::move(hint)));
}

void Findings::Warn(base::Range range, std::string code, base::Message message, base::Message hint) {
    m_found.push_back(
        base::At(m_source, range, base::Severity::Warning, std::move(code), std::move(message), std::move(hint)));
}

std::vector<base::Diagnostic> Findings::Take() {
    base::SortByPlace(m_found);
    return std::move(m_found);
}

base::Message DidYouMean(std::string_view word, const std::vector<std::string>& known) {
    const std::vector<std::string> near = base::Nearest(word, known);
    if (!near.empty()) return base::Msg("did you mean {suggestions}?", {{"suggestions", Listed(near)}});
    if (known.empty()) return base::Msg("remove it");
    return base::Msg("known here: {known}", {{"known", Listed(known)}});
}

std::string Listed(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += ", ";
        out += word;
    }
    return out;
}

}  // namespace gongjian::form
