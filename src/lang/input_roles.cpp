#include "lang/input_roles.h"

#include <vector>

#include "lang/program.h"

namespace gongjian::lang {
namespace {

class Roles {
public:
    explicit Roles(const CheckedRuleSet& rules) : m_rules(rules) {}

    std::set<std::string> Due() {
        std::vector<NodeId> done, due;
        for (const Node& node : m_rules.program.nodes) {
            if (node.op != Op::Divide) continue;
            done.push_back(node.a);
            due.push_back(node.b);
        }
        for (const ItemProgram& item : m_rules.program.items) {
            for (const PartProgram& part : item.parts) {
                done.push_back(part.actual_node);
                due.push_back(part.due_node);
            }
        }
        Collect(std::move(done), m_done);
        Collect(std::move(due), m_due);
        for (const std::string& name : m_done) m_due.erase(name);
        return std::move(m_due);
    }

private:
    /// Names that nodes are made of. A divisor within them is no part of them: that division speaks for itself.
    void Collect(std::vector<NodeId> open, std::set<std::string>& names) const {
        std::vector<bool> seen(m_rules.program.nodes.size());
        while (!open.empty()) {
            const NodeId id = open.back();
            open.pop_back();
            if (id == kNoNode || seen[static_cast<std::size_t>(id)]) continue;
            seen[static_cast<std::size_t>(id)] = true;
            const Node& node = m_rules.program[id];
            if (node.op == Op::Load) names.insert(NameOf(node));
            if (node.op == Op::Load || node.op == Op::If) continue;
            open.push_back(node.a);
            if (node.op == Op::Divide) continue;
            open.push_back(node.b);
            open.insert(open.end(), node.list.begin(), node.list.end());
        }
    }

    std::string NameOf(const Node& node) const {
        if (node.domain == kCaseDomain) return m_rules.names.variables[static_cast<std::size_t>(node.variable)].id;
        const Variable& roster = m_rules.names.variables[static_cast<std::size_t>(node.domain)];
        return roster.id + "." + roster.columns[static_cast<std::size_t>(node.column)].id;
    }

    const CheckedRuleSet& m_rules;
    std::set<std::string> m_due, m_done;
};

}  // namespace

std::set<std::string> DueInputs(const RuleSet& rules) { return Roles(static_cast<const CheckedRuleSet&>(rules)).Due(); }

}  // namespace gongjian::lang
