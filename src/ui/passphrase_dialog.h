// Asking for the passphrase of a workspace, setting a new one, and showing the recovery key the one time that it is shown.
#pragma once

#include <wx/window.h>

#include <functional>
#include <optional>
#include <string>

namespace gongjian::ui {

/// Nothing if the person cancelled. `problem` says what was wrong with the last try; may be empty.
std::optional<std::string> AskPassphrase(wxWindow* parent, const std::string& workspace, const std::string& problem);

/// Has a new passphrase typed twice and hands it to `set`; where that throws base::Error, says so and stays. False if the
/// person cancelled.
bool AskNewPassphrase(wxWindow* parent, const std::function<void(const std::string&)>& set);

void ShowRecoveryKey(wxWindow* parent, const std::string& key);

}  // namespace gongjian::ui
