// What became of every row, column and cell of a workbook that was imported.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/message.h"

namespace gongjian::exchange {

enum class Outcome {
    Kept,     ///< means the same here
    Changed,  ///< there, but not quite the same: a deviation
    Lost,     ///< not in the form: a deviation
    Ignored,  ///< says nothing about the form: an empty row, a comment, a setting of another program
    Refused,  ///< an error: there is no form
};
/// "kept", "changed", …: stable, for JSON.
std::string NameOf(Outcome outcome);

/// One thing to know, at a cell, a row (column 0), or a sheet (row 0).
struct Deviation {
    std::string sheet;
    int row = 0, column = 0;
    Outcome outcome = Outcome::Changed;
    std::string code;  ///< stable: "name-changed", "expression-lost"
    base::Message message;
    base::Message hint;  ///< what to do; may be empty
};

struct RowAccount {
    int row = 0;
    Outcome outcome = Outcome::Kept;
    std::string became;  ///< "question age", "section main": for people; may be empty
};

struct ColumnAccount {
    int column = 0;
    std::string header;
    std::string meaning;   ///< "label", "relevant"; empty: not known
    std::string language;  ///< of a label; may be empty
    Outcome outcome = Outcome::Kept;
};

struct SheetAccount {
    std::string sheet;
    Outcome outcome = Outcome::Kept;
    std::vector<ColumnAccount> columns;
    std::vector<RowAccount> rows;
};

struct ImportReport {
    std::string file;
    std::string form;  ///< id; empty if there is none
    std::vector<SheetAccount> sheets;
    std::vector<Deviation> deviations;

    void Add(Deviation deviation) { deviations.push_back(std::move(deviation)); }
    SheetAccount& SheetOf(const std::string& sheet);
    /// Says what a row became. Counts no better than what has been said of the row before.
    void Account(const std::string& sheet, int row, Outcome outcome, std::string became);
    bool Refused() const;
    std::size_t Count(Outcome outcome) const;
    /// Puts deviations in the order of the workbook and lowers rows and columns to the worst that was said of them.
    void Settle();
};

/// How much a report says: a summary and deviations with sheet, row and cell; or every row and column as well.
enum class ReportDetail { Deviations, Everything };

/// For people, in the current language.
std::string ReportText(const ImportReport& report, ReportDetail detail = ReportDetail::Everything);
/// {"file","form","summary":{…},"deviations":[{"sheet","row","column","cell","outcome","code","message","hint"}],
///  "sheets":[{"sheet","outcome","columns":[…],"rows":[…]}]}
std::string ReportJson(const ImportReport& report);

}  // namespace gongjian::exchange
