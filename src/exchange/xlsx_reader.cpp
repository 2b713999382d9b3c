// .xlsx and .xlsm: the zipped XML of ECMA-376, transitional and strict.
#include <charconv>
#include <map>
#include <pugixml.hpp>

#include "base/date.h"
#include "base/text.h"
#include "exchange/reading.h"
#include "exchange/zip_parts.h"

namespace gongjian::exchange {

namespace {

using base::Msg;

/// Element and attribute names without their prefix: some programs write x:row, others row.
std::string_view Local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node ChildOf(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
        if (Local(child.name()) == name) return child;
    }
    return {};
}

std::string_view AttributeOf(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (Local(attribute.name()) == name) return attribute.value();
    }
    return {};
}

int NumberOf(std::string_view text, int otherwise) {
    int value = otherwise;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    return end.ec == std::errc() && end.ptr == text.data() + text.size() ? value : otherwise;
}

bool IsOn(std::string_view text) { return text == "1" || text == "true"; }

/// "C12" to row and column, each 0 where it is not said.
std::pair<int, int> PlaceOf(std::string_view reference) {
    int column = 0;
    std::size_t i = 0;
    for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && column <= kMaxColumns; ++i) {
        column = column * 26 + (reference[i] - 'A' + 1);
    }
    return {NumberOf(reference.substr(i), 0), column};
}

/// _x000D_ stands for a character that XML cannot hold.
std::string WithoutEscapes(std::string text) {
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        if (at + 6 >= text.size() || text[at + 6] != '_') continue;
        unsigned code = 0;
        const auto end = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
        if (end.ptr != text.data() + at + 6 || (code >= 0xD800 && code <= 0xDFFF)) continue;
        std::string character;
        base::AppendUtf8(character, static_cast<char32_t>(code));
        text.replace(at, 7, character);
    }
    return text;
}

/// The text of <si> or <is>: runs joined, readings of characters left out.
std::string RichText(pugi::xml_node node) {
    std::string text;
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = Local(child.name());
        if (name == "t") text += child.text().get();
        if (name == "r") text += ChildOf(child, "t").text().get();
    }
    return WithoutEscapes(std::move(text));
}

class XlsxReader {
public:
    XlsxReader(std::string_view bytes, const ReadLimits& limits)
        : m_parts(bytes, limits.unpacked_bytes), m_cells_left(limits.cells), m_limits(limits) {}

    Workbook Run() {
        const std::string main = MainPart();
        const auto document = Parse(main);
        if (!document) {
            throw Unreadable{"not-a-spreadsheet", Msg("The file is an archive, but not a spreadsheet."),
                             Msg("Give a file of the kind .xlsx or .xls; in a spreadsheet program, save it as .xlsx.")};
        }
        m_folder = main.substr(0, main.rfind('/') + 1);
        const pugi::xml_node workbook = Root(*document, "workbook");
        m_from_1904 = IsOn(AttributeOf(ChildOf(workbook, "workbookPr"), "date1904"));
        ReadRelations(main);
        ReadStyles();
        ReadStrings();
        Workbook out;
        const std::optional<std::string> types = m_parts.Read("[Content_Types].xml");
        out.has_macros = types && types->find("macroEnabled") != std::string::npos;
        for (const pugi::xml_node sheet : ChildOf(workbook, "sheets").children()) {
            if (Local(sheet.name()) != "sheet") continue;
            if (out.sheets.size() >= m_limits.sheets) throw TooLarge();
            out.sheets.push_back(ReadSheet(sheet));
        }
        if (out.sheets.empty()) throw Damaged(Msg("The spreadsheet has no sheets."));
        return out;
    }

private:
    static pugi::xml_node Root(const pugi::xml_document& document, std::string_view name) {
        return ChildOf(document, name);
    }

