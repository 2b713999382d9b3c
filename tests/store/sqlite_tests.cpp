// What only the SQLite store has: views for SQL tools, a history that cannot be rewritten, forms that change, speed.
#include <ctime>

#include <boost/test/unit_test.hpp>

#include "cases/answer_json.h"
#include "store/open_store.h"
#include "store/store_fixtures.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using cases::Case;
using tests::RawQuery;
using tests::RawRun;
using tests::SampleAction;
using tests::SampleCase;
using Texts = std::vector<std::string>;

struct OpenedFile {
    tests::TempDir folder;
    std::filesystem::path file = folder / "data.sqlite";
    std::unique_ptr<cases::Stores> stores = store::OpenStoreFile(file);

    OpenedFile() { stores->Cases().UseForm(tests::SampleForm()); }

    Texts Query(const std::string& sql) const { return RawQuery(file, sql); }
    void Create(int number, const std::string& json, bool deleted = false) {
        Case case_ = SampleCase(number);
        case_.answers = cases::AnswersFromJson(json, tests::SampleForm()).answers;
        case_.deleted = deleted;
        stores->Cases().Create(case_, SampleAction(case_.changed));
    }
};

BOOST_AUTO_TEST_SUITE(sqlite_tests)

BOOST_FIXTURE_TEST_CASE(views_give_typed_columns, OpenedFile) {
    Create(1, R"({"name":"示例'村'","count":3,"share":"2.50","signed":true,"kind":"village","topics":["roads","water"],
                  "visited_on":"2012-06-30","groups":[{"group":"masses","voters":40,"fee":"1.5"},{"group":"town"}]})");
    Create(2, R"({"name":"x","count":{"no_answer":"refused"},"signed":false})");
    Create(3, R"({"name":"deleted"})", true);

    BOOST_TEST(Query("SELECT count(*) FROM sample") == Texts{"2"});
    BOOST_TEST(Query("SELECT name FROM sample WHERE signed = 1") == Texts{"示例'村'"});
    BOOST_TEST(Query("SELECT typeof(count) || ' ' || count FROM sample WHERE signed = 1") == Texts{"integer 3"});
    BOOST_TEST(Query("SELECT typeof(share) || ' ' || share FROM sample WHERE signed = 1") == Texts{"real 2.5"});
    BOOST_TEST(Query("SELECT kind || visited_on || topics FROM sample WHERE signed = 1") ==
               Texts{R"(village2012-06-30["roads","water"])"});
    BOOST_TEST(Query("SELECT count FROM sample WHERE signed = 0") == Texts{"NULL"});
    BOOST_TEST(Query("SELECT case_round || case_status FROM sample WHERE signed = 0") == Texts{"2012draft"});

    BOOST_TEST(Query("SELECT row_number || \"group\" FROM sample__groups ORDER BY row_number") ==
               (Texts{"1masses", "2town"}));
    BOOST_TEST(Query("SELECT voters + fee FROM sample__groups") == (Texts{"41.5", "NULL"}));
    BOOST_TEST(Query("SELECT count(*) FROM sample JOIN sample__groups USING (case_id)") == Texts{"2"});
}

BOOST_FIXTURE_TEST_CASE(questions_may_be_called_like_columns_tables_and_keywords, OpenedFile) {
    form::Form form = tests::SampleForm();
    form.id = "cases";
    form.sections[0].questions.resize(3);
    form.sections[0].questions[0].id = "case_id";
    form.sections[0].questions[1].id = "select";
    form.sections[0].questions[2].id = "村名";
    form.list_questions = {"select"};
    stores->Cases().UseForm(form);
    Case case_ = SampleCase(7);
    case_.form_id = "cases";
    case_.answers.values["case_id"] = std::string("own");
    case_.answers.values["村名"] = base::Decimal{4, 0};
    stores->Cases().Create(case_, SampleAction(1));
    BOOST_TEST(Query("SELECT \"case_id_\" || \"村名\" FROM form_cases") == Texts{"own4"});
}

BOOST_FIXTURE_TEST_CASE(views_and_lists_follow_the_form_only_when_it_changed, OpenedFile) {
    Create(1, R"({"name":"示例村","remarks":"看得见","count":1})");
    const Texts schema = Query("PRAGMA schema_version");
    stores->Cases().UseForm(tests::SampleForm());
    BOOST_TEST(Query("PRAGMA schema_version") == schema);

    form::Form form = tests::SampleForm();
    form.version = "2";
    form.text_hash = "0002";
    form.list_questions = {"remarks"};
    form.sections[0].questions.pop_back();           // the roster
    form.sections[0].questions[2].id = "count_new";  // "count" is gone
    stores->Cases().UseForm(form);
    BOOST_TEST(Query("SELECT name FROM sqlite_master WHERE type = 'view'") == Texts{"sample"});
    BOOST_TEST(Query("SELECT count_new FROM sample") == Texts{"NULL"});
    BOOST_TEST(stores->Cases().Count({.form_id = "sample", .text = "看得见"}) == 1u);
    BOOST_TEST(Query("SELECT version FROM form_version ORDER BY version") == (Texts{"1", "2"}));

    // What the form no longer asks stays in the case when it is saved again.
    Case case_ = stores->Cases().Load(SampleCase(1).id).value();
    case_.unit = "改";
    case_.changed = 9000;
    stores->Cases().Save(case_, {}, SampleCase(1).changed, SampleAction(9000));
    BOOST_TEST(Query("SELECT json_extract(answers, '$.count') FROM cases") == Texts{"1"});
}

