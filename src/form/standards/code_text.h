// Codes as people type and paste them, and the form in which they are kept (domain brief §4.12).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/standards/fault.h"

namespace gongjian::form {

/// A code in half width, without any white space, the apostrophe that spreadsheets put before text, or invisible
/// characters, in capital letters. Never for names and free text.
std::string FoldCode(std::string_view typed);
/// The same with every kind of dash as "-" and without a change of case: numbers of telephones, dates, times.
std::string FoldNumberText(std::string_view typed);

/// What a spreadsheet left of a long number: 3.29999E+17. Its digits are lost, so that nothing can be done but to type
/// the number again.
std::optional<Fault> DamagedBySpreadsheet(std::string_view typed);
/// An 18-character number of which only 15 digits are left and the rest are zeros; for numbers whose check fails.
bool LooksRounded(std::string_view folded);
Fault RoundedFault();

/// The first character outside `alphabet` with its position, as a fault "character"; `what` says which characters may
/// stand there. Letters that look like digits are named with the digit that was probably meant.
std::optional<Fault> WrongCharacter(std::string_view folded, std::string_view alphabet, std::string_view what);

/// Characters of ASCII text with digits only.
bool AllDigits(std::string_view text);

}  // namespace gongjian::form
