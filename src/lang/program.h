// A checked program: typed nodes in topological order, and items that use them. Private to lang: the checker writes it, the
// evaluator and the explanation read it.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "lang/ast.h"
#include "lang/kernels.h"
#include "lang/names.h"
#include "lang/rational.h"
#include "lang/rules.h"

namespace gongjian::lang {

using NodeId = std::int32_t;
inline constexpr NodeId kNoNode = -1;
inline constexpr int kCaseDomain = -1;

/// How the cells of a node lie in memory. Narrow only where the bounds of the form prove that nothing leaves 32 bits.
enum class Lane : std::uint8_t {
    Truth,   ///< 0 or 1
    Narrow,  ///< int32: numbers at Node::scale, category indices, days
    Wide,    ///< int64, checked
    Ratio,   ///< int64 numerator and denominator
    Text,    ///< pointers to strings
};

enum class Op : std::uint8_t {
    // Sources.
    Constant,   ///< number/scale, or text
    Today,      ///< the as-of date
    Load,       ///< variable `variable` (kCaseDomain), or column `column` of roster `domain`
    Broadcast,  ///< a of the case, for each row of roster `domain`

    // Logic.
    Not,
    And,
    Or,
    Compare,  ///< a compare b: lanes and scales are alike, or one side is a ratio
    InSet,    ///< a equals one of list
    State,    ///< test over list
    If,       ///< a ? b : c

    // Arithmetic. Operands of plain numbers have the lane and scale of the result.
    Fit,     ///< a at another scale or in a wider lane
    Linear,  ///< number × a + offset, kept between low and high: what steps, caps and floors come to; narrow lanes only
    Negate,
    Add,
    Subtract,
    Multiply,  ///< scales add up
    Divide,
    Least,
    Greatest,
    Round,     ///< a to `scale` decimals; `rounding`
    Coalesce,  ///< a where known, else b; `also_skipped`: also where a is 不适用

    // Dates.
    Days,         ///< from a to b
    Months,       ///< whole months from a to b
    WorkingDays,  ///< after a, up to b; list: columns of holidays and make-up days
    DaysInYear,
    DayOfYear,
    Year,

    // Rosters: b filters (kNoNode: all rows), `blanks` says what unknown cells do.
    CountRows,
    SumRows,
    MinimumRows,
    MaximumRows,
    MeanRows,
    TrimmedMeanRows,  ///< without the largest and the smallest where there are more than c
    DistinctRows,     ///< how many different values
    AnyRows,          ///< a holds for one of the rows; also All
    AllRows,
    PickRow,     ///< a of the one row where b
    RankRows,    ///< row: competition rank of a among the rows with its key b; `ascending`
    GroupSum,    ///< row: sum of a over the rows with its key b
    GroupCount,  ///< row: rows with its key b
    IsHighest,  ///< row: no row with the same key b (kNoNode: in the roster) has more points a, and none before it as many

    // Scoring.
    Steps,   ///< steps of `number`/`step_scale` in a, not below 0; `partial`
    Tier,    ///< points of the tier of `table` that a lies in
    Case,    ///< points that `table` gives to category a
    Lookup,  ///< what `table` gives to key a
    Hold,    ///< b, but unknown where a is not definitely false: 待补 当 a
    Value,   ///< 取数 number `value`: a, but unknown where a guard of list is not definitely false
};

enum class Rounding : std::uint8_t { HalfAway, Up, Down };

/// Below every number: Linear without a lower limit; its negative without an upper one.
inline constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::min() + 1;

/// A typed node. `domain` says for what it has one value: a case, or a row of roster variable `domain`.
struct Node {
    Op op = Op::Constant;
    ValueType type = ValueType::Number;
    Lane lane = Lane::Narrow;
    int scale = 0;       ///< of a Number that is not a ratio
    bool ratio = false;  ///< a fraction: numerator and denominator columns
    int domain = kCaseDomain;
    NodeId a = kNoNode, b = kNoNode, c = kNoNode;
    std::vector<NodeId> list;
    std::int64_t number = 0;
    std::int64_t offset = 0, low = kNoLimit, high = -kNoLimit;  ///< Linear: in units of `scale`
    int step_scale = 0;
    std::string text;
    int variable = -1, column = -1;
    int roster = -1;  ///< aggregates and PickRow
    int value = -1;   ///< Value: index into Program::values
    int table = -1;   ///< index into NodeList::tables
    ast::Compare compare = ast::Compare::Equal;
    ast::StateTest test = ast::StateTest::Filled;
    ast::BlankPolicy blanks = ast::BlankPolicy::Poison;
    ast::Partial partial = ast::Partial::NotDeclared;
    Rounding rounding = Rounding::HalfAway;
    bool ascending = false, also_skipped = false;
    bool wide = false;                 ///< of Constant and Fit: wide although it would fit a narrow lane
    std::int64_t blank_number = 0;     ///< at `scale`
    const Variable* source = nullptr;  ///< Category and Categories: whose categories; Load: the variable itself

    bool operator==(const Node&) const = default;
};

/// Tiers as the evaluator reads them: the first that a value lies in gives its points. Ends as fractions, so that 50% is exact.
struct TierTable {
    struct Line {
        std::optional<Rational> low, high;
        bool low_open = false, high_closed = false;
        std::int64_t points = 0;
    };
    std::vector<Line> lines;
    /// The same for values in whole units: what the lowest get, and by how much the points change from where on.
    std::int64_t base = 0;
    std::vector<kernels::Threshold<std::int32_t>> narrow;

