#include "lang/evaluate.h"

#include <algorithm>

#include "lang/compiler.h"
#include "lang/item_evaluation.h"
#include "lang/parser.h"

namespace gongjian::lang {

using base::CellState;

namespace {

Truth ToTruth(const NodeColumns& columns, NodeId id, std::size_t index) {
    switch (columns.State(id, index)) {
        case CellState::Value: return columns.IsTrue(id, index) ? Truth::True : Truth::False;
        case CellState::NotApplicable: return Truth::NotApplicable;
        default: return Truth::Unknown;
    }
}

/// 不参评 and the like: true if one holds; an unknown one does not count (the case is assessed).
std::vector<Truth> AnyOf(const NodeColumns& columns, const std::vector<NodeId>& conditions, std::size_t cases) {
    std::vector<Truth> out(cases, Truth::False);
    for (std::size_t i = 0; i < cases; ++i) {
        for (NodeId condition : conditions) {
            const Truth truth = ToTruth(columns, condition, i);
            if (truth == Truth::True)
                out[i] = truth;
            else if (out[i] == Truth::False && truth != Truth::False)
                out[i] = truth;
        }
    }
    return out;
}

ValueColumn PrintedValues(const NodeColumns& columns, const ValueInfo& info, NodeId node, std::size_t cases) {
    ValueColumn out;
    out.states.resize(cases);
    out.texts.resize(cases);
    for (std::size_t i = 0; i < cases; ++i) {
        out.states[i] = columns.State(node, i);
        if (out.states[i] != CellState::Value) continue;
        const Node& at = columns.At(node);
        if (at.type == ValueType::Number && (info.decimals || !at.ratio)) {
            out.texts[i] = base::ToString(base::Decimal{columns.Column(node).numbers[i], at.scale});
        } else if (at.type == ValueType::Bool) {
            out.texts[i] = columns.IsTrue(node, i) ? "true" : "false";
        } else if (at.type == ValueType::Text) {
            out.texts[i] = columns.TextAt(node, i);
        }
    }
    return out;
}

}  // namespace

Results Evaluate(std::shared_ptr<const RuleSet> rule_set, const base::Batch& batch) {
    auto rules = std::static_pointer_cast<const CheckedRuleSet>(std::move(rule_set));
    auto trace = std::make_shared<Trace>();
    trace->rules = rules;
    trace->batch = batch;
    const Program& program = rules->program;
    trace->columns = std::make_unique<NodeColumns>(program.nodes, program.values, trace->batch);
    const NodeColumns& columns = *trace->columns;

    Results out;
    out.cases = batch.cases;
    out.not_assessed = AnyOf(columns, program.not_assessed, batch.cases);
    out.no_grade = AnyOf(columns, program.no_grade, batch.cases);
    out.overflow.resize(batch.cases);
    for (std::size_t i = 0; i < batch.cases; ++i) out.overflow[i] = columns.Overflowed(i);
    for (std::size_t item = 0; item < program.items.size(); ++item) {
        ItemColumn column;
        column.states.resize(batch.cases);
        column.points.resize(batch.cases);
        for (std::size_t i = 0; i < batch.cases; ++i) {
            const ItemRecord record = EvaluateItem(*rules, columns, i, item);
            column.states[i] = record.state;
            column.points[i] = record.points;
            out.overflow[i] |= record.overflow;
        }
        out.items.push_back(std::move(column));
    }
    for (const VetoProgram& veto : program.vetoes) {
        std::vector<Truth> truths(batch.cases);
        for (std::size_t i = 0; i < batch.cases; ++i) {
            truths[i] = ToTruth(columns, veto.condition, i);
            // What does not apply is no veto; what is not known is none only where its author says so.
            if (truths[i] == Truth::NotApplicable || (truths[i] == Truth::Unknown && veto.veto->unknown_is_false))
                truths[i] = Truth::False;
        }
        out.vetoes.push_back(std::move(truths));
    }
    for (std::size_t i = 0; i < program.values.size(); ++i) {
        out.values.push_back(PrintedValues(columns, rules->info.values[i], program.values[i].node, batch.cases));
    }
    out.trace = std::move(trace);
    return out;
}

// ---- expressions of forms -------------------------------------------------------------------------------------------------

namespace {

class CompiledExpression final : public Expression {
public:
    ValueType Type() const override { return nodes[static_cast<std::size_t>(root)].type; }
    int Decimals() const override { return decimals; }
    const std::vector<std::string>& Reads() const override { return reads; }
    const std::string& Roster() const override { return roster; }

