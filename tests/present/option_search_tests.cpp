// One of many choices is found by digit, code, label and pinyin.
#include "present/option_search.h"

#include <boost/test/unit_test.hpp>

using namespace gongjian;

namespace {

const std::vector<present::OptionView> kPeoples = {
    {"01", "汉族", "han zu"},  {"02", "蒙古族", "meng gu zu"}, {"03", "回族", "hui zu"},      {"11", "满族", "man zu"},
    {"12", "侗族", "dong zu"}, {"13", "瑶族", "yao zu"},       {"56", "基诺族", "ji nuo zu"}, {"97", "其他", "qi ta"},
};

std::vector<std::string> Found(std::string_view typed) {
    std::vector<std::string> labels;
    for (const std::size_t place : present::FindOptions(kPeoples, typed)) labels.push_back(kPeoples[place].label);
    return labels;
}

using Labels = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(option_search_tests)

BOOST_AUTO_TEST_CASE(nothing_typed_finds_all_in_order) { BOOST_TEST(Found("").size() == kPeoples.size()); }

BOOST_AUTO_TEST_CASE(a_place_or_a_code_is_found_by_digits_full_width_too) {
    BOOST_TEST(Found("3").front() == "回族");
    BOOST_TEST(Found("５６").front() == "基诺族");
    BOOST_TEST(Found("1").front() == "汉族", "the first place before codes that begin with 1");
}

BOOST_AUTO_TEST_CASE(initials_and_syllables_of_the_pinyin_find_it) {
    BOOST_TEST(Found("hz") == (Labels{"汉族", "回族"}), boost::test_tools::per_element());
    BOOST_TEST(Found("MGZ") == (Labels{"蒙古族"}), boost::test_tools::per_element());
    BOOST_TEST(Found("mengg") == (Labels{"蒙古族"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(part_of_the_label_finds_it_its_beginning_first) {
    BOOST_TEST(Found("蒙") == (Labels{"蒙古族"}), boost::test_tools::per_element());
    BOOST_TEST(Found("族").size() == 7U);
    BOOST_TEST(Found("没有").empty());
}

BOOST_AUTO_TEST_SUITE_END()
