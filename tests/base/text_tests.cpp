// Decoding, folding, widths, splitting, suggestions.
#include "base/text.h"

#include <boost/test/unit_test.hpp>

using namespace gongjian::base;

BOOST_AUTO_TEST_SUITE(text_tests)

BOOST_AUTO_TEST_CASE(code_points_know_where_their_bytes_are) {
    const auto points = Decode("a镇é😀");
    BOOST_REQUIRE(points.size() == 4U);
    BOOST_TEST((points[0].value == U'a' && points[0].offset == 0 && points[0].length == 1));
    BOOST_TEST((points[1].value == U'镇' && points[1].offset == 1 && points[1].length == 3));
    BOOST_TEST((points[2].value == U'é' && points[2].offset == 4 && points[2].length == 2));
    BOOST_TEST((points[3].value == U'😀' && points[3].offset == 6 && points[3].length == 4));
}

BOOST_AUTO_TEST_CASE(ill_formed_bytes_become_one_replacement_each) {
    const auto points = Decode("a\xFF\xE4\xB8z");
    BOOST_REQUIRE(points.size() == 5U);
    for (const std::size_t i : {1, 2, 3}) BOOST_TEST((points[i].value == 0xFFFD && points[i].length == 1));
    BOOST_TEST((points[4].value == U'z' && points[4].offset == 4));
}

BOOST_AUTO_TEST_CASE(only_well_formed_utf8_passes) {
    BOOST_TEST(IsUtf8(""));
    BOOST_TEST(IsUtf8("示例镇 abc 😀\xF4\x8F\xBF\xBF"));
    BOOST_TEST(IsUtf8("\xEF\xBF\xBD"));  // U+FFFD itself
    for (const char* bad : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80", "\xE4\xB8", "\xE4\xB8\x41"})
        BOOST_TEST(!IsUtf8(bad));
    BOOST_TEST(!IsUtf8("\xCA\xBE\xC0\xFD"));  // 示例 in GB18030
}

BOOST_AUTO_TEST_CASE(every_code_point_survives_encoding) {
    for (const char32_t value :
         {U'\x01', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'镇', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
        std::string text;
        AppendUtf8(text, value);
        const auto points = Decode(text);
        BOOST_TEST((points.size() == 1 && points[0].value == value));
    }
    std::string text;
    AppendUtf8(text, 0xD800);
    BOOST_TEST(text == "\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_CASE(full_width_forms_fold_to_half_width) {
    BOOST_TEST(FoldWidth("ＡＢｚ０９（％）～！　，．：；＜＝") == "ABz09(%)~! ,.:;<=");
}

BOOST_AUTO_TEST_CASE(folding_leaves_everything_else_alone) {
    for (const std::string text : {"示例镇", "、。“”《》—…", "ｱ", "①㎡", "￥", "é", "abc 123"})
        BOOST_TEST(FoldWidth(text) == text);
    BOOST_TEST(FoldWidth("\xFF１") ==
               "\xFF"
               "1");
}

BOOST_AUTO_TEST_CASE(chinese_takes_two_columns) {
    BOOST_TEST(DisplayWidth("") == 0);
    BOOST_TEST(DisplayWidth("abc") == 3);
    BOOST_TEST(DisplayWidth("示例镇，") == 8);
    BOOST_TEST(DisplayWidth("Ａ１") == 4);
    BOOST_TEST(DisplayWidth("𠮷") == 2);
    BOOST_TEST(DisplayWidth("e\u0301") == 1);
    BOOST_TEST(DisplayWidth("→±") == 2);
}

BOOST_AUTO_TEST_CASE(padding_counts_columns) {
    BOOST_TEST(PadRight("镇a", 5) == "镇a  ");
    BOOST_TEST(PadRight("示例镇", 5) == "示例镇");
    BOOST_TEST(PadRight("", 2) == "  ");
}

BOOST_AUTO_TEST_CASE(trimming_takes_ascii_and_ideographic_space) {
    BOOST_TEST(Trim(" \t　示例 镇　\r\n") == "示例 镇");
    BOOST_TEST(Trim("　 ") == "");
    BOOST_TEST(Trim("") == "");
}

BOOST_AUTO_TEST_CASE(splitting_keeps_empty_parts) {
    BOOST_TEST(Split("a,,b", ',') == (std::vector<std::string_view>{"a", "", "b"}), boost::test_tools::per_element());
    BOOST_TEST(Split("", ',') == (std::vector<std::string_view>{""}), boost::test_tools::per_element());
    BOOST_TEST(Split("a,", ',') == (std::vector<std::string_view>{"a", ""}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(length_counts_code_points) {
    BOOST_TEST(Length("示例a😀") == 4U);
    BOOST_TEST(Length("") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
