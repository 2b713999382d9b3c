// .xls (BIFF8): the records of MS-XLS that say what stands in cells. Formulas count by their last value.
#include <bit>
#include <cmath>
#include <cstring>
#include <map>

#include "exchange/biff_text.h"
#include "exchange/compound_file.h"
#include "exchange/reading.h"

namespace gongjian::exchange {

namespace {

using base::Msg;

enum Record : std::uint16_t {
    kFormula = 0x0006,
    kEndOfSheet = 0x000A,
    kDateMode = 0x0022,
    kPassword = 0x002F,
    kContinue = 0x003C,
    kColumns = 0x007D,
    kSheetEntry = 0x0085,
    kManyRk = 0x00BD,
    kStyle = 0x00E0,
    kMerged = 0x00E5,
    kSharedTexts = 0x00FC,
    kSharedText = 0x00FD,
    kNumber = 0x0203,
    kLabel = 0x0204,
    kBoolOrError = 0x0205,
    kText = 0x0207,
    kRowEntry = 0x0208,
    kRk = 0x027E,
    kFormat = 0x041E,
    kBegin = 0x0809,
};

double DoubleAt(std::string_view record, std::size_t at) {
    const std::uint64_t bits = Read32(record, at) | (static_cast<std::uint64_t>(Read32(record, at + 4)) << 32);
    return std::bit_cast<double>(bits);
}

double RkNumber(std::uint32_t rk) {
    double value = 0;
    if ((rk & 2) != 0) {
        value = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
    } else {
        value = std::bit_cast<double>(static_cast<std::uint64_t>(rk & 0xFFFFFFFCu) << 32);
    }
    return (rk & 1) != 0 ? value / 100 : value;
}

const char* ErrorText(unsigned code) {
    switch (code) {
        case 0x00: return "#NULL!";
        case 0x07: return "#DIV/0!";
        case 0x0F: return "#VALUE!";
        case 0x17: return "#REF!";
        case 0x1D: return "#NAME?";
        case 0x24: return "#NUM!";
        default: return "#N/A";
    }
}

class XlsReader {
public:
    XlsReader(std::string_view bytes, const ReadLimits& limits) : m_container(bytes), m_limits(limits) {}

    Workbook Run() {
        if (m_container.Has("EncryptedPackage")) throw PasswordProtected();
        if (!m_container.Has("Workbook")) {
            if (m_container.Has("Book")) {
                throw Unreadable{"old-spreadsheet", Msg("The spreadsheet was saved by Excel 95 or older."),
                                 Msg("Open it in a spreadsheet program and save it as .xlsx.")};
            }
            throw Unreadable{"not-a-spreadsheet", Msg("The file is an office document, but not a spreadsheet."),
                             Msg("Give a file of the kind .xlsx or .xls; in a spreadsheet program, save it as .xlsx.")};
        }
        m_stream = m_container.Read("Workbook");
        Workbook out;
        out.has_macros = m_container.Has("_VBA_PROJECT_CUR");
        ReadGlobals();
        if (m_entries.size() > m_limits.sheets) throw TooLarge();
        m_cells_left = m_limits.cells;
        for (const Entry& entry : m_entries) {
            if (entry.worksheet) out.sheets.push_back(ReadSheet(entry));
        }
        if (out.sheets.empty()) throw Damaged(Msg("The spreadsheet has no sheets."));
        return out;
    }

private:
    struct Entry {
        std::string name;
        std::size_t offset = 0;
        bool hidden = false;
        bool worksheet = true;
    };

    /// The record at `at`, which moves behind it; false at the end.
    bool Next(std::size_t& at, std::uint16_t& type, std::string_view& data) const {
        const std::string_view stream = m_stream;
        if (at + 4 > stream.size()) return false;
        type = Read16(stream, at);
        const std::size_t length = Read16(stream, at + 2);
        if (at + 4 + length > stream.size()) {
            throw Damaged(Msg("The spreadsheet is damaged: a record is cut off."));
        }
        data = stream.substr(at + 4, length);
        at += 4 + length;
        return true;
    }

