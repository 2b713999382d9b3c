// Comma-separated text (RFC 4180) as records of fields that know their place: quoted fields with commas, doubled quotes and
// line breaks; LF, CRLF and CR; a byte order mark is dropped. Whatever is malformed is told, and the rest is read all the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gongjian::base {

struct CsvField {
    std::string text;  ///< unquoted, doubled quotes made single; never trimmed
    Range range;       ///< in the source, quotes included
};

/// One line of the table (over several lines of the file where a quoted field has line breaks).
struct CsvRecord {
    std::vector<CsvField> fields;  ///< at least one
    Range range;
};

enum class CsvFault {
    UnclosedQuote,    ///< a quoted field runs to the end of the file; `range` is its opening quote
    TextAfterQuote,   ///< something stands between a closing quote and the comma; it is kept as text
    QuoteInsideText,  ///< a quote stands in a field that does not begin with one; it is kept as text
};

struct CsvProblem {
    CsvFault fault;
    Range range;
};

struct CsvTable {
    std::vector<CsvRecord> records;  ///< empty lines are left out
    std::vector<CsvProblem> problems;
};

CsvTable ReadCsv(std::string_view text);

}  // namespace gongjian::base
