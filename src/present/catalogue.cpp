// Reads gongjian.mo through Boost.Locale's gettext facet, used directly: no locale generator, no global locale.
#include "present/catalogue.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <locale>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <boost/locale/gnu_gettext.hpp>

#include "base/file.h"

#ifdef _WIN32
#include <windows.h>
#endif

namespace gongjian::present {
namespace {

namespace fs = std::filesystem;
namespace gettext = boost::locale::gnu_gettext;

constexpr char kDomain[] = "gongjian";

/// The folder that holds zh_CN/LC_MESSAGES/gongjian.mo, or nothing.
std::optional<fs::path> FindLocaleFolder() {
    const fs::path program = base::ProgramFolder();
    for (const fs::path& folder : {program / "share" / "locale", program.parent_path() / "share" / "locale"}) {
        std::error_code error;
        if (fs::is_regular_file(folder / "zh_CN" / "LC_MESSAGES" / (std::string(kDomain) + ".mo"), error))
            return folder;
    }
    return std::nullopt;
}

/// Boost asks for each spelling of the language in turn; what is not there is an empty text.
std::vector<char> ReadCatalogueFile(const std::string& name, const std::string&) {
    std::error_code error;
    const fs::path path = base::PathFromUtf8(name);
    if (!fs::is_regular_file(path, error)) return {};
    const std::string text = base::ReadFile(path);
    return {text.begin(), text.end()};
}

}  // namespace

bool LoadCatalogue() {
    const std::optional<fs::path> folder = FindLocaleFolder();
    if (!folder) return false;
    gettext::messages_info info;
    info.language = "zh";
    info.country = "CN";
    info.encoding = "UTF-8";
    info.domains.emplace_back(kDomain);
    info.paths.push_back(base::PathToUtf8(*folder));
    info.callback = ReadCatalogueFile;
    using Facet = boost::locale::message_format<char>;
    Facet* facet = nullptr;
    try {
        facet = gettext::create_messages_facet<char>(info);
    } catch (const std::exception&) {
        return false;  // a damaged catalogue: English is better than nothing
    }
    if (facet == nullptr) return false;
    // The locale owns the facet; the translator owns the locale.
    const std::locale owner(std::locale::classic(), facet);
    base::SetTranslator([owner, facet](base::Language language, std::string_view msgid) {
        const std::string original(msgid);
        // The empty msgid is the header of the catalogue.
        if (language != base::Language::Chinese || original.empty()) return original;
        const char* translated = facet->get(0, nullptr, original.c_str());
        return translated == nullptr || *translated == '\0' ? original : std::string(translated);
    });
    return true;
}

base::Language LanguageOfEnvironment() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("zh") ? base::Language::Chinese : base::Language::English;
        }
    }
#ifdef _WIN32
    if (PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_CHINESE) return base::Language::Chinese;
#endif
    return base::Language::English;
}

std::optional<base::Language> LanguageFromName(const std::string& name) {
    std::string language = name.substr(0, name.find_first_of("_-.@"));
    std::transform(language.begin(), language.end(), language.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    if (language == "zh") return base::Language::Chinese;
    if (language == "en") return base::Language::English;
    return std::nullopt;
}

}  // namespace gongjian::present
