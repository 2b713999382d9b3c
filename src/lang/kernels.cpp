// Compiled with -O3 whatever the build says: at -O2 GCC 12 does not vectorise these loops and they are twelve times slower.
#include "lang/kernels.h"

#include <algorithm>

// One copy of each loop for AVX2 and one for every other processor, chosen when the program starts. The instrumented builds and
// systems without indirect functions take the plain one.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define GONGJIAN_KERNEL __attribute__((target_clones("avx2", "default")))
#else
#define GONGJIAN_KERNEL
#endif

namespace gongjian::lang::kernels {

// The same loop body twice, because target_clones works on functions that hold the loop, not on templates below them.
#define GONGJIAN_LOOP(expression) \
    for (std::size_t i = 0; i < n; ++i) out[i] = expression

GONGJIAN_KERNEL void Fill(std::int32_t* __restrict out, std::int32_t value, std::size_t n) { GONGJIAN_LOOP(value); }

GONGJIAN_KERNEL void Narrow(std::int32_t* __restrict out, const std::int64_t* __restrict a, std::size_t n) {
    GONGJIAN_LOOP(static_cast<std::int32_t>(a[i]));
}

GONGJIAN_KERNEL void Add(std::int32_t* __restrict out, const std::int32_t* a, const std::int32_t* b, std::size_t n) {
    GONGJIAN_LOOP(a[i] + b[i]);
}

GONGJIAN_KERNEL void Subtract(std::int32_t* __restrict out, const std::int32_t* a, const std::int32_t* b,
                              std::size_t n) {
    GONGJIAN_LOOP(a[i] - b[i]);
}

GONGJIAN_KERNEL void SubtractFrom(std::int32_t* __restrict out, std::int32_t a, const std::int32_t* b, std::size_t n) {
    GONGJIAN_LOOP(a - b[i]);
}

GONGJIAN_KERNEL void AddConstant(std::int32_t* __restrict out, const std::int32_t* a, std::int32_t b, std::size_t n) {
    GONGJIAN_LOOP(a[i] + b);
}

GONGJIAN_KERNEL void Multiply(std::int32_t* __restrict out, const std::int32_t* a, const std::int32_t* b,
                              std::size_t n) {
    GONGJIAN_LOOP(a[i] * b[i]);
}

GONGJIAN_KERNEL void MultiplyConstant(std::int32_t* __restrict out, const std::int32_t* a, std::int32_t b,
                                      std::size_t n) {
    GONGJIAN_LOOP(a[i] * b);
}

GONGJIAN_KERNEL void Least(std::int32_t* __restrict out, const std::int32_t* a, const std::int32_t* b, std::size_t n) {
    GONGJIAN_LOOP(a[i] < b[i] ? a[i] : b[i]);
}

GONGJIAN_KERNEL void Greatest(std::int32_t* __restrict out, const std::int32_t* a, const std::int32_t* b,
                              std::size_t n) {
    GONGJIAN_LOOP(a[i] > b[i] ? a[i] : b[i]);
}

GONGJIAN_KERNEL void LeastConstant(std::int32_t* __restrict out, const std::int32_t* a, std::int32_t b, std::size_t n) {
    GONGJIAN_LOOP(a[i] < b ? a[i] : b);
}

GONGJIAN_KERNEL void GreatestConstant(std::int32_t* __restrict out, const std::int32_t* a, std::int32_t b,
                                      std::size_t n) {
    GONGJIAN_LOOP(a[i] > b ? a[i] : b);
}

// clang-format off
#define GONGJIAN_COMPARE(left, right)                                        \
    switch (compare) {                                                       \
        case ast::Compare::Equal: GONGJIAN_LOOP((left) == (right)); break;        \
        case ast::Compare::NotEqual: GONGJIAN_LOOP((left) != (right)); break;     \
        case ast::Compare::Less: GONGJIAN_LOOP((left) < (right)); break;          \
        case ast::Compare::LessEqual: GONGJIAN_LOOP((left) <= (right)); break;    \
        case ast::Compare::Greater: GONGJIAN_LOOP((left) > (right)); break;       \
        case ast::Compare::GreaterEqual: GONGJIAN_LOOP((left) >= (right)); break; \
    }
// clang-format on

GONGJIAN_KERNEL void Compare(std::uint8_t* __restrict out, const std::int32_t* __restrict a,
                             const std::int32_t* __restrict b, ast::Compare compare,
                             std::size_t n){GONGJIAN_COMPARE(a[i], b[i])}

GONGJIAN_KERNEL void CompareConstant(std::uint8_t* __restrict out, const std::int32_t* __restrict a, std::int32_t b,
                                     ast::Compare compare, std::size_t n){GONGJIAN_COMPARE(a[i], b)}

GONGJIAN_KERNEL void Select(std::int32_t* __restrict out, const std::uint8_t* __restrict condition,
                            const std::int32_t* __restrict a, const std::int32_t* __restrict b, std::size_t n) {
    GONGJIAN_LOOP(condition[i] != 0 ? a[i] : b[i]);
}

// As masks: written with ?: several comparisons of one number keep GCC from vectorising. One function for each usual number of
// thresholds, so that limits and gains stay in registers and the points are written once.
#define GONGJIAN_GAIN(t) (-static_cast<std::int32_t>(a[i] >= from##t) & gain##t)
#define GONGJIAN_THRESHOLD(t) const std::int32_t from##t = thresholds[t].from, gain##t = thresholds[t].gain

namespace {

GONGJIAN_KERNEL void OneTier(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t base,
                             const Threshold<std::int32_t>* thresholds, std::size_t n) {
    GONGJIAN_THRESHOLD(0);
    GONGJIAN_LOOP(base + GONGJIAN_GAIN(0));
}

GONGJIAN_KERNEL void TwoTiers(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t base,
                              const Threshold<std::int32_t>* thresholds, std::size_t n) {
    GONGJIAN_THRESHOLD(0);
    GONGJIAN_THRESHOLD(1);
    GONGJIAN_LOOP(base + GONGJIAN_GAIN(0) + GONGJIAN_GAIN(1));
}

GONGJIAN_KERNEL void ThreeTiers(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t base,
                                const Threshold<std::int32_t>* thresholds, std::size_t n) {
    GONGJIAN_THRESHOLD(0);
    GONGJIAN_THRESHOLD(1);
    GONGJIAN_THRESHOLD(2);
    GONGJIAN_LOOP(base + GONGJIAN_GAIN(0) + GONGJIAN_GAIN(1) + GONGJIAN_GAIN(2));
}

GONGJIAN_KERNEL void FourTiers(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t base,
                               const Threshold<std::int32_t>* thresholds, std::size_t n) {
    GONGJIAN_THRESHOLD(0);
    GONGJIAN_THRESHOLD(1);
    GONGJIAN_THRESHOLD(2);
    GONGJIAN_THRESHOLD(3);
    GONGJIAN_LOOP(base + GONGJIAN_GAIN(0) + GONGJIAN_GAIN(1) + GONGJIAN_GAIN(2) + GONGJIAN_GAIN(3));
}

GONGJIAN_KERNEL void MoreTiers(std::int32_t* __restrict out, const std::int32_t* __restrict a,
                               const Threshold<std::int32_t>* thresholds, std::size_t n) {
    GONGJIAN_THRESHOLD(0);
    GONGJIAN_LOOP(out[i] + GONGJIAN_GAIN(0));
}

}  // namespace

void Tiers(std::int32_t* out, const std::int32_t* a, std::int32_t base, const Threshold<std::int32_t>* thresholds,
           std::size_t count, std::size_t n) {
    switch (count) {
        case 0: return Fill(out, base, n);
        case 1: return OneTier(out, a, base, thresholds, n);
        case 2: return TwoTiers(out, a, base, thresholds, n);
        case 3: return ThreeTiers(out, a, base, thresholds, n);
        default: break;
    }
    FourTiers(out, a, base, thresholds, n);
    for (std::size_t t = 4; t < count; ++t) MoreTiers(out, a, thresholds + t, n);
}

GONGJIAN_KERNEL void Linear(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t factor,
                            std::int32_t offset, std::int32_t low, std::int32_t high, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const std::int32_t value = a[i] * factor + offset;
        const std::int32_t raised = value > low ? value : low;
        out[i] = raised < high ? raised : high;
    }
}

