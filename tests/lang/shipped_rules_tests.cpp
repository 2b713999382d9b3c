// Every shipped rule file, printed and formatted in both keyword sets, means the same with the names of its own form.
#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "golden_names.h"
#include "lang/outline.h"
#include "lang/parser.h"
#include "lang/print.h"

namespace gongjian::lang {
namespace {

ParsedRules Parse(const std::string& text) {
    const base::Source source("test", text);
    ParsedRules parsed = ParseRules(source, testing::GoldenNames(FormNamedBy(source)));
    for (const base::Diagnostic& diagnostic : parsed.diagnostics) BOOST_ERROR(base::Render(diagnostic, &source));
    return parsed;
}

BOOST_AUTO_TEST_SUITE(shipped_rules_tests)

BOOST_AUTO_TEST_CASE(the_shipped_rules_survive_printing_and_formatting) {
    const std::filesystem::path folder = std::filesystem::path(GONGJIAN_SOURCE_DIR) / "rules";
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".rules") continue;
        ++files;
        const std::string text = base::ReadFile(entry.path());
        const ParsedRules parsed = Parse(text);
        const std::string outline = Outline(parsed.tree);
        for (const base::Language language : {base::Language::Chinese, base::Language::English}) {
            const std::string printed = Print(parsed.tree, language);
            const ParsedRules again = Parse(printed);
            BOOST_TEST(Outline(again.tree) == outline, printed);
            BOOST_TEST(Print(again.tree, language) == printed);
            const std::string formatted = Format(base::Source("test", text), parsed.tree, language);
            const ParsedRules third = Parse(formatted);
            BOOST_TEST(Outline(third.tree) == outline, formatted);
            BOOST_TEST(Format(base::Source("test", formatted), third.tree, language) == formatted);
        }
    }
    BOOST_TEST(files > 4U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
