// Score sheets as JSON, as fixed in the interfaces page: the words of `expect` in the acceptance cases.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/score_sheet.h"

namespace gongjian::cases {

/// One sheet: {"id","status","errors","items":{"A1.1":"4.00"},"pending_items","missing","not_applicable","groups","blocks",
/// "raw","na_points","base","bonus","penalty","total","provisional","grade","starred","veto","cap","cap_reasons","rank",
/// "quota_limited","tied_at_quota","values","reasons":{"A1.1":{"zh","en"}}, "explain":{…}}. `items` holds items, not bonuses
/// and penalties; `raw` and `na_points` stand only where the rule set rescales. `explain` stands where clauses are filled, or
/// with `complete`, and holds the whole of SheetItem, and "lift" where it was asked for:
/// {"items":{"A1.1":{"path","zh","en","gain"}},"grade":{"grade","total","changes":[…]},"missing":[…]}.
/// What is written with `complete` reads back as an equal sheet.
std::string SheetToJson(const ScoreSheet& sheet, bool complete = false);
/// {"sheets":[…]}
std::string SheetsToJson(const std::vector<ScoreSheet>& sheets);
/// Reads what SheetToJson(…, complete = true) wrote; empty if it is not that.
std::optional<ScoreSheet> SheetFromJson(std::string_view json);

}  // namespace gongjian::cases
