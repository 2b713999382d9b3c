// Numbers that are the same on every machine: a xorshift of 64 bits.
#pragma once

#include <cstdint>

namespace gongjian::bench {

class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15U + 1) {}

    /// From 0 to `highest`, both included.
    std::int32_t UpTo(std::int32_t highest) {
        m_state ^= m_state << 13U;
        m_state ^= m_state >> 7U;
        m_state ^= m_state << 17U;
        return static_cast<std::int32_t>((m_state >> 32U) % (static_cast<std::uint64_t>(highest) + 1));
    }
    std::int32_t Between(std::int32_t lowest, std::int32_t highest) { return lowest + UpTo(highest - lowest); }
    bool Percent(std::int32_t percent) { return UpTo(99) < percent; }

private:
    std::uint64_t m_state;
};

}  // namespace gongjian::bench
