// The list of codes, the sources and the golden examples agree.
#include "lang/diagnostic_codes.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "base/file.h"
#include "lang/format.h"
#include "lang/parser.h"
#include "support/code_scan.h"

namespace gongjian::lang {
namespace {

namespace fs = std::filesystem;

std::set<std::string> Listed() { return {std::begin(kDiagnosticCodes), std::end(kDiagnosticCodes)}; }

/// What no golden file shows: texts too large to keep, and the net below the formatter, which needs a printer that is wrong.
std::set<std::string> CodesOfTextsMadeHere() {
    std::set<std::string> codes;
    const auto add = [&codes](const std::vector<base::Diagnostic>& diagnostics) {
        for (const base::Diagnostic& diagnostic : diagnostics) codes.insert(diagnostic.code);
    };
    std::string statements = "评分规则 r “r”\n";
    for (std::size_t i = 0; i <= kMaxStatements; ++i) statements += "常量 c = 1\n";
    add(ParseRules(base::Source("t", statements), nullptr).diagnostics);
    add(ParseRules(base::Source("t", std::string(kMaxRuleBytes + 1, '#')), nullptr).diagnostics);
    const auto prints_nothing = [](const base::Source&, const ast::Tree&, base::Language) { return std::string(); };
    add(FormatRules(base::Source("t", "评分规则 r “r”\n"), nullptr, std::nullopt, prints_nothing).diagnostics);
    return codes;
}

/// Words with hyphens that are no codes: those of outlines, units and the keyword table.
bool HasOtherWords(const fs::path& file) {
    const std::string name = file.filename().string();
    return name.starts_with("outline") || name.starts_with("keyword") || name.starts_with("fix");
}

std::set<fs::path> FilesIn(const std::string& folder, const std::string& extension) {
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(GONGJIAN_SOURCE_DIR) / folder))
        if (entry.path().extension() == extension) files.insert(entry.path());
    return files;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostic_codes_tests)

BOOST_AUTO_TEST_CASE(every_code_in_the_sources_is_listed_and_no_other) {
    std::set<std::string> used;
    for (const fs::path& file : FilesIn("src/lang", ".cpp"))
        if (!HasOtherWords(file)) used.merge(tests::CodesBetween(base::ReadFile(file), '"', '"'));
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(used.begin(), used.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_CASE(every_code_has_an_example) {
    std::set<std::string> shown = CodesOfTextsMadeHere();
    for (const char* folder : {"tests/golden/rules", "tests/golden/syntax"})
        for (const fs::path& file : FilesIn(folder, ".diag"))
            shown.merge(tests::CodesBetween(base::ReadFile(file), '[', ']'));
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(shown.begin(), shown.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_CASE(every_code_with_a_fix_is_a_code) {
    const std::set<std::string> listed = Listed();
    const fs::path table = fs::path(GONGJIAN_SOURCE_DIR) / "src/lang/fixes.cpp";
    for (const std::string& code : tests::CodesBetween(base::ReadFile(table), '"', '"'))
        BOOST_TEST(listed.contains(code), code);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gongjian::lang
