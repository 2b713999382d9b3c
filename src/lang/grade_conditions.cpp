// Conditions of grades: checked against names of scores, evaluated for one sheet at a time.
#include "lang/evaluate.h"
#include "lang/execution.h"
#include "lang/rule_checker.h"

namespace gongjian::lang {

namespace {

Variable Score(std::string id, std::string title, int decimals) {
    Variable out;
    out.id = std::move(id);
    out.label_zh = std::move(title);
    out.decimals = decimals;
    return out;
}

constexpr int kTotalDecimals = 2;

}  // namespace

void RuleChecker::CheckGradeConditions() {
    Names& names = m_rules.grade_names;
    names.form_id = m_info.form_id;
    names.variables.push_back(Score("total", "总分", kTotalDecimals));
    for (const BlockInfo& block : m_info.blocks) {
        if (!block.is_item) names.variables.push_back(Score(block.id, block.title, kTotalDecimals));
    }
    for (const ItemInfo& item : m_info.items) names.variables.push_back(Score(item.id, item.title, item.decimals));
    for (const ValueInfo& value : m_info.values) {
        if (value.shown && value.decimals && !value.per_row)
            names.variables.push_back(Score(value.id, value.title, *value.decimals));
    }
    Compiler compiler(m_rules.source, m_tree, names, m_rules.grade_list, m_diagnostics);
    for (std::size_t i = 0; i < m_tree.bands.size(); ++i) {
        const ast::ExprId condition = m_tree.bands[i].condition;
        m_rules.grade_conditions.push_back(condition == ast::kNone ? kNoNode
                                                                   : compiler.CompileCondition(condition, kCaseDomain));
        m_info.bands[i].has_condition = condition != ast::kNone;
    }
}

std::vector<Truth> GradeConditions(const RuleSet& rule_set,
                                   const std::map<std::string, std::optional<base::Decimal>>& scores) {
    const auto& rules = static_cast<const CheckedRuleSet&>(rule_set);
    std::vector<Truth> out(rules.info.bands.size(), Truth::True);
    if (rules.grade_list.nodes.empty()) return out;
    base::Batch batch;
    batch.cases = 1;
    for (const Variable& variable : rules.grade_names.variables) {
        const auto found = scores.find(variable.id);
        const auto units = found == scores.end() || !found->second
                               ? std::nullopt
                               : base::UnitsAtScale(*found->second, variable.decimals);
        base::Column column;
        column.values = {units.value_or(0)};
        column.states = {units ? base::CellState::Value : base::CellState::Blank};
        batch.columns.push_back(std::move(column));
    }
    Execution run(rules.grade_list, batch);
    run.Run(0, 1);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const NodeId condition = rules.grade_conditions[i];
        if (condition == kNoNode) continue;
        if (run.IsTrue(condition, 0)) continue;
        out[i] = run.IsFalse(condition, 0) ? Truth::False : Truth::Unknown;
    }
    return out;
}

}  // namespace gongjian::lang
