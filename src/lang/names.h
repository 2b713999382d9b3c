// The names that a rule or an expression may use. interview/ makes them from a form; the language never sees the form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"

namespace gongjian::lang {

enum class ValueType { Bool, Number, Category, Categories, Text, Date, Roster };

/// One category of a choice. A rule names it by id, label or short label.
struct CategoryName {
    std::string id;
    std::string label_zh, label_en;
    std::string short_zh, short_en;  ///< may be empty
};

/// One question. A rule names it by id, by its Chinese or English label, or by its rule name.
struct Variable {
    std::string id;
    std::string label_zh, label_en;
    std::string rule_name;  ///< may be empty
    ValueType type = ValueType::Number;
    int decimals = 0;
    std::string unit_zh, unit_en;  ///< 次, times; for reasons; may be empty
    std::optional<base::Decimal> minimum, maximum;
    std::vector<CategoryName> categories;
    bool can_be_skipped = false;        ///< its relevance is not always true: may be 不适用
    std::vector<std::string> asked_by;  ///< the questions on whose answers its relevance depends
    bool ledger = false;                ///< a Roster of the other cases of form `id` of the same unit and round
    std::vector<Variable> columns;      ///< of a roster
};

/// All questions of one form, in form order: position i is column i of a base::Batch (rosters: child columns likewise).
struct Names {
    std::string form_id;
    std::string form_version;
    std::vector<Variable> variables;
};

}  // namespace gongjian::lang
