#include "exchange/workbook.h"

#include <algorithm>
#include <new>

#include "base/file.h"
#include "exchange/reading.h"

namespace gongjian::exchange {

const Cell& Row::At(int column) const {
    static const Cell kNothing;
    const auto found =
        std::lower_bound(cells.begin(), cells.end(), column, [](const auto& cell, int c) { return cell.first < c; });
    return found == cells.end() || found->first != column ? kNothing : found->second;
}

const Row* Sheet::FindRow(int number) const {
    const auto found =
        std::lower_bound(rows.begin(), rows.end(), number, [](const Row& row, int n) { return row.number < n; });
    return found == rows.end() || found->number != number ? nullptr : &*found;
}

std::string ColumnName(int column) {
    std::string name;
    for (; column > 0; column = (column - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    }
    return name;
}

std::string CellName(int row, int column) { return ColumnName(column) + std::to_string(row); }

OpenedWorkbook ReadWorkbook(const std::string& name, std::string_view bytes, const ReadLimits& limits) {
    OpenedWorkbook opened;
    try {
        if (bytes.size() > limits.file_bytes) throw TooLarge();
        if (bytes.substr(0, 4) == "PK\x03\x04") {
            opened.workbook = ReadXlsx(bytes, limits);
        } else if (bytes.substr(0, 8) == kCompoundFileMark) {
            opened.workbook = ReadXls(bytes, limits);
        } else {
            throw Unreadable{
                "not-a-spreadsheet", base::Msg("{file} is not a spreadsheet.", {{"file", name}}),
                base::Msg("Give a file of the kind .xlsx or .xls; in a spreadsheet program, save it as .xlsx.")};
        }
        opened.workbook->file = name;
    } catch (const Unreadable& reason) {
        base::Diagnostic problem;
        problem.code = reason.code;
        problem.file = name;
        problem.message = reason.message;
        problem.hint = reason.hint;
        opened.problem = std::move(problem);
    } catch (const std::bad_alloc&) {
        base::Diagnostic problem;
        problem.code = "spreadsheet-too-large";
        problem.file = name;
        problem.message = base::Msg("The spreadsheet does not fit into memory.");
        problem.hint = TooLarge().hint;
        opened.problem = std::move(problem);
    }
    return opened;
}

OpenedWorkbook ReadWorkbookFile(const std::filesystem::path& file, const ReadLimits& limits) {
    return ReadWorkbook(base::PathToUtf8(file.filename()), base::ReadFile(file), limits);
}

Unreadable Damaged(base::Message what) {
    return {
        "damaged-spreadsheet", std::move(what),
        base::Msg("Open it in a spreadsheet program, save it again as .xlsx and take the new file; if it does not open "
                  "there either, ask for another copy.")};
}

Unreadable PasswordProtected() {
    return {"password-protected", base::Msg("The spreadsheet is protected by a password and cannot be read."),
            base::Msg("Open it with its password in a spreadsheet program and save it without one.")};
}

Unreadable TooLarge() {
    return {"spreadsheet-too-large", base::Msg("The spreadsheet is larger than what can be read, or unpacks to more."),
            base::Msg("Delete empty rows and columns and sheets that are not needed, save it, and take the new file.")};
}

void AddCell(Row& row, int column, Cell cell) {
    if (cell.Empty()) return;
    auto& cells = row.cells;
    if (cells.empty() || cells.back().first < column) {
        cells.emplace_back(column, std::move(cell));
        return;
    }
    const auto place = std::lower_bound(cells.begin(), cells.end(), column,
                                        [](const auto& c, int wanted) { return c.first < wanted; });
    if (place != cells.end() && place->first == column) {
        place->second = std::move(cell);
    } else {
        cells.emplace(place, column, std::move(cell));
    }
}

}  // namespace gongjian::exchange
