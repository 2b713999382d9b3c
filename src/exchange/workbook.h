// A spreadsheet as plain text cells, whatever file it came from: .xlsx and .xls are read into the same model. Formulas count
// by the value that was last computed; nothing in a workbook is ever run.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace gongjian::exchange {

enum class CellKind { Empty, Text, Number, Bool, Date, Time, DateTime, Error };

/// One cell. `text` is what stands there, without loss: "12", "18.31", "TRUE", "2012-06-30", "09:30:00",
/// "2012-06-30 09:30:00", "#DIV/0!". It does not depend on column widths or number formats.
struct Cell {
    CellKind kind = CellKind::Empty;
    std::string text;
    bool ambiguous_date = false;  ///< before 1900-03-01, where spreadsheets count a day that never was
    bool Empty() const { return kind == CellKind::Empty; }
};

struct Row {
    int number = 1;  ///< from 1, as the spreadsheet shows it
    bool hidden = false;
    std::vector<std::pair<int, Cell>> cells;  ///< column from 1, ascending; empty cells are left out

    /// The cell of a column; an empty one if nothing stands there.
    const Cell& At(int column) const;
};

/// A block of cells shown as one; its value stands in the first.
struct MergedRange {
    int first_row = 1, first_column = 1, last_row = 1, last_column = 1;
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::vector<Row> rows;  ///< ascending; rows without any cell are left out
    std::vector<MergedRange> merged;
    std::vector<int> hidden_columns;

    const Row* FindRow(int number) const;
};

struct Workbook {
    std::string file;  ///< as it is named in messages
    std::vector<Sheet> sheets;
    bool has_macros = false;  ///< they are never run
};

/// What is too much to be read; a small file can unpack to anything.
struct ReadLimits {
    std::size_t file_bytes = 64u << 20;
    std::size_t unpacked_bytes = 256u << 20;  ///< of all parts together
    std::size_t cells = 4'000'000;
    std::size_t sheets = 1'000;
};

struct OpenedWorkbook {
    std::optional<Workbook> workbook;
    std::optional<base::Diagnostic> problem;  ///< why there is none: damaged, password, too large, no spreadsheet
};

/// Reads .xlsx, .xlsm and .xls from their bytes, told apart by what they hold, not by their name. Never throws for what the
/// bytes say.
OpenedWorkbook ReadWorkbook(const std::string& name, std::string_view bytes, const ReadLimits& limits = {});

/// The same for a file; throws base::Error if it cannot be read at all.
OpenedWorkbook ReadWorkbookFile(const std::filesystem::path& file, const ReadLimits& limits = {});

/// "C12" for row 12, column 3; "AA" for column 27.
std::string CellName(int row, int column);
std::string ColumnName(int column);

}  // namespace gongjian::exchange
