// Lists and counts of cases, one page at a time. Private to this room; callers are inside Database::Guard.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <soci/soci.h>

#include "cases/case_store.h"
#include "store/known_forms.h"
#include "store/vault.h"

namespace gongjian::store {

/// Most recently changed first. A text that may stand in sealed answers is looked for in memory, case by case.
std::vector<cases::CaseSummary> ListCases(soci::session& sql, const cases::CaseFilter& filter, const KnownForms& forms,
                                          Vault& vault);
std::size_t CountCases(soci::session& sql, const cases::CaseFilter& filter, const KnownForms& forms, Vault& vault);
cases::CaseCounts CountByStatus(soci::session& sql, const std::string& form_id);
std::vector<std::pair<std::string, cases::CaseSummary>> RecentCases(soci::session& sql, std::size_t limit,
                                                                    const KnownForms& forms, Vault& vault);
std::vector<std::string> RoundsOf(soci::session& sql, const std::string& form_id);

}  // namespace gongjian::store
