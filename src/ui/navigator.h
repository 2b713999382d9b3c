// How screens reach each other and the frame around them, without knowing it.
#pragma once

#include <wx/panel.h>

#include <optional>
#include <string>

#include "present/background.h"
#include "present/desk.h"
#include "ui/commands.h"

namespace gongjian::ui {

/// Where a person is: enough to come back there after the language changed or the client started again.
struct Place {
    enum class Kind { Welcome, Home, Cases, Interview, Ranking };
    Kind kind = Kind::Welcome;
    std::string form_id;
    std::string case_id;  ///< of an interview; in a list the row to select
    std::string rule_set_id;
};

class Navigator {
public:
    virtual ~Navigator() = default;
    virtual void GoTo(const Place& place) = 0;
    virtual const present::Desk& Desk() const = 0;
    virtual present::BackgroundRunner& Runner() = 0;
    /// The line at the bottom: what was saved, or why not.
    virtual void ShowSaved(const std::string& text, bool saved) = 0;
    virtual void OpenWorkspaceFolder() = 0;
    virtual void CreateDemoWorkspace() = 0;
    /// Gives the workspace its key and opens it anew.
    virtual void SetPassphrase() = 0;
};

class Screen : public wxPanel {
public:
    Screen(wxWindow* parent, Navigator& navigator) : wxPanel(parent), m_navigator(navigator) {}

    virtual Place Where() const = 0;
    /// Puts the focus where work goes on.
    virtual void Enter() = 0;
    /// Stores what remains to be stored; false if the person wants to stay.
    virtual bool MayLeave() { return true; }
    virtual bool CanRun(Command) const { return false; }
    virtual void Run(Command) {}

protected:
    Navigator& m_navigator;
};

}  // namespace gongjian::ui
