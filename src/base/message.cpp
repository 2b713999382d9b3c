// The installed translator and the filling in of placeholders.
#include "base/message.h"

#include <algorithm>
#include <atomic>
#include <string>

namespace gongjian::base {
namespace {

Translator& InstalledTranslator() {
    static Translator translator;
    return translator;
}

std::atomic<Language> g_language = Language::English;

std::string Translated(Language language, std::string_view msgid) {
    const Translator& translator = InstalledTranslator();
    if (language == Language::English || !translator) return std::string(msgid);
    return translator(language, msgid);
}

}  // namespace

void SetTranslator(Translator translator) { InstalledTranslator() = std::move(translator); }

void SetLanguage(Language language) { g_language = language; }

Language CurrentLanguage() { return g_language; }

std::string Tr(std::string_view msgid, const Arguments& arguments) { return TrIn(CurrentLanguage(), msgid, arguments); }

std::string TrIn(Language language, std::string_view msgid, const Arguments& arguments) {
    return FillIn(Translated(language, msgid), arguments);
}

std::string TrN(std::string_view singular, std::string_view plural, long n, Arguments arguments) {
    arguments.emplace_back("n", std::to_string(n));
    const std::string translated = Translated(CurrentLanguage(), singular);
    // Nothing found: English, which has a plural.
    return FillIn(translated == singular && n != 1 ? plural : std::string_view(translated), arguments);
}

std::string Text(const Message& message) { return Text(CurrentLanguage(), message); }

std::string Text(Language language, const Message& message) {
    return TrIn(language, message.original, message.arguments);
}

std::string FillIn(std::string_view pattern, const Arguments& arguments) {
    std::string text;
    text.reserve(pattern.size());
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        text.append(pattern.substr(0, open));
        if (open == std::string_view::npos) break;
        pattern.remove_prefix(open);
        const std::size_t close = pattern.find('}');
        const std::string_view name =
            close == std::string_view::npos ? std::string_view() : pattern.substr(1, close - 1);
        const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                           [&](const auto& candidate) { return candidate.first == name; });
        if (argument == arguments.end()) {
            text.push_back('{');
            pattern.remove_prefix(1);
        } else {
            text.append(argument->second);
            pattern.remove_prefix(close + 1);
        }
    }
    return text;
}

}  // namespace gongjian::base
