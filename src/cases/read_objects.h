// Answers that are JSON objects: entries of registers and files. Private to this room.
#pragma once

#include <optional>
#include <string_view>

#include "cases/answer.h"
#include "cases/json_value.h"

namespace gongjian::cases {

inline constexpr char kReferenceExample[] = R"({"id":"0190…","display":"示例一村党支部"})";
inline constexpr char kFileExample[] = R"({"file":"合影.jpg","sha256":"64 hexadecimal digits"})";

/// {"id":…, "display":…} and nothing else; empty if it is not that.
std::optional<Reference> ReadReference(const JsonValue& value);
/// {"file":…, "sha256":…} and nothing else.
std::optional<FileReference> ReadFile(const JsonValue& value);

}  // namespace gongjian::cases
