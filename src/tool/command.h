// How a command joins gj: each Add… function declares its options to CLI11 and says what to run when it is chosen.
#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "tool/surroundings.h"

namespace gongjian::tool {

/// What the command line asked for; set by the command that was chosen.
using Chosen = std::function<int(Surroundings&)>;

/// A command below `parent` with its one-line description and examples, one a line.
inline CLI::App* AddCommand(CLI::App& parent, const std::string& name, const std::string& description,
                            const std::string& examples) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->fallthrough();
    command->group(base::Tr("Commands"));
    command->get_help_ptr()->group(base::Tr("Options"));  // made before the group was inherited
    command->footer(base::Tr("Examples:") + "\n" + examples);
    return command;
}

void AddCheck(CLI::App& program, Chosen& chosen);
void AddFormat(CLI::App& program, Chosen& chosen);
void AddTest(CLI::App& program, Chosen& chosen);
void AddFill(CLI::App& program, Chosen& chosen);
void AddScore(CLI::App& program, Chosen& chosen);
void AddRank(CLI::App& program, Chosen& chosen);
void AddCompare(CLI::App& program, Chosen& chosen);
void AddInit(CLI::App& program, Chosen& chosen);
void AddForm(CLI::App& program, Chosen& chosen);
void AddKey(CLI::App& program, Chosen& chosen);
void AddCase(CLI::App& program, Chosen& chosen);
void AddCaseViews(CLI::App& case_command, Chosen& chosen);
void AddCaseChanges(CLI::App& case_command, Chosen& chosen);

}  // namespace gongjian::tool
