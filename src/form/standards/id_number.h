// GB 11643-1999: the citizen's identity number, 18 characters: 6 region, 8 date of birth, 3 sequence, 1 check.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "form/standards/fault.h"

namespace gongjian::form {

/// As it is kept: half width, no spaces, capital X.
std::string NormaliseIdNumber(std::string_view typed);

/// Checks the stored form. Faults: "length", "old_format" (15 digits), "character", "lowercase_x", "region", "date",
/// "future_date" (born after `as_of`), "check", "damaged"; soft: "age" (more than 120 years). The region is that of the
/// first registration and need not be a place of today.
Faults CheckIdNumber(std::string_view number, base::Date as_of);

/// The 18-character number of a 15-digit one (before 1999): 19 before the year, and the check character. Empty if it is
/// not 15 digits with a date that exists. A person is to confirm it: sequences 996-999 were kept for those born before 1900.
std::optional<std::string> UpgradedIdNumber(std::string_view old_number);

/// What the number says of its holder; empty unless it is 18 characters with a date that exists.
struct IdNumberFacts {
    base::Date birth;
    bool male = false;
};
std::optional<IdNumberFacts> FactsOfIdNumber(std::string_view number);

/// Check character for the first 17 digits (ISO 7064 MOD 11-2).
char IdNumberCheck(std::string_view first17);

}  // namespace gongjian::form
