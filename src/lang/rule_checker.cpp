#include "lang/rule_checker.h"

#include <algorithm>
#include <set>

#include "base/fingerprint.h"
#include "base/text.h"
#include "lang/extra_inputs.h"
#include "lang/parser.h"

namespace gongjian::lang {

using base::Msg;
using base::Severity;

RuleChecker::RuleChecker(CheckedRuleSet& rules, std::vector<base::Diagnostic>& diagnostics)
    : m_rules(rules),
      m_tree(rules.tree),
      m_info(rules.info),
      m_program(rules.program),
      m_diagnostics(diagnostics),
      m_compiler(rules.source, rules.tree, rules.names, rules.program, diagnostics) {}

void RuleChecker::Error(base::Range range, std::string code, base::Message message, base::Message hint) {
    m_compiler.Report(range, std::move(code), std::move(message), std::move(hint));
}

void RuleChecker::Warn(base::Range range, std::string code, base::Message message, base::Message hint) {
    m_compiler.Report(range, std::move(code), std::move(message), std::move(hint), Severity::Warning);
}

std::string RuleChecker::TextOf(base::Range range) const {
    return m_rules.source.Text().substr(range.begin, range.end - range.begin);
}

void RuleChecker::Run() {
    CheckHeader();
    CheckIds();
    CheckBlocks();
    CheckValues();
    for (const ast::Condition& condition : m_tree.not_assessed) {
        m_program.not_assessed.push_back(m_compiler.CompileCondition(condition.condition, kCaseDomain));
        // Guards divisions: whoever is not assessed is not computed.
        m_compiler.Assume(m_program.not_assessed.back(), false);
    }
    CheckItems();
    for (const ast::Condition& condition : m_tree.no_grade) {
        m_program.no_grade.push_back(m_compiler.CompileCondition(condition.condition, kCaseDomain));
    }
    if (m_tree.header.factor != ast::kNone) {
        m_program.factor = m_compiler.CompileNumber(m_tree.header.factor, kCaseDomain);
        m_info.has_factor = true;
    }
    CheckGrades();
    CheckGradeConditions();
    CheckVetoes();
    CheckSums();
    CheckRanking();
    CheckTests();
    CheckUse();
    if (!base::HasErrors(m_diagnostics)) LowerItems();
}

void RuleChecker::CheckHeader() {
    const ast::Header& header = m_tree.header;
    m_info.id = header.id.text;
    m_info.title = header.title.given ? header.title.text : header.id.text;
    m_info.version = header.version.text;
    m_info.form_id = header.form.text;
    for (const ast::Text& basis : header.basis) m_info.basis.push_back(basis.text);
    m_info.period_from = header.period_from;
    m_info.period_to = header.period_to;
    if (header.points.given) m_info.points = header.points.value;
    m_info.rescale = header.rescale;
    if (header.star_over.given) m_info.star_over = header.star_over.value;
    if (header.total_cap.given) m_info.total_cap = header.total_cap.value;
    m_info.file = m_rules.source.Name();
    m_info.text = m_rules.source.Text();
    m_info.text_hash = base::Fingerprint(m_rules.source.Text());
    const std::string& form_version = m_rules.names.form_version;
    if (header.form_version.given && header.form_version.text != form_version) {
        Warn(header.form_version.range, "form-changed",
             Msg("The rules were written for version “{old}” of the form; it is “{new}” now.",
                 {{"old", header.form_version.text}, {"new", form_version}}),
             Msg("See what changed in the form, try the rules on cases, then write the new version here."));
    }
    if (header.period_from && header.period_to && *header.period_to < *header.period_from) {
        Error(header.range, "period-reversed", Msg("The period ends before it begins."),
              Msg("Write 适用期 first day 至 last day."));
    }
}

void RuleChecker::CheckIds() {
    std::map<std::string, base::Range> seen;
    const auto declare = [this, &seen](const ast::Name& name) {
        if (name.text.empty()) return;
        const auto [it, is_new] = seen.emplace(name.text, name.range);
        if (is_new) return;
        Error(name.range, "duplicate-id",
              Msg("The id “{id}” is already used in line {line}.",
                  {{"id", name.text}, {"line", std::to_string(m_rules.source.At(it->second.begin).line)}}),
              Msg("Give it an id of its own."));
    };
    for (const ast::Block& block : m_tree.blocks) {
        if (!block.is_item) declare(block.id);
    }
    for (const ast::Item& item : m_tree.items) declare(item.id);
    for (const ast::Veto& veto : m_tree.vetoes) declare(veto.id);
    for (const ast::Fetch& fetch : m_tree.fetches) {
        declare(fetch.id);
        if (!m_compiler.Names().Questions(fetch.id.text).empty()) {
            Warn(fetch.id.range, "shadowed-name",
                 Msg("“{id}” is also a question of the form; from here on it means this value.",
                     {{"id", fetch.id.text}}),
                 Msg("Choose another id."));
        }
    }
}

void RuleChecker::CheckBlocks() {
    const auto add = [this](const ast::Name& id, const ast::Text& title, const ast::Amount& points, bool rescale,
                            const ast::Amount& star_over, const ast::Amount& weight, bool is_item) {
        BlockInfo info;
        info.id = id.text;
        info.title = title.given ? title.text : id.text;
        if (points.given) info.points = points.value;
        info.rescale = rescale;
        if (star_over.given) info.star_over = star_over.value;
        if (weight.given) info.weight = weight.value;
        info.is_item = is_item;
        m_info.blocks.push_back(std::move(info));
    };
    std::vector<std::pair<std::uint32_t, std::size_t>> order;  // file order over blocks and block items
    for (const ast::Block& block : m_tree.blocks) {
        if (!block.is_item)
            add(block.id, block.title, block.points, block.rescale, block.star_over, block.weight, false),
                order.emplace_back(block.range.begin, m_info.blocks.size() - 1);
    }
    for (const ast::Item& item : m_tree.items) {
        if (item.kind != ast::ItemKind::BlockItem) continue;
        // A block that is its own item stands among the blocks too, with what only its head says.
        const auto head = std::find_if(m_tree.blocks.begin(), m_tree.blocks.end(), [&item](const ast::Block& block) {
            return block.is_item && block.range.begin == item.range.begin;
        });
        const ast::Amount weight = head == m_tree.blocks.end() ? ast::Amount{} : head->weight;
        add(item.id, item.title, item.points, item.rescale, item.star_over, weight, true);
        order.emplace_back(item.range.begin, m_info.blocks.size() - 1);
    }
    std::sort(order.begin(), order.end());
    std::vector<BlockInfo> sorted;
    sorted.reserve(order.size());
    for (const auto& [begin, index] : order) sorted.push_back(m_info.blocks[index]);
    m_info.blocks = std::move(sorted);
}

void RuleChecker::CheckSums() {
    const auto shown = [](const Rational& value) {
        return base::ToString(base::Decimal{RoundToUnits(value, 2).value_or(0), 2});
    };
    Rational total{0, 1};
    bool complete = true;
    for (const BlockInfo& block : m_info.blocks) {
        Rational sum{0, 1};
        for (std::size_t item : block.items) {
            if (m_info.items[item].points) sum = sum + Rational::From(*m_info.items[item].points);
        }
        const auto tree_block = std::find_if(m_tree.blocks.begin(), m_tree.blocks.end(),
                                             [&block](const ast::Block& b) { return b.id.text == block.id; });
        if (block.items.empty() && tree_block != m_tree.blocks.end()) {
            Error(tree_block->range, "empty-block", Msg("The block {id} has no items.", {{"id", block.id}}),
                  Msg("Put its items (项目 …) below it, or write 部分兼项目."));
        } else if (block.points && !block.is_item && tree_block != m_tree.blocks.end() &&
                   Compare(sum, Rational::From(*block.points)) != 0) {
            Error(tree_block->points.range, "points-do-not-add-up",
                  Msg("The items of {id} add up to {sum}, but its 满分 is {points}.",
                      {{"id", block.id}, {"sum", shown(sum)}, {"points", base::ToString(*block.points)}}),
                  Msg("Change 满分 or an item so that they agree."));
        }
        if (block.points)
            total =
                total + (block.weight ? Rational::From(*block.points) * Rational::From(*block.weight) / Rational{100, 1}
                                      : Rational::From(*block.points));
        else
            complete = false;
    }
    for (const ItemInfo& item : m_info.items) {
        if (item.role == ItemRole::Item && !item.block && item.points) total = total + Rational::From(*item.points);
        if (item.role == ItemRole::Bonus && !item.points) {
            const auto found = std::find_if(m_tree.items.begin(), m_tree.items.end(),
                                            [&item](const ast::Item& i) { return i.id.text == item.id; });
            Error(found->id.range, "bonus-without-cap", Msg("The bonus {id} has no cap.", {{"id", item.id}}),
                  Msg("Write 最多 5 分 after its title."));
        }
    }
    const bool scores = std::any_of(m_info.items.begin(), m_info.items.end(),
                                    [](const ItemInfo& item) { return item.role == ItemRole::Item; });
    if (m_info.points && complete && scores && Compare(total, Rational::From(*m_info.points)) != 0) {
        Error(m_tree.header.points.range, "points-do-not-add-up",
              Msg("The rule set adds up to {sum}, but its 满分 is {points}.",
                  {{"sum", shown(total)}, {"points", base::ToString(*m_info.points)}}),
              Msg("Change 满分 or a block so that they agree."));
    }
    // Lights and advice are results too: a rule set may give nothing else.
    const bool concludes =
        !m_tree.row_results.empty() || std::any_of(m_tree.fetches.begin(), m_tree.fetches.end(),
                                                   [](const ast::Fetch& fetch) { return fetch.output || fetch.shown; });
    if (!scores && !concludes) {
        Error(m_tree.header.range, "no-items", Msg("The rule set has no items and no conclusions."),
              Msg("Add 项目 id “title” 满分 n and how it is scored, or 结论 or 逐行."));
    }
}

bool RuleChecker::IsGrade(const ast::Name& name) {
    std::vector<std::string> grades;
    for (const ast::Band& band : m_tree.bands) grades.push_back(band.grade.text);
    if (!m_tree.no_grade.empty() && name.text == kNoGrade) return true;
    if (std::find(grades.begin(), grades.end(), name.text) != grades.end()) return true;
    const auto near = base::Nearest(name.text, grades);
    Error(name.range, "unknown-grade", Msg("“{name}” is not a grade of this rule set.", {{"name", name.text}}),
          grades.empty() ? Msg("Declare the grades: 等次 优秀 90 分以上，其余 …")
                         : Msg("Did you mean {names}?", {{"names", JoinWords(near.empty() ? grades : near)}}));
    return false;
}

void RuleChecker::CheckVetoes() {
    for (const ast::Veto& veto : m_tree.vetoes) {
        VetoInfo info;
        info.id = veto.id.text;
        info.title = veto.title.given ? veto.title.text : veto.id.text;
        info.caps = veto.caps;
        info.cap = veto.cap.text;
        info.unknown_is_false = veto.unknown_is_false;
        if (veto.caps) IsGrade(veto.cap);
        m_info.vetoes.push_back(std::move(info));
        m_program.vetoes.push_back({&veto, m_compiler.CompileCondition(veto.condition, kCaseDomain)});
        const NodeId condition = m_program.vetoes.back().condition;
        if (condition != kNoNode && m_compiler.At(condition).op == Op::Constant) {
            Error(m_tree[veto.condition].range, "constant-condition", Msg("This condition is always the same."),
                  Msg("Compare an answer with something."));
        }
    }
    if (!m_tree.vetoes.empty() && m_tree.bands.empty()) {
        Error(m_tree.vetoes.front().range, "veto-without-grades",
              Msg("A veto decides the grade, but there are no grades."),
              Msg("Declare the grades: 等次 优秀 90 分以上，其余 不合格."));
    }
}

void RuleChecker::CheckGrades() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < m_tree.bands.size(); ++i) {
        const ast::Band& band = m_tree.bands[i];
        BandInfo info;
        info.grade = band.grade.text;
        if (!seen.insert(info.grade).second) {
            Error(band.grade.range, "duplicate-grade", Msg("The grade “{name}” stands twice.", {{"name", info.grade}}),
                  Msg("Remove one of the two."));
        }
        if (!band.otherwise) {
            info.from = band.from.value;
            // A grade with a condition may be missed where the next one is not.
            const bool may_miss = i > 0 && m_tree.bands[i - 1].condition != ast::kNone &&
                                  m_tree.bands[i - 1].from.value == band.from.value;
            if (i > 0 && !may_miss && m_tree.bands[i - 1].from.given &&
                m_tree.bands[i - 1].from.value <= band.from.value) {
                Error(band.from.range, "bands-not-descending",
                      Msg("“{name}” from {n} can never be given: an earlier grade already holds there.",
                          {{"name", info.grade}, {"n", base::ToString(band.from.value)}}),
                      Msg("Write the grades from the highest to the lowest."));
            }
        }
        m_info.bands.push_back(std::move(info));
    }
    if (!m_tree.bands.empty() &&
        std::none_of(m_tree.bands.begin(), m_tree.bands.end(), [](const ast::Band& band) { return band.otherwise; })) {
        Error(m_tree.bands_range, "no-lowest-grade",
              Msg("The grades leave a gap: totals below {n} get none.",
                  {{"n", base::ToString(m_tree.bands.back().from.value)}}),
              Msg("End with 其余 and the lowest grade."));
    }
}

