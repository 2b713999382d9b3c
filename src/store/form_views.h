// One SQL view per form with a column per question, and one per roster, for any tool that speaks SQL. Private to this room.
#pragma once

#include <string>
#include <vector>

#include <soci/soci.h>

#include "form/form.h"
#include "store/sealed_paths.h"

namespace gongjian::store {

struct ViewDefinition {
    std::string name;  ///< "village_evaluation", "village_evaluation__ballot_groups"
    std::string sql;   ///< CREATE VIEW …
};

/// Yes/no as 1 and 0, numbers as numbers, choices by id, several as a JSON list, dates ISO; anything unanswered is NULL, and so
/// is what is sealed. Deleted cases are left out.
std::vector<ViewDefinition> DefineViews(const form::Form& form);

/// Whether the views are those of this version of the form. Inside Database::Guard.
bool ViewsAreCurrent(soci::session& sql, const form::Form& form);

/// Which answers of a form are sealed: those of its versions used here. Inside Database::Guard.
SealedPaths ReadSealedPaths(soci::session& sql, const std::string& form_id);

/// Makes the form's views anew, notes its version and the classes of its questions. Inside a transaction.
void RenewViews(soci::session& sql, const form::Form& form);

}  // namespace gongjian::store
