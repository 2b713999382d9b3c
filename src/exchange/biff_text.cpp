#include "exchange/biff_text.h"

#include "base/text.h"
#include "exchange/compound_file.h"
#include "exchange/reading.h"

namespace gongjian::exchange {

namespace {

/// UTF-16 to UTF-8; a surrogate without its partner becomes U+FFFD.
class Utf16 {
public:
    void Add(unsigned unit) {
        if (m_high != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
            base::AppendUtf8(m_out, 0x10000 + ((m_high - 0xD800) << 10) + (unit - 0xDC00));
            m_high = 0;
            return;
        }
        if (m_high != 0) base::AppendUtf8(m_out, 0xFFFD);
        m_high = 0;
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            m_high = unit;
        } else {
            base::AppendUtf8(m_out, unit >= 0xDC00 && unit <= 0xDFFF ? 0xFFFD : static_cast<char32_t>(unit));
        }
    }
    std::string Take() {
        if (m_high != 0) base::AppendUtf8(m_out, 0xFFFD);
        m_high = 0;
        return std::exchange(m_out, {});
    }

private:
    std::string m_out;
    unsigned m_high = 0;
};

/// Reads over the borders of records.
class Stream {
public:
    explicit Stream(const std::vector<std::string_view>& records) : m_records(records) {}

    bool AtEnd() {
        while (m_record < m_records.size() && m_at >= m_records[m_record].size()) ++m_record, m_at = 0;
        return m_record >= m_records.size();
    }
    unsigned Byte() {
        if (AtEnd()) throw Damaged(base::Msg("The spreadsheet is damaged: its texts are cut off."));
        return static_cast<unsigned char>(m_records[m_record][m_at++]);
    }
    unsigned Word() {
        const unsigned low = Byte();
        return low | (Byte() << 8);
    }
    std::size_t Long() {
        const std::size_t low = Word();
        return low | (static_cast<std::size_t>(Word()) << 16);
    }
    void Skip(std::size_t bytes) {
        while (bytes > 0 && !AtEnd()) {
            const std::size_t step = std::min(bytes, m_records[m_record].size() - m_at);
            m_at += step;
            bytes -= step;
        }
    }
    bool AtBorder() const { return m_record < m_records.size() && m_at >= m_records[m_record].size(); }

private:
    const std::vector<std::string_view>& m_records;
    std::size_t m_record = 0, m_at = 0;
};

std::string ReadShared(Stream& stream) {
    std::size_t left = stream.Word();
    const unsigned flags = stream.Byte();
    const std::size_t runs = (flags & 8) != 0 ? stream.Word() : 0;
    const std::size_t extra = (flags & 4) != 0 ? stream.Long() : 0;
    bool wide = (flags & 1) != 0;
    Utf16 text;
    while (left > 0) {
        // A text that runs on begins anew in the next record with its own width.
        if (stream.AtBorder()) wide = (stream.Byte() & 1) != 0;
        text.Add(wide ? stream.Word() : stream.Byte());
        --left;
    }
    stream.Skip(runs * 4 + extra);
    return text.Take();
}

}  // namespace

std::string BiffText(std::string_view record, std::size_t at, bool short_length) {
    const std::size_t head = short_length ? 2 : 3;
    if (at + head > record.size()) throw Damaged(base::Msg("The spreadsheet is damaged: its texts are cut off."));
    const std::size_t length = short_length ? static_cast<unsigned char>(record[at]) : Read16(record, at);
    const unsigned flags = static_cast<unsigned char>(record[at + head - 1]);
    at += head + ((flags & 8) != 0 ? 2 : 0) + ((flags & 4) != 0 ? 4 : 0);
    Utf16 text;
    for (std::size_t i = 0; i < length; ++i) {
        if ((flags & 1) != 0) {
            text.Add(Read16(record, at + 2 * i));
        } else if (at + i < record.size()) {
            text.Add(static_cast<unsigned char>(record[at + i]));
        }
    }
    return text.Take();
}

std::vector<std::string> SharedTexts(const std::vector<std::string_view>& records) {
    Stream stream(records);
    stream.Skip(4);
    const std::size_t count = stream.Long();
    std::vector<std::string> texts;
    while (texts.size() < count && !stream.AtEnd()) texts.push_back(ReadShared(stream));
    return texts;
}

}  // namespace gongjian::exchange
