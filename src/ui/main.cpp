// gongjian, the desktop client: the composition root. Only here do widgets, presenters and the store on disk meet.
#include <wx/app.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "base/message.h"
#include "present/catalogue.h"
#include "store/open_store.h"
#include "ui/app.h"

namespace {

constexpr int kWrongUse = 2;

constexpr const char* kUsage =
    "Usage: gongjian [WORKSPACE] [--lang zh|en]\n"
    "\n"
    "Opens the workspace in that folder, or the one opened last.\n"
    "  --lang zh|en   language of the screens\n"
    "  --version      print the version\n"
    "  --help         print this text\n";

/// Exit code where the program ends at once, -1 otherwise.
int ReadArguments(int argc, char** argv, gongjian::ui::StartOptions& options) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--help" || argument == "-h") return std::fputs(kUsage, stdout), 0;
        if (argument == "--version") return std::puts("gongjian " GONGJIAN_VERSION), 0;
        if (argument == "--lang" && i + 1 < argc) {
            options.language = gongjian::present::LanguageFromName(argv[++i]);
            if (options.language) continue;
        } else if (argument.substr(0, 1) != "-" && options.workspace.empty()) {
            options.workspace = argument;
            continue;
        }
        std::fputs(kUsage, stderr);
        return kWrongUse;
    }
    return -1;
}

}  // namespace

int main(int argc, char** argv) {
    gongjian::ui::StartOptions options;
    if (const int code = ReadArguments(argc, argv, options); code >= 0) return code;
    options.open_stores = gongjian::store::OpenStore;
    gongjian::present::LoadCatalogue();
    options.fallback_language = gongjian::present::LanguageOfEnvironment();
    wxApp::SetInstance(new gongjian::ui::App(std::move(options)));
    int no_arguments = 1;  // Ours are read; the toolkit's own options are not offered.
    return wxEntry(no_arguments, argv);
}
