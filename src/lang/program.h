// A checked program: typed nodes in topological order, and items that use them. Private to lang: the checker writes it, the
// evaluator and the explanation read it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lang/ast.h"
#include "lang/names.h"
#include "lang/rules.h"

namespace gongjian::lang {

using NodeId = std::int32_t;
inline constexpr NodeId kNoNode = -1;
inline constexpr int kCaseDomain = -1;

enum class Op : std::uint8_t {
    Constant,   ///< number/scale, or text
    Load,       ///< variable `variable` (kCaseDomain), or column `column` of roster `domain`
    Broadcast,  ///< a of the case, for each row of roster `domain`
    Not,
    And,
    Or,
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Compare,
    InSet,      ///< a equals one of list
    State,      ///< test over list
    If,         ///< a ? b : c
    CountRows,  ///< rows of roster `roster` where b (kNoNode: all)
    SumRows,    ///< a over those rows; also Minimum, Maximum, Mean
    MinimumRows,
    MaximumRows,
    MeanRows,
    AnyRows,  ///< a holds for one of those rows; also All
    AllRows,
    PickRow,  ///< a of the one row where b
    Value,    ///< 取数 number `value`: guards in `list`, value a, rounded
};

/// A typed node. `domain` says for what it has one value: a case, or a row of roster variable `domain`.
struct Node {
    Op op = Op::Constant;
    ValueType type = ValueType::Number;
    int scale = 0;       ///< of a Number that is not a ratio
    bool ratio = false;  ///< a fraction: numerator and denominator columns
    int domain = kCaseDomain;
    NodeId a = kNoNode, b = kNoNode, c = kNoNode;
    std::vector<NodeId> list;
    std::int64_t number = 0;
    std::string text;
    int variable = -1, column = -1;
    int roster = -1;  ///< aggregates and PickRow
    int value = -1;   ///< Value: index into Program::values
    ast::Compare compare = ast::Compare::Equal;
    ast::StateTest test = ast::StateTest::Filled;
    ast::BlankPolicy blanks = ast::BlankPolicy::Poison;
    std::int64_t blank_number = 0;     ///< at `scale`
    const Variable* source = nullptr;  ///< Category and Categories: whose categories; Load: the variable itself
};

struct ClauseProgram {
    const ast::Clause* clause = nullptr;
    std::size_t index = 0;  ///< into ItemInfo::clauses
    NodeId condition = kNoNode, value = kNoNode, due = kNoNode, actual = kNoNode;
    // Cases and RowCases: points by category index of `level`; `listed` where a case names it.
    NodeId level = kNoNode, key = kNoNode;
    std::vector<base::Decimal> points;
    std::vector<bool> listed;
    base::Decimal otherwise;
    bool has_otherwise = false;
    std::vector<std::string> missing;  ///< 缺: canonical names, "question" or "roster.category"
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
    NodeId rate_node = kNoNode;
    std::size_t due_index = 0, rate_index = 0;
};

struct ItemProgram {
    const ast::Item* item = nullptr;
    std::vector<ClauseProgram> omissions;
    std::vector<PartProgram> parts;  ///< one without 其中
    bool missing_is_zero = false;
    bool has_parts = false;
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

struct Program {
    std::vector<Node> nodes;
    std::vector<ItemProgram> items;
    std::vector<ValueProgram> values;
    std::vector<VetoProgram> vetoes;
    std::vector<NodeId> not_assessed, no_grade;
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
    std::vector<RuleTest> tests;
};

}  // namespace gongjian::lang
