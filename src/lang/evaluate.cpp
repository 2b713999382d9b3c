#include "lang/evaluate.h"

#include <algorithm>

#include "lang/compiler.h"
#include "lang/item_evaluation.h"
#include "lang/parser.h"

namespace gongjian::lang {

using base::CellState;

namespace {

Truth ToTruth(const Execution& run, NodeId id, std::size_t index) {
    const Bits bits = run.BitsAt(id, index);
    if (IsValue(bits)) return run.Of(id).truth[index] != 0 ? Truth::True : Truth::False;
    return IsSkipped(bits) ? Truth::NotApplicable : Truth::Unknown;
}

/// 不参评 and the like: true if one holds; an unknown one does not count (the case is assessed).
void AppendAny(const Execution& run, const std::vector<NodeId>& conditions, std::vector<Truth>& out) {
    if (conditions.empty()) {
        out.resize(out.size() + run.Count(), Truth::False);
        return;
    }
    for (std::size_t i = 0; i < run.Count(); ++i) {
        Truth any = Truth::False;
        for (NodeId condition : conditions) {
            const Truth truth = ToTruth(run, condition, i);
            if (truth == Truth::True || any == Truth::False) any = truth;
        }
        out.push_back(any);
    }
}

std::optional<std::string> Printed(const Execution& run, NodeId node, std::size_t index, std::optional<int> decimals) {
    if (node == kNoNode || !IsValue(run.BitsAt(node, index))) return std::nullopt;
    const Node& at = run.At(node);
    switch (at.type) {
        case ValueType::Number: {
            if (!at.ratio) return base::ToString(base::Decimal{run.Integer(node, index), at.scale});
            const auto units = decimals ? RoundToUnits(run.Number(node, index), *decimals) : std::nullopt;
            return units ? std::optional(base::ToString(base::Decimal{*units, *decimals})) : std::nullopt;
        }
        case ValueType::Bool: return run.IsTrue(node, index) ? "true" : "false";
        case ValueType::Text: return run.Text(node, index);
        case ValueType::Category: return at.source->categories[static_cast<std::size_t>(run.Integer(node, index))].id;
        case ValueType::Date: return base::ToString(base::Date{static_cast<std::int32_t>(run.Integer(node, index))});
        default: return std::nullopt;
    }
}

void AppendValue(const Execution& run, const ValueInfo& info, NodeId node, ValueColumn& out) {
    for (std::size_t i = 0; i < run.Count(); ++i) {
        const bool none = node == kNoNode || info.per_row;
        out.states.push_back(none ? base::CellState::NotApplicable : StateOf(run.BitsAt(node, i)));
        out.texts.push_back(none ? std::string() : Printed(run, node, i, info.decimals).value_or(""));
    }
}

/// What does not apply is no veto; what is not known is none only where its author says so.
const Truth* TruthsOfVeto(const Execution& run, const VetoProgram& veto, std::vector<Truth>& scratch) {
    static_assert(sizeof(Truth) == 1 && static_cast<int>(Truth::True) == 1);
    const Cells& cells = run.Of(veto.condition);
    if (cells.bits == nullptr) return reinterpret_cast<const Truth*>(cells.truth);
    scratch.resize(run.Count());
    for (std::size_t i = 0; i < run.Count(); ++i) {
        const Truth truth = ToTruth(run, veto.condition, i);
        const bool none = truth == Truth::NotApplicable || (truth == Truth::Unknown && veto.veto->unknown_is_false);
        scratch[i] = none ? Truth::False : truth;
    }
    return scratch.data();
}

void AppendRowResults(const Execution& run, const RowResultInfo& info, const RowResultProgram& program,
                      std::vector<std::vector<RowResult>>& out) {
    for (std::size_t i = 0; i < run.Count(); ++i) {
        const auto [first, last] = run.Rows(program.roster, i);
        std::vector<RowResult> rows;
        for (std::size_t row = first; row < last; ++row) {
            RowResult result;
            result.key = Printed(run, program.key, row, std::nullopt).value_or(std::to_string(row - first + 1));
            for (std::size_t column = 0; column < program.columns.size(); ++column)
                result.values.push_back(Printed(run, program.columns[column], row, info.columns[column].decimals));
            rows.push_back(std::move(result));
        }
        out.push_back(std::move(rows));
    }
}

void AppendPopulation(const Execution& run, NodeId argument, PopulationColumn& out) {
    for (std::size_t i = 0; i < run.Count(); ++i) {
        const Bits bits = run.BitsAt(argument, i);
        const bool counts = run.At(argument).type == ValueType::Bool;
        const Rational value = !IsValue(bits) ? Rational{}
                               : counts       ? Rational{run.Integer(argument, i), 1}
                                              : run.Number(argument, i);
        out.states.push_back(StateOf(bits));
        out.numerators.push_back(static_cast<std::int64_t>(value.numerator));
        out.denominators.push_back(static_cast<std::int64_t>(value.denominator));
    }
}

void AppendFactor(const Execution& run, NodeId factor, std::vector<std::optional<base::Decimal>>& out) {
    for (std::size_t i = 0; i < run.Count(); ++i) {
        std::optional<base::Decimal> value;
        if (IsValue(run.BitsAt(factor, i))) {
            const auto units = RoundToUnits(run.Number(factor, i), base::Decimal::kMaxScale);
            if (units) value = base::Decimal{*units, base::Decimal::kMaxScale};
        }
        out.push_back(value);
    }
}

void AppendStretch(const CheckedRuleSet& rules, const Execution& run, Results& out) {
    const Program& program = rules.program;
    AppendAny(run, program.not_assessed, out.not_assessed);
    AppendAny(run, program.no_grade, out.no_grade);
    out.overflow.insert(out.overflow.end(), run.Overflow().begin(), run.Overflow().end());
    for (std::size_t i = 0; i < program.items.size(); ++i) AppendItem(program.items[i], run, out.items[i]);
    std::vector<Truth> scratch;
    for (std::size_t i = 0; i < program.vetoes.size(); ++i) {
        const Truth* truths = TruthsOfVeto(run, program.vetoes[i], scratch);
        out.vetoes[i].insert(out.vetoes[i].end(), truths, truths + run.Count());
    }
    for (std::size_t i = 0; i < program.values.size(); ++i)
        AppendValue(run, rules.info.values[i], program.values[i].node, out.values[i]);
    for (std::size_t i = 0; i < program.population.size(); ++i)
        AppendPopulation(run, program.population[i].argument, out.population[i]);
    for (std::size_t i = 0; i < program.row_results.size(); ++i)
        AppendRowResults(run, rules.info.row_results[i], program.row_results[i], out.row_results[i]);
    if (program.factor != kNoNode) AppendFactor(run, program.factor, out.factors);
    for (const EntryCheck& check : program.entry_checks) {
        for (std::size_t i = 0; i < run.Count(); ++i) {
            if (run.IsTrue(check.broken, i)) out.entry_errors[run.First() + i].push_back(check.name);
        }
    }
}

}  // namespace

void EvaluateStretches(const RuleSet& rule_set, const base::Batch& batch,
                       const std::function<void(const StretchCells&)>& take) {
    const auto& rules = static_cast<const CheckedRuleSet&>(rule_set);
    const Program& program = rules.program;
    Execution run(program, batch, program.live);
    StretchCells cells;
    cells.items.resize(program.items.size());
    cells.vetoes.resize(program.vetoes.size());
    std::vector<std::vector<ItemState>> states(program.items.size());
    std::vector<std::vector<Truth>> truths(program.vetoes.size());
    for (std::size_t first = 0; first < batch.cases; first += run.Count()) {
        run.Run(first, Execution::EndOfStretch(batch, first) - first);
        cells.first = first;
        cells.count = run.Count();
        cells.overflow = run.Overflow().data();
        for (std::size_t i = 0; i < cells.items.size(); ++i)
            cells.items[i] = CellsOfItem(program.items[i], run, states[i]);
        for (std::size_t i = 0; i < cells.vetoes.size(); ++i)
            cells.vetoes[i] = TruthsOfVeto(run, program.vetoes[i], truths[i]);
        take(cells);
    }
}

Results Evaluate(std::shared_ptr<const RuleSet> rules, base::Batch batch) {
    return Evaluate(std::move(rules), std::make_shared<const base::Batch>(std::move(batch)));
}

Results Evaluate(std::shared_ptr<const RuleSet> rule_set, std::shared_ptr<const base::Batch> batch) {
    auto rules = std::static_pointer_cast<const CheckedRuleSet>(std::move(rule_set));
    auto trace = std::make_shared<Trace>();
    trace->rules = rules;
    trace->batch = std::move(batch);
    const std::size_t cases = trace->batch->cases;
    Results out;
    out.cases = cases;
    out.items.resize(rules->program.items.size());
    out.vetoes.resize(rules->program.vetoes.size());
    out.values.resize(rules->program.values.size());
    out.population.resize(rules->program.population.size());
    out.row_results.resize(rules->program.row_results.size());
    if (!rules->program.entry_checks.empty()) out.entry_errors.resize(cases);
    out.not_assessed.reserve(cases);
    out.no_grade.reserve(cases);
    out.overflow.reserve(cases);
    for (std::size_t i = 0; i < out.items.size(); ++i) {
        const bool narrow = rules->program[rules->program.items[i].points].lane == Lane::Narrow;
        out.items[i].states.reserve(cases);
        if (narrow)
            out.items[i].narrow.reserve(cases);
        else
            out.items[i].points.reserve(cases);
    }
    Execution run(rules->program, *trace->batch, rules->program.live);
    for (std::size_t first = 0; first < cases; first += run.Count()) {
        run.Run(first, Execution::EndOfStretch(*trace->batch, first) - first);
        AppendStretch(*rules, run, out);
    }
    out.trace = std::move(trace);
    return out;
}

// ---- expressions of forms -------------------------------------------------------------------------------------------------

namespace {

class CompiledExpression final : public Expression {
public:
    ValueType Type() const override { return list[root].type; }
    int Decimals() const override { return decimals; }
    const std::vector<std::string>& Reads() const override { return reads; }
    const std::string& Roster() const override { return roster; }

