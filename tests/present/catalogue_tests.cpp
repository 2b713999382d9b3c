// Languages by name and environment, and Chinese from the compiled catalogue.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>

#include "present/catalogue.h"

using namespace gongjian;

namespace {

/// The three variables for one test, given back afterwards.
struct Environment {
    Environment() {
        for (const char* name : kNames) {
            const char* value = std::getenv(name);
            old.emplace_back(name, value == nullptr ? "" : value);
            unsetenv(name);
        }
    }
    ~Environment() {
        for (const auto& [name, value] : old) {
            if (value.empty()) {
                unsetenv(name.c_str());
            } else {
                setenv(name.c_str(), value.c_str(), 1);
            }
        }
        base::SetTranslator({});
    }
    static constexpr const char* kNames[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    std::vector<std::pair<std::string, std::string>> old;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(catalogue_tests, Environment)

BOOST_AUTO_TEST_CASE(languages_have_names) {
    BOOST_TEST((present::LanguageFromName("zh") == base::Language::Chinese));
    BOOST_TEST((present::LanguageFromName("zh_CN.UTF-8") == base::Language::Chinese));
    BOOST_TEST((present::LanguageFromName("ZH-Hans") == base::Language::Chinese));
    BOOST_TEST((present::LanguageFromName("en") == base::Language::English));
    BOOST_TEST((present::LanguageFromName("en_GB") == base::Language::English));
    BOOST_TEST(!present::LanguageFromName("fr"));
    BOOST_TEST(!present::LanguageFromName("zhuang"));
    BOOST_TEST(!present::LanguageFromName(""));
}

BOOST_AUTO_TEST_CASE(the_environment_says_the_language_in_the_usual_order) {
    BOOST_TEST((present::LanguageOfEnvironment() == base::Language::English));
    setenv("LANG", "zh_CN.UTF-8", 1);
    BOOST_TEST((present::LanguageOfEnvironment() == base::Language::Chinese));
    setenv("LC_MESSAGES", "de_DE.UTF-8", 1);
    BOOST_TEST((present::LanguageOfEnvironment() == base::Language::English));
    setenv("LC_ALL", "zh_TW", 1);
    BOOST_TEST((present::LanguageOfEnvironment() == base::Language::Chinese));
}

BOOST_AUTO_TEST_CASE(chinese_comes_from_the_catalogue_and_the_rest_stays_english) {
    if (!std::filesystem::exists(GONGJIAN_BINARY_DIR "/share/locale/zh_CN/LC_MESSAGES/gongjian.mo")) {
        BOOST_TEST_MESSAGE("no catalogue was compiled");
        BOOST_TEST(!present::LoadCatalogue());
        return;
    }
    BOOST_TEST(present::LoadCatalogue());
    const std::string unknown = "A text that no catalogue has";
    BOOST_TEST(base::TrIn(base::Language::Chinese, unknown) == unknown);
    BOOST_TEST(base::TrIn(base::Language::English, "Grade") == "Grade");
    BOOST_TEST(base::TrIn(base::Language::Chinese, "") == "");  // not the catalogue's header
}

BOOST_AUTO_TEST_SUITE_END()
