// Makes typed nodes: equal ones are shared, scales and lanes are fitted, and what the form's bounds prove about a number is known
// for each. Private to lang: the compiler builds expressions with it, the lowering builds items.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "lang/program.h"
#include "lang/rational.h"

namespace gongjian::lang {

/// What is proven of a number; empty where nothing is.
struct Bounds {
    std::optional<Rational> low, high;
};

/// A node whose cells are those of `like`: its type, scale and domain.
Node NodeLike(Op op, const Node& like);

class NodeBuilder {
public:
    explicit NodeBuilder(NodeList& list) : m_list(list) {}

    NodeList& List() { return m_list; }
    const Node& At(NodeId id) const { return m_list[id]; }
    const Bounds& BoundsOf(NodeId id) const { return m_bounds[static_cast<std::size_t>(id)]; }

    /// The node itself, or the equal one that is already there. Lane and bounds are worked out here.
    NodeId Add(Node node);

    NodeId Number(const base::Decimal& value, int domain = kCaseDomain);
    NodeId Constant(ValueType type, std::int64_t value, int domain);
    NodeId Text(std::string text, int domain);
    NodeId InDomain(NodeId id, int roster);

    /// Add, Subtract, Multiply, Divide, Least, Greatest of two numbers.
    NodeId Arithmetic(Op op, NodeId a, NodeId b);
    NodeId Negate(NodeId a);
    NodeId Compare(ast::Compare compare, NodeId a, NodeId b);
    NodeId Logic(Op op, NodeId a, NodeId b);
    NodeId Not(NodeId a);
    NodeId State(ast::StateTest test, std::vector<NodeId> tested);
    NodeId If(NodeId condition, NodeId then, NodeId otherwise);
    NodeId Hold(NodeId condition, NodeId rest);
    NodeId Coalesce(NodeId a, NodeId otherwise, bool also_skipped);
    NodeId Round(NodeId a, int decimals, Rounding rounding = Rounding::HalfAway);
    /// Whole steps, or exactly, as `partial` reads parts of one; never below 0.
    NodeId Steps(NodeId a, const base::Decimal& step, ast::Partial partial);

private:
    NodeId Fit(NodeId id, int scale, Lane lane);
    /// `id` as number × a + offset within limits; a plain one if it is anything else.
    Node AsLinear(NodeId id) const;
    /// The same arithmetic on a narrow number and a constant, folded into one node; kNoNode if it does not fold.
    NodeId Fold(Op op, NodeId a, NodeId b);
    NodeId AddLinear(Node linear);
    /// Both branches are constants and the condition compares one narrow number with another constant: a tier.
    NodeId FoldTier(NodeId condition, NodeId then, NodeId otherwise);
    /// Both at the larger scale and in the wider lane.
    void FitBoth(NodeId& a, NodeId& b);
    bool IsNarrow(const Bounds& bounds, int scale) const;
    Lane LaneOf(const Node& node, const Bounds& bounds) const;
    Bounds ProvenOf(const Node& node) const;  ///< node_bounds.cpp

    NodeList& m_list;
    std::vector<Bounds> m_bounds;  ///< by node
    std::unordered_multimap<std::size_t, NodeId> m_known;
};

}  // namespace gongjian::lang
