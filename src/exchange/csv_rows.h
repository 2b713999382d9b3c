// Rows of a CSV text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongjian::exchange {

/// Cells separated by commas, in quotation marks where they hold commas, marks (doubled) or line breaks. Empty lines are left
/// out. Never fails: a mark that is not closed ends with the text.
std::vector<std::vector<std::string>> CsvRows(std::string_view text);

}  // namespace gongjian::exchange
