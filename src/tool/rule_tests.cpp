#include "tool/rule_tests.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/decimal.h"
#include "cases/answer_json.h"
#include "interview/session.h"
#include "lang/evaluate.h"
#include "lang/explain.h"
#include "scoring/score.h"
#include "tool/answers_input.h"

namespace gongjian::tool {
namespace {

using cases::ScoreSheet;
using cases::SheetItem;
using cases::SheetStatus;

constexpr char kPending[] = "pending";
constexpr char kNotApplicable[] = "not_applicable";

struct TestCase {
    cases::Answers answers;
    std::vector<std::string> problems;
};

cases::Answer GivenAnswer(const lang::RuleTest::Given& given, const form::Question& question, TestCase& test_case) {
    switch (given.kind) {
        case lang::RuleTest::Given::Kind::Refused: return cases::NoAnswer::Refused;
        case lang::RuleTest::Given::Kind::DontKnow: return cases::NoAnswer::DontKnow;
        case lang::RuleTest::Given::Kind::Value: break;
    }
    const cases::JsonDocument json = cases::ReadJson(given.json);
    const cases::ReadAnswer read = cases::AnswerFromJson(json.value.value_or(cases::JsonValue{}), question);
    if (read.problem) test_case.problems.push_back(WithoutRows(given.path));
    return read.answer;
}

TestCase CaseOf(const lang::RuleTest& test, const form::Form& form) {
    TestCase test_case;
    int rows = 0;
    for (const lang::RuleTest::Given& given : test.given) {
        const form::Question* question = form.Find(WithoutRows(given.path));
        const auto path = cases::ParsePath(given.path);
        if (question == nullptr || !path) continue;  // the checker has told
        cases::Set(test_case.answers, *path, GivenAnswer(given, *question, test_case),
                   [&rows] { return std::to_string(++rows); });
    }
    return test_case;
}

std::string StatusWord(const ScoreSheet& sheet) {
    switch (sheet.status) {
        case SheetStatus::Scored: return "scored";
        case SheetStatus::Pending: return kPending;
        case SheetStatus::NotAssessed: return "not_assessed";
        case SheetStatus::Invalid: break;
    }
    return "invalid";
}

const std::string* Second(const std::vector<std::pair<std::string, std::string>>& pairs, const std::string& first) {
    const auto place = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == first; });
    return place == pairs.end() ? nullptr : &place->second;
}

/// A conclusion, or one cell of row results: "lights[T1].light".
std::optional<std::string> ValueAt(const ScoreSheet& sheet, const std::string& target) {
    const std::size_t open = target.find('['), close = target.find("].");
    const auto found = sheet.values.find(target.substr(0, open));
    if (found == sheet.values.end()) return std::nullopt;
    const cases::JsonDocument document = cases::ReadJson(found->second);
    const cases::JsonValue* value = document.value ? &*document.value : nullptr;
    if (open != std::string::npos && close != std::string::npos && value != nullptr) {
        value = value->Find(target.substr(open + 1, close - open - 1));
        if (value != nullptr) value = value->Find(target.substr(close + 2));
    }
    return value == nullptr ? std::nullopt : std::optional(value->text);
}

std::string ActualOfId(const ScoreSheet& sheet, const std::string& id) {
    for (const SheetItem& item : sheet.items) {
        if (item.id != id) continue;
        if (item.state == SheetItem::State::Scored) return item.points;
        return item.state == SheetItem::State::Pending ? kPending : kNotApplicable;
    }
    if (const std::string* points = Second(sheet.blocks, id)) return *points;
    if (const std::string* value = Second(sheet.groups, id)) return *value;
    if (const auto value = ValueAt(sheet, id)) return *value;
    return sheet.status == SheetStatus::Scored ? "" : StatusWord(sheet);
}

std::string Actual(const ScoreSheet& sheet, const std::string& target) {
    const std::string withheld = sheet.status == SheetStatus::Scored ? "" : StatusWord(sheet);
    if (target == "total") return sheet.total.value_or(withheld);
    if (target == "grade") return sheet.grade.value_or("");
    if (target == "status") return StatusWord(sheet);
    if (target == "raw") return sheet.raw.value_or(withheld);
    if (target == "bonus") return sheet.bonus.value_or("");
    if (target == "penalty") return sheet.penalty.value_or("");
    return ActualOfId(sheet, target);
}

