// What SQLite reports, in words that say what to do. Private to this room.
#pragma once

#include <filesystem>
#include <string>

#include "base/message.h"

namespace gongjian::store {

/// `code` is SQLite's (extended or not), `detail` technical English that goes at the end.
base::Message FailureMessage(int code, const std::filesystem::path& file, const std::string& detail);

}  // namespace gongjian::store
