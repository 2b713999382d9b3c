// Code lists: the codes of a standard (ethnicity, education, regions …) as a table that many questions use. One file a list,
// codelists/<name>.csv, its columns described in forms/README.md.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "form/form.h"

namespace gongjian::form {

struct CodeList {
    std::string name;                  ///< of its file, without folder and extension
    std::vector<Category> categories;  ///< in file order
    std::string text;                  ///< as read: part of the fingerprint of forms that use it
};

struct LoadedCodeList {
    std::optional<CodeList> list;               ///< absent if there are errors
    std::vector<base::Diagnostic> diagnostics;  ///< every faulty row, sorted by place
};

/// Reads and checks a list. Never throws for what the text says. Limits: 16 MiB, 200 000 rows.
LoadedCodeList LoadCodeList(const base::Source& source);

/// The same for a file; throws base::Error if it cannot be read.
LoadedCodeList LoadCodeListFile(const std::filesystem::path& file);

/// Whether `code` can be a code of a list: letters, digits, _ - and . up to 63 of them ("01", "329999001", "A").
bool IsCode(std::string_view code);

/// Lists by name, each read once. `folders`: of forms; a list lies in codelists/ of the first that has it.
class CodeLists {
public:
    explicit CodeLists(std::vector<std::filesystem::path> folders) : m_folders(std::move(folders)) {}

    enum class State { Found, Missing, Faulty };
    struct Entry {
        State state = State::Missing;
        CodeList list;
        std::vector<base::Diagnostic> diagnostics;
    };
    const Entry& Find(const std::string& name);
    /// Those that were asked for.
    const std::map<std::string, Entry>& Entries() const { return m_entries; }
    /// Names of all lists in the folders, for suggestions.
    std::vector<std::string> Names() const;

private:
    std::vector<std::filesystem::path> m_folders;
    std::map<std::string, Entry> m_entries;
};

/// Whether a category may be chosen on a day: today, or the case's own day. Without bounds always.
bool IsValidOn(const Category& category, base::Date day);

}  // namespace gongjian::form
