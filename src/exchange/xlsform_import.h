// XLSForm to a form file, with a report of what became of every row and column.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "exchange/import_report.h"
#include "exchange/workbook.h"

namespace gongjian::exchange {

struct ImportedForm {
    std::string id;
    std::string text;  ///< of the form file; empty if the workbook was refused
    ImportReport report;
};

/// Never throws for what the workbook says. The text passes `gj check`: what of it would not is taken out and reported by its cell.
/// `stem` names the form where the workbook does not; `sibling` reads a file beside it (for pulldata), if there is one.
ImportedForm ImportXlsForm(const Workbook& workbook, const std::string& stem,
                           const std::function<std::optional<std::string>(const std::string&)>& sibling);

}  // namespace gongjian::exchange
