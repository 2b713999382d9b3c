// Finds, makes and opens workspace folders.
#include "present/open_workspace.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "form/form_loader.h"

namespace gongjian::present {
namespace {

namespace fs = std::filesystem;

constexpr char kWorkspaceFile[] = "workspace.info";
constexpr char kStoreUrl[] = "sqlite://data.sqlite";

/// Files of one kind directly in a folder, by name; none if the folder is not there.
std::vector<fs::path> FilesOf(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->is_regular_file() && entry->path().extension() == extension) files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

base::Diagnostic Unreadable(const fs::path& file, const base::Error& error) {
    base::Diagnostic diagnostic;
    diagnostic.code = "unreadable-file";
    diagnostic.file = base::PathToUtf8(file);
    diagnostic.message = error.Words();
    diagnostic.hint = base::Msg("Put a readable file in its place, or remove it from the workspace.");
    return diagnostic;
}

base::Diagnostic Repeated(const std::string& file, const std::string& id, const std::string& first) {
    base::Diagnostic diagnostic;
    diagnostic.severity = base::Severity::Warning;
    diagnostic.code = "repeated-id";
    diagnostic.file = file;
    diagnostic.message =
        base::Msg("The id {id} is already used by {first}. This file is left out.", {{"id", id}, {"first", first}});
    diagnostic.hint = base::Msg("Give one of the two files another id, or remove one of them.");
    return diagnostic;
}

void Append(std::vector<base::Diagnostic>& all, std::vector<base::Diagnostic> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void OpenForms(OpenedWorkspace& opened) {
    for (const fs::path& file : FilesOf(opened.workspace.FormsFolder(), ".info")) {
        try {
            interview::FormCheckResult result = interview::OpenForm(file, ShippedFolders("forms"));
            Append(opened.diagnostics, std::move(result.diagnostics));
            if (result.form == nullptr) continue;
            if (const auto first = opened.FormById(result.form->form.id)) {
                opened.diagnostics.push_back(Repeated(base::PathToUtf8(file), first->form.id, first->form.file));
                continue;
            }
            opened.forms.push_back(std::move(result.form));
        } catch (const base::Error& error) {
            opened.diagnostics.push_back(Unreadable(file, error));
        }
    }
    std::sort(opened.forms.begin(), opened.forms.end(),
              [](const auto& a, const auto& b) { return a->form.id < b->form.id; });
}

void OpenRules(OpenedWorkspace& opened) {
    const lang::NamesOfForm names_of_form = [&](const std::string& id) -> const lang::Names* {
        const auto form = opened.FormById(id);
        return form == nullptr ? nullptr : &form->names;
    };
    for (const fs::path& file : FilesOf(opened.workspace.RulesFolder(), ".rules")) {
        try {
            const std::string name = base::PathToUtf8(file);
            lang::CheckedRules checked = lang::CheckRules(base::Source(name, base::ReadFile(file)), names_of_form);
            Append(opened.diagnostics, std::move(checked.diagnostics));
            if (checked.rules == nullptr) continue;
            if (const RuleFile* first = opened.RulesById(checked.rules->Info().id)) {
                opened.diagnostics.push_back(Repeated(name, checked.rules->Info().id, base::PathToUtf8(first->file)));
                continue;
            }
            opened.rules.push_back({file, std::move(checked.rules)});
        } catch (const base::Error& error) {
            opened.diagnostics.push_back(Unreadable(file, error));
        }
    }
    // Rules that give points first: what only compares or counts is not what a form is scored and ranked by.
    const auto order = [](const RuleFile& file) {
        const lang::RuleSetInfo& info = file.rules->Info();
        return std::pair(info.items.empty(), info.id);
    };
    std::sort(opened.rules.begin(), opened.rules.end(),
              [&](const RuleFile& a, const RuleFile& b) { return order(a) < order(b); });
}

cases::Workspace ReadWorkspaceFile(const fs::path& folder) {
    if (!IsWorkspace(folder)) {
        throw base::Error(base::Msg("There is no workspace in {folder}. Name its folder, or make one with “gj init”.",
                                    {{"folder", base::PathToUtf8(folder)}}));
    }
    const fs::path file = folder / kWorkspaceFile;
    const base::Source source(base::PathToUtf8(file), base::ReadFile(file));
    cases::ReadWorkspaceResult result = cases::ReadWorkspace(source, folder);
    if (!result.workspace) {
        std::string findings;
        for (const base::Diagnostic& diagnostic : result.diagnostics) findings += base::Render(diagnostic, &source);
        throw base::Error(base::Msg("The workspace cannot be opened before its settings are corrected:\n{findings}",
                                    {{"findings", findings}}));
    }
    return *std::move(result.workspace);
}

/// The first shipped folder of a kind; throws if the program was installed without it.
fs::path ShippedFolder(const std::string& kind) {
    const std::vector<fs::path> folders = ShippedFolders(kind);
    if (!folders.empty()) return folders.front();
    throw base::Error(base::Msg(
        "The shipped {kind} folder was not found beside the program. Install the program again.", {{"kind", kind}}));
}

/// Copies files of some kinds, subfolders (code lists, shared blocks) included.
void CopyShipped(const fs::path& from, const fs::path& to, const std::vector<std::string>& extensions) {
    fs::create_directories(to);
    for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
        const fs::path target = to / entry.path().filename();
        if (entry.is_directory()) {
            CopyShipped(entry.path(), target, extensions);
        } else if (std::find(extensions.begin(), extensions.end(), entry.path().extension()) != extensions.end()) {
            fs::copy_file(entry.path(), target);
        }
    }
}

void CheckIsFree(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) return;
    const std::string name = base::PathToUtf8(folder);
    if (IsWorkspace(folder)) {
        throw base::Error(base::Msg("{folder} already is a workspace. Choose another folder.", {{"folder", name}}));
    }
    if (!fs::is_directory(folder, error) || !fs::is_empty(folder, error) || error) {
        throw base::Error(
            base::Msg("{folder} is not an empty folder. Choose an empty or a new one.", {{"folder", name}}));
    }
}

/// Takes back what a failed InitWorkspace has made.
class Undo {
public:
    explicit Undo(fs::path folder) : m_folder(std::move(folder)), m_existed(fs::exists(m_folder)) {}
    ~Undo() {
        if (m_done) return;
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
        if (m_existed) fs::create_directory(m_folder, ignored);
    }
    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;
    void Done() { m_done = true; }

private:
    fs::path m_folder;
    bool m_existed;
    bool m_done = false;
};

}  // namespace

