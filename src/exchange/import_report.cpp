#include "exchange/import_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exchange/workbook.h"

namespace gongjian::exchange {

using base::Tr;

std::string NameOf(Outcome outcome) {
    switch (outcome) {
        case Outcome::Kept: return "kept";
        case Outcome::Changed: return "changed";
        case Outcome::Lost: return "lost";
        case Outcome::Ignored: return "ignored";
        case Outcome::Refused: break;
    }
    return "refused";
}

namespace {

/// Worse outcomes are greater; what is ignored counts as kept where something was said of it.
int Badness(Outcome outcome) {
    switch (outcome) {
        case Outcome::Ignored: return 0;
        case Outcome::Kept: return 1;
        case Outcome::Changed: return 2;
        case Outcome::Lost: return 3;
        case Outcome::Refused: break;
    }
    return 4;
}

std::string OutcomeWord(Outcome outcome) {
    switch (outcome) {
        case Outcome::Kept: return Tr("kept");
        case Outcome::Changed: return Tr("changed");
        case Outcome::Lost: return Tr("lost");
        case Outcome::Ignored: return Tr("ignored");
        case Outcome::Refused: break;
    }
    return Tr("refused");
}

std::string PlaceText(const Deviation& deviation) {
    if (deviation.sheet.empty()) return {};
    if (deviation.row == 0) return Tr("sheet {sheet}", {{"sheet", deviation.sheet}});
    const std::string row = std::to_string(deviation.row);
    if (deviation.column == 0) return Tr("sheet {sheet}, row {row}", {{"sheet", deviation.sheet}, {"row", row}});
    return Tr("sheet {sheet}, row {row}, cell {cell}",
              {{"sheet", deviation.sheet}, {"row", row}, {"cell", CellName(deviation.row, deviation.column)}});
}

using Json = nlohmann::ordered_json;

Json JsonOf(const Deviation& deviation) {
    return {{"sheet", deviation.sheet},
            {"row", deviation.row},
            {"column", deviation.column},
            {"cell", deviation.row > 0 && deviation.column > 0 ? CellName(deviation.row, deviation.column) : ""},
            {"outcome", NameOf(deviation.outcome)},
            {"code", deviation.code},
            {"message", base::Text(deviation.message)},
            {"hint", base::Text(deviation.hint)}};
}

Json JsonOf(const SheetAccount& sheet) {
    Json columns = Json::array(), rows = Json::array();
    for (const ColumnAccount& column : sheet.columns) {
        columns.push_back({{"column", ColumnName(column.column)},
                           {"header", column.header},
                           {"meaning", column.meaning},
                           {"language", column.language},
                           {"outcome", NameOf(column.outcome)}});
    }
    for (const RowAccount& row : sheet.rows) {
        rows.push_back({{"row", row.row}, {"outcome", NameOf(row.outcome)}, {"became", row.became}});
    }
    return {{"sheet", sheet.sheet}, {"outcome", NameOf(sheet.outcome)}, {"columns", columns}, {"rows", rows}};
}

}  // namespace

SheetAccount& ImportReport::SheetOf(const std::string& sheet) {
    const auto found =
        std::find_if(sheets.begin(), sheets.end(), [&](const SheetAccount& account) { return account.sheet == sheet; });
    if (found != sheets.end()) return *found;
    sheets.push_back({sheet, Outcome::Kept, {}, {}});
    return sheets.back();
}

void ImportReport::Account(const std::string& sheet, int row, Outcome outcome, std::string became) {
    std::vector<RowAccount>& rows = SheetOf(sheet).rows;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const RowAccount& account) { return account.row == row; });
    if (found == rows.end()) {
        rows.push_back({row, outcome, std::move(became)});
        return;
    }
    if (Badness(outcome) > Badness(found->outcome)) found->outcome = outcome;
    if (found->became.empty()) found->became = std::move(became);
}

bool ImportReport::Refused() const { return Count(Outcome::Refused) > 0; }

std::size_t ImportReport::Count(Outcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(deviations.begin(), deviations.end(), [&](const Deviation& d) { return d.outcome == outcome; }));
}

