#include "exchange/xlsform_samples.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/file.h"

namespace gongjian::tests {

std::filesystem::path SamplePath(const std::string& name) {
    return std::filesystem::path(GONGJIAN_SOURCE_DIR) / "tests/data/xlsform" / name;
}

std::string SampleBytes(const std::string& name) { return base::ReadFile(SamplePath(name)); }

exchange::Workbook SampleWorkbook(const std::string& name) {
    exchange::OpenedWorkbook opened = exchange::ReadWorkbookFile(SamplePath(name));
    BOOST_REQUIRE_MESSAGE(opened.workbook.has_value(), name + " cannot be read");
    return std::move(*opened.workbook);
}

std::vector<std::string> SampleNames(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(SamplePath(folder))) {
        names.push_back(folder + "/" + entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace gongjian::tests
