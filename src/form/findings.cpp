// Findings, the files they are about, and shared hints.
#include "form/findings.h"

#include <iterator>
#include <utility>

#include "base/text.h"

namespace gongjian::form {

void Findings::Report(base::Range range, base::Severity severity, std::string code, base::Message message,
                      base::Message hint) {
    const Located at = Locate(range.begin);
    const std::uint32_t length = range.end - range.begin;
    m_found.push_back(base::At(*at.source, {at.offset, at.offset + length}, severity, std::move(code),
                               std::move(message), std::move(hint)));
}

void Findings::Error(base::Range range, std::string code, base::Message message, base::Message hint) {
    Report(range, base::Severity::Error, std::move(code), std::move(message), std::move(hint));
}

void Findings::Warn(base::Range range, std::string code, base::Message message, base::Message hint) {
    Report(range, base::Severity::Warning, std::move(code), std::move(message), std::move(hint));
}

void Findings::Add(std::vector<base::Diagnostic> found) {
    m_found.insert(m_found.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

/// Between two texts stays one offset that belongs to neither: the end of a text is a place of its own.
std::uint32_t Findings::Adopt(std::unique_ptr<base::Source> source) {
    if (m_next == 0) m_next = static_cast<std::uint32_t>(m_source.Text().size()) + 1;
    const std::uint32_t begin = m_next;
    m_next += static_cast<std::uint32_t>(source->Text().size()) + 1;
    m_adopted.push_back({begin, std::move(source)});
    return begin;
}

Findings::Located Findings::Locate(std::uint32_t offset) const {
    for (auto adopted = m_adopted.rbegin(); adopted != m_adopted.rend(); ++adopted) {
        if (offset >= adopted->begin) return {adopted->source.get(), offset - adopted->begin};
    }
    return {&m_source, offset};
}

char Findings::ByteAt(std::uint32_t offset) const {
    const Located at = Locate(offset);
    return at.offset < at.source->Text().size() ? at.source->Text()[at.offset] : '\0';
}

Place Findings::PlaceOf(std::uint32_t offset, std::string path) const {
    const Located located = Locate(offset);
    const base::Source::Position at = located.source->At(located.offset);
    return {located.source->Name(), at.line, at.column, std::move(path)};
}

std::string Findings::LineOf(base::Range range) const {
    const Located located = Locate(range.begin);
    const std::string line = std::to_string(located.source->At(located.offset).line);
    return located.source == &m_source ? line : line + " (" + located.source->Name() + ")";
}

std::string Findings::AllText() const {
    std::string text = m_source.Text();
    for (const Adopted& adopted : m_adopted) text += '\0' + adopted.source->Text();
    return text;
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
