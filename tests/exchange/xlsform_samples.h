// The sample workbooks of tests/data/xlsform.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "exchange/workbook.h"

namespace gongjian::tests {

/// "valid/group.xls" and the like.
std::filesystem::path SamplePath(const std::string& name);
std::string SampleBytes(const std::string& name);
exchange::Workbook SampleWorkbook(const std::string& name);
/// All workbooks of "valid" or "faulty", by name.
std::vector<std::string> SampleNames(const std::string& folder);

}  // namespace gongjian::tests
