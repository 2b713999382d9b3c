#include "ui/main_frame.h"

#include <wx/aboutdlg.h>
#include <wx/app.h>
#include <wx/dirdlg.h>
#include <wx/display.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/utils.h>
#include <wx/weakref.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/message.h"
#include "present/demo_data.h"
#include "present/words.h"
#include "ui/accessible.h"
#include "ui/ask.h"
#include "ui/case_list_screen.h"
#include "ui/errors.h"
#include "ui/home_screen.h"
#include "ui/interview_screen.h"
#include "ui/keys_dialog.h"
#include "ui/look.h"
#include "ui/navigation_bar.h"
#include "ui/passphrase_dialog.h"
#include "ui/ranking_screen.h"
#include "ui/stock_texts.h"
#include "ui/text.h"
#include "ui/welcome_screen.h"

namespace gongjian::ui {

using base::Tr;

namespace {

constexpr int kFirstCommand = wxID_HIGHEST + 1;
constexpr int kFirstForm = kFirstCommand + 200;
constexpr int kMostForms = 7;  // Ctrl+2 to Ctrl+8
constexpr int kTries = 3;      // of a passphrase

int IdOf(Command command) { return kFirstCommand + static_cast<int>(command); }

}  // namespace

MainFrame::MainFrame(const cases::OpenStores& open_stores, Settings settings)
    : wxFrame(nullptr, wxID_ANY, "Gongjian"), m_open_stores(open_stores), m_settings(std::move(settings)) {
    m_runner = std::make_unique<ThreadRunner>(
        [this](const std::string& title, std::shared_ptr<present::Cancellation> cancel) {
            m_status->ShowWork(title, std::move(cancel));
        },
        [this] { m_status->HideWork(); });
    m_desk.device = Utf8(wxGetHostName());
    SetSizer(new wxBoxSizer(wxVERTICAL));
    BuildMenu();
    const wxRect area = wxDisplay(0u).GetClientArea();
    const int width = m_settings.width > 0 ? m_settings.width : look::Px(this, 1280);
    const int height = m_settings.height > 0 ? m_settings.height : look::Px(this, 800);
    SetMinSize(wxSize(std::min(look::Px(this, 760), area.width), std::min(look::Px(this, 460), area.height)));
    SetSize(std::min(width, area.width), std::min(height, area.height));
    Centre();
    if (m_settings.maximized || width >= area.width || height >= area.height) Maximize();
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (m_screen != nullptr && !m_screen->MayLeave() && event.CanVeto()) return event.Veto();
        Remember();
        event.Skip();
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        CallAfter([this] { BuildContents(); });
    });
    for (const CommandInfo& info : Commands()) {
        Bind(
            wxEVT_MENU, [this, command = info.command](wxCommandEvent&) { Run(command); }, IdOf(info.command));
        Bind(
            wxEVT_UPDATE_UI, [this, command = info.command](wxUpdateUIEvent& event) { event.Enable(CanRun(command)); },
            IdOf(info.command));
    }
    Bind(
        wxEVT_MENU,
        [this](wxCommandEvent& event) {
            const auto index = static_cast<std::size_t>(event.GetId() - kFirstForm);
            if (m_workspace && index < m_workspace->forms.size())
                GoTo({Place::Kind::Cases, m_workspace->forms[index]->form.id, {}, {}});
        },
        kFirstForm, kFirstForm + kMostForms);
}

MainFrame::~MainFrame() {
    // Work in the background may still look at the workspace and the screens.
    m_runner.reset();
    DestroyChildren();
}

// ---- contents ---------------------------------------------------------------------------------------------------------

void MainFrame::BuildContents() {
    const Place place = m_screen != nullptr ? m_screen->Where() : Place{};
    if (m_contents != nullptr) {
        m_screen = nullptr;
        m_contents->Destroy();
    }
    UseStockTexts(base::CurrentLanguage());
    SetTitle(
        Wx(m_workspace ? Tr("{workspace} – Gongjian", {{"workspace", m_workspace->workspace.name}}) : Tr("Gongjian")));
    BuildMenu();
    m_contents = new wxPanel(this);
    m_bar = nullptr;
    m_line = nullptr;
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    if (m_workspace) {
        m_bar = new NavigationBar(m_contents, *this);
        m_line = new wxPanel(m_contents, wxID_ANY, wxDefaultPosition, wxSize(1, -1));
        m_line->SetBackgroundColour(look::Line());
        row->Add(m_bar, wxSizerFlags().Expand());
        row->Add(m_line, wxSizerFlags().Expand());
    }
    m_status = new StatusLine(m_contents);
    m_status->ShowHint(Tr("F1: keys"));
    auto* hairline = new wxPanel(m_contents, wxID_ANY, wxDefaultPosition, wxSize(-1, 1));
    hairline->SetBackgroundColour(look::Line());
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(row, wxSizerFlags(1).Expand());
    outer->Add(hairline, wxSizerFlags().Expand());
    outer->Add(m_status, wxSizerFlags().Expand());
    m_contents->SetSizer(outer);
    GetSizer()->Clear();
    GetSizer()->Add(m_contents, wxSizerFlags(1).Expand());
    Layout();
    ShowScreen(m_workspace ? place : Place{});
}