void RuleChecker::CheckRanking() {
    if (m_tree.quota) {
        const ast::Quota& quota = *m_tree.quota;
        QuotaInfo info;
        info.grade = quota.grade.text;
        info.percent = quota.percent.value;
        info.rounding = static_cast<QuotaInfo::Rounding>(quota.rounding);
        info.ties = static_cast<QuotaInfo::Ties>(quota.ties);
        if (quota.at_least.given) info.at_least = static_cast<int>(quota.at_least.value.units);
        if (quota.percent.value.units <= 0 || quota.percent.value > base::Decimal{100, 0}) {
            Error(quota.percent.range, "quota-out-of-range",
                  Msg("A quota of {n}% is not between 0% and 100%.", {{"n", base::ToString(quota.percent.value)}}),
                  Msg("Write for example 不超过 20%."));
        }
        if (IsGrade(quota.grade)) {
            for (std::size_t i = 0; i + 1 < m_info.bands.size(); ++i) {
                if (m_info.bands[i].grade == info.grade) info.otherwise = m_info.bands[i + 1].grade;
            }
            if (info.otherwise.empty()) {
                Error(quota.grade.range, "quota-on-lowest-grade",
                      Msg("“{name}” is the lowest grade: whoever is over the quota could get nothing.",
                          {{"name", info.grade}}),
                      Msg("Put the quota on a higher grade."));
            }
        }
        m_info.quota = std::move(info);
    }
    for (const ast::Name& key : m_tree.rank) {
        if (key.text == "total" || key.text == "总分") {
            m_info.rank_keys.emplace_back("total");
            continue;
        }
        const bool block = std::any_of(m_info.blocks.begin(), m_info.blocks.end(),
                                       [&key](const BlockInfo& b) { return b.id == key.text; });
        const bool item = std::any_of(m_info.items.begin(), m_info.items.end(),
                                      [&key](const ItemInfo& i) { return i.id == key.text; });
        if (block || item) {
            m_info.rank_keys.push_back(key.text);
            continue;
        }
        std::vector<std::string> ids{"总分"};
        for (const BlockInfo& b : m_info.blocks) ids.push_back(b.id);
        Error(key.range, "unknown-rank-key", Msg("“{name}” is neither 总分 nor a block or item.", {{"name", key.text}}),
              Msg("One of {names}.", {{"names", JoinWords(ids)}}));
    }
    if (m_tree.rank.empty()) m_info.rank_keys.emplace_back("total");
    if (!m_tree.pool.text.empty()) {
        ast::Expr name;
        name.name = m_tree.pool;
        name.range = m_tree.pool.range;
        const NodeId pool = m_compiler.CompileWord(name);
        if (pool != kNoNode && m_compiler.At(pool).op == Op::Load && m_compiler.At(pool).type == ValueType::Category) {
            m_info.pool = m_compiler.At(pool).source->id;
        } else if (pool != kNoNode) {
            Error(m_tree.pool.range, "not-a-choice",
                  Msg("“{text}” is {type}; categories need a choice.",
                      {{"text", m_tree.pool.text}, {"type", base::Text(NameOfType(m_compiler.At(pool).type))}}),
                  Msg("Name the choice question whose categories are ranked apart."));
        }
    }
}

