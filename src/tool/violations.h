// What a case does not meet, for people and programs.
#pragma once

#include <iosfwd>
#include <vector>

#include "interview/session.h"
#include "tool/json_output.h"

namespace gongjian::tool {

/// [{"path","severity":"hard|soft","code","message"}], messages in the current language.
Json ViolationsToJson(const std::vector<interview::Violation>& violations);

/// One line each, hard ones marked.
void PrintViolations(std::ostream& out, const std::vector<interview::Violation>& violations);

bool HasHard(const std::vector<interview::Violation>& violations);

}  // namespace gongjian::tool
