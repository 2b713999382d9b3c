#include "store/open_store.h"

#include "base/error.h"
#include "base/file.h"
#include "cases/workspace.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/sqlite_case_store.h"
#include "store/sqlite_score_store.h"
#include "store/vault.h"

namespace gongjian::store {
namespace {

class SqliteStores : public cases::Stores {
public:
    SqliteStores(const std::filesystem::path& file, const std::filesystem::path& key_file,
                 const std::string& passphrase)
        : m_database(file),
          m_vault(key_file),
          m_cases(m_database, m_vault),
          m_scores(m_database, m_vault),
          m_rules(m_database) {
        Migrate(m_database, file, Migrations());
        m_database.Guard("reading the key", [&] { m_vault.Open(m_database.Sql(), passphrase); });
    }
    cases::Protection SealedBy() const override { return m_vault.State(); }
    void SetPassphrase(const std::string& passphrase) override {
        m_database.Write("setting the passphrase", [&] { m_vault.SetPassphrase(m_database.Sql(), passphrase); });
    }
    std::string NewRecoveryKey() override {
        return m_database.Guard("making a recovery key", [&] { return m_vault.NewRecoveryKey(m_database.Sql()); });
    }
    cases::CaseStore& Cases() override { return m_cases; }
    cases::ScoreStore& Scores() override { return m_scores; }
    cases::RuleArchive& Rules() override { return m_rules; }

private:
    Database m_database;
    Vault m_vault;
    SqliteCaseStore m_cases;
    SqliteScoreStore m_scores;
    SqliteRuleArchive m_rules;
};

}  // namespace

std::filesystem::path StoreFile(const std::string& url, const std::filesystem::path& folder) {
    constexpr std::string_view kScheme = "sqlite://";
    if (!url.starts_with(kScheme)) {
        throw base::Error(
            base::Msg("The store “{url}” is of a kind that this program does not know. Write "
                      "sqlite://data.sqlite in the store line of workspace.info.",
                      {{"url", url}}));
    }
    const std::string place = url.substr(kScheme.size());
    if (place.empty() || place.back() == '/') {
        throw base::Error(
            base::Msg("The store “{url}” names no file. Write sqlite://data.sqlite in the store line of "
                      "workspace.info.",
                      {{"url", url}}));
    }
    return folder / base::PathFromUtf8(place);  // an absolute path replaces the folder
}

std::unique_ptr<cases::Stores> OpenStore(const std::string& url, const std::filesystem::path& folder,
                                         const std::string& passphrase) {
    return std::make_unique<SqliteStores>(StoreFile(url, folder), folder / cases::kKeyFile, passphrase);
}

std::unique_ptr<cases::Stores> OpenStoreFile(const std::filesystem::path& file, const std::string& passphrase) {
    return std::make_unique<SqliteStores>(file, file.parent_path() / cases::kKeyFile, passphrase);
}

}  // namespace gongjian::store
