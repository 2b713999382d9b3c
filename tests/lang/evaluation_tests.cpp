// What expressions and items mean: three-valued logic, missing values, partial steps, exactness at the line.
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/test/unit_test.hpp>
#include <random>

#include "lang/evaluate.h"
#include "lang/execution.h"
#include "lang/explain.h"

namespace gongjian::lang {
namespace {

using base::CellState;
using Exact = boost::multiprecision::cpp_rational;

constexpr CellState kValue = CellState::Value, kBlank = CellState::Blank, kRefused = CellState::Refused,
                    kDontKnow = CellState::DontKnow, kSkipped = CellState::NotApplicable;

Variable MakeVariable(std::string id, std::string label, ValueType type, int decimals = 0) {
    Variable out;
    out.id = std::move(id);
    out.label_zh = std::move(label);
    out.type = type;
    out.decimals = decimals;
    return out;
}

/// p, q: yes/no; x, y: whole numbers; r: roster of level (choice), key (text), amount (number).
Names SmallNames() {
    Names names;
    names.form_id = "small";
    names.variables = {MakeVariable("p", "甲成立", ValueType::Bool), MakeVariable("q", "乙成立", ValueType::Bool),
                       MakeVariable("x", "完成数", ValueType::Number), MakeVariable("y", "计划数", ValueType::Number)};
    Variable roster = MakeVariable("r", "事项", ValueType::Roster);
    Variable level = MakeVariable("level", "级别", ValueType::Category);
    level.categories = {{"low", "低", "", "", ""}, {"high", "高", "", "", ""}};
    roster.columns = {level, MakeVariable("key", "编号", ValueType::Text),
                      MakeVariable("amount", "数量", ValueType::Number)};
    names.variables.push_back(roster);
    return names;
}

struct Cell {
    CellState state = kBlank;
    std::int64_t value = 0;
};

base::Column ColumnOf(const std::vector<Cell>& cells) {
    base::Column out;
    for (const Cell& cell : cells) {
        out.states.push_back(cell.state);
        out.values.push_back(cell.value);
    }
    return out;
}

/// One case.
base::Batch OneCase(Cell p, Cell q, Cell x, Cell y, const std::vector<std::array<Cell, 3>>& rows = {}) {
    base::Batch batch;
    batch.cases = 1;
    for (const Cell& cell : {p, q, x, y}) batch.columns.push_back(ColumnOf({cell}));
    base::Column roster;
    roster.offsets = {0, static_cast<std::uint32_t>(rows.size())};
    roster.children.resize(3);
    roster.children[1].texts = {"k0", "k1", "k2"};
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < 3; ++i) {
            roster.children[i].states.push_back(row[i].state);
            roster.children[i].values.push_back(row[i].value);
        }
    }
    batch.columns.push_back(roster);
    return batch;
}

Truth TruthOf(const std::string& text, const base::Batch& batch) {
    const auto checked = CheckExpression(base::Source("test", text), SmallNames(), "", ValueType::Bool);
    BOOST_REQUIRE_MESSAGE(checked.expression,
                          text << ": " << (checked.diagnostics.empty() ? "" : checked.diagnostics[0].code));
    return EvaluateTruth(*checked.expression, batch)[0];
}

std::string NumberOf(const std::string& text, const base::Batch& batch) {
    const auto checked = CheckExpression(base::Source("test", text), SmallNames(), "", ValueType::Number);
    BOOST_REQUIRE_MESSAGE(checked.expression,
                          text << ": " << (checked.diagnostics.empty() ? "" : checked.diagnostics[0].code));
    const base::Column column = EvaluateColumn(*checked.expression, batch);
    switch (column.states[0]) {
        case kValue: return base::ToString(base::Decimal{column.values[0], checked.expression->Decimals()});
        case kBlank: return "blank";
        case kRefused: return "refused";
        case kDontKnow: return "dont know";
        default: return "not applicable";
    }
}

const NamesOfForm kNames = [](const std::string&) {
    static const Names names = SmallNames();
    return &names;
};

std::shared_ptr<const RuleSet> RulesOf(const std::string& body) {
    const base::Source source("test.rules", "评分规则 t “测试”\n  适用表单 small\n" + body);
    const CheckedRules checked = CheckRules(source, kNames);
    std::string all;
    for (const auto& diagnostic : checked.diagnostics) all += base::Render(diagnostic, &source);
    BOOST_REQUIRE_MESSAGE(checked.rules, all);
    return checked.rules;
}

