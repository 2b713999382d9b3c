// Checks of clauses that list things: checklists, manual points, reasons in the author's words.
#include "lang/rule_checker.h"

namespace gongjian::lang {

using base::Msg;

void RuleChecker::CheckChecklist(const ast::Clause& clause, PartProgram& part) {
    ClauseProgram program = MakeClause(clause);
    program.points = m_compiler.CompileAmount(clause.points);
    CheckNotNegative(program.points, clause.points.range);
    for (const ast::CheckRow& row : clause.checks) {
        if (!row.points.given && !clause.points.given) {
            Error(row.range, "check-without-points",
                  Msg("“{text}” does not say how many points it costs.", {{"text", TextOf(row.range)}}),
                  Msg("Write 缺一项 扣 1 分：… for all, or a number after each."));
        }
        const NodeId asked = m_compiler.Compile(row.value, kCaseDomain);
        program.checks.push_back(kNoNode);
        if (asked == kNoNode) continue;
        NodeBuilder& builder = m_compiler.Builder();
        // Yes or no answers for itself; of everything else it is the blank that is lacking. What was not asked lacks nothing.
        if (m_compiler.At(asked).type == ValueType::Bool) {
            program.checks.back() = builder.Not(asked);
        } else {
            const NodeId absent = builder.Not(builder.State(ast::StateTest::Filled, {asked}));
            const NodeId skipped = builder.State(ast::StateTest::NotApplicable, {asked});
            program.checks.back() = builder.Logic(Op::And, absent, builder.Not(skipped));
        }
    }
    part.adjustments.push_back(std::move(program));
}

void RuleChecker::CheckManual(const ast::Clause& clause, PartProgram& part) {
    ClauseProgram program = MakeClause(clause);
    program.low = m_compiler.CompileAmount(clause.low);
    program.high = m_compiler.CompileAmount(clause.high);
    NodeBuilder& builder = m_compiler.Builder();
    std::string name = m_info.items[m_item].id;
    if (clause.value != ast::kNone) {
        program.value = m_compiler.CompileNumber(clause.value, kCaseDomain);
        if (clause.reason == ast::kNone) {
            Error(clause.range, "manual-without-reason", Msg("Points at discretion need a reason."),
                  Msg("Add ，理由 and the question that holds it."));
        } else {
            program.reason = m_compiler.Compile(clause.reason, kCaseDomain);
            if (program.reason != kNoNode && m_compiler.At(program.reason).op == Op::Load)
                name = m_compiler.At(program.reason).source->id;
        }
    } else {
        // Entered on the sheet, points and reason together: the two columns after those of the form.
        const int variable = EntryOf(name);
        program.value = m_compiler.LoadVariable(variable);
        program.reason = m_compiler.LoadVariable(variable + 1);
    }
    if (program.value != kNoNode && program.low != kNoNode && program.high != kNoNode && program.reason != kNoNode) {
        const NodeId given = builder.Compare(ast::Compare::NotEqual, program.value, builder.Number({0, 0}));
        const NodeId outside = builder.Logic(Op::Or, builder.Compare(ast::Compare::Less, program.value, program.low),
                                             builder.Compare(ast::Compare::Greater, program.value, program.high));
        const NodeId silent = builder.Not(builder.State(ast::StateTest::Filled, {program.reason}));
        m_program.entry_checks.push_back({name, builder.Logic(Op::And, given, builder.Logic(Op::Or, outside, silent))});
    }
    part.adjustments.push_back(std::move(program));
}

int RuleChecker::EntryOf(const std::string& item) const {
    for (std::size_t i = 0; i < m_rules.names.variables.size(); ++i) {
        if (m_rules.names.variables[i].id == std::string(kEntryPrefix) + item) return static_cast<int>(i);
    }
    return -1;
}

void RuleChecker::CheckMissingPoints(const ast::Amount& points, ItemProgram& program) {
    const int decimals = m_info.items[m_item].decimals;
    const auto units = base::UnitsAtScale(points.value, decimals);
    if (points.expression != ast::kNone || !units) {
        Error(points.range, "too-many-decimals",
              Msg("{n} has more decimals than the result is rounded to.", {{"n", TextOf(points.range)}}),
              Msg("Write a number with {decimals} decimals.", {{"decimals", std::to_string(decimals)}}));
        return;
    }
    program.missing_points = *units;
}

void RuleChecker::CheckTemplate(const ast::Clause& clause, ItemProgram& program) {
    program.say = &clause;
    for (const ast::Text* text : {&clause.text, &clause.text_en}) {
        for (std::size_t at = text->text.find('{'); at != std::string::npos; at = text->text.find('{', at + 1)) {
            const std::size_t end = text->text.find('}', at);
            if (end == std::string::npos) {
                Error(text->range, "bad-template",
                      Msg("A place that opens with {open} is not closed.", {{"open", "{"}}),
                      Msg("Between {open} and {close} stands the name of a question or a 取数, or 得分 for the points.",
                          {{"open", "{"}, {"close", "}"}}));
                break;
            }
            const std::string word = text->text.substr(at + 1, end - at - 1);
            if (word == "得分" || word == "points") continue;
            ast::Expr name;
            name.kind = ast::ExprKind::Name;
            name.name = {word, text->range, false};
            name.range = text->range;
            const NodeId node = m_compiler.CompileWord(name);
            if (node != kNoNode) program.say_values.emplace_back(word, node);
        }
    }
}

}  // namespace gongjian::lang
