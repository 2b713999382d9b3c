// The built gj as a process: exit codes, and an output that cannot be written.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <string>

#include <sys/wait.h>

#include "base/file.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian::tests;

namespace {

/// The exit code of a line for the shell in which $GJ is the built program and $SRC the source folder.
int Shell(const std::string& line) {
    const std::string script =
        "export GJ='" GONGJIAN_BINARY_DIR "/bin/gj' SRC='" GONGJIAN_SOURCE_DIR "' LC_ALL=C\n" + line;
    setenv("GJ_SCRIPT", script.c_str(), 1);
    const int status = std::system("bash -c \"$GJ_SCRIPT\"");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(binary_tests)

BOOST_AUTO_TEST_CASE(exit_codes_are_those_of_the_interfaces) {
    BOOST_TEST(Shell("\"$GJ\" --version > /dev/null") == 0);
    BOOST_TEST(Shell("\"$GJ\" check \"$SRC/forms\" > /dev/null 2>&1") == 0);
    const TempDir dir;
    gongjian::base::WriteFile(dir / "bad.info", "form {");
    BOOST_TEST(Shell("\"$GJ\" check '" + gongjian::base::PathToUtf8(dir / "bad.info") + "' > /dev/null 2>&1") == 1);
    BOOST_TEST(Shell("\"$GJ\" --nonsense > /dev/null 2>&1") == 2);
    BOOST_TEST(Shell("\"$GJ\" check /no/such/file.info > /dev/null 2>&1") == 3);
}

BOOST_AUTO_TEST_CASE(an_output_that_cannot_be_written_is_a_failure) {
    BOOST_TEST(Shell("\"$GJ\" check --help 2> /dev/null > /dev/full") == 3);
    // The reader is gone before anything is written.
    BOOST_TEST(Shell("set -o pipefail; { sleep 0.5; \"$GJ\" score --help; } 2> /dev/null | true") == 3);
}

BOOST_AUTO_TEST_SUITE_END()
