// Telephone numbers: mobile ones, and landlines with area code and extension.
#pragma once

#include <string>
#include <string_view>

#include "form/standards/fault.h"

namespace gongjian::form {

/// As it is kept: half width, no spaces, without +86 or 0086; of a mobile number eleven digits, of a landline area code,
/// number and extension with hyphens between them as they were typed: 0571-88000000-801.
std::string NormalisePhone(std::string_view typed);

/// Faults: "length", "character", "range" (12800000000 is no mobile number), "damaged".
Faults CheckMobile(std::string_view number);
/// Mobile numbers and landlines. Faults: as above; soft: "service" (400, 95, 110 and the like: no number of a person).
Faults CheckPhone(std::string_view number);

}  // namespace gongjian::form
