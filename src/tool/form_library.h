// Finds forms by their id where gj looks for them, opens each once, and gives rules the names they may use.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "interview/checked_form.h"
#include "lang/rules.h"

namespace gongjian::tool {

/// Folders in the order of the interfaces: `forms` (--forms, may be empty), beside `file`, forms/ of the folders above it,
/// `workspace` (its folder, may be empty), the shipped ones.
std::vector<std::filesystem::path> FormFolders(const std::filesystem::path& forms, const std::filesystem::path& file,
                                               const std::filesystem::path& workspace);

class FormLibrary {
public:
    explicit FormLibrary(std::vector<std::filesystem::path> folders) : m_folders(std::move(folders)) {}

    /// A form by id; null if there is none or it is faulty (Diagnostics says which). Throws base::Error for a file that
    /// cannot be read.
    std::shared_ptr<const interview::CheckedForm> Find(const std::string& form_id);

    /// For lang::CheckRules; lives as long as this.
    lang::NamesOfForm Names();

    /// Of all forms that were opened so far.
    const std::vector<base::Diagnostic>& Diagnostics() const { return m_diagnostics; }

private:
    std::vector<std::filesystem::path> m_folders;
    std::map<std::string, std::shared_ptr<const interview::CheckedForm>> m_forms;
    std::vector<base::Diagnostic> m_diagnostics;
};

}  // namespace gongjian::tool
