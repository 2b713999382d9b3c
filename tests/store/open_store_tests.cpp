// Opening: every way in which a file can be wrong ends in an error that says what to do, and changes nothing.
#include <fstream>

#include <unistd.h>
#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "base/file.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/open_store.h"
#include "store/store_fixtures.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using tests::FailsWith;
using tests::RawRun;
using Texts = std::vector<std::string>;

std::string Bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void FillStore(const std::filesystem::path& file, int cases) {
    const auto stores = store::OpenStoreFile(file);
    stores->Cases().UseForm(tests::SampleForm());
    std::mt19937 random(3);
    for (int i = 0; i < cases; ++i) {
        cases::Case case_ = tests::SampleCase(i);
        case_.answers = tests::RandomAnswers(random);
        stores->Cases().Create(case_, tests::SampleAction(case_.changed));
    }
}

BOOST_AUTO_TEST_SUITE(open_store_tests)

BOOST_AUTO_TEST_CASE(urls_name_files_in_the_workspace) {
    BOOST_TEST(store::StoreFile("sqlite://data.sqlite", "/w") == std::filesystem::path("/w/data.sqlite"));
    BOOST_TEST(store::StoreFile("sqlite:///srv/数据.sqlite", "/w") == std::filesystem::path("/srv/数据.sqlite"));
    for (const char* url : {"postgresql://server/db", "data.sqlite", "", "sqlite://", "sqlite://folder/"}) {
        BOOST_TEST(FailsWith("sqlite://data.sqlite", [&] { store::StoreFile(url, "/w"); }), url);
    }
}

BOOST_AUTO_TEST_CASE(paths_may_contain_spaces_equals_signs_and_chinese) {
    tests::TempDir folder;
    for (const char* name : {"a b.sqlite", "a=b c.sqlite", "数 据=.sqlite", "it's.sqlite"}) {
        FillStore(folder / name, 1);
        BOOST_TEST(std::filesystem::exists(folder / name), name);
    }
}

BOOST_AUTO_TEST_CASE(an_opened_store_is_durable) {
    tests::TempDir folder;
    store::Database database(folder / "d.sqlite");
    store::Migrate(database, folder / "d.sqlite", store::Migrations());
    BOOST_TEST(store::Number(database.Sql(), "PRAGMA synchronous") == 2);
    BOOST_TEST(store::Number(database.Sql(), "PRAGMA foreign_keys") == 1);
    std::string mode;
    database.Sql() << "PRAGMA journal_mode", soci::into(mode);
    BOOST_TEST(mode == "wal");
    BOOST_TEST(store::Number(database.Sql(), "PRAGMA application_id") == store::kApplicationId);
    BOOST_TEST(store::Number(database.Sql(), "PRAGMA user_version") == store::Migrations().back().version);
}

BOOST_AUTO_TEST_CASE(a_missing_folder_is_named) {
    BOOST_TEST(FailsWith("/no/such/folder", [] { store::OpenStoreFile("/no/such/folder/data.sqlite"); }));
    tests::TempDir folder;
    BOOST_TEST(FailsWith("is a folder", [&] { store::OpenStoreFile(folder.Path()); }));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_database_is_refused_and_left_alone) {
    tests::TempDir folder;
    const std::string text = "this is a letter, not a database. " + std::string(2000, 'x');
    base::WriteFile(folder / "letter.sqlite", text);
    BOOST_TEST(FailsWith("is not a database", [&] { store::OpenStoreFile(folder / "letter.sqlite"); }));
    BOOST_TEST(Bytes(folder / "letter.sqlite") == text);
}

BOOST_AUTO_TEST_CASE(somebody_elses_database_is_refused_and_left_alone) {
    tests::TempDir folder;
    RawRun(folder / "music.sqlite", "CREATE TABLE songs (title TEXT)");
    const std::string before = Bytes(folder / "music.sqlite");
    BOOST_TEST(FailsWith("another program", [&] { store::OpenStoreFile(folder / "music.sqlite"); }));
    BOOST_TEST(Bytes(folder / "music.sqlite") == before);
}

BOOST_AUTO_TEST_CASE(a_newer_database_is_refused_and_left_alone) {
    tests::TempDir folder;
    FillStore(folder / "d.sqlite", 1);
    RawRun(folder / "d.sqlite", "PRAGMA user_version=99");
    const std::string before = Bytes(folder / "d.sqlite");
    BOOST_TEST(FailsWith("newer version", [&] { store::OpenStoreFile(folder / "d.sqlite"); }));
    BOOST_TEST(Bytes(folder / "d.sqlite") == before);
}

