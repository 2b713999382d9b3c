// JSON on standard output: keys in the order in which they are put in, never a double.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/diagnostic.h"
#include "cases/answer.h"

namespace gongjian::tool {

using Json = nlohmann::ordered_json;

/// Indented, UTF-8, with a line break at the end.
void WriteJson(std::ostream& out, const Json& json);

/// {"title","line","column","end_line","end_column","text"}: what stands between the two places is replaced by the text.
Json FixToJson(const base::Fix& fix);

/// {"file","line","column","end_line","end_column","severity","code","message","hint","fixes"}, texts in the current language.
Json DiagnosticToJson(const base::Diagnostic& diagnostic);

/// In the notation of answers in: 12, "2.50", "masses", true, {"no_answer":"refused"}, null for a blank.
Json AnswerJson(const cases::Answer& answer);

/// A text, or null.
template <typename T>
Json OrNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

}  // namespace gongjian::tool