void RuleChecker::CheckUse() {
    if (base::HasErrors(m_diagnostics)) return;  // what is wrong cannot be judged unused
    std::set<NodeId> used;
    const auto use = [&used](const ClauseProgram& clause) {
        used.insert({clause.condition, clause.value, clause.level, clause.key, clause.cap, clause.points, clause.low,
                     clause.high, clause.reason});
        used.insert(clause.checks.begin(), clause.checks.end());
    };
    for (const Node& node : m_program.nodes) {
        used.insert({node.a, node.b, node.c});
        used.insert(node.list.begin(), node.list.end());
    }
    for (const ItemProgram& item : m_program.items) {
        for (const auto& [word, node] : item.say_values) used.insert(node);
        for (const ClauseProgram& omission : item.omissions) use(omission);
        for (const PartProgram& part : item.parts) {
            used.insert({part.due_node, part.actual_node, part.rate_node, part.target_node});
            for (const auto* clauses : {&part.guards, &part.bases, &part.adjustments}) {
                for (const ClauseProgram& clause : *clauses) use(clause);
            }
        }
    }
    for (const VetoProgram& veto : m_program.vetoes) used.insert(veto.condition);
    for (const RowResultProgram& results : m_program.row_results)
        used.insert(results.columns.begin(), results.columns.end());
    for (const PopulationProgram& value : m_program.population) used.insert(value.argument);
    used.insert(m_program.factor);
    for (std::size_t i = 0; i < m_info.values.size(); ++i) {
        const ValueInfo& info = m_info.values[i];
        if (info.shown || info.output || used.count(m_program.values[i].node) != 0) continue;
        Warn(m_tree.fetches[i].id.range, "never-used", Msg("“{id}” is never used.", {{"id", info.id}}),
             Msg("Remove it, or write 列示 to show it on the sheet."));
    }
}

