// The application object: starts the window, and is the last place where something unforeseen is told.
#pragma once

#include <wx/app.h>

#include <optional>
#include <string>

#include "base/message.h"
#include "cases/stores.h"

namespace gongjian::ui {

struct StartOptions {
    cases::OpenStores open_stores;
    std::string workspace;                                       ///< empty: the one opened last, or the welcome screen
    std::optional<base::Language> language;                      ///< from the command line
    base::Language fallback_language = base::Language::English;  ///< of the environment
};

class App : public wxApp {
public:
    explicit App(StartOptions options) : m_options(std::move(options)) {}

    bool OnInit() override;
    bool OnExceptionInMainLoop() override;
    void OnUnhandledException() override;
    void OnAssertFailure(const wxChar* file, int line, const wxChar* function, const wxChar* condition,
                         const wxChar* message) override;

private:
    StartOptions m_options;
};

}  // namespace gongjian::ui
