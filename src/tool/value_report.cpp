#include "tool/value_report.h"

#include <algorithm>
#include <ostream>

#include "base/message.h"
#include "cases/json_value.h"
#include "tool/table.h"

namespace gongjian::tool {
namespace {

using cases::JsonValue;
using cases::ScoreSheet;

std::string NameOf(const ScoreSheet& sheet) { return sheet.unit.empty() ? sheet.id : sheet.unit; }

template <typename Info>
std::string TitleOf(const Info& info) {
    return info.title.empty() ? info.id : info.title;
}

/// A result of the sheet; null where nothing is known.
JsonValue ValueOf(const ScoreSheet& sheet, const std::string& id) {
    const auto found = sheet.values.find(id);
    if (found == sheet.values.end()) return {};
    return cases::ReadJson(found->second).value.value_or(JsonValue{});
}

std::string LabelOfKey(const lang::RowResultInfo& results, const std::string& key) {
    const auto found = std::find_if(results.keys.begin(), results.keys.end(),
                                    [&key](const lang::CategoryName& category) { return category.id == key; });
    if (found == results.keys.end()) return key;
    return base::CurrentLanguage() == base::Language::Chinese ? found->label_zh : found->label_en;
}

void PrintConclusions(std::ostream& out, const std::vector<ScoreSheet>& sheets, const lang::RuleSetInfo& rules) {
    Table table;
    table.AddColumn(base::Tr("Unit"));
    for (const lang::ValueInfo& value : rules.values) {
        if (value.output) table.AddColumn(TitleOf(value));
    }
    for (const ScoreSheet& sheet : sheets) {
        std::vector<std::string> row{NameOf(sheet)};
        for (const lang::ValueInfo& value : rules.values) {
            if (value.output) row.push_back(ValueOf(sheet, value.id).text);
        }
        table.AddRow(std::move(row));
    }
    out << "\n";
    table.Print(out);
}

void PrintShown(std::ostream& out, const ScoreSheet& sheet, const lang::RuleSetInfo& rules) {
    Table table;
    table.AddColumn(NameOf(sheet));
    table.AddColumn("", Table::Align::Right);
    for (const lang::ValueInfo& value : rules.values) {
        if (!value.shown) continue;
        const auto found = std::find_if(sheet.groups.begin(), sheet.groups.end(),
                                        [&value](const auto& group) { return group.first == value.id; });
        table.AddRow({TitleOf(value), found == sheet.groups.end() ? "" : found->second});
    }
    out << "\n";
    table.Print(out);
}

void PrintRows(std::ostream& out, const ScoreSheet& sheet, const lang::RowResultInfo& results) {
    const JsonValue rows = ValueOf(sheet, results.id);
    Table table;
    table.AddColumn(NameOf(sheet) + " " + TitleOf(results));
    for (const lang::RowResultInfo::Column& column : results.columns) table.AddColumn(TitleOf(column));
    for (std::size_t i = 0; i < rows.keys.size(); ++i) {
        std::vector<std::string> row{LabelOfKey(results, rows.keys[i])};
        for (const lang::RowResultInfo::Column& column : results.columns) {
            const JsonValue* value = rows.items[i].Find(column.id);
            row.push_back(value == nullptr ? "" : value->text);
        }
        table.AddRow(std::move(row));
    }
    out << "\n";
    table.Print(out);
}

}  // namespace

void PrintValues(std::ostream& out, const std::vector<ScoreSheet>& sheets, const lang::RuleSetInfo& rules) {
    const auto any = [&rules](bool lang::ValueInfo::*what) {
        return std::any_of(rules.values.begin(), rules.values.end(),
                           [what](const lang::ValueInfo& value) { return value.*what; });
    };
    const bool concludes = any(&lang::ValueInfo::output);
    if (concludes) PrintConclusions(out, sheets, rules);
    const bool shown = rules.items.empty() && any(&lang::ValueInfo::shown) && (!concludes || sheets.size() == 1);
    for (const ScoreSheet& sheet : sheets) {
        if (shown) PrintShown(out, sheet, rules);
        for (const lang::RowResultInfo& results : rules.row_results) PrintRows(out, sheet, results);
    }
}

}  // namespace gongjian::tool
