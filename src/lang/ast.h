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
    bool ledger =
        false;  ///< 台账 text: the form whose other cases of this unit and round are meant, where a roster may stand
};

struct Text {
    std::string text;
    Range range;
    bool given = false;
};

/// A number. Where its place allows more than a literal (points per step, 最多, 目标, 幅度) it may be an expression instead.
struct Amount {
    base::Decimal value;
    Range range;
    bool given = false;
    ExprId expression = kNone;  ///< set: the amount is this, and `value` means nothing
};

enum class Compare { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
enum class Aggregate { Count, Sum, Minimum, Maximum, Mean, Any, All, None, Distinct, TrimmedMean };

/// What a call means; arguments in Expr::list.
enum class Function {
    Round,      ///< 舍入(x，n): half away from zero to n decimals; n is a literal
    RoundUp,    ///< 进一(x，n): away from zero
    RoundDown,  ///< 去尾(x，n): towards zero
    Least,      ///< 较小值(a，b，…)
    Greatest,   ///< 较大值(a，b，…)
    Months,     ///< 整月数(from，to): whole months
    Days,       ///< 天数(from，to): calendar days, negative if `to` is earlier
    WorkingDays,  ///< 工作日数(from，to[，roster.column of holidays[，roster.column of make-up days]]): after from, up to to
    DaysInYear,    ///< 全年天数(date)
    DayOfYear,     ///< 年内第几天(date): 1 on 1 January
    Year,          ///< 年份(date)
    Lookup,        ///< 查表(table，key)
    RankInRoster,  ///< 名次(x[，key]): competition rank of this row, largest first, among the rows with the same key
    RankAscending,  ///< 升序名次(x[，key]): smallest first
    GroupSum,       ///< 同组合计(x，key): over the rows with this row's key
    GroupCount,     ///< 同组计数(key)
    // Over all cases of the population, or of the case's pool; each is the whole value of a 取数.
    PopulationRank,           ///< 全体名次(x): competition rank of the case, largest first
    PopulationRankAscending,  ///< 全体升序名次(x): smallest first
    PopulationSum,            ///< 全体合计(x)
    PopulationMinimum,        ///< 全体最小值(x)
    PopulationMaximum,        ///< 全体最大值(x)
    PopulationMean,           ///< 全体平均值(x), rounded as its 取数 declares
    PopulationCount,          ///< 全体个数(condition): cases for which it holds
};
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
    Aggregated,  ///< aggregate of a (kNone for count) over roster `text` where b (kNone: all); any/all/none: condition in a;
                 ///< TrimmedMean: c is how many values there must be more of (去极值平均 … 超过 c 个时)
    RowValue,  ///< value a of the one row of roster `text` where b: 民主测评[组别 = 党员群众组].优秀票
    Call,      ///< function(list)
    Today,     ///< 今天
    BlankAs,   ///< a 未填按 b: b where a is unknown (未填, 拒答, 不掌握); 不适用 stays
};

enum class BlankPolicy { Poison, Ignore, As };  ///< 忽略未填; 未填按 n

struct Expr {
    ExprKind kind = ExprKind::Number;
    Range range;
    base::Decimal number;
    base::Date date;
    Name
        name;  ///< Name, String (text), Member (roster), Aggregated and RowValue (roster); Number: the unit word behind it
    Name member;  ///< Member (column)
    Compare compare = Compare::Equal;
    Aggregate aggregate = Aggregate::Count;
    StateTest test = StateTest::Filled;
    Function function = Function::Round;
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
    MissingIsZero,  ///< 缺报按零分; 缺报按 n 分 (points)
    Round,          ///< 舍入 n 位
    Evidence,       ///< 佐证 “…”
    Checklist,  ///< 缺一项 扣 n 分：a，b，…; 缺一项 扣分：a 10，b 5: each that is not there (否, or a blank) deducts
    Manual,  ///< 酌情 扣|加|得 [value]，幅度 low 至 high[，理由 reason]; without value: entered on the sheet
    BlankWithholds,  ///< 未填待补 (加分, 扣分): an unknown row or input withholds the total
    Say,             ///< 说明 “…{name}…” [“…English…”]: the reason in the author's words
};

/// Where a value goes that stands on the edge of two tiers that both include it.
enum class Edges { NotDeclared, Higher, Lower };

/// One line of a tier table: from `low` (inclusive unless low_open) to `high` (exclusive unless high_closed).
struct Tier {
    Amount low, high;
    bool low_open = false, high_closed = false;
    bool percent = false;
    bool otherwise = false;
    Amount points;
    Range range;
};

