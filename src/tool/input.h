// Reading what a command is given: a file or standard input, and JSON in it.
#pragma once

#include <string>

#include "cases/json_value.h"
#include "tool/surroundings.h"

namespace gongjian::tool {

/// The text of a file, or of standard input for "-". Throws base::Error.
std::string ReadInput(const std::string& name, Surroundings& surroundings);

/// A JSON text and what is doubtful in it (duplicate keys). Stops with the line if it is not JSON.
struct JsonInput {
    cases::JsonValue value;
    std::vector<cases::JsonProblem> problems;
};
JsonInput ReadJsonInput(const std::string& name, Surroundings& surroundings);

/// Stops a command because a file does not have the shape it should have.
[[noreturn]] void StopBadShape(const std::string& name, const base::Message& what);

/// A text or a number under a key, as text; empty if it is absent, null or something else.
std::string TextAt(const cases::JsonValue& object, std::string_view key);

}  // namespace gongjian::tool
