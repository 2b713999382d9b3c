// UUIDv7: ids that sort by time, made on laptops that never meet (RFC 9562 §5.7).
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"

namespace gongjian::base {

/// A new UUIDv7 in the usual 36-character form, from `moment` and the system's random source. Strictly increasing within
/// one process, also for equal moments. Thread-safe.
std::string NewUuid(Moment moment);

/// A UUIDv7 whose random part comes from `seed`: the demo data is the same on every machine.
std::string UuidFromSeed(Moment moment, unsigned long long seed);

bool IsUuid(std::string_view text);

}  // namespace gongjian::base
