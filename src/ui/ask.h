// Questions and notices, with buttons that say in our language what they do. (The toolkit's own buttons speak the language of
// the C locale.)
#pragma once

#include <wx/window.h>

#include <string>

namespace gongjian::ui {

struct Question {
    std::string title;
    std::string text;
    std::string details;  ///< smaller, below; may be empty
    std::string yes;      ///< what happens on yes: "Submit"
    std::string no;       ///< "Go on filling in"; has the focus
};
bool Ask(wxWindow* parent, const Question& question);

void Tell(wxWindow* parent, const std::string& title, const std::string& text);
void TellOfError(wxWindow* parent, const std::string& title, const std::string& text, const std::string& details = {});

}  // namespace gongjian::ui