std::shared_ptr<const interview::CheckedForm> OpenedWorkspace::FormById(const std::string& id) const {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const auto& form) { return form->form.id == id; });
    return found == forms.end() ? nullptr : *found;
}

const RuleFile* OpenedWorkspace::RulesById(const std::string& id) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const RuleFile& file) { return file.rules->Info().id == id; });
    return found == rules.end() ? nullptr : &*found;
}

namespace {

/// Dozens of forms ship; those that have cases, and the rules for them, are the ones that people look for.
void PutFormsInUseFirst(OpenedWorkspace& opened) {
    const auto in_use = [&opened](const std::string& form_id) {
        return !opened.stores->Cases().Rounds(form_id).empty();
    };
    std::stable_partition(opened.forms.begin(), opened.forms.end(),
                          [&in_use](const auto& form) { return in_use(form->form.id); });
    std::stable_partition(opened.rules.begin(), opened.rules.end(),
                          [&in_use](const RuleFile& file) { return in_use(file.rules->Info().form_id); });
}

}  // namespace

OpenedWorkspace OpenWorkspace(const fs::path& folder, const cases::OpenStores& open_stores,
                              const std::string& passphrase) {
    OpenedWorkspace opened;
    opened.workspace = ReadWorkspaceFile(folder);
    OpenForms(opened);
    OpenRules(opened);
    opened.stores = open_stores(opened.workspace.store_url, folder, passphrase);
    for (const auto& form : opened.forms) opened.stores->Cases().UseForm(form->form);
    PutFormsInUseFirst(opened);
    return opened;
}

void InitWorkspace(const fs::path& folder, const std::string& name, const std::string& round,
                   const cases::OpenStores& open_stores) {
    CheckIsFree(folder);
    const fs::path forms = ShippedFolder("forms");
    const fs::path rules = ShippedFolder("rules");
    try {
        Undo undo(folder);
        cases::Workspace workspace;
        workspace.folder = folder;
        workspace.name = name;
        workspace.store_url = kStoreUrl;
        workspace.current_round = round;
        fs::create_directories(folder);
        CopyShipped(forms, workspace.FormsFolder(), {".info", ".csv"});
        CopyShipped(rules, workspace.RulesFolder(), {".rules"});
        fs::create_directory(folder / "backups");
        fs::create_directory(folder / "attachments");
        open_stores(workspace.store_url, folder, {});
        // Last: without this file the folder is no workspace.
        base::WriteFile(folder / kWorkspaceFile, cases::WriteWorkspace(workspace));
        undo.Done();
    } catch (const fs::filesystem_error& error) {
        throw base::Error(base::Msg("Cannot make a workspace in {folder}: {reason}. Check that you may write there.",
                                    {{"folder", base::PathToUtf8(folder)}, {"reason", error.code().message()}}));
    }
}

std::vector<fs::path> ShippedFolders(const std::string& kind) {
    std::vector<fs::path> candidates;
    const fs::path program = base::ProgramFolder();
    candidates.push_back(program / "share" / "gongjian" / kind);
    candidates.push_back(program.parent_path() / "share" / "gongjian" / kind);
    for (fs::path ancestor = program; !ancestor.empty(); ancestor = ancestor.parent_path()) {
        candidates.push_back(ancestor / kind);
        if (ancestor == ancestor.root_path()) break;
    }
    std::vector<fs::path> folders;
    for (const fs::path& candidate : candidates) {
        std::error_code error;
        if (fs::is_directory(candidate, error)) folders.push_back(candidate);
    }
    return folders;
}

bool IsWorkspace(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / kWorkspaceFile, error);
}

}  // namespace gongjian::present
