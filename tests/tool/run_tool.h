// gj run inside a test: arguments in, exit code and both streams out. English, on a fixed day, stores in real files.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace gongjian::tests {

struct ToolRun {
    int code = -1;
    std::string out;
    std::string err;

    nlohmann::ordered_json Json() const { return nlohmann::ordered_json::parse(out); }
};

/// What a person types when a secret is asked for; nothing: cancelled.
using AskSecret = std::function<std::optional<std::string>(const std::string& prompt)>;

/// Runs it in `folder` (the source folder if empty) with `input` as standard input; without `ask_secret` there is no terminal.
ToolRun RunTool(const std::vector<std::string>& arguments, const std::string& input = "",
                const std::filesystem::path& folder = {}, const AskSecret& ask_secret = {});

/// A path below the source folder.
std::string SourcePath(const std::string& path);

/// The text of a file below the source folder.
std::string SourceText(const std::string& path);

bool Contains(const std::string& text, const std::string& part);

}  // namespace gongjian::tests
