// Headers of the sheets of an XLSForm: aliases, languages, old spellings.
#pragma once

#include <string>
#include <string_view>

namespace gongjian::exchange {

enum class HeaderUse {
    Known,    ///< has a meaning here
    Other,    ///< known, but for other programs: sms_field, body::…
    Unknown,  ///< of choices: a column for filters
};

struct Header {
    std::string column;    ///< "label", "relevant", "constraint_message"
    std::string language;  ///< "English (en)"; empty where the header names none
    HeaderUse use = HeaderUse::Unknown;
    bool old_spelling = false;
};

/// `kind`: survey, choices, settings, external_choices. A single colon separates only where the sheet has no double one.
Header ReadHeader(std::string_view text, bool double_colon, std::string_view kind);

/// Columns that hold texts for people, whose signs are never changed.
bool IsTextColumn(std::string_view column);

enum class LanguageOf { Chinese, English, Other, Unsaid };
/// What language a header or a setting means: "Chinese (zh)", "中文", "English", "en".
LanguageOf LanguageNamed(std::string_view name);

}  // namespace gongjian::exchange
