// Every file of tests/golden/syntax has mistakes in its writing, one test case a file. UPDATE_GOLDEN=1 rewrites what is
// expected; the difference is reviewed like code.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "lang/parser.h"
#include "village_names.h"

namespace gongjian::lang {
namespace {

namespace fs = std::filesystem;

void Check(const fs::path& file) {
    static const Names names = testing::VillageNames();
    const base::Source source(file.filename().string(), base::ReadFile(file));
    std::string actual;
    for (const base::Diagnostic& diagnostic : ParseRules(source, &names).diagnostics) {
        actual += base::Render(diagnostic, &source);
        BOOST_TEST(!diagnostic.hint.Empty());
    }
    BOOST_TEST(!actual.empty());
    fs::path golden = file;
    golden.replace_extension(".diag");
    if (std::getenv("UPDATE_GOLDEN") != nullptr) base::WriteFile(golden, actual);
    BOOST_TEST(actual == (fs::exists(golden) ? base::ReadFile(golden) : std::string()));
}

const bool kRegistered = [] {
    auto* suite = BOOST_TEST_SUITE("syntax_diagnostics");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(GONGJIAN_SOURCE_DIR) / "tests" / "golden" / "syntax"))
        if (entry.path().extension() == ".rules") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
        suite->add(boost::unit_test::make_test_case([file] { Check(file); }, file.stem().string(), __FILE__, __LINE__));
    boost::unit_test::framework::current_auto_test_suite().add(suite);
    return true;
}();

}  // namespace
}  // namespace gongjian::lang