bool RuleSetInfo::Rescales() const {
    return rescale || std::any_of(blocks.begin(), blocks.end(), [](const BlockInfo& block) { return block.rescale; });
}

namespace {

/// 按 roster.column：… is written like the choice of a case; the dot tells that rows are meant.
void NameRowsOfCases(ast::Tree& tree) {
    const auto rewrite = [&tree](std::vector<ast::Clause>& clauses) {
        for (ast::Clause& clause : clauses) {
            const bool table = clause.kind == ast::ClauseKind::Cases || clause.kind == ast::ClauseKind::Tiers;
            if (!table || clause.value == ast::kNone) continue;
            const ast::Expr& member = tree[clause.value];
            if (member.kind != ast::ExprKind::Member) continue;
            for (const ast::Tier& tier : clause.tiers) {
                if (tier.otherwise) clause.cases.push_back({{}, true, tier.points, tier.range});
            }
            clause.kind = ast::ClauseKind::RowCases;
            clause.roster = member.name;
            clause.column = member.member;
        }
    };
    for (ast::Item& item : tree.items) {
        rewrite(item.clauses);
        for (ast::Part& part : item.parts) rewrite(part.clauses);
    }
}

/// Where a statement could not be read, what is missing because of it is not reported a second time.
void DropFollowUps(std::vector<base::Diagnostic>& diagnostics) {
    static const std::set<std::string> kFollowUps{"item-without-clauses", "points-do-not-add-up",
                                                  "step-without-due",     "step-without-rate",
                                                  "no-lowest-grade",      "no-items",
                                                  "empty-block",          "unknown-grade",
                                                  "veto-without-grades",  "unknown-rank-key",
                                                  "unknown-sample",       "unknown-target",
                                                  "mixed-clauses",        "tier-gap"};
    std::erase_if(diagnostics,
                  [](const base::Diagnostic& diagnostic) { return kFollowUps.count(diagnostic.code) != 0; });
}

}  // namespace

