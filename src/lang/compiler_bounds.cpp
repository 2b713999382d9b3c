// What the compiler knows about numbers: bounds from the form, and facts from the guards that stand before an expression.
#include "lang/compiler.h"

namespace gongjian::lang {
void Compiler::Assume(NodeId condition, bool truth) {
    if (condition == kNoNode) return;
    const Node& node = At(condition);
    m_facts.emplace_back(condition, truth);
    if (node.op == Op::Not) Assume(node.a, !truth);
    // The picked row's facts hold for the picked row's values: both sides were compiled for the same row.
    if (node.op == Op::PickRow || node.op == Op::Broadcast) Assume(node.a, truth);
    if ((node.op == Op::And && truth) || (node.op == Op::Or && !truth)) {
        Assume(node.a, truth);
        Assume(node.b, truth);
    }
}

NodeId Compiler::Bare(NodeId id) const {
    const auto only_scales = [this](NodeId node) {
        const Node& at = At(node);
        return at.op == Op::Fit ||
               (at.op == Op::Linear && at.number > 0 && at.offset == 0 && at.low == kNoLimit && at.high == -kNoLimit);
    };
    while (only_scales(id)) id = At(id).a;
    return id;
}

bool Compiler::CanBeZero(NodeId divisor) const {
    const Bounds& bounds = BoundsOf(divisor);
    if ((bounds.low && bounds.low->numerator > 0) || (bounds.high && bounds.high->numerator < 0)) return false;
    for (const auto& [id, truth] : m_facts) {
        const Node& fact = At(id);
        const NodeId compared = fact.op == Op::Compare ? Bare(fact.a) : kNoNode;
        if (fact.op != Op::Compare || compared != Bare(divisor) || At(fact.b).op != Op::Constant) continue;
        const std::int64_t number = At(fact.b).number;
        using ast::Compare;
        switch (fact.compare) {
            case Compare::Equal:
                if (!truth && number == 0) return false;
                break;
            case Compare::NotEqual:
                if (truth && number == 0) return false;
                break;
            case Compare::Greater:
                if (truth && number >= 0) return false;
                break;
            case Compare::GreaterEqual:
                if (truth && number > 0) return false;
                break;
            case Compare::Less:
                if (!truth && number > 0) return false;
                break;
            case Compare::LessEqual:
                if (!truth && number >= 0) return false;
                break;
        }
    }
    return true;
}

}  // namespace gongjian::lang
