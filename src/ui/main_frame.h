// The window: menu, bar on the left, the screen, the line at the bottom. Changing the language builds its contents anew.
#pragma once

#include <wx/frame.h>
#include <wx/timer.h>

#include <filesystem>
#include <memory>
#include <string>

#include "cases/stores.h"
#include "present/desk.h"
#include "ui/navigator.h"
#include "ui/settings.h"
#include "ui/status_line.h"
#include "ui/thread_runner.h"

namespace gongjian::ui {

class NavigationBar;

class MainFrame : public wxFrame, public Navigator {
public:
    MainFrame(const cases::OpenStores& open_stores, Settings settings);
    ~MainFrame() override;

    /// Opens a workspace folder and goes home; asks for the passphrase if the one given does not do. Tells of a failure and stays
    /// where it was.
    void OpenFolder(const std::string& folder, const std::string& passphrase = {});
    /// The same at the start of the program: asks for a passphrase when there is a window to ask in front of.
    void OpenFirst(const std::string& folder);
    /// First screen without a workspace.
    void ShowWelcome() { BuildContents(); }

private:
    void BuildContents();
    void BuildMenu();
    void AppendCommand(wxMenu* menu, Command command, const std::string& label = {});
    void AppendForms(wxMenu* menu);
    void SetLanguage(base::Language language);
    void Run(Command command);
    bool CanRun(Command command) const;
    std::unique_ptr<Screen> MakeScreen(const Place& place);
    void ShowScreen(const Place& place);
    void Remember();
    /// Asks for the passphrase where that is needed; null if there is none, the failure having been told.
    std::unique_ptr<present::OpenedWorkspace> Unlock(const std::filesystem::path& folder, std::string passphrase);
    /// Once the window stands and has the keyboard: a dialog that opens earlier would stay behind it.
    void OpenWhenActive(const std::string& folder);
    void Take(const std::string& folder, std::unique_ptr<present::OpenedWorkspace> opened);
    bool MayHaveKey() const;

    // Navigator
    void GoTo(const Place& place) override;
    const present::Desk& Desk() const override { return m_desk; }
    present::BackgroundRunner& Runner() override { return *m_runner; }
    void ShowSaved(const std::string& text, bool saved) override;
    void OpenWorkspaceFolder() override;
    void CreateDemoWorkspace() override;
    void SetPassphrase() override;

    std::string m_opens_first;  ///< folder, until it was opened
    wxTimer m_opens_late;
    cases::OpenStores m_open_stores;
    Settings m_settings;
    std::unique_ptr<present::OpenedWorkspace> m_workspace;
    present::Desk m_desk;
    std::unique_ptr<ThreadRunner> m_runner;
    wxPanel* m_contents = nullptr;
    NavigationBar* m_bar = nullptr;
    wxPanel* m_line = nullptr;
    Screen* m_screen = nullptr;
    StatusLine* m_status = nullptr;
};

}  // namespace gongjian::ui