GONGJIAN_KERNEL void StepsUp(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t step,
                             std::size_t n) {
    GONGJIAN_LOOP((a[i] + step - 1) / step);
}

GONGJIAN_KERNEL void StepsDown(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t step,
                               std::size_t n) {
    GONGJIAN_LOOP(a[i] / step);
}

void Fill(std::int64_t* out, std::int64_t value, std::size_t n) { std::fill(out, out + n, value); }

void Widen(std::int64_t* out, const std::int32_t* a, std::size_t n) { std::copy(a, a + n, out); }

// clang-format off
#define GONGJIAN_CHECKED(builtin)                                       \
    for (std::size_t i = 0; i < n; ++i) {                               \
        std::int64_t result;                                            \
        overflow[i] |= static_cast<std::uint8_t>(builtin(a[i], b[i], &result)); \
        out[i] = result;                                                \
    }
// clang-format on

void Add(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::uint8_t* overflow, std::size_t n) {
    GONGJIAN_CHECKED(__builtin_add_overflow)
}

void Subtract(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::uint8_t* overflow, std::size_t n) {
    GONGJIAN_CHECKED(__builtin_sub_overflow)
}

void Multiply(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::uint8_t* overflow, std::size_t n) {
    GONGJIAN_CHECKED(__builtin_mul_overflow)
}

