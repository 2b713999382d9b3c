#include "ui/app.h"

#include <wx/log.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>

#include "base/error.h"
#include "base/file.h"
#include "present/open_workspace.h"
#include "ui/errors.h"
#include "ui/main_frame.h"
#include "ui/settings.h"
#include "ui/text.h"

namespace gongjian::ui {
namespace {

constexpr int kAssertExitCode = 70;

bool UnderTest() {
    const char* value = std::getenv("GONGJIAN_TEST");
    return value != nullptr && *value == '1';
}

}  // namespace

bool App::OnInit() {
    SetAppName("gongjian");
    // What the toolkit says goes to the log of the session, not into a box in front of somebody's work.
    delete wxLog::SetActiveTarget(new wxLogStderr);
    Settings settings = ReadSettings();
    const base::Language language =
        m_options.language ? *m_options.language : settings.language.value_or(m_options.fallback_language);
    base::SetLanguage(language);
    if (m_options.workspace.empty() && !settings.workspace.empty() &&
        present::IsWorkspace(base::PathFromUtf8(settings.workspace))) {
        m_options.workspace = settings.workspace;
    }
    auto* frame = new MainFrame(m_options.open_stores, settings);
    SetTopWindow(frame);
    frame->Show();
    if (m_options.workspace.empty()) {
        frame->ShowWelcome();
    } else {
        frame->OpenFirst(m_options.workspace);
    }
    return true;
}

bool App::OnExceptionInMainLoop() {
    try {
        throw;
    } catch (...) {
        TellOfCurrentException(GetTopWindow());
    }
    return true;  // Every answer is stored already: going on is safe.
}

void App::OnUnhandledException() {
    try {
        throw;
    } catch (...) {
        std::fprintf(stderr, "gongjian: %s\n", base::DescribeCurrentException().c_str());
        TellOfCurrentException(nullptr);
    }
}

void App::OnAssertFailure(const wxChar* file, int line, const wxChar* function, const wxChar* condition,
                          const wxChar* message) {
    const std::string text =
        Utf8(wxString::Format("%s:%d: %s: %s %s", wxString(file), line, wxString(function), wxString(condition),
                              message != nullptr ? wxString(message) : wxString()));
    std::fprintf(stderr, "gongjian: assertion failed: %s\n", text.c_str());
    if (UnderTest()) std::_Exit(kAssertExitCode);
}

}  // namespace gongjian::ui
