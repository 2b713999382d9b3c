// Runs a checked rule set, or an expression of a form, over a batch of cases, column by column. Exact and pure: the same batch
// gives the same columns for ever. One evaluator: an interview is a batch of one.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/columns.h"
#include "base/decimal.h"
#include "lang/rules.h"

namespace gongjian::lang {

enum class Truth : std::uint8_t { False, True, Unknown, NotApplicable };

enum class ItemState : std::uint8_t {
    Scored = 0,
    Pending,        ///< 待补: unknown, no points
    NotApplicable,  ///< 合理缺项
    RefusedZero,    ///< 拒答: scored zero, with the reason
    MissingZero,    ///< 缺报按零分 (or n 分): unknown, scored so
};

/// Points are in units of 10^-ItemInfo::decimals; of a penalty positive; 0 unless scored (缺报按 n 分: those n).
struct ItemColumn {
    std::vector<ItemState> states;
    std::vector<std::int32_t> narrow;  ///< where 32 bits are proven to do, else `points`
    std::vector<std::int64_t> points;

    std::int64_t PointsAt(std::size_t index) const { return narrow.empty() ? points[index] : narrow[index]; }
};

/// A 取数 value, rounded where declared.
struct ValueColumn {
    std::vector<base::CellState> states;
    std::vector<std::string>
        texts;  ///< printed with the declared decimals; empty unless Value. Exact ones without decimals are not printed
};

/// 逐行 results of one case.
struct RowResult {
    std::string key;
    std::vector<std::optional<std::string>> values;  ///< like RowResultInfo::columns; empty: not known
};

/// What each case contributes to a value over the population, exactly: a number, or 1 and 0 where cases are counted.
struct PopulationColumn {
    std::vector<base::CellState> states;
    std::vector<std::int64_t> numerators, denominators;
};

/// What the explanation reads. Opaque.
struct Trace;

struct Results {
    std::size_t cases = 0;
    std::vector<Truth> not_assessed;
    std::vector<Truth> no_grade;
    std::vector<ItemColumn> items;             ///< like RuleSetInfo::items
    std::vector<std::vector<Truth>> vetoes;    ///< like RuleSetInfo::vetoes; 未知按否 already applied
    std::vector<ValueColumn> values;           ///< like RuleSetInfo::values
    std::vector<PopulationColumn> population;  ///< like RuleSetInfo::population
    /// By RuleSetInfo::row_results, then by case.
    std::vector<std::vector<std::vector<RowResult>>> row_results;
    /// For each case the names whose manual points break their bounds or lack their reason: the sheet is invalid. Empty where the
    /// rule set has no such points.
    std::vector<std::vector<std::string>> entry_errors;
    std::vector<std::optional<base::Decimal>>
        factors;                         ///< 总分系数; empty vector: there is none; empty entry: not known
    std::vector<std::uint8_t> overflow;  ///< 1: a number of this case left its range; the sheet is invalid
    std::shared_ptr<const Trace> trace;
};

/// One item over a stretch of cases, where its cells lie: nothing is copied. Points mean something only where a case is scored.
struct ItemCells {
    const ItemState* states = nullptr;  ///< null: all scored
    const std::int32_t* narrow = nullptr;
    const std::int64_t* wide = nullptr;  ///< where 32 bits are not proven to do
};

/// Results of so many cases at a time, for whoever adds up many and keeps none. Valid during the call only.
struct StretchCells {
    std::size_t first = 0, count = 0;
    std::vector<ItemCells> items;      ///< like RuleSetInfo::items
    std::vector<const Truth*> vetoes;  ///< like RuleSetInfo::vetoes; 未知按否 already applied
    const std::uint8_t* overflow = nullptr;
};

/// The same results as Evaluate, a stretch at a time and in order, without keeping any.
void EvaluateStretches(const RuleSet& rules, const base::Batch& batch,
                       const std::function<void(const StretchCells&)>& take);

/// The columns of `batch` follow the form; ledgers and manual entries (RuleSetInfo) may stand after them. Values outside the hard
/// bounds of the form are the caller's to refuse: no number is worth anything then.
Results Evaluate(std::shared_ptr<const RuleSet> rules, std::shared_ptr<const base::Batch> batch);
Results Evaluate(std::shared_ptr<const RuleSet> rules, base::Batch batch);

/// Whether the conditions of the grades (等次 优秀 90 分以上 且 …) hold, like RuleSetInfo::bands; a grade without one: true.
/// `scores`: "total", blocks, items and 取数 values by id; one that is not there is unknown.
std::vector<Truth> GradeConditions(const RuleSet& rules,
                                   const std::map<std::string, std::optional<base::Decimal>>& scores);

/// Names of the unknown answers that make item `item` of case `index` pending, in form order, each once: "pledges_made",
/// "ballot_groups.town" (a row that is absent or void). Empty if the item is not pending.
std::vector<std::string> MissingOfItem(const Results& results, std::size_t index, std::size_t item);
/// The same for a veto whose truth is unknown.
std::vector<std::string> MissingOfVeto(const Results& results, std::size_t index, std::size_t veto);

/// The same for 总分系数 where it is not known.
std::vector<std::string> MissingOfFactor(const Results& results, std::size_t index);

// ---- expressions of forms -------------------------------------------------------------------------------------------------

class Expression {
public:
    virtual ~Expression() = default;
    virtual ValueType Type() const = 0;
    virtual int Decimals() const = 0;
    /// What it reads, as "question" or "roster.column", each once.
    virtual const std::vector<std::string>& Reads() const = 0;
    /// Roster whose rows it is evaluated for; empty: once a case.
    virtual const std::string& Roster() const = 0;
};

struct CheckedExpression {
    std::shared_ptr<const Expression> expression;  ///< null if there are errors
    std::vector<base::Diagnostic> diagnostics;
};

/// `roster`: id of the roster in whose rows it stands, or empty; its columns come first. `wanted`: Bool for relevance and
/// checks, otherwise the type of the question computed.
CheckedExpression CheckExpression(const base::Source& source, const Names& names, const std::string& roster,
                                  ValueType wanted);

/// One entry per case, or per row of all cases where the expression has a roster.
std::vector<Truth> EvaluateTruth(const Expression& expression, const base::Batch& batch);

/// Values scaled by Decimals() (rounded half away from zero where the exact value has more), with their states; overflow is
/// DontKnow.
base::Column EvaluateColumn(const Expression& expression, const base::Batch& batch);

}  // namespace gongjian::lang
