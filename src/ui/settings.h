// What the client remembers between two starts, in the person's configuration folder: workspace, language, size of the window.
#pragma once

#include <optional>
#include <string>

#include "base/message.h"

namespace gongjian::ui {

struct Settings {
    std::string workspace;  ///< folder opened last; empty if none
    std::optional<base::Language> language;
    int width = 0, height = 0;  ///< 0: not known
    bool maximized = false;
};

/// Never throws: what cannot be read is as on the first start.
Settings ReadSettings();
/// Never throws: settings are a convenience.
void WriteSettings(const Settings& settings);

}  // namespace gongjian::ui
