// Everything that is compared or timed, each with a check of its result.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/settings.h"

namespace gongjian::bench {

/// `run` does the work once and throws std::runtime_error if its result is not that of its peers.
struct Contender {
    std::string name;
    std::function<void()> run;
    bool quick = false;  ///< so short that it has to be repeated to be timed
};

/// The rubric: the house and its peers over the same population, without and with blanks.
std::vector<Contender> RubricContenders(const Settings& settings);
/// The shipped rules of a village over the shipped form, with ballots as rosters.
std::vector<Contender> VillageContenders(const Settings& settings);
/// Checking a rule set of 1000 items; one changed answer of a form of 1000 questions.
std::vector<Contender> OtherContenders(const Settings& settings);

// Names that the table of ratios looks up.
inline constexpr const char* kHouse = "rubric/house, totals only";
inline constexpr const char* kHouseBlanks = "rubric/house, 3 % blanks";
inline constexpr const char* kHouseKept = "rubric/house, everything kept";
inline constexpr const char* kHouseBlanksKept = "rubric/house, 3 % blanks, everything kept";
inline constexpr const char* kReading = "rubric/reading 34 columns";
inline constexpr const char* kColumns = "rubric/C++ over columns";
inline constexpr const char* kColumnsByItem = "rubric/C++ over columns, one loop an item";
inline constexpr const char* kColumnsBlanks = "rubric/C++ over columns, 3 % blanks";
inline constexpr const char* kRows = "rubric/C++ over rows";
inline constexpr const char* kMuParser = "rubric/muParser, bulk";
inline constexpr const char* kLuaJit = "rubric/LuaJIT";
inline constexpr const char* kVillage = "village/house";
inline constexpr const char* kVillageRows = "village/C++ over rows";
inline constexpr const char* kCheck = "check/1000 items";
inline constexpr const char* kChangedAnswer = "session/changed answer";
inline constexpr const char* kChangedCell = "session/changed cell of 200 rows";

}  // namespace gongjian::bench
