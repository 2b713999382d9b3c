// Findings as people read them, with the line they are about.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace gongjian::tool {

/// Renders each with the line of its file, as far as that can be read.
void PrintDiagnostics(std::ostream& out, const std::vector<base::Diagnostic>& diagnostics);

struct FindingCounts {
    long errors = 0, warnings = 0;
};
FindingCounts CountFindings(const std::vector<base::Diagnostic>& diagnostics);

/// "2 errors, 1 warning".
std::string CountsInWords(const FindingCounts& counts);

}  // namespace gongjian::tool
