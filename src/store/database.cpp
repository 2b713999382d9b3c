#include "store/database.h"

#include <system_error>

#include <soci/sqlite3/soci-sqlite3.h>

#include "base/error.h"
#include "base/file.h"
#include "store/failures.h"

namespace gongjian::store {
namespace {

constexpr int kBusyMilliseconds = 5000;

sqlite_api::sqlite3* Handle(soci::session& sql) {
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

void CheckPlace(const std::filesystem::path& file) {
    std::error_code ignored;
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, ignored)) {
        throw base::Error(
            base::Msg("There is no folder {folder}, so no data can be kept there. Check the path of the "
                      "workspace, or whether its drive is connected.",
                      {{"folder", base::PathToUtf8(folder)}}));
    }
    if (std::filesystem::is_directory(file, ignored)) {
        throw base::Error(base::Msg("{file} is a folder, not a data file. Check the store line of workspace.info.",
                                    {{"file", base::PathToUtf8(file)}}));
    }
}

/// SOCI takes either a bare path, or key=value pairs with the path in quotes.
std::string ConnectionText(const std::filesystem::path& file) {
    const std::string path = base::PathToUtf8(file);
    if (path.find('=') == std::string::npos) return path;
    if (path.find('"') == std::string::npos) return "db=\"" + path + '"';
    throw base::Error(
        base::Msg("The path {file} contains both “=” and a quotation mark. Rename the folder.", {{"file", path}}));
}

}  // namespace

Database::Database(const std::filesystem::path& file) : m_file(file) {
    CheckPlace(file);
    const std::string connection = ConnectionText(file);
    Guard("opening the database", [&] {
        m_session.open(soci::sqlite3, connection);
        Configure();
    });
}

void Database::Configure() {
    sqlite_api::sqlite3_busy_timeout(Handle(m_session), kBusyMilliseconds);
    Number(m_session, "PRAGMA schema_version");  // the first read: tells a database from any other file
    if (sqlite_api::sqlite3_db_readonly(Handle(m_session), "main") == 1) {
        throw base::Error(FailureMessage(SQLITE_READONLY, m_file, "opening the database"));
    }
    for (const char* pragma :
         {"PRAGMA foreign_keys=ON", "PRAGMA recursive_triggers=ON", "PRAGMA fullfsync=ON", "PRAGMA synchronous=FULL",
          // What is removed (a key, an answer that becomes personal) is overwritten; what is sorted stays in memory.
          "PRAGMA secure_delete=ON", "PRAGMA temp_store=MEMORY"}) {
        m_session << pragma;
    }
}

Database::Transaction::Transaction(soci::session& sql) : m_sql(sql) { m_sql << "BEGIN IMMEDIATE"; }

Database::Transaction::~Transaction() {
    if (!m_open) return;
    try {
        m_sql << "ROLLBACK";
    } catch (const soci::soci_error&) {
        // SQLite has rolled back by itself (disk full, I/O error); the first error is the one that counts.
    }
}

void Database::Transaction::Commit() {
    m_sql << "COMMIT";
    m_open = false;
}

void Database::Fail(const soci::soci_error& error, const char* doing) {
    int code = SQLITE_ERROR;
    if (const auto* from_sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
        code = from_sqlite->result();
    } else if (m_session.get_backend() != nullptr) {
        code = sqlite_api::sqlite3_errcode(Handle(m_session));
    }
    throw base::Error(FailureMessage(code, m_file, std::string(doing) + ": " + error.what()));
}

long long Number(soci::session& sql, const std::string& query) {
    long long number = 0;
    sql << query, soci::into(number);
    return sql.got_data() ? number : 0;
}

void RunScript(soci::session& sql, const std::string& script) {
    std::string statement;
    std::size_t begin = 0;
    while (begin < script.size()) {
        const std::size_t semicolon = script.find(';', begin);
        const std::size_t end = semicolon == std::string::npos ? script.size() : semicolon + 1;
        statement.append(script, begin, end - begin);
        begin = end;
        const bool blank = statement.find_first_not_of(" \n\r\t;") == std::string::npos;
        // A semicolon inside a trigger or a string does not end a statement; SQLite knows.
        if (!blank && semicolon != std::string::npos && sqlite_api::sqlite3_complete(statement.c_str()) == 0) continue;
        if (!blank) sql << statement;
        statement.clear();
    }
}

namespace {

std::string Quoted(const std::string& text, char quote) {
    std::string quoted(1, quote);
    for (const char c : text) {
        if (c == quote) quoted += c;
        quoted += c;
    }
    return quoted + quote;
}

}  // namespace

std::string Identifier(const std::string& name) { return Quoted(name, '"'); }

std::string Literal(const std::string& text) { return Quoted(text, '\''); }

}  // namespace gongjian::store
