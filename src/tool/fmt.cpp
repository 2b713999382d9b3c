// gj fmt: rule files in their one canonical form, in either keyword set, and never with another meaning.
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/file.h"
#include "lang/format.h"
#include "present/catalogue.h"
#include "tool/command.h"
#include "tool/diagnostics.h"
#include "tool/form_library.h"
#include "tool/input.h"
#include "tool/json_output.h"

namespace gongjian::tool {
namespace {

namespace fs = std::filesystem;

struct FormatOptions {
    std::vector<std::string> files;
    std::string forms;
    std::string language;
    bool check = false;
    bool json = false;
};

constexpr std::string_view kStandardInput = "-";

/// What became of one file.
struct Formatted {
    std::string file;
    std::string before;
    std::optional<std::string> after;  ///< none: it has errors
    std::vector<base::Diagnostic> diagnostics;

    bool Changes() const { return after && *after != before; }
};

std::optional<base::Language> LanguageOf(const FormatOptions& options) {
    if (options.language.empty()) return std::nullopt;
    const auto language = present::LanguageFromName(options.language);
    if (language) return language;
    throw Stop{kWrongUse, base::Msg("“{text}” is not a language. Take zh or en.", {{"text", options.language}})};
}

Formatted FormatOne(const std::string& name, const FormatOptions& options, Surroundings& surroundings) {
    const bool is_stream = name == kStandardInput;
    const fs::path file = is_stream ? surroundings.folder / "stdin.rules" : Resolve(surroundings, name);
    if (!is_stream && file.extension() != ".rules" && fs::exists(file))
        throw Stop{kWrongUse, base::Msg("{file} is not a file of rules (.rules).", {{"file", name}})};
    Formatted formatted{name, ReadInput(name, surroundings), std::nullopt, {}};
    const base::Source source(name, formatted.before);
    const fs::path forms = options.forms.empty() ? fs::path() : Resolve(surroundings, options.forms);
    // Names are needed only where words stand without spaces; a form that is missing or faulty is gj check's business.
    FormLibrary library(FormFolders(forms, file, {}));
    const auto form = library.Find(lang::FormNamedBy(source));
    lang::FormattedRules rules =
        lang::FormatRules(source, form == nullptr ? nullptr : &form->names, LanguageOf(options));
    formatted.after = std::move(rules.text);
    formatted.diagnostics = std::move(rules.diagnostics);
    return formatted;
}

Json ToJson(const std::vector<Formatted>& files) {
    Json list = Json::array(), diagnostics = Json::array();
    for (const Formatted& one : files) {
        list.push_back({{"file", one.file}, {"changed", one.Changes()}, {"errors", !one.after.has_value()}});
        for (const base::Diagnostic& diagnostic : one.diagnostics) diagnostics.push_back(DiagnosticToJson(diagnostic));
    }
    return {{"files", list}, {"diagnostics", diagnostics}};
}

int Format(const FormatOptions& options, Surroundings& surroundings) {
    LanguageOf(options);
    const bool has_stream =
        std::find(options.files.begin(), options.files.end(), kStandardInput) != options.files.end();
    if (has_stream && options.files.size() > 1)
        throw Stop{kWrongUse, base::Msg("Standard input is formatted alone, without other files.")};
    // All are read before the first is written: wrong use changes nothing.
    std::vector<Formatted> files;
    files.reserve(options.files.size());
    for (const std::string& name : options.files) files.push_back(FormatOne(name, options, surroundings));
    long changed = 0, broken = 0;
    for (const Formatted& one : files) {
        broken += one.after ? 0 : 1;
        if (one.Changes()) ++changed;
        if (!options.json) PrintDiagnostics(surroundings.err, one.diagnostics);
        if (options.check) {
            if (one.Changes() && !options.json) surroundings.out << one.file << "\n";
        } else if (one.file == kStandardInput) {
            if (one.after && !options.json) surroundings.out << *one.after;
        } else if (one.Changes()) {
            base::WriteFile(Resolve(surroundings, one.file), *one.after);
        }
    }
    if (options.json) WriteJson(surroundings.out, ToJson(files));
    if (!has_stream) {
        const std::string of = base::TrN("{n} file", "{n} files", static_cast<long>(files.size()));
        const base::Arguments arguments = {
            {"changed", std::to_string(changed)}, {"files", of}, {"broken", std::to_string(broken)}};
        const std::string done = options.check ? base::Tr("{changed} of {files} would change.", arguments)
                                               : base::Tr("{changed} of {files} changed.", arguments);
        const std::string with_errors =
            options.check ? base::Tr("{changed} of {files} would change, {broken} with errors.", arguments)
                          : base::Tr("{changed} of {files} changed, {broken} with errors left as they are.", arguments);
        surroundings.err << (broken > 0 ? with_errors : done) << "\n";
    }
    return broken > 0 || (options.check && changed > 0) ? kFound : kDone;
}

}  // namespace

void AddFormat(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<FormatOptions>();
    CLI::App* command = AddCommand(program, "fmt", base::Tr("Bring rule files into their usual form"),
                                   "  gj fmt rules/village_committee.rules\n"
                                   "  gj fmt --check rules/*.rules\n"
                                   "  gj fmt --lang en rules/village_committee.rules\n"
                                   "  gj fmt - < draft.rules");
    command->add_option("FILE", options->files, base::Tr("Rule files, or - for standard input to standard output"))
        ->required()
        ->type_name("");
    command->add_flag("--check", options->check,
                      base::Tr("Change nothing; list what would change, exit code 1 if any"));
    command
        ->add_option("--lang", options->language, base::Tr("Keywords to write: zh or en; without it, as in the file"))
        ->type_name("zh|en");
    command->add_option("--forms", options->forms, base::Tr("Folder in which the rules' forms are looked for first"))
        ->type_name("DIR");
    command->add_flag("--json", options->json, base::Tr("Print what changed and all errors as JSON"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Format(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
