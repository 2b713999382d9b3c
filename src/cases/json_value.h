// JSON as a tree in which a number keeps the text it was written with: 1.10 stays 1.10 and never passes through a double.
// Reading uses nlohmann's lexer underneath; nothing of it shows here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace gongjian::cases {

struct JsonValue {
    enum class Kind { Null, Bool, Number, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    std::string text;               ///< a number as written, or a string
    std::vector<JsonValue> items;   ///< elements of an array, values of an object
    std::vector<std::string> keys;  ///< of an object, one per item, in the order of the text

    bool Is(Kind wanted) const { return kind == wanted; }
    /// First value under a key; null if there is none or this is no object.
    const JsonValue* Find(std::string_view key) const;

    friend bool operator==(const JsonValue&, const JsonValue&) = default;
};

struct JsonLimits {
    std::size_t bytes = std::size_t{256} << 20;
    std::size_t nesting = 32;
};

struct JsonProblem {
    std::string path;  ///< "cases[2].answers.pledges_made"; empty: the document as a whole
    std::string code;  ///< "bad-json", "duplicate-key"
    base::Message message;
};

struct JsonDocument {
    std::optional<JsonValue>
        value;  ///< absent if the text is not JSON or beyond the limits; of equal keys the first counts
    std::vector<JsonProblem> problems;
};

/// Never throws for what the text says.
JsonDocument ReadJson(std::string_view text, const JsonLimits& limits = {});

/// Without spaces, keys in their order, numbers as they were written, non-ASCII as UTF-8.
std::string WriteJson(const JsonValue& value);

/// Appends `text` as a JSON string. What is not UTF-8 becomes U+FFFD, so that the result can always be read back.
void AppendJsonString(std::string& out, std::string_view text);
std::string JsonString(std::string_view text);

}  // namespace gongjian::cases
