// A random rubric as a plain structure: printed as rule text for the checker, read by the oracle as it stands.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "lang/oracle_form.h"

namespace gongjian::lang::oracle {

enum class Kind {
    // Numbers.
    Literal,
    Question,
    ValueOf,
    Amount,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Least,
    Greatest,
    Round,
    RoundUp,
    RoundDown,
    If,
    BlankAs,
    Count,
    Sum,
    Minimum,
    Maximum,
    Mean,
    Distinct,
    // Conditions.
    Yes,
    Done,
    Compare,
    And,
    Or,
    Not,
    ChoiceIs,
    LevelIs,
    State,
    AnyRow,
    AllRows,
    NoRow,
};

enum class Blanks { Poison, Ignore, As };

struct Expr;
using ExprPtr = std::shared_ptr<const Expr>;

struct Expr {
    Kind kind = Kind::Literal;
    base::Decimal number;  ///< Literal; BlankAs and Blanks::As: what stands for a blank
    int index = 0;         ///< Question, ValueOf, Yes (0: p, 1: q), categories, decimals of rounding, state, comparison
    bool of_key = false;   ///< Distinct: of key, not of level
    Blanks blanks = Blanks::Poison;
    std::vector<ExprPtr> kids;  ///< operands; of aggregates: a filter, if there is one
};

enum class Partial { None, AsOne, Exact, Ignored };

struct Table {
    struct Line {
        std::optional<base::Decimal> from;  ///< tiers: inclusive; none: the rest
        bool open = false;                  ///< tiers: 超过 instead of 以上
        int category = -1;                  ///< cases; -1: the rest
        base::Decimal points;
    };
    std::vector<Line> lines;
    bool percent = false;
};

struct Adjustment {
    enum class Kind { Plain, Short, Over, Below, Above, Steps, Rows } kind = Kind::Plain;
    ExprPtr condition;  ///< Plain; may be none
    ExprPtr value;      ///< Plain: points; Steps: what is counted
    bool deducts = false;
    base::Decimal step{1, 0}, points;
    Partial partial = Partial::None;
    std::optional<base::Decimal> cap;
    Table table;  ///< Rows
    enum class Highest { No, PerKey, OfAll } highest = Highest::No;
};

struct Guard {
    ExprPtr condition, value;  ///< without value: 待补
};

struct Part {
    std::optional<base::Decimal> points;
    std::vector<Guard> guards;
    enum class Base { None, Value, Tiers, Cases } base = Base::None;
    ExprPtr value;  ///< of Value and Tiers
    Table table;
    ExprPtr due, actual;
    ExprPtr done, whole;  ///< 率 done / whole
    base::Decimal target;
    std::vector<Adjustment> adjustments;
    bool may_go_negative = false;
};

struct Item {
    enum class Role { Item, Bonus, Penalty } role = Role::Item;
    std::string id;
    std::optional<base::Decimal> points;
    int decimals = 2;
    std::vector<ExprPtr> omissions;
    std::vector<Part> parts;
    std::optional<base::Decimal> missing_points;  ///< 缺报按 n 分
    bool blank_withholds = false;
};

struct Value {
    ExprPtr value;
    std::optional<int> decimals;
    ExprPtr pending;
};

struct Veto {
    ExprPtr condition;
    bool unknown_is_no = false;
};

struct Rubric {
    std::vector<Value> values;
    std::vector<Item> items;
    std::vector<Veto> vetoes;
    ExprPtr not_assessed;
    std::vector<base::Decimal> thresholds;
};

Rubric MakeRubric(Dice& dice);
std::string TextOf(const Rubric& rubric);

}  // namespace gongjian::lang::oracle