    /// Line of a value, -1: none.
    int LineOf(const Rational& value) const;
};

/// Points by category index; `listed` where a row names it.
struct CaseTable {
    std::vector<std::int64_t> points;
    std::vector<bool> listed;
    std::int64_t otherwise = 0;
    bool has_otherwise = false;
};

/// 对照表: rows whose key equals and whose time holds, in order.
struct KeyTable {
    struct Line {
        std::int64_t key = 0;  ///< at key_scale; days; category index
        std::string key_text;
        bool otherwise = false;
        std::int64_t value = 0;  ///< at the node's scale
        std::string value_text;
        std::optional<base::Date> from, to;
    };
    std::vector<Line> lines;
    int key_scale = 0;
};

/// Nodes in topological order and the tables that they look into.
struct NodeList {
    std::vector<Node> nodes;
    std::vector<TierTable> tiers;
    std::vector<CaseTable> cases;
    std::vector<KeyTable> keys;

    const Node& operator[](NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }
};

struct ClauseProgram {
    const ast::Clause* clause = nullptr;
    std::size_t index = 0;  ///< into ItemInfo::clauses
    NodeId condition = kNoNode, value = kNoNode;
    NodeId level = kNoNode, key = kNoNode;  ///< Cases and RowCases: the choice; what makes rows one event
    int table = -1;                         ///< Tiers and Cases: into NodeList
    int table_scale = 0;
    NodeId cap = kNoNode, points = kNoNode, target = kNoNode;  ///< amounts
    NodeId low = kNoNode, high = kNoNode, reason = kNoNode;    ///< Manual
    std::vector<NodeId> checks;                                ///< Checklist: whether each thing is lacking
    std::vector<std::string> missing;  ///< 缺: canonical names, "question" or "roster.category"
    // What the lowering made of it, for the explanation.
    NodeId gap = kNoNode, steps = kNoNode;
    NodeId rows = kNoNode, counts = kNoNode;  ///< RowCases: points of each row; whether it counts
    NodeId change = kNoNode;                  ///< points given, or the signed change
};

/// Guards, base and adjustments of an item, or of one part of it.
struct PartProgram {
    std::string title;
    std::optional<base::Decimal> points;
    std::vector<ClauseProgram> guards;       ///< 当…得 and 待补, in order
    std::vector<ClauseProgram> bases;        ///< 得, tiers, cases
    std::vector<ClauseProgram> adjustments;  ///< in order
    bool starts_full = false;                ///< no base of its own: full points, else zero
    bool may_go_negative = false;
    const ast::Clause* due = nullptr;  ///< 应, 实
    NodeId due_node = kNoNode, actual_node = kNoNode;
    const ast::Clause* rate = nullptr;
    NodeId rate_node = kNoNode, target_node = kNoNode;
    std::size_t due_index = 0, rate_index = 0;
    NodeId before = kNoNode, after = kNoNode;  ///< points before and after floor and cap
};

struct ItemProgram {
    const ast::Item* item = nullptr;
    std::vector<ClauseProgram> omissions;
    std::vector<PartProgram> parts;  ///< one without 其中
    bool has_parts = false;
    bool missing_scores = false;      ///< 缺报按 n 分
    std::int64_t missing_points = 0;  ///< in units of the item
    bool blank_withholds = false;     ///< 未填待补
    const ast::Clause* say = nullptr;
    std::vector<std::pair<std::string, NodeId>> say_values;  ///< {name} in it
    NodeId omitted = kNoNode;                                ///< kNoNode: it always applies
    NodeId points = kNoNode;                                 ///< rounded, in units of 10^-decimals
};

struct ValueProgram {
    const ast::Fetch* fetch = nullptr;
    NodeId node = kNoNode;  ///< the Op::Value node
    std::vector<ClauseProgram> pending;
};

struct VetoProgram {
    const ast::Veto* veto = nullptr;
    NodeId condition = kNoNode;
};

/// A value over the population: what each case contributes, and the variable that the value comes back in.
struct PopulationProgram {
    NodeId argument = kNoNode;
    int variable = -1;
};

/// 逐行: results of each row.
struct RowResultProgram {
    int roster = -1;
    NodeId key = kNoNode;
    std::vector<NodeId> columns;
};

/// A manual entry that breaks its bounds or lacks its reason makes the sheet invalid.
struct EntryCheck {
    std::string name;  ///< the question, or the item where points are entered on the sheet
    NodeId broken = kNoNode;
};

struct Program : NodeList {
    std::vector<ItemProgram> items;
    std::vector<ValueProgram> values;
    std::vector<PopulationProgram> population;  ///< like RuleSetInfo::population
    std::vector<RowResultProgram> row_results;
    std::vector<VetoProgram> vetoes;
    std::vector<EntryCheck> entry_checks;
    std::vector<NodeId> not_assessed, no_grade;
    NodeId factor = kNoNode;
    /// What results are read from, with all that it is made of; the other nodes exist for the explanation.
    std::vector<NodeId> live;
};

/// The implementation behind RuleSet.
class CheckedRuleSet final : public RuleSet {
public:
    const RuleSetInfo& Info() const override { return info; }

    RuleSetInfo info;
    Names names;
    base::Source source{"", ""};
    ast::Tree tree;  ///< must not change once the program points into it
    Program program;
    /// Conditions of grades: over scores, not answers, so they are expressions on names of their own.
    Names grade_names;  ///< "total", blocks, items, 取数 values
    NodeList grade_list;
    std::vector<NodeId> grade_conditions;  ///< like RuleSetInfo::bands; kNoNode: none
    std::vector<RuleTest> tests;
};

}  // namespace gongjian::lang
