// What the fuzzed programs share: the names that their texts may use, answers made of bytes, and changes that keep a text
// nearly a rule file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/columns.h"
#include "lang/names.h"

namespace gongjian::fuzz {

/// A form with every type of question: counts, amounts to 10^12, fractions' terms to 10^7, choices, dates, texts, two rosters.
const lang::Names& SmallNames();

/// Answers to SmallNames() for `cases` cases, the same for the same bytes. Edges of the bounds and every kind of blank come often.
base::Batch AnswersOf(std::string_view bytes, std::size_t cases);

/// Ends the program with a message, as a crash that the fuzzer keeps.
[[noreturn]] void Fail(const std::string& what);

}  // namespace gongjian::fuzz
