// Rows of the table cases. Private to this room; callers are inside Database::Guard.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <soci/soci.h>

#include "cases/case.h"
#include "store/known_forms.h"

namespace gongjian::store {

void InsertCase(soci::session& sql, const cases::Case& case_, const form::Form& form);
void UpdateCase(soci::session& sql, const cases::Case& case_, const form::Form& form);
std::optional<cases::Case> LoadCase(soci::session& sql, const std::string& id, const KnownForms& forms);
/// Cases of a form and round that are not deleted, in order of creation.
void ForEachCase(soci::session& sql, const std::string& form_id, const std::string& round, const KnownForms& forms,
                 const std::function<void(const cases::Case&)>& visit);
/// Writes the searched and listed texts of a form's cases anew: its list questions may have changed.
void RefreshLists(soci::session& sql, const form::Form& form);

}  // namespace gongjian::store
