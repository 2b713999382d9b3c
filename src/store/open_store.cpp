#include "store/open_store.h"

#include "base/error.h"
#include "base/file.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/sqlite_case_store.h"
#include "store/sqlite_score_store.h"

namespace gongjian::store {
namespace {

class SqliteStores : public cases::Stores {
public:
    explicit SqliteStores(const std::filesystem::path& file)
        : m_database(file), m_cases(m_database), m_scores(m_database), m_rules(m_database) {
        Migrate(m_database, file, Migrations());
    }
    cases::CaseStore& Cases() override { return m_cases; }
    cases::ScoreStore& Scores() override { return m_scores; }
    cases::RuleArchive& Rules() override { return m_rules; }

private:
    Database m_database;
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

std::unique_ptr<cases::Stores> OpenStore(const std::string& url, const std::filesystem::path& folder) {
    return OpenStoreFile(StoreFile(url, folder));
}

std::unique_ptr<cases::Stores> OpenStoreFile(const std::filesystem::path& file) {
    return std::make_unique<SqliteStores>(file);
}

}  // namespace gongjian::store
