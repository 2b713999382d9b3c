#include "scoring/sheet_values.h"

#include <set>
#include <string_view>

#include "cases/json_value.h"

namespace gongjian::scoring {

namespace {

using cases::JsonValue;

JsonValue Text(std::string text) {
    JsonValue out;
    out.kind = JsonValue::Kind::String;
    out.text = std::move(text);
    return out;
}

/// Of rows with the same key the first counts.
JsonValue RowsOf(const lang::RowResultInfo& info, const std::vector<lang::RowResult>& rows) {
    JsonValue out;
    out.kind = JsonValue::Kind::Object;
    std::set<std::string_view> seen;
    for (const lang::RowResult& row : rows) {
        if (!seen.insert(row.key).second) continue;
        JsonValue values;
        values.kind = JsonValue::Kind::Object;
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            values.keys.push_back(info.columns[i].id);
            values.items.push_back(row.values[i] ? Text(*row.values[i]) : JsonValue{});
        }
        out.keys.push_back(row.key);
        out.items.push_back(std::move(values));
    }
    return out;
}

}  // namespace

void AddValues(const lang::RuleSetInfo& rules, const lang::Results& results, std::size_t index,
               cases::ScoreSheet& sheet) {
    for (std::size_t i = 0; i < rules.values.size(); ++i) {
        const lang::ValueColumn& value = results.values[i];
        if (rules.values[i].output && value.states[index] == base::CellState::Value)
            sheet.values[rules.values[i].id] = cases::JsonString(value.texts[index]);
    }
    for (std::size_t i = 0; i < rules.row_results.size(); ++i)
        sheet.values[rules.row_results[i].id] =
            cases::WriteJson(RowsOf(rules.row_results[i], results.row_results[i][index]));
}

}  // namespace gongjian::scoring
