// Questions, rosters and checks of a form file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/code_list.h"
#include "form/findings.h"
#include "form/form.h"
#include "form/info_tree.h"
#include "form/name_scope.h"
#include "form/node_reader.h"

namespace gongjian::form {

/// Codes of all checks of a form, each with the place of the check that has it.
using CheckCodes = std::map<std::string, base::Range>;

/// A question whose codes depend on the answer to another one; looked up when all questions are known.
struct ParentUse {
    std::string question;  ///< its id
    std::string roster;    ///< around it; may be empty
    std::string parent;
    base::Range range;
    std::string path;
};

/// What a question is read inside of.
struct Surroundings {
    Findings& findings;
    NameScope& names;      ///< of this level
    NameScope& top_names;  ///< of the form
    CheckCodes& codes;
    CodeLists& lists;
    std::vector<ParentUse>& parents;
    std::string path;    ///< for messages: "ballots" or "ballots.ballot_groups"
    std::string roster;  ///< ids of the rosters around: "visits", "visits.members"; empty at the top
    std::optional<PrivacyClass> privacy = {};  ///< of the roster around, for columns that say nothing
};

/// Reads `question id { … }` or `roster id { … }`. What is wrong is reported; the question is as complete as it can be.
Question ReadQuestion(const Surroundings& around, const InfoNode& node);

/// Everything of `roster id { … }` that questions have not.
void ReadRoster(const Surroundings& around, const NodeReader& reader, Question& roster);

/// All `check id { … }` of a block. `owner` begins their codes: "pledges_made".
std::vector<Check> ReadChecks(const NodeReader& reader, CheckCodes& codes, const std::string& owner);

/// `choices { id { zh … en … short { … } } … }`.
std::vector<Category> ReadChoices(const NodeReader& question);

/// The same from `codelist name`, below the code `parent` where it is given; `code_list` and `parent_question` are filled in.
void ReadCodeList(const Surroundings& around, const NodeReader& reader, Question& question);
/// Reports uses of `parent_question` that name no choice question, or one whose choices are parents of none of the codes.
void CheckParents(Findings& findings, const Form& form, const std::vector<ParentUse>& uses);

/// `privacy S1`; else what stands around; else S0, with a warning where type or name look personal.
PrivacyClass ReadPrivacy(const NodeReader& reader, const Question& question, std::optional<PrivacyClass> around);

}  // namespace gongjian::form
