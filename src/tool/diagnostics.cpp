#include "tool/diagnostics.h"

#include <map>
#include <memory>
#include <ostream>

#include "base/error.h"
#include "base/file.h"

namespace gongjian::tool {

void PrintDiagnostics(std::ostream& out, const std::vector<base::Diagnostic>& diagnostics) {
    std::map<std::string, std::unique_ptr<base::Source>> sources;
    for (const base::Diagnostic& diagnostic : diagnostics) {
        auto [place, is_new] = sources.try_emplace(diagnostic.file);
        if (is_new) {
            try {
                place->second = std::make_unique<base::Source>(diagnostic.file,
                                                               base::ReadFile(base::PathFromUtf8(diagnostic.file)));
            } catch (const base::Error&) {
                // Shown without its line.
            }
        }
        out << base::Render(diagnostic, place->second.get());
    }
}

FindingCounts CountFindings(const std::vector<base::Diagnostic>& diagnostics) {
    FindingCounts counts;
    for (const base::Diagnostic& diagnostic : diagnostics) {
        ++(diagnostic.severity == base::Severity::Error ? counts.errors : counts.warnings);
    }
    return counts;
}

std::string CountsInWords(const FindingCounts& counts) {
    return base::Tr("{errors}, {warnings}", {{"errors", base::TrN("{n} error", "{n} errors", counts.errors)},
                                             {"warnings", base::TrN("{n} warning", "{n} warnings", counts.warnings)}});
}

}  // namespace gongjian::tool