BOOST_AUTO_TEST_CASE(damage_is_reported_wherever_it_is) {
    tests::TempDir folder;
    FillStore(folder / "d.sqlite", 200);
    const std::string whole = Bytes(folder / "d.sqlite");
    int reported = 0;
    for (std::size_t page = 0; page < 20; ++page) {
        std::string damaged = whole;
        const std::size_t begin = page * damaged.size() / 20;
        damaged.replace(begin, damaged.size() / 20, damaged.size() / 20, '\xA5');
        base::WriteFile(folder / "damaged.sqlite", damaged);
        std::filesystem::remove(folder / "damaged.sqlite-wal");
        std::filesystem::remove(folder / "damaged.sqlite-shm");
        try {
            const auto stores = store::OpenStoreFile(folder / "damaged.sqlite");
            stores->Cases().UseForm(tests::SampleForm());
            stores->Cases().List({.form_id = "sample"});
            for (int i = 0; i < 200; ++i) {
                stores->Cases().Load(tests::SampleCase(i).id);
                stores->Cases().History(tests::SampleCase(i).id);
            }
        } catch (const base::Error& error) {
            BOOST_TEST(std::string(error.what()).find("backup") != std::string::npos, error.what());
            ++reported;
        }
    }
    BOOST_TEST(reported >= 12);
}

BOOST_AUTO_TEST_CASE(a_case_row_that_is_not_json_is_an_error_and_never_an_empty_case) {
    tests::TempDir folder;
    FillStore(folder / "d.sqlite", 1);
    BOOST_TEST(RawRun(folder / "d.sqlite", "PRAGMA ignore_check_constraints=1; UPDATE cases SET answers='{\"name\":'")
                   .empty());
    const auto stores = store::OpenStoreFile(folder / "d.sqlite");
    stores->Cases().UseForm(tests::SampleForm());
    BOOST_TEST(FailsWith("damaged", [&] { stores->Cases().Load(tests::SampleCase(0).id); }));
}

BOOST_AUTO_TEST_CASE(a_read_only_place_is_named, *boost::unit_test::precondition([](boost::unit_test::test_unit_id) {
                         return boost::test_tools::assertion_result(::geteuid() != 0);
                     })) {
    tests::TempDir folder;
    FillStore(folder / "d.sqlite", 1);
    std::filesystem::permissions(folder / "d.sqlite", std::filesystem::perms::owner_read);
    BOOST_TEST(FailsWith("read-only", [&] { store::OpenStoreFile(folder / "d.sqlite"); }));
    std::filesystem::permissions(folder.Path(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    BOOST_TEST(FailsWith("cannot be opened", [&] { store::OpenStoreFile(folder / "new.sqlite"); }));
    std::filesystem::permissions(folder.Path(), std::filesystem::perms::owner_all);
}

BOOST_AUTO_TEST_CASE(a_locked_database_says_that_somebody_else_is_writing) {
    tests::TempDir folder;
    FillStore(folder / "d.sqlite", 1);
    store::Database other(folder / "d.sqlite");
    store::Database mine(folder / "d.sqlite");
    mine.Sql() << "PRAGMA busy_timeout=20";
    other.Sql() << "BEGIN IMMEDIATE";
    BOOST_TEST(FailsWith("Another program", [&] { mine.Write("test", [] {}); }));
    other.Sql() << "ROLLBACK";
    mine.Write("test", [] {});
}

BOOST_AUTO_TEST_CASE(a_full_disk_says_so_and_leaves_the_last_state) {
    tests::TempDir folder;
    FillStore(folder / "d.sqlite", 3);
    store::Database database(folder / "d.sqlite");
    const long long pages = store::Number(database.Sql(), "PRAGMA page_count");
    database.Sql() << "PRAGMA max_page_count=" + std::to_string(pages);
    const std::string text(100000, 'x');
    BOOST_TEST(FailsWith("disk is full", [&] {
        database.Write("test", [&] {
            database.Sql() << "INSERT INTO rule_text (hash, rule_set_id, text) VALUES ('h', 'r', :text)",
                soci::use(text);
        });
    }));
    BOOST_TEST(store::Number(database.Sql(), "SELECT count(*) FROM rule_text") == 0);
    BOOST_TEST(store::Number(database.Sql(), "SELECT count(*) FROM cases") == 3);
    database.Sql() << "PRAGMA max_page_count=1000000";
    database.Write("test", [&] {
        database.Sql() << "INSERT INTO rule_text (hash, rule_set_id, text) VALUES ('h', 'r', :text)", soci::use(text);
    });
    BOOST_TEST(store::Number(database.Sql(), "SELECT count(*) FROM rule_text") == 1);
}

BOOST_AUTO_TEST_CASE(a_failed_action_leaves_nothing_behind) {
    tests::TempDir folder;
    FillStore(folder / "d.sqlite", 1);
    store::Database database(folder / "d.sqlite");
    BOOST_CHECK_THROW(database.Write("test",
                                     [&] {
                                         database.Sql() << "UPDATE cases SET unit = 'half'";
                                         throw std::runtime_error("stop");
                                     }),
                      std::runtime_error);
    BOOST_TEST(store::Number(database.Sql(), "SELECT count(*) FROM cases WHERE unit = 'half'") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
