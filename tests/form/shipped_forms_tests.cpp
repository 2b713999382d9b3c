// The forms that the office gets: they load without a finding and have the questions that the rule sets read.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "base/file.h"
#include "base/text.h"
#include "form/form_loader.h"
#include "sample_forms.h"

using namespace gongjian;

namespace {

form::Form Shipped(const std::string& id) {
    form::LoadedForm loaded = form::LoadFormFile(tests::InRepository("forms/" + id + ".info"));
    BOOST_REQUIRE(loaded.form);
    return *loaded.form;
}

std::string TypeName(form::QuestionType type) {
    switch (type) {
        case form::QuestionType::Integer: return "integer";
        case form::QuestionType::Text: return "text";
        case form::QuestionType::Date: return "date";
        case form::QuestionType::YesNo: return "yes_no";
        case form::QuestionType::SingleChoice: return "choice";
        case form::QuestionType::Roster: return "roster";
        default: return "other";
    }
}

/// "masses=党员群众组 county=县(市、区)级/县级", as in the table.
std::string Choices(const form::Question& question) {
    std::string text;
    for (const form::Category& category : question.categories) {
        text += (text.empty() ? "" : " ") + category.id + "=" + category.label.zh;
        if (!category.short_label.zh.empty()) text += "/" + category.short_label.zh;
    }
    return text;
}

struct Field {
    std::string path, type, label, choices;
};

std::vector<Field> Table(const std::string& form_id) {
    std::vector<Field> fields;
    const std::string text = base::ReadFile(tests::InRepository("tests/data/fields/" + form_id + ".tsv"));
    for (const std::string_view line : base::Split(text, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string_view> cells = base::Split(line, '\t');
        cells.resize(4);
        fields.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), std::string(cells[3])});
    }
    return fields;
}

std::vector<const form::Check*> AllChecks(const form::Form& form) {
    std::vector<const form::Check*> checks;
    for (const form::Question* question : form.Questions()) {
        for (const form::Check& check : question->checks) checks.push_back(&check);
        for (const form::Question& column : question->questions) {
            for (const form::Check& check : column.checks) checks.push_back(&check);
        }
    }
    return checks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shipped_forms_tests)

BOOST_AUTO_TEST_CASE(every_shipped_form_loads_without_a_finding) {
    const auto files = tests::FilesIn("forms", ".info");
    BOOST_CHECK(!files.empty());
    for (const auto& file : files) {
        const base::Source source(base::PathToUtf8(file), base::ReadFile(file));
        for (const base::Diagnostic& diagnostic : form::LoadFormFile(file).diagnostics) {
            BOOST_ERROR(base::Render(diagnostic, &source));
        }
    }
}

BOOST_AUTO_TEST_CASE(village_evaluation_has_every_question_that_scoring_reads) {
    const form::Form form = Shipped("village_evaluation");
    for (const Field& field : Table("village_evaluation")) {
        BOOST_TEST_CONTEXT(field.path) {
            const form::Question* question = form.Find(field.path);
            BOOST_REQUIRE(question != nullptr);
            BOOST_CHECK_EQUAL(TypeName(question->type), field.type);
            BOOST_CHECK_EQUAL(question->label.zh, field.label);
            BOOST_CHECK_EQUAL(Choices(*question), field.choices);
        }
    }
}

BOOST_AUTO_TEST_CASE(village_evaluation_keeps_the_order_in_which_missing_answers_are_listed) {
    const form::Form form = Shipped("village_evaluation");
    std::vector<std::string> expected, found;
    for (const Field& field : Table("village_evaluation")) {
        if (field.path.find('.') == std::string::npos) expected.push_back(field.path);
    }
    for (const form::Question* question : form.Questions()) {
        if (std::find(expected.begin(), expected.end(), question->id) != expected.end()) found.push_back(question->id);
    }
    BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(), expected.end());
}

BOOST_AUTO_TEST_CASE(village_evaluation_is_invalid_only_for_the_agreed_relations) {
    const std::set<std::string> agreed = {
        "pledges_completed.not_over_made",           "party_orgs_established.not_over_due",
        "unions_established.not_over_due",           "migrants_filed.not_over_counted",
        "agency_cases_completed.not_over_accepted",  "ballot_groups.voters_present.not_over_due",
        "ballot_groups.voters_present.votes_add_up",
    };
    const form::Form form = Shipped("village_evaluation");
    std::set<std::string> hard;
    for (const form::Check* check : AllChecks(form)) {
        if (check->severity == form::Severity::Hard) hard.insert(check->code);
    }
    BOOST_CHECK_EQUAL_COLLECTIONS(hard.begin(), hard.end(), agreed.begin(), agreed.end());
}

BOOST_AUTO_TEST_CASE(counts_of_village_evaluation_are_not_below_zero_and_have_no_ceiling) {
    const form::Form form = Shipped("village_evaluation");
    const auto check = [](const form::Question& question) {
        if (question.type != form::QuestionType::Integer || question.id == "assessment_year") return;
        BOOST_TEST_CONTEXT(question.id) {
            BOOST_TEST((question.minimum == base::Decimal{0, 0}));
            BOOST_TEST(!question.maximum.has_value());
        }
    };
    for (const form::Question* question : form.Questions()) {
        check(*question);
        for (const form::Question& column : question->questions) check(column);
    }
}

BOOST_AUTO_TEST_CASE(village_evaluation_asks_both_groups_for_a_ballot) {
    const form::Form form = Shipped("village_evaluation");
    const std::vector<std::string> groups = {"masses", "town"};
    const std::vector<std::string>& rows = form.Find("ballot_groups")->fixed_rows;
    BOOST_CHECK_EQUAL_COLLECTIONS(rows.begin(), rows.end(), groups.begin(), groups.end());
    BOOST_CHECK_EQUAL(form.unit_question, "village_name");
    BOOST_CHECK_EQUAL(form.title.zh, "村(居)“两委”班子年度考核表");
}

BOOST_AUTO_TEST_SUITE_END()