    void ReadGlobals() {
        std::size_t at = 0;
        std::uint16_t type = 0;
        std::string_view data;
        std::vector<std::string_view> texts;
        bool in_texts = false;
        std::map<int, FormatKind> own;
        while (Next(at, type, data) && type != kEndOfSheet) {
            in_texts = type == kSharedTexts || (in_texts && type == kContinue);
            if (in_texts) texts.push_back(data);
            switch (type) {
                case kBegin:
                    if (Read16(data, 0) != 0x0600) {
                        throw Unreadable{"old-spreadsheet", Msg("The spreadsheet was saved by Excel 95 or older."),
                                         Msg("Open it in a spreadsheet program and save it as .xlsx.")};
                    }
                    break;
                case kPassword: throw PasswordProtected();
                case kDateMode: m_from_1904 = Read16(data, 0) == 1; break;
                case kFormat: own[Read16(data, 0)] = KindOfFormatCode(BiffText(data, 2, false)); break;
                case kStyle: m_styles.push_back(Read16(data, 2)); break;
                case kSheetEntry: AddEntry(data); break;
                default: break;
            }
        }
        for (const int id : m_styles) {
            bool known = false;
            const FormatKind kind = BuiltInFormat(id, known);
            const auto found = own.find(id);
            m_formats.push_back(found == own.end() ? kind : found->second);
        }
        if (!texts.empty()) m_texts = SharedTexts(texts);
    }

    void AddEntry(std::string_view data) {
        if (data.size() < 8) throw Damaged(Msg("The spreadsheet is damaged: a record is cut off."));
        Entry entry;
        entry.offset = Read32(data, 0);
        entry.hidden = (data[4] & 3) != 0;
        entry.worksheet = data[5] == 0;
        entry.name = BiffText(data, 6, true);
        m_entries.push_back(std::move(entry));
    }

    Sheet ReadSheet(const Entry& entry) {
        Sheet sheet;
        sheet.name = entry.name;
        sheet.hidden = entry.hidden;
        m_rows.clear();
        m_hidden_rows.clear();
        std::size_t at = entry.offset;
        std::uint16_t type = 0;
        std::string_view data;
        int depth = 0;
        bool formula_text = false;
        int row = 0, column = 0;
        while (Next(at, type, data)) {
            if (type == kBegin) ++depth;
            if (type == kEndOfSheet && --depth <= 0) break;
            if (depth != 1) continue;  // a chart inside the sheet
            if (type == kText && formula_text) Put(row, column, TextCell(BiffText(data, 0, false)));
            if (type != kContinue) formula_text = false;
            if (type == kFormula && data.size() >= 20) {
                row = Read16(data, 0);
                column = Read16(data, 2);
                formula_text = ReadFormula(data, row, column);
            } else {
                ReadRecord(type, data, sheet);
            }
        }
        for (auto& [number, found] : m_rows) {
            found.number = number + 1;
            found.hidden = m_hidden_rows.count(number) != 0;
            sheet.rows.push_back(std::move(found));
        }
        return sheet;
    }

