// One line of an INFO text: its words and quoted texts, with what authors get wrong in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "form/findings.h"

namespace gongjian::form {

struct InfoToken {
    std::string text;
    base::Range range;
    bool goes_on = false;      ///< a text followed by a backslash: continued on the next line
    bool hides_brace = false;  ///< an unclosed text that may have swallowed a brace
};

/// A cursor over one line. Reports into `findings` and reads on as the author meant it.
class InfoLine {
public:
    InfoLine(Findings& findings, std::uint32_t begin, std::uint32_t end)
        : m_findings(findings), m_text(findings.Source().Text()), m_begin(begin), m_end(end), m_at(begin) {}

    std::uint32_t Begin() const { return m_begin; }
    std::uint32_t End() const { return m_end; }
    std::uint32_t At() const { return m_at; }
    bool AtEnd() const { return m_at >= m_end; }
    /// The byte here; NUL at the end.
    char Here() const { return AtEnd() ? '\0' : m_text[m_at]; }
    void MoveTo(std::uint32_t offset) { m_at = offset; }
    void SkipSpace();

    /// Word or quoted text. `may_go_on`: a backslash after a quoted text continues it on the next line.
    InfoToken ReadToken(bool may_go_on);

private:
    InfoToken ReadQuoted(bool may_go_on);
    InfoToken ReadFullWidthQuoted();
    InfoToken ReadWord();
    void ReportGlued(base::Range word, bool quote_inside) const;
    void RefuseControls(const InfoToken& token) const;
    std::uint32_t FindQuoteEnd(std::uint32_t from) const;
    bool SeparatorAt(std::uint32_t offset) const;

    Findings& m_findings;
    std::string_view m_text;
    std::uint32_t m_begin, m_end, m_at;
};

}  // namespace gongjian::form
