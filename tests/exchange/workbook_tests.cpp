// What stands in cells is read without loss, from both kinds of files.
#include "exchange/workbook.h"

#include <boost/test/unit_test.hpp>

#include "exchange/reading.h"
#include "exchange/xlsform_samples.h"

using namespace gongjian;
using namespace gongjian::exchange;
using tests::SampleWorkbook;

namespace {

const Sheet& SheetOf(const Workbook& workbook, const std::string& name) {
    for (const Sheet& sheet : workbook.sheets) {
        if (sheet.name == name) return sheet;
    }
    BOOST_FAIL("there is no sheet " + name);
    throw 0;
}

std::string TextAt(const Workbook& workbook, const std::string& sheet, int row, int column) {
    const Row* found = SheetOf(workbook, sheet).FindRow(row);
    return found == nullptr ? std::string() : found->At(column).text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(workbook_tests)

BOOST_AUTO_TEST_CASE(both_kinds_of_files_say_the_same) {
    for (const std::string name : {"group", "case_insensitivity", "include", "loop", "text_and_integer"}) {
        const Workbook old = SampleWorkbook("valid/" + name + ".xls"), now = SampleWorkbook("valid/" + name + ".xlsx");
        BOOST_REQUIRE_EQUAL(old.sheets[0].rows.size(), now.sheets[0].rows.size());
        for (const Row& row : old.sheets[0].rows) {
            for (const auto& [column, cell] : row.cells) {
                BOOST_TEST(TextAt(now, now.sheets[0].name, row.number, column) == cell.text);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(texts_numbers_days_and_times_are_read_as_they_stand) {
    const Workbook widgets = SampleWorkbook("valid/widgets.xls");
    BOOST_TEST(TextAt(widgets, "survey", 4, 7) == "18.31");
    BOOST_TEST(TextAt(widgets, "survey", 4, 5) == ". > 10.51 and . < 18.39");
    BOOST_TEST(TextAt(widgets, "survey", 8, 7) == "8");
    BOOST_TEST(TextAt(SampleWorkbook("valid/default_time_demo.xls"), "survey", 2, 4) == "09:30:00");
    // This one counts its days from 1904.
    BOOST_TEST(TextAt(SampleWorkbook("valid/repeat_date_test.xls"), "survey", 2, 4) == "2012-12-12");
    const Workbook spec = SampleWorkbook("valid/xlsform_spec_test.xlsx");
    BOOST_TEST(TextAt(spec, "survey", 6, 18) == "您好");
    BOOST_TEST(TextAt(spec, "survey", 22, 11) == "TRUE");
}

BOOST_AUTO_TEST_CASE(a_number_keeps_its_digits) {
    BOOST_TEST(NumberText(std::string_view("18.309999999999999")) == "18.31");
    BOOST_TEST(NumberText(std::string_view("0.1")) == "0.1");
    BOOST_TEST(NumberText(std::string_view("1.0000000000000001E-5")) == "0.00001");
    BOOST_TEST(NumberText(std::string_view("110105194912310021")) == "110105194912310021");
    BOOST_TEST(NumberText(std::string_view("1.10105194912313E+17")) == "110105194912313000");
    BOOST_TEST(NumberText(std::string_view("1.5E-3")) == "0.0015");
    BOOST_TEST(NumberText(std::string_view("999999999999999")) == "999999999999999");
    BOOST_TEST(NumberText(std::string_view("-2.50")) == "-2.5");
    BOOST_TEST(NumberText(std::string_view("nonsense")).empty());
}

BOOST_AUTO_TEST_CASE(a_format_says_whether_a_number_is_a_day) {
    BOOST_TEST(int(KindOfFormatCode("yyyy\\-mm\\-dd")) == int(FormatKind::Date));
    BOOST_TEST(int(KindOfFormatCode("yyyy\"年\"m\"月\"d\"日\"")) == int(FormatKind::Date));
    BOOST_TEST(int(KindOfFormatCode("[$-804]h:mm")) == int(FormatKind::Time));
    BOOST_TEST(int(KindOfFormatCode("m/d/yy h:mm")) == int(FormatKind::DateTime));
    BOOST_TEST(int(KindOfFormatCode("[h]:mm")) == int(FormatKind::Time));
    BOOST_TEST(int(KindOfFormatCode("0.00\"d\"")) == int(FormatKind::Number));
    BOOST_TEST(int(KindOfFormatCode("[Red]#,##0")) == int(FormatKind::Number));
    BOOST_TEST(int(KindOfFormatCode("General")) == int(FormatKind::Number));
}

BOOST_AUTO_TEST_CASE(days_are_counted_as_the_spreadsheet_does) {
    BOOST_TEST(NumberCell(40'909, "40909", FormatKind::Date, false).text == "2012-01-01");
    BOOST_TEST(NumberCell(40'909.5, "", FormatKind::DateTime, false).text == "2012-01-01 12:00:00");
    BOOST_TEST(NumberCell(61, "61", FormatKind::Date, false).text == "1900-03-01");
    BOOST_TEST(!NumberCell(61, "61", FormatKind::Date, false).ambiguous_date);
    BOOST_TEST(NumberCell(59, "59", FormatKind::Date, false).text == "1900-02-28");
    BOOST_TEST(NumberCell(59, "59", FormatKind::Date, false).ambiguous_date);
    BOOST_TEST(NumberCell(-1, "-1", FormatKind::Date, false).text == "-1");
    BOOST_TEST(NumberCell(0.999999, "", FormatKind::Time, false).text == "1900-01-01 00:00:00");
}

BOOST_AUTO_TEST_CASE(names_of_cells_are_those_of_the_spreadsheet) {
    BOOST_TEST(CellName(12, 3) == "C12");
    BOOST_TEST(ColumnName(26) == "Z");
    BOOST_TEST(ColumnName(27) == "AA");
    BOOST_TEST(ColumnName(16'384) == "XFD");
}

BOOST_AUTO_TEST_CASE(macros_are_seen_and_never_run) {
    BOOST_TEST(SampleWorkbook("faulty/excel_with_macros.xlsm").has_macros);
    BOOST_TEST(!SampleWorkbook("valid/group.xlsx").has_macros);
}

BOOST_AUTO_TEST_CASE(all_samples_can_be_read) {
    for (const std::string folder : {"valid", "faulty"}) {
        for (const std::string& name : tests::SampleNames(folder)) BOOST_TEST(!SampleWorkbook(name).sheets.empty());
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_spreadsheet_is_refused_with_a_way_out) {
    const auto code_of = [](std::string_view bytes) {
        const OpenedWorkbook opened = ReadWorkbook("a.xlsx", bytes);
        BOOST_REQUIRE(opened.problem.has_value());
        BOOST_TEST(!opened.problem->hint.Empty());
        return opened.problem->code;
    };
    BOOST_TEST(code_of("") == "not-a-spreadsheet");
    BOOST_TEST(code_of("name,age\na,1\n") == "not-a-spreadsheet");
    const std::string whole = tests::SampleBytes("valid/group.xlsx");
    BOOST_TEST(code_of(std::string_view(whole).substr(0, whole.size() / 2)) == "damaged-spreadsheet");
    const std::string old = tests::SampleBytes("valid/group.xls");
    BOOST_TEST(code_of(std::string_view(old).substr(0, old.size() / 2)) == "damaged-spreadsheet");
}

BOOST_AUTO_TEST_CASE(a_password_is_named_as_the_reason) {
    // A workbook with a password is a compound file; its directory names the locked package.
    std::string bytes = tests::SampleBytes("valid/group.xls");
    const std::string plain("W\0o\0r\0k\0b\0o\0o\0k\0\0\0", 18),
        locked("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0", 34);
    const std::size_t entry = bytes.find(plain);
    BOOST_REQUIRE(entry != std::string::npos);
    bytes.replace(entry, locked.size(), locked);
    bytes[entry + 64] = static_cast<char>(locked.size());
    const OpenedWorkbook opened = ReadWorkbook("a.xlsx", bytes);
    BOOST_REQUIRE(opened.problem.has_value());
    BOOST_TEST(opened.problem->code == "password-protected");
}

BOOST_AUTO_TEST_CASE(more_than_the_limits_is_refused) {
    const std::string bytes = tests::SampleBytes("valid/extra_columns.xlsx");  // 85 kB that unpack to 600
    ReadLimits limits;
    limits.unpacked_bytes = 300'000;
    BOOST_REQUIRE(ReadWorkbook("a.xlsx", bytes, limits).problem.has_value());
    BOOST_TEST(ReadWorkbook("a.xlsx", bytes, limits).problem->code == "spreadsheet-too-large");
    limits = {};
    limits.cells = 3;
    BOOST_REQUIRE(ReadWorkbook("a.xls", tests::SampleBytes("valid/group.xls"), limits).problem.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