struct Scored {
    ItemState state;
    std::string points;
    std::vector<std::string> missing;
};

Scored ScoreItem(const std::string& body, const base::Batch& batch, std::size_t item = 0) {
    const auto rules = RulesOf(body);
    const Results results = Evaluate(rules, batch);
    BOOST_TEST(!ReasonOfItem(results, 0, item, base::Language::Chinese).empty());
    return {results.items[item].states[0], base::ToString(base::Decimal{results.items[item].PointsAt(0), 2}),
            MissingOfItem(results, 0, item)};
}

const Cell kTrue{kValue, 1}, kFalse{kValue, 0}, kUnknown{kBlank, 0}, kAbsent{kSkipped, 0};

Cell Number(std::int64_t value) { return {kValue, value}; }

BOOST_AUTO_TEST_SUITE(evaluation_tests)

BOOST_AUTO_TEST_CASE(and_or_not_follow_the_truth_tables) {
    const std::vector<Cell> cells{kTrue, kFalse, kUnknown, kAbsent};
    const std::string names = "TFUN";
    const std::vector<std::string> expected_and{"TFUN", "FFFF", "UFUU", "NFUN"},
        expected_or{"TTTT", "TFUN", "TUUU", "TNUN"};
    const auto letter = [](Truth truth) {
        return truth == Truth::True ? 'T' : truth == Truth::False ? 'F' : truth == Truth::Unknown ? 'U' : 'N';
    };
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            const base::Batch batch = OneCase(cells[i], cells[j], kUnknown, kUnknown);
            BOOST_TEST(letter(TruthOf("甲成立 且 乙成立", batch)) == expected_and[i][j],
                       names[i] << " and " << names[j]);
            BOOST_TEST(letter(TruthOf("p or q", batch)) == expected_or[i][j], names[i] << " or " << names[j]);
        }
        BOOST_TEST(letter(TruthOf("非 甲成立", OneCase(cells[i], kTrue, kUnknown, kUnknown))) == "FTUN"[i]);
    }
}

BOOST_AUTO_TEST_CASE(arithmetic_and_comparison_are_poisoned_by_missing_values) {
    const auto with = [](Cell x, Cell y) { return OneCase(kTrue, kTrue, x, y); };
    BOOST_TEST(NumberOf("x + y", with(Number(2), Number(3))) == "5");
    BOOST_TEST(NumberOf("x + y", with(Number(2), kUnknown)) == "blank");
    BOOST_TEST(NumberOf("x + y", with({kDontKnow, 0}, kUnknown)) == "dont know");
    BOOST_TEST(NumberOf("x + y", with({kRefused, 0}, kUnknown)) == "refused");
    BOOST_TEST(NumberOf("x + y", with({kRefused, 0}, kAbsent)) == "not applicable");
    BOOST_TEST(NumberOf("0 × x", with(kUnknown, kUnknown)) == "blank");
    BOOST_TEST((TruthOf("x < y", with(Number(1), kUnknown)) == Truth::Unknown));
    BOOST_TEST((TruthOf("x < y", with(Number(1), kAbsent)) == Truth::NotApplicable));
}

BOOST_AUTO_TEST_CASE(no_decision_is_taken_on_a_missing_condition) {
    const std::string text = "如果 x ≥ 60 那么 1 否则 2";
    BOOST_TEST(NumberOf(text, OneCase(kTrue, kTrue, Number(60), kUnknown)) == "1");
    BOOST_TEST(NumberOf(text, OneCase(kTrue, kTrue, Number(59), kUnknown)) == "2");
    BOOST_TEST(NumberOf(text, OneCase(kTrue, kTrue, kUnknown, kUnknown)) == "blank");
}

BOOST_AUTO_TEST_CASE(state_tests_are_never_missing) {
    const auto with = [](CellState state) { return OneCase(kTrue, kTrue, {state, 0}, Number(1)); };
    BOOST_TEST((TruthOf("未填(x)", with(kBlank)) == Truth::True));
    BOOST_TEST((TruthOf("未填(x)", with(kRefused)) == Truth::False));
    BOOST_TEST((TruthOf("拒答(x)", with(kRefused)) == Truth::True));
    BOOST_TEST((TruthOf("不掌握(x)", with(kDontKnow)) == Truth::True));
    BOOST_TEST((TruthOf("不适用(x)", with(kSkipped)) == Truth::True));
    BOOST_TEST((TruthOf("已填(x，y)", with(kValue)) == Truth::True));
    BOOST_TEST((TruthOf("已填(x，y)", with(kBlank)) == Truth::False));
}

