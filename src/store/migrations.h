// The schema and its versions. Private to this room.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace gongjian::store {

/// "GJ" and a number: tells our files from other SQLite databases.
inline constexpr int kApplicationId = 0x474A0001;

/// A step from version - 1 to version.
struct Migration {
    int version;
    std::string script;
};

/// All steps so far, version 1 (the first schema) first. A step that was released is never changed; a new one is added,
/// and a dump of the version before it goes to tests/data/schema.
const std::vector<Migration>& Migrations();

/// Brings a database to the last version of `migrations`, in one transaction. Throws base::Error and changes nothing if it
/// is somebody else's database or newer than that.
void Migrate(Database& database, const std::filesystem::path& file, const std::vector<Migration>& migrations);

}  // namespace gongjian::store
