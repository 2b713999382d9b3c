// Checks 取数, 常量, 结论, 对照表 and 逐行: values that have a name.
#include "lang/extra_inputs.h"
#include "lang/rule_checker.h"

namespace gongjian::lang {

using base::Msg;

void RuleChecker::CheckValues() {
    for (const std::string& word : m_tree.unread) m_compiler.DeclareBroken(word);
    for (const ast::LookupTable& table : m_tree.lookup_tables) {
        for (const std::string& word : {table.id.text, table.title.text}) {
            if (!word.empty()) m_compiler.DeclareTable(word, table);
        }
    }
    for (std::size_t i = 0; i < m_tree.fetches.size(); ++i) CheckValue(m_tree.fetches[i], i);
    for (const ast::RowResults& results : m_tree.row_results) CheckRowResults(results);
}

NodeId RuleChecker::ValueOf(const ast::Fetch& fetch, int roster) {
    if (fetch.choices.empty()) return m_compiler.Compile(fetch.value, roster);
    if (fetch.choices.back().condition != ast::kNone) {
        Error(fetch.range, "no-otherwise",
              Msg("“{name}” does not say what holds where none of its conditions does.", {{"name", fetch.id.text}}),
              Msg("End with 其余 为 …."));
        return kNoNode;
    }
    std::vector<std::pair<NodeId, NodeId>> branches;
    const std::size_t before = m_compiler.Assumptions();
    for (const ast::Choice& choice : fetch.choices) {
        const NodeId condition =
            choice.condition == ast::kNone ? kNoNode : m_compiler.CompileCondition(choice.condition, roster);
        const std::size_t inside = m_compiler.Assumptions();
        m_compiler.Assume(condition, true);
        branches.emplace_back(condition, m_compiler.Compile(choice.value, roster));
        m_compiler.ForgetTo(inside);
        m_compiler.Assume(condition, false);
    }
    m_compiler.ForgetTo(before);
    NodeId out = branches.back().second;
    for (std::size_t i = branches.size() - 1; i-- > 0 && out != kNoNode;) {
        const auto [condition, value] = branches[i];
        if (condition == kNoNode || value == kNoNode) return kNoNode;
        if (m_compiler.At(value).type != m_compiler.At(out).type) {
            Error(fetch.choices[i].range, "types-differ",
                  Msg("“{name}” gives {left} here and {right} elsewhere.",
                      {{"name", fetch.id.text},
                       {"left", base::Text(NameOfType(m_compiler.At(value).type))},
                       {"right", base::Text(NameOfType(m_compiler.At(out).type))}}),
                  Msg("Give values of one kind: only numbers, or only texts."));
            return kNoNode;
        }
        out = m_compiler.Builder().If(condition, value, out);
    }
    return out;
}

NodeId RuleChecker::RoundedValue(const ast::Fetch& fetch, NodeId value) {
    if (!fetch.decimals.given || value == kNoNode) return value;
    if (m_compiler.At(value).type == ValueType::Number)
        return m_compiler.Builder().Round(value, static_cast<int>(fetch.decimals.value.units));
    Error(fetch.decimals.range, "not-a-number",
          Msg("Only a number can be rounded; “{name}” is not one.", {{"name", fetch.id.text}}), Msg("Leave out 舍入."));
    return kNoNode;
}

void RuleChecker::CheckValue(const ast::Fetch& fetch, std::size_t index) {
    ValueInfo info;
    info.id = fetch.id.text;
    info.title = fetch.title.text;
    info.shown = fetch.shown;
    info.output = fetch.output;
    info.per_row = !fetch.rows_of.text.empty();
    if (fetch.decimals.given) info.decimals = static_cast<int>(fetch.decimals.value.units);
    m_info.values.push_back(info);
    ValueProgram program;
    program.fetch = &fetch;
    const int roster = info.per_row ? m_compiler.RosterNamed(fetch.rows_of) : kCaseDomain;
    bool good = !info.per_row || roster != kCaseDomain;
    const std::size_t before = m_compiler.Assumptions();
    std::vector<NodeId> guards;
    for (const ast::Clause& clause : fetch.pending) {
        ClauseProgram guard;
        guard.clause = &clause;
        guard.condition = m_compiler.CompileCondition(clause.condition, roster);
        guard.missing = MissingNames(clause);
        good = good && guard.condition != kNoNode;
        if (guard.condition != kNoNode) {
            m_compiler.Assume(guard.condition, false);
            guards.push_back(guard.condition);
        }
        program.pending.push_back(std::move(guard));
    }
    const bool over_population = IsPopulationValue(m_tree, fetch);
    const NodeId found = !good ? kNoNode : over_population ? PopulationValue(fetch) : ValueOf(fetch, roster);
    const NodeId kept = RoundedValue(fetch, found);
    m_compiler.ForgetTo(before);
    if (kept != kNoNode) {
        Node value = NodeLike(Op::Value, m_compiler.At(kept));
        value.value = static_cast<int>(index);
        value.domain = roster;
        value.a = kept;
        value.list = std::move(guards);
        program.node = m_compiler.Builder().Add(std::move(value));
        for (const std::string& word : {fetch.id.text, fetch.title.text}) {
            if (!word.empty()) m_compiler.DeclareValue(word, program.node, roster);
        }
    }
    if (kept == kNoNode) {
        for (const std::string& word : {fetch.id.text, fetch.title.text}) m_compiler.DeclareBroken(word);
    }
    m_program.values.push_back(std::move(program));
}

void RuleChecker::CheckRowResults(const ast::RowResults& results) {
    RowResultInfo info;
    info.id = results.id.text;
    info.title = results.title.text;
    RowResultProgram program;
    program.roster = m_compiler.RosterNamed(results.roster);
    if (program.roster == kCaseDomain) return;
    const int key = m_compiler.ColumnNamed(program.roster, results.key);
    if (key >= 0) {
        program.key = m_compiler.LoadColumn(program.roster, key);
        info.keys = m_compiler.Names().At(program.roster).columns[static_cast<std::size_t>(key)].categories;
    }
    for (const ast::Fetch& fetch : results.columns) {
        RowResultInfo::Column column;
        column.id = fetch.id.text;
        column.title = fetch.title.text;
        if (fetch.decimals.given) column.decimals = static_cast<int>(fetch.decimals.value.units);
        info.columns.push_back(column);
        const NodeId value = RoundedValue(fetch, ValueOf(fetch, program.roster));
        program.columns.push_back(value);
        if (value != kNoNode) m_compiler.DeclareValue(fetch.id.text, value, program.roster);
    }
    m_info.row_results.push_back(std::move(info));
    m_program.row_results.push_back(std::move(program));
}

}  // namespace gongjian::lang
