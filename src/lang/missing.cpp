// Which unknown answers keep a result open, by name and in form order.
#include <algorithm>
#include <set>
#include <tuple>

#include "lang/evaluate.h"
#include "lang/item_evaluation.h"
#include "lang/missing.h"

namespace gongjian::lang {

namespace {

class MissingNames {
public:
    MissingNames(const CheckedRuleSet& rules, const Execution& run) : m_rules(rules), m_run(run) {}

    void Add(const std::string& name) { m_names.insert(name); }

    void Collect(NodeId id, std::size_t index) {
        if (id == kNoNode || IsValue(m_run.BitsAt(id, index))) return;
        const Node& node = m_run.At(id);
        switch (node.op) {
            case Op::Load: return CollectLoad(id, index);
            case Op::Broadcast: return Collect(node.a, m_run.CaseOfRow(node.domain, index));
            case Op::PickRow: return CollectRow(node, index);
            case Op::Value: return CollectValue(node, index);
            case Op::CountRows:
            case Op::SumRows:
            case Op::MinimumRows:
            case Op::MaximumRows:
            case Op::MeanRows:
            case Op::TrimmedMeanRows:
            case Op::DistinctRows:
            case Op::AnyRows:
            case Op::AllRows: {
                if (m_run.RosterBits(node.roster, index) != 0)
                    return Add(m_rules.names.variables[static_cast<std::size_t>(node.roster)].id);
                const auto [first, last] = m_run.Rows(node.roster, index);
                for (std::size_t row = first; row < last; ++row) {
                    if (node.b != kNoNode && m_run.IsFalse(node.b, row)) continue;
                    Collect(node.a, row);
                    Collect(node.b, row);
                }
                return;
            }
            case Op::RankRows:
            case Op::GroupSum: {
                const auto [first, last] = m_run.Rows(node.domain, m_run.CaseOfRow(node.domain, index));
                for (std::size_t row = first; row < last; ++row) Collect(node.a, row), Collect(node.b, row);
                return;
            }
            default: break;
        }
        for (NodeId operand : {node.a, node.b, node.c}) Collect(operand, index);
        for (NodeId operand : node.list) Collect(operand, index);
    }

    void CollectRows(NodeId level, std::size_t index) {
        if (level == kNoNode) return;
        const int domain = m_run.At(level).domain;
        if (domain == kCaseDomain) return Collect(level, index);
        const auto [first, last] = m_run.Rows(domain, index);
        for (std::size_t row = first; row < last; ++row) Collect(level, row);
    }

    std::vector<std::string> InFormOrder() const {
        const std::set<std::string>& names = m_names.empty() ? m_not_asked : m_names;
        std::vector<std::string> out(names.begin(), names.end());
        std::stable_sort(out.begin(), out.end(),
                         [this](const std::string& a, const std::string& b) { return OrderOf(a) < OrderOf(b); });
        return out;
    }

private:
    std::string NameOf(const Node& load) const {
        const Variable& variable = m_rules.names.variables[static_cast<std::size_t>(load.variable)];
        if (variable.id.starts_with("@")) return variable.id.substr(1);  // entered on the sheet, or of the population
        return load.column < 0 ? variable.id : variable.id + "." + load.source->id;
    }

    /// A value over the population is named by the case's own answers where they are what is missing, else by its id.
    /// What is 不适用 is not missing.
    void CollectLoad(NodeId id, std::size_t index) {
        const Node& load = m_run.At(id);
        for (const PopulationProgram& value : m_rules.program.population) {
            if (value.variable != load.variable) continue;
            if (!IsValue(m_run.BitsAt(value.argument, index))) return Collect(value.argument, index);
        }
        if (!IsSkipped(m_run.BitsAt(id, index))) return Add(NameOf(load));
        m_not_asked.insert(NameOf(load));
    }

    void CollectRow(const Node& node, std::size_t index) {
        const long row = m_run.PickedRow(node, index);
        if (row >= 0) return Collect(node.a, static_cast<std::size_t>(row));
        // The row itself is missing: it is named by the category that picks it.
        const std::string roster = m_rules.names.variables[static_cast<std::size_t>(node.roster)].id;
        const Node& filter = m_run.At(node.b);
        if (filter.op == Op::Compare) {
            for (NodeId side : {filter.a, filter.b}) {
                const Node& constant = m_run.At(side);
                if (constant.op == Op::Constant && constant.type == ValueType::Category) {
                    return Add(roster + "." +
                               constant.source->categories[static_cast<std::size_t>(constant.number)].id);
                }
            }
        }
        Add(roster);
    }

