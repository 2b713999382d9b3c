// Rows of the table cases. Private to this room; callers are inside Database::Guard.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <soci/soci.h>

#include "cases/case.h"
#include "store/known_forms.h"
#include "store/vault.h"

namespace gongjian::store {

void InsertCase(soci::session& sql, Vault& vault, const cases::Case& case_, const KnownForm& known);
void UpdateCase(soci::session& sql, Vault& vault, const cases::Case& case_, const KnownForm& known);
/// Throws base::Error if what is stored is damaged, sealed answers among it.
std::optional<cases::Case> LoadCase(soci::session& sql, const std::string& id, const KnownForms& forms, Vault& vault);
/// Cases of a form and round that are not deleted, in order of creation.
void ForEachCase(soci::session& sql, const std::string& form_id, const std::string& round, const KnownForms& forms,
                 Vault& vault, const std::function<void(const cases::Case&)>& visit);
/// Writes a form's cases anew: its list questions, or the classes of its questions, may have changed. A case that is damaged
/// stays as it is.
void RefreshCases(soci::session& sql, Vault& vault, const form::Form& form, const SealedPaths& paths);

}  // namespace gongjian::store
