// Reading INFO: nodes with their places, limits, and what only bytes can be wrong about.
#include "form/info_tree.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "sample_forms.h"

using namespace gongjian;

namespace {

form::InfoTree Read(const std::string& text) { return form::ReadInfo(base::Source("test.info", text)); }

std::string OnlyCode(const std::string& text) {
    const form::InfoTree tree = Read(text);
    return tree.diagnostics.size() == 1 ? tree.diagnostics.front().code : std::to_string(tree.diagnostics.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(info_tree_tests)

BOOST_AUTO_TEST_CASE(every_node_knows_its_line_and_the_bytes_of_key_and_value) {
    const std::string text = "; 注释\nform village {\n  title { zh \"村\" en \"Village\" } ; 标题\n}\n";
    const form::InfoTree tree = Read(text);
    BOOST_REQUIRE(tree.diagnostics.empty());
    const form::InfoNode* form = tree.root.Child("form");
    BOOST_REQUIRE(form != nullptr);
    BOOST_CHECK_EQUAL(form->value, "village");
    BOOST_CHECK_EQUAL(form->line, 2);
    const form::InfoNode* title = form->Child("title");
    BOOST_REQUIRE(title != nullptr && title->children.size() == 2);
    BOOST_CHECK_EQUAL(title->Get("zh"), "村");
    BOOST_CHECK_EQUAL(title->line, 3);
    const form::InfoNode& english = title->children[1];
    BOOST_CHECK_EQUAL(text.substr(english.key_range.begin, english.key_range.end - english.key_range.begin), "en");
    BOOST_CHECK_EQUAL(text.substr(english.value_range.begin, english.value_range.end - english.value_range.begin),
                      "\"Village\"");
    BOOST_CHECK(title->value_range.begin == title->value_range.end);
}

BOOST_AUTO_TEST_CASE(a_text_continues_over_lines) {
    const form::InfoTree tree = Read("hint \"甲\" \\\n   \"乙\" \\\n\"丙\\n丁\"\nnext 1\n");
    BOOST_REQUIRE(tree.diagnostics.empty());
    BOOST_CHECK_EQUAL(tree.root.Get("hint"), "甲乙丙\n丁");
    BOOST_CHECK_EQUAL(tree.root.Child("next")->line, 4);
}

BOOST_AUTO_TEST_CASE(windows_line_ends_and_tabs_are_white_space) {
    const form::InfoTree tree = Read("form a {\r\n\tversion \"1\"\r\n}\r\n");
    BOOST_REQUIRE(tree.diagnostics.empty());
    BOOST_CHECK_EQUAL(tree.root.Child("form")->Get("version"), "1");
}

BOOST_AUTO_TEST_CASE(dots_and_repeated_keys_are_kept) {
    const form::InfoTree tree = Read("a.b 1\na.b 2\n\"c d\" 3\n");
    BOOST_REQUIRE_EQUAL(tree.root.children.size(), 3u);
    BOOST_CHECK_EQUAL(tree.root.children[1].value, "2");
    BOOST_CHECK_EQUAL(tree.root.Get("c d"), "3");
}

BOOST_AUTO_TEST_CASE(an_absent_child_is_null_and_its_value_empty) {
    const form::InfoTree tree = Read("a 1\n");
    BOOST_CHECK(tree.root.Child("b") == nullptr);
    BOOST_CHECK_EQUAL(tree.root.Get("b"), "");
}

BOOST_AUTO_TEST_CASE(limits_are_refused_before_reading) {
    BOOST_CHECK_EQUAL(OnlyCode(std::string((4u << 20) + 1, 'a')), "file-too-large");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "a {\n";
    BOOST_CHECK_EQUAL(OnlyCode(deep), "too-deep");
    std::string many;
    for (int i = 0; i < 200'001; ++i) many += "a\n";
    BOOST_CHECK_EQUAL(OnlyCode(many), "too-many-entries");
    std::string just_right;
    for (int i = 0; i < 64; ++i) just_right += "a {\n";
    BOOST_CHECK(Read(just_right + std::string(64, '}')).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_utf8_text_is_refused) {
    BOOST_CHECK_EQUAL(OnlyCode("title \"\xB4\xE5\"\n"), "not-utf8");  // 村 in GBK
    BOOST_CHECK_EQUAL(OnlyCode(std::string("a 1\nb\0 2\n", 9)), "control-character");
    const form::InfoTree tree = Read("a 1\nb \xFF\n");
    BOOST_REQUIRE_EQUAL(tree.diagnostics.size(), 1u);
    BOOST_CHECK_EQUAL(tree.diagnostics.front().line, 2);
    BOOST_CHECK_EQUAL(tree.diagnostics.front().column, 3);
    BOOST_CHECK(!tree.readable);
}

BOOST_AUTO_TEST_CASE(no_directive_opens_a_file) {
    BOOST_CHECK_EQUAL(OnlyCode("#include \"/etc/hostname\"\n"), "include-refused");
    BOOST_CHECK_EQUAL(OnlyCode("a \"x\" \\\n  # include \"/etc/hostname\"\n"), "include-refused");
    BOOST_CHECK_EQUAL(OnlyCode("#\\include \"/etc/hostname\"\n"), "unknown-directive");
}

BOOST_AUTO_TEST_CASE(full_width_marks_inside_quotes_are_text) {
    const form::InfoTree tree = Read("a \"“两委”｛；｝　\"\n");
    BOOST_CHECK(tree.diagnostics.empty());
    BOOST_CHECK_EQUAL(tree.root.Get("a"), "“两委”｛；｝　");
}

BOOST_AUTO_TEST_CASE(several_mistakes_are_found_in_one_run) {
    const form::InfoTree tree = Read("a “甲”\nb ｛\n｝\nc \"open\nd \"\\q\"\n");
    const std::vector<std::string> codes = tests::CodesOf(tree.diagnostics);
    const std::vector<std::string> expected = {"full-width-quote", "full-width-brace", "full-width-brace",
                                               "unclosed-quote"};
    BOOST_CHECK_EQUAL_COLLECTIONS(codes.begin(), codes.end(), expected.begin(), expected.end());
    BOOST_CHECK(tree.readable);
}

BOOST_AUTO_TEST_SUITE_END()
