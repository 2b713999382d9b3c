#include "cases/read_objects.h"

#include <algorithm>

namespace gongjian::cases {
namespace {

using Kind = JsonValue::Kind;

/// The string under a key, empty if there is none.
const std::string* StringAt(const JsonValue& value, std::string_view key) {
    const JsonValue* found = value.Find(key);
    return found != nullptr && found->Is(Kind::String) ? &found->text : nullptr;
}

bool IsSha256(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::optional<Reference> ReadReference(const JsonValue& value) {
    const std::string* id = StringAt(value, "id");
    const std::string* display = StringAt(value, "display");
    const std::size_t known = (id != nullptr ? 1U : 0U) + (display != nullptr ? 1U : 0U);
    if (known == 0 || known != value.items.size()) return std::nullopt;
    return Reference{id != nullptr ? *id : std::string(), display != nullptr ? *display : std::string()};
}

std::optional<FileReference> ReadFile(const JsonValue& value) {
    const std::string* name = StringAt(value, "file");
    const std::string* hash = StringAt(value, "sha256");
    if (name == nullptr || hash == nullptr || value.items.size() != 2 || name->empty() || !IsSha256(*hash))
        return std::nullopt;
    return FileReference{*name, *hash};
}

}  // namespace gongjian::cases