void MainFrame::BuildMenu() {
    std::vector<std::pair<wxMenu*, wxString>> menus;
    auto* file = new wxMenu;
    AppendCommand(file, Command::OpenWorkspace);
    AppendCommand(file, Command::CreateDemo);
    AppendCommand(file, Command::SetPassphrase);
    file->AppendSeparator();
    AppendCommand(file, Command::Quit);
    menus.emplace_back(file, Wx(Tr("&File")));
    auto* go = new wxMenu;
    AppendCommand(go, Command::GoHome);
    AppendForms(go);
    AppendCommand(go, Command::GoRanking);
    menus.emplace_back(go, Wx(Tr("&Go")));
    auto* one = new wxMenu;
    for (const Command command :
         {Command::NewCase, Command::OpenCase, Command::DeleteCase, Command::RestoreCase, Command::FindCase})
        AppendCommand(one, command);
    one->AppendSeparator();
    for (const Command command :
         {Command::PreviousSection, Command::NextSection, Command::NextProblem, Command::AnswerMenu, Command::AddRow})
        AppendCommand(one, command);
    one->AppendSeparator();
    for (const Command command : {Command::SubmitCase, Command::ReturnCase, Command::BackToList})
        AppendCommand(one, command);
    menus.emplace_back(one, Wx(Tr("&Case")));
    auto* scores = new wxMenu;
    AppendCommand(scores, Command::Recompute);
    menus.emplace_back(scores, Wx(Tr("&Assessment")));
    auto* language = new wxMenu;
    // Each language by its own name, so that everybody finds the way back.
    language->AppendRadioItem(IdOf(Command::Chinese), Wx("中文"))
        ->Check(base::CurrentLanguage() == base::Language::Chinese);
    language->AppendRadioItem(IdOf(Command::English), "English")
        ->Check(base::CurrentLanguage() == base::Language::English);
    menus.emplace_back(language,
                       Wx(base::CurrentLanguage() == base::Language::Chinese ? "语言 &Language" : "&Language 语言"));
    auto* help = new wxMenu;
    AppendCommand(help, Command::Keys);
    AppendCommand(help, Command::About);
    menus.emplace_back(help, Wx(Tr("&Help")));
    if (GetMenuBar() == nullptr) {
        auto* bar = new wxMenuBar;
        for (const auto& [menu, title] : menus) bar->Append(menu, title);
        return SetMenuBar(bar);
    }
    // The bar stays: without it the frame would for a moment have no size that its contents could be laid out in.
    for (std::size_t i = 0; i < menus.size(); ++i) delete GetMenuBar()->Replace(i, menus[i].first, menus[i].second);
}

void MainFrame::AppendCommand(wxMenu* menu, Command command, const std::string& label) {
    const CommandInfo& info = InfoOf(command);
    wxString text = wxControl::EscapeMnemonics(Wx(label.empty() ? base::Text(info.label) : label));
    if (!info.shortcut.empty() && info.accelerator) text += "\t" + Wx(info.shortcut);
    menu->Append(IdOf(command), text, Wx(base::Text(info.help)));
}

void MainFrame::AppendForms(wxMenu* menu) {
    if (!m_workspace) return;
    const auto count = std::min<std::size_t>(m_workspace->forms.size(), kMostForms);
    for (std::size_t i = 0; i < count; ++i) {
        const form::Form& form = m_workspace->forms[i]->form;
        const wxString label = wxControl::EscapeMnemonics(Wx(present::LabelText(form.title, form.id)));
        menu->Append(kFirstForm + static_cast<int>(i), label + wxString::Format("\tCtrl+%zu", i + 2));
    }
}

// ---- commands ---------------------------------------------------------------------------------------------------------

bool MainFrame::CanRun(Command command) const {
    switch (command) {
        case Command::GoHome:
        case Command::GoForm:
        case Command::GoRanking: return m_workspace != nullptr;
        case Command::SetPassphrase: return MayHaveKey();
        case Command::OpenWorkspace:
        case Command::CreateDemo:
        case Command::Quit:
        case Command::Chinese:
        case Command::English:
        case Command::Keys:
        case Command::About: return true;
        default: return m_screen != nullptr && m_screen->CanRun(command);
    }
}

