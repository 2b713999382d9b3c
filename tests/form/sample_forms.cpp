#include "sample_forms.h"

#include <algorithm>

#include "base/file.h"

namespace gongjian::tests {

std::string FormWith(std::string_view questions, std::string_view entries) {
    std::string text = "form sample {\nversion \"1\"\ntitle { zh \"样表\" en \"Sample\" }\n";
    text += entries;
    text += "\nsection basic {\ntitle { zh \"基本\" en \"Basic\" }\n";
    text += questions;
    return text + "\n}\n}\n";
}

std::string WithLineEnds(std::string_view text, std::string_view end) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += end;
        } else {
            out += c;
        }
    }
    return out;
}

std::filesystem::path InRepository(const std::string& path) {
    return base::PathFromUtf8(GONGJIAN_SOURCE_DIR) / base::PathFromUtf8(path);
}

std::vector<std::filesystem::path> FilesIn(const std::string& folder, const std::string& extension) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(InRepository(folder))) {
        if (entry.path().extension() == extension) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> CodesOf(const std::vector<base::Diagnostic>& diagnostics) {
    std::vector<std::string> codes;
    codes.reserve(diagnostics.size());
    for (const base::Diagnostic& diagnostic : diagnostics) codes.push_back(diagnostic.code);
    return codes;
}

}  // namespace gongjian::tests
