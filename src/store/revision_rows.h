// The append-only table revision. Private to this room; callers are inside Database::Guard.
#pragma once

#include <string>
#include <vector>

#include <soci/soci.h>

#include "cases/case.h"
#include "cases/case_store.h"
#include "store/known_forms.h"
#include "store/vault.h"

namespace gongjian::store {

/// Appends the next revision of a case; its parent is the one before. Values before and after of sealed answers are sealed.
void AppendRevision(soci::session& sql, Vault& vault, const KnownForm& known, const std::string& case_id,
                    const std::vector<cases::Change>& changes, const cases::Action& action);

/// First one first.
std::vector<cases::Revision> ReadRevisions(soci::session& sql, Vault& vault, const std::string& case_id);

}  // namespace gongjian::store
