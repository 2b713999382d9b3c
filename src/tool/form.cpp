// gj form: forms from and to other notations.
#include <optional>
#include <ostream>
#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "exchange/workbook.h"
#include "exchange/xlsform_import.h"
#include "tool/command.h"
#include "tool/diagnostics.h"
#include "tool/json_output.h"

namespace gongjian::tool {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
    std::string workbook;
    std::string to;
    std::string report;
    bool json = false, strict = false;
};

/// The workbook, or nothing after its problem was printed.
std::optional<exchange::Workbook> OpenWorkbook(const fs::path& file, Surroundings& surroundings) {
    exchange::OpenedWorkbook opened = exchange::ReadWorkbookFile(file);
    if (opened.problem) PrintDiagnostics(surroundings.err, {*opened.problem});
    return std::move(opened.workbook);
}

/// What lies beside the workbook, for pulldata. Only names without folders count.
std::optional<std::string> Beside(const fs::path& workbook, const std::string& name) {
    const fs::path wanted = base::PathFromUtf8(name);
    if (name.empty() || wanted != wanted.filename()) return std::nullopt;
    std::error_code error;
    const fs::path file = workbook.parent_path() / wanted;
    if (!fs::is_regular_file(file, error)) return std::nullopt;
    return base::ReadFile(file);
}

void MakeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw base::Error(base::Msg("The folder {folder} cannot be made: {reason}.",
                                    {{"folder", base::PathToUtf8(folder)}, {"reason", error.message()}}));
    }
}

int Import(const ImportOptions& options, Surroundings& surroundings) {
    const fs::path file = Resolve(surroundings, options.workbook);
    const auto workbook = OpenWorkbook(file, surroundings);
    if (!workbook) return kFound;
    const exchange::ImportedForm imported = exchange::ImportXlsForm(
        *workbook, base::PathToUtf8(file.stem()), [&](const std::string& name) { return Beside(file, name); });
    const exchange::ImportReport& report = imported.report;
    if (!imported.text.empty()) {
        const fs::path folder = Resolve(surroundings, options.to);
        MakeFolder(folder);
        base::WriteFile(folder / (imported.id + ".info"), imported.text);
    }
    if (!options.report.empty()) {
        const bool json = options.report.ends_with(".json");
        base::WriteFile(Resolve(surroundings, options.report), json ? ReportJson(report) : ReportText(report));
    }
    if (options.json) {
        surroundings.out << ReportJson(report);
    } else {
        surroundings.err << ReportText(report, exchange::ReportDetail::Deviations);
    }
    if (report.Refused()) return kFound;
    const bool deviations = report.Count(exchange::Outcome::Changed) + report.Count(exchange::Outcome::Lost) > 0;
    return options.strict && deviations ? kFound : kDone;
}

void AddImport(CLI::App& form, Chosen& chosen) {
    const auto options = std::make_shared<ImportOptions>();
    CLI::App* command =
        AddCommand(form, "import", base::Tr("Make a form of an XLSForm, and say what became of every row"),
                   "  gj form import survey.xlsx --to forms\n"
                   "  gj form import survey.xls --to forms --report survey.txt\n"
                   "  gj form import survey.xlsx --to forms --report survey.json --strict");
    command->add_option("FILE", options->workbook, base::Tr("The XLSForm: .xlsx or .xls"))->required()->type_name("");
    command->add_option("--to", options->to, base::Tr("Folder for the form file"))->required()->type_name("DIR");
    command
        ->add_option("--report", options->report,
                     base::Tr("Write what became of every row and column there; JSON if it ends with .json"))
        ->type_name("FILE");
    command->add_flag("--json", options->json, base::Tr("Print the report as JSON"));
    command->add_flag("--strict", options->strict, base::Tr("Exit code 1 for deviations too"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Import(*options, surroundings); };
    });
}

}  // namespace

void AddForm(CLI::App& program, Chosen& chosen) {
    CLI::App* form = AddCommand(program, "form", base::Tr("Forms from and to other notations"),
                                "  gj form import survey.xlsx --to forms");
    form->require_subcommand(1);
    AddImport(*form, chosen);
}

}  // namespace gongjian::tool
