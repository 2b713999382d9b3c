// GB 32100-2015: the unified social credit code, 18 characters: 2 kind, 6 region, 9 organisation code, 1 check.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/standards/fault.h"

namespace gongjian::form {

/// As it is kept: half width, no spaces, capital letters. Letters that the alphabet lacks (I O S V Z) stay as they are:
/// what was meant is for a person to say.
std::string NormaliseCreditCode(std::string_view typed);

/// Checks the stored form. `kinds`: the first two characters that are expected ("91", "81"); empty: any. Faults: "length",
/// "lowercase", "character", "region" (characters 3-8 are no digits), "organization_check", "check", "damaged"; soft:
/// "kind".
Faults CheckCreditCode(std::string_view code, const std::vector<std::string>& kinds = {});

/// Check character for the first 17 characters.
char CreditCodeCheck(std::string_view first17);

/// Whether two characters may begin a code.
bool IsCreditCodeKind(std::string_view kind);

}  // namespace gongjian::form
