// The list of codes, the sources and the golden examples agree.
#include "form/diagnostic_codes.h"

#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>
#include <string>

#include "base/file.h"
#include "sample_forms.h"

using namespace gongjian;

namespace {

std::set<std::string> Listed() { return {std::begin(form::kDiagnosticCodes), std::end(form::kDiagnosticCodes)}; }

/// Without a golden example, for the reason beside it.
const std::set<std::string> kTestedElsewhere = {
    "file-too-large",    // 4 MiB: info_tree_tests
    "too-many-entries",  // 200 000 entries: info_tree_tests
    "not-utf8",          // no text file: info_tree_tests
    "syntax-error",      // a net below two readers that agree
    "file-name",         // needs a file: form_loader_tests
};

std::set<std::string> MatchesIn(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
        found.insert((*match)[1]);
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostic_codes_tests)

BOOST_AUTO_TEST_CASE(every_code_in_the_sources_is_listed_and_no_other) {
    std::set<std::string> used;
    for (const auto& file : tests::FilesIn("src/form", ".cpp")) {
        used.merge(MatchesIn(base::ReadFile(file), std::regex("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"")));
    }
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(used.begin(), used.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_CASE(every_code_has_a_golden_example) {
    std::set<std::string> shown = kTestedElsewhere;
    for (const auto& file : tests::FilesIn("tests/golden/forms", ".diag")) {
        shown.merge(MatchesIn(base::ReadFile(file), std::regex("(?:error|warning) \\[([a-z0-9-]+)\\]")));
    }
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(shown.begin(), shown.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_SUITE_END()
