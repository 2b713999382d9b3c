#include "bench/ratios.h"

#include <fmt/format.h>

#include "bench/contenders.h"

namespace gongjian::bench {

namespace {

using Times = std::map<std::string, double>;

/// `first` ÷ `second`, and what it is meant to be.
struct Ratio {
    const char* first;
    const char* second;
    const char* goal;
};

constexpr Ratio kRatios[] = {
    {kHouse, kColumns, "1.3 at most"},
    {kHouse, kColumnsByItem, ""},
    {kHouse, kReading, "2.5 at most"},
    {kMuParser, kHouse, "above 1"},
    {kLuaJit, kHouse, "20 at least"},
    {kHouseBlanks, kHouse, "1.6 at most"},
    {kHouseKept, kHouse, "1.6 at most"},
    {kHouseBlanksKept, kHouse, "1.6 at most"},
    {kHouse, kRows, ""},
    {kHouseBlanks, kColumnsBlanks, ""},
    {kVillage, kVillageRows, ""},
};

struct Limit {
    const char* name;
    const char* goal;
};

constexpr Limit kLimits[] = {{kCheck, "below 20 ms"}, {kChangedAnswer, "below 1 ms"}, {kChangedCell, "below 1 ms"}};

void PrintTimes(const Times& best, std::size_t cases) {
    fmt::print("\n{:<46} {:>12}\n", "best of each", "ms per 1 M");
    for (const auto& [name, ms] : best) {
        const bool population = name.starts_with("rubric/") || name.starts_with("village/");
        if (population) fmt::print("{:<46} {:>12.1f}\n", name, ms * 1e6 / static_cast<double>(cases));
    }
}

}  // namespace

void PrintRatios(const Times& best, const Settings& settings) {
    PrintTimes(best, settings.cases);
    fmt::print("\n{:<80} {:>8}   {}\n", "ratio", "", "goal");
    for (const Ratio& ratio : kRatios) {
        const auto first = best.find(ratio.first), second = best.find(ratio.second);
        if (first == best.end() || second == best.end()) continue;
        fmt::print("{:<80} {:>8.2f}   {}\n", fmt::format("{} ÷ {}", ratio.first, ratio.second),
                   first->second / second->second, ratio.goal);
    }
    fmt::print("\n{:<80} {:>8}   {}\n", "once", "ms", "goal");
    for (const Limit& limit : kLimits) {
        const auto found = best.find(limit.name);
        if (found != best.end()) fmt::print("{:<80} {:>8.3f}   {}\n", limit.name, found->second, limit.goal);
    }
}

}  // namespace gongjian::bench
