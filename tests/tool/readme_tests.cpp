// The tour in README.md, run as it stands there: what it shows is what the built programs print.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <sstream>

#include <unistd.h>

#include "base/file.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

struct Step {
    std::string command;
    std::vector<std::string> shown;  ///< lines below it; "..." stands for any lines
};

/// Lines that begin with "$ " inside the fenced blocks, each with the lines below it.
std::vector<Step> StepsOf(const std::string& readme) {
    std::vector<Step> steps;
    std::istringstream lines(readme);
    bool fenced = false, inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            fenced = !fenced;
            inside = false;
        } else if (fenced && line.starts_with("$ ")) {
            steps.push_back({line.substr(2), {}});
            inside = true;
        } else if (inside) {
            steps.back().shown.push_back(line);
        }
    }
    return steps;
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(readme_tests)

BOOST_AUTO_TEST_CASE(the_tour_prints_what_it_shows) {
    const TempDir dir;
    // A folder without spaces: the tour does not quote its paths.
    const std::filesystem::path tour = std::filesystem::temp_directory_path() / ("gj_tour_" + std::to_string(getpid()));
    std::filesystem::remove_all(tour);
    std::filesystem::create_directories(tour);
    const std::string folder = base::PathToUtf8(tour) + "/", output = base::PathToUtf8(dir / "output");
    setenv("GJ_OUTPUT", output.c_str(), 1);
    const std::vector<Step> steps = StepsOf(SourceText("README.md"));
    BOOST_TEST(steps.size() > 5u);
    for (const Step& step : steps) {
        const std::string line = Replaced(step.command, "/tmp/", folder);
        if (line.starts_with("export ")) continue;
        const std::string script = "cd '" GONGJIAN_SOURCE_DIR "'; export LC_ALL=C.UTF-8 PATH='" GONGJIAN_BINARY_DIR
                                   "/bin':$PATH; { " +
                                   line + "; } > \"$GJ_OUTPUT\" 2>&1";
        setenv("GJ_SCRIPT", script.c_str(), 1);
        BOOST_TEST(std::system("bash -c \"$GJ_SCRIPT\"") != -1);
        const std::string printed = "\n" + base::ReadFile(base::PathFromUtf8(output));
        std::size_t from = 0;
        for (const std::string& shown : step.shown) {
            if (shown == "..." || shown.empty()) continue;
            const std::string wanted = "\n" + Replaced(shown, "/tmp/", folder) + "\n";
            const std::size_t place = printed.find(wanted, from);
            BOOST_TEST(place != std::string::npos, step.command << "\nshould print\n"
                                                                << shown << "\nprinted" << printed);
            if (place != std::string::npos) from = place;
        }
    }
    std::filesystem::remove_all(tour);
}

BOOST_AUTO_TEST_SUITE_END()
