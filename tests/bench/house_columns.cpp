#include "bench/house_columns.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace gongjian::bench {

base::Batch EmptyBatch(const lang::Names& names, std::size_t cases) {
    base::Batch batch;
    batch.cases = cases;
    batch.today = *base::MakeDate(2012, 12, 31);
    for (const lang::Variable& variable : names.variables) {
        base::Column column;
        if (variable.type == lang::ValueType::Roster) {
            column.offsets.resize(cases + 1);
            column.children.resize(variable.columns.size());
        } else {
            column.narrow.resize(cases);
            column.states.resize(cases, base::CellState::Blank);
        }
        batch.columns.push_back(std::move(column));
    }
    return batch;
}

namespace {

std::size_t IndexOf(const std::vector<lang::Variable>& variables, std::string_view id) {
    const auto found = std::find_if(variables.begin(), variables.end(),
                                    [id](const lang::Variable& variable) { return variable.id == id; });
    if (found == variables.end()) throw std::runtime_error("There is no question " + std::string(id));
    return static_cast<std::size_t>(found - variables.begin());
}

}  // namespace

base::Column& ColumnNamed(std::vector<base::Column>& columns, const std::vector<lang::Variable>& variables,
                          std::string_view id) {
    return columns[IndexOf(variables, id)];
}

const lang::Variable& VariableNamed(const std::vector<lang::Variable>& variables, std::string_view id) {
    return variables[IndexOf(variables, id)];
}

void SetValue(base::Column& column, std::size_t index, std::int32_t value) {
    column.narrow[index] = value;
    column.states[index] = base::CellState::Value;
}

void AddRow(base::Column& roster) {
    for (base::Column& child : roster.children) {
        child.narrow.push_back(0);
        child.states.push_back(base::CellState::Blank);
    }
}

void CloseCase(base::Column& roster, std::size_t index) {
    roster.offsets[index + 1] = static_cast<std::uint32_t>(roster.children.front().states.size());
}

void DropFullStates(base::Column& column) {
    const auto is_value = [](base::CellState state) { return state == base::CellState::Value; };
    if (std::all_of(column.states.begin(), column.states.end(), is_value)) column.states.clear();
}

}  // namespace gongjian::bench
