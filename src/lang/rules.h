// A checked rule set: what the rest of the house may know of it. Made by CheckRules, evaluated by evaluate.h, put in words by
// explain.h. Immutable and safe to share between threads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/diagnostic.h"
#include "lang/names.h"

namespace gongjian::lang {

enum class ItemRole { Item, Bonus, Penalty };

struct ItemInfo {
    std::string id;
    std::string title;
    ItemRole role = ItemRole::Item;
    std::optional<std::size_t> block;     ///< index into RuleSetInfo::blocks
    std::optional<base::Decimal> points;  ///< 满分; for a bonus its cap
    int decimals = 2;                     ///< of the rounded result
    std::string evidence;                 ///< 佐证; may be empty
    int line = 0;                         ///< in the rule file, from 1
    std::vector<std::string> clauses;     ///< the text of each clause as its author wrote it
};

struct BlockInfo {
    std::string id;
    std::string title;
    std::optional<base::Decimal> points;
    bool rescale = false;                    ///< 缺项按比例折算
    std::optional<base::Decimal> star_over;  ///< omitted points above this put a star on the sheet
    bool is_item = false;
    std::optional<base::Decimal> weight;  ///< 占: percent of the block's value that enters the base
    std::vector<std::size_t> items;
};

struct VetoInfo {
    std::string id;
    std::string title;
    bool caps = false;  ///< 评优否决: caps the grade at `cap`; otherwise the lowest grade
    std::string cap;
    bool unknown_is_false = false;
};

/// A value named by 取数 or 常量.
struct ValueInfo {
    std::string id;
    std::string title;
    bool shown = false;           ///< listed in the sheet's groups
    bool output = false;          ///< 结论: listed in the sheet's values
    bool per_row = false;         ///< 逐行: not one value a case; never printed
    std::optional<int> decimals;  ///< rounded to; none: exact
};

/// 取数 id = 全体名次(x) and the like: a value that compares the case with the others of its pool. The evaluator gives each case's x
/// (Results::population); whoever knows the population makes the value of it and hands it in as a column.
struct PopulationInfo {
    enum class Kind { Rank, RankAscending, Sum, Minimum, Maximum, Mean, Count };
    std::string id;
    Kind kind = Kind::Rank;
    int decimals = 0;  ///< of the column handed in
    bool ignores_unknown =
        false;      ///< 忽略未填: cases whose x is not known are left out; else they make the value unknown
    int level = 1;  ///< its x reads values of lower levels only
};

/// 逐行: named results of each row of a roster, found by a key.
struct RowResultInfo {
    struct Column {
        std::string id;
        std::string title;
        std::optional<int> decimals;
    };
    std::string id;
    std::string title;
    std::vector<CategoryName> keys;  ///< the categories by which rows are found, if the key is a choice
    std::vector<Column> columns;
};

struct BandInfo {
    std::string grade;
    std::optional<base::Decimal> from;  ///< inclusive; none: the rest
    bool has_condition = false;         ///< 且 …: see GradeConditions in evaluate.h
};

struct QuotaInfo {
    enum class Rounding { Down, Up, Nearest };
    std::string grade;
    base::Decimal percent;
    Rounding rounding = Rounding::Down;
    int at_least = 0;
    enum class Ties { Defer, AllIn, AllOut } ties = Ties::Defer;
    std::string otherwise;  ///< grade of those whom the quota leaves out: the next band
};

/// The grade that 不定等次 prints.
inline constexpr const char* kNoGrade = "不定等次";

/// Points entered on a sheet have at most so many decimals.
inline constexpr int kEntryDecimals = 4;

struct RuleSetInfo {
    std::string id, title, version;
    std::string form_id;
    std::vector<std::string> basis;
    std::optional<base::Date> period_from, period_to;
    std::optional<base::Decimal> points;
    bool rescale = false;  ///< of the whole set, where there are no blocks
    std::optional<base::Decimal> star_over;
    std::vector<BlockInfo> blocks;
    std::vector<ItemInfo> items;  ///< items, bonuses and penalties in file order
    std::vector<VetoInfo> vetoes;
    std::vector<ValueInfo> values;
    std::vector<RowResultInfo> row_results;
    /// What a batch may hold after the form's columns, in this order: first the ledgers, each a roster with the questions of its
    /// form (absent: nothing is known of them), then for each item with manual points a number and a text (its reason), then the values over the population.
    std::vector<std::string> ledgers;        ///< form ids
    std::vector<std::string> manual_items;   ///< item ids
    std::vector<PopulationInfo> population;  ///< then a number for each of these
    std::optional<base::Decimal> total_cap;  ///< 总分封顶
    bool has_factor = false;                 ///< 总分系数
    std::string pool;                        ///< 分组: id of the question; empty: one pool
    std::vector<BandInfo> bands;             ///< best first
    std::optional<QuotaInfo> quota;
    std::vector<std::string> rank_keys;  ///< "total" or the id of a block or item, in order of weight
    std::string file;
    std::string text;
    std::string text_hash;

    bool Rescales() const;  ///< whether any part declares rescaling: then sheets have `raw` and `na_points`
};

class RuleSet {
public:
    virtual ~RuleSet() = default;
    virtual const RuleSetInfo& Info() const = 0;
};

/// Names of a form by its id; null if there is no such form. The result must outlive the call only.
using NamesOfForm = std::function<const Names*(const std::string& form_id)>;

struct CheckedRules {
    std::shared_ptr<const RuleSet> rules;  ///< null if there are errors
    std::vector<base::Diagnostic> diagnostics;
};

/// Parses and checks a rule file: names, types, sums of points, guards, everything in one run, sorted by place.
CheckedRules CheckRules(const base::Source& source, const NamesOfForm& names_of_form);

/// A test written in the rule file, ready to be run: the answers of its case in the notation of `gj score` and what is expected.
struct RuleTest {
    std::string name;
    int line = 0;
    /// path text ("ballot_groups[1].votes_good") -> typed value
    struct Given {
        std::string path;
        enum class Kind { Value, Refused, DontKnow } kind = Kind::Value;
        std::string json;  ///< JSON of the value: 12, "2.50", "masses", true, ["a","b"]
    };
    std::vector<Given> given;
    /// Ledgers that the test gives, by form id: cases, each with paths of its own. One that is not given is absent, not empty.
    std::map<std::string, std::vector<std::vector<Given>>> ledgers;
    std::vector<std::vector<Given>> others;  ///< the rest of the population
    std::optional<base::Date> today;
    struct Entry {
        std::string item;
        base::Decimal points;
        std::string reason;
    };
    std::vector<Entry> entries;  ///< 酌情 points that a person enters
    struct Expected {
        /// "A1.2", "total", "grade", "veto", "missing", "status", "errors", "raw", "bonus", "penalty", or one cell of 逐行
        /// results: "lights[T1].light".
        std::string target;
        std::string value;                ///< "2.00", "优秀", "pending", "not_applicable", "" for nothing
        std::vector<std::string> values;  ///< for veto, missing and errors
        int line = 0;
    };
    std::vector<Expected> expected;
};

/// Tests of a rule set, in file order.
std::vector<RuleTest> TestsOf(const RuleSet& rules);

}  // namespace gongjian::lang
