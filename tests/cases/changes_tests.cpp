#include <random>

#include <boost/test/unit_test.hpp>

#include "cases/answer_json.h"
#include "cases/changes.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using cases::Case;
using cases::Change;

const form::Form& Form() {
    static const form::Form kForm = tests::SampleForm();
    return kForm;
}

Case Applied(Case state, const std::vector<Change>& changes, base::Moment time) {
    cases::Revision revision;
    revision.changes = changes;
    revision.time = time;
    return cases::Apply(std::move(state), revision, Form());
}

Case TwoRows() {
    Case case_;
    case_.id = "c";
    case_.answers.rosters["groups"] = {{"a", {{{"voters", base::Decimal{1, 0}}}, {}}},
                                       {"b", {{{"voters", base::Decimal{2, 0}}}, {}}}};
    return case_;
}

BOOST_AUTO_TEST_SUITE(changes_tests)

BOOST_AUTO_TEST_CASE(a_removed_row_is_blanked_and_then_leaves) {
    Case after = TwoRows();
    after.answers.rosters["groups"].erase(after.answers.rosters["groups"].begin());
    const std::vector<Change> expected{{"groups[1].voters", "1", "null"}, {"@row:groups", R"(["a","b"])", R"(["b"])"}};
    BOOST_TEST((cases::Difference(TwoRows(), after) == expected));
}

BOOST_AUTO_TEST_CASE(an_inserted_row_comes_and_is_then_filled) {
    Case after = TwoRows();
    after.answers.rosters["groups"].insert(after.answers.rosters["groups"].begin(),
                                           {"x", {{{"voters", base::Decimal{9, 0}}}, {}}});
    const std::vector<Change> expected{{"@row:groups", R"(["a","b"])", R"(["x","a","b"])"},
                                       {"groups[1].voters", "null", "9"}};
    BOOST_TEST((cases::Difference(TwoRows(), after) == expected));
}

BOOST_AUTO_TEST_CASE(properties_of_a_case_are_changes_too) {
    Case after;
    after.unit = "示例村";
    after.status = cases::Status::Approved;
    after.deleted = true;
    after.set_aside["count"] = base::Decimal{4, 0};
    const std::vector<Change> expected{{"@unit", "\"\"", "\"示例村\""},
                                       {"@status", "\"draft\"", "\"approved\""},
                                       {"@deleted", "false", "true"},
                                       {"@aside:count", "null", "4"}};
    BOOST_TEST((cases::Difference(Case{}, after) == expected));
}

BOOST_AUTO_TEST_CASE(random_edits_apply_and_undo_exactly) {
    std::mt19937 random(1);
    Case state;
    state.id = "c";
    state.form_id = "sample";
    state.answers = tests::RandomAnswers(random);
    for (int i = 1; i <= 3000; ++i) {
        Case after = state;
        tests::EditAtRandom(after, random);
        after.changed = i;
        std::vector<Change> changes = cases::Difference(state, after);
        BOOST_TEST_REQUIRE((Applied(state, changes, i) == after));

        std::vector<Change> undo(changes.rbegin(), changes.rend());
        for (Change& change : undo) std::swap(change.before, change.after);
        BOOST_TEST_REQUIRE((Applied(after, undo, state.changed) == state));
        state = after;
    }
}

BOOST_AUTO_TEST_CASE(incomplete_or_silly_changes_are_completed) {
    std::mt19937 random(2);
    const std::vector<std::vector<Change>> given{
        {},
        {{"count", "null", "7"}},
        {{"groups[3].voters", "null", "7"}},
        {{"]nonsense[", "1", "2"}, {"count", "{", "}"}, {"@unknown", "", ""}, {"@row:groups", "", "[\"z\"]"}},
    };
    for (int i = 0; i < 200; ++i) {
        Case before;
        before.id = "c";
        before.answers = tests::RandomAnswers(random);
        Case after = before;
        tests::EditAtRandom(after, random);
        after.changed = 77;
        for (const auto& changes : given) {
            for (const base::Moment time : {77, 78}) {
                const std::vector<Change> complete = cases::Complete(changes, before, after, time, Form());
                BOOST_TEST_REQUIRE((Applied(before, complete, time) == after));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_next_change_is_always_later) {
    Case case_;
    case_.changed = 100;
    BOOST_TEST(cases::NextChanged(case_, 200) == 200);
    BOOST_TEST(cases::NextChanged(case_, 100) == 101);
    BOOST_TEST(cases::NextChanged(case_, 5) == 101);
}

BOOST_AUTO_TEST_CASE(status_names_are_stable) {
    for (const char* name : {"draft", "submitted", "returned", "approved", "locked", "void"}) {
        BOOST_TEST(cases::StatusName(cases::StatusFromName(name).value()) == name);
    }
    BOOST_TEST(!cases::StatusFromName("Draft").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
