// Texts of .xls records (BIFF8): 8 or 16 bits a character, and the shared ones, which run on over several records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongjian::exchange {

/// A text whose length (of 1 or 2 bytes) stands at `at`. Throws Unreadable beyond the record.
std::string BiffText(std::string_view record, std::size_t at, bool short_length);

/// All shared texts: the SST record and those that continue it.
std::vector<std::string> SharedTexts(const std::vector<std::string_view>& records);

}  // namespace gongjian::exchange
