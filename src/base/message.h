// Texts for people: the English original, which is also the gettext msgid, and its translation.
// Placeholders are named, {like_this}, so that a translator can reorder them. Nothing here knows gettext: the composition
// root installs a translator (present/catalogue.h). xgettext keywords: Tr, TrIn:2, TrN:1,2, Msg, Noop.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongjian::base {

enum class Language { English, Chinese };

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// A message that can be shown in either language, and logged in English.
struct Message {
    std::string original;  ///< msgid with {placeholders}
    Arguments arguments;

    bool Empty() const { return original.empty(); }
};

/// Marks a msgid for extraction and pairs it with its arguments.
inline Message Msg(std::string original, Arguments arguments = {}) {
    return {std::move(original), std::move(arguments)};
}

/// msgid -> text in that language; returns the msgid itself where there is no translation.
using Translator = std::function<std::string(Language, std::string_view msgid)>;

/// Installed once at start, before other threads run. Without one, everything is English.
void SetTranslator(Translator translator);
void SetLanguage(Language language);
Language CurrentLanguage();

/// Marks a msgid that is translated elsewhere.
constexpr std::string_view Noop(std::string_view msgid) { return msgid; }

/// The text of `msgid` in the current or in a given language, placeholders filled in.
std::string Tr(std::string_view msgid, const Arguments& arguments = {});
std::string TrIn(Language language, std::string_view msgid, const Arguments& arguments = {});
/// English plural; Chinese has one form, found under `singular`. {n} is filled in with `n`.
std::string TrN(std::string_view singular, std::string_view plural, long n, Arguments arguments = {});

std::string Text(const Message& message);
std::string Text(Language language, const Message& message);

/// Replaces {name} by the argument of that name; unknown placeholders stay as they are.
std::string FillIn(std::string_view pattern, const Arguments& arguments);

}  // namespace gongjian::base
