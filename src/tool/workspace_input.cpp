#include "tool/workspace_input.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/text.h"
#include "tool/diagnostics.h"

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

present::OpenedWorkspace OpenWorkspace(const std::string& option, Surroundings& surroundings) {
    present::OpenedWorkspace opened =
        present::OpenWorkspace(WorkspaceFolder(option, surroundings), surroundings.open_stores);
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
