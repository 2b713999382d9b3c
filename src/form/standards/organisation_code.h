// GB 11714: the old organisation code, 8 characters and a check character, also inside every unified social credit code.
#pragma once

#include <string>
#include <string_view>

#include "form/standards/fault.h"

namespace gongjian::form {

/// As it is kept: nine characters in half width, without the hyphen, in capital letters.
std::string NormaliseOrganisationCode(std::string_view typed);
/// As it is printed: D2143569-X.
std::string ShownOrganisationCode(std::string_view code);

/// Checks the stored form. Faults: "length", "character", "lowercase", "check", "damaged".
Faults CheckOrganisationCode(std::string_view code);

/// Check character for the first eight, which are digits and capital letters.
char OrganisationCheck(std::string_view first8);

}  // namespace gongjian::form
