// What the two readers of spreadsheets share: how they give up, number formats, days and numbers. Private to this room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "exchange/workbook.h"

namespace gongjian::exchange {

/// Thrown inside this room only: the bytes are no spreadsheet that can be read. ReadWorkbook makes a diagnostic of it.
struct Unreadable {
    std::string code;
    base::Message message;
    base::Message hint;
};
Unreadable Damaged(base::Message what);
Unreadable PasswordProtected();
Unreadable TooLarge();

inline constexpr std::string_view kCompoundFileMark{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
inline constexpr int kMaxRows = 1'048'576;
inline constexpr int kMaxColumns = 16'384;

Workbook ReadXlsx(std::string_view bytes, const ReadLimits& limits);
Workbook ReadXls(std::string_view bytes, const ReadLimits& limits);

/// Puts a cell at its column; a second one at the same place takes over.
void AddCell(Row& row, int column, Cell cell);

/// What a number format makes of a number.
enum class FormatKind { Number, Date, Time, DateTime };
/// Of a format that every spreadsheet knows by its number; `known` is false where the file itself must say.
FormatKind BuiltInFormat(int id, bool& known);
FormatKind KindOfFormatCode(std::string_view code);

/// A number as it is stored: shortest decimal text that reads back as the same number, never with an exponent.
std::string NumberText(double value);
/// The same for a number that stands as text in the file; keeps its digits where they say no less.
std::string NumberText(std::string_view stored);

/// A cell that holds a number, by its format; counted from 1904 or 1900.
Cell NumberCell(double value, std::string text, FormatKind format, bool from_1904);

}  // namespace gongjian::exchange
