// The sheets of an XLSForm as tables: headers brought to one spelling, texts cleaned as its authors expect.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/import_report.h"
#include "exchange/workbook.h"

namespace gongjian::exchange {

struct TableCell {
    std::string text;
    int column = 0;
    CellKind kind = CellKind::Text;
    bool ambiguous_date = false;
};

struct TableRow {
    std::string sheet;
    int row = 0;
    /// By column ("label") and language ("" where the header names none).
    std::map<std::string, std::vector<std::pair<std::string, TableCell>>, std::less<>> cells;

    /// The first cell of a column in whatever language; null if it is empty.
    const TableCell* Find(std::string_view column) const;
    /// Its text; empty if there is none.
    std::string Text(std::string_view column) const;
};

struct XlsForm {
    std::string survey_sheet, choices_sheet;
    std::vector<TableRow> survey, choices, external_choices;
    TableRow settings;
    std::vector<std::string> choice_columns;  ///< extra columns of choices, for filters
};

/// Sorts the sheets of a workbook and reads their tables. What is wrong is in the report; a table is as complete as it can be.
XlsForm ReadXlsForm(const Workbook& workbook, ImportReport& report);

/// Quotation marks and full-width signs as programs expect them, for names, types and expressions.
std::string PlainSigns(std::string_view text);

}  // namespace gongjian::exchange