void ImportReport::Settle() {
    const auto order = [this](const std::string& sheet) {
        return std::find_if(sheets.begin(), sheets.end(), [&](const SheetAccount& a) { return a.sheet == sheet; });
    };
    for (const Deviation& deviation : deviations) {
        if (deviation.sheet.empty() || deviation.row == 0) continue;
        if (deviation.row > 1) Account(deviation.sheet, deviation.row, deviation.outcome, "");
        for (ColumnAccount& column : SheetOf(deviation.sheet).columns) {
            if (column.column != deviation.column || Badness(deviation.outcome) <= Badness(column.outcome)) continue;
            // One lost cell makes no lost column: the column as a whole is changed.
            column.outcome = deviation.row == 1 ? deviation.outcome : Outcome::Changed;
        }
    }
    for (SheetAccount& sheet : sheets) {
        std::sort(sheet.rows.begin(), sheet.rows.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
    }
    std::stable_sort(deviations.begin(), deviations.end(), [&](const Deviation& a, const Deviation& b) {
        const auto x = order(a.sheet), y = order(b.sheet);
        if (a.sheet.empty() != b.sheet.empty()) return a.sheet.empty();
        if (x != y) return x < y;
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
}

namespace {

std::string SheetText(const SheetAccount& sheet) {
    std::string out =
        "\n" + Tr("Sheet {sheet}: {outcome}", {{"sheet", sheet.sheet}, {"outcome", OutcomeWord(sheet.outcome)}}) + "\n";
    for (const ColumnAccount& column : sheet.columns) {
        out += "  " + ColumnName(column.column) + " “" + column.header + "”: " + OutcomeWord(column.outcome);
        if (!column.meaning.empty()) out += " (" + column.meaning + ")";
        out += "\n";
    }
    for (const RowAccount& row : sheet.rows) {
        out += "  " + std::to_string(row.row) + ": " + OutcomeWord(row.outcome);
        if (!row.became.empty()) out += " → " + row.became;
        out += "\n";
    }
    return out;
}

}  // namespace

std::string ReportText(const ImportReport& report, ReportDetail detail) {
    std::string out = report.Refused()
                          ? Tr("{file} was not imported.", {{"file", report.file}})
                          : Tr("{file} became the form {form}.", {{"file", report.file}, {"form", report.form}});
    out += "\n" +
           Tr("{errors} errors, {changed} things changed, {lost} things lost.",
              {{"errors", std::to_string(report.Count(Outcome::Refused))},
               {"changed", std::to_string(report.Count(Outcome::Changed))},
               {"lost", std::to_string(report.Count(Outcome::Lost))}}) +
           "\n";
    for (const Deviation& deviation : report.deviations) {
        if (detail == ReportDetail::Deviations && deviation.outcome == Outcome::Kept) continue;
        const std::string place = PlaceText(deviation);
        out += (place.empty() ? "" : place + ": ") + OutcomeWord(deviation.outcome) + " [" + deviation.code +
               "]: " + base::Text(deviation.message) + "\n";
        if (!deviation.hint.Empty()) out += "    " + base::Text(deviation.hint) + "\n";
    }
    if (detail == ReportDetail::Deviations) return out;
    for (const SheetAccount& sheet : report.sheets) out += SheetText(sheet);
    return out;
}

std::string ReportJson(const ImportReport& report) {
    Json deviations = Json::array(), sheets = Json::array();
    for (const Deviation& deviation : report.deviations) deviations.push_back(JsonOf(deviation));
    for (const SheetAccount& sheet : report.sheets) sheets.push_back(JsonOf(sheet));
    const Json all = {{"file", report.file},
                      {"form", report.form},
                      {"summary",
                       {{"refused", report.Count(Outcome::Refused)},
                        {"changed", report.Count(Outcome::Changed)},
                        {"lost", report.Count(Outcome::Lost)},
                        {"ignored", report.Count(Outcome::Ignored)}}},
                      {"deviations", deviations},
                      {"sheets", sheets}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gongjian::exchange