CheckedRules CheckRules(const base::Source& source, const NamesOfForm& names_of_form) {
    CheckedRules out;
    const std::string form_id = FormNamedBy(source);
    const Names* names = form_id.empty() ? nullptr : names_of_form(form_id);
    ParsedRules parsed = ParseRules(source, names);
    out.diagnostics = std::move(parsed.diagnostics);
    if (names == nullptr) {
        if (parsed.tree.header.form.text.empty()) {
            if (!base::HasErrors(out.diagnostics)) {
                out.diagnostics.push_back(base::At(source, parsed.tree.header.range, Severity::Error, "no-form",
                                                   Msg("The rule file does not say which form it scores."),
                                                   Msg("Add a line 适用表单 form_id below 评分规则.")));
            }
        } else {
            out.diagnostics.push_back(
                base::At(source, parsed.tree.header.form.range, Severity::Error, "unknown-form",
                         Msg("There is no form “{form}”.", {{"form", parsed.tree.header.form.text}}),
                         Msg("Put the form file where forms are looked for (--forms, beside the rules, or forms/), and "
                             "check its spelling.")));
        }
        base::SortByPlace(out.diagnostics);
        return out;
    }
    const bool broken = base::HasErrors(out.diagnostics);
    auto rules = std::make_shared<CheckedRuleSet>();
    rules->source = source;
    rules->names = *names;
    rules->tree = std::move(parsed.tree);
    NameRowsOfCases(rules->tree);
    AddExtraInputs(*rules, names_of_form, out.diagnostics);
    RuleChecker(*rules, out.diagnostics).Run();
    if (broken) DropFollowUps(out.diagnostics);
    base::SortByPlace(out.diagnostics);
    if (!base::HasErrors(out.diagnostics)) out.rules = std::move(rules);
    return out;
}

std::vector<RuleTest> TestsOf(const RuleSet& rules) { return static_cast<const CheckedRuleSet&>(rules).tests; }

}  // namespace gongjian::lang