void Least(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::size_t n) {
    GONGJIAN_LOOP(a[i] < b[i] ? a[i] : b[i]);
}

void Greatest(std::int64_t* out, const std::int64_t* a, const std::int64_t* b, std::size_t n) {
    GONGJIAN_LOOP(a[i] > b[i] ? a[i] : b[i]);
}

void Compare(std::uint8_t* out, const std::int64_t* a, const std::int64_t* b, ast::Compare compare, std::size_t n) {
    GONGJIAN_COMPARE(a[i], b[i])
}

void Select(std::int64_t* out, const std::uint8_t* condition, const std::int64_t* a, const std::int64_t* b,
            std::size_t n) {
    GONGJIAN_LOOP(condition[i] != 0 ? a[i] : b[i]);
}

GONGJIAN_KERNEL void Or(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b, std::size_t n) {
    GONGJIAN_LOOP(a[i] | b[i]);
}

GONGJIAN_KERNEL void And(std::uint8_t* out, const std::uint8_t* a, const std::uint8_t* b, std::size_t n) {
    GONGJIAN_LOOP(a[i] & b[i]);
}

GONGJIAN_KERNEL void Not(std::uint8_t* out, const std::uint8_t* a, std::size_t n) { GONGJIAN_LOOP(a[i] == 0); }

GONGJIAN_KERNEL void Select(std::uint8_t* out, const std::uint8_t* condition, const std::uint8_t* a,
                            const std::uint8_t* b, std::size_t n) {
    GONGJIAN_LOOP(condition[i] != 0 ? a[i] : b[i]);
}

GONGJIAN_KERNEL bool AnySet(const std::uint8_t* a, std::size_t n) {
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < n; ++i) any |= a[i];
    return any != 0;
}

GONGJIAN_KERNEL void StatesOf(std::uint8_t* __restrict out, const std::uint8_t* __restrict bits, std::uint8_t open,
                              std::uint8_t refused, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint8_t missing = (bits[i] & 3) != 0 ? 0xFF : 0, was_refused = (bits[i] & 4) != 0 ? 0xFF : 0;
        out[i] = missing & ((was_refused & refused) | (~was_refused & open));
    }
}

GONGJIAN_KERNEL void ClearWhereSet(std::int32_t* __restrict values, const std::uint8_t* __restrict states,
                                   std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) values[i] = states[i] == 0 ? values[i] : 0;
}

}  // namespace gongjian::lang::kernels
