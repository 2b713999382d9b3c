// gj init: a workspace folder with the shipped forms and rules, and on request the sample township.
#include <memory>
#include <ostream>

#include "base/file.h"
#include "present/demo_data.h"
#include "present/open_workspace.h"
#include "tool/command.h"

namespace gongjian::tool {
namespace {

struct InitOptions {
    std::string folder;
    std::string name;
    std::string round;
    bool demo = false;
};

int Init(const InitOptions& options, Surroundings& surroundings) {
    std::filesystem::path folder = Resolve(surroundings, options.folder).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();  // "demo/"
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
    return kDone;
}

}  // namespace

void AddInit(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<InitOptions>();
    CLI::App* command = AddCommand(program, "init", base::Tr("Make a workspace"),
                                   "  gj init 示例镇\n"
                                   "  gj init demo --demo\n"
                                   "  gj init data --name 某某镇 --round 2012");
    command->add_option("DIR", options->folder, base::Tr("New or empty folder"))->required()->type_name("");
    command->add_flag("--demo", options->demo, base::Tr("Add the invented sample township with 20 evaluations"));
    command->add_option("--name", options->name, base::Tr("Name of the workspace; the folder's if left out"))
        ->type_name("NAME");
    command->add_option("--round", options->round, base::Tr("Its first round; this year if left out"))
        ->type_name("ROUND");
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Init(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