/// Vetoes that hold; a cap on the grade counts where the author asks for it by its id.
std::vector<std::string> ActualVetoes(const ScoreSheet& sheet, const std::vector<std::string>& expected) {
    std::vector<std::string> vetoes = sheet.veto;
    for (const std::string& reason : sheet.cap_reasons) {
        if (std::find(expected.begin(), expected.end(), reason) != expected.end()) vetoes.push_back(reason);
    }
    return vetoes;
}

bool SameText(const std::string& expected, const std::string& actual) {
    const auto a = base::ParseDecimal(expected), b = base::ParseDecimal(actual);
    return a && b ? *a == *b : expected == actual;
}

bool SameSet(std::vector<std::string> a, std::vector<std::string> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

TestComparison Compare(const ScoreSheet& sheet, const lang::RuleTest::Expected& expected) {
    TestComparison comparison;
    comparison.target = expected.target;
    comparison.is_list = expected.target == "veto" || expected.target == "missing" || expected.target == "errors";
    if (comparison.is_list) {
        comparison.expected_list = expected.values;
        comparison.actual_list = expected.target == "veto"     ? ActualVetoes(sheet, expected.values)
                                 : expected.target == "errors" ? sheet.errors
                                                               : sheet.missing;
        comparison.met = SameSet(comparison.expected_list, comparison.actual_list);
    } else {
        comparison.expected = expected.value;
        comparison.actual = Actual(sheet, expected.target);
        comparison.met = SameText(comparison.expected, comparison.actual);
    }
    return comparison;
}

/// Which clauses fired in at least one case that was scored. Case 0 is empty: it only lists the clauses.
void FindUnreached(RuleTestReport& report, const std::shared_ptr<const lang::RuleSet>& rules,
                   const interview::CheckedForm& form, const std::vector<TestCase>& test_cases,
                   const std::vector<ScoreSheet>& sheets, base::Date today) {
    const cases::Answers nothing;
    std::vector<const cases::Answers*> answers{&nothing};
    for (const TestCase& test_case : test_cases) answers.push_back(&test_case.answers);
    const lang::Results results = lang::Evaluate(rules, interview::MakeBatch(form, answers, today).batch);
    for (std::size_t item = 0; item < rules->Info().items.size(); ++item) {
        const std::vector<lang::ClauseTrace> clauses = lang::TraceOfItem(results, 0, item).clauses;
        std::vector<bool> reached(clauses.size(), false);
        for (std::size_t i = 0; i < test_cases.size(); ++i) {
            if (sheets[i].status == SheetStatus::Invalid || sheets[i].status == SheetStatus::NotAssessed) continue;
            const std::vector<lang::ClauseTrace> traced = lang::TraceOfItem(results, i + 1, item).clauses;
            for (std::size_t c = 0; c < std::min(traced.size(), reached.size()); ++c) {
                if (traced[c].fired) reached[c] = true;
            }
        }
        report.clauses += clauses.size();
        for (std::size_t c = 0; c < clauses.size(); ++c) {
            if (!reached[c]) report.unreached.push_back({clauses[c].line, clauses[c].text});
        }
    }
}

}  // namespace

RuleTestReport RunRuleTests(const std::shared_ptr<const lang::RuleSet>& rules, const interview::CheckedForm& form,
                            base::Date today) {
    const std::vector<lang::RuleTest> tests = lang::TestsOf(*rules);
    std::vector<TestCase> test_cases;
    test_cases.reserve(tests.size());
    for (const lang::RuleTest& test : tests) test_cases.push_back(CaseOf(test, form.form));
    std::vector<scoring::ScoringCase> scored;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        scoring::ScoringCase one;
        one.id = tests[i].name;
        one.answers = &test_cases[i].answers;
        one.problems = test_cases[i].problems;
        for (const lang::RuleTest::Entry& entry : tests[i].entries)
            one.entries[entry.item] = {entry.points, entry.reason};
        scored.push_back(std::move(one));
    }
    std::vector<ScoreSheet> sheets;
    for (std::size_t i = 0; i < tests.size(); ++i)
        sheets.push_back(
            scoring::Score(rules, form, {scored[i]}, {tests[i].today.value_or(today), false, false}).front());

    RuleTestReport report;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        TestOutcome outcome{tests[i].name, tests[i].line, true, {}};
        for (const lang::RuleTest::Expected& expected : tests[i].expected) {
            outcome.comparisons.push_back(Compare(sheets[i], expected));
            outcome.passed = outcome.passed && outcome.comparisons.back().met;
        }
        report.tests.push_back(std::move(outcome));
    }
    FindUnreached(report, rules, form, test_cases, sheets, today);
    return report;
}

}  // namespace gongjian::tool
