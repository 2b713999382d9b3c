// gj check: everything that is wrong in forms, code lists, rules and workspace files, in one run.
#include <algorithm>
#include <memory>
#include <ostream>
#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "cases/workspace.h"
#include "form/code_list.h"
#include "form/form_loader.h"
#include "interview/checked_form.h"
#include "lang/fixes.h"
#include "lang/parser.h"
#include "lang/rules.h"
#include "tool/command.h"
#include "tool/diagnostics.h"
#include "tool/form_library.h"
#include "tool/json_output.h"

namespace gongjian::tool {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
    std::vector<std::string> paths;
    std::string forms;
    bool json = false;
    bool strict = false;
};

constexpr std::string_view kWorkspaceFile = "workspace.info";
constexpr std::string_view kCodeLists = "codelists";

bool IsHidden(const fs::path& path) { return base::PathToUtf8(path.filename()).starts_with('.'); }

bool IsCodeList(const fs::path& path) {
    return path.extension() == ".csv" && path.parent_path().filename() == kCodeLists;
}

bool IsChecked(const fs::path& path) {
    return path.extension() == ".info" || path.extension() == ".rules" || IsCodeList(path);
}

/// Forms first, so that a faulty form is told before the rules that need it.
bool Before(const fs::path& a, const fs::path& b) {
    const bool a_is_rules = a.extension() == ".rules", b_is_rules = b.extension() == ".rules";
    return a_is_rules != b_is_rules ? b_is_rules : a < b;
}

/// All forms, code lists, rules and workspace files below a folder, without hidden folders.
std::vector<fs::path> FilesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    try {
        for (fs::recursive_directory_iterator entry(folder), end; entry != end; ++entry) {
            const fs::path& path = entry->path();
            if (entry->is_directory()) {
                if (IsHidden(path)) entry.disable_recursion_pending();
            } else if (IsChecked(path)) {
                files.push_back(path);
            }
        }
    } catch (const fs::filesystem_error& error) {
        throw base::Error(base::Msg("Cannot read the folder {folder}: {reason}.",
                                    {{"folder", base::PathToUtf8(folder)}, {"reason", error.code().message()}}));
    }
    std::sort(files.begin(), files.end(), Before);
    return files;
}

class Checker {
public:
    Checker(const CheckOptions& options, const Surroundings& surroundings)
        : m_options(options), m_surroundings(surroundings) {}

    void Check(const fs::path& file) {
        ++m_files;
        if (file.filename() == kWorkspaceFile) {
            CheckWorkspace(file);
        } else if (file.extension() == ".csv") {
            Add(form::LoadCodeListFile(file).diagnostics);
        } else if (file.extension() == ".info") {
            CheckFormFile(file);
            m_checked_forms.insert(base::PathToUtf8(file.lexically_normal()));
        } else {
            CheckRuleFile(file);
        }
    }

    /// Findings of all files; what several forms find in a shared block or a code list, and several rule files in a form, once.
    std::vector<base::Diagnostic> Take() { return std::move(m_diagnostics); }
    long Files() const { return m_files; }

private:
    void Add(std::vector<base::Diagnostic> diagnostics) {
        for (base::Diagnostic& diagnostic : diagnostics) {
            if (IsNew(diagnostic)) m_diagnostics.push_back(std::move(diagnostic));
        }
    }

    bool IsNew(const base::Diagnostic& diagnostic) {
        std::error_code error;
        const fs::path file = fs::absolute(base::PathFromUtf8(diagnostic.file), error).lexically_normal();
        return m_told
            .insert(base::PathToUtf8(file) + ":" + std::to_string(diagnostic.line) + ":" +
                    std::to_string(diagnostic.column) + ":" + diagnostic.code)
            .second;
    }

    fs::path FormsOption() const {
        return m_options.forms.empty() ? fs::path() : Resolve(m_surroundings, m_options.forms);
    }

    /// A form, or a block that forms include.
    void CheckFormFile(const fs::path& file) {
        const std::vector<fs::path> folders = FormFolders(FormsOption(), {}, {});
        const base::Source source(base::PathToUtf8(file), base::ReadFile(file));
        if (form::IsSharedBlock(source)) {
            Add(form::CheckSharedBlock(source, form::PlacesOf(file, folders)));
        } else {
            Add(interview::OpenForm(file, folders).diagnostics);
        }
    }

