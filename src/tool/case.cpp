// gj case: the cases of a workspace. Views are in case_views.cpp, changes in case_changes.cpp.
#include "tool/command.h"

namespace gongjian::tool {

void AddCase(CLI::App& program, Chosen& chosen) {
    CLI::App* command = AddCommand(program, "case", base::Tr("List, show, edit and submit cases of a workspace"),
                                   "  gj case list village_evaluation --workspace demo\n"
                                   "  gj case show ID --workspace demo");
    AddCaseViews(*command, chosen);
    AddCaseChanges(*command, chosen);
}

}  // namespace gongjian::tool
