// Every broken rule file of tests/golden/rules, one test case a file. UPDATE_GOLDEN=1 rewrites the expected diagnostics; the
// difference is reviewed like code.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "golden_names.h"
#include "lang/rules.h"

namespace gongjian {
namespace {

namespace fs = std::filesystem;

std::string Diagnose(const fs::path& file) {
    const base::Source source(file.filename().string(), base::ReadFile(file));
    std::string out;
    for (const base::Diagnostic& diagnostic : lang::CheckRules(source, lang::testing::GoldenNames).diagnostics) {
        out += base::Render(diagnostic, &source);
    }
    return out;
}

void Check(const fs::path& file) {
    fs::path golden = file;
    golden.replace_extension(".diag");
    const std::string actual = Diagnose(file);
    BOOST_TEST(!actual.empty());
    if (std::getenv("UPDATE_GOLDEN") != nullptr) base::WriteFile(golden, actual);
    BOOST_TEST(actual == (fs::exists(golden) ? base::ReadFile(golden) : std::string()));
}

const bool kRegistered = [] {
    auto* suite = BOOST_TEST_SUITE("rule_diagnostics");
    std::vector<fs::path> files;
    const fs::path folder = fs::path(GONGJIAN_SOURCE_DIR) / "tests" / "golden" / "rules";
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".rules") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        suite->add(boost::unit_test::make_test_case([file] { Check(file); }, file.stem().string(), __FILE__, __LINE__));
    }
    boost::unit_test::framework::current_auto_test_suite().add(suite);
    return true;
}();

}  // namespace
}  // namespace gongjian
