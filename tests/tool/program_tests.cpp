// What gj says about itself, and about being used wrongly.
#include <boost/test/unit_test.hpp>

#include "tool/run_tool.h"

using namespace gongjian::tests;

BOOST_AUTO_TEST_SUITE(program_tests)

BOOST_AUTO_TEST_CASE(version_is_one_line_on_standard_output) {
    const ToolRun run = RunTool({"--version"});
    BOOST_TEST(run.code == 0);
    BOOST_TEST(run.out.starts_with("gj "));
    BOOST_TEST(run.out.find('\n') == run.out.size() - 1);
    BOOST_TEST(run.err.empty());
}

BOOST_AUTO_TEST_CASE(every_command_has_help_with_examples) {
    const std::vector<std::vector<std::string>> commands{
        {"check"}, {"test"},         {"fill"},         {"score"},           {"rank"},         {"init"},
        {"case"},  {"case", "list"}, {"case", "show"}, {"case", "history"}, {"case", "edit"}, {"case", "submit"}};
    for (std::vector<std::string> command : commands) {
        const std::string name = command.back();
        command.push_back("--help");
        const ToolRun run = RunTool(command);
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(run.code == 0);
            BOOST_TEST(Contains(run.out, "Examples:\n  gj "));
            BOOST_TEST(Contains(run.out, "Usage: gj "));
            BOOST_TEST(run.err.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(no_command_shows_help_and_is_wrong_use) {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{}, {"case"}}) {
        const ToolRun run = RunTool(arguments);
        BOOST_TEST(run.code == 2);
        BOOST_TEST(run.out.empty());
        BOOST_TEST(Contains(run.err, "Usage"));
    }
}

BOOST_AUTO_TEST_CASE(a_mistyped_command_gets_a_suggestion) {
    const ToolRun run = RunTool({"chek", "forms"});
    BOOST_TEST(run.code == 2);
    BOOST_TEST(Contains(run.err, "check"));
}

BOOST_AUTO_TEST_CASE(missing_and_superfluous_arguments_are_wrong_use) {
    const std::vector<std::vector<std::string>> uses{{"check"},
                                                     {"rank", "rules/village_committee.rules"},
                                                     {"score"},
                                                     {"check", "forms", "--nonsense"},
                                                     {"fill", "village_evaluation", "--answers"},
                                                     {"check", "forms", "--lang", "fr"},
                                                     {"check", "README.md"}};
    for (const auto& arguments : uses) {
        const ToolRun run = RunTool(arguments);
        BOOST_TEST_CONTEXT(arguments.back()) {
            BOOST_TEST(run.code == 2);
            BOOST_TEST(run.out.empty());
            BOOST_TEST(run.err.starts_with("gj: "));
            BOOST_TEST(Contains(run.err, "--help"));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_language_can_be_named_before_or_after_the_command) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--lang", "en", "check", "--help"}, {"check", "--help", "--lang=en"}}) {
        BOOST_TEST(RunTool(arguments).code == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
