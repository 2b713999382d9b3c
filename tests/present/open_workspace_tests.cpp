// Making and opening workspaces, faulty files included.
#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "base/file.h"
#include "present/open_workspace.h"
#include "support/memory_store.h"
#include "support/temp_dir.h"

using namespace gongjian;
using tests::TempDir;

namespace {

std::unique_ptr<cases::Stores> OpenMemory(const std::string&, const std::filesystem::path&, const std::string&) {
    return std::make_unique<tests::MemoryStores>();
}

std::unique_ptr<cases::Stores> FailToOpen(const std::string&, const std::filesystem::path&, const std::string&) {
    throw base::Error(base::Msg("No store today."));
}

struct Folder {
    TempDir dir;
    std::filesystem::path town = dir / base::PathFromUtf8("示例镇");
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(open_workspace_tests, Folder)

BOOST_AUTO_TEST_CASE(a_new_workspace_opens_with_the_shipped_forms_and_rules) {
    BOOST_TEST(!present::IsWorkspace(town));
    present::InitWorkspace(town, "示例镇", "2012", OpenMemory);
    BOOST_TEST(present::IsWorkspace(town));
    const present::OpenedWorkspace opened = present::OpenWorkspace(town, OpenMemory);
    BOOST_TEST(opened.workspace.name == "示例镇");
    BOOST_TEST(opened.workspace.current_round == "2012");
    BOOST_TEST(opened.FormById("village_evaluation") != nullptr);
    BOOST_TEST(opened.FormById("nothing") == nullptr);
    BOOST_TEST(opened.RulesById("village_committee") != nullptr);
    BOOST_TEST(!base::HasErrors(opened.diagnostics));
}

BOOST_AUTO_TEST_CASE(a_used_folder_is_refused) {
    std::filesystem::create_directories(town);
    base::WriteFile(town / "letter.txt", "x");
    BOOST_CHECK_THROW(present::InitWorkspace(town, "a", "2012", OpenMemory), base::Error);
    std::filesystem::remove(town / "letter.txt");
    present::InitWorkspace(town, "a", "2012", OpenMemory);
    BOOST_CHECK_THROW(present::InitWorkspace(town, "b", "2012", OpenMemory), base::Error);
    BOOST_TEST(present::OpenWorkspace(town, OpenMemory).workspace.name == "a");
}

BOOST_AUTO_TEST_CASE(a_failed_start_leaves_nothing_behind) {
    BOOST_CHECK_THROW(present::InitWorkspace(town, "a", "2012", FailToOpen), base::Error);
    BOOST_TEST(!std::filesystem::exists(town));
    std::filesystem::create_directories(town);
    BOOST_CHECK_THROW(present::InitWorkspace(town, "a", "2012", FailToOpen), base::Error);
    BOOST_TEST(std::filesystem::is_empty(town));
}

BOOST_AUTO_TEST_CASE(a_faulty_form_is_told_and_the_rest_works) {
    present::InitWorkspace(town, "a", "2012", OpenMemory);
    base::WriteFile(town / "forms" / "broken.info", "form broken {");
    base::WriteFile(town / "rules" / "broken.rules", "评分规则");
    std::filesystem::copy_file(town / "forms" / "village_evaluation.info", town / "forms" / "w.info");
    const present::OpenedWorkspace opened = present::OpenWorkspace(town, OpenMemory);
    BOOST_TEST(base::HasErrors(opened.diagnostics));
    BOOST_TEST(opened.FormById("village_evaluation") != nullptr);
    bool repeated = false;
    for (const base::Diagnostic& diagnostic : opened.diagnostics) repeated |= diagnostic.code == "repeated-id";
    BOOST_TEST(repeated);
}

BOOST_AUTO_TEST_CASE(no_workspace_and_faulty_settings_are_errors_in_words) {
    BOOST_CHECK_THROW(present::OpenWorkspace(town, OpenMemory), base::Error);
    std::filesystem::create_directories(town);
    base::WriteFile(town / "workspace.info", "name \"a\"\n");
    BOOST_CHECK_EXCEPTION(present::OpenWorkspace(town, OpenMemory), base::Error, [](const base::Error& error) {
        return base::Text(base::Language::English, error.Words()).find("store") != std::string::npos;
    });
}

BOOST_AUTO_TEST_SUITE_END()
