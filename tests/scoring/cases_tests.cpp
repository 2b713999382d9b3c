// The acceptance cases of the village committee through the shipped form and rules: every field of what is expected.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/message.h"
#include "cases/answer_json.h"
#include "cases/score_sheet_json.h"
#include "interview/checked_form.h"
#include "scoring/score.h"

using namespace gongjian;

namespace {

using Json = nlohmann::json;

const std::string kRoot = GONGJIAN_SOURCE_DIR;

std::string AllOf(const std::vector<base::Diagnostic>& diagnostics) {
    std::string text;
    for (const base::Diagnostic& diagnostic : diagnostics) text += base::Render(diagnostic, nullptr);
    return text;
}

/// Form and rules, opened once for all cases.
struct Shipped {
    std::shared_ptr<const interview::CheckedForm> form;
    std::shared_ptr<const lang::RuleSet> rules;

    Shipped() {
        interview::FormCheckResult opened =
            interview::OpenForm(base::PathFromUtf8(kRoot + "/forms/village_evaluation.info"));
        BOOST_REQUIRE_MESSAGE(opened.form, AllOf(opened.diagnostics));
        form = opened.form;
        const std::string file = kRoot + "/rules/village_committee.rules";
        const base::Source source(file, base::ReadFile(base::PathFromUtf8(file)));
        lang::CheckedRules checked = lang::CheckRules(
            source, [&](const std::string& id) { return id == form->form.id ? &form->names : nullptr; });
        BOOST_REQUIRE_MESSAGE(checked.rules, AllOf(checked.diagnostics));
        rules = checked.rules;
    }
};

const Shipped& Village() {
    static const Shipped shipped;
    return shipped;
}

scoring::ScoreOptions Options(bool population) {
    scoring::ScoreOptions options;
    options.today = *base::MakeDate(2012, 12, 31);
    options.population = population;
    return options;
}

/// Reads the answers of `cases` and scores them together.
std::vector<cases::ScoreSheet> ScoreJson(const Json& cases_json, const scoring::ScoreOptions& options) {
    const Shipped& village = Village();
    std::vector<cases::Answers> answers;
    std::vector<scoring::ScoringCase> scoring_cases;
    answers.reserve(cases_json.size());
    for (const Json& one : cases_json) {
        cases::ReadAnswers read = cases::AnswersFromJson(one.at("answers").dump(), village.form->form);
        answers.push_back(std::move(read.answers));
        scoring::ScoringCase scoring_case;
        scoring_case.id = one.at("id");
        for (const cases::AnswerProblem& problem : read.problems) scoring_case.problems.push_back(problem.path);
        scoring_cases.push_back(std::move(scoring_case));
    }
    for (std::size_t i = 0; i < answers.size(); ++i) scoring_cases[i].answers = &answers[i];
    return scoring::Score(village.rules, *village.form, scoring_cases, options);
}

Json VillageCases() {
    return Json::parse(base::ReadFile(base::PathFromUtf8(kRoot + "/tests/data/cases/village_committee.json")))
        .at("cases");
}

/// V01 with some answers replaced.
Json Changed(const std::function<void(Json& answers)>& change) {
    Json one = VillageCases().at(0);
    change(one.at("answers"));
    return Json::array({one});
}

Json SheetOf(const Json& cases_json) {
    return Json::parse(cases::SheetToJson(ScoreJson(cases_json, Options(false)).front()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cases_tests)

BOOST_AUTO_TEST_CASE(every_field_of_every_case_is_as_expected) {
    const Json all = VillageCases();
    BOOST_REQUIRE(!all.empty());
    const std::vector<cases::ScoreSheet> sheets = ScoreJson(all, Options(false));
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const Json sheet = Json::parse(cases::SheetToJson(sheets[i]));
        BOOST_TEST_CONTEXT("case " << sheets[i].id) {
            for (const auto& [field, wanted] : all[i].at("expect").items()) {
                BOOST_TEST_CONTEXT("field " << field) {
                    const Json got = sheet.contains(field) ? sheet.at(field) : Json();
                    BOOST_TEST(got == wanted);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(sheets_of_shipped_rules_survive_storage) {
    scoring::ScoreOptions options = Options(true);
    options.explain = true;
    for (const cases::ScoreSheet& sheet : ScoreJson(VillageCases(), options)) {
        const std::optional<cases::ScoreSheet> read = cases::SheetFromJson(cases::SheetToJson(sheet, true));
        BOOST_REQUIRE(read);
        BOOST_CHECK(*read == sheet);
        for (const cases::SheetItem& item : sheet.items) {
            BOOST_TEST(!item.reason_zh.empty());
            BOOST_TEST(!item.reason_en.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_population_is_ranked_and_shares_its_quota) {
    const std::vector<cases::ScoreSheet> sheets = ScoreJson(VillageCases(), Options(true));
    std::map<std::string, const cases::ScoreSheet*> by_id;
    for (const cases::ScoreSheet& sheet : sheets) by_id[sheet.id] = &sheet;
    // V09 103.39, V01 101.49, V03 90.00, V02 79.51; V06 vetoed, V05 pending: five take part, one place.
    BOOST_TEST(*by_id["V09"]->rank == 1);
    BOOST_TEST(*by_id["V09"]->grade == "优秀");
    BOOST_TEST(*by_id["V01"]->rank == 2);
    BOOST_TEST(*by_id["V01"]->grade == "良好");
    BOOST_TEST(by_id["V01"]->quota_limited);
    BOOST_TEST(!by_id["V01"]->notes_zh_en.empty());
    BOOST_TEST(*by_id["V03"]->rank == 3);
    BOOST_TEST(*by_id["V02"]->rank == 4);
    BOOST_TEST(*by_id["V02"]->grade == "合格");
    BOOST_TEST(!by_id["V06"]->rank);
    BOOST_TEST(*by_id["V06"]->grade == "不合格");
    BOOST_TEST(!by_id["V05"]->rank);
    BOOST_TEST(!by_id["V05"]->grade);
}

BOOST_AUTO_TEST_CASE(a_broken_relation_makes_the_case_invalid_and_names_its_question_once) {
    const Json sheet = SheetOf(Changed([](Json& answers) {
        answers["pledges_completed"] = 5;
        for (Json& row : answers["ballot_groups"]) row["voters_present"] = 10;
    }));
    BOOST_TEST(sheet.at("status") == "invalid");
    BOOST_TEST(sheet.at("errors") == Json::array({"pledges_completed", "ballot_groups.voters_present"}));
    BOOST_TEST(sheet.at("total").is_null());
    BOOST_TEST(sheet.at("items").empty());
    BOOST_TEST(sheet.at("raw").is_null());
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_type_makes_the_case_invalid) {
    const Json sheet = SheetOf(Changed([](Json& answers) {
        answers["village_kind"] = "hamlet";
        answers["ballot_groups"][1]["votes_good"] = "many";
    }));
    BOOST_TEST(sheet.at("status") == "invalid");
    BOOST_TEST(sheet.at("errors") == Json::array({"village_kind", "ballot_groups.votes_good"}));
}

BOOST_AUTO_TEST_CASE(what_does_not_apply_leaves_the_block_which_is_rescaled) {
    // V02's A with three items that do not apply; A4.1 6, A4.2 6 and A5.2 4 of 70.
    Json one = VillageCases().at(1);
    for (const char* id : {"party_orgs_due", "party_orgs_established", "unions_due", "unions_established",
                           "migrants_counted", "migrants_filed"}) {
        one["answers"][id] = 0;
    }
    const Json sheet = SheetOf(Json::array({one}));
    BOOST_TEST(sheet.at("not_applicable") == Json::array({"A4.1", "A4.2", "A5.2"}));
    BOOST_TEST(sheet.at("raw") == "43.05");
    BOOST_TEST(sheet.at("na_points") == "16.00");
    BOOST_TEST(sheet.at("blocks").at("A") == "55.81");  // 43.05 × 70 ÷ 54 = 55.805…
    BOOST_TEST(sheet.at("base") == "81.77");
    BOOST_TEST(sheet.at("starred") == false);
}

BOOST_AUTO_TEST_CASE(a_blank_makes_its_item_and_the_record_pending_and_is_listed_in_form_order) {
    const Json sheet = SheetOf(Changed([](Json& answers) {
        answers.erase("agency_cases_completed");
        answers.erase("pledges_made");
        answers.erase("ballot_groups");
    }));
    BOOST_TEST(sheet.at("status") == "pending");
    BOOST_TEST(sheet.at("pending_items") == Json::array({"A3", "A6", "B"}));
    BOOST_TEST(sheet.at("missing") ==
               Json::array({"pledges_made", "agency_cases_completed", "ballot_groups.masses", "ballot_groups.town"}));
    BOOST_TEST(sheet.at("provisional") == "50.00");
    BOOST_TEST(sheet.at("bonus") == "2.00");
    BOOST_TEST(sheet.at("raw").is_null());
    BOOST_TEST(sheet.at("na_points").is_null());
    BOOST_TEST(sheet.at("blocks").empty());
}

BOOST_AUTO_TEST_CASE(a_refusal_scores_zero_with_a_reason) {
    const Json sheet = SheetOf(Changed([](Json& answers) {
        answers["news_items_reported"] = {{"no_answer", "refused"}};
    }));
    BOOST_TEST(sheet.at("status") == "scored");
    BOOST_TEST(sheet.at("items").at("A7") == "0.00");
    BOOST_TEST(sheet.at("reasons").at("A7").at("zh").get<std::string>() != "");
}

BOOST_AUTO_TEST_CASE(a_cap_lowers_the_grade_and_says_why) {
    const std::vector<cases::ScoreSheet> sheets =
        ScoreJson(Changed([](Json& answers) {
                      answers["veto_events"] = Json::array({{{"kind", "irregular_member_recruitment"}}});
                  }),
                  Options(false));
    BOOST_TEST(*sheets[0].grade == "良好");
    BOOST_TEST(*sheets[0].cap == "良好");
    BOOST_TEST(sheets[0].cap_reasons == std::vector<std::string>{"irregular_member_recruitment"},
               boost::test_tools::per_element());
    BOOST_TEST(!sheets[0].notes_zh_en.empty());
}

BOOST_AUTO_TEST_CASE(answers_do_not_depend_on_the_batch_they_are_scored_in) {
    const Json all = VillageCases();
    const std::vector<cases::ScoreSheet> together = ScoreJson(all, Options(false));
    for (std::size_t i = 0; i < together.size(); ++i) {
        const std::vector<cases::ScoreSheet> alone = ScoreJson(Json::array({all[i]}), Options(false));
        BOOST_CHECK(alone.front() == together[i]);
    }
}

BOOST_AUTO_TEST_SUITE_END()