BOOST_AUTO_TEST_CASE(aggregates_skip_rows_that_do_not_apply_and_are_poisoned_by_unknown_ones) {
    const Cell high{kValue, 1}, low{kValue, 0};
    const auto with = [](const std::vector<std::array<Cell, 3>>& rows) {
        return OneCase(kTrue, kTrue, kUnknown, kUnknown, rows);
    };
    const auto rows = with({{high, kUnknown, Number(3)}, {low, kUnknown, Number(4)}, {high, kUnknown, kAbsent}});
    BOOST_TEST(NumberOf("合计 事项.数量", rows) == "7");
    BOOST_TEST(NumberOf("合计 事项.数量 其中 级别 = 高", rows) == "3");
    BOOST_TEST(NumberOf("计数 事项 其中 级别 = 高", rows) == "2");
    const auto open = with({{high, kUnknown, Number(3)}, {kUnknown, kUnknown, Number(4)}});
    BOOST_TEST(NumberOf("计数 事项 其中 级别 = 高", open) == "blank");
    BOOST_TEST(NumberOf("计数 事项 其中 级别 = 高 忽略未填", open) == "1");
    BOOST_TEST((TruthOf("事项 中 有 级别 = 高", open) == Truth::True));
    BOOST_TEST((TruthOf("事项 中 有 级别 = 低", open) == Truth::Unknown));
    BOOST_TEST((TruthOf("事项 中 有 级别 = 低", with({})) == Truth::False));
    BOOST_TEST(NumberOf("合计 事项.数量", with({})) == "0");
}

BOOST_AUTO_TEST_CASE(a_row_is_picked_only_if_it_is_the_only_one) {
    const Cell high{kValue, 1}, low{kValue, 0};
    const auto with = [](const std::vector<std::array<Cell, 3>>& rows) {
        return OneCase(kTrue, kTrue, kUnknown, kUnknown, rows);
    };
    BOOST_TEST(NumberOf("事项[级别 = 高].数量", with({{high, kUnknown, Number(3)}, {low, kUnknown, Number(4)}})) ==
               "3");
    BOOST_TEST(NumberOf("事项[级别 = 高].数量", with({{low, kUnknown, Number(4)}})) == "blank");
    BOOST_TEST(NumberOf("事项[级别 = 高].数量", with({{high, kUnknown, Number(3)}, {high, kUnknown, Number(4)}})) ==
               "blank");
}