    void CollectValue(const Node& node, std::size_t index) {
        if (const ClauseProgram* held =
                HeldPending(m_rules.program.values[static_cast<std::size_t>(node.value)], m_run, index);
            held != nullptr && !held->missing.empty()) {
            for (const std::string& name : held->missing) Add(name);
            return;
        }
        for (NodeId guard : node.list) {
            if (!m_run.IsFalse(guard, index)) return Collect(guard, index);
        }
        Collect(node.a, index);
    }

    std::tuple<std::size_t, std::size_t> OrderOf(const std::string& name) const {
        const std::size_t dot = name.find('.');
        const auto& variables = m_rules.names.variables;
        for (std::size_t i = 0; i < variables.size(); ++i) {
            if (variables[i].id != name.substr(0, dot)) continue;
            if (dot == std::string::npos) return {i, 0};
            const std::string rest = name.substr(dot + 1);
            for (std::size_t column = 0; column < variables[i].columns.size(); ++column) {
                if (variables[i].columns[column].id == rest) return {i, 1000 + column};
                const auto& categories = variables[i].columns[column].categories;
                for (std::size_t category = 0; category < categories.size(); ++category) {
                    if (categories[category].id == rest) return {i, category + 1};
                }
            }
            return {i, 0};
        }
        return {variables.size(), 0};
    }

    const CheckedRuleSet& m_rules;
    const Execution& m_run;
    std::set<std::string> m_names;
    std::set<std::string> m_not_asked;  ///< named only where nothing else is
};

void CollectPart(const PartProgram& part, const Execution& run, std::size_t index, MissingNames& missing) {
    for (const ClauseProgram& guard : part.guards) {
        if (run.IsFalse(guard.condition, index)) continue;
        missing.Collect(guard.condition, index);
        missing.Collect(guard.value, index);
        if (run.IsTrue(guard.condition, index)) return;
    }
    for (NodeId id : {part.due_node, part.actual_node, part.rate_node, part.target_node}) missing.Collect(id, index);
    for (const auto* clauses : {&part.bases, &part.adjustments}) {
        for (const ClauseProgram& clause : *clauses) {
            missing.Collect(clause.condition, index);
            if (clause.condition != kNoNode && run.IsFalse(clause.condition, index)) continue;
            for (NodeId id : {clause.value, clause.cap, clause.points, clause.low, clause.high})
                missing.Collect(id, index);
            for (NodeId id : clause.checks) missing.Collect(id, index);
            missing.CollectRows(clause.level, index);
        }
    }
}

}  // namespace

std::vector<std::string> MissingOfItem(const Results& results, std::size_t index, std::size_t item) {
    if (results.items[item].states[index] != ItemState::Pending) return {};
    const Trace& trace = *results.trace;
    const std::lock_guard lock(trace.mutex);
    const Execution& run = trace.RunOf(index);
    const std::size_t at = index - run.First();
    MissingNames missing(*trace.rules, run);
    const ItemRecord record = RecordOfItem(*trace.rules, run, at, item);
    if (record.pending != nullptr && !record.pending->missing.empty()) {
        for (const std::string& name : record.pending->missing) missing.Add(name);
        return missing.InFormOrder();
    }
    const ItemProgram& program = trace.rules->program.items[item];
    for (const ClauseProgram& omission : program.omissions) missing.Collect(omission.condition, at);
    for (const PartProgram& part : program.parts) CollectPart(part, run, at, missing);
    return missing.InFormOrder();
}

std::vector<std::string> MissingOfVeto(const Results& results, std::size_t index, std::size_t veto) {
    if (results.vetoes[veto][index] != Truth::Unknown) return {};
    const Trace& trace = *results.trace;
    const std::lock_guard lock(trace.mutex);
    const Execution& run = trace.RunOf(index);
    MissingNames missing(*trace.rules, run);
    missing.Collect(trace.rules->program.vetoes[veto].condition, index - run.First());
    return missing.InFormOrder();
}

std::vector<std::string> MissingOfNoGrade(const Results& results, std::size_t index) {
    if (results.no_grade[index] != Truth::Unknown) return {};
    const Trace& trace = *results.trace;
    const std::lock_guard lock(trace.mutex);
    const Execution& run = trace.RunOf(index);
    MissingNames missing(*trace.rules, run);
    for (NodeId condition : trace.rules->program.no_grade) missing.Collect(condition, index - run.First());
    return missing.InFormOrder();
}

std::vector<std::string> MissingOfFactor(const Results& results, std::size_t index) {
    if (results.factors.empty() || results.factors[index]) return {};
    const Trace& trace = *results.trace;
    const std::lock_guard lock(trace.mutex);
    const Execution& run = trace.RunOf(index);
    MissingNames missing(*trace.rules, run);
    missing.Collect(trace.rules->program.factor, index - run.First());
    return missing.InFormOrder();
}

}  // namespace gongjian::lang
