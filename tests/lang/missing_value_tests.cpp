// Missing values, table by table: what 且, 或, 非, arithmetic, comparison, 如果, aggregates and state tests make of 未知 and
// 不适用, for expressions by themselves, for rows, and where an item, a veto or 不参评 takes the answer.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>

#include "lang/evaluate.h"

namespace gongjian::lang {
namespace {

using base::CellState;

/// A cell in the tables below: a number (or 是 1, 否 0), or one of the missing.
struct Cell {
    CellState state = CellState::Blank;
    std::int64_t value = 0;
};

constexpr Cell kBlank{CellState::Blank}, kRefused{CellState::Refused}, kDontKnow{CellState::DontKnow},
    kSkipped{CellState::NotApplicable};

Cell V(std::int64_t value) { return {CellState::Value, value}; }

Variable Make(const char* id, ValueType type) {
    Variable out;
    out.id = id;
    out.label_zh = id;
    out.type = type;
    out.can_be_skipped = true;
    return out;
}

/// Answers p, q (yes or no) and x, y (whole numbers); rows of r with n (whole number) and b (yes or no).
const Names& Form() {
    static const Names form = [] {
        Names names;
        names.form_id = "small";
        names.variables = {Make("p", ValueType::Bool), Make("q", ValueType::Bool), Make("x", ValueType::Number),
                           Make("y", ValueType::Number), Make("r", ValueType::Roster)};
        names.variables.back().columns = {Make("n", ValueType::Number), Make("b", ValueType::Bool)};
        return names;
    }();
    return form;
}

struct Answers {
    Cell p, q, x, y;
    std::vector<std::array<Cell, 2>> rows;
};

base::Batch BatchOf(const Answers& answers) {
    base::Batch batch;
    batch.cases = 1;
    for (const Cell& cell : {answers.p, answers.q, answers.x, answers.y}) {
        batch.columns.emplace_back();
        batch.columns.back().states = {cell.state};
        batch.columns.back().values = {cell.value};
    }
    base::Column& roster = batch.columns.emplace_back();
    roster.offsets = {0, static_cast<std::uint32_t>(answers.rows.size())};
    roster.children.resize(2);
    for (const auto& row : answers.rows) {
        for (std::size_t i = 0; i < 2; ++i) {
            roster.children[i].states.push_back(row[i].state);
            roster.children[i].values.push_back(row[i].value);
        }
    }
    return batch;
}

/// T, F, U or N.
char TruthOf(const std::string& text, const Answers& answers) {
    const auto checked = CheckExpression(base::Source("test", text), Form(), "", ValueType::Bool);
    BOOST_REQUIRE_MESSAGE(checked.expression,
                          text << ": " << (checked.diagnostics.empty() ? "" : checked.diagnostics[0].code));
    switch (EvaluateTruth(*checked.expression, BatchOf(answers))[0]) {
        case Truth::True: return 'T';
        case Truth::False: return 'F';
        case Truth::Unknown: return 'U';
        case Truth::NotApplicable: return 'N';
    }
    return '?';
}

/// The number, or U (and R for 拒答, D for 不掌握), or N.
std::string NumberOf(const std::string& text, const Answers& answers) {
    const auto checked = CheckExpression(base::Source("test", text), Form(), "", ValueType::Number);
    BOOST_REQUIRE_MESSAGE(checked.expression,
                          text << ": " << (checked.diagnostics.empty() ? "" : checked.diagnostics[0].code));
    const base::Column column = EvaluateColumn(*checked.expression, BatchOf(answers));
    switch (column.states[0]) {
        case CellState::Value: {
            std::string out = base::ToString(base::Decimal{column.values[0], checked.expression->Decimals()});
            if (out.find('.') != std::string::npos) {
                while (out.back() == '0') out.pop_back();
                if (out.back() == '.') out.pop_back();
            }
            return out;
        }
        case CellState::Blank: return "U";
        case CellState::Refused: return "R";
        case CellState::DontKnow: return "D";
        case CellState::NotApplicable: return "N";
    }
    return "?";
}

const std::array<Cell, 6> kTruths{V(1), V(0), kBlank, kRefused, kDontKnow, kSkipped};
const std::string kLetters = "TFUUUN";

/// Row: the left side; column: the right side; both in the order T F U N.
char Entry(const std::array<const char*, 4>& table, char left, char right) {
    const std::string order = "TFUN";
    return table[order.find(left)][order.find(right)];
}

constexpr std::array<const char*, 4> kAnd{"TFUN", "FFFF", "UFUU", "NFUN"}, kOr{"TTTT", "TFUN", "TUUU", "TNUN"};

BOOST_AUTO_TEST_SUITE(missing_value_tests)

BOOST_AUTO_TEST_CASE(and_or_not_follow_their_tables_for_every_kind_of_missing) {
    for (std::size_t i = 0; i < kTruths.size(); ++i) {
        BOOST_TEST(TruthOf("非 p", {kTruths[i], V(1), V(1), V(1), {}}) ==
                   "FTUN"[std::string("TFUN").find(kLetters[i])]);
        for (std::size_t j = 0; j < kTruths.size(); ++j) {
            const Answers answers{kTruths[i], kTruths[j], V(1), V(1), {}};
            BOOST_TEST_CONTEXT(kLetters[i] << i << " with " << kLetters[j] << j) {
                BOOST_TEST(TruthOf("p 且 q", answers) == Entry(kAnd, kLetters[i], kLetters[j]));
                BOOST_TEST(TruthOf("p 或 q", answers) == Entry(kOr, kLetters[i], kLetters[j]));
                // De Morgan holds, with both kinds of missing.
                BOOST_TEST(TruthOf("非 (非 p 或 非 q)", answers) == Entry(kAnd, kLetters[i], kLetters[j]));
                BOOST_TEST(TruthOf("非 (非 p 且 非 q)", answers) == Entry(kOr, kLetters[i], kLetters[j]));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_tables_hold_within_rows_too) {
    for (std::size_t i = 0; i < kTruths.size(); ++i) {
        for (std::size_t j = 0; j < kTruths.size(); ++j) {
            // One row: 有 is the row's truth; a row that does not apply is no row.
            const Answers answers{kTruths[j], V(1), V(1), V(1), {{V(1), kTruths[i]}}};
            const auto of_row = [](char truth) { return truth == 'N' ? 'F' : truth; };
            BOOST_TEST(TruthOf("r 中 有 (b 且 p)", answers) == of_row(Entry(kAnd, kLetters[i], kLetters[j])));
            BOOST_TEST(TruthOf("r 中 有 (b 或 p)", answers) == of_row(Entry(kOr, kLetters[i], kLetters[j])));
        }
    }
}

BOOST_AUTO_TEST_CASE(arithmetic_and_comparison_of_anything_missing_is_missing) {
    const std::array<Cell, 5> cells{V(6), kBlank, kRefused, kDontKnow, kSkipped};
    const std::array<const char*, 6> numbers{"x + y",        "x − y",       "x × y", "x ÷ 较大值(1，y)",
                                             "较小值(x，y)", "较大值(x，y)"};
    const std::array<const char*, 6> comparisons{"x = y", "x ≠ y", "x < y", "x ≤ y", "x > y", "x ≥ y"};
    const auto rank = [](const Cell& cell) {
        return cell.state == CellState::NotApplicable ? 2 : cell.state == CellState::Value ? 0 : 1;
    };
    for (const Cell& x : cells) {
        for (const Cell& y : cells) {
            const int worst = std::max(rank(x), rank(y));
            const Answers answers{V(1), V(1), x, y, {}};
            for (const char* text : numbers) {
                const std::string got = NumberOf(text, answers);
                const int kind = got == "N" ? 2 : got == "U" || got == "R" || got == "D" ? 1 : 0;
                BOOST_TEST(kind == worst, text << " gives " << got);
            }
            for (const char* text : comparisons) {
                const char got = TruthOf(text, answers);
                BOOST_TEST((got == 'N' ? 2 : got == 'U' ? 1 : 0) == worst, text << " gives " << got);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_bound_or_a_weight_of_nothing_does_not_make_a_value_known) {
    const Answers open{V(1), V(1), kBlank, V(3), {}};
    BOOST_TEST(NumberOf("较小值(0，x)", open) == "U");
    BOOST_TEST(NumberOf("较大值(100，x)", open) == "U");
    BOOST_TEST(NumberOf("0 × x", open) == "U");
    BOOST_TEST(NumberOf("x − x", open) == "U");
    BOOST_TEST(TruthOf("x = x", open) == 'U');
    BOOST_TEST(NumberOf("舍入(x ÷ 3，2)", open) == "U");
    BOOST_TEST(NumberOf("−x", open) == "U");
}

BOOST_AUTO_TEST_CASE(if_takes_no_decision_on_a_missing_condition) {
    const std::string text = "如果 p 那么 x 否则 y";
    BOOST_TEST(NumberOf(text, {V(1), V(1), V(1), V(2), {}}) == "1");
    BOOST_TEST(NumberOf(text, {V(0), V(1), V(1), V(2), {}}) == "2");
    // Only the side that is taken matters.
    BOOST_TEST(NumberOf(text, {V(1), V(1), V(1), kBlank, {}}) == "1");
    BOOST_TEST(NumberOf(text, {V(0), V(1), kSkipped, V(2), {}}) == "2");
    BOOST_TEST(NumberOf(text, {V(1), V(1), kSkipped, V(2), {}}) == "N");
    BOOST_TEST(NumberOf(text, {V(0), V(1), V(1), kDontKnow, {}}) == "D");
    // Also where both sides are the same.
    BOOST_TEST(NumberOf("如果 p 那么 1 否则 1", {kBlank, V(1), V(1), V(2), {}}) == "U");
    BOOST_TEST(NumberOf("如果 p 那么 1 否则 1", {kRefused, V(1), V(1), V(2), {}}) == "R");
    BOOST_TEST(NumberOf("如果 p 那么 1 否则 1", {kSkipped, V(1), V(1), V(2), {}}) == "N");
    BOOST_TEST(TruthOf("如果 p 那么 q 否则 非 q", {kBlank, V(1), V(1), V(2), {}}) == 'U');
    BOOST_TEST(TruthOf("如果 p 那么 q 否则 非 q", {V(0), V(1), V(1), V(2), {}}) == 'F');
    BOOST_TEST(NumberOf("如果 x > 1 那么 (如果 p 那么 1 否则 2) 否则 3", {kBlank, V(1), V(1), V(2), {}}) == "3");
}

BOOST_AUTO_TEST_CASE(state_tests_are_never_missing) {
    struct Line {
        Cell cell;
        const char* truths;  ///< 已填 未填 拒答 不掌握 不适用
    };
    const std::array<Line, 5> lines{
        {{V(0), "TFFFF"}, {kBlank, "FTFFF"}, {kRefused, "FFTFF"}, {kDontKnow, "FFFTF"}, {kSkipped, "FFFFT"}}};
    const std::array<const char*, 5> tests{"已填", "未填", "拒答", "不掌握", "不适用"};
    for (const Line& line : lines) {
        for (std::size_t test = 0; test < tests.size(); ++test) {
            const std::string asks = std::string(tests[test]) + "(x)";
            const Answers answers{V(1), V(1), line.cell, V(1), {{line.cell, V(1)}}};
            BOOST_TEST(TruthOf(asks, answers) == line.truths[test], asks);
            BOOST_TEST(TruthOf("非 " + asks, answers) == (line.truths[test] == 'T' ? 'F' : 'T'), asks);
            BOOST_TEST(TruthOf("r 中 有 " + std::string(tests[test]) + "(n)", answers) == line.truths[test], asks);
            BOOST_TEST(NumberOf("如果 " + asks + " 那么 1 否则 0", answers) == (line.truths[test] == 'T' ? "1" : "0"),
                       asks);
        }
    }
    // 已填 holds for all, the others for any of those named.
    BOOST_TEST(TruthOf("已填(x，y)", {V(1), V(1), V(1), kBlank, {}}) == 'F');
    BOOST_TEST(TruthOf("未填(x，y)", {V(1), V(1), V(1), kBlank, {}}) == 'T');
    BOOST_TEST(TruthOf("拒答(x，y)", {V(1), V(1), kRefused, kBlank, {}}) == 'T');
    BOOST_TEST(TruthOf("不适用(x，y)", {V(1), V(1), kRefused, kBlank, {}}) == 'F');
}

BOOST_AUTO_TEST_CASE(blank_as_stands_for_what_is_unknown_and_not_for_what_does_not_apply) {
    const std::string text = "x 未填按 7";
    BOOST_TEST(NumberOf(text, {V(1), V(1), V(2), V(1), {}}) == "2");
    BOOST_TEST(NumberOf(text, {V(1), V(1), kBlank, V(1), {}}) == "7");
    BOOST_TEST(NumberOf(text, {V(1), V(1), kRefused, V(1), {}}) == "7");
    BOOST_TEST(NumberOf(text, {V(1), V(1), kDontKnow, V(1), {}}) == "7");
    BOOST_TEST(NumberOf(text, {V(1), V(1), kSkipped, V(1), {}}) == "N");
}

struct AggregateLine {
    const char* text;
    const char* plain;     ///< rows 3, 5, and one that does not apply
    const char* blank;     ///< and one that is blank
    const char* nothing;   ///< no rows
    const char* all_gone;  ///< one row that does not apply
};

const std::array kAggregates{
    AggregateLine{"合计 r.n", "8", "U", "0", "0"},
    AggregateLine{"合计 r.n 忽略未填", "8", "8", "0", "0"},
    AggregateLine{"合计 r.n 未填按 2", "8", "10", "0", "0"},
    AggregateLine{"最小值 r.n", "3", "U", "N", "N"},
    AggregateLine{"最小值 r.n 忽略未填", "3", "3", "N", "N"},
    AggregateLine{"最小值 r.n 未填按 2", "3", "2", "N", "N"},
    AggregateLine{"最大值 r.n", "5", "U", "N", "N"},
    AggregateLine{"最大值 r.n 忽略未填", "5", "5", "N", "N"},
    AggregateLine{"最大值 r.n 未填按 9", "5", "9", "N", "N"},
    AggregateLine{"平均值 r.n", "4", "U", "N", "N"},
    AggregateLine{"平均值 r.n 忽略未填", "4", "4", "N", "N"},
    AggregateLine{"平均值 r.n 未填按 1", "4", "3", "N", "N"},
    AggregateLine{"不同 r.n", "2", "U", "0", "0"},
    AggregateLine{"不同 r.n 忽略未填", "2", "2", "0", "0"},
    AggregateLine{"计数 r 其中 n > 3", "1", "U", "0", "0"},
    AggregateLine{"计数 r 其中 n > 3 忽略未填", "1", "1", "0", "0"},
    AggregateLine{"计数 r", "3", "4", "0", "1"},
    AggregateLine{"合计 r.n 其中 n > 3", "5", "U", "0", "0"},
    AggregateLine{"合计 r.n 其中 n > 3 忽略未填", "5", "5", "0", "0"},
};

BOOST_AUTO_TEST_CASE(aggregates_skip_what_does_not_apply_and_wait_for_what_is_unknown) {
    for (const AggregateLine& line : kAggregates) {
        Answers answers{V(1), V(1), V(1), V(1), {{V(3), V(1)}, {kSkipped, V(1)}, {V(5), V(0)}}};
        BOOST_TEST(NumberOf(line.text, answers) == line.plain, line.text);
        answers.rows.push_back({kBlank, V(1)});
        BOOST_TEST(NumberOf(line.text, answers) == line.blank, line.text << " with a blank row");
        answers.rows.clear();
        BOOST_TEST(NumberOf(line.text, answers) == line.nothing, line.text << " without rows");
        answers.rows = {{kSkipped, V(1)}};
        BOOST_TEST(NumberOf(line.text, answers) == line.all_gone, line.text << " of a row that does not apply");
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_cell_matters_only_in_rows_that_take_part) {
    const auto with = [](Cell number, Cell taken) {
        return Answers{V(1), V(1), V(1), V(1), {{V(3), V(1)}, {number, taken}}};
    };
    const std::string text = "合计 r.n 其中 b";
    BOOST_TEST(NumberOf(text, with(kBlank, V(0))) == "3");
    BOOST_TEST(NumberOf(text, with(kBlank, kSkipped)) == "3");
    BOOST_TEST(NumberOf(text, with(kBlank, V(1))) == "U");
    BOOST_TEST(NumberOf(text, with(kRefused, V(1))) == "R");
    BOOST_TEST(NumberOf(text, with(V(4), kBlank)) == "U");
    BOOST_TEST(NumberOf(text + " 忽略未填", with(V(4), kBlank)) == "3");
    BOOST_TEST(NumberOf("计数 r 其中 b", with(V(4), kDontKnow)) == "D");
}

BOOST_AUTO_TEST_CASE(any_all_and_none_are_decided_as_soon_as_they_can_be) {
    struct Line {
        std::vector<Cell> rows;
        const char* truths;  ///< 有, 都, 没有
    };
    const std::array<Line, 9> lines{{
        {{}, "FTT"},
        {{V(1)}, "TTF"},
        {{V(0)}, "FFT"},
        {{V(1), kBlank}, "TUF"},
        {{V(0), kBlank}, "UFU"},
        {{kBlank}, "UUU"},
        {{kSkipped}, "FTT"},
        {{V(1), kSkipped}, "TTF"},
        {{V(1), V(0), kBlank}, "TFF"},
    }};
    for (const Line& line : lines) {
        Answers answers{V(1), V(1), V(1), V(1), {}};
        for (const Cell& cell : line.rows) answers.rows.push_back({V(1), cell});
        BOOST_TEST(TruthOf("r 中 有 b", answers) == line.truths[0]);
        BOOST_TEST(TruthOf("r 中 都 b", answers) == line.truths[1]);
        BOOST_TEST(TruthOf("r 中 没有 b", answers) == line.truths[2]);
    }
}

// ---- where a three-valued answer meets a two-valued place -----------------------------------------------------------------

Results Score(const std::string& body, const Answers& answers) {
    static const NamesOfForm forms = [](const std::string&) { return &Form(); };
    const base::Source source("test.rules", "评分规则 t “测试”\n  适用表单 small\n" + body);
    const CheckedRules checked = CheckRules(source, forms);
    std::string all;
    for (const auto& diagnostic : checked.diagnostics) all += base::Render(diagnostic, &source);
    BOOST_REQUIRE_MESSAGE(checked.rules, all);
    return Evaluate(checked.rules, BatchOf(answers));
}

ItemState StateOf(const std::string& body, const Answers& answers) { return Score(body, answers).items[0].states[0]; }

BOOST_AUTO_TEST_CASE(an_item_waits_scores_nothing_or_does_not_apply) {
    const std::string item = "项目 1 “一” 满分 4\n";
    const auto with = [](Cell p, Cell x) { return Answers{p, V(1), x, V(1), {}}; };
    const std::string plain = item + "  得 x 分\n", guarded = item + "  当 p 得 1 分\n  得 x 分\n",
                      held = item + "  待补 当 p 缺 y\n  得 x 分\n", omitted = item + "  合理缺项 当 p\n  得 x 分\n",
                      counted = item + "  得 x 分\n  缺报按 2 分\n";
    BOOST_TEST((StateOf(plain, with(V(1), V(2))) == ItemState::Scored));
    BOOST_TEST((StateOf(plain, with(V(1), kBlank)) == ItemState::Pending));
    BOOST_TEST((StateOf(plain, with(V(1), kDontKnow)) == ItemState::Pending));
    BOOST_TEST((StateOf(plain, with(V(1), kRefused)) == ItemState::RefusedZero));
    BOOST_TEST((StateOf(plain, with(V(1), kSkipped)) == ItemState::Pending));
    BOOST_TEST((StateOf(guarded, with(V(1), kBlank)) == ItemState::Scored));
    BOOST_TEST((StateOf(guarded, with(kBlank, V(2))) == ItemState::Pending));
    BOOST_TEST((StateOf(guarded, with(kRefused, V(2))) == ItemState::RefusedZero));
    BOOST_TEST((StateOf(guarded, with(V(0), V(2))) == ItemState::Scored));
    BOOST_TEST((StateOf(held, with(V(1), V(2))) == ItemState::Pending));
    BOOST_TEST((StateOf(held, with(kBlank, V(2))) == ItemState::Pending));
    BOOST_TEST((StateOf(held, with(V(0), V(2))) == ItemState::Scored));
    BOOST_TEST((StateOf(omitted, with(V(1), kBlank)) == ItemState::NotApplicable));
    BOOST_TEST((StateOf(omitted, with(kBlank, V(2))) == ItemState::Pending));
    BOOST_TEST((StateOf(omitted, with(V(0), V(2))) == ItemState::Scored));
    BOOST_TEST((StateOf(counted, with(V(1), kBlank)) == ItemState::MissingZero));
    BOOST_TEST(Score(counted, with(V(1), kBlank)).items[0].PointsAt(0) == 200);
    BOOST_TEST((StateOf(counted, with(V(1), kRefused)) == ItemState::RefusedZero));
    BOOST_TEST(Score(counted, with(V(1), kRefused)).items[0].PointsAt(0) == 0);
}

BOOST_AUTO_TEST_CASE(vetoes_and_not_assessed_keep_unknown_apart_from_no) {
    const std::string body =
        "项目 1 “一” 满分 4\n  得 4 分\n等次 优秀 90 分以上，其余 不合格\n一票否决 a “甲” 当 p\n一票否决 b “乙” 当 p "
        "未知按否\n不参评 当 p\n";
    struct Line {
        Cell p;
        Truth veto, forgiving, not_assessed;
    };
    const std::array<Line, 5> lines{{{V(1), Truth::True, Truth::True, Truth::True},
                                     {V(0), Truth::False, Truth::False, Truth::False},
                                     {kBlank, Truth::Unknown, Truth::False, Truth::Unknown},
                                     {kRefused, Truth::Unknown, Truth::False, Truth::Unknown},
                                     {kSkipped, Truth::False, Truth::False, Truth::NotApplicable}}};
    for (const Line& line : lines) {
        const Results results = Score(body, {line.p, V(1), V(1), V(1), {}});
        BOOST_TEST((results.vetoes[0][0] == line.veto));
        BOOST_TEST((results.vetoes[1][0] == line.forgiving));
        BOOST_TEST((results.not_assessed[0] == line.not_assessed));
    }
}

BOOST_AUTO_TEST_CASE(a_bonus_counts_nothing_for_what_it_does_not_know) {
    const std::string item = "项目 1 “一” 满分 4\n  得 4 分\n";
    const std::string bonus = "加分 C “表彰” 最多 5 分\n  当 p 加 1 分\n  当 q 加 2 分\n";
    const auto with = [](Cell p, Cell q) { return Answers{p, q, V(1), V(1), {}}; };
    const auto points = [](const Results& results) { return results.items[1].PointsAt(0); };
    for (const Cell& missing : {kBlank, kRefused, kDontKnow, kSkipped}) {
        BOOST_TEST(points(Score(item + bonus, with(missing, V(1)))) == 200);
        BOOST_TEST((Score(item + bonus, with(missing, V(1))).items[1].states[0] == ItemState::Scored));
    }
    const Results waits = Score(item + bonus + "  未填待补\n", with(kBlank, V(1)));
    BOOST_TEST((waits.items[1].states[0] == ItemState::Pending));
    BOOST_TEST(points(waits) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