void MainFrame::Run(Command command) {
    switch (command) {
        case Command::OpenWorkspace: return OpenWorkspaceFolder();
        case Command::CreateDemo: return CreateDemoWorkspace();
        case Command::SetPassphrase: return SetPassphrase();
        case Command::Quit: Close(); return;
        case Command::GoHome: return GoTo({Place::Kind::Home, {}, {}, {}});
        case Command::GoRanking: return GoTo({Place::Kind::Ranking, {}, {}, {}});
        case Command::Chinese: return SetLanguage(base::Language::Chinese);
        case Command::English: return SetLanguage(base::Language::English);
        case Command::Keys: return ShowKeysDialog(this);
        case Command::About: {
            wxAboutDialogInfo info;
            info.SetName(Wx(Tr("Gongjian")));
            info.SetVersion(GONGJIAN_VERSION);
            info.SetDescription(Wx(Tr("Forms, scoring rules and rankings for a township office.")));
            return wxAboutBox(info, this);
        }
        default:
            if (m_screen != nullptr && m_screen->CanRun(command)) m_screen->Run(command);
    }
}

void MainFrame::SetLanguage(base::Language language) {
    if (language == base::CurrentLanguage()) return;
    if (m_screen != nullptr && !m_screen->MayLeave()) return;
    base::SetLanguage(language);
    m_settings.language = language;
    WriteSettings(m_settings);
    // Later: the menu whose event is being handled goes too.
    CallAfter([this] { BuildContents(); });
}

// ---- going about ------------------------------------------------------------------------------------------------------

void MainFrame::GoTo(const Place& place) {
    if (m_screen != nullptr && !m_screen->MayLeave()) return;
    ShowScreen(place);
}

void MainFrame::ShowScreen(const Place& place) {
    std::unique_ptr<Screen> screen;
    try {
        screen = MakeScreen(place);
    } catch (...) {
        TellOfCurrentException(this);
        if (m_screen != nullptr || place.kind == Place::Kind::Welcome) return;
        screen = MakeScreen({});
    }
    wxSizer* row = m_contents->GetSizer()->GetItem(static_cast<std::size_t>(0))->GetSizer();
    if (m_screen != nullptr) {
        row->Detach(m_screen);
        m_screen->Hide();
        // Later: its event may still be running.
        CallAfter([old = wxWeakRef<Screen>(m_screen)] {
            if (old) old->Destroy();
        });
    }
    m_screen = screen.release();
    if (m_bar != nullptr) {
        // An interview has the whole width; Escape leads back. Where one is, the screen says: it need not be what was asked for.
        const Place here = m_screen->Where();
        m_bar->Show(here.kind != Place::Kind::Interview);
        m_line->Show(here.kind != Place::Kind::Interview);
        m_bar->ShowPlace(here);
    }
    row->Add(m_screen, wxSizerFlags(1).Expand());
    m_contents->Layout();
    m_screen->Layout();
    m_screen->Enter();
}

std::unique_ptr<Screen> MainFrame::MakeScreen(const Place& place) {
    if (!m_workspace) return std::make_unique<WelcomeScreen>(m_contents, *this);
    switch (place.kind) {
        case Place::Kind::Cases:
            return std::make_unique<CaseListScreen>(m_contents, *this, place.form_id, place.case_id);
        case Place::Kind::Interview: return std::make_unique<InterviewScreen>(m_contents, *this, place.case_id);
        case Place::Kind::Ranking: return std::make_unique<RankingScreen>(m_contents, *this, place.rule_set_id);
        case Place::Kind::Welcome:
        case Place::Kind::Home: break;
    }
    return std::make_unique<HomeScreen>(m_contents, *this);
}

void MainFrame::ShowSaved(const std::string& text, bool saved) { m_status->ShowSaved(text, saved); }

void MainFrame::Remember() {
    m_settings.maximized = IsMaximized();
    if (!IsMaximized()) {
        m_settings.width = GetSize().GetWidth();
        m_settings.height = GetSize().GetHeight();
    }
    WriteSettings(m_settings);
}

// ---- workspaces -------------------------------------------------------------------------------------------------------

