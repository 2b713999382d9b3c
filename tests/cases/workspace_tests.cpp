#include <boost/test/unit_test.hpp>

#include "cases/workspace.h"

namespace gongjian {
namespace {

cases::ReadWorkspaceResult Read(const std::string& text) {
    return cases::ReadWorkspace(base::Source("workspace.info", text), "/srv/示例镇");
}

std::string FirstCode(const std::string& text) {
    const cases::ReadWorkspaceResult result = Read(text);
    BOOST_TEST(!result.workspace.has_value());
    BOOST_TEST_REQUIRE(!result.diagnostics.empty());
    BOOST_TEST(!base::Text(result.diagnostics[0].hint).empty());
    return result.diagnostics[0].code;
}

BOOST_AUTO_TEST_SUITE(workspace_tests)

BOOST_AUTO_TEST_CASE(what_is_written_reads_back_the_same) {
    cases::Workspace workspace;
    workspace.folder = "/srv/示例镇";
    workspace.name = "示例\"镇\" \\ 𠮷";
    workspace.store_url = "sqlite://data.sqlite";
    workspace.current_round = "2012";
    workspace.author = "示例 张三";
    const cases::ReadWorkspaceResult result = Read(cases::WriteWorkspace(workspace));
    BOOST_TEST_REQUIRE(result.workspace.has_value());
    BOOST_TEST(result.diagnostics.empty());
    BOOST_TEST(result.workspace->name == workspace.name);
    BOOST_TEST(result.workspace->store_url == workspace.store_url);
    BOOST_TEST(result.workspace->current_round == workspace.current_round);
    BOOST_TEST(result.workspace->author == workspace.author);
    BOOST_TEST(result.workspace->FormsFolder() == workspace.folder / "forms");
}

BOOST_AUTO_TEST_CASE(mistakes_are_reported_with_line_and_hint) {
    BOOST_TEST(FirstCode("store \"sqlite://data.sqlite\"\n") == "missing-key");
    BOOST_TEST(FirstCode("name \"示例镇\"\n") == "missing-key");
    BOOST_TEST(FirstCode("name \"a\"\nstore \"sqlite://d\"\ncolour red\n") == "unknown-key");
    BOOST_TEST(FirstCode("name \"a\"\nname \"b\"\nstore \"sqlite://d\"\n") == "duplicate-key");
    BOOST_TEST(FirstCode("name \"a\" { b c }\nstore \"sqlite://d\"\n") == "unexpected-children");
    const auto result = Read("name \"a\"\nstore \"sqlite://d\"\ncolour red\n");
    BOOST_TEST(result.diagnostics[0].line == 3);
    BOOST_TEST(!FirstCode("name \"a\" {\n").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