    void CheckWorkspace(const fs::path& file) {
        const base::Source source(base::PathToUtf8(file), base::ReadFile(file));
        Add(cases::ReadWorkspace(source, file.parent_path()).diagnostics);
    }

    void CheckRuleFile(const fs::path& file) {
        const base::Source source(base::PathToUtf8(file), base::ReadFile(file));
        FormLibrary library(FormFolders(FormsOption(), file, {}));
        lang::CheckedRules checked = lang::CheckRules(source, library.Names());
        const auto form = library.Find(lang::FormNamedBy(source));
        lang::AddFixes(source, form == nullptr ? nullptr : &form->names, checked.diagnostics);
        for (const base::Diagnostic& diagnostic : library.Diagnostics()) AddOfForm(diagnostic);
        Add(std::move(checked.diagnostics));
    }

    /// A form that a rule file needs is told of only where it was not itself asked for, and only its errors.
    void AddOfForm(const base::Diagnostic& diagnostic) {
        const std::string file = base::PathToUtf8(base::PathFromUtf8(diagnostic.file).lexically_normal());
        if (diagnostic.severity != base::Severity::Error || m_checked_forms.contains(file)) return;
        if (IsNew(diagnostic)) m_diagnostics.push_back(diagnostic);
    }

    const CheckOptions& m_options;
    const Surroundings& m_surroundings;
    std::vector<base::Diagnostic> m_diagnostics;
    std::set<std::string> m_checked_forms, m_told;
    long m_files = 0;
};

/// The files that a path stands for. A file that is neither a form nor rules is wrong use.
std::vector<fs::path> FilesOf(const std::string& name, const Surroundings& surroundings) {
    // Names stay as the user wrote them, so that findings are about files that he knows.
    const fs::path path =
        surroundings.folder == fs::current_path() ? base::PathFromUtf8(name) : Resolve(surroundings, name);
    std::error_code error;
    if (fs::is_directory(path, error)) return FilesBelow(path);
    if (fs::exists(path, error) && path.extension() != ".csv" && !IsChecked(path)) {
        throw Stop{kWrongUse, base::Msg("{file} is neither a form (.info) nor a code list (.csv) nor rules (.rules).",
                                        {{"file", name}})};
    }
    return {path};
}

void Print(const std::vector<base::Diagnostic>& diagnostics, bool json, std::ostream& out) {
    if (!json) return PrintDiagnostics(out, diagnostics);
    Json list = Json::array();
    for (const base::Diagnostic& diagnostic : diagnostics) list.push_back(DiagnosticToJson(diagnostic));
    WriteJson(out, {{"diagnostics", list}});
}

int Check(const CheckOptions& options, Surroundings& surroundings) {
    std::vector<fs::path> files;
    for (const std::string& path : options.paths) {
        for (fs::path& file : FilesOf(path, surroundings)) {
            if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(std::move(file));
        }
    }
    std::stable_sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        return a.extension() != ".rules" && b.extension() == ".rules";
    });
    Checker checker(options, surroundings);
    for (const fs::path& file : files) checker.Check(file);
    const long count = checker.Files();
    const std::vector<base::Diagnostic> diagnostics = checker.Take();
    Print(diagnostics, options.json, surroundings.out);
    const FindingCounts counts = CountFindings(diagnostics);
    surroundings.err << base::Tr("{files} checked: {counts}.", {{"files", base::TrN("{n} file", "{n} files", count)},
                                                                {"counts", CountsInWords(counts)}})
                     << "\n";
    return counts.errors > 0 || (options.strict && counts.warnings > 0) ? kFound : kDone;
}

}  // namespace

void AddCheck(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<CheckOptions>();
    CLI::App* command = AddCommand(program, "check", base::Tr("Check forms, code lists and scoring rules"),
                                   "  gj check forms rules\n"
                                   "  gj check rules/village_committee.rules\n"
                                   "  gj check --strict --json forms/village_evaluation.info");
    command
        ->add_option("PATH", options->paths,
                     base::Tr("Forms (.info), code lists (.csv), rules (.rules), or folders with them"))
        ->required()
        ->type_name("");
    command->add_option("--forms", options->forms, base::Tr("Folder in which the rules' forms are looked for first"))
        ->type_name("DIR");
    command->add_flag("--json", options->json, base::Tr("Print the findings as JSON"));
    command->add_flag("--strict", options->strict, base::Tr("Warnings count as errors in the exit code"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Check(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
