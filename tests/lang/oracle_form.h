// The form that random rubrics are about, and random answers to it: plain structures that oracle and evaluator both read.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "base/columns.h"
#include "lang/names.h"

namespace gongjian::lang::oracle {

/// Where every choice of a generator comes from.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}
    std::int64_t Below(std::int64_t limit) {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(limit));
    }
    bool OneIn(std::int64_t n) { return Below(n) == 0; }

private:
    std::mt19937_64 m_random;
};

struct Cell {
    base::CellState state = base::CellState::Blank;
    std::int64_t value = 0;
};

/// What kind of number a question asks for.
struct NumberQuestion {
    const char* id;
    int decimals;
    std::int64_t low, high;  ///< in units of 10^-decimals
    bool can_be_skipped;
};

enum Numbers : int { kC0, kC1, kC2, kC3, kD0, kD1, kM0, kM1, kU0, kU1, kS0, kNumbers };

inline constexpr std::array<NumberQuestion, kNumbers> kQuestions{{
    {"c0", 0, 0, 20, false},
    {"c1", 0, 0, 20, false},
    {"c2", 0, 0, 20, false},
    {"c3", 0, 0, 20, false},
    {"d0", 0, 0, 10'000'000, false},
    {"d1", 0, 0, 10'000'000, false},
    {"m0", 4, 0, 10'000'000'000'000'000, false},
    {"m1", 4, 0, 10'000'000'000'000'000, false},
    {"u0", 3, -100'000, 100'000, false},
    {"u1", 3, -100'000, 100'000, false},
    {"s0", 0, 0, 50, true},
}};

inline constexpr int kCategories = 3;
inline constexpr std::array<const char*, kCategories> kCategoryIds{"low", "middle", "high"};
inline constexpr std::array<const char*, 3> kKeys{"k0", "k1", "k2"};

struct Row {
    Cell level, key, amount, done;  ///< amount has one decimal, 0 to 1000
};

struct Case {
    std::array<Cell, kNumbers> numbers;
    Cell p, q, choice;
    std::vector<Row> rows;
};

const Names& Form();

/// Cases with blanks of each kind, edges, and the numbers `likely` (thresholds of the rubric) hit exactly, alone and as shares.
std::vector<Case> MakeCases(Dice& dice, std::size_t count, const std::vector<base::Decimal>& likely);

base::Batch BatchOf(const std::vector<Case>& cases, std::size_t first, std::size_t count);

std::string Describe(const Case& answers);

}  // namespace gongjian::lang::oracle
