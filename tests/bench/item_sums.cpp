#include "bench/item_sums.h"

namespace gongjian::bench {

namespace {

// Counts in single bytes, which vectors add at once; 255 is the most that a byte holds.
constexpr std::size_t kByteBlock = 255;

__attribute__((target_clones("avx2", "default"))) std::int64_t Sum(const std::int64_t* values, std::size_t size) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += values[i];
    return sum;
}

__attribute__((target_clones("avx2", "default"))) std::int64_t SumNarrow(const std::int32_t* values, std::size_t size) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += values[i];
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

std::int64_t CountTrue(const std::vector<lang::Truth>& truths) { return CountOf(truths, lang::Truth::True); }

}  // namespace gongjian::bench
