// gj init: a workspace folder with the shipped forms and rules, and on request the sample township.
#include <memory>
#include <ostream>

#include "base/file.h"
#include "present/demo_data.h"
#include "present/open_workspace.h"
#include "tool/command.h"
#include "tool/key_output.h"
#include "tool/passphrase.h"

namespace gongjian::tool {
namespace {

struct InitOptions {
    std::string folder;
    std::string name;
    std::string round;
    std::string passphrase_file;
    bool demo = false;
};

int Init(const InitOptions& options, Surroundings& surroundings) {
    std::filesystem::path folder = Resolve(surroundings, options.folder).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();  // "demo/"
    // First: a passphrase that will not do must not leave half of what was wanted.
    const std::string passphrase = options.passphrase_file.empty()
                                       ? std::string()
                                       : NewPassphrase(options.passphrase_file, "--passphrase-file", surroundings);
    if (options.demo) {
        present::InitDemoWorkspace(folder, surroundings.open_stores,
                                   options.name.empty() ? present::kDemoName : options.name,
                                   options.round.empty() ? present::kDemoRound : options.round);
    } else {
        const std::string this_year = std::to_string(base::Parts(base::LocalDay(surroundings.now())).year);
        present::InitWorkspace(folder, options.name.empty() ? base::PathToUtf8(folder.filename()) : options.name,
                               options.round.empty() ? this_year : options.round, surroundings.open_stores);
    }
    surroundings.err << base::Tr("The workspace {folder} is made.", {{"folder", options.folder}}) << "\n";
    if (passphrase.empty()) return kDone;
    present::OpenedWorkspace workspace = present::OpenWorkspace(folder, surroundings.open_stores);
    PrintRecoveryKey(MakeKey(workspace, passphrase, surroundings), /*json=*/false, surroundings);
    return kDone;
}

}  // namespace

void AddInit(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<InitOptions>();
    CLI::App* command = AddCommand(program, "init", base::Tr("Make a workspace"),
                                   "  gj init 示例镇\n"
                                   "  gj init demo --demo\n"
                                   "  gj init data --name 某某镇 --round 2012\n"
                                   "  gj init data --passphrase-file passphrase.txt");
    command->add_option("DIR", options->folder, base::Tr("New or empty folder"))->required()->type_name("");
    command->add_flag("--demo", options->demo, base::Tr("Add the invented sample township with 20 evaluations"));
    command->add_option("--name", options->name, base::Tr("Name of the workspace; the folder's if left out"))
        ->type_name("NAME");
    command->add_option("--round", options->round, base::Tr("Its first round; this year if left out"))
        ->type_name("ROUND");
    command
        ->add_option("--passphrase-file", options->passphrase_file,
                     base::Tr("Seal personal data: file whose first line is the passphrase to be set"))
        ->type_name("FILE");
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Init(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
