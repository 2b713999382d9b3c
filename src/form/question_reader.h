// Questions, rosters and checks of a form file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "form/findings.h"
#include "form/form.h"
#include "form/info_tree.h"
#include "form/name_scope.h"
#include "form/node_reader.h"

namespace gongjian::form {

/// Codes of all checks of a form, each with the line of the check that has it.
using CheckCodes = std::map<std::string, int>;

/// What a question is read inside of.
struct Surroundings {
    Findings& findings;
    NameScope& names;  ///< of this level
    CheckCodes& codes;
    std::string path;    ///< for messages: "ballots" or "ballots.ballot_groups"
    std::string roster;  ///< id of the roster around; empty at the top level
};

/// Reads `question id { … }` or `roster id { … }`. What is wrong is reported; the question is as complete as it can be.
Question ReadQuestion(const Surroundings& around, const InfoNode& node);

/// All `check id { … }` of a block. `owner` begins their codes: "pledges_made".
std::vector<Check> ReadChecks(const NodeReader& reader, CheckCodes& codes, const std::string& owner);

/// `choices { id { zh … en … short { … } } … }`.
std::vector<Category> ReadChoices(const NodeReader& question);

}  // namespace gongjian::form
