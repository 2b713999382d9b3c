// The list of codes, the sources and the golden examples agree.
#include "form/diagnostic_codes.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <string_view>

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

bool IsCode(std::string_view word) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return word.find('-') != std::string_view::npos && word.front() != '-' && word.back() != '-' &&
           std::all_of(word.begin(), word.end(), fits);
}

/// Codes in `text` that stand between `begin` and `end`. (No std::regex: GCC 12 warns of it under sanitizers.)
std::set<std::string> CodesBetween(std::string_view text, char begin, char end) {
    std::set<std::string> found;
    for (std::size_t at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
        const std::size_t close = text.find(end, at + 1);
        if (close == std::string_view::npos) break;
        const std::string_view word = text.substr(at + 1, close - at - 1);
        if (!word.empty() && IsCode(word)) found.emplace(word);
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostic_codes_tests)

BOOST_AUTO_TEST_CASE(every_code_in_the_sources_is_listed_and_no_other) {
    std::set<std::string> used;
    for (const auto& file : tests::FilesIn("src/form", ".cpp")) {
        used.merge(CodesBetween(base::ReadFile(file), '"', '"'));
    }
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(used.begin(), used.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_CASE(every_code_has_a_golden_example) {
    std::set<std::string> shown = kTestedElsewhere;
    for (const auto& file : tests::FilesIn("tests/golden/forms", ".diag")) {
        shown.merge(CodesBetween(base::ReadFile(file), '[', ']'));
    }
    const std::set<std::string> listed = Listed();
    BOOST_CHECK_EQUAL_COLLECTIONS(shown.begin(), shown.end(), listed.begin(), listed.end());
}

BOOST_AUTO_TEST_SUITE_END()
