// What every CaseStore does, run on the memory store and on SQLite.
#include <random>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "cases/answer_json.h"
#include "cases/changes.h"
#include "store/store_fixtures.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using cases::Case;
using tests::SampleAction;
using tests::SampleCase;

struct Kind {
    const char* name;
    std::unique_ptr<tests::StoreUnderTest> (*make)();
};

std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }

const Kind kKinds[] = {{"memory", tests::MemoryStoreUnderTest}, {"sqlite", tests::SqliteStoreUnderTest}};
const auto kAllKinds = boost::unit_test::data::make(kKinds);

Case WithAnswers(Case case_, std::uint32_t seed) {
    std::mt19937 random(seed);
    case_.answers = tests::RandomAnswers(random);
    return case_;
}

/// Saves with the least that a caller does.
void SaveAt(cases::CaseStore& store, Case& case_, base::Moment time) {
    const base::Moment before = case_.changed;
    case_.changed = time;
    store.Save(case_, {}, before, SampleAction(time));
}

std::vector<std::string> Units(const std::vector<cases::CaseSummary>& summaries) {
    std::vector<std::string> units;
    units.reserve(summaries.size());
    for (const auto& summary : summaries) units.push_back(summary.unit);
    return units;
}

using Texts = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(case_store_tests)

BOOST_DATA_TEST_CASE(a_created_case_loads_equal_also_after_reopening, kAllKinds, kind) {
    const auto store = kind.make();
    for (int i = 0; i < 50; ++i) {
        Case made = WithAnswers(SampleCase(i), static_cast<std::uint32_t>(i));
        made.set_aside["visited_on"] = base::Date{100};
        made.set_aside["groups[0192-ab].held_on"] = base::Date{200};
        made.position = "groups[1].voters";
        store->Get().Cases().Create(made, SampleAction(made.changed));
    }
    store->Reopen();
    for (int i = 0; i < 50; ++i) {
        const auto loaded = store->Get().Cases().Load(SampleCase(i).id);
        BOOST_TEST_REQUIRE(loaded.has_value());
        BOOST_TEST((loaded->answers == WithAnswers(SampleCase(i), static_cast<std::uint32_t>(i)).answers));
        BOOST_TEST((loaded->set_aside.at("visited_on") == cases::Answer(base::Date{100})));
        BOOST_TEST((loaded->set_aside.at("groups[0192-ab].held_on") == cases::Answer(base::Date{200})));
        BOOST_TEST(loaded->position == "groups[1].voters");
    }
    BOOST_TEST(!store->Get().Cases().Load("no such case").has_value());
}

BOOST_DATA_TEST_CASE(revisions_rebuild_every_state, kAllKinds, kind) {
    const auto store = kind.make();
    std::mt19937 random(99);
    Case case_ = WithAnswers(SampleCase(1), 5);
    store->Get().Cases().Create(case_, SampleAction(case_.changed));
    std::vector<Case> states{case_};
    for (int i = 1; i <= 150; ++i) {
        Case after = case_;
        tests::EditAtRandom(after, random);
        after.changed = 5000 + i;
        const bool careless = i % 3 == 0;
        store->Get().Cases().Save(after, careless ? std::vector<cases::Change>{} : cases::Difference(case_, after),
                                  case_.changed, SampleAction(after.changed + (i % 5 == 0 ? 1 : 0)));
        case_ = after;
        states.push_back(case_);
    }
    store->Reopen();
    const std::vector<cases::Revision> history = store->Get().Cases().History(case_.id);
    BOOST_TEST_REQUIRE(history.size() == states.size());
    const form::Form form = tests::SampleForm();
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::vector<cases::Revision> so_far(history.begin(),
                                                  history.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        BOOST_TEST_REQUIRE((cases::Rebuild(case_.id, so_far, form) == states[i]));
        BOOST_TEST(history[i].number == static_cast<long>(i) + 1);
        BOOST_TEST(history[i].parents == (i == 0 ? Texts{} : Texts{history[i - 1].id}));
    }
    BOOST_TEST((store->Get().Cases().Load(case_.id).value() == states.back()));
    BOOST_TEST(history[0].author == "示例 张三");
    BOOST_TEST(history[0].device == "laptop-1");
    BOOST_TEST(history[0].reason == "走访");
}

