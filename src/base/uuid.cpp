// UUIDv7: 48 bits of time, then a counter with a random start and random steps.
#include "base/uuid.h"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <random>

#include <fmt/format.h>

namespace gongjian::base {
namespace {

constexpr std::uint64_t kLowBits = (1ULL << 62) - 1;

/// The fields of a UUIDv7 that are not fixed: 48 bits of time, 12 + 62 bits that follow it in sorting order.
struct Fields {
    std::uint64_t milliseconds = 0;
    std::uint64_t high = 0;  ///< rand_a, 12 bits
    std::uint64_t low = 0;   ///< rand_b, 62 bits
};

std::uint64_t ToMilliseconds(Moment moment) {
    return static_cast<std::uint64_t>(std::max<Moment>(moment, 0)) & 0xFFFFFFFFFFFFULL;
}

std::string Format(const Fields& fields) {
    const std::uint64_t tail = 0x8000000000000000ULL | fields.low;
    return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", fields.milliseconds >> 16, fields.milliseconds & 0xFFFF,
                       fields.high, tail >> 48, tail & 0xFFFFFFFFFFFFULL);
}

std::uint64_t Random64() {
    thread_local std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32) | (device() & 0xFFFFFFFFULL);
}

/// splitmix64: well spread bits from neighbouring seeds.
std::uint64_t Mix(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

}  // namespace

std::string NewUuid(Moment moment) {
    static std::mutex mutex;
    static Fields last;
    const std::lock_guard lock(mutex);
    const std::uint64_t milliseconds = ToMilliseconds(moment);
    if (milliseconds > last.milliseconds) {
        // The top bit stays clear, so that a run of equal moments has room to count up.
        last = {milliseconds, Random64() & 0x7FF, Random64() & kLowBits};
    } else {
        // The same moment, or the clock went back: count on by a random step, so that ids cannot be guessed.
        last.low += 1 + (Random64() & 0xFFFFFFFFULL);
        if (last.low > kLowBits) {
            last.low &= kLowBits;
            if (++last.high > 0xFFF) last = {last.milliseconds + 1, 0, last.low};
        }
    }
    return Format(last);
}

std::string UuidFromSeed(Moment moment, unsigned long long seed) {
    std::uint64_t state = seed;
    const std::uint64_t high = Mix(state) & 0xFFF;
    const std::uint64_t low = Mix(state) & kLowBits;
    return Format({ToMilliseconds(moment), high, low});
}

bool IsUuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

}  // namespace gongjian::base
