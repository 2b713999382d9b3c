// Numbers and names as a reason prints them.
#pragma once

#include <string>

#include "base/message.h"
#include "lang/item_evaluation.h"

namespace gongjian::lang {

/// A quantity without needless zeros: 2, 0.5, 86.1314 (at most four decimals, half away from zero).
std::string QuantityText(const Rational& value);
/// With exactly so many decimals: 2.00.
std::string PointsText(const Rational& value, int decimals);
/// 70.00%.
std::string PercentText(const Rational& fraction);

/// An expression as its author wrote it, each question followed by its value: 12 × 实事完成项数(4) ÷ 实事承诺项数(5).
std::string WithValues(const Trace& trace, ast::ExprId id, std::size_t index, base::Language language);

/// The value of a cell for people: 4, 是, 县级, 2012-06-30, 未填, 拒答, 不掌握, 不适用.
std::string CellText(const Variable& variable, const base::Column& column, std::size_t index, base::Language language);

/// The same for a node's cell; `at` counts from the first case of the run. Of a known cell only.
std::string ValueText(const Execution& run, NodeId node, std::size_t at, std::optional<int> decimals,
                      base::Language language);

/// Label of a question in a language, falling back on the other and on its id.
std::string LabelOf(const Variable& variable, base::Language language);

/// 次 after a number in Chinese, " times" in English; empty if the question has no unit.
std::string UnitOf(const Variable* variable, base::Language language);

}  // namespace gongjian::lang
