// Score sheets and rule texts in a SQLite file. Private to this room.
#pragma once

#include "cases/case_store.h"
#include "store/database.h"
#include "store/vault.h"

namespace gongjian::store {

class SqliteScoreStore : public cases::ScoreStore {
public:
    SqliteScoreStore(Database& database, Vault& vault) : m_database(database), m_vault(vault) {}
    void SaveSheets(const std::string& rule_set_id, const std::string& round,
                    const std::vector<cases::StoredSheet>& sheets) override;
    std::vector<cases::StoredSheet> Sheets(const std::string& rule_set_id, const std::string& round) override;

private:
    Database& m_database;
    Vault& m_vault;
};

class SqliteRuleArchive : public cases::RuleArchive {
public:
    explicit SqliteRuleArchive(Database& database) : m_database(database) {}
    void KeepRules(const std::string& hash, const std::string& rule_set_id, const std::string& text) override;
    std::optional<std::string> RulesByHash(const std::string& hash) override;

private:
    Database& m_database;
};

}  // namespace gongjian::store
