#include "tool/session.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <sstream>

#include <unistd.h>

#include "base/file.h"
#include "support/temp_dir.h"

namespace gongjian::tests {
namespace {

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

}  // namespace

std::vector<Step> StepsOf(const std::string& page) {
    std::vector<Step> steps;
    std::istringstream lines(page);
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

std::string OutputOf(const std::string& command) {
    const TempDir dir;
    const std::string output = base::PathToUtf8(dir / "output");
    setenv("GJ_OUTPUT", output.c_str(), 1);
    const std::string script = "cd '" GONGJIAN_SOURCE_DIR "'; export LC_ALL=C.UTF-8 PATH='" GONGJIAN_BINARY_DIR
                               "/bin':$PATH; { " +
                               command + "; } > \"$GJ_OUTPUT\" 2>&1";
    setenv("GJ_SCRIPT", script.c_str(), 1);
    BOOST_TEST(std::system("bash -c \"$GJ_SCRIPT\"") != -1);
    return base::ReadFile(base::PathFromUtf8(output));
}

void CheckSteps(const std::vector<Step>& steps, const std::filesystem::path& folder) {
    const std::string place = base::PathToUtf8(folder) + "/";
    for (const Step& step : steps) {
        const std::string line = Replaced(step.command, "/tmp/", place);
        if (line.starts_with("export ")) continue;
        const std::string printed = "\n" + OutputOf(line);
        std::size_t from = 0;
        for (const std::string& shown : step.shown) {
            if (shown == "..." || shown.empty()) continue;
            const std::string wanted = "\n" + Replaced(shown, "/tmp/", place) + "\n";
            const std::size_t found = printed.find(wanted, from);
            BOOST_TEST(found != std::string::npos, step.command << "\nshould print\n"
                                                                << shown << "\nprinted" << printed);
            if (found != std::string::npos) from = found;
        }
    }
}

SessionFolder::SessionFolder(const std::string& name)
    : m_path(std::filesystem::temp_directory_path() / (name + "_" + std::to_string(getpid()))) {
    std::filesystem::remove_all(m_path);
    std::filesystem::create_directories(m_path);
}

SessionFolder::~SessionFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}  // namespace gongjian::tests
