// Personal answers never reach the disk in the clear, come back equal, and are told when they were tampered with.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <random>

#include <boost/test/unit_test.hpp>

#include "cases/answer_json.h"
#include "cases/changes.h"
#include "seal/key_file.h"
#include "store/open_store.h"
#include "store/store_fixtures.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using cases::Case;
using tests::FailsWith;
using tests::RawQuery;
using tests::RawRun;
using tests::SampleAction;
using tests::SampleCase;
using Texts = std::vector<std::string>;
namespace fs = std::filesystem;

/// The sample form with the name (unit and list question), the remarks, the date and two roster columns personal.
form::Form PersonalForm() {
    form::Form form = tests::SampleForm();
    form.text_hash = "0003";
    for (form::Question& question : form.sections[0].questions) {
        if (question.id == "name" || question.id == "remarks") question.privacy = form::PrivacyClass::S1;
        if (question.id == "visited_on" || question.id == "share") question.privacy = form::PrivacyClass::S2;
        for (form::Question& column : question.questions) {
            if (column.id == "note" || column.id == "voters") column.privacy = form::PrivacyClass::S2;
        }
    }
    return form;
}

/// Some of the questions personal, by chance.
form::Form MixedForm(std::mt19937& random) {
    form::Form form = tests::SampleForm();
    form.text_hash = "mixed" + std::to_string(random());
    for (form::Question& question : form.sections[0].questions) {
        question.privacy = static_cast<form::PrivacyClass>(random() % 3);
        for (form::Question& column : question.questions) {
            column.privacy = static_cast<form::PrivacyClass>(random() % 3);
        }
    }
    return form;
}

const char* const kSecrets[] = {"张三秘密", "家庭住址秘密", "搁置秘密", "备注秘密", "后改秘密", "19850307", "7654321"};

Case PersonalCase(int number) {
    Case case_ = SampleCase(number, "张三秘密");
    case_.answers.values["name"] = std::string("张三秘密");
    case_.answers.values["remarks"] = std::string("家庭住址秘密 19850307");
    case_.answers.values["share"] = base::Decimal{765432100, 2};
    case_.answers.values["count"] = base::Decimal{3, 0};
    case_.answers.rosters["groups"] = {
        {"r1", {{{"note", std::string("备注秘密")}, {"group", std::string("town")}}, {}}},
        {"r2", {{{"voters", base::Decimal{7654321, 0}}}, {}}}};
    case_.set_aside["groups[r1].note"] = std::string("搁置秘密");
    case_.set_aside["count"] = base::Decimal{4, 0};
    return case_;
}

/// Everything a careless program could leave behind: created, changed, set aside, restored, deleted, scored.
void LeadALife(cases::Stores& stores, int number) {
    Case case_ = PersonalCase(number);
    stores.Cases().Create(case_, SampleAction(case_.changed));
    const auto save = [&](auto change) {
        const Case before = case_;
        change(case_);
        case_.changed = before.changed + 1000;
        stores.Cases().Save(case_, cases::Difference(before, case_), before.changed, SampleAction(case_.changed));
    };
    save([](Case& c) { c.answers.values["remarks"] = std::string("后改秘密"); });
    save([](Case& c) {
        c.answers.rosters["groups"].erase(c.answers.rosters["groups"].begin());
        c.unit = "张三秘密改";
    });
    save([](Case& c) { c.set_aside.clear(); });
    save([](Case& c) { c.deleted = true; });
    save([](Case& c) { c.deleted = false; });
    stores.Scores().SaveSheets(
        "rules", std::to_string(number),
        {{case_.id, "rules", "h", "2012", "张三秘密", "scored", "98.50", "优秀", 1, "{\"reason\":\"后改秘密\"}", 42}});
}

/// Which secrets stand in any file of a folder.
Texts Leaks(const fs::path& folder) {
    Texts leaks;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        for (const char* secret : kSecrets) {
            if (bytes.find(secret) != std::string::npos)
                leaks.push_back(entry.path().filename().string() + ": " + secret);
        }
    }
    return leaks;
}

struct SealedFile {
    tests::TempDir folder;
    fs::path file = folder / "data.sqlite";
    std::unique_ptr<cases::Stores> stores;

    SealedFile() {
        store::OpenStoreFile(file)->SetPassphrase({});
        Reopen(PersonalForm());
    }
    void Reopen(const form::Form& form) {
        stores.reset();
        stores = store::OpenStoreFile(file);
        stores->Cases().UseForm(form);
    }
};

