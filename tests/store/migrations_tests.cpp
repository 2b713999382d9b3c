#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "cases/changes.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/open_store.h"
#include "store/store_fixtures.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using tests::RawQuery;
using tests::RawRun;
using Texts = std::vector<std::string>;

const std::filesystem::path kDumps = std::filesystem::path(GONGJIAN_SOURCE_DIR) / "tests" / "data" / "schema";

BOOST_AUTO_TEST_SUITE(migrations_tests)

BOOST_AUTO_TEST_CASE(every_version_has_a_dump_that_opens_with_its_data) {
    for (const store::Migration& migration : store::Migrations()) {
        tests::TempDir folder;
        const std::string name = "version_" + std::to_string(migration.version) + ".sql";
        BOOST_TEST_REQUIRE(std::filesystem::exists(kDumps / name), name);
        BOOST_TEST(RawRun(folder / "d.sqlite", base::ReadFile(kDumps / name)) == "");
        BOOST_TEST(RawQuery(folder / "d.sqlite", "PRAGMA user_version") == Texts{std::to_string(migration.version)});

        const auto stores = store::OpenStoreFile(folder / "d.sqlite");
        stores->Cases().UseForm(tests::SampleForm());
        BOOST_TEST(RawQuery(folder / "d.sqlite", "PRAGMA user_version") ==
                   Texts{std::to_string(store::Migrations().back().version)});
        BOOST_TEST(RawQuery(folder / "d.sqlite", "PRAGMA integrity_check") == Texts{"ok"});

        const auto summaries = stores->Cases().List({.form_id = "sample"});
        BOOST_TEST_REQUIRE(summaries.size() == 2u);
        for (const cases::CaseSummary& summary : summaries) {
            const cases::Case loaded = stores->Cases().Load(summary.id).value();
            BOOST_TEST(
                (cases::Rebuild(summary.id, stores->Cases().History(summary.id), tests::SampleForm()) == loaded));
        }
        BOOST_TEST(stores->Scores().Sheets("village", "2012").at(0).grade == "优秀");
        BOOST_TEST(stores->Rules().RulesByHash("hash-1").value() == "规则文本\n");
        BOOST_TEST(RawQuery(folder / "d.sqlite", "SELECT name FROM sample ORDER BY case_id") ==
                   (Texts{"甲村", "乙社区"}));
    }
}

BOOST_AUTO_TEST_CASE(a_further_version_is_reached_in_one_step) {
    tests::TempDir folder;
    RawRun(folder / "d.sqlite", base::ReadFile(kDumps / "version_1.sql"));
    std::vector<store::Migration> migrations = store::Migrations();
    const int next = migrations.back().version + 1;
    migrations.push_back({next,
                          "ALTER TABLE cases ADD COLUMN extra TEXT NOT NULL DEFAULT 'a;b';\n"
                          "CREATE TABLE notes (x TEXT) STRICT;\n"
                          "CREATE TRIGGER t BEFORE DELETE ON notes BEGIN SELECT 1; SELECT 2; END;\n"});
    store::Database database(folder / "d.sqlite");
    store::Migrate(database, folder / "d.sqlite", migrations);
    BOOST_TEST(store::Number(database.Sql(), "PRAGMA user_version") == next);
    BOOST_TEST(store::Number(database.Sql(), "SELECT count(*) FROM cases WHERE extra = 'a;b'") == 2);
    store::Migrate(database, folder / "d.sqlite", migrations);
    BOOST_TEST(store::Number(database.Sql(), "PRAGMA user_version") == next);
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_changes_nothing) {
    tests::TempDir folder;
    RawRun(folder / "d.sqlite", base::ReadFile(kDumps / "version_1.sql"));
    std::vector<store::Migration> migrations = store::Migrations();
    migrations.push_back({migrations.back().version + 1, "CREATE TABLE notes (x TEXT); CREATE TABLE cases (y TEXT);"});
    store::Database database(folder / "d.sqlite");
    BOOST_TEST(tests::FailsWith("bringing the database up to date",
                                [&] { store::Migrate(database, folder / "d.sqlite", migrations); }));
    BOOST_TEST(store::Number(database.Sql(), "PRAGMA user_version") == 1);
    BOOST_TEST(store::Number(database.Sql(), "SELECT count(*) FROM sqlite_master WHERE name = 'notes'") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