std::unique_ptr<present::OpenedWorkspace> MainFrame::Unlock(const std::filesystem::path& folder,
                                                            std::string passphrase) {
    for (int wrong = 0;;) {
        std::string problem;
        try {
            return std::make_unique<present::OpenedWorkspace>(
                present::OpenWorkspace(folder, m_open_stores, passphrase));
        } catch (const cases::PassphraseNeeded& needed) {
            if (needed.Again()) {
                problem = base::Text(needed.Words());
                ++wrong;
            }
        } catch (...) {
            TellOfCurrentException(this);
            return nullptr;
        }
        if (wrong == kTries) {
            TellOfError(this, Tr("The workspace stays locked"),
                        Tr("Three passphrases were wrong. Ask who set it, or type the recovery key in its place."),
                        Tr("Nothing was changed."));
            return nullptr;
        }
        auto typed = AskPassphrase(this, base::PathToUtf8(folder.filename()), problem);
        if (!typed) return nullptr;
        passphrase = *std::move(typed);
    }
}

void MainFrame::OpenFirst(const std::string& folder) {
    try {
        Take(folder, std::make_unique<present::OpenedWorkspace>(
                         present::OpenWorkspace(base::PathFromUtf8(folder), m_open_stores)));
    } catch (const cases::PassphraseNeeded&) {
        OpenWhenActive(folder);
    } catch (...) {
        TellOfCurrentException(this);
        ShowWelcome();
    }
}

void MainFrame::OpenWhenActive(const std::string& folder) {
    m_opens_first = folder;
    const auto open = [this] {
        if (!m_opens_first.empty()) OpenFolder(std::exchange(m_opens_first, {}));
    };
    Bind(wxEVT_ACTIVATE, [this, open](wxActivateEvent& event) {
        event.Skip();
        if (event.GetActive() && !m_opens_first.empty()) CallAfter(open);
    });
    // Where no window manager gives the window the focus.
    constexpr int kAtTheLatest = 1000;
    m_opens_late.Bind(wxEVT_TIMER, [open](wxTimerEvent&) { open(); });
    m_opens_late.StartOnce(kAtTheLatest);
}

void MainFrame::OpenFolder(const std::string& folder, const std::string& passphrase) {
    std::unique_ptr<present::OpenedWorkspace> opened = Unlock(base::PathFromUtf8(folder), passphrase);
    if (opened == nullptr) {
        if (m_contents == nullptr) ShowWelcome();
        return;
    }
    Take(folder, std::move(opened));
}

void MainFrame::Take(const std::string& folder, std::unique_ptr<present::OpenedWorkspace> opened) {
    // Screens first: they look at the workspace that goes.
    if (m_contents != nullptr) {
        m_contents->Destroy();
        m_contents = nullptr;
        m_screen = nullptr;
    }
    m_workspace = std::move(opened);
    m_desk.workspace = m_workspace.get();
    m_desk.author = m_workspace->workspace.author;
    m_settings.workspace = folder;
    WriteSettings(m_settings);
    BuildContents();
}

void MainFrame::OpenWorkspaceFolder() {
    wxDirDialog dialog(this, Wx(Tr("Open the folder of a workspace")), {}, wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    if (m_screen != nullptr && !m_screen->MayLeave()) return;
    // Later: the button whose event is being handled goes with the screen.
    CallAfter([this, folder = Utf8(dialog.GetPath())] { OpenFolder(folder); });
}

void MainFrame::CreateDemoWorkspace() {
    wxDirDialog dialog(this, Wx(Tr("Choose an empty folder for the sample township")));
    if (dialog.ShowModal() != wxID_OK) return;
    if (m_screen != nullptr && !m_screen->MayLeave()) return;
    const std::string folder = Utf8(dialog.GetPath());
    try {
        present::InitDemoWorkspace(base::PathFromUtf8(folder), m_open_stores);
    } catch (...) {
        return TellOfCurrentException(this);
    }
    CallAfter([this, folder] { OpenFolder(folder); });
}

bool MainFrame::MayHaveKey() const {
    return m_workspace != nullptr && m_workspace->stores->SealedBy() == cases::Protection::NoKey;
}

void MainFrame::SetPassphrase() {
    if (!MayHaveKey() || (m_screen != nullptr && !m_screen->MayLeave())) return;
    std::string passphrase;
    const auto set = [&](const std::string& typed) {
        m_workspace->stores->SetPassphrase(typed);
        passphrase = typed;
    };
    if (!AskNewPassphrase(this, set)) return;
    try {
        ShowRecoveryKey(this, m_workspace->stores->NewRecoveryKey());
    } catch (...) {
        TellOfCurrentException(this);
    }
    // What lay open is sealed at opening. Later: the button whose event is being handled goes with the screen.
    CallAfter([this, passphrase] { OpenFolder(m_settings.workspace, passphrase); });
}

}  // namespace gongjian::ui
