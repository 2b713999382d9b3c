// From the lines and columns of findings back to bytes.
#pragma once

#include "base/diagnostic.h"

namespace gongjian::lang {

/// The byte of a place; `line` and `column` count from 1. Beyond the end of a line: its end.
std::uint32_t OffsetAt(const base::Source& source, int line, int column);

/// The range of a finding; {0, 0} if it is about the file as a whole.
base::Range RangeOf(const base::Source& source, const base::Diagnostic& diagnostic);

}  // namespace gongjian::lang
