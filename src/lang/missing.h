// Which unknown answers keep the grade open, beside those of items and vetoes (evaluate.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lang/evaluate.h"

namespace gongjian::lang {

/// Answers on which 不定等次 depends while it is unknown, in form order; empty if it is known.
std::vector<std::string> MissingOfNoGrade(const Results& results, std::size_t index);

}  // namespace gongjian::lang