BOOST_DATA_TEST_CASE(who_comes_second_is_refused_and_nothing_is_stored, kAllKinds, kind) {
    const auto store = kind.make();
    Case mine = SampleCase(1);
    store->Get().Cases().Create(mine, SampleAction(mine.changed));
    Case theirs = mine;
    theirs.unit = "先到";
    SaveAt(store->Get().Cases(), theirs, 2000);

    mine.unit = "后到";
    BOOST_TEST(tests::FailsWith("changed elsewhere", [&] { SaveAt(store->Get().Cases(), mine, 3000); }));
    BOOST_TEST(store->Get().Cases().Load(mine.id)->unit == "先到");
    BOOST_TEST(store->Get().Cases().History(mine.id).size() == 2u);
}

BOOST_DATA_TEST_CASE(impossible_writes_are_refused, kAllKinds, kind) {
    const auto store = kind.make();
    cases::CaseStore& all = store->Get().Cases();
    Case case_ = SampleCase(1);
    BOOST_TEST(tests::FailsWith("no case", [&] { SaveAt(all, case_, 5000); }));
    case_ = SampleCase(1);
    all.Create(case_, SampleAction(1));
    BOOST_TEST(tests::FailsWith("already", [&] { all.Create(case_, SampleAction(1)); }));
    BOOST_TEST(tests::FailsWith("not later", [&] { SaveAt(all, case_, case_.changed); }));
    Case foreign = SampleCase(2);
    foreign.form_id = "unknown_form";
    BOOST_TEST(tests::FailsWith("unknown_form", [&] { all.Create(foreign, SampleAction(1)); }));
    BOOST_TEST(all.Count({.form_id = "sample"}) == 1u);
}

BOOST_DATA_TEST_CASE(personal_data_is_kept_only_where_there_is_a_key, kAllKinds, kind) {
    const auto store = kind.make();
    cases::CaseStore& all = store->Get().Cases();
    for (const form::PrivacyClass privacy : {form::PrivacyClass::S1, form::PrivacyClass::S2}) {
        form::Form form = tests::SampleForm();
        form.id = privacy == form::PrivacyClass::S1 ? "people_one" : "people_two";
        // In a roster too: there it is the last question.
        form::Question& last = form.sections.back().questions.back();
        (last.IsRoster() ? last.questions.back() : last).privacy = privacy;
        all.UseForm(form);
        Case case_ = SampleCase(7);
        case_.form_id = form.id;
        BOOST_TEST(tests::FailsWith("personal data", [&] { all.Create(case_, SampleAction(1)); }));
        BOOST_TEST(all.Count({.form_id = form.id}) == 0u);
    }
    store->Get().SetPassphrase("示例镇的口令一二三");
    Case case_ = SampleCase(7);
    case_.form_id = "people_two";
    all.Create(case_, SampleAction(1));
    BOOST_TEST(all.Count({.form_id = "people_two"}) == 1u);
}

