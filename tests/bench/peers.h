// The rubric of the benchmark: what every peer is given and what it must give back. Points are hundredths of a point.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rubric_inputs.h"

namespace gongjian::bench {

inline constexpr std::size_t kInputs = std::size(kHighest);
/// Cases that the compiled peers take at a time, so that their intermediate points stay in the first cache.
inline constexpr std::size_t kBlock = 1024;

/// What all peers must agree on, to the last unit.
struct Sums {
    std::int64_t points = 0;
    std::array<std::int64_t, 2> vetoes{};
    std::int64_t pending = 0;  ///< items without points because their answer is blank
    friend bool operator==(const Sums&, const Sums&) = default;
};

/// Answers as columns. `given` is empty where everything is answered; a blank has the value 0.
struct Population {
    std::size_t cases = 0;
    std::vector<std::vector<std::int32_t>> columns;
    std::vector<std::vector<std::uint8_t>> given;
};

struct Row {
    std::int32_t counts[kInputs];
};

/// Calls work(columns, given, size) for each block of cases.
template <typename Work>
void ForEachBlock(const Population& population, const Work& work) {
    std::array<const std::int32_t*, kInputs> columns{};
    std::array<const std::uint8_t*, kInputs> given{};
    for (std::size_t first = 0; first < population.cases; first += kBlock) {
        for (std::size_t i = 0; i < kInputs; ++i) {
            columns[i] = population.columns[i].data() + first;
            if (!population.given.empty()) given[i] = population.given[i].data() + first;
        }
        work(columns.data(), given.data(), std::min(kBlock, population.cases - first));
    }
}

// Made by tests/bench/generate.
Sums ScoreColumns(const Population& population);        ///< several items in one loop
Sums ScoreColumnsByItem(const Population& population);  ///< one loop an item
Sums ScoreColumnsWithBlanks(const Population& population);
Sums ScoreRows(const Row* rows, std::size_t cases);
/// Only `points`, the sum of all counts: what merely reading the columns costs.
Sums ReadColumns(const Population& population);

/// A peer that is prepared once for a population.
class Peer {
public:
    virtual ~Peer() = default;
    virtual Sums Score() = 0;
};

/// muParser in bulk mode over columns of doubles. Throws std::runtime_error if it refuses the expressions.
std::unique_ptr<Peer> MakeMuParserPeer(const std::string& expressions, const Population& population);

/// A LuaJIT chunk over the int32 columns; the population must stay. Throws std::runtime_error if it refuses the chunk.
std::unique_ptr<Peer> MakeLuaJitPeer(const std::string& chunk, const Population& population);

}  // namespace gongjian::bench
