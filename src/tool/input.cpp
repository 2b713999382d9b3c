#include "tool/input.h"

#include <istream>
#include <iterator>

#include "base/error.h"
#include "base/file.h"

namespace gongjian::tool {

std::string ReadInput(const std::string& name, Surroundings& surroundings) {
    if (name != "-") return base::ReadFile(Resolve(surroundings, name));
    std::string text((std::istreambuf_iterator<char>(surroundings.in)), std::istreambuf_iterator<char>());
    if (surroundings.in.bad()) throw base::Error(base::Msg("Standard input cannot be read."));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

JsonInput ReadJsonInput(const std::string& name, Surroundings& surroundings) {
    cases::JsonDocument document = cases::ReadJson(ReadInput(name, surroundings));
    if (document.value) return {*std::move(document.value), std::move(document.problems)};
    StopBadShape(name, document.problems.empty() ? base::Msg("This is not JSON.") : document.problems.back().message);
}

void StopBadShape(const std::string& name, const base::Message& what) {
    throw Stop{kFound, base::Msg("{file}: {what}", {{"file", name}, {"what", base::Text(what)}})};
}

std::string TextAt(const cases::JsonValue& object, std::string_view key) {
    const cases::JsonValue* value = object.Find(key);
    const bool is_text =
        value != nullptr && (value->Is(cases::JsonValue::Kind::String) || value->Is(cases::JsonValue::Kind::Number));
    return is_text ? value->text : std::string();
}

}  // namespace gongjian::tool