BOOST_DATA_TEST_CASE(lists_filter_page_and_count, kAllKinds, kind) {
    const auto store = kind.make();
    cases::CaseStore& all = store->Get().Cases();
    for (int i = 0; i < 12; ++i) {
        Case case_ = SampleCase(i, "Unit " + std::to_string(i), i < 8 ? "2012" : "2013");
        case_.answers.values["name"] = std::string("名称" + std::to_string(i % 3));
        case_.answers.values["kind"] = std::string(i % 2 == 0 ? "village" : "community");
        case_.answers.values["remarks"] = std::string("not listed");
        if (i % 4 == 0) case_.status = cases::Status::Submitted;
        case_.deleted = i == 11;
        all.Create(case_, SampleAction(case_.changed));
    }
    cases::CaseFilter filter{.form_id = "sample"};
    BOOST_TEST(all.Count(filter) == 11u);
    BOOST_TEST(Units(all.List(filter))[0] == "Unit 10");
    filter.offset = 2;
    filter.limit = 3;
    BOOST_TEST(Units(all.List(filter)) == (Texts{"Unit 8", "Unit 7", "Unit 6"}));
    filter.offset = 100;
    BOOST_TEST(all.List(filter).empty());
    BOOST_TEST(Units(all.List({.form_id = "sample", .round = "2013"})) == (Texts{"Unit 10", "Unit 9", "Unit 8"}));
    BOOST_TEST(Units(all.List({.form_id = "sample", .round = "2012", .status = cases::Status::Submitted})) ==
               (Texts{"Unit 4", "Unit 0"}));
    BOOST_TEST(all.Count({.form_id = "sample", .text = "名称1"}) == 4u);
    BOOST_TEST(all.Count({.form_id = "sample", .text = "uNIT １0"}) == 1u);
    BOOST_TEST(all.Count({.form_id = "sample", .text = "社区"}) == 5u);
    BOOST_TEST(all.Count({.form_id = "sample", .text = "not listed"}) == 0u);
    BOOST_TEST(all.Count({.form_id = "sample", .text = "%"}) == 0u);
    BOOST_TEST(Units(all.List({.form_id = "sample", .deleted = true})) == (Texts{"Unit 11"}));
    BOOST_TEST(all.List({.form_id = "other"}).empty());

    const auto summary = all.List({.form_id = "sample", .limit = 1}).at(0);
    BOOST_TEST_REQUIRE(summary.values.size() == 3u);
    BOOST_TEST((summary.values[0] == cases::Answer(std::string("名称1"))));
    BOOST_TEST((summary.values[2] == cases::Answer()));

    const cases::CaseCounts counts = all.Counts("sample");
    BOOST_TEST(counts.draft == 8u);
    BOOST_TEST(counts.submitted == 3u);
    BOOST_TEST(counts.deleted == 1u);
    BOOST_TEST(all.Rounds("sample") == (Texts{"2013", "2012"}));
    BOOST_TEST(all.Recent(2).size() == 2u);
    BOOST_TEST(all.Recent(2)[0].second.unit == "Unit 10");
    BOOST_TEST(all.Recent(2)[0].first == "sample");
}

BOOST_DATA_TEST_CASE(each_case_of_a_round_is_visited_in_order_of_creation, kAllKinds, kind) {
    const auto store = kind.make();
    cases::CaseStore& all = store->Get().Cases();
    for (const int i : {3, 1, 2, 4}) {
        Case case_ = SampleCase(i, "Unit " + std::to_string(i), i == 4 ? "2013" : "2012");
        case_.deleted = i == 2;
        all.Create(case_, SampleAction(case_.changed));
    }
    Texts units;
    all.ForEach("sample", "2012", [&](const Case& case_) { units.push_back(case_.unit); });
    BOOST_TEST(units == (Texts{"Unit 1", "Unit 3"}));
}

BOOST_DATA_TEST_CASE(sheets_replace_those_of_their_rule_set_and_round, kAllKinds, kind) {
    const auto store = kind.make();
    cases::ScoreStore& scores = store->Get().Scores();
    const cases::StoredSheet first{"c1",    "village", "h1", "2012",       "示例村", "scored",
                                   "98.50", "优秀",    1,    "{\"id\":1}", 42};
    cases::StoredSheet second = first;
    second.case_id = "c2";
    second.status = "pending";
    second.total = "";
    second.rank.reset();
    scores.SaveSheets("village", "2012", {first, second});
    scores.SaveSheets("village", "2013", {});
    store->Reopen();
    const auto read = store->Get().Scores().Sheets("village", "2012");
    BOOST_TEST_REQUIRE(read.size() == 2u);
    BOOST_TEST(read[0].total == "98.50");
    BOOST_TEST(read[0].rank.value() == 1);
    BOOST_TEST(read[0].scored_at == 42);
    BOOST_TEST(read[0].sheet_json == "{\"id\":1}");
    BOOST_TEST(read[1].case_id == "c2");
    BOOST_TEST(!read[1].rank.has_value());

    store->Get().Scores().SaveSheets("village", "2012", {second});
    BOOST_TEST(store->Get().Scores().Sheets("village", "2012").size() == 1u);
    BOOST_TEST(store->Get().Scores().Sheets("other", "2012").empty());
}

BOOST_DATA_TEST_CASE(rule_texts_are_kept_by_hash, kAllKinds, kind) {
    const auto store = kind.make();
    store->Get().Rules().KeepRules("h1", "village", "评分 𠮷\n");
    store->Get().Rules().KeepRules("h1", "village", "评分 𠮷\n");
    store->Reopen();
    BOOST_TEST(store->Get().Rules().RulesByHash("h1").value() == "评分 𠮷\n");
    BOOST_TEST(!store->Get().Rules().RulesByHash("h2").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
