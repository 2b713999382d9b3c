// Administrative regions, 12 digits: GB/T 2260 (6), GB/T 10114 (3), villages and residents' committees (3).
#pragma once

#include <string>
#include <string_view>

#include "form/standards/fault.h"

namespace gongjian::form {

std::string NormaliseRegionCode(std::string_view typed);

/// Checks the stored form. Faults: "length", "character", "region" (no such province), "damaged"; soft: "kind" (a part for
/// township or village outside of what these have). Zeros at the end name the upper unit itself.
Faults CheckRegionCode(std::string_view code);

/// Whether the first two digits are those of a province, now or in the past.
bool IsProvinceCode(std::string_view two_digits);

}  // namespace gongjian::form
