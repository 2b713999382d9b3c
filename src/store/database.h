// One connection to a SQLite file through SOCI: how it is opened, transactions, and the one place where what SOCI throws
// becomes base::Error. Private to this room.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include <soci/soci.h>

namespace gongjian::store {

class Database {
public:
    /// Opens or makes the file; durable (WAL, synchronous=FULL), foreign keys on. Does not touch the schema.
    explicit Database(const std::filesystem::path& file);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    soci::session& Sql() { return m_session; }

    /// Runs `work`; whatever SOCI throws becomes base::Error with the cause, the file and a way out. `doing` is English for
    /// the detail ("saving a case").
    template <class Work>
    auto Guard(const char* doing, Work&& work) -> std::invoke_result_t<Work> {
        try {
            return std::forward<Work>(work)();
        } catch (const soci::soci_error& error) {
            Fail(error, doing);
        }
    }

    /// The same inside BEGIN IMMEDIATE … COMMIT: all of it or nothing. When it returns, it is on the disk.
    template <class Work>
    void Write(const char* doing, Work&& work) {
        Guard(doing, [&] {
            Transaction transaction(m_session);
            work();
            transaction.Commit();
        });
    }

private:
    /// Rolls back unless committed. (soci::transaction begins deferred: two writers could then fail halfway.)
    class Transaction {
    public:
        explicit Transaction(soci::session& sql);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void Commit();

    private:
        soci::session& m_sql;
        bool m_open = true;
    };

    void Configure();
    [[noreturn]] void Fail(const soci::soci_error& error, const char* doing);

    std::filesystem::path m_file;
    soci::session m_session;
};

/// A number from a query of one row ("PRAGMA user_version").
long long Number(soci::session& sql, const std::string& query);

/// Runs a script statement by statement (SOCI runs only the first of several).
void RunScript(soci::session& sql, const std::string& script);

/// "name" with its quotes doubled, for identifiers that come from a form.
std::string Identifier(const std::string& name);
/// 'text' with its quotes doubled; only where SQL takes no bound value (views).
std::string Literal(const std::string& text);

}  // namespace gongjian::store
