// What the compiler knows about numbers: bounds from the form, and facts from the guards that stand before an expression.
#include "lang/compiler.h"

namespace gongjian::lang {
namespace {

std::optional<Rational> Combine(const std::optional<Rational>& a, const std::optional<Rational>& b,
                                Rational (*operation)(const Rational&, const Rational&)) {
    if (!a || !b) return std::nullopt;
    const Rational out = operation(*a, *b);
    return out.HasOverflowed() ? std::nullopt : std::optional(out);
}

bool NotNegative(const std::optional<Rational>& value) { return value && value->numerator >= 0; }

Rational Plus(const Rational& a, const Rational& b) { return a + b; }
Rational Minus(const Rational& a, const Rational& b) { return a - b; }
Rational Times(const Rational& a, const Rational& b) { return a * b; }

}  // namespace

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

Bounds Compiler::BoundsOf(NodeId id) const {
    const Node& node = At(id);
    const Rational zero{0, 1};
    switch (node.op) {
        case Op::Constant: {
            const Rational value{node.number, base::PowerOfTen(node.scale)};
            return {value, value};
        }
        case Op::Load: {
            Bounds out;
            if (node.source->minimum) out.low = Rational::From(*node.source->minimum);
            if (node.source->maximum) out.high = Rational::From(*node.source->maximum);
            return out;
        }
        case Op::Broadcast:
        case Op::PickRow: return BoundsOf(node.a);
        case Op::Value: return node.a == kNoNode ? Bounds{} : BoundsOf(node.a);
        case Op::Negate: {
            const Bounds a = BoundsOf(node.a);
            const std::optional<Rational> none;
            return {a.high ? std::optional(zero - *a.high) : none, a.low ? std::optional(zero - *a.low) : none};
        }
        case Op::Add: {
            const Bounds a = BoundsOf(node.a), b = BoundsOf(node.b);
            return {Combine(a.low, b.low, Plus), Combine(a.high, b.high, Plus)};
        }
        case Op::Subtract: {
            const Bounds a = BoundsOf(node.a), b = BoundsOf(node.b);
            return {Combine(a.low, b.high, Minus), Combine(a.high, b.low, Minus)};
        }
        case Op::Multiply: {
            const Bounds a = BoundsOf(node.a), b = BoundsOf(node.b);
            if (!NotNegative(a.low) || !NotNegative(b.low)) return {};
            return {Combine(a.low, b.low, Times), Combine(a.high, b.high, Times)};
        }
        case Op::If: {
            const Bounds a = BoundsOf(node.b), b = BoundsOf(node.c);
            return {Combine(a.low, b.low, Minimum), Combine(a.high, b.high, Maximum)};
        }
        case Op::CountRows: return {zero, std::nullopt};
        case Op::SumRows: {
            if (NotNegative(BoundsOf(node.a).low)) return {zero, std::nullopt};
            return {};
        }
        case Op::MinimumRows:
        case Op::MaximumRows:
        case Op::MeanRows: return BoundsOf(node.a);
        default: return {};
    }
}

bool Compiler::CanBeZero(NodeId divisor) const {
    const Bounds bounds = BoundsOf(divisor);
    if ((bounds.low && bounds.low->numerator > 0) || (bounds.high && bounds.high->numerator < 0)) return false;
    for (const auto& [id, truth] : m_facts) {
        const Node& fact = At(id);
        if (fact.op != Op::Compare || fact.a != divisor || At(fact.b).op != Op::Constant) continue;
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
