#include "tool/rules_input.h"

#include <ostream>
#include <system_error>

#include "base/file.h"
#include "present/open_workspace.h"
#include "tool/diagnostics.h"
#include "tool/form_library.h"

namespace gongjian::tool {
namespace {

namespace fs = std::filesystem;

fs::path FindRules(const std::string& name, const RulesPlaces& places, const Surroundings& surroundings) {
    const fs::path named = Resolve(surroundings, name);
    std::error_code error;
    if (fs::exists(named, error)) return named;
    std::vector<fs::path> folders = present::ShippedFolders("rules");
    if (!places.workspace.empty()) folders.insert(folders.begin(), places.workspace / "rules");
    for (const fs::path& folder : folders) {
        fs::path file = folder / base::PathFromUtf8(name + ".rules");
        if (fs::is_regular_file(file, error)) return file;
    }
    return named;  // reading it says what is wrong
}

/// A name for diagnostics: as the user wrote it, if that is the file.
std::string ShownName(const fs::path& file, const std::string& name, const Surroundings& surroundings) {
    return surroundings.folder == fs::current_path() && file == Resolve(surroundings, name) ? name
                                                                                            : base::PathToUtf8(file);
}

}  // namespace

OpenedRules OpenRules(const std::string& name, const RulesPlaces& places, Surroundings& surroundings) {
    const fs::path file = FindRules(name, places, surroundings);
    const base::Source source(ShownName(file, name, surroundings), base::ReadFile(file));
    const fs::path forms = places.forms.empty() ? fs::path() : Resolve(surroundings, places.forms);
    FormLibrary library(FormFolders(forms, file, places.workspace));
    lang::CheckedRules checked = lang::CheckRules(source, library.Names());
    OpenedRules opened;
    opened.rules = std::move(checked.rules);
    if (opened.rules != nullptr) {
        opened.form = library.Find(opened.rules->Info().form_id);
        for (const std::string& ledger : opened.rules->Info().ledgers)
            opened.ledger_forms[ledger] = library.Find(ledger);
    }
    std::vector<base::Diagnostic> diagnostics = library.Diagnostics();
    diagnostics.insert(diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    if (opened.rules == nullptr || opened.form == nullptr) {
        PrintDiagnostics(surroundings.err, diagnostics);
        throw Stop{kFound, base::Msg("The rules {file} cannot be used before their errors are corrected.",
                                     {{"file", source.Name()}})};
    }
    return opened;
}

std::function<const interview::CheckedForm*(const std::string&)> OpenedRules::FormOfLedger() const {
    return [this](const std::string& form_id) -> const interview::CheckedForm* {
        const auto found = ledger_forms.find(form_id);
        return found == ledger_forms.end() ? nullptr : found->second.get();
    };
}

void WarnOutsidePeriod(const lang::RuleSetInfo& rules, base::Date day, Surroundings& surroundings) {
    const bool early = rules.period_from && day < *rules.period_from;
    const bool late = rules.period_to && day > *rules.period_to;
    if (!early && !late) return;
    const std::string from = rules.period_from ? base::ToString(*rules.period_from) : std::string("…");
    const std::string to = rules.period_to ? base::ToString(*rules.period_to) : std::string("…");
    surroundings.err << base::Tr("Warning: these rules are for {from} to {to}, and they are used for {day}.",
                                 {{"from", from}, {"to", to}, {"day", base::ToString(day)}})
                     << "\n";
}

std::function<std::shared_ptr<const interview::CheckedForm>(const std::string&)> OpenedRules::Forms() const {
    return [this](const std::string& form_id) -> std::shared_ptr<const interview::CheckedForm> {
        if (form_id == form->form.id) return form;
        const auto found = ledger_forms.find(form_id);
        return found == ledger_forms.end() ? nullptr : found->second;
    };
}

}  // namespace gongjian::tool
