#include "tool/workspace_input.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "tool/diagnostics.h"
#include "tool/passphrase.h"

namespace gongjian::tool {

namespace fs = std::filesystem;

fs::path WorkspaceFolder(const std::string& option, const Surroundings& surroundings) {
    if (!option.empty()) return Resolve(surroundings, option);
    for (fs::path folder = surroundings.folder; !folder.empty(); folder = folder.parent_path()) {
        if (present::IsWorkspace(folder)) return folder;
        if (folder == folder.parent_path()) break;
    }
    if (!surroundings.default_workspace.empty()) return surroundings.default_workspace;
    throw Stop{kWrongUse, base::Msg("Here is no workspace. Name one with --workspace, or go to its folder. "
                                    "“gj init DIR --demo” makes one to try things on.")};
}

void AddFolderOption(CLI::App& command, WorkspaceChoice& choice, const std::string& description) {
    command
        .add_option("--workspace", choice.folder,
                    description.empty() ? base::Tr("Workspace; the current folder's if left out") : description)
        ->type_name("DIR");
}

void AddWorkspaceOptions(CLI::App& command, WorkspaceChoice& choice, const std::string& description) {
    AddFolderOption(command, choice, description);
    command
        .add_option("--passphrase-file", choice.passphrase_file,
                    base::Tr("File whose first line is the passphrase; it is asked for if left out"))
        ->type_name("FILE");
}

namespace {

present::OpenedWorkspace OpenUnlocked(const WorkspaceChoice& choice, Surroundings& surroundings) {
    const fs::path folder = WorkspaceFolder(choice.folder, surroundings);
    if (!choice.passphrase_file.empty()) {
        return present::OpenWorkspace(folder, surroundings.open_stores,
                                      PassphraseInFile(choice.passphrase_file, surroundings));
    }
    try {
        return present::OpenWorkspace(folder, surroundings.open_stores);
    } catch (const cases::PassphraseNeeded& needed) {
        if (!surroundings.ask_secret) {
            throw Stop{kWrongUse,
                       base::Msg("This workspace is locked with a passphrase. Name the file that holds it with "
                                 "--passphrase-file.")};
        }
    }
    constexpr int kTries = 3;
    for (int tries = 1;; ++tries) {
        const std::optional<std::string> typed = surroundings.ask_secret(
            base::Tr("Passphrase of {workspace}: ", {{"workspace", base::PathToUtf8(folder.filename())}}));
        if (!typed) throw Stop{kFailed, base::Msg("No passphrase was typed. Nothing was changed.")};
        try {
            return present::OpenWorkspace(folder, surroundings.open_stores, *typed);
        } catch (const cases::PassphraseNeeded& needed) {
            if (tries == kTries) throw;
            surroundings.err << base::Text(needed.Words()) << "\n";
        }
    }
}

}  // namespace

present::OpenedWorkspace OpenWorkspace(const WorkspaceChoice& choice, Surroundings& surroundings) {
    present::OpenedWorkspace opened = OpenUnlocked(choice, surroundings);
    std::vector<base::Diagnostic> errors;
    std::copy_if(opened.diagnostics.begin(), opened.diagnostics.end(), std::back_inserter(errors),
                 [](const base::Diagnostic& diagnostic) { return diagnostic.severity == base::Severity::Error; });
    PrintDiagnostics(surroundings.err, errors);
    return opened;
}

std::shared_ptr<const interview::CheckedForm> FormOf(const present::OpenedWorkspace& workspace, const std::string& id) {
    if (auto form = workspace.FormById(id)) return form;
    std::vector<std::string> ids;
    std::string all;
    for (const auto& form : workspace.forms) {
        ids.push_back(form->form.id);
        all += (all.empty() ? "" : ", ") + form->form.id;
    }
    const auto near = base::Nearest(id, ids);
    throw Stop{kWrongUse, near.empty() ? base::Msg("The workspace has no form “{form}”. It has: {forms}.",
                                                   {{"form", id}, {"forms", all}})
                                       : base::Msg("The workspace has no form “{form}”. Did you mean “{near}”?",
                                                   {{"form", id}, {"near", near.front()}})};
}

cases::Action ActionNow(const present::OpenedWorkspace& workspace, const std::string& reason,
                        const Surroundings& surroundings) {
    const std::string& author = workspace.workspace.author;
    return {author.empty() ? surroundings.author : author, surroundings.device, surroundings.now(), reason};
}

}  // namespace gongjian::tool
