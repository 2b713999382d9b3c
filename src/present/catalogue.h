// gettext catalogues: both languages at once, without the C locale. The only place that names Boost.Locale.
#pragma once

#include <optional>
#include <string>

#include "base/message.h"

namespace gongjian::present {

/// Finds gongjian.mo beside the program (../share/locale) or installed, and installs base's translator. Without a catalogue
/// everything is English; returns whether Chinese was found.
bool LoadCatalogue();

/// From LC_ALL, LC_MESSAGES, LANG (zh… is Chinese), or Chinese on a Chinese Windows; never changes the C locale.
base::Language LanguageOfEnvironment();

/// "zh", "zh_CN", "en" …
std::optional<base::Language> LanguageFromName(const std::string& name);

}  // namespace gongjian::present
