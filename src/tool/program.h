// gj as a function: arguments in, exit code out.
#pragma once

#include <string>
#include <vector>

#include "tool/surroundings.h"

namespace gongjian::tool {

/// `arguments` without the program's name. Never throws; everything that goes wrong is told on `err`.
int RunProgram(const std::vector<std::string>& arguments, Surroundings& surroundings);

}  // namespace gongjian::tool
