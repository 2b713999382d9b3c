// The list of codes, the sources and the golden examples agree.
#include "form/diagnostic_codes.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <string_view>

#include "base/file.h"
#include "sample_forms.h"
#include "support/code_scan.h"

using namespace gongjian;

namespace {

std::set<std::string> Listed() { return {std::begin(form::kDiagnosticCodes), std::end(form::kDiagnosticCodes)}; }

/// Without a golden example, for the reason beside it.
const std::set<std::string> kTestedElsewhere = {
    "file-too-large",      // 4 MiB: info_tree_tests
    "too-many-entries",    // 200 000 entries: info_tree_tests
    "not-utf8",            // no text file: info_tree_tests
    "syntax-error",        // a net below two readers that agree
    "file-name",           // needs a file: form_loader_tests
    "codelist-too-large",  // 16 MiB: code_list_tests
};

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostic_codes_tests)

BOOST_AUTO_TEST_CASE(every_code_in_the_sources_is_listed_and_no_other) {
    std::set<std::string> used;
    for (const auto& file : tests::FilesIn("src/form", ".cpp")) {
        used.merge(tests::CodesBetween(base::ReadFile(file), '"', '"'));
    }
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(used.begin(), used.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_CASE(every_code_has_a_golden_example) {
    std::set<std::string> shown = kTestedElsewhere;
    for (const auto& file : tests::FilesIn("tests/golden/forms", ".diag")) {
        shown.merge(tests::CodesBetween(base::ReadFile(file), '[', ']'));
    }
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(shown.begin(), shown.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_SUITE_END()
