#include "bench/population.h"

#include <fmt/format.h>

#include "bench/house_columns.h"
#include "bench/random.h"

namespace gongjian::bench {

Population MakePopulation(std::size_t cases, std::int32_t blank_percent) {
    Population population;
    population.cases = cases;
    Random random(cases);
    for (const std::int32_t highest : kHighest) {
        std::vector<std::int32_t> column(cases);
        for (std::int32_t& value : column) value = random.UpTo(highest);
        population.columns.push_back(std::move(column));
    }
    if (blank_percent == 0) return population;
    for (std::vector<std::int32_t>& column : population.columns) {
        std::vector<std::uint8_t> given(cases);
        for (std::size_t i = 0; i < cases; ++i) {
            given[i] = random.Percent(blank_percent) ? 0 : 1;
            if (given[i] == 0) column[i] = 0;
        }
        population.given.push_back(std::move(given));
    }
    return population;
}

std::vector<Row> MakeRows(const Population& population) {
    std::vector<Row> rows(population.cases);
    for (std::size_t input = 0; input < kInputs; ++input) {
        for (std::size_t i = 0; i < population.cases; ++i) rows[i].counts[input] = population.columns[input][i];
    }
    return rows;
}

namespace {

base::Batch MakeBatch(const Population& population, const lang::Names& names, std::size_t first, std::size_t size) {
    base::Batch batch = EmptyBatch(names, size);
    for (std::size_t input = 0; input < kInputs; ++input) {
        base::Column& column = ColumnNamed(batch.columns, names.variables, fmt::format("x{:04}", input));
        for (std::size_t i = first; i < first + size; ++i) {
            const bool given = population.given.empty() || population.given[input][i] != 0;
            if (given) SetValue(column, i - first, population.columns[input][i]);
        }
        DropFullStates(column);
    }
    return batch;
}

}  // namespace

std::vector<base::Batch> MakeBatches(const Population& population, const lang::Names& names, std::size_t size) {
    std::vector<base::Batch> batches;
    for (std::size_t first = 0; first < population.cases; first += size)
        batches.push_back(MakeBatch(population, names, first, std::min(size, population.cases - first)));
    return batches;
}

}  // namespace gongjian::bench
