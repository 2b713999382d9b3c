// Checks items: every clause compiled, in the order in which it will be asked (omissions, guards, base,
// adjustments), so that each may rely on what stands before it.
#include <algorithm>

#include "base/text.h"
#include "lang/rule_checker.h"

namespace gongjian::lang {

using ast::ClauseKind;
using base::Msg;

ClauseProgram RuleChecker::MakeClause(const ast::Clause& clause) {
    ClauseProgram program;
    program.clause = &clause;
    ItemInfo& info = m_info.items[m_item];
    program.index = info.clauses.size();
    info.clauses.emplace_back(base::Trim(TextOf(clause.range)));
    return program;
}

std::vector<std::string> RuleChecker::MissingNames(const ast::Clause& clause) {
    std::vector<std::string> out;
    for (const ast::Name& name : clause.names) {
        const std::size_t dot = name.text.find('.');
        const std::string first = name.text.substr(0, dot);
        const auto found = m_compiler.Names().Questions(first);
        if (found.size() > 1) {
            m_compiler.ReportAmbiguous(name.range, first, found);
            continue;
        }
        if (found.empty()) {
            Error(name.range, "unknown-name", Msg("“{name}” is not a question of the form.", {{"name", first}}),
                  Msg("After 缺 stand questions, or rows as roster.category. Near: {names}.",
                      {{"names", JoinWords(m_compiler.Names().Near(first, kCaseDomain))}}));
            continue;
        }
        const Variable& variable = m_compiler.Names().At(found[0]);
        if (dot == std::string::npos) {
            out.push_back(variable.id);
            continue;
        }
        const std::string second = name.text.substr(dot + 1);
        std::string category;
        for (const Variable& column : variable.columns) {
            const int index = Scope::Category(column, second);
            if (index >= 0 && category.empty()) category = column.categories[static_cast<std::size_t>(index)].id;
            if (column.id == second || column.label_zh == second) category = column.id;
        }
        if (category.empty()) {
            Error(name.range, "unknown-name",
                  Msg("The roster “{roster}” has neither a column nor a category “{name}”.",
                      {{"roster", first}, {"name", second}}),
                  Msg("Write roster.category, for example a voter group, or roster.column."));
            continue;
        }
        out.push_back(variable.id + "." + category);
    }
    return out;
}

void RuleChecker::CheckItems() {
    for (const ast::Item& item : m_tree.items) CheckItem(item);
}

void RuleChecker::CheckItem(const ast::Item& item) {
    m_item = m_info.items.size();
    ItemInfo info;
    info.id = item.id.text;
    info.title = item.title.given ? item.title.text : item.id.text;
    info.role = item.kind == ast::ItemKind::Bonus     ? ItemRole::Bonus
                : item.kind == ast::ItemKind::Penalty ? ItemRole::Penalty
                                                      : ItemRole::Item;
    if (item.points.given) info.points = item.points.value;
    info.line = m_rules.source.At(item.range.begin).line;
    const std::string block_id = item.kind == ast::ItemKind::BlockItem ? item.id.text : item.block.text;
    if (info.role == ItemRole::Item) {
        for (std::size_t i = 0; i < m_info.blocks.size(); ++i) {
            if (m_info.blocks[i].id == block_id && !block_id.empty()) {
                info.block = i;
                m_info.blocks[i].items.push_back(m_item);
            }
        }
    }
    m_info.items.push_back(info);

    ItemProgram program;
    program.item = &item;
    ast::Amount missing_points;
    if (m_tree.header.decimals.given)
        m_info.items[m_item].decimals = static_cast<int>(m_tree.header.decimals.value.units);
    const std::size_t before = m_compiler.Assumptions();
    for (const ast::Clause& clause : item.clauses) {
        if (clause.kind == ClauseKind::Omit) {
            ClauseProgram omission = MakeClause(clause);
            omission.condition = m_compiler.CompileCondition(clause.condition, kCaseDomain);
            m_compiler.Assume(omission.condition, false);
            program.omissions.push_back(std::move(omission));
        } else if (clause.kind == ClauseKind::MissingIsZero) {
            program.missing_scores = true;
            missing_points = clause.points.given ? clause.points : ast::Amount{{0, 0}, clause.range, true};
        } else if (clause.kind == ClauseKind::BlankWithholds) {
            program.blank_withholds = true;
            if (info.role == ItemRole::Item) {
                Error(clause.range, "clause-of-bonus",
                      Msg("未填待补 belongs to 加分 and 扣分; an item waits for its answers anyway."),
                      Msg("Remove 未填待补."));
            }
        } else if (clause.kind == ClauseKind::Say) {
            CheckTemplate(clause, program);
        } else if (clause.kind == ClauseKind::Evidence) {
            m_info.items[m_item].evidence = clause.text.text;
        } else if (clause.kind == ClauseKind::Round) {
            const auto decimals = clause.decimals.value;
            if (decimals.scale != 0 || decimals.units < 0 || decimals.units > 4) {
                Error(clause.range, "bad-decimals", Msg("舍入 takes a number of decimals from 0 to 4."),
                      Msg("Write 舍入 2 位."));
            } else {
                m_info.items[m_item].decimals = static_cast<int>(decimals.units);
            }
        }
    }
    if (program.missing_scores) CheckMissingPoints(missing_points, program);
    if (!program.omissions.empty() && info.role != ItemRole::Item) {
        Error(program.omissions[0].clause->range, "omission-in-bonus",
              Msg("加分 and 扣分 have no 合理缺项: nothing is rescaled by them."),
              Msg("Write the condition with 当 … instead."));
    }
    program.has_parts = !item.parts.empty();
    if (program.has_parts) {
        for (const ast::Clause& clause : item.clauses) {
            const bool of_item = clause.kind == ClauseKind::Omit || clause.kind == ClauseKind::MissingIsZero ||
                                 clause.kind == ClauseKind::Evidence || clause.kind == ClauseKind::Round ||
                                 clause.kind == ClauseKind::UntilZero || clause.kind == ClauseKind::BlankWithholds ||
                                 clause.kind == ClauseKind::Say;
            if (!of_item) {
                Error(clause.range, "clause-beside-parts",
                      Msg("“{text}” stands beside 其中: it is not said which part it changes.",
                          {{"text", TextOf(clause.range)}}),
                      Msg("Move it into one of the parts."));
            }
        }
        Rational sum{0, 1};
        for (const ast::Part& part : item.parts) {
            PartProgram part_program;
            part_program.title = part.title.text;
            part_program.points = part.points.value;
            sum = sum + Rational::From(part.points.value);
            CheckPart(part.clauses, part_program, item);
            CheckStart(part_program, part.clauses, part.range);
            program.parts.push_back(std::move(part_program));
        }
        if (item.points.given && Compare(sum, Rational::From(item.points.value)) != 0) {
            Error(item.points.range, "points-do-not-add-up",
                  Msg("The parts of item {id} add up to {sum}, but its 满分 is {points}.",
                      {{"id", item.id.text},
                       {"sum", base::ToString(base::Decimal{*RoundToUnits(sum, 2), 2})},
                       {"points", base::ToString(item.points.value)}}),
                  Msg("Change 满分 or a part so that they agree."));
        }
    } else {
        PartProgram part;
        if (item.points.given) part.points = item.points.value;
        CheckPart(item.clauses, part, item);
        CheckStart(part, item.clauses, item.range);
        program.parts.push_back(std::move(part));
    }
    CheckSkipped(item, program);
    m_compiler.ForgetTo(before);
    m_program.items.push_back(std::move(program));
}

void RuleChecker::CheckGuards(const std::vector<ast::Clause>& clauses, PartProgram& part) {
    for (const ast::Clause& clause : clauses) {
        if (clause.kind != ClauseKind::Guard && clause.kind != ClauseKind::Pending) continue;
        ClauseProgram guard = MakeClause(clause);
        guard.condition = m_compiler.CompileCondition(clause.condition, kCaseDomain);
        if (clause.kind == ClauseKind::Guard) {
            const std::size_t before = m_compiler.Assumptions();
            m_compiler.Assume(guard.condition, true);
            guard.value = m_compiler.CompileNumber(clause.value, kCaseDomain);
            m_compiler.ForgetTo(before);
        } else {
            guard.missing = MissingNames(clause);
        }
        m_compiler.Assume(guard.condition, false);
        part.guards.push_back(std::move(guard));
    }
}

void RuleChecker::CheckPart(const std::vector<ast::Clause>& clauses, PartProgram& part, const ast::Item& item) {
    const std::size_t before = m_compiler.Assumptions();
    CheckGuards(clauses, part);
    for (const ast::Clause& clause : clauses) CheckClause(clause, part, item);
    for (ClauseProgram& guard : part.guards) {
        if (guard.value != kNoNode && m_compiler.At(guard.value).op == Op::Constant &&
            guard.clause->kind == ClauseKind::Guard) {
            const Node& node = m_compiler.At(guard.value);
            CheckPoints({{node.number, node.scale}, m_tree[guard.clause->value].range, true}, part);
        }
    }
    m_compiler.ForgetTo(before);
}

void RuleChecker::CheckClause(const ast::Clause& clause, PartProgram& part, const ast::Item& item) {
    switch (clause.kind) {
        case ClauseKind::Base: {
            ClauseProgram program = MakeClause(clause);
            program.value = m_compiler.CompileNumber(clause.value, kCaseDomain);
            if (!part.bases.empty()) {
                Error(clause.range, "second-base",
                      Msg("Item {id} already says what it 得 without a condition; “{text}” can never hold.",
                          {{"id", item.id.text}, {"text", TextOf(clause.range)}}),
                      Msg("Give the other one a condition with 当, or remove one."));
            }
            if (program.value != kNoNode && m_compiler.At(program.value).op == Op::Constant) {
                const Node& node = m_compiler.At(program.value);
                CheckPoints({{node.number, node.scale}, m_tree[clause.value].range, true}, part);
            }
            part.bases.push_back(std::move(program));
            break;
        }
        case ClauseKind::Adjust: {
            ClauseProgram program = MakeClause(clause);
            const std::size_t before = m_compiler.Assumptions();
            if (clause.condition != ast::kNone) {
                program.condition = m_compiler.CompileCondition(clause.condition, kCaseDomain);
                m_compiler.Assume(program.condition, true);
            }
            program.value = m_compiler.CompileNumber(clause.value, kCaseDomain);
            CheckNotNegative(program.value, m_tree[clause.value].range);
            m_compiler.ForgetTo(before);
            program.cap = m_compiler.CompileAmount(clause.cap);
            part.adjustments.push_back(std::move(program));
            break;
        }
        case ClauseKind::Due: CheckDue(clause, part); break;
        case ClauseKind::Rate: CheckRate(clause, part); break;
        case ClauseKind::Shortfall:
        case ClauseKind::Excess:
        case ClauseKind::Below:
        case ClauseKind::Above:
        case ClauseKind::Steps: CheckStepClause(clause, part); break;
        case ClauseKind::Tiers: CheckTiers(clause, part); break;
        case ClauseKind::Cases: CheckCases(clause, part); break;
        case ClauseKind::RowCases: CheckRowCases(clause, part); break;
        case ClauseKind::Checklist: CheckChecklist(clause, part); break;
        case ClauseKind::Manual: CheckManual(clause, part); break;
        case ClauseKind::MayGoNegative: part.may_go_negative = true; break;
        default: break;
    }
}

void RuleChecker::CheckDue(const ast::Clause& clause, PartProgram& part) {
    if (part.due != nullptr) {
        Error(clause.range, "second-due", Msg("应 … 实 … stands twice in one item."),
              Msg("Use parts (其中 …) for two quantities."));
        return;
    }
    part.due = &clause;
    part.due_index = MakeClause(clause).index;
    part.due_node = m_compiler.CompileNumber(clause.due, kCaseDomain);
    part.actual_node = m_compiler.CompileNumber(clause.actual, kCaseDomain);
}

void RuleChecker::CheckRate(const ast::Clause& clause, PartProgram& part) {
    if (part.rate != nullptr) {
        Error(clause.range, "second-rate", Msg("率 stands twice in one item."),
              Msg("Use parts (其中 …) for two rates."));
        return;
    }
    part.rate = &clause;
    part.rate_index = MakeClause(clause).index;
    part.rate_node = m_compiler.CompileNumber(clause.value, kCaseDomain);
    if (part.rate_node != kNoNode && !m_compiler.At(part.rate_node).ratio) {
        Error(clause.range, "rate-not-a-ratio",
              Msg("率 needs a fraction; “{text}” is a plain number.", {{"text", TextOf(m_tree[clause.value].range)}}),
              Msg("Write 率 done / due, for example 率 已建工会企业数 / 应建工会企业数."));
    }
    if (clause.target.expression != ast::kNone) {
        part.target_node = m_compiler.CompileAmount(clause.target);
        return;
    }
    part.target_node = m_compiler.Builder().Number({clause.target.value.units, clause.target.value.scale + 2});
    if (clause.target.value.units <= 0 || Compare(Rational::From(clause.target.value), Rational{100, 1}) == 1) {
        Error(clause.target.range, "target-out-of-range",
              Msg("A target of {n}% is not between 0% and 100%.", {{"n", base::ToString(clause.target.value)}}),
              Msg("Write the target as a percentage, for example 80%."));
    }
}

void RuleChecker::CheckStep(const ast::Clause& clause, int decimals) {
    const bool whole = clause.step.value == base::Decimal{1, 0} && decimals == 0;
    if (clause.step.value.units <= 0) {
        Error(clause.step.range, "step-not-positive",
              Msg("A step of {n} never ends.", {{"n", base::ToString(clause.step.value)}}),
              Msg("Write 每少 1 …, each step greater than 0."));
    } else if (!whole && clause.partial == ast::Partial::NotDeclared) {
        Error(clause.range, "partial-not-declared",
              Msg("“{text}” does not say what part of a step counts as.", {{"text", TextOf(clause.range)}}),
              Msg("Add one of: 不足 1 个百分点按 1 个百分点计 / 按比例 / 不足 1 个百分点不计 (part counts as one / "
                  "proportional / part ignored)."));
    }
}

void RuleChecker::CheckStepClause(const ast::Clause& clause, PartProgram& part) {
    ClauseProgram program = MakeClause(clause);
    if (clause.kind == ClauseKind::Shortfall || clause.kind == ClauseKind::Excess) {
        if (part.due == nullptr) {
            Error(clause.range, "step-without-due",
                  Msg("“{text}” compares with 应 … 实 …, which item {id} does not have before it.",
                      {{"text", TextOf(clause.range)}, {"id", m_info.items[m_item].id}}),
                  Msg("Put a line before it: 应 2 次，实 question."));
        } else if (part.due_node != kNoNode && part.actual_node != kNoNode) {
            const Node &due = m_compiler.At(part.due_node), &actual = m_compiler.At(part.actual_node);
            CheckStep(clause, due.ratio || actual.ratio ? 1 : std::max(due.scale, actual.scale));
        }
    } else if (clause.kind == ClauseKind::Steps) {
        program.value = m_compiler.CompileNumber(clause.value, kCaseDomain);
        if (program.value != kNoNode)
            CheckStep(clause, m_compiler.At(program.value).ratio ? 1 : m_compiler.At(program.value).scale);
        program.cap = m_compiler.CompileAmount(clause.cap);
    } else {
        if (part.rate == nullptr) {
            Error(clause.range, "step-without-rate",
                  Msg("“{text}” compares with 率 … 目标 …, which item {id} does not have before it.",
                      {{"text", TextOf(clause.range)}, {"id", m_info.items[m_item].id}}),
                  Msg("Put a line before it: 率 done / due，目标 80%."));
        }
        CheckStep(clause, 1);
    }
    program.points = m_compiler.CompileAmount(clause.points);
    CheckNotNegative(program.points, clause.points.range);
    part.adjustments.push_back(std::move(program));
}

/// 扣 -2 分: the word says already whether points are taken or given.
void RuleChecker::CheckNotNegative(NodeId points, base::Range range) {
    if (points == kNoNode) return;
    const Bounds& bounds = m_compiler.BoundsOf(points);
    if (!bounds.high || Compare(*bounds.high, Rational{0, 1}) != -1) return;
    Error(range, "negative-points",
          Msg("“{text}” is less than 0, but 扣 and 加 already say which way the points go.", {{"text", TextOf(range)}}),
          Msg("Write the number without a minus: 扣 2 分 takes points away, 加 2 分 gives them."));
}

void RuleChecker::CheckPoints(const ast::Amount& points, const PartProgram& part) {
    if (part.points && points.given && points.expression == ast::kNone && points.value > *part.points &&
        m_info.items[m_item].role == ItemRole::Item) {
        Error(points.range, "exceeds-points",
              Msg("{n} points are more than the 满分 of {points}.",
                  {{"n", base::ToString(points.value)}, {"points", base::ToString(*part.points)}}),
              Msg("Lower it to {points} at most, or raise 满分.", {{"points", base::ToString(*part.points)}}));
    }
}

void RuleChecker::CheckStart(PartProgram& part, const std::vector<ast::Clause>& clauses, base::Range range) {
    bool deducts = false, adds = false;
    for (const ast::Clause& clause : clauses) {
        switch (clause.kind) {
            case ClauseKind::Adjust:
            case ClauseKind::Shortfall:
            case ClauseKind::Excess:
            case ClauseKind::Below:
            case ClauseKind::Above:
            case ClauseKind::Steps:
            case ClauseKind::Checklist:
            case ClauseKind::Manual:
            case ClauseKind::RowCases: (clause.effect == ast::Effect::Deduct ? deducts : adds) = true; break;
            default: break;
        }
    }
    const ItemRole role = m_info.items[m_item].role;
    const std::string& id = m_info.items[m_item].id;
    if (part.bases.empty() && part.guards.empty() && !deducts && !adds) {
        Error(range, "item-without-clauses", Msg("Item {id} does not say how it is scored.", {{"id", id}}),
              part.due != nullptr    ? Msg("Add a line such as 每少 1 次 扣 2 分.")
              : part.rate != nullptr ? Msg("Add a line such as 每低 1 个百分点 扣 0.2 分，按比例.")
                                     : Msg("Add a line such as 得 …, 每少 1 次 扣 2 分 or 按 …：."));
        return;
    }
    if (role != ItemRole::Item) return;
    if (part.bases.empty() && deducts && adds) {
        Error(range, "mixed-clauses",
              Msg("Item {id} both adds and deducts, and nothing says what it starts from.", {{"id", id}}),
              Msg("Give it a base (得 n 分), or split it into parts: 其中 “…” n 分 …."));
        return;
    }
    part.starts_full = part.bases.empty() && deducts && part.points;
    if (part.bases.empty() && deducts && !part.points) {
        // An adjustment of the total: it starts from nothing and stays below it.
        if (!part.may_go_negative) {
            Warn(range, "no-points",
                 Msg("Item {id} deducts, but has no 满分: it is taken from the total.", {{"id", id}}),
                 Msg("Add 满分 n after its title if it has points of its own, or 可倒扣 if this is meant."));
        }
        part.may_go_negative = true;
    }
}

}  // namespace gongjian::lang
