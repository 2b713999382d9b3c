// Takes out of a draft what does not hold in a form, and says so by its cell.
#pragma once

#include "exchange/draft_form.h"
#include "exchange/import_report.h"

namespace gongjian::exchange {

/// Writes the form, checks it as gj check does, drops expressions that are refused, and so on until it is good. Empty if it is
/// refused for another reason, which is then in the report.
std::string WriteCheckedForm(DraftForm& form, const std::string& sheet, ImportReport& report);

}  // namespace gongjian::exchange
