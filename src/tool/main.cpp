// gj: the composition root. Everything that knows the machine or the store is put together here.
#include <csignal>
#include <cstdlib>
#include <iostream>

#ifndef _WIN32
#include <unistd.h>
#endif

#include "base/file.h"
#include "present/catalogue.h"
#include "store/open_store.h"
#include "tool/program.h"
#include "tool/terminal.h"

namespace {

std::string EnvironmentText(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::string HostName() {
#ifdef _WIN32
    return EnvironmentText("COMPUTERNAME");
#else
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? std::string(name) : std::string();
#endif
}

}  // namespace

int main(int argc, char** argv) {
    using namespace gongjian;
#ifndef _WIN32
    // A reader that goes away is an error of writing, not a silent death.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    std::ios::sync_with_stdio(false);
    std::error_code error;
    tool::Surroundings surroundings{
        std::cin,
        std::cout,
        std::cerr,
        std::filesystem::current_path(error),
        base::PathFromUtf8(EnvironmentText("GONGJIAN_WORKSPACE")),
        store::OpenStore,
        base::Now,
        EnvironmentText("USER").empty() ? EnvironmentText("USERNAME") : EnvironmentText("USER"),
        HostName(),
    };
#ifndef _WIN32
    surroundings.err_is_terminal = isatty(STDERR_FILENO) == 1;
#endif
    surroundings.ask_secret = tool::SecretAsker();
    present::LoadCatalogue();
    base::SetLanguage(present::LanguageOfEnvironment());
    return tool::RunProgram({argv + 1, argv + argc}, surroundings);
}
