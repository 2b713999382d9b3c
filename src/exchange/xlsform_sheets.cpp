#include "exchange/xlsform_sheets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.h"
#include "exchange/xlsform_headers.h"

namespace gongjian::exchange {

namespace {

using base::Msg;

constexpr std::array kSheets = {"survey", "choices", "settings", "external_choices", "osm", "entities"};

std::string Lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// Without no-break spaces and white space at both ends.
std::string Clean(std::string_view text) {
    std::string out = Replaced(std::string(text), "\u00A0", " ");
    return std::string(base::Trim(out));
}

class TableReader {
public:
    TableReader(const Sheet& sheet, std::string_view kind, ImportReport& report)
        : m_sheet(sheet), m_kind(kind), m_report(report), m_account(report.SheetOf(sheet.name)) {}

    std::vector<TableRow> Run() {
        const Row* header = m_sheet.FindRow(1);
        if (header == nullptr) {
            if (!m_sheet.rows.empty()) {
                Say(m_sheet.rows.front().number, 0, Outcome::Lost, "no-header",
                    Msg("The sheet {sheet} has no headers in its first row: its rows cannot be read.",
                        {{"sheet", m_sheet.name}}),
                    Msg("Write the headers (type, name, label …) into row 1."));
            }
            return {};
        }
        m_account.outcome = Outcome::Kept;
        m_report.Account(m_sheet.name, 1, Outcome::Kept, base::Tr("headers"));
        ReadHeaders(*header);
        std::vector<TableRow> rows;
        int last = 1;
        for (const Row& row : m_sheet.rows) {
            if (row.number == 1) continue;
            TableRow read = ReadRow(row);
            if (read.cells.empty()) continue;
            for (int empty = last + 1; empty < row.number && row.number - last <= 60; ++empty) {
                m_report.Account(m_sheet.name, empty, Outcome::Ignored, base::Tr("empty row"));
            }
            if (last == 1 && row.number > 2 && m_kind == "survey") {
                Say(2, 1, Outcome::Ignored, "empty-row",
                    Msg("Rows between the headers and the first question are empty."), {});
            }
            last = row.number;
            rows.push_back(std::move(read));
        }
        return rows;
    }

    const std::vector<std::string>& Extra() const { return m_extra; }

private:
    void Say(int row, int column, Outcome outcome, std::string code, base::Message message, base::Message hint) {
        m_report.Add({m_sheet.name, row, column, outcome, std::move(code), std::move(message), std::move(hint)});
    }

    void ReadHeaders(const Row& header) {
        bool double_colon = false;
        for (const auto& [column, cell] : header.cells)
            double_colon = double_colon || cell.text.find("::") != std::string::npos;
        for (const auto& [column, cell] : header.cells) {
            const std::string text = Clean(cell.text);
            if (text.empty()) continue;
            const Header found = ReadHeader(text, double_colon, m_kind);
            AccountHeader(column, text, found);
            const auto same = std::find_if(m_headers.begin(), m_headers.end(), [&](const auto& other) {
                return other.second.column == found.column && other.second.language == found.language;
            });
            if (same != m_headers.end() && found.use == HeaderUse::Known) SayTwice(header, same->first, column, text);
            m_headers.emplace(column, found);
        }
    }

    /// The same header twice is a mistake; two spellings of it, old and new, are tolerated.
    void SayTwice(const Row& header, int first, int second, const std::string& text) {
        const base::Arguments names = {{"first", ColumnName(first)}, {"second", ColumnName(second)}, {"header", text}};
        if (Clean(header.At(first).text) == text) {
            Say(1, second, Outcome::Refused, "duplicate-column",
                Msg("The columns {first} and {second} have the same header “{header}”.", names),
                Msg("Delete one of the two, or give it another header, for example label::English (en)."));
        } else {
            Say(1, second, Outcome::Changed, "same-meaning",
                Msg("The columns {first} and {second} mean the same; where both are filled in, the first counts.",
                    names),
                {});
        }
    }

    void AccountHeader(int column, const std::string& text, const Header& header) {
        ColumnAccount account{column, text, header.column, header.language, Outcome::Kept};
        if (header.use == HeaderUse::Other) account.outcome = Outcome::Ignored;
        if (header.use == HeaderUse::Unknown) {
            account.outcome = Outcome::Ignored;
            account.meaning.clear();
            if (m_kind == "choices") {
                m_extra.push_back(header.column);
                account.outcome = Outcome::Kept;
                account.meaning = header.column;
            }
        }
        m_account.columns.push_back(account);
        if (header.use == HeaderUse::Unknown && (m_kind != "choices" || text.find(' ') != std::string::npos)) {
            Say(1, column, Outcome::Ignored, "unknown-column",
                Msg("The header “{header}” means nothing in an XLSForm: its column is left out.", {{"header", text}}),
                Msg("If it was meant to, correct the header; a note of the author may stay."));
        } else if (header.old_spelling) {
            Say(1, column, Outcome::Kept, "old-header",
                Msg("“{header}” is an old way of writing {column}.", {{"header", text}, {"column", header.column}}),
                {});
        }
    }

