#include <algorithm>
#include <random>

#include "fuzz/fuzz_support.h"

namespace gongjian::fuzz {
namespace {

using base::CellState;
using lang::ValueType;

class Answers {
public:
    explicit Answers(std::string_view bytes) {
        std::uint64_t seed = 1469598103934665603U;
        for (char byte : bytes) seed = (seed ^ static_cast<unsigned char>(byte)) * 1099511628211U;
        m_random.seed(seed);
    }

    std::uint64_t Below(std::uint64_t limit) { return m_random() % limit; }

    void Append(const lang::Variable& variable, base::Column& out) {
        const std::uint64_t dice = Below(12);
        const CellState states[] = {CellState::Blank, CellState::Refused, CellState::DontKnow};
        CellState state = dice == 0 ? states[Below(3)] : CellState::Value;
        if (dice == 1 && variable.can_be_skipped) state = CellState::NotApplicable;
        out.states.push_back(state);
        out.values.push_back(state == CellState::Value ? ValueOf(variable) : 0);
        if (variable.type == ValueType::Text && out.texts.empty()) out.texts = {"", "甲", "乙", "k"};
    }

private:
    std::int64_t ValueOf(const lang::Variable& variable) {
        switch (variable.type) {
            case ValueType::Bool: return static_cast<std::int64_t>(Below(2));
            case ValueType::Category: return static_cast<std::int64_t>(Below(variable.categories.size()));
            case ValueType::Categories: return static_cast<std::int64_t>(Below(1U << variable.categories.size()));
            case ValueType::Text: return static_cast<std::int64_t>(Below(4));
            case ValueType::Date:
                return Below(8) == 0 ? (Below(2) == 0 ? -60000 : 80000) : 15000 + static_cast<std::int64_t>(Below(800));
            default: break;
        }
        const std::int64_t low =
            base::UnitsAtScale(variable.minimum.value_or(base::Decimal{-1'000'000'000'000'000, 0}), variable.decimals)
                .value_or(0);
        const std::int64_t high =
            base::UnitsAtScale(variable.maximum.value_or(base::Decimal{1'000'000'000'000'000, 0}), variable.decimals)
                .value_or(0);
        switch (Below(6)) {
            case 0: return low;
            case 1: return high;
            case 2: return std::clamp<std::int64_t>(0, low, high);
            case 3: return std::clamp<std::int64_t>(static_cast<std::int64_t>(Below(20)), low, high);
            default: return low + static_cast<std::int64_t>(Below(static_cast<std::uint64_t>(high - low) + 1));
        }
    }

    std::mt19937_64 m_random;
};

}  // namespace

base::Batch AnswersOf(std::string_view bytes, std::size_t cases) {
    Answers answers(bytes);
    base::Batch batch;
    batch.cases = cases;
    batch.today = base::Date{15678};
    for (const lang::Variable& variable : SmallNames().variables) {
        base::Column column;
        if (variable.type != ValueType::Roster) {
            for (std::size_t i = 0; i < cases; ++i) answers.Append(variable, column);
            batch.columns.push_back(std::move(column));
            continue;
        }
        column.offsets.push_back(0);
        for (std::size_t i = 0; i < cases; ++i)
            column.offsets.push_back(column.offsets.back() + static_cast<std::uint32_t>(answers.Below(4)));
        for (const lang::Variable& child : variable.columns) {
            base::Column cells;
            for (std::uint32_t row = 0; row < column.offsets.back(); ++row) answers.Append(child, cells);
            column.children.push_back(std::move(cells));
        }
        batch.columns.push_back(std::move(column));
    }
    return batch;
}

}  // namespace gongjian::fuzz