/// One thing of a checklist.
struct CheckRow {
    ExprId value = kNone;
    Amount points;  ///< given: its own weight
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
    Amount points;                           ///< points per step
    Amount step;                             ///< 每少 1 次: 1
    Amount cap;                              ///< 最多
    Amount target;                           ///< percent
    Amount decimals;                         ///< Round
    Partial partial = Partial::NotDeclared;  ///< also of Shortfall, Excess and Steps
    std::vector<Tier> tiers;
    Edges edges = Edges::NotDeclared;  ///< 界点归入较高一档
    std::vector<CaseRow> cases;
    Name roster, column, key;     ///< RowCases; column and key may be empty
    bool highest_of_all = false;  ///< RowCases: 就高 without 同一: only the row with the most points
    std::vector<CheckRow> checks;
    Amount low, high;         ///< Manual: 幅度
    ExprId reason = kNone;    ///< Manual: 理由
    std::vector<Name> names;  ///< Pending: 缺 …, each "name" or "roster.category"
    Text text, text_en;       ///< Evidence (text only), Say
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
    Amount weight;  ///< 占 70%: percent of the block's value that enters the base
    Range range;
};

/// 当 condition 为 value; without condition: 其余 为 value.
struct Choice {
    ExprId condition = kNone;
    ExprId value = kNone;
    Range range;
};

struct Fetch {
    Name id;
    Text title;
    ExprId value = kNone;         ///< kNone: `choices` say it
    std::vector<Choice> choices;  ///< asked in order; the last may be 其余
    Name rows_of;                 ///< 逐行 roster: one value per row, named like a column of that roster
    bool constant = false;        ///< 常量
    bool output = false;          ///< 结论: what the sheet yields besides points, in `values`
    bool shown = false;           ///< 列示
    Amount decimals;              ///< 舍入 n 位; not given: exact
    std::vector<Clause> pending;
    Range range;
};

/// 逐行 lights “…” 取自 目标 键 目标编号 得 light = …: for each row a set of named results, found by its key.
struct RowResults {
    Name id;
    Text title;
    Name roster, key;
    std::vector<Fetch> columns;  ///< 得 name = expression [舍入 n 位]
    Range range;
};

/// 对照表 id “title”：1 = 10，2 = 8，其余 0. A row may hold for a time only: 市级 = 2 自 2012-01-01 至 2012-12-31.
struct LookupTable {
    struct Row {
        ExprId key = kNone;  ///< kNone: 其余
        ExprId value = kNone;
        std::optional<base::Date> from, to;
        Range range;
    };
    Name id;
    Text title;
    std::vector<Row> rows;
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
    Amount from;               ///< 以上 (inclusive)
    ExprId condition = kNone;  ///< 且 …: may name 总分, blocks and items as well
    bool otherwise = false;
};

struct Quota {
    Name grade;
    Amount percent;
    Amount at_least;
    enum class Rounding { Down, Up, Nearest } rounding = Rounding::Down;
    /// 并列超额 提请研究 (nobody of the tie, by name), 全部计入, 全部不计.
    enum class Ties { Defer, AllIn, AllOut } ties = Ties::Defer;
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
    enum class Target { Id, Total, Grade, Veto, Missing, Status, Raw, Bonus, Penalty, Errors } target = Target::Id;
    Name id;
    enum class Kind { Number, Word, Pending, NotApplicable, Nothing } kind = Kind::Number;
    Amount number;
    std::vector<Name> words;  ///< grade, veto ids, missing names, status
    Range range;
};

/// 酌情 item = 1.5 “reason”: points that a person enters on the sheet.
struct ManualEntry {
    Name item;
    Amount points;
    Text reason;
    Range range;
};

struct Test {
    Text name;
    std::optional<base::Date> today;  ///< 今天 2012-12-20
    std::vector<ManualEntry> manual;
    Name sample;               ///< 给定 满分村; may be empty
    std::vector<Name> others;  ///< 其他单位: samples that make up the rest of the population
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
    Text form_version;  ///< 适用表单 form 版本 “…”: the one that the rules were written for
    std::vector<Text> basis;
    std::optional<base::Date> period_from, period_to;
    Amount points;
    bool rescale = false;
    Amount star_over;
    Amount decimals;        ///< 舍入 n 位: of every item that does not say otherwise
    Amount total_cap;       ///< 总分封顶 n 分
    ExprId factor = kNone;  ///< 总分系数 expression: the total is multiplied, then rounded, then capped
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
    std::vector<RowResults> row_results;
    std::vector<LookupTable> lookup_tables;
    std::vector<std::string>
        unread;  ///< words of values and tables that could not be read: using them is no second mistake
    std::vector<Veto> vetoes;
    std::vector<Condition> not_assessed;
    std::vector<Condition> no_grade;  ///< 不定等次 当 …
    std::vector<Band> bands;
    Range bands_range;
    std::optional<Quota> quota;
    std::vector<Name> rank;  ///< 总分 is "total"
    Range rank_range;
    Name pool;  ///< 分组 question: ranks and quotas within each of its categories
    std::vector<Sample> samples;
    std::vector<Test> tests;

    const Expr& operator[](ExprId id) const { return expressions[static_cast<std::size_t>(id)]; }
};

}  // namespace gongjian::lang::ast