    TableRow ReadRow(const Row& row) {
        TableRow read;
        read.sheet = m_sheet.name;
        read.row = row.number;
        for (const auto& [column, cell] : row.cells) {
            const std::string text = Clean(cell.text);
            if (text.empty()) {
                if (!cell.text.empty() && cell.text.find_first_not_of(' ') != std::string::npos) {
                    Say(row.number, column, Outcome::Ignored, "blank-cell",
                        Msg("The cell holds nothing but line breaks."), {});
                }
                continue;
            }
            const auto header = m_headers.find(column);
            if (header == m_headers.end()) {
                Say(row.number, column, Outcome::Lost, "cell-without-header",
                    Msg("“{text}” stands in a column without a header.", {{"text", Shortened(text)}}),
                    Msg("Write a header into {cell}, or empty the column.", {{"cell", CellName(1, column)}}));
                continue;
            }
            if (cell.kind == CellKind::Error) {
                Say(row.number, column, Outcome::Lost, "error-value",
                    Msg("The formula of this cell failed: {text}.", {{"text", text}}),
                    Msg("Correct it in the spreadsheet."));
                continue;
            }
            Put(read, header->second, {text, column, cell.kind, cell.ambiguous_date});
        }
        return read;
    }

    void Put(TableRow& row, const Header& header, TableCell cell) {
        if (!IsTextColumn(header.column)) {
            const std::string plain = PlainSigns(cell.text);
            if (plain != Replaced(Replaced(Replaced(Replaced(cell.text, "“", "\""), "”", "\""), "‘", "'"), "’", "'")) {
                Say(row.row, cell.column, Outcome::Kept, "full-width",
                    Msg("Full-width signs in “{text}” were read as half-width ones.", {{"text", Shortened(cell.text)}}),
                    {});
            }
            cell.text = plain;
        }
        row.cells[header.column].emplace_back(header.language, std::move(cell));
    }

    static std::string Shortened(const std::string& text) {
        const auto points = base::Decode(text);
        return points.size() <= 40 ? text : text.substr(0, points[40].offset) + "…";
    }

    const Sheet& m_sheet;
    std::string m_kind;
    ImportReport& m_report;
    SheetAccount& m_account;
    std::map<int, Header> m_headers;
    std::vector<std::string> m_extra;
};

/// What a sheet is, by its name; a workbook with one sheet has a survey.
std::string KindOf(const Sheet& sheet, bool only_one) {
    std::string name = Lower(Clean(sheet.name));
    std::replace(name.begin(), name.end(), ' ', '_');
    if (only_one) return "survey";
    if (name == "columns" || name == "choices_and_columns") return "choices";
    return std::find(kSheets.begin(), kSheets.end(), name) == kSheets.end() ? "" : name;
}

}  // namespace

const TableCell* TableRow::Find(std::string_view column) const {
    const auto found = cells.find(column);
    return found == cells.end() || found->second.empty() ? nullptr : &found->second.front().second;
}

std::string TableRow::Text(std::string_view column) const {
    const TableCell* cell = Find(column);
    return cell == nullptr ? std::string() : cell->text;
}

std::string PlainSigns(std::string_view text) {
    std::string out;
    for (const base::CodePoint& point : base::Decode(text)) {
        switch (point.value) {
            case U'“':
            case U'”': out += '"'; break;
            case U'‘':
            case U'’': out += '\''; break;
            default: base::AppendUtf8(out, base::FoldWidth(point.value)); break;
        }
    }
    return out;
}

XlsForm ReadXlsForm(const Workbook& workbook, ImportReport& report) {
    XlsForm form;
    // Accounts are referred to while tables are read: all are made first.
    for (const Sheet& sheet : workbook.sheets) report.SheetOf(sheet.name).outcome = Outcome::Ignored;
    for (const Sheet& sheet : workbook.sheets) {
        const std::string kind = KindOf(sheet, workbook.sheets.size() == 1);
        if (!sheet.merged.empty() && !kind.empty()) {
            const MergedRange& merged = sheet.merged.front();
            report.Add({sheet.name, merged.first_row, merged.first_column, Outcome::Changed, "merged-cells",
                        Msg("Cells are merged here: only the first one holds the value."),
                        Msg("Undo the merging and repeat the value where it belongs.")});
        }
        if (kind.empty() || kind == "osm" || kind == "entities") {
            if (sheet.rows.empty()) continue;
            report.Add(
                {sheet.name,
                 0,
                 0,
                 Outcome::Ignored,
                 "sheet-ignored",
                 kind.empty()
                     ? Msg("The sheet {sheet} is no part of an XLSForm and is left out.", {{"sheet", sheet.name}})
                     : Msg("The sheet {sheet} is for other programs and is left out.", {{"sheet", sheet.name}}),
                 {}});
            continue;
        }
        if (Lower(sheet.name) == kind && sheet.name != kind && sheet.FindRow(1) != nullptr) {
            report.Add({sheet.name, 1, 1, Outcome::Kept, "sheet-name",
                        Msg("The sheet “{name}” was taken for {kind}.", {{"name", sheet.name}, {"kind", kind}}),
                        Msg("Older programs want it spelled {kind}.", {{"kind", kind}})});
        }
        TableReader reader(sheet, kind, report);
        std::vector<TableRow> rows = reader.Run();
        if (kind == "survey") {
            form.survey_sheet = sheet.name;
            form.survey = std::move(rows);
        } else if (kind == "settings") {
            if (!rows.empty()) form.settings = std::move(rows.front());
            if (form.settings.row > 0)
                report.Account(sheet.name, form.settings.row, Outcome::Kept, base::Tr("settings"));
        } else {
            std::vector<TableRow>& target = kind == "choices" ? form.choices : form.external_choices;
            if (kind == "choices" && form.choices_sheet.empty()) form.choices_sheet = sheet.name;
            for (TableRow& row : rows) target.push_back(std::move(row));
            for (const std::string& column : reader.Extra()) form.choice_columns.push_back(column);
        }
    }
    if (form.survey_sheet.empty()) {
        report.Add({"", 0, 0, Outcome::Refused, "no-survey", Msg("The workbook has no sheet named survey."),
                    Msg("An XLSForm has its questions in the sheet survey.")});
    }
    return form;
}

}  // namespace gongjian::exchange