BOOST_FIXTURE_TEST_CASE(history_cannot_be_rewritten, OpenedFile) {
    Create(1, R"({"name":"示例村"})");
    for (const char* sql :
         {"UPDATE revision SET author = 'x'", "DELETE FROM revision",
          "INSERT OR REPLACE INTO revision SELECT * FROM revision",
          "INSERT OR REPLACE INTO revision SELECT 'new', case_id, number, parents, paths, changes, 'x', "
          "device, time, reason FROM revision"}) {
        BOOST_TEST(RawRun(file, sql) == "revisions are append-only", sql);
    }
    BOOST_TEST(Query("SELECT author FROM revision") == Texts{"示例 张三"});
    BOOST_TEST(RawRun(file, "PRAGMA foreign_keys=ON; DELETE FROM cases") == "FOREIGN KEY constraint failed");
}

BOOST_FIXTURE_TEST_CASE(revisions_name_their_paths_for_sql, OpenedFile) {
    Create(1, R"({"name":"示例村","groups":[{"voters":3}]})");
    BOOST_TEST(Query("SELECT value FROM revision, json_each(paths) WHERE value NOT LIKE '@%'") ==
               (Texts{"name", "groups[1].voters"}));
    BOOST_TEST(Query("SELECT json_extract(value, '$.after') FROM revision, json_each(changes) "
                     "WHERE json_extract(value, '$.path') = 'groups[1].voters'") == Texts{"3"});
}

BOOST_FIXTURE_TEST_CASE(two_connections_see_each_others_cases_and_refuse_lost_updates, OpenedFile) {
    Create(1, R"({"name":"示例村"})");
    const auto other = store::OpenStoreFile(file);
    other->Cases().UseForm(tests::SampleForm());
    Case theirs = other->Cases().Load(SampleCase(1).id).value();
    theirs.unit = "他们";
    theirs.changed = 8000;
    other->Cases().Save(theirs, {}, SampleCase(1).changed, SampleAction(8000));
    BOOST_TEST(stores->Cases().Load(SampleCase(1).id)->unit == "他们");
    Case mine = SampleCase(1);
    mine.changed = 8001;
    BOOST_TEST(tests::FailsWith("changed elsewhere",
                                [&] { stores->Cases().Save(mine, {}, SampleCase(1).changed, SampleAction(8001)); }));
}

BOOST_FIXTURE_TEST_CASE(forms_that_are_not_registered_can_still_be_read, OpenedFile) {
    Create(1, R"({"name":"示例村","visited_on":"2012-06-30","count":3})");
    const auto other = store::OpenStoreFile(file);
    const Case loaded = other->Cases().Load(SampleCase(1).id).value();
    BOOST_TEST((loaded.answers.values.at("name") == cases::Answer(std::string("示例村"))));
    BOOST_TEST((loaded.answers.values.at("count") == cases::Answer(base::Decimal{3, 0})));
    BOOST_TEST(other->Cases().List({.form_id = "sample"}).at(0).values.empty());
}

/// Many cases are made by SQL: what is measured is the list, not the writing.
BOOST_FIXTURE_TEST_CASE(a_hundred_thousand_cases_page_count_and_search_quickly, OpenedFile) {
    Create(1, R"({"name":"示例村","kind":"village","count":3})");
    BOOST_TEST(
        RawRun(file,
               "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
               "INSERT INTO cases SELECT 'id-' || i, form_id, form_version, 'unit ' || i, round, status, deleted, "
               "created + i, changed + i, position, 'unit ' || i || char(10) || search, listed, set_aside, "
               "json_set(answers, '$.remarks', hex(zeroblob(500))) FROM cases, n WHERE id NOT LIKE 'id-%'") == "");
    // Processor time, so that a busy machine does not fail the test.
    const auto milliseconds = [](const std::function<void()>& work) {
        const std::clock_t begin = std::clock();
        work();
        return (std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
    };
    cases::CaseStore& all = stores->Cases();
    cases::CaseFilter page{.form_id = "sample", .offset = 0, .limit = 50};
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.List(page).size() == 50u); }) < 100);
    page.offset = 99000;
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.List(page).size() == 50u); }) < 500);
    page.offset = 0;
    page.text = "unit 99999";
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.List(page).size() == 1u); }) < 1500);
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.Count(page) == 1u); }) < 1500);
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.Count({.form_id = "sample", .round = "2012"}) == 100000u); }) < 1000);
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.Counts("sample").draft == 100000u); }) < 1000);
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.Recent(10).size() == 10u); }) < 100);
    BOOST_TEST(milliseconds([&] { BOOST_TEST(all.Rounds("sample").size() == 1u); }) < 1000);
    BOOST_TEST(milliseconds([&] { Create(2, R"({"name":"x"})"); }) < 500);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
