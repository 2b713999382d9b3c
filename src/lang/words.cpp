#include "lang/words.h"

#include <algorithm>

#include "lang/scope.h"

namespace gongjian::lang {

using base::CellState;
using base::Language;
using base::TrIn;

std::string QuantityText(const Rational& value) {
    const auto units = RoundToUnits(value, 4);
    if (!units) return "?";
    std::string text = base::ToString(base::Decimal{*units, 4});
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string PointsText(const Rational& value, int decimals) {
    const auto units = RoundToUnits(value, decimals);
    return units ? base::ToString(base::Decimal{*units, decimals}) : "?";
}

std::string PercentText(const Rational& fraction) { return PointsText(fraction * Rational{100, 1}, 2) + "%"; }

std::string LabelOf(const Variable& variable, Language language) {
    const std::string& wanted = language == Language::Chinese ? variable.label_zh : variable.label_en;
    if (!wanted.empty()) return wanted;
    return variable.label_zh.empty() ? variable.id : variable.label_zh;
}

std::string UnitOf(const Variable* variable, Language language) {
    if (variable == nullptr) return "";
    if (language == Language::Chinese) return variable->unit_zh;
    return variable->unit_en.empty() ? "" : " " + variable->unit_en;
}

std::string CellText(const Variable& variable, const base::Column& column, std::size_t index, Language language) {
    switch (column.StateAt(index)) {
        case CellState::Blank: return TrIn(language, "blank");
        case CellState::Refused: return TrIn(language, "refused");
        case CellState::DontKnow: return TrIn(language, "not known");
        case CellState::NotApplicable: return TrIn(language, "not applicable");
        case CellState::Value: break;
    }
    const std::int64_t value = column.At(index);
    const auto category = [&](std::size_t at) {
        const CategoryName& name = variable.categories[at];
        return language == Language::Chinese || name.label_en.empty() ? name.label_zh : name.label_en;
    };
    switch (variable.type) {
        case ValueType::Bool: return value != 0 ? TrIn(language, "yes") : TrIn(language, "no");
        case ValueType::Number: return base::ToString(base::Decimal{value, variable.decimals});
        case ValueType::Category: return category(static_cast<std::size_t>(value));
        case ValueType::Categories: {
            std::string out;
            for (std::size_t i = 0; i < variable.categories.size(); ++i) {
                if (((value >> i) & 1) == 0) continue;
                if (!out.empty()) out += language == Language::Chinese ? "、" : ", ";
                out += category(i);
            }
            return out;
        }
        case ValueType::Text: return column.texts[static_cast<std::size_t>(value)];
        case ValueType::Date: return base::ToString(base::Date{static_cast<std::int32_t>(value)});
        case ValueType::Roster: return "";
    }
    return "";
}

std::string ValueText(const Execution& run, NodeId node, std::size_t at, std::optional<int> decimals,
                      Language language) {
    const Node& value = run.At(node);
    switch (value.type) {
        case ValueType::Number:
            return decimals ? PointsText(run.Number(node, at), *decimals) : QuantityText(run.Number(node, at));
        case ValueType::Bool: return run.IsTrue(node, at) ? TrIn(language, "yes") : TrIn(language, "no");
        case ValueType::Text: return run.Text(node, at);
        case ValueType::Date: return base::ToString(base::Date{static_cast<std::int32_t>(run.Integer(node, at))});
        case ValueType::Category: {
            const CategoryName& name = value.source->categories[static_cast<std::size_t>(run.Integer(node, at))];
            return language == Language::Chinese || name.label_en.empty() ? name.label_zh : name.label_en;
        }
        default: return "";
    }
}

namespace {

/// Values of the questions that an expression names, in the place of their names.
struct NameFound {
    base::Range range;
    std::string shown;
};

void FindNames(const Trace& trace, const Scope& scope, ast::ExprId id, std::size_t index, Language language,
               std::vector<NameFound>& out) {
    if (id == ast::kNone) return;
    const ast::Expr& expr = trace.rules->tree[id];
    if (expr.kind == ast::ExprKind::Aggregated || expr.kind == ast::ExprKind::RowValue)
        return;  // their names live in rows
    if (expr.kind == ast::ExprKind::Name) {
        const auto& values = trace.rules->info.values;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].id != expr.name.text && values[i].title != expr.name.text) continue;
            const NodeId node = trace.rules->program.values[i].node;
            const Execution& run = trace.RunOf(index);
            if (run.At(node).domain != kCaseDomain) return;
            const std::size_t at = index - run.First();
            const bool known = IsValue(run.BitsAt(node, at));
            const std::string title = values[i].title.empty() ? values[i].id : values[i].title;
            const std::string value =
                !known ? TrIn(language, "unknown") : ValueText(run, node, at, values[i].decimals, language);
            std::string shown = title;
            shown.append("(").append(value).append(")");
            out.push_back({expr.range, std::move(shown)});
            return;
        }
        const auto found = scope.Questions(expr.name.text);
        if (found.size() == 1 && scope.At(found[0]).type != ValueType::Roster) {
            const Variable& variable = scope.At(found[0]);
            const auto& column = trace.batch->columns[static_cast<std::size_t>(found[0])];
            out.push_back(
                {expr.range, LabelOf(variable, language) + "(" + CellText(variable, column, index, language) + ")"});
        }
        return;
    }
    for (ast::ExprId part : {expr.a, expr.b, expr.c}) FindNames(trace, scope, part, index, language, out);
    for (ast::ExprId part : expr.list) FindNames(trace, scope, part, index, language, out);
}

}  // namespace

std::string WithValues(const Trace& trace, ast::ExprId id, std::size_t index, Language language) {
    if (id == ast::kNone) return "";
    const Scope scope(trace.rules->names);
    std::vector<NameFound> names;
    FindNames(trace, scope, id, index, language, names);
    std::sort(names.begin(), names.end(),
              [](const NameFound& a, const NameFound& b) { return a.range.begin < b.range.begin; });
    const base::Range range = trace.rules->tree[id].range;
    const std::string& text = trace.rules->source.Text();
    std::string out;
    std::uint32_t at = range.begin;
    for (const NameFound& name : names) {
        if (name.range.begin < at) continue;
        out += text.substr(at, name.range.begin - at) + name.shown;
        at = name.range.end;
    }
    return out + text.substr(at, range.end - at);
}

}  // namespace gongjian::lang
