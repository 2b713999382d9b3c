// Console sessions as a page shows them: lines that begin with "$ " and what they print. Run, and held against what is shown.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gongjian::tests {

struct Step {
    std::string command;
    std::vector<std::string> shown;  ///< lines below it; "..." stands for any lines
};

/// The steps inside the fenced blocks of a page, each with the lines below it.
std::vector<Step> StepsOf(const std::string& page);

/// What a command prints, on both streams, in the source folder with gj on the path.
std::string OutputOf(const std::string& command);

/// Runs them one after the other in the source folder, with gj on the path. /tmp/ in them is a folder of its own, which may
/// hold files already. Each shown line must be printed, in this order.
void CheckSteps(const std::vector<Step>& steps, const std::filesystem::path& folder);

/// An empty folder whose path has no spaces (pages do not quote theirs). Removed at the end.
class SessionFolder {
public:
    explicit SessionFolder(const std::string& name);
    ~SessionFolder();
    SessionFolder(const SessionFolder&) = delete;
    SessionFolder& operator=(const SessionFolder&) = delete;

    const std::filesystem::path& Path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace gongjian::tests
