// Score sheets as JSON beside what a case file expects of them, field by field.
#pragma once

#include <string>

#include "tool/run_tool.h"

namespace gongjian::tests {

/// The sheet of a case; throws if there is none.
const nlohmann::ordered_json& SheetOf(const nlohmann::ordered_json& sheets, const std::string& id);

/// "A.B" of "A" and "B".
std::string Below(const std::string& where, const std::string& key);

/// One Boost check for each field that is expected. Null, an empty list, an empty object and absence are the same.
void CheckEqual(const std::string& where, const nlohmann::ordered_json& expected, const nlohmann::ordered_json* actual);

}  // namespace gongjian::tests
