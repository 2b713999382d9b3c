#include "cases/json_value.h"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace gongjian::cases {
namespace {

using Kind = JsonValue::Kind;

/// Builds the tree; the interface is that of nlohmann::json_sax.
class TreeBuilder {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    TreeBuilder(std::string_view text, const JsonLimits& limits) : m_text(text), m_limits(limits) {}

    bool null() { return Add({}); }
    bool boolean(bool value) { return Scalar(Kind::Bool, value, {}); }
    bool number_integer(number_integer_t value) { return Number(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) { return Number(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) {
        std::string number = written;
        // nlohmann 3.11 puts the C locale's decimal point into the token.
        for (char& c : number) {
            const bool part_of_number = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!part_of_number) c = '.';
        }
        return Number(std::move(number));
    }
    bool string(string_t& value) { return Scalar(Kind::String, false, std::move(value)); }
    bool binary(binary_t&) { return false; }

    bool start_object(std::size_t) { return Open(Kind::Object); }
    bool start_array(std::size_t) { return Open(Kind::Array); }
    bool end_object() { return Close(); }
    bool end_array() { return Close(); }

    bool key(string_t& key) {
        Level& level = m_levels.back();
        level.key = std::move(key);
        level.repeated = !level.seen.insert(level.key).second;
        if (level.repeated) {
            Report(CurrentPath(), "duplicate-key",
                   base::Msg("“{key}” stands twice in one object. Keep the one that is meant.", {{"key", level.key}}));
        }
        return true;
    }

    bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception&) {
        const std::string_view before = m_text.substr(0, std::min(position, m_text.size()));
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        std::string near = token;
        if (base::Length(near) > 40) near = near.substr(0, 40);
        if (!base::IsUtf8(near)) near.clear();
        Report("", "bad-json",
               base::Msg("This is not valid JSON: something is wrong in line {line}, at “{near}”. Check quotes, commas "
                         "and brackets there, and that the file is UTF-8.",
                         {{"line", std::to_string(line)}, {"near", near}}));
        return false;
    }

    std::optional<JsonValue> root;
    std::vector<JsonProblem> problems;

private:
    struct Level {
        JsonValue value;
        std::string key;  ///< of the value that comes next
        bool repeated = false;
        std::set<std::string> seen;
    };

    bool Scalar(Kind kind, bool truth, std::string text) {
        JsonValue value;
        value.kind = kind;
        value.boolean = truth;
        value.text = std::move(text);
        return Add(std::move(value));
    }
    bool Number(std::string text) { return Scalar(Kind::Number, false, std::move(text)); }

    bool Add(JsonValue value) {
        if (m_levels.empty()) {
            root = std::move(value);
            return true;
        }
        Level& level = m_levels.back();
        if (level.value.Is(Kind::Object)) {
            if (level.repeated) return true;
            level.value.keys.push_back(level.key);
        }
        level.value.items.push_back(std::move(value));
        return true;
    }

    bool Open(Kind kind) {
        if (m_levels.size() >= m_limits.nesting) {
            Report(CurrentPath(), "bad-json",
                   base::Msg("Objects and lists are nested more than {limit} deep. Answers need three levels.",
                             {{"limit", std::to_string(m_limits.nesting)}}));
            return false;
        }
        m_levels.emplace_back();
        m_levels.back().value.kind = kind;
        return true;
    }

    bool Close() {
        JsonValue value = std::move(m_levels.back().value);
        m_levels.pop_back();
        return Add(std::move(value));
    }

    std::string CurrentPath() const {
        std::string path;
        for (const Level& level : m_levels) {
            if (level.value.Is(Kind::Array)) {
                path += '[' + std::to_string(level.value.items.size() + 1) + ']';
            } else {
                if (!path.empty()) path += '.';
                path += level.key;
            }
        }
        return path;
    }

    void Report(std::string path, std::string code, base::Message message) {
        problems.push_back({std::move(path), std::move(code), std::move(message)});
    }

    std::string_view m_text;
    JsonLimits m_limits;
    std::vector<Level> m_levels;
};

}  // namespace

const JsonValue* JsonValue::Find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == key) return &items[i];
    }
    return nullptr;
}

JsonDocument ReadJson(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes) {
        return {std::nullopt,
                {{"", "bad-json",
                  base::Msg("The text is larger than {limit} bytes. Divide it.",
                            {{"limit", std::to_string(limits.bytes)}})}}};
    }
    TreeBuilder builder(text, limits);
    const bool whole = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    if (!whole) builder.root.reset();
    return {std::move(builder.root), std::move(builder.problems)};
}

void AppendJsonString(std::string& out, std::string_view text) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string repaired;
    if (!base::IsUtf8(text)) {
        for (const base::CodePoint& point : base::Decode(text)) base::AppendUtf8(repaired, point.value);
        text = repaired;
    }
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += kDigits[static_cast<unsigned char>(c) >> 4];
                    out += kDigits[static_cast<unsigned char>(c) & 15];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

std::string JsonString(std::string_view text) {
    std::string out;
    AppendJsonString(out, text);
    return out;
}

namespace {

void Append(std::string& out, const JsonValue& value) {
    switch (value.kind) {
        case Kind::Null: out += "null"; return;
        case Kind::Bool: out += value.boolean ? "true" : "false"; return;
        case Kind::Number: out += value.text; return;
        case Kind::String: AppendJsonString(out, value.text); return;
        case Kind::Array:
        case Kind::Object: break;
    }
    const bool object = value.Is(Kind::Object);
    out += object ? '{' : '[';
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0) out += ',';
        if (object) {
            AppendJsonString(out, value.keys[i]);
            out += ':';
        }
        Append(out, value.items[i]);
    }
    out += object ? '}' : ']';
}

}  // namespace

std::string WriteJson(const JsonValue& value) {
    std::string out;
    Append(out, value);
    return out;
}

}  // namespace gongjian::cases
