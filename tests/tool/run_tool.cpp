#include "tool/run_tool.h"

#include <sstream>

#include "base/file.h"
#include "base/message.h"
#include "store/open_store.h"
#include "tool/program.h"

namespace gongjian::tests {

ToolRun RunTool(const std::vector<std::string>& arguments, const std::string& input,
                const std::filesystem::path& folder, const AskSecret& ask_secret) {
    std::istringstream in(input);
    std::ostringstream out, err;
    const std::filesystem::path here = folder.empty() ? base::PathFromUtf8(GONGJIAN_SOURCE_DIR) : folder;
    const base::Moment now = base::Moment{base::MakeDate(2013, 1, 8)->days} * 24 * 60 * 60 * 1000 + 4 * 60 * 60 * 1000;
    tool::Surroundings surroundings{in, out, err, here, {}, store::OpenStore, [now] { return now; }, "tester", "test"};
    surroundings.ask_secret = ask_secret;
    base::SetLanguage(base::Language::English);
    ToolRun run;
    run.code = tool::RunProgram(arguments, surroundings);
    run.out = out.str();
    run.err = err.str();
    base::SetLanguage(base::Language::English);
    return run;
}

std::string SourcePath(const std::string& path) { return std::string(GONGJIAN_SOURCE_DIR) + "/" + path; }

std::string SourceText(const std::string& path) { return base::ReadFile(base::PathFromUtf8(SourcePath(path))); }

bool Contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace gongjian::tests