    Names names;
    ast::Tree tree;
    NodeList list;
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
    Compiler compiler(source, compiled->tree, compiled->names, compiled->list, out.diagnostics);
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
    const Node& root = compiled->list[compiled->root];
    if (root.type != wanted) {
        compiler.Report(
            {0, static_cast<std::uint32_t>(source.Text().size())}, "types-differ",
            base::Msg("The expression gives {type}, but {wanted} is needed.",
                      {{"type", base::Text(NameOfType(root.type))}, {"wanted", base::Text(NameOfType(wanted))}}),
            base::Msg("Change the expression or the question's type."));
        return out;
    }
    compiled->decimals = root.ratio ? kFractionDecimals : root.scale;
    for (const Node& node : compiled->list.nodes) {
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

namespace {

/// One entry per case, or per row of all cases.
std::size_t EntriesOf(const Execution& run, NodeId root, std::size_t cases) {
    const int domain = run.At(root).domain;
    if (domain == kCaseDomain || cases == 0) return cases;
    return run.Rows(domain, cases - 1).second;
}

}  // namespace

std::vector<Truth> EvaluateTruth(const Expression& expression, const base::Batch& batch) {
    const auto& compiled = static_cast<const CompiledExpression&>(expression);
    Execution run(compiled.list, batch);
    run.Run(0, batch.cases);
    std::vector<Truth> out(EntriesOf(run, compiled.root, batch.cases));
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = ToTruth(run, compiled.root, i);
    return out;
}

base::Column EvaluateColumn(const Expression& expression, const base::Batch& batch) {
    const auto& compiled = static_cast<const CompiledExpression&>(expression);
    Execution run(compiled.list, batch);
    run.Run(0, batch.cases);
    const NodeId root = compiled.root;
    const Node& node = run.At(root);
    const std::size_t n = EntriesOf(run, root, batch.cases);
    base::Column out;
    out.states.resize(n);
    out.values.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        out.states[i] = StateOf(run.BitsAt(root, i));
        if (out.states[i] != CellState::Value) continue;
        if (node.ratio) {
            const auto units = RoundToUnits(run.Number(root, i), kFractionDecimals);
            out.values[i] = units.value_or(0);
            if (!units) out.states[i] = CellState::DontKnow;
        } else if (node.type == ValueType::Text) {
            out.texts.push_back(run.Text(root, i));
            out.values[i] = static_cast<std::int64_t>(out.texts.size()) - 1;
        } else {
            out.values[i] = run.Integer(root, i);
        }
    }
    return out;
}

}  // namespace gongjian::lang
