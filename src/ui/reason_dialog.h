// Asks why: before something that is allowed, but needs a reason that stays in the history of the case.
#pragma once

#include <wx/window.h>

#include <optional>
#include <string>
#include <vector>

namespace gongjian::ui {

struct ReasonQuestion {
    std::string title;
    std::string text;                ///< what is to be explained
    std::vector<std::string> lines;  ///< one by one, below; the first few are shown
    std::string yes;                 ///< what happens then: "Submit"
    std::string no;                  ///< "Go on filling in"
};

/// The reason, never empty; nothing if the person goes back.
std::optional<std::string> AskForReason(wxWindow* parent, const ReasonQuestion& question);

}  // namespace gongjian::ui
