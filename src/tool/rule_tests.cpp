#include "tool/rule_tests.h"

#include <algorithm>
#include <map>
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
    std::vector<cases::Answers> others;
    std::map<std::string, std::vector<cases::Answers>> ledgers;
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

cases::Answers AnswersOf(const std::vector<lang::RuleTest::Given>& all, const form::Form& form, TestCase& test_case) {
    cases::Answers answers;
    int rows = 0;
    for (const lang::RuleTest::Given& given : all) {
        const form::Question* question = form.Find(WithoutRows(given.path));
        const auto path = cases::ParsePath(given.path);
        if (question == nullptr || !path) continue;  // the checker has told
        cases::Set(answers, *path, GivenAnswer(given, *question, test_case),
                   [&rows] { return std::to_string(++rows); });
    }
    return answers;
}

TestCase CaseOf(const lang::RuleTest& test, const OpenedRules& opened) {
    TestCase test_case;
    test_case.answers = AnswersOf(test.given, opened.form->form, test_case);
    for (const auto& given : test.others) test_case.others.push_back(AnswersOf(given, opened.form->form, test_case));
    for (const auto& [form_id, cases] : test.ledgers) {
        const auto form = opened.ledger_forms.find(form_id);
        if (form == opened.ledger_forms.end()) continue;
        auto& rows = test_case.ledgers[form_id];
        for (const auto& given : cases) rows.push_back(AnswersOf(given, form->second->form, test_case));
    }
    return test_case;
}

scoring::ScoringCase ToScoringCase(const lang::RuleTest& test, const TestCase& test_case) {
    scoring::ScoringCase out;
    out.id = test.name;
    out.answers = &test_case.answers;
    out.problems = test_case.problems;
    out.ledgers = PointersTo(test_case.ledgers);
    for (const lang::RuleTest::Entry& entry : test.entries) out.entries[entry.item] = {entry.points, entry.reason};
    return out;
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

/// Which clauses fired in no test. An empty case lists them; what fired stands on the sheets.
void FindUnreached(RuleTestReport& report, const OpenedRules& opened, const std::vector<ScoreSheet>& sheets,
                   base::Date today) {
    const cases::Answers nothing;
    const lang::Results empty =
        lang::Evaluate(opened.rules, interview::MakeBatch(*opened.form, {&nothing}, today).batch);
    for (std::size_t item = 0; item < opened.rules->Info().items.size(); ++item) {
        const std::vector<lang::ClauseTrace> clauses = lang::TraceOfItem(empty, 0, item).clauses;
        const auto fired = [item](std::size_t clause) {
            return [item, clause](const ScoreSheet& sheet) {
                return item < sheet.items.size() && clause < sheet.items[item].clauses.size() &&
                       sheet.items[item].clauses[clause].fired;
            };
        };
        report.clauses += clauses.size();
        for (std::size_t c = 0; c < clauses.size(); ++c) {
            if (std::none_of(sheets.begin(), sheets.end(), fired(c)))
                report.unreached.push_back({clauses[c].line, clauses[c].text});
        }
    }
}

/// The case of a test among its other units.
ScoreSheet SheetOf(const lang::RuleTest& test, const TestCase& test_case,
                   const std::shared_ptr<const lang::RuleSet>& rules, const OpenedRules& opened, base::Date today,
                   bool explain) {
    const scoring::ScoreOptions options{test.today.value_or(today), false, explain, opened.FormOfLedger()};
    std::vector<scoring::ScoringCase> population{ToScoringCase(test, test_case)};
    for (const cases::Answers& other : test_case.others) population.emplace_back().answers = &other;
    return scoring::Score(rules, *opened.form, population, options).front();
}

}  // namespace

RuleTestReport RunRuleTests(const OpenedRules& opened, base::Date today) {
    RuleTestReport report;
    std::vector<ScoreSheet> sheets;
    for (const lang::RuleTest& test : lang::TestsOf(*opened.rules)) {
        const TestCase test_case = CaseOf(test, opened);
        sheets.push_back(SheetOf(test, test_case, opened.rules, opened, today, true));
        TestOutcome outcome{test.name, test.line, true, {}};
        for (const lang::RuleTest::Expected& expected : test.expected) {
            outcome.comparisons.push_back(Compare(sheets.back(), expected));
            outcome.passed = outcome.passed && outcome.comparisons.back().met;
        }
        report.tests.push_back(std::move(outcome));
    }
    FindUnreached(report, opened, sheets, today);
    return report;
}

struct PreparedTests::State {
    const OpenedRules& opened;
    base::Date today;
    std::vector<lang::RuleTest> tests;
    std::vector<TestCase> cases;
    std::map<base::Date, std::vector<std::size_t>> by_day;
};

PreparedTests::PreparedTests(const OpenedRules& opened, base::Date today)
    : m_state(new State{opened, today, lang::TestsOf(*opened.rules), {}, {}}) {
    for (const lang::RuleTest& test : m_state->tests) {
        m_state->by_day[test.today.value_or(today)].push_back(m_state->cases.size());
        m_state->cases.push_back(CaseOf(test, opened));
    }
}

PreparedTests::~PreparedTests() = default;

bool PreparedTests::AllPass(const std::shared_ptr<const lang::RuleSet>& rules) const {
    if (!rules->Info().population.empty()) return EachPasses(rules);
    for (const auto& [day, indices] : m_state->by_day) {
        std::vector<scoring::ScoringCase> cases;
        for (const std::size_t i : indices) cases.push_back(ToScoringCase(m_state->tests[i], m_state->cases[i]));
        const auto sheets =
            scoring::Score(rules, *m_state->opened.form, cases, {day, false, false, m_state->opened.FormOfLedger()});
        for (std::size_t k = 0; k < sheets.size(); ++k) {
            for (const lang::RuleTest::Expected& expected : m_state->tests[indices[k]].expected) {
                if (!Compare(sheets[k], expected).met) return false;
            }
        }
    }
    return true;
}

/// Where cases are compared with one another each test is a run of its own.
bool PreparedTests::EachPasses(const std::shared_ptr<const lang::RuleSet>& rules) const {
    for (std::size_t i = 0; i < m_state->tests.size(); ++i) {
        const ScoreSheet sheet =
            SheetOf(m_state->tests[i], m_state->cases[i], rules, m_state->opened, m_state->today, false);
        for (const lang::RuleTest::Expected& expected : m_state->tests[i].expected) {
            if (!Compare(sheet, expected).met) return false;
        }
    }
    return true;
}

std::vector<scoring::ScoringCase> PreparedTests::Cases() const {
    std::vector<scoring::ScoringCase> cases;
    const auto day = m_state->by_day.find(m_state->today);
    if (day == m_state->by_day.end()) return cases;
    for (const std::size_t i : day->second) cases.push_back(ToScoringCase(m_state->tests[i], m_state->cases[i]));
    return cases;
}

}  // namespace gongjian::tool
