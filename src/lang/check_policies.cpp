// What an item would wait for in vain: questions that may not be asked, without a word on what holds then.
#include <algorithm>
#include <set>
#include <string>

#include "lang/rule_checker.h"

namespace gongjian::lang {

using base::Msg;

namespace {

/// Questions of the case that may be skipped, read by nodes; those whose state is asked for are taken care of by their author.
class SkippedReads {
public:
    explicit SkippedReads(const NodeList& list) : m_list(list) {}

    void Read(NodeId id, bool state_asked = false) {
        if (id == kNoNode || !m_seen.insert({id, state_asked}).second) return;
        const Node& node = m_list[id];
        if (node.op == Op::Load) {
            if (node.column < 0 && node.source->can_be_skipped) (state_asked ? m_asked : m_read).insert(node.source);
            return;
        }
        const bool asks = state_asked || node.op == Op::State;
        for (NodeId operand : {node.a, node.b, node.c}) Read(operand, asks);
        for (NodeId operand : node.list) Read(operand, asks);
    }

    /// What nodes decide first, before anything is computed: 不参评 and 当 … 得.
    void Decide(NodeId id) {
        if (id == kNoNode || !m_looked_at.insert(id).second) return;
        const Node& node = m_list[id];
        if (node.op == Op::Load && node.column < 0) m_decided.insert(node.source->id);
        for (NodeId operand : {node.a, node.b, node.c}) Decide(operand);
        for (NodeId operand : node.list) Decide(operand);
    }

    std::vector<const Variable*> Open() const {
        std::vector<const Variable*> out;
        for (const Variable* variable : m_read) {
            if (m_asked.count(variable) == 0 && !IsDecided(*variable)) out.push_back(variable);
        }
        return out;
    }

private:
    /// The questions on which asking depends were looked at: the author has said what holds when it is not asked.
    bool IsDecided(const Variable& variable) const {
        return !variable.asked_by.empty() &&
               std::all_of(variable.asked_by.begin(), variable.asked_by.end(),
                           [this](const std::string& id) { return m_decided.count(id) != 0; });
    }

    const NodeList& m_list;
    std::set<std::pair<NodeId, bool>> m_seen;
    std::set<const Variable*> m_read, m_asked;
    std::set<NodeId> m_looked_at;
    std::set<std::string> m_decided;
};

}  // namespace

void RuleChecker::CheckSkipped(const ast::Item& item, const ItemProgram& program) {
    const bool extra = item.kind == ast::ItemKind::Bonus || item.kind == ast::ItemKind::Penalty;
    if (extra || program.missing_scores || !program.omissions.empty()) return;
    SkippedReads reads(m_program);
    for (NodeId condition : m_program.not_assessed) reads.Decide(condition);
    for (const PartProgram& part : program.parts) {
        for (NodeId id : {part.due_node, part.actual_node, part.rate_node, part.target_node}) reads.Read(id);
        for (const ClauseProgram& guard : part.guards) reads.Decide(guard.condition);
        for (const auto* clauses : {&part.guards, &part.bases, &part.adjustments}) {
            for (const ClauseProgram& clause : *clauses) {
                for (NodeId id : {clause.condition, clause.value, clause.level, clause.cap, clause.points})
                    reads.Read(id);
                for (NodeId id : clause.checks) reads.Read(id);
            }
        }
    }
    for (const Variable* variable : reads.Open()) {
        const std::string label = variable->label_zh.empty() ? variable->id : variable->label_zh;
        Warn(item.id.range, "may-be-skipped",
             Msg("Item {id} reads “{question}”, which is not always asked: without an answer the item stays pending.",
                 {{"id", item.id.text}, {"question", label}}),
             Msg("Say what holds then, for example 合理缺项 当 不适用({question}).", {{"question", label}}));
    }
}

}  // namespace gongjian::lang
