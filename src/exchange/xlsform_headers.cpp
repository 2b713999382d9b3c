#include "exchange/xlsform_headers.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"

namespace gongjian::exchange {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kAliases = {
    Pair{"caption", "label"},
    Pair{"command", "type"},
    Pair{"tag", "name"},
    Pair{"value", "name"},
    Pair{"relevance", "relevant"},
    Pair{"calculate", "calculation"},
    Pair{"count", "repeat_count"},
    Pair{"jr:count", "repeat_count"},
    Pair{"repeatcount", "repeat_count"},
    Pair{"constraining_message", "constraint_message"},
    Pair{"constraint_msg", "constraint_message"},
    Pair{"constraintmsg", "constraint_message"},
    Pair{"jr:constraintmsg", "constraint_message"},
    Pair{"requiredmsg", "required_message"},
    Pair{"required_msg", "required_message"},
    Pair{"jr:requiredmsg", "required_message"},
    Pair{"readonly", "read_only"},
    Pair{"title", "form_title"},
    Pair{"id_string", "form_id"},
    Pair{"big_image", "image"},
    Pair{"list", "list_name"},
    Pair{"listname", "list_name"},
};

constexpr std::array kSurvey = {"type",
                                "name",
                                "label",
                                "hint",
                                "guidance_hint",
                                "required",
                                "required_message",
                                "relevant",
                                "constraint",
                                "constraint_message",
                                "calculation",
                                "default",
                                "read_only",
                                "appearance",
                                "choice_filter",
                                "repeat_count",
                                "parameters",
                                "trigger",
                                "image",
                                "audio",
                                "video",
                                "disabled"};
constexpr std::array kChoices = {"list_name", "name", "label", "image", "audio", "video"};
constexpr std::array kSettings = {"form_title",        "form_id",       "version",
                                  "default_language",  "instance_name", "allow_choice_duplicates",
                                  "clean_text_values", "name"};
constexpr std::array kOther = {"rows",
                               "autoplay",
                               "save_to",
                               "geometry",
                               "sms_field",
                               "sms_option",
                               "noapperrorstring",
                               "intent",
                               "style",
                               "public_key",
                               "submission_url",
                               "auto_send",
                               "auto_delete",
                               "namespaces",
                               "omit_instanceid",
                               "client_editable",
                               "add_none_option",
                               "xml_root",
                               "sms_keyword",
                               "attribute"};

template <typename List>
bool Has(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string Snake(std::string_view text) {
    std::string out;
    for (const char c : base::Trim(text)) {
        out += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

std::vector<std::string> Pieces(std::string_view text, std::string_view separator) {
    std::vector<std::string> pieces;
    for (;;) {
        const std::size_t at = text.find(separator);
        pieces.emplace_back(base::Trim(text.substr(0, at)));
        if (at == std::string_view::npos) return pieces;
        text = text.substr(at + separator.size());
    }
}

}  // namespace

bool IsTextColumn(std::string_view column) {
    return column == "label" || column == "hint" || column == "guidance_hint" || column == "constraint_message" ||
           column == "required_message" || column == "form_title";
}

Header ReadHeader(std::string_view text, bool double_colon, std::string_view kind) {
    Header header;
    const std::string_view separator = double_colon || text.find("::") != std::string_view::npos ? "::" : ":";
    std::vector<std::string> pieces = Pieces(text, separator);
    header.old_spelling = separator == ":" && pieces.size() > 1;
    const std::string first = Snake(pieces.front());
    const bool prefix =
        first == "bind" || first == "body" || first == "control" || first == "media" || first == "instance";
    if (prefix && pieces.size() > 1) {
        pieces.erase(pieces.begin());
        // jr:constraintMsg is one word, also where single colons separate.
        if (Snake(pieces.front()) == "jr" && pieces.size() > 1) {
            pieces[1] = "jr:" + pieces[1];
            pieces.erase(pieces.begin());
        }
    }
    header.column = Snake(pieces.front());
    for (const auto& [alias, name] : kAliases) {
        if (header.column == alias) header.column = name;
    }
    for (std::size_t i = 1; i < pieces.size(); ++i) header.language += (i > 1 ? ":" : "") + pieces[i];
    const bool known = kind == "survey"     ? Has(kSurvey, header.column)
                       : kind == "settings" ? Has(kSettings, header.column)
                                            : Has(kChoices, header.column);
    const bool attribute = prefix && first != "media" && !known;
    if (known) {
        header.use = HeaderUse::Known;
    } else if (attribute || Has(kOther, header.column) || header.column.starts_with("sms_") ||
               header.column.starts_with("_")) {
        header.use = HeaderUse::Other;
    }
    return header;
}

LanguageOf LanguageNamed(std::string_view name) {
    const std::string lower = Snake(name);
    if (lower.empty() || lower == "default") return LanguageOf::Unsaid;
    const auto has = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
    if (has("chinese") || has("(zh") || has("中文") || has("汉") || lower == "zh" || lower.starts_with("zh_") ||
        lower == "cn") {
        return LanguageOf::Chinese;
    }
    if (has("english") || has("(en") || lower == "en" || lower == "eng" || lower.starts_with("en_") || has("英")) {
        return LanguageOf::English;
    }
    return LanguageOf::Other;
}

}  // namespace gongjian::exchange