    Names names;
    ast::Tree tree;
    std::vector<Node> nodes;
    NodeId root = kNoNode;
    int decimals = 0;
    std::vector<std::string> reads;
    std::string roster;
};

/// Decimals kept of a fraction that its question does not round itself.
constexpr int kFractionDecimals = 4;

}  // namespace

CheckedExpression CheckExpression(const base::Source& source, const Names& names, const std::string& roster,
                                  ValueType wanted) {
    CheckedExpression out;
    auto compiled = std::make_shared<CompiledExpression>();
    compiled->names = names;
    ParsedExpression parsed = ParseExpression(source, &compiled->names);
    out.diagnostics = std::move(parsed.diagnostics);
    if (parsed.root == ast::kNone || base::HasErrors(out.diagnostics)) return out;
    compiled->tree = std::move(parsed.tree);
    Compiler compiler(source, compiled->tree, compiled->names, compiled->nodes, out.diagnostics);
    int domain = kCaseDomain;
    if (!roster.empty()) {
        const auto found = compiler.Names().Questions(roster);
        domain = found.empty() ? kCaseDomain : found.front();
    }
    compiled->roster = roster;
    if (wanted == ValueType::Bool)
        compiled->root = compiler.CompileCondition(parsed.root, domain);
    else if (wanted == ValueType::Number)
        compiled->root = compiler.CompileNumber(parsed.root, domain);
    else
        compiled->root = compiler.Compile(parsed.root, domain);
    if (compiled->root == kNoNode || base::HasErrors(out.diagnostics)) return out;
    const Node& root = compiled->nodes[static_cast<std::size_t>(compiled->root)];
    if (root.type != wanted) {
        compiler.Report(
            {0, static_cast<std::uint32_t>(source.Text().size())}, "types-differ",
            base::Msg("The expression gives {type}, but {wanted} is needed.",
                      {{"type", base::Text(NameOfType(root.type))}, {"wanted", base::Text(NameOfType(wanted))}}),
            base::Msg("Change the expression or the question's type."));
        return out;
    }
    compiled->decimals = root.ratio ? kFractionDecimals : root.scale;
    for (const Node& node : compiled->nodes) {
        std::string id;
        if (node.op == Op::Load && node.column < 0)
            id = names.variables[static_cast<std::size_t>(node.variable)].id;
        else if (node.op == Op::Load)
            id = names.variables[static_cast<std::size_t>(node.variable)].id + "." + node.source->id;
        else if (node.roster >= 0)
            id = names.variables[static_cast<std::size_t>(node.roster)].id;
        if (!id.empty() && std::find(compiled->reads.begin(), compiled->reads.end(), id) == compiled->reads.end())
            compiled->reads.push_back(id);
    }
    out.expression = std::move(compiled);
    return out;
}

std::vector<Truth> EvaluateTruth(const Expression& expression, const base::Batch& batch) {
    const auto& compiled = static_cast<const CompiledExpression&>(expression);
    const std::vector<ValueProgram> no_values;
    const NodeColumns columns(compiled.nodes, no_values, batch);
    std::vector<Truth> out(columns.Column(compiled.root).states.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = ToTruth(columns, compiled.root, i);
    return out;
}

base::Column EvaluateColumn(const Expression& expression, const base::Batch& batch) {
    const auto& compiled = static_cast<const CompiledExpression&>(expression);
    const std::vector<ValueProgram> no_values;
    const NodeColumns columns(compiled.nodes, no_values, batch);
    const NodeColumn& root = columns.Column(compiled.root);
    base::Column out;
    out.states = root.states;
    out.values = root.numbers;
    const Node& node = columns.At(compiled.root);
    for (std::size_t i = 0; i < out.states.size(); ++i) {
        if (out.states[i] != CellState::Value) continue;
        if (node.ratio) {
            const auto units = RoundToUnits(columns.Number(compiled.root, i), kFractionDecimals);
            if (units)
                out.values[i] = *units;
            else
                out.states[i] = CellState::DontKnow;
        } else if (node.type == ValueType::Text) {
            out.texts.push_back(node.op == Op::Constant ? node.text : columns.TextAt(compiled.root, i));
            out.values[i] = static_cast<std::int64_t>(out.texts.size()) - 1;
        }
    }
    return out;
}

}  // namespace gongjian::lang
