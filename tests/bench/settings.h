// How much the benchmark does: from its environment, so that Google Benchmark's own options stay as they are.
#pragma once

#include <cstddef>
#include <filesystem>

namespace gongjian::bench {

struct Settings {
    std::size_t cases = 1'000'000;    ///< GONGJIAN_BENCH_CASES
    std::size_t batch = 4096;         ///< GONGJIAN_BENCH_BATCH: cases that the evaluator is given at a time
    int repeats = 5;                  ///< GONGJIAN_BENCH_REPEATS: the best of them counts
    bool sums_only = false;           ///< --sums: only prove that all agree
    std::filesystem::path generated;  ///< folder of what tests/bench/generate wrote
    std::filesystem::path source;     ///< root of the repository
};

Settings SettingsOf(int argc, char** argv);

}  // namespace gongjian::bench