BOOST_AUTO_TEST_CASE(partial_steps_are_read_as_declared) {
    const std::string rate =
        "项目 1 “率” 满分 6\n  合理缺项 当 y = 0\n  率 x / y，目标 90%\n  每低 1 个百分点 扣 0.2 分，";
    const auto batch = OneCase(kTrue, kTrue, Number(179), Number(200));
    BOOST_TEST(ScoreItem(rate + "不足 1 个百分点按 1 个百分点计\n", batch).points == "5.80");
    BOOST_TEST(ScoreItem(rate + "按比例\n", batch).points == "5.90");
    BOOST_TEST(ScoreItem(rate + "不足 1 个百分点不计\n", batch).points == "6.00");
    BOOST_TEST(
        (ScoreItem(rate + "按比例\n", OneCase(kTrue, kTrue, Number(0), Number(0))).state == ItemState::NotApplicable));
    const Scored open = ScoreItem(rate + "按比例\n", OneCase(kTrue, kTrue, kUnknown, Number(200)));
    BOOST_TEST((open.state == ItemState::Pending));
    BOOST_TEST(open.missing == std::vector<std::string>{"x"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(english_rules_mean_the_same) {
    const std::string rate =
        "item 1 \"Rate\" points 6\n  omit when y = 0\n  rate x / y, target 90%\n  each 1 point below deduct 0.2, part "
        "counts as one\n";
    BOOST_TEST(ScoreItem(rate, OneCase(kTrue, kTrue, Number(179), Number(200))).points == "5.80");
}

BOOST_AUTO_TEST_CASE(refused_scores_zero_and_blank_waits) {
    const std::string due = "项目 1 “次数” 满分 4\n  应 2 次，实 x\n  每少 1 次 扣 2 分\n";
    BOOST_TEST(ScoreItem(due, OneCase(kTrue, kTrue, Number(1), kUnknown)).points == "2.00");
    BOOST_TEST(ScoreItem(due, OneCase(kTrue, kTrue, Number(0), kUnknown)).points == "0.00");
    BOOST_TEST(ScoreItem(due, OneCase(kTrue, kTrue, Number(3), kUnknown)).points == "4.00");
    BOOST_TEST((ScoreItem(due, OneCase(kTrue, kTrue, {kRefused, 0}, kUnknown)).state == ItemState::RefusedZero));
    BOOST_TEST((ScoreItem(due, OneCase(kTrue, kTrue, kUnknown, kUnknown)).state == ItemState::Pending));
    BOOST_TEST((ScoreItem(due, OneCase(kTrue, kTrue, {kDontKnow, 0}, kUnknown)).state == ItemState::Pending));
    BOOST_TEST(
        (ScoreItem(due + "  缺报按零分\n", OneCase(kTrue, kTrue, kUnknown, kUnknown)).state == ItemState::MissingZero));
}

BOOST_AUTO_TEST_CASE(a_guard_that_holds_decides_before_what_it_does_not_need) {
    const std::string guarded = "项目 1 “完成” 满分 12\n  当 y = 0 得 0 分\n  得 12 × x ÷ y\n  当 y < 3 扣 2 分\n";
    BOOST_TEST(ScoreItem(guarded, OneCase(kTrue, kTrue, kUnknown, Number(0))).points == "0.00");
    BOOST_TEST(ScoreItem(guarded, OneCase(kTrue, kTrue, {kRefused, 0}, Number(0))).points == "0.00");
    BOOST_TEST((ScoreItem(guarded, OneCase(kTrue, kTrue, {kRefused, 0}, Number(0))).state == ItemState::Scored));
    BOOST_TEST(ScoreItem(guarded, OneCase(kTrue, kTrue, Number(5), Number(7))).points == "8.57");
    BOOST_TEST(ScoreItem(guarded, OneCase(kTrue, kTrue, Number(2), Number(2))).points == "10.00");
    BOOST_TEST(ScoreItem(guarded, OneCase(kTrue, kTrue, Number(9), Number(7))).points == "12.00");
    BOOST_TEST((ScoreItem(guarded, OneCase(kTrue, kTrue, kUnknown, Number(7))).state == ItemState::Pending));
}

BOOST_AUTO_TEST_CASE(the_highest_of_one_event_counts_and_blank_keys_stand_alone) {
    const Cell high{kValue, 1}, low{kValue, 0};
    const std::string bonus =
        "项目 1 “基本” 满分 1\n  得 1 分\n加分 C “表彰” 最多 5 分\n  按 事项.级别 同一 编号 就高：低 1 分，高 2 分\n";
    const auto with = [](const std::vector<std::array<Cell, 3>>& rows) {
        return OneCase(kTrue, kTrue, kUnknown, kUnknown, rows);
    };
    const Cell k0{kValue, 0}, k1{kValue, 1};
    BOOST_TEST(ScoreItem(bonus, with({{high, k0, kUnknown}, {low, k0, kUnknown}, {low, k1, kUnknown}}), 1).points ==
               "3.00");
    BOOST_TEST(ScoreItem(bonus, with({{low, kUnknown, kUnknown}, {low, kUnknown, kUnknown}}), 1).points == "2.00");
    BOOST_TEST(
        ScoreItem(bonus, with({{high, kUnknown, kUnknown}, {high, kUnknown, kUnknown}, {high, kUnknown, kUnknown}}), 1)
            .points == "5.00");
    BOOST_TEST(ScoreItem(bonus, with({{kUnknown, k0, kUnknown}, {low, k1, kUnknown}}), 1).points == "1.00");
    BOOST_TEST(ScoreItem(bonus, with({}), 1).points == "0.00");
}

BOOST_AUTO_TEST_CASE(rates_agree_with_exact_rationals_at_every_line) {
    const std::string body =
        "项目 1 “率” 满分 6\n  合理缺项 当 y = 0\n  率 x / y，目标 80%\n  每低 1 个百分点 扣 0.1 分，按比例\n"
        "项目 2 “整” 满分 6\n  合理缺项 当 y = 0\n  率 x / y，目标 80%\n  每低 1 个百分点 扣 0.1 分，不足 1 个百分点按 "
        "1 个百分点计\n"
        "项目 3 “比例” 满分 12\n  合理缺项 当 y = 0\n  得 12 × x ÷ y\n";
    const auto rules = RulesOf(body);
    std::mt19937_64 random(2012);
    for (int i = 0; i < 3000; ++i) {
        const std::int64_t y = std::uniform_int_distribution<std::int64_t>(1, i % 2 == 0 ? 200 : 10'000'000)(random);
        const std::int64_t x = std::uniform_int_distribution<std::int64_t>(0, y)(random);
        const Results results = Evaluate(rules, OneCase(kTrue, kTrue, Number(x), Number(y)));
        const auto rounded = [](const Exact& value) {
            const Exact shifted = value * 100 + Exact(1, 2);
            return static_cast<std::int64_t>(boost::multiprecision::cpp_int(numerator(shifted) / denominator(shifted)));
        };
        const Exact below = std::max(Exact(0), Exact(80) - Exact(100 * x, y));
        Exact steps = boost::multiprecision::cpp_int((numerator(below) + denominator(below) - 1) / denominator(below));
        BOOST_REQUIRE(results.items[0].PointsAt(0) == rounded(std::max(Exact(0), Exact(6) - below / 10)));
        BOOST_REQUIRE(results.items[1].PointsAt(0) == rounded(std::max(Exact(0), Exact(6) - steps / 10)));
        BOOST_REQUIRE(results.items[2].PointsAt(0) == rounded(Exact(12 * x, y)));
    }
}

BOOST_AUTO_TEST_CASE(numbers_out_of_range_are_reported_not_wrapped) {
    const auto rules = RulesOf("项目 1 “积” 满分 4\n  当 x × x × x × x × x > 5 得 4 分\n  得 0 分\n");
    const Results results = Evaluate(rules, OneCase(kTrue, kTrue, Number(9'000'000'000'000), Number(1)));
    BOOST_TEST(results.overflow[0] == 1);
}

BOOST_AUTO_TEST_CASE(many_rows_are_run_a_stretch_at_a_time_with_the_same_results) {
    const auto rules = RulesOf("项目 1 “合计”\n  得 合计 r.数量\n");
    base::Batch batch;
    batch.cases = 300;
    for (int question = 0; question < 4; ++question)
        batch.columns.push_back(ColumnOf(std::vector<Cell>(batch.cases, Number(1))));
    base::Column roster;
    roster.children.resize(3);
    roster.children[1].texts = {"k"};
    roster.offsets = {0};
    for (std::size_t i = 0; i < batch.cases; ++i) {
        // Most have some hundred rows; one has more than a stretch by itself.
        const std::size_t rows = i == 150 ? Execution::kRowsOfStretch + 10 : i % 700;
        for (std::size_t row = 0; row < rows; ++row) {
            for (base::Column& column : roster.children) {
                column.states.push_back(kValue);
                column.values.push_back(0);
            }
            roster.children[2].values.back() = static_cast<std::int64_t>(row % 7);
        }
        roster.offsets.push_back(static_cast<std::uint32_t>(roster.children[0].states.size()));
    }
    batch.columns.push_back(std::move(roster));
    const std::vector<std::uint32_t> offsets = batch.columns[4].offsets;
    const Results results = Evaluate(rules, std::move(batch));
    for (std::size_t i = 0; i < results.cases; ++i) {
        const std::int64_t rows = offsets[i + 1] - offsets[i];
        const std::int64_t whole = rows / 7, rest = rows % 7;
        BOOST_TEST(results.items[0].PointsAt(i) == 100 * (whole * 21 + rest * (rest - 1) / 2));
    }
    for (const std::size_t index : {299U, 0U, 150U, 151U, 10U}) {
        const std::string points = TraceOfItem(results, index, 0).clauses.at(0).points;
        BOOST_TEST(points == base::ToString(base::Decimal{results.items[0].PointsAt(index), 2}),
                   index << ": " << points);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
