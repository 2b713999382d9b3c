#include "base/csv.h"

#include <utility>

namespace gongjian::base {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class CsvReader {
public:
    explicit CsvReader(std::string_view text) : m_text(text) {
        if (m_text.starts_with(kByteOrderMark)) m_at = static_cast<std::uint32_t>(kByteOrderMark.size());
    }

    CsvTable Read() {
        while (!AtEnd()) {
            CsvRecord record;
            record.range.begin = m_at;
            record.fields.push_back(ReadField());
            while (!AtEnd() && Here() == ',') {
                ++m_at;
                record.fields.push_back(ReadField());
            }
            record.range.end = m_at;
            SkipLineEnd();
            const bool empty = record.fields.size() == 1 && record.fields[0].range.begin == record.fields[0].range.end;
            if (!empty) m_table.records.push_back(std::move(record));
        }
        return std::move(m_table);
    }

private:
    bool AtEnd() const { return m_at >= m_text.size(); }
    char Here() const { return m_text[m_at]; }
    bool AtFieldEnd() const { return AtEnd() || Here() == ',' || Here() == '\n' || Here() == '\r'; }

    void SkipLineEnd() {
        if (!AtEnd() && Here() == '\r') ++m_at;
        if (!AtEnd() && Here() == '\n') ++m_at;
    }

    CsvField ReadField() {
        CsvField field;
        field.range.begin = m_at;
        if (!AtEnd() && Here() == '"') ReadQuoted(field);
        ReadPlain(field);
        field.range.end = m_at;
        return field;
    }

    /// Up to the closing quote; what follows it is left to ReadPlain.
    void ReadQuoted(CsvField& field) {
        const std::uint32_t open = m_at++;
        for (; !AtEnd(); ++m_at) {
            if (Here() != '"') {
                field.text += Here();
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                field.text += '"';
                ++m_at;
            } else {
                ++m_at;
                if (!AtFieldEnd()) m_table.problems.push_back({CsvFault::TextAfterQuote, {m_at, m_at + 1}});
                return;
            }
        }
        m_table.problems.push_back({CsvFault::UnclosedQuote, {open, open + 1}});
    }

    void ReadPlain(CsvField& field) {
        const bool quoted = m_at > field.range.begin;
        for (; !AtFieldEnd(); ++m_at) {
            if (Here() == '"' && !quoted) m_table.problems.push_back({CsvFault::QuoteInsideText, {m_at, m_at + 1}});
            field.text += Here();
        }
    }

    std::string_view m_text;
    std::uint32_t m_at = 0;
    CsvTable m_table;
};

}  // namespace

CsvTable ReadCsv(std::string_view text) { return CsvReader(text).Read(); }

}  // namespace gongjian::base
