// Every tests/golden/forms/<name>.info is loaded; what is found, there and in shared blocks and code lists beside it, must be
// <name>.diag. UPDATE_GOLDEN=1 rewrites the latter.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "form/form_loader.h"
#include "sample_forms.h"

namespace {

using namespace gongjian;

/// The finding with the line of the file that it is about.
std::string Rendered(base::Diagnostic diagnostic, const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / base::PathFromUtf8(diagnostic.file);
    diagnostic.file = base::PathToUtf8(file.lexically_relative(folder));
    const base::Source source(diagnostic.file, base::ReadFile(file));
    return base::Render(diagnostic, &source);
}

std::string Findings(const std::filesystem::path& file) {
    base::SetLanguage(base::Language::English);
    const std::filesystem::path folder = file.parent_path();
    const base::Source source(base::PathToUtf8(file.filename()), base::ReadFile(file));
    const form::LoadedForm loaded = form::LoadForm(source, {folder, {folder}});
    BOOST_CHECK_EQUAL(loaded.form.has_value(), !base::HasErrors(loaded.diagnostics));
    std::string text;
    for (const base::Diagnostic& diagnostic : loaded.diagnostics) {
        BOOST_CHECK_MESSAGE(!diagnostic.hint.Empty(), diagnostic.code + " has no hint");
        text += Rendered(diagnostic, folder);
    }
    return text.empty() ? "no findings\n" : text;
}

void CheckGolden(const std::filesystem::path& file) {
    std::filesystem::path expected_file = file;
    expected_file.replace_extension(".diag");
    const std::string found = Findings(file);
    if (std::getenv("UPDATE_GOLDEN") != nullptr) base::WriteFile(expected_file, found);
    BOOST_TEST_REQUIRE(std::filesystem::exists(expected_file), "run with UPDATE_GOLDEN=1 and read the result");
    BOOST_CHECK_EQUAL(found, base::ReadFile(expected_file));
}

/// One named case per file.
struct Registration {
    Registration() {
        auto* suite = BOOST_TEST_SUITE("golden_tests");
        for (const std::filesystem::path& file : tests::FilesIn("tests/golden/forms", ".info")) {
            suite->add(boost::unit_test::make_test_case([file] { CheckGolden(file); }, base::PathToUtf8(file.stem()),
                                                        __FILE__, __LINE__));
        }
        boost::unit_test::framework::master_test_suite().add(suite);
    }
};

const Registration kRegistration;

}  // namespace