    std::unique_ptr<pugi::xml_document> Parse(const std::string& part) {
        const std::optional<std::string> text = m_parts.Read(part);
        if (!text) return nullptr;
        auto document = std::make_unique<pugi::xml_document>();
        const auto result =
            document->load_buffer(text->data(), text->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
        if (result.status == pugi::status_out_of_memory) throw TooLarge();
        if (!result)
            throw Damaged(Msg("The spreadsheet is damaged: its part {part} cannot be read.", {{"part", part}}));
        return document;
    }

    std::string MainPart() {
        if (const auto relations = Parse("_rels/.rels")) {
            for (const pugi::xml_node relation : Root(*relations, "Relationships").children()) {
                if (!AttributeOf(relation, "Type").ends_with("/officeDocument")) continue;
                std::string target(AttributeOf(relation, "Target"));
                if (target.starts_with('/')) target.erase(0, 1);
                return target;
            }
        }
        return "xl/workbook.xml";
    }

    std::string PathOf(std::string_view target) const {
        std::string path = target.starts_with('/') ? std::string(target.substr(1)) : m_folder + std::string(target);
        for (std::size_t up = path.find("/../"); up != std::string::npos && up > 0; up = path.find("/../")) {
            const std::size_t parent = path.rfind('/', up - 1);
            const std::size_t begin = parent == std::string::npos ? 0 : parent + 1;
            path.erase(begin, up + 4 - begin);
        }
        return path;
    }

    void ReadRelations(const std::string& main) {
        const std::string file = main.substr(m_folder.size());
        const auto document = Parse(m_folder + "_rels/" + file + ".rels");
        if (!document) return;
        for (const pugi::xml_node relation : Root(*document, "Relationships").children()) {
            const std::string path = PathOf(AttributeOf(relation, "Target"));
            m_targets[std::string(AttributeOf(relation, "Id"))] = path;
            if (AttributeOf(relation, "Type").ends_with("/sharedStrings")) m_strings_part = path;
            if (AttributeOf(relation, "Type").ends_with("/styles")) m_styles_part = path;
        }
    }

    void ReadStyles() {
        const auto document = Parse(m_styles_part.empty() ? m_folder + "styles.xml" : m_styles_part);
        if (!document) return;
        const pugi::xml_node sheet = Root(*document, "styleSheet");
        std::map<int, FormatKind> own;
        for (const pugi::xml_node format : ChildOf(sheet, "numFmts").children()) {
            own[NumberOf(AttributeOf(format, "numFmtId"), -1)] = KindOfFormatCode(AttributeOf(format, "formatCode"));
        }
        for (const pugi::xml_node style : ChildOf(sheet, "cellXfs").children()) {
            const int id = NumberOf(AttributeOf(style, "numFmtId"), 0);
            bool known = false;
            FormatKind kind = BuiltInFormat(id, known);
            if (const auto found = own.find(id); found != own.end()) kind = found->second;
            m_formats.push_back(kind);
        }
    }

    void ReadStrings() {
        const auto document = Parse(m_strings_part.empty() ? m_folder + "sharedStrings.xml" : m_strings_part);
        if (!document) return;
        for (const pugi::xml_node entry : Root(*document, "sst").children()) {
            if (Local(entry.name()) == "si") m_strings.push_back(RichText(entry));
        }
    }

    Sheet ReadSheet(pugi::xml_node entry) {
        Sheet sheet;
        sheet.name = AttributeOf(entry, "name");
        const std::string_view state = AttributeOf(entry, "state");
        sheet.hidden = state == "hidden" || state == "veryHidden";
        const auto target = m_targets.find(std::string(AttributeOf(entry, "id")));
        const auto document = target == m_targets.end() ? nullptr : Parse(target->second);
        if (!document) {
            throw Damaged(Msg("The spreadsheet is damaged: the sheet “{sheet}” is missing.", {{"sheet", sheet.name}}));
        }
        const pugi::xml_node worksheet = Root(*document, "worksheet");
        for (const pugi::xml_node column : ChildOf(worksheet, "cols").children()) ReadColumn(column, sheet);
        for (const pugi::xml_node row : ChildOf(worksheet, "sheetData").children()) {
            if (Local(row.name()) == "row") ReadRow(row, sheet);
        }
        for (const pugi::xml_node merged : ChildOf(worksheet, "mergeCells").children()) {
            const std::string_view range = AttributeOf(merged, "ref");
            const std::size_t colon = range.find(':');
            if (colon == std::string_view::npos) continue;
            const auto first = PlaceOf(range.substr(0, colon)), last = PlaceOf(range.substr(colon + 1));
            sheet.merged.push_back({first.first, first.second, last.first, last.second});
        }
        return sheet;
    }

    static void ReadColumn(pugi::xml_node column, Sheet& sheet) {
        if (!IsOn(AttributeOf(column, "hidden"))) return;
        const int last = std::min(NumberOf(AttributeOf(column, "max"), 0), kMaxColumns);
        for (int c = std::max(NumberOf(AttributeOf(column, "min"), 1), 1); c <= last; ++c)
            sheet.hidden_columns.push_back(c);
    }

    void ReadRow(pugi::xml_node node, Sheet& sheet) {
        Row row;
        row.number = NumberOf(AttributeOf(node, "r"), sheet.rows.empty() ? 1 : sheet.rows.back().number + 1);
        row.hidden = IsOn(AttributeOf(node, "hidden"));
        int column = 0;
        for (const pugi::xml_node cell : node.children()) {
            if (Local(cell.name()) != "c") continue;
            const auto [line, place] = PlaceOf(AttributeOf(cell, "r"));
            column = place > 0 ? place : column + 1;
            if (column > kMaxColumns || row.number < 1 || row.number > kMaxRows || (line > 0 && line != row.number)) {
                throw Damaged(Msg("The spreadsheet is damaged: the sheet “{sheet}” has cells in impossible places.",
                                  {{"sheet", sheet.name}}));
            }
            if (m_cells_left-- == 0) throw TooLarge();
            AddCell(row, column, ReadCell(cell));
        }
        if (row.cells.empty()) return;
        if (!sheet.rows.empty() && sheet.rows.back().number >= row.number) {
            throw Damaged(Msg("The spreadsheet is damaged: the rows of the sheet “{sheet}” are not in order.",
                              {{"sheet", sheet.name}}));
        }
        sheet.rows.push_back(std::move(row));
    }

    Cell ReadCell(pugi::xml_node node) const {
        const std::string_view type = AttributeOf(node, "t");
        const std::string value = ChildOf(node, "v").text().get();
        Cell cell;
        if (type == "inlineStr") {
            cell.text = RichText(ChildOf(node, "is"));
        } else if (type == "s") {
            const int index = NumberOf(base::Trim(value), -1);
            if (index < 0 || static_cast<std::size_t>(index) >= m_strings.size()) return cell;
            cell.text = m_strings[static_cast<std::size_t>(index)];
        } else if (type == "str") {
            cell.text = WithoutEscapes(value);
        } else if (type == "b") {
            cell.kind = CellKind::Bool;
            cell.text = IsOn(base::Trim(value)) ? "TRUE" : "FALSE";
            return cell;
        } else if (type == "e") {
            cell.kind = CellKind::Error;
            cell.text = value;
            return cell;
        } else if (type == "d") {
            return DayCell(value);
        } else {
            return ReadNumber(value, AttributeOf(node, "s"));
        }
        cell.kind = cell.text.empty() ? CellKind::Empty : CellKind::Text;
        return cell;
    }

    Cell ReadNumber(const std::string& value, std::string_view style) const {
        std::string text = NumberText(std::string_view(value));
        if (text.empty()) return {};
        double number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        const int index = NumberOf(style, 0);
        const bool styled = index >= 0 && static_cast<std::size_t>(index) < m_formats.size();
        const FormatKind format = styled ? m_formats[static_cast<std::size_t>(index)] : FormatKind::Number;
        return NumberCell(number, std::move(text), format, m_from_1904);
    }

    /// A day that stands as text: 2012-06-30T09:30:00.
    static Cell DayCell(std::string value) {
        Cell cell;
        const std::size_t t = value.find('T');
        cell.kind = t == std::string::npos ? CellKind::Date : CellKind::DateTime;
        if (t != std::string::npos) value[t] = ' ';
        cell.text = std::move(value);
        return cell;
    }

    ZipParts m_parts;
    std::size_t m_cells_left;
    ReadLimits m_limits;
    std::string m_folder, m_strings_part, m_styles_part;
    std::map<std::string, std::string> m_targets;
    std::vector<std::string> m_strings;
    std::vector<FormatKind> m_formats;
    bool m_from_1904 = false;
};

}  // namespace

Workbook ReadXlsx(std::string_view bytes, const ReadLimits& limits) { return XlsxReader(bytes, limits).Run(); }

}  // namespace gongjian::exchange
