// The terminal of gj. For main.cpp only: everybody else sees Surroundings.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace gongjian::tool {

/// Asks there without showing what is typed; nothing if the input ended. Empty if gj has no terminal.
std::function<std::optional<std::string>(const std::string& prompt)> SecretAsker();

}  // namespace gongjian::tool
