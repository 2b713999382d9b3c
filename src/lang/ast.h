// The syntax tree of rule files and expressions, as the parser leaves it: names are text with a range, nothing is resolved.
// Ranges are bytes of the source. Expressions live in an arena and are named by index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/diagnostic.h"

namespace gongjian::lang::ast {

using base::Range;

/// Index into Tree::expressions; kNone for "not there".
using ExprId = std::int32_t;
inline constexpr ExprId kNone = -1;

/// A word and where it stands. `text` is the name without quotes (「」), otherwise unchanged.
struct Name {
    std::string text;
    Range range;
};

struct Text {
    std::string text;
    Range range;
    bool given = false;
};

struct Amount {
    base::Decimal value;
    Range range;
    bool given = false;
};

enum class Compare { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
enum class Aggregate { Count, Sum, Minimum, Maximum, Mean, Any, All, None };
enum class StateTest { Filled, Blank, Refused, DontKnow, NotApplicable };

enum class ExprKind {
    Number,   ///< number (a unit word after it is dropped; 2000万 is 20000000)
    Percent,  ///< number: 80 for 80%
    Date,     ///< date
    String,   ///< text
    Bool,     ///< number 0/1: 是 否
    Name,     ///< text: a question, constant, 取数 or category
    Member,   ///< text.member: roster.column
    Not,      ///< a
    Negate,   ///< a
    And,      ///< a, b
    Or,       ///< a, b
    Add,      ///< a, b; also Subtract, Multiply, Divide
    Subtract,
    Multiply,
    Divide,
    Comparison,  ///< a compare b
    InSet,       ///< a in list (negated: b == 1)
    State,       ///< test over list: 已填(x，y) is true if it holds for all, the others if it holds for any
    If,          ///< a then b else c
    Aggregated,  ///< aggregate of a (kNone for count) over roster `text` where b (kNone: all); any/all/none: condition in a
    RowValue,  ///< value a of the one row of roster `text` where b: 民主测评[组别 = 党员群众组].优秀票
};

enum class BlankPolicy { Poison, Ignore, As };  ///< 忽略未填; 未填按 n

struct Expr {
    ExprKind kind = ExprKind::Number;
    Range range;
    base::Decimal number;
    base::Date date;
    Name name;    ///< Name, String (text), Member (roster), Aggregated and RowValue (roster)
    Name member;  ///< Member (column)
    Compare compare = Compare::Equal;
    Aggregate aggregate = Aggregate::Count;
    StateTest test = StateTest::Filled;
    BlankPolicy blanks = BlankPolicy::Poison;
    ExprId a = kNone, b = kNone, c = kNone;
    std::vector<ExprId> list;
};

/// What a partial step of a rate counts as. Must be declared.
enum class Partial { NotDeclared, CountsAsOne, Proportional, Ignored };

/// Points per step and how they change the item.
enum class Effect { Get, Deduct, Add };

enum class ClauseKind {
    Omit,           ///< 合理缺项 当 condition
    Pending,        ///< 待补 当 condition 缺 names
    Guard,          ///< 当 condition 得 value
    Base,           ///< 得 value (also 其余 得 value)
    Adjust,         ///< [当 condition] 扣|加 value [最多 cap]
    Due,            ///< 应 due，实 actual
    Shortfall,      ///< 每少 step 扣 value; each step short
    Excess,         ///< 每多 step 加 value; each step over
    Rate,           ///< 率 value，目标 target
    Below,          ///< 每低 step 个百分点 扣 value，partial
    Above,          ///< 每高 step 个百分点 加 value，partial
    Steps,          ///< 每 step 次 counted 得|扣|加 value [最多 cap]
    Tiers,          ///< 按 value：n 以上 p；…；其余 p
    Cases,          ///< 按 value：category p，…，其余 p
    RowCases,       ///< 每一行 roster：category p，… ; 按 roster.column [同一 key 就高]：…
    MayGoNegative,  ///< 可倒扣
    UntilZero,      ///< 扣完为止 (the rule anyway)
    MissingIsZero,  ///< 缺报按零分
    Round,          ///< 舍入 n 位
    Evidence,       ///< 佐证 “…”
};

/// One line of a tier table: from `low` (inclusive unless low_open) to `high` (exclusive unless high_closed).
struct Tier {
    Amount low, high;
    bool low_open = false, high_closed = false;
    bool percent = false;
    bool otherwise = false;
    Amount points;
    Range range;
};

struct CaseRow {
    Name category;  ///< unused if otherwise
    bool otherwise = false;
    Amount points;
    Range range;
};

struct Clause {
    ClauseKind kind = ClauseKind::Base;
    Range range;
    Effect effect = Effect::Get;
    ExprId condition = kNone;
    ExprId value = kNone;  ///< points to get, deduct or add; what 按 looks at; the rate; the counted quantity of Steps
    ExprId due = kNone, actual = kNone;
    Amount points;    ///< points per step
    Amount step;      ///< 每少 1 次: 1
    Amount cap;       ///< 最多
    Amount target;    ///< percent
    Amount decimals;  ///< Round
    Partial partial = Partial::NotDeclared;
    std::vector<Tier> tiers;
    std::vector<CaseRow> cases;
    Name roster, column, key;  ///< RowCases; column and key may be empty
    std::vector<Name> names;   ///< Pending: 缺 …, each "name" or "roster.category"
    Text text;                 ///< Evidence
};

/// 其中 “信息” 4 分 …: its own base, floor 0 and cap.
struct Part {
    Text title;
    Amount points;
    std::vector<Clause> clauses;
    Range range;
};

enum class ItemKind { Item, BlockItem, Bonus, Penalty };

struct Item {
    ItemKind kind = ItemKind::Item;
    Name id;
    Text title;
    Amount points;  ///< 满分; for a bonus 最多
    std::vector<Clause> clauses;
    std::vector<Part> parts;
    Name block;  ///< block it stands in; empty if none
    Range range;
    // BlockItem also has what a block has:
    bool rescale = false;
    Amount star_over;
};

struct Block {
    Name id;
    Text title;
    Amount points;
    bool rescale = false;
    Amount star_over;  ///< 缺项超过 n 分加星
    bool is_item = false;
    Range range;
};

struct Fetch {
    Name id;
    Text title;
    ExprId value = kNone;
    bool constant = false;  ///< 常量
    bool shown = false;     ///< 列示
    Amount decimals;        ///< 舍入 n 位; not given: exact
    std::vector<Clause> pending;
    Range range;
};

struct Veto {
    Name id;
    Text title;
    ExprId condition = kNone;
    bool caps = false;              ///< 评优否决: caps the grade instead
    Name cap;                       ///< 封顶 grade
    bool unknown_is_false = false;  ///< 未知按否
    Range range;
};

struct Band {
    Name grade;
    Amount from;  ///< 以上 (inclusive)
    bool otherwise = false;
};

struct Quota {
    Name grade;
    Amount percent;
    Amount at_least;
    enum class Rounding { Down, Up, Nearest } rounding = Rounding::Down;
    Range range;
};

/// name[filter] = value; a path into a sample case. `row` is the filter column and category of one roster row.
struct Assignment {
    Name target;
    Name column;  ///< roster.column after [ ]; empty for a plain question
    Name row_column, row_value;
    enum class Kind { Value, Blank, Refused, DontKnow } kind = Kind::Value;
    ExprId value = kNone;
    Range range;
};

struct RosterTable {
    Name roster;
    std::vector<Name> columns;
    struct Cell {
        Assignment::Kind kind = Assignment::Kind::Value;
        ExprId value = kNone;
        Range range;
    };
    std::vector<std::vector<Cell>> rows;
    Range range;
};

struct Sample {
    Name name;
    std::vector<Assignment> assignments;
    std::vector<RosterTable> tables;
    Range range;
};

/// target = value in 期望. Target is an id of an item, block, bonus, 取数, or one of the words below.
struct Expectation {
    enum class Target { Id, Total, Grade, Veto, Missing, Status, Raw, Bonus, Penalty } target = Target::Id;
    Name id;
    enum class Kind { Number, Word, Pending, NotApplicable, Nothing } kind = Kind::Number;
    Amount number;
    std::vector<Name> words;  ///< grade, veto ids, missing names, status
    Range range;
};

struct Test {
    Text name;
    Name sample;  ///< 给定 满分村; may be empty
    std::vector<Assignment> changes;
    std::vector<RosterTable> tables;
    std::vector<Expectation> expectations;
    Range range;
};

struct Header {
    Name id;
    Text title;
    Text version;
    Name form;
    std::vector<Text> basis;
    std::optional<base::Date> period_from, period_to;
    Amount points;
    bool rescale = false;
    Amount star_over;
    Range range;
};

struct Condition {
    ExprId condition = kNone;
    Range range;
};

/// A whole rule file. Statements stand in file order within their kind; items know their block.
struct Tree {
    std::vector<Expr> expressions;
    Header header;
    std::vector<Block> blocks;
    std::vector<Item> items;  ///< items, block items, bonuses and penalties
    std::vector<Fetch> fetches;
    std::vector<Veto> vetoes;
    std::vector<Condition> not_assessed;
    std::vector<Condition> no_grade;  ///< 不定等次 当 …
    std::vector<Band> bands;
    Range bands_range;
    std::optional<Quota> quota;
    std::vector<Name> rank;  ///< 总分 is "total"
    Range rank_range;
    std::vector<Sample> samples;
    std::vector<Test> tests;

    const Expr& operator[](ExprId id) const { return expressions[static_cast<std::size_t>(id)]; }
};

}  // namespace gongjian::lang::ast
