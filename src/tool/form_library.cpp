#include "tool/form_library.h"

#include <system_error>

#include "form/form_loader.h"
#include "present/open_workspace.h"

namespace gongjian::tool {

namespace fs = std::filesystem;

std::vector<fs::path> FormFolders(const fs::path& forms, const fs::path& file, const fs::path& workspace) {
    std::vector<fs::path> folders;
    if (!forms.empty()) folders.push_back(forms);
    if (!file.empty()) {
        std::error_code error;
        fs::path ancestor = fs::absolute(file, error).lexically_normal().parent_path();
        folders.push_back(ancestor);
        for (;; ancestor = ancestor.parent_path()) {
            folders.push_back(ancestor / "forms");
            if (ancestor == ancestor.parent_path()) break;
        }
    }
    if (!workspace.empty()) folders.push_back(workspace / "forms");
    for (fs::path& shipped : present::ShippedFolders("forms")) folders.push_back(std::move(shipped));
    return folders;
}

std::shared_ptr<const interview::CheckedForm> FormLibrary::Find(const std::string& form_id) {
    const auto [place, is_new] = m_forms.try_emplace(form_id);
    if (!is_new) return place->second;
    const auto file = form::FindFormFile(form_id, m_folders);
    if (!file) return nullptr;
    interview::FormCheckResult result = interview::OpenForm(*file, m_folders);
    m_diagnostics.insert(m_diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    return place->second = std::move(result.form);
}

lang::NamesOfForm FormLibrary::Names() {
    return [this](const std::string& form_id) -> const lang::Names* {
        const auto form = Find(form_id);
        return form == nullptr ? nullptr : &form->names;
    };
}

}  // namespace gongjian::tool
