// What a command of gj sees of the world: streams, clock, folder, store. main.cpp fills it in; tests give their own.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/message.h"
#include "cases/stores.h"

namespace gongjian::tool {

struct Surroundings {
    std::istream& in;
    std::ostream& out;                        ///< data only
    std::ostream& err;                        ///< words for people
    std::filesystem::path folder;             ///< relative paths start here; workspaces are looked for from here up
    std::filesystem::path default_workspace;  ///< the user's own; may be empty
    cases::OpenStores open_stores;
    std::function<base::Moment()> now;
    std::string author;
    std::string device;
    bool err_is_terminal = false;  ///< progress may be shown there
    /// Asks a person for a secret; nothing if that was cancelled. Empty: there is nobody to ask.
    std::function<std::optional<std::string>(const std::string& prompt)> ask_secret = {};
};

enum ExitCode {
    kDone = 0,   ///< warnings included
    kFound = 1,  ///< done, and found errors in what it was given
    kWrongUse = 2,
    kFailed = 3,  ///< the environment failed
};

/// Ends a command with a message and one of the codes above. (The environment's failures are base::Error.)
struct Stop {
    ExitCode code;
    base::Message message;
};

/// A path that the user named, seen from the surroundings' folder.
std::filesystem::path Resolve(const Surroundings& surroundings, const std::string& path);

/// --as-of, or today. Stops with wrong use if it is not a date.
base::Date AsOf(const Surroundings& surroundings, const std::string& option);

}  // namespace gongjian::tool
