// Placeholders, translation, errors that carry both.
#include "base/message.h"

#include <filesystem>
#include <new>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "base/error.h"

using namespace gongjian::base;

namespace {

/// A small Chinese catalogue, gone again at the end of the test.
struct ChineseCatalogue {
    ChineseCatalogue() {
        SetTranslator([](Language, std::string_view msgid) -> std::string {
            if (msgid == "{village} has {n} case") return "{n} 份在{village}";
            if (msgid == "File {file} is gone.") return "文件 {file} 不见了。";
            return std::string(msgid);
        });
    }
    ~ChineseCatalogue() {
        SetTranslator(nullptr);
        SetLanguage(Language::English);
    }
};

template <typename Exception>
std::string Described(const Exception& exception) {
    try {
        throw exception;
    } catch (...) {
        return DescribeCurrentException();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_tests)

BOOST_AUTO_TEST_CASE(placeholders_are_filled_in_by_name) {
    BOOST_TEST(FillIn("{a} of {b}, {a}", {{"b", "2"}, {"a", "1"}}) == "1 of 2, 1");
    BOOST_TEST(FillIn("", {{"a", "1"}}) == "");
}

BOOST_AUTO_TEST_CASE(unknown_placeholders_and_lone_braces_stay) {
    BOOST_TEST(FillIn("{x} {", {{"a", "1"}}) == "{x} {");
    BOOST_TEST(FillIn("} {{a}} {}", {{"a", "1"}}) == "} {1} {}");
}

BOOST_AUTO_TEST_CASE(an_argument_is_not_filled_in_again) {
    BOOST_TEST(FillIn("{a}{b}", {{"a", "{b}"}, {"b", "2"}}) == "{b}2");
}

BOOST_AUTO_TEST_CASE(without_a_translator_everything_is_english) {
    SetLanguage(Language::Chinese);
    BOOST_TEST(Tr("File {file} is gone.", {{"file", "a"}}) == "File a is gone.");
    BOOST_TEST(TrN("{n} case", "{n} cases", 2) == "2 cases");
    SetLanguage(Language::English);
}

BOOST_AUTO_TEST_CASE(a_message_reads_in_either_language) {
    const ChineseCatalogue catalogue;
    const Message message = Msg("File {file} is gone.", {{"file", "甲.txt"}});
    BOOST_TEST(Text(message) == "File 甲.txt is gone.");
    BOOST_TEST(Text(Language::Chinese, message) == "文件 甲.txt 不见了。");
    SetLanguage(Language::Chinese);
    BOOST_TEST(Text(message) == "文件 甲.txt 不见了。");
    BOOST_TEST(Tr("not translated") == "not translated");
}

BOOST_AUTO_TEST_CASE(plurals_exist_in_english_and_not_in_chinese) {
    const ChineseCatalogue catalogue;
    const auto cases = [](long n) {
        return TrN("{village} has {n} case", "{village} has {n} cases", n, {{"village", "甲村"}});
    };
    BOOST_TEST(cases(1) == "甲村 has 1 case");
    BOOST_TEST(cases(0) == "甲村 has 0 cases");
    BOOST_TEST(cases(-3) == "甲村 has -3 cases");
    SetLanguage(Language::Chinese);
    BOOST_TEST(cases(2) == "2 份在甲村");
}

BOOST_AUTO_TEST_CASE(an_error_logs_english_and_shows_the_language_of_the_user) {
    const ChineseCatalogue catalogue;
    SetLanguage(Language::Chinese);
    const Error error(Msg("File {file} is gone.", {{"file", "甲"}}));
    BOOST_TEST(error.what() == "File 甲 is gone.");
    BOOST_TEST(Described(error) == "文件 甲 不见了。");
}

BOOST_AUTO_TEST_CASE(every_exception_has_words) {
    BOOST_TEST(Described(std::runtime_error("boom")).find("boom") != std::string::npos);
    BOOST_TEST(Described(std::bad_alloc()).find("memory") != std::string::npos);
    BOOST_TEST(!Described(42).empty());
    const std::filesystem::filesystem_error error("x", std::filesystem::path(u8"/甲"),
                                                  std::make_error_code(std::errc::permission_denied));
    BOOST_TEST(Described(error).find("/甲") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
