#include "bench/item_sums.h"

namespace gongjian::bench {

namespace {

// Counts in single bytes, which vectors add at once; 255 is the most that a byte holds.
constexpr std::size_t kByteBlock = 255;
// Items have less than 10 000 points: the hundredths of so many fit 32 bits.
constexpr std::size_t kSumBlock = 1024;

__attribute__((target_clones("avx2", "default"))) std::int64_t Sum(const std::int64_t* values, std::size_t size) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += values[i];
    return sum;
}

__attribute__((target_clones("avx2", "default"))) std::int64_t SumNarrow(const std::int32_t* values, std::size_t size) {
    std::int64_t sum = 0;
    for (std::size_t first = 0; first < size; first += kSumBlock) {
        const std::size_t end = first + kSumBlock < size ? first + kSumBlock : size;
        std::int32_t part = 0;
        for (std::size_t i = first; i < end; ++i) part += values[i];
        sum += part;
    }
    return sum;
}

__attribute__((target_clones("avx2", "default"))) std::int64_t SumScored(const std::int32_t* values,
                                                                         const std::uint8_t* states, std::size_t size) {
    std::int64_t sum = 0;
    for (std::size_t first = 0; first < size; first += kSumBlock) {
        const std::size_t end = first + kSumBlock < size ? first + kSumBlock : size;
        std::int32_t part = 0;
        for (std::size_t i = first; i < end; ++i) part += values[i] & -static_cast<std::int32_t>(states[i] == 0);
        sum += part;
    }
    return sum;
}

__attribute__((target_clones("avx2", "default"))) std::int64_t Count(const std::uint8_t* bytes, std::size_t size,
                                                                     std::uint8_t wanted) {
    std::int64_t count = 0;
    for (std::size_t first = 0; first < size; first += kByteBlock) {
        const std::size_t end = first + kByteBlock < size ? first + kByteBlock : size;
        std::uint8_t part = 0;
        for (std::size_t i = first; i < end; ++i) part = static_cast<std::uint8_t>(part + (bytes[i] == wanted ? 1 : 0));
        count += part;
    }
    return count;
}

template <typename State>
std::int64_t CountOf(const std::vector<State>& states, State wanted) {
    static_assert(sizeof(State) == 1);
    return Count(reinterpret_cast<const std::uint8_t*>(states.data()), states.size(),
                 static_cast<std::uint8_t>(wanted));
}

}  // namespace

ItemSums ReadItem(const lang::ItemColumn& item) {
    ItemSums sums;
    sums.points = item.narrow.empty() ? Sum(item.points.data(), item.points.size())
                                      : SumNarrow(item.narrow.data(), item.narrow.size());
    sums.pending = CountOf(item.states, lang::ItemState::Pending);
    sums.not_applicable = CountOf(item.states, lang::ItemState::NotApplicable);
    return sums;
}

ItemSums ReadCells(const lang::ItemCells& item, std::size_t count) {
    ItemSums sums;
    if (item.states == nullptr) {
        sums.points = item.narrow != nullptr ? SumNarrow(item.narrow, count) : Sum(item.wide, count);
        return sums;
    }
    const auto* states = reinterpret_cast<const std::uint8_t*>(item.states);
    if (item.narrow != nullptr) {
        sums.points = SumScored(item.narrow, states, count);
    } else {
        for (std::size_t i = 0; i < count; ++i) sums.points += states[i] == 0 ? item.wide[i] : 0;
    }
    sums.pending = Count(states, count, static_cast<std::uint8_t>(lang::ItemState::Pending));
    sums.not_applicable = Count(states, count, static_cast<std::uint8_t>(lang::ItemState::NotApplicable));
    return sums;
}

std::int64_t CountTrue(const lang::Truth* truths, std::size_t count) {
    return Count(reinterpret_cast<const std::uint8_t*>(truths), count, static_cast<std::uint8_t>(lang::Truth::True));
}

std::int64_t CountTrue(const std::vector<lang::Truth>& truths) { return CountOf(truths, lang::Truth::True); }

}  // namespace gongjian::bench
