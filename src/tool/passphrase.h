// Passphrases given in a file or typed on the terminal.
#pragma once

#include <string>

#include "tool/surroundings.h"

namespace gongjian::tool {

/// The first line of a file. Stops with wrong use if there is none; throws base::Error if it cannot be read.
std::string PassphraseInFile(const std::string& file, const Surroundings& surroundings);

/// A new one: from the file if one is named, else typed twice. Stops with wrong use if nobody can be asked; throws
/// base::Error if it is too short.
std::string NewPassphrase(const std::string& file, const std::string& option, Surroundings& surroundings);

}  // namespace gongjian::tool
