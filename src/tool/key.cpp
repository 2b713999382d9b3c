// gj key: the key with which a workspace seals personal answers - made, locked by another passphrase, recovered.
#include <memory>
#include <ostream>

#include "base/error.h"
#include "cases/workspace.h"
#include "tool/command.h"
#include "tool/key_output.h"
#include "tool/passphrase.h"
#include "tool/workspace_input.h"

namespace gongjian::tool {
namespace {

struct KeyOptions {
    WorkspaceChoice workspace;
    std::string new_file;  ///< of the passphrase to be set
    bool no_passphrase = false;
    bool json = false;
};

std::string Wanted(const KeyOptions& options, const std::string& option, Surroundings& surroundings) {
    if (!options.no_passphrase) return NewPassphrase(options.new_file, option, surroundings);
    if (options.new_file.empty()) return {};
    throw Stop{kWrongUse, base::Msg("{option} and --no-passphrase exclude each other.", {{"option", option}})};
}

void TellWhetherOpen(const present::OpenedWorkspace& workspace, Surroundings& surroundings) {
    if (workspace.stores->SealedBy() != cases::Protection::NoPassphrase) return;
    surroundings.err << base::Tr("The key lies open beside the data: who has the folder can read everything.") << "\n";
}

int Make(const KeyOptions& options, Surroundings& surroundings) {
    const std::filesystem::path folder = WorkspaceFolder(options.workspace.folder, surroundings);
    std::error_code error;
    if (std::filesystem::exists(folder / cases::kKeyFile, error)) {
        throw Stop{kFound, base::Msg("The workspace has a key already. “gj key change” changes its passphrase.")};
    }
    const std::string passphrase = Wanted(options, "--passphrase-file", surroundings);
    present::OpenedWorkspace workspace = OpenWorkspace({options.workspace.folder, {}}, surroundings);
    const std::string recovery = MakeKey(workspace, passphrase, surroundings);
    TellWhetherOpen(workspace, surroundings);
    PrintRecoveryKey(recovery, options.json, surroundings);
    return kDone;
}

present::OpenedWorkspace OpenWithKey(const KeyOptions& options, Surroundings& surroundings) {
    present::OpenedWorkspace workspace = OpenWorkspace(options.workspace, surroundings);
    if (workspace.stores->SealedBy() != cases::Protection::NoKey) return workspace;
    throw Stop{kFound, base::Msg("The workspace has no key yet. “gj key make” makes one.")};
}

int Change(const KeyOptions& options, Surroundings& surroundings) {
    const present::OpenedWorkspace workspace = OpenWithKey(options, surroundings);
    workspace.stores->SetPassphrase(Wanted(options, "--new-passphrase-file", surroundings));
    surroundings.err << base::Tr("The passphrase is changed. The recovery key stays as it was.") << "\n";
    TellWhetherOpen(workspace, surroundings);
    return kDone;
}

int Recovery(const KeyOptions& options, Surroundings& surroundings) {
    const present::OpenedWorkspace workspace = OpenWithKey(options, surroundings);
    PrintRecoveryKey(workspace.stores->NewRecoveryKey(), options.json, surroundings);
    return kDone;
}

void Choose(CLI::App& command, Chosen& chosen, const std::shared_ptr<KeyOptions>& options,
            int (*run)(const KeyOptions&, Surroundings&)) {
    command.callback([options, run, &chosen] {
        chosen = [options, run](Surroundings& surroundings) { return run(*options, surroundings); };
    });
}

void AddNoPassphrase(CLI::App& command, KeyOptions& options) {
    command.add_flag("--no-passphrase", options.no_passphrase,
                     base::Tr("Leave the key open beside the data: sealed, but readable for who has the folder"));
}

}  // namespace

void AddKey(CLI::App& program, Chosen& chosen) {
    CLI::App* command =
        AddCommand(program, "key", base::Tr("Make the key that seals personal data, change its passphrase"),
                   "  gj key make --workspace 示例镇\n"
                   "  gj key change --workspace 示例镇\n"
                   "  gj key recovery --workspace 示例镇");

    const auto make = std::make_shared<KeyOptions>();
    CLI::App* one = AddCommand(*command, "make", base::Tr("Make the key, and the recovery key to be locked away"),
                               "  gj key make --workspace 示例镇\n"
                               "  gj key make --passphrase-file new.txt");
    AddFolderOption(*one, make->workspace);
    one->add_option("--passphrase-file", make->new_file, base::Tr("File whose first line is the passphrase to be set"))
        ->type_name("FILE");
    AddNoPassphrase(*one, *make);
    one->add_flag("--json", make->json, base::Tr("Print the recovery key as JSON"));
    Choose(*one, chosen, make, Make);

    const auto change = std::make_shared<KeyOptions>();
    one =
        AddCommand(*command, "change", base::Tr("Change the passphrase; the recovery key opens as well as the old one"),
                   "  gj key change --workspace 示例镇\n"
                   "  gj key change --passphrase-file old.txt --new-passphrase-file new.txt");
    AddWorkspaceOptions(*one, change->workspace);
    one->add_option("--new-passphrase-file", change->new_file,
                    base::Tr("File whose first line is the passphrase to be set"))
        ->type_name("FILE");
    AddNoPassphrase(*one, *change);
    Choose(*one, chosen, change, Change);

    const auto recovery = std::make_shared<KeyOptions>();
    one = AddCommand(*command, "recovery", base::Tr("Make a new recovery key; the one before opens no more"),
                     "  gj key recovery --workspace 示例镇");
    AddWorkspaceOptions(*one, recovery->workspace);
    one->add_flag("--json", recovery->json, base::Tr("Print the recovery key as JSON"));
    Choose(*one, chosen, recovery, Recovery);
}

}  // namespace gongjian::tool