BOOST_AUTO_TEST_SUITE(sealing_tests)

BOOST_FIXTURE_TEST_CASE(no_file_ever_holds_a_personal_answer, SealedFile) {
    LeadALife(*stores, 1);
    BOOST_TEST(Leaks(folder.Path()) == Texts{}, boost::test_tools::per_element());
    BOOST_TEST(fs::file_size(folder / "data.sqlite-wal") > 0u);
    RawRun(file, "PRAGMA wal_checkpoint(TRUNCATE)");
    BOOST_TEST(Leaks(folder.Path()) == Texts{}, boost::test_tools::per_element());
    RawRun(file, "VACUUM INTO '" + (folder / "backup.sqlite").string() + "'");
    BOOST_TEST(Leaks(folder.Path()) == Texts{}, boost::test_tools::per_element());
    // What is not personal lies open for SQL as before; what is, is NULL.
    BOOST_TEST(RawQuery(file, "SELECT count FROM sample") == Texts{"3"});
    BOOST_TEST(RawQuery(file, "SELECT name FROM sample") == Texts{"NULL"});
    BOOST_TEST(RawQuery(file, "SELECT voters FROM sample__groups") == Texts{"NULL"});
    stores.reset();
    BOOST_TEST(Leaks(folder.Path()) == Texts{}, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(nor_after_a_kill, SealedFile) {
    stores.reset();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto mine = store::OpenStoreFile(file);
        mine->Cases().UseForm(PersonalForm());
        for (int i = 0; i < 5; ++i) LeadALife(*mine, i);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(WIFSIGNALED(status));
    BOOST_TEST(Leaks(folder.Path()) == Texts{}, boost::test_tools::per_element());
    Reopen(PersonalForm());
    BOOST_TEST(stores->Cases().Count({.form_id = "sample"}) == 5u);
    BOOST_TEST(stores->Cases().Load(SampleCase(4).id)->unit == "张三秘密改");
    BOOST_TEST(Leaks(folder.Path()) == Texts{}, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(lists_searches_and_sheets_show_what_is_sealed, SealedFile) {
    LeadALife(*stores, 1);
    Reopen(PersonalForm());
    const auto list = stores->Cases().List({.form_id = "sample"});
    BOOST_TEST_REQUIRE(list.size() == 1u);
    BOOST_TEST(list[0].unit == "张三秘密改");
    BOOST_TEST((list[0].values[0] == cases::Answer(std::string("张三秘密"))));
    BOOST_TEST(stores->Cases().Count({.form_id = "sample", .text = "秘密改"}) == 1u);
    BOOST_TEST(stores->Cases().Count({.form_id = "sample", .text = "没有"}) == 0u);
    BOOST_TEST(stores->Cases().List({.form_id = "sample", .text = "张三"}).size() == 1u);
    BOOST_TEST(stores->Cases().List({.form_id = "sample", .text = "张三", .offset = 1}).empty());
    const auto sheets = stores->Scores().Sheets("rules", "1");
    BOOST_TEST_REQUIRE(sheets.size() == 1u);
    BOOST_TEST(sheets[0].unit == "张三秘密");
    BOOST_TEST(sheets[0].total == "98.50");
    BOOST_TEST(sheets[0].rank.value() == 1);
    BOOST_TEST(sheets[0].sheet_json == "{\"reason\":\"后改秘密\"}");
    BOOST_TEST((stores->SealedBy() == cases::Protection::NoPassphrase));
}

BOOST_AUTO_TEST_CASE(what_is_read_equals_what_was_saved_whatever_is_personal) {
    std::mt19937 random(2012);
    for (int round = 0; round < 12; ++round) {
        SealedFile kept;
        const form::Form form = MixedForm(random);
        kept.Reopen(form);
        Case case_ = SampleCase(round);
        case_.answers = tests::RandomAnswers(random);
        kept.stores->Cases().Create(case_, SampleAction(case_.changed));
        for (int i = 0; i < 12; ++i) {
            const Case before = case_;
            tests::EditAtRandom(case_, random);
            case_.changed = 5000 + i;
            kept.stores->Cases().Save(case_,
                                      i % 3 == 0 ? std::vector<cases::Change>{} : cases::Difference(before, case_),
                                      before.changed, SampleAction(case_.changed));
            BOOST_TEST_REQUIRE((kept.stores->Cases().Load(case_.id).value() == case_));
        }
        kept.Reopen(form);
        BOOST_TEST((kept.stores->Cases().Load(case_.id).value() == case_));
        BOOST_TEST((cases::Rebuild(case_.id, kept.stores->Cases().History(case_.id), form) == case_));
        // Another version of the form, with other classes: nothing is lost.
        form::Form next = MixedForm(random);
        next.version = "2";
        kept.Reopen(next);
        BOOST_TEST((kept.stores->Cases().Load(case_.id).value() == case_));
    }
}

BOOST_FIXTURE_TEST_CASE(a_changed_character_is_told_and_other_cases_are_not_affected, SealedFile) {
    LeadALife(*stores, 1);
    LeadALife(*stores, 2);
    const std::string id = SampleCase(1).id;
    for (const char* column : {"content", "data_key", "listed"}) {
        const std::string stored =
            RawQuery(file, std::string("SELECT ") + column + " FROM sealed_case WHERE case_id = '" + id + "'").at(0);
        const auto put = [&](const std::string& text) {
            std::string sql = "UPDATE sealed_case SET ";
            sql.append(column).append(" = '").append(text).append("' WHERE case_id = '").append(id).append("'");
            RawRun(file, sql);
        };
        for (std::size_t i = 0; i < stored.size(); i += 1 + stored.size() / 20) {
            std::string changed = stored;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            put(changed);
            if (std::string(column) == "listed") {
                BOOST_TEST(stores->Cases().List({.form_id = "sample"}).size() == 2u);
                BOOST_TEST(stores->Cases().List({.form_id = "sample"})[1].unit == "(damaged)");
            } else {
                BOOST_TEST(FailsWith(id, [&] { stores->Cases().Load(id); }), column << ' ' << i);
            }
            BOOST_TEST(stores->Cases().Load(SampleCase(2).id)->unit == "张三秘密改");
        }
        put(stored);
        BOOST_TEST(stores->Cases().Load(id)->unit == "张三秘密改");
    }
    // Moved from one case to another: no.
    RawRun(file, "UPDATE sealed_case SET content = (SELECT content FROM sealed_case WHERE case_id <> '" + id +
                     "'), data_key = "
                     "(SELECT data_key FROM sealed_case WHERE case_id <> '" +
                     id + "') WHERE case_id = '" + id + "'");
    BOOST_TEST(FailsWith("other cases are not affected", [&] { stores->Cases().Load(id); }));
    BOOST_TEST(RawRun(file, "UPDATE sealed_revision SET content = ''") == "revisions are append-only");
    BOOST_TEST(RawRun(file, "DELETE FROM sealed_revision") == "revisions are append-only");
}

BOOST_AUTO_TEST_CASE(a_form_without_personal_questions_needs_no_key) {
    tests::TempDir folder;
    const auto stores = store::OpenStoreFile(folder / "data.sqlite");
    stores->Cases().UseForm(tests::SampleForm());
    Case case_ = SampleCase(1);
    case_.answers.values["name"] = std::string("示例村");
    stores->Cases().Create(case_, SampleAction(1));
    BOOST_TEST(!fs::exists(folder / "workspace.key"));
    BOOST_TEST((stores->SealedBy() == cases::Protection::NoKey));
    BOOST_TEST(RawQuery(folder / "data.sqlite", "SELECT count(*) FROM sealed_case") == Texts{"0"});
}

BOOST_FIXTURE_TEST_CASE(a_lost_or_foreign_key_file_is_told_and_nothing_is_changed, SealedFile) {
    LeadALife(*stores, 1);
    stores.reset();
    BOOST_TEST(
        (fs::status(folder / "workspace.key").permissions() == (fs::perms::owner_read | fs::perms::owner_write)));
    fs::rename(folder / "workspace.key", folder / "away.key");
    BOOST_TEST(FailsWith("is missing", [&] { store::OpenStoreFile(file); }));
    BOOST_TEST(!fs::exists(folder / "workspace.key"));
    seal::KeyFile::Open(seal::Key::Random()).Write(folder / "workspace.key");
    BOOST_TEST(FailsWith("other data", [&] { store::OpenStoreFile(file); }));
    fs::rename(folder / "away.key", folder / "workspace.key");
    Reopen(PersonalForm());
    BOOST_TEST(stores->Cases().Load(SampleCase(1).id)->unit == "张三秘密改");
}

BOOST_AUTO_TEST_CASE(a_passphrase_is_asked_for_and_opens) {
    tests::TempDir folder;
    const seal::Key key = seal::Key::Random();
    seal::KeyFile file = seal::KeyFile::Open(key);
    file.Lock(key, "示例镇的口令一二三", {1, 8192});
    file.Write(folder / "workspace.key");
    {
        const auto stores = store::OpenStoreFile(folder / "data.sqlite", "示例镇的口令一二三");
        stores->Cases().UseForm(PersonalForm());
        LeadALife(*stores, 1);
        BOOST_TEST((stores->SealedBy() == cases::Protection::Passphrase));
    }
    const auto needed = [](bool again) {
        return [again](const cases::PassphraseNeeded& error) { return error.Again() == again; };
    };
    BOOST_CHECK_EXCEPTION(store::OpenStoreFile(folder / "data.sqlite"), cases::PassphraseNeeded, needed(false));
    BOOST_CHECK_EXCEPTION(store::OpenStoreFile(folder / "data.sqlite", "falsch falsch"), cases::PassphraseNeeded,
                          needed(true));
    BOOST_TEST(
        store::OpenStoreFile(folder / "data.sqlite", "示例镇的口令一二三")->Cases().Load(SampleCase(1).id)->unit ==
        "张三秘密改");
}

BOOST_AUTO_TEST_CASE(what_lay_open_before_a_question_became_personal_waits_for_the_key) {
    tests::TempDir folder;
    const fs::path file = folder / "data.sqlite";
    Case case_ = SampleCase(1, "张三秘密");
    case_.answers.values["name"] = std::string("张三秘密");
    {
        const auto stores = store::OpenStoreFile(file);
        stores->Cases().UseForm(tests::SampleForm());
        stores->Cases().Create(case_, SampleAction(1));
    }
    {
        const auto stores = store::OpenStoreFile(file);
        stores->Cases().UseForm(PersonalForm());
        BOOST_TEST((stores->Cases().Load(case_.id).value() == case_));
        BOOST_TEST(FailsWith("gj key make",
                             [&] { stores->Cases().Save(case_, {}, case_.changed, SampleAction(case_.changed)); }));
        BOOST_TEST(RawQuery(file, "SELECT unit FROM cases") == Texts{"张三秘密"});
        stores->SetPassphrase("示例镇的口令一二三");
    }
    const auto stores = store::OpenStoreFile(file, "示例镇的口令一二三");
    stores->Cases().UseForm(PersonalForm());
    BOOST_TEST((stores->Cases().Load(case_.id).value() == case_));
    BOOST_TEST(RawQuery(file, "SELECT unit FROM cases") == Texts{""});
}

BOOST_AUTO_TEST_CASE(a_passphrase_is_changed_and_the_recovery_key_opens_too) {
    tests::TempDir folder;
    const fs::path file = folder / "data.sqlite";
    const auto open = [&](const std::string& with) {
        auto stores = store::OpenStoreFile(file, with);
        stores->Cases().UseForm(PersonalForm());
        return stores;
    };
    auto stores = open({});
    BOOST_TEST(FailsWith("no key yet", [&] { stores->NewRecoveryKey(); }));
    BOOST_TEST(FailsWith("too short", [&] { stores->SetPassphrase("短"); }));
    BOOST_TEST((stores->SealedBy() == cases::Protection::NoKey));
    BOOST_TEST(!fs::exists(folder / "workspace.key"));
    stores->SetPassphrase("示例镇的口令一二三");
    const std::string recovery = stores->NewRecoveryKey();
    LeadALife(*stores, 1);
    stores->SetPassphrase("另一句更长的口令");
    LeadALife(*stores, 2);
    stores.reset();
    BOOST_CHECK_THROW(open("示例镇的口令一二三"), cases::PassphraseNeeded);
    BOOST_TEST(open("另一句更长的口令")->Cases().Load(SampleCase(1).id)->unit == "张三秘密改");
    stores = open(recovery);
    BOOST_TEST(stores->Cases().Load(SampleCase(2).id)->unit == "张三秘密改");
    const std::string next = stores->NewRecoveryKey();
    stores.reset();
    BOOST_CHECK_THROW(open(recovery), cases::PassphraseNeeded);
    BOOST_TEST((open(next)->SealedBy() == cases::Protection::Passphrase));
    BOOST_TEST(Leaks(folder.Path()) == Texts{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
