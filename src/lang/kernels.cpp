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
        case ast::Compare::Equal: GONGJIAN_LOOP(left == (right)); break;        \
        case ast::Compare::NotEqual: GONGJIAN_LOOP(left != (right)); break;     \
        case ast::Compare::Less: GONGJIAN_LOOP(left < (right)); break;          \
        case ast::Compare::LessEqual: GONGJIAN_LOOP(left <= (right)); break;    \
        case ast::Compare::Greater: GONGJIAN_LOOP(left > (right)); break;       \
        case ast::Compare::GreaterEqual: GONGJIAN_LOOP(left >= (right)); break; \
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

GONGJIAN_KERNEL void Tiers(std::int32_t* __restrict out, const std::int32_t* __restrict a, std::int32_t base,
                           const Threshold<std::int32_t>* thresholds, std::size_t count, std::size_t n) {
    GONGJIAN_LOOP(base);
    for (std::size_t t = 0; t < count; ++t) {
        const std::int32_t from = thresholds[t].from, gain = thresholds[t].gain;
        for (std::size_t i = 0; i < n; ++i) out[i] += a[i] >= from ? gain : 0;
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

void Tiers(std::int64_t* out, const std::int64_t* a, std::int64_t base, const Threshold<std::int64_t>* thresholds,
           std::size_t count, std::size_t n) {
    GONGJIAN_LOOP(base);
    for (std::size_t t = 0; t < count; ++t) {
        for (std::size_t i = 0; i < n; ++i) out[i] += a[i] >= thresholds[t].from ? thresholds[t].gain : 0;
    }
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

bool AnySet(const std::uint8_t* a, std::size_t n) {
    return std::any_of(a, a + n, [](std::uint8_t byte) { return byte != 0; });
}

}  // namespace gongjian::lang::kernels