    void ReadRecord(std::uint16_t type, std::string_view data, Sheet& sheet) {
        switch (type) {
            case kSharedText: {
                const std::size_t index = Read32(data, 6);
                if (index < m_texts.size()) Put(Read16(data, 0), Read16(data, 2), TextCell(m_texts[index]));
                break;
            }
            case kLabel: Put(Read16(data, 0), Read16(data, 2), TextCell(BiffText(data, 6, false))); break;
            case kNumber: Put(Read16(data, 0), Read16(data, 2), Number(DoubleAt(data, 6), Read16(data, 4))); break;
            case kRk: Put(Read16(data, 0), Read16(data, 2), Number(RkNumber(Read32(data, 6)), Read16(data, 4))); break;
            case kManyRk: {
                const int first = Read16(data, 2);
                for (std::size_t i = 0; 4 + 6 * i + 6 + 2 <= data.size(); ++i) {
                    Put(Read16(data, 0), first + static_cast<int>(i),
                        Number(RkNumber(Read32(data, 6 + 6 * i)), Read16(data, 4 + 6 * i)));
                }
                break;
            }
            case kBoolOrError: {
                if (data.size() < 8) break;
                const auto value = static_cast<unsigned char>(data[6]);
                Put(Read16(data, 0), Read16(data, 2), data[7] == 0 ? BoolCell(value != 0) : ErrorCell(value));
                break;
            }
            case kMerged: {
                const std::size_t count = Read16(data, 0);
                for (std::size_t i = 0; i < count && 2 + 8 * i + 8 <= data.size(); ++i) {
                    const std::size_t place = 2 + 8 * i;
                    sheet.merged.push_back({Read16(data, place) + 1, Read16(data, place + 4) + 1,
                                            Read16(data, place + 2) + 1, Read16(data, place + 6) + 1});
                }
                break;
            }
            case kRowEntry:
                if ((Read16(data, 12) & 0x20) != 0) m_hidden_rows[Read16(data, 0)] = true;
                break;
            case kColumns: {
                if ((Read16(data, 8) & 1) == 0) break;
                const int last = std::min<int>(Read16(data, 2), 255);
                for (int c = Read16(data, 0); c <= last; ++c) sheet.hidden_columns.push_back(c + 1);
                break;
            }
            default: break;
        }
    }

    /// Whether the value is a text, which the next record holds.
    bool ReadFormula(std::string_view data, int row, int column) {
        if (Read16(data, 12) != 0xFFFF) {
            Put(row, column, Number(DoubleAt(data, 6), Read16(data, 4)));
            return false;
        }
        const auto value = static_cast<unsigned char>(data[8]);
        switch (data[6]) {
            case 0: return true;
            case 1: Put(row, column, BoolCell(value != 0)); return false;
            case 2: Put(row, column, ErrorCell(value)); return false;
            default: return false;  // an empty text
        }
    }

    void Put(int row, int column, Cell cell) {
        if (cell.Empty()) return;
        if (m_cells_left-- == 0) throw TooLarge();
        AddCell(m_rows[row], column + 1, std::move(cell));
    }

    Cell Number(double value, int style) const {
        std::string text = NumberText(value);
        if (text.empty()) return {};
        const FormatKind format = static_cast<std::size_t>(style) < m_formats.size()
                                      ? m_formats[static_cast<std::size_t>(style)]
                                      : FormatKind::Number;
        return NumberCell(value, std::move(text), format, m_from_1904);
    }

    static Cell TextCell(std::string text) {
        Cell cell;
        cell.kind = text.empty() ? CellKind::Empty : CellKind::Text;
        cell.text = std::move(text);
        return cell;
    }
    static Cell BoolCell(bool value) {
        Cell cell;
        cell.kind = CellKind::Bool;
        cell.text = value ? "TRUE" : "FALSE";
        return cell;
    }
    static Cell ErrorCell(unsigned code) {
        Cell cell;
        cell.kind = CellKind::Error;
        cell.text = ErrorText(code);
        return cell;
    }

    CompoundFile m_container;
    ReadLimits m_limits;
    std::string m_stream;
    std::vector<Entry> m_entries;
    std::vector<std::string> m_texts;
    std::vector<int> m_styles;
    std::vector<FormatKind> m_formats;
    std::map<int, Row> m_rows;
    std::map<int, bool> m_hidden_rows;
    std::size_t m_cells_left = 0;
    bool m_from_1904 = false;
};

}  // namespace

Workbook ReadXls(std::string_view bytes, const ReadLimits& limits) { return XlsReader(bytes, limits).Run(); }

}  // namespace gongjian::exchange
