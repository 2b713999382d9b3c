// Which day counts as today when a round is scored, and which cases count: the same in gj and in the client, so that both
// print the same sheets.
#pragma once

#include <string>

#include "base/date.h"
#include "cases/case.h"

namespace gongjian::present {

/// A round that is a year ("2012") and is over counts as on its last day; any other round as of `today`.
inline base::Date DayOfRound(const std::string& round, base::Date today) {
    const auto end = round.size() == 4 ? base::ParseDate(round + "-12-31") : std::nullopt;
    return end && *end < today ? *end : today;
}

/// Void cases are kept, but take no part in scores, ranks and quotas.
inline bool IsScored(const cases::Case& one) { return one.status != cases::Status::Void; }

}  // namespace gongjian::present
