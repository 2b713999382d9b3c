// Checks values over the population: 取数 place “名次” = 全体名次(得分率).
#include <algorithm>

#include "lang/rule_checker.h"

namespace gongjian::lang {

using ast::Function;
using base::Msg;

namespace {

/// More units than any population has; ranks and counts stay in 32 bits.
constexpr std::int64_t kMostUnits = 100'000'000;

PopulationInfo::Kind KindOf(Function function) {
    using Kind = PopulationInfo::Kind;
    switch (function) {
        case Function::PopulationRankAscending: return Kind::RankAscending;
        case Function::PopulationSum: return Kind::Sum;
        case Function::PopulationMinimum: return Kind::Minimum;
        case Function::PopulationMaximum: return Kind::Maximum;
        case Function::PopulationMean: return Kind::Mean;
        case Function::PopulationCount: return Kind::Count;
        default: return Kind::Rank;
    }
}

bool IsWhole(PopulationInfo::Kind kind) {
    using Kind = PopulationInfo::Kind;
    return kind == Kind::Rank || kind == Kind::RankAscending || kind == Kind::Count;
}

}  // namespace

int RuleChecker::PopulationLevel(NodeId argument) const {
    int level = 0;
    std::vector<NodeId> open{argument};
    std::vector<bool> seen(m_program.nodes.size());
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (id == kNoNode || seen[static_cast<std::size_t>(id)]) continue;
        seen[static_cast<std::size_t>(id)] = true;
        const Node& node = m_program[id];
        for (std::size_t i = 0; i < m_program.population.size(); ++i) {
            if (node.op == Op::Load && node.variable == m_program.population[i].variable)
                level = std::max(level, m_info.population[i].level);
        }
        open.insert(open.end(), {node.a, node.b, node.c});
        open.insert(open.end(), node.list.begin(), node.list.end());
    }
    return level + 1;
}

/// Decimals of the value: whole for ranks and counts, declared for a mean, else those of the argument.
bool RuleChecker::FitPopulationValue(const ast::Fetch& fetch, NodeId argument, PopulationInfo& info) {
    if (IsWhole(info.kind)) return true;
    const Node& node = m_compiler.At(argument);
    const ast::Expr& call = m_tree[fetch.value];
    if (node.ratio) {
        Error(call.range, "ratio-over-population",
              Msg("“{text}” is a fraction; over all units it cannot be kept exactly.",
                  {{"text", TextOf(m_tree[call.list.front()].range)}}),
              Msg("Round it first: 舍入(x，4)."));
        return false;
    }
    if (info.kind == PopulationInfo::Kind::Mean) {
        if (fetch.decimals.given) {
            info.decimals = static_cast<int>(fetch.decimals.value.units);
            return true;
        }
        Error(call.range, "mean-not-rounded",
              Msg("A mean over all units seldom ends; “{name}” does not say how it is rounded.",
                  {{"name", fetch.id.text}}),
              Msg("Write 舍入 2 位 before the equals sign."));
        return false;
    }
    info.decimals = node.scale;
    return true;
}

NodeId RuleChecker::PopulationValue(const ast::Fetch& fetch) {
    const auto found = std::find_if(m_info.population.begin(), m_info.population.end(),
                                    [&fetch](const PopulationInfo& info) { return info.id == fetch.id.text; });
    const auto index = static_cast<std::size_t>(found - m_info.population.begin());
    PopulationInfo& info = m_info.population[index];
    PopulationProgram& program = m_program.population[index];
    const ast::Expr& call = m_tree[fetch.value];
    info.kind = KindOf(call.function);
    info.ignores_unknown = call.blanks == ast::BlankPolicy::Ignore;
    if (call.list.size() != 1) {
        Error(call.range, "wrong-arguments",
              Msg("“{text}” needs one value in its brackets, not {count}.",
                  {{"text", TextOf(call.range)}, {"count", std::to_string(call.list.size())}}),
              Msg("Write for example 全体名次(得分率)."));
        return kNoNode;
    }
    const NodeId argument = info.kind == PopulationInfo::Kind::Count
                                ? m_compiler.CompileCondition(call.list.front(), kCaseDomain)
                                : m_compiler.CompileNumber(call.list.front(), kCaseDomain);
    if (argument == kNoNode || !FitPopulationValue(fetch, argument, info)) return kNoNode;
    program.argument = argument;
    info.level = PopulationLevel(argument);
    Variable& variable = m_rules.names.variables[static_cast<std::size_t>(program.variable)];
    variable.decimals = info.decimals;
    if (IsWhole(info.kind)) {
        variable.minimum = base::Decimal{info.kind == PopulationInfo::Kind::Count ? 0 : 1, 0};
        variable.maximum = base::Decimal{kMostUnits, 0};
    }
    return m_compiler.LoadVariable(program.variable);
}

}  // namespace gongjian::lang
