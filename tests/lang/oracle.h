// The straight reading of a rubric: one case at a time, over exact fractions, as the language page says it. It knows nothing of
// columns, lanes, scales or sharing.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lang/oracle_rubric.h"

namespace gongjian::lang::oracle {

using Exact = boost::multiprecision::cpp_rational;

enum class Known { Value, Unknown, Skipped };

/// A number or a truth. Refusals are counted twice: those that made the value unknown, and all that were looked at; between the
/// two the page leaves room.
struct Cell3 {
    Known known = Known::Value;
    Exact number = 0;  ///< truth: 0 or 1
    bool refused = false, saw_refusal = false;
    // How large a machine would have to be: bits of numerator and denominator where nothing is reduced.
    bool fraction = false;
    int scale = 0;
    double top = 0, bottom = 0;
};

struct ItemResult {
    bool not_applicable = false;
    Cell3 points;  ///< exact where known; not yet rounded
    std::int64_t units = 0;
};

struct CaseResult {
    std::vector<ItemResult> items;
    std::vector<Cell3> values;
    std::vector<Cell3> vetoes;
    std::optional<Cell3> not_assessed;
    double most_bits = 0;          ///< the largest number that came up anywhere
    bool divided_by_zero = false;  ///< outside of what is looked at
};

CaseResult Assess(const Rubric& rubric, const Case& answers);

/// Half away from zero, in units of 10^-decimals.
boost::multiprecision::cpp_int Rounded(const Exact& value, int decimals);

}  // namespace gongjian::lang::oracle
