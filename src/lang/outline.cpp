// Trees as text.
#include "lang/outline.h"

#include "base/date.h"
#include "base/decimal.h"

namespace gongjian::lang {
namespace {

using ast::ExprKind;

std::string NumberText(base::Decimal value) {
    while (value.scale > 0 && value.units % 10 == 0) {
        value.units /= 10;
        --value.scale;
    }
    return base::ToString(value);
}

std::string Quoted(const std::string& text) { return "“" + text + "”"; }

std::string NameText(const ast::Name& name) { return name.ledger ? "ledger " + name.text : name.text; }

class Outliner {
public:
    explicit Outliner(const ast::Tree& tree) : m_tree(tree) {}

    std::string All() {
        Header();
        for (const ast::Block& block : m_tree.blocks) {
            Begin(block.is_item ? "block-item" : "block");
            Put(block.id.text), Put("", block.title), Put("points", block.points), Put("weight", block.weight);
            Rescale(block.rescale, block.star_over);
        }
        for (const ast::Item& item : m_tree.items) Item(item);
        for (const ast::Fetch& fetch : m_tree.fetches)
            Fetch(fetch, fetch.constant ? "constant" : fetch.output ? "conclusion" : "let", 0);
        for (const ast::RowResults& results : m_tree.row_results) {
            Begin("row-results"), Put(results.id.text), Put("", results.title);
            Put("roster", results.roster), Put("key", results.key);
            for (const ast::Fetch& column : results.columns) Fetch(column, "get", 1);
        }
        for (const ast::LookupTable& table : m_tree.lookup_tables) LookupTable(table);
        for (const ast::Veto& veto : m_tree.vetoes) {
            Begin(veto.caps ? "cap-veto" : "veto");
            Put(veto.id.text), Put("", veto.title), Put("cap", veto.cap), Put("when", veto.condition);
            if (veto.unknown_is_false) Put("unknown-is-false");
        }
        for (const ast::Condition& condition : m_tree.not_assessed)
            Begin("not-assessed"), Put("when", condition.condition);
        for (const ast::Condition& condition : m_tree.no_grade) Begin("no-grade"), Put("when", condition.condition);
        for (const ast::Band& band : m_tree.bands)
            Begin("band"), Put(band.grade.text), Put("from", band.from), Put("and", band.condition),
                Put(band.otherwise ? "otherwise" : "");
        if (m_tree.quota) {
            Begin("quota"), Put(m_tree.quota->grade.text), Put("percent", m_tree.quota->percent);
            Put("at-least", m_tree.quota->at_least), Put(std::to_string(static_cast<int>(m_tree.quota->rounding)));
            static constexpr const char* kTies[] = {"", "ties-in", "ties-out"};
            Put(kTies[static_cast<int>(m_tree.quota->ties)]);
        }
        if (!m_tree.rank.empty()) Begin("rank");
        for (const ast::Name& name : m_tree.rank) Put(name.text);
        Put("pool", m_tree.pool);
        for (const ast::Sample& sample : m_tree.samples) {
            Begin("sample"), Put(sample.name.text);
            Assignments(sample.assignments, sample.tables);
        }
        for (const ast::Test& test : m_tree.tests) Test(test);
        return m_out + "\n";
    }

    std::string Expression(ast::ExprId id) {
        if (id == ast::kNone) return "-";
        const ast::Expr& e = m_tree[id];
        static constexpr const char* kCompare[] = {"=", "≠", "<", "≤", ">", "≥"};
        static constexpr const char* kAggregate[] = {"count", "sum", "minimum", "maximum",  "mean",
                                                     "any",   "all", "none",    "distinct", "trimmed-mean"};
        static constexpr const char* kFunctions[] = {"round",
                                                     "round-up",
                                                     "round-down",
                                                     "least",
                                                     "greatest",
                                                     "months",
                                                     "days",
                                                     "working-days",
                                                     "days-in-year",
                                                     "day-of-year",
                                                     "year",
                                                     "lookup",
                                                     "rank",
                                                     "rank-ascending",
                                                     "group-sum",
                                                     "group-count",
                                                     "population-rank",
                                                     "population-rank-ascending",
                                                     "population-sum",
                                                     "population-minimum",
                                                     "population-maximum",
                                                     "population-mean",
                                                     "population-count"};
        static constexpr const char* kState[] = {"filled", "blank", "refused", "dont-know", "not-applicable"};
        switch (e.kind) {
            case ExprKind::Number: return NumberText(e.number);
            case ExprKind::Percent: return NumberText(e.number) + "%";
            case ExprKind::Date: return base::ToString(e.date);
            case ExprKind::String: return Quoted(e.name.text);
            case ExprKind::Bool: return e.number.units != 0 ? "yes" : "no";
            case ExprKind::Name: return NameText(e.name);
            case ExprKind::Member: return NameText(e.name) + "." + e.member.text;
            case ExprKind::Not: return Of("not", {e.a});
            case ExprKind::Negate: return Of("negate", {e.a});
            case ExprKind::And: return Of("and", {e.a, e.b});
            case ExprKind::Or: return Of("or", {e.a, e.b});
            case ExprKind::Add: return Of("+", {e.a, e.b});
            case ExprKind::Subtract: return Of("-", {e.a, e.b});
            case ExprKind::Multiply: return Of("×", {e.a, e.b});
            case ExprKind::Divide: return Of("÷", {e.a, e.b});
            case ExprKind::Comparison: return Of(kCompare[static_cast<int>(e.compare)], {e.a, e.b});
            case ExprKind::If: return Of("if", {e.a, e.b, e.c});
            case ExprKind::State: return Of(kState[static_cast<int>(e.test)], e.list);
            case ExprKind::InSet: {
                std::vector<ast::ExprId> parts{e.a};
                parts.insert(parts.end(), e.list.begin(), e.list.end());
                return Of(e.b == 1 ? "not-in" : "in", parts);
            }
            case ExprKind::Aggregated: {
                std::string blanks = e.blanks == ast::BlankPolicy::Ignore ? " ignoring-blanks"
                                     : e.blanks == ast::BlankPolicy::As   ? " blank-as " + NumberText(e.number)
                                                                          : "";
                std::vector<ast::ExprId> parts{e.a, e.b};
                if (e.c != ast::kNone) parts.push_back(e.c);
                return Of(std::string(kAggregate[static_cast<int>(e.aggregate)]) + " " + NameText(e.name) + blanks,
                          parts);
            }
            case ExprKind::Call:
                return Of(std::string(kFunctions[static_cast<int>(e.function)]) +
                              (e.blanks == ast::BlankPolicy::Ignore ? " ignoring-blanks" : ""),
                          e.list);
            case ExprKind::Today: return "today";
            case ExprKind::BlankAs: return Of("blank-as", {e.a, e.b});
            case ExprKind::RowValue: return Of("row " + NameText(e.name), {e.b, e.a});
        }
        return {};
    }

private:
    std::string Of(const std::string& head, const std::vector<ast::ExprId>& parts) {
        std::string text = "(" + head;
        for (const ast::ExprId part : parts) text += " " + Expression(part);
        return text + ")";
    }

    void Begin(const std::string& word, int indent = 0) {
        if (!m_out.empty()) m_out += '\n';
        m_out.append(static_cast<std::size_t>(indent) * 2, ' ');
        m_out += word;
    }
    void Put(const std::string& text) {
        if (!text.empty()) m_out += " " + text;
    }
    void Put(const std::string& label, const ast::Text& text) {
        if (text.given) Put(label), Put(Quoted(text.text));
    }
    void Put(const std::string& label, const ast::Amount& amount) {
        if (!amount.given) return;
        Put(label);
        Put(amount.expression == ast::kNone ? NumberText(amount.value) : Expression(amount.expression));
    }
    void Put(const std::string& label, const ast::Name& name) {
        if (!name.text.empty()) Put(label), Put(NameText(name));
    }
    void Put(const std::string& label, ast::ExprId id) {
        if (id != ast::kNone) Put(label), Put(Expression(id));
    }
    void Rescale(bool rescale, const ast::Amount& star_over) {
        if (rescale) Put("rescale");
        Put("star-over", star_over);
    }

    void Header() {
        const ast::Header& header = m_tree.header;
        Begin("ruleset");
        Put(header.id.text), Put("", header.title), Put("version", header.version), Put("form", header.form);
        for (const ast::Text& basis : header.basis) Put("basis", basis);
        if (header.period_from && header.period_to)
            Put("period"), Put(base::ToString(*header.period_from)), Put(base::ToString(*header.period_to));
        Put("points", header.points), Put("decimals", header.decimals);
        Put("cap", header.total_cap), Put("factor", header.factor);
        Rescale(header.rescale, header.star_over);
    }

    void Item(const ast::Item& item) {
        static constexpr const char* kKinds[] = {"item", "block-item", "bonus", "penalty"};
        Begin(kKinds[static_cast<int>(item.kind)]);
        Put(item.id.text), Put("", item.title), Put("points", item.points), Put("block", item.block);
        Rescale(item.rescale, item.star_over);
        for (const ast::Clause& clause : item.clauses) Clause(clause, 1);
        for (const ast::Part& part : item.parts) {
            Begin("part", 1);
            Put("", part.title), Put("points", part.points);
            for (const ast::Clause& clause : part.clauses) Clause(clause, 2);
        }
    }

    void Clause(const ast::Clause& clause, int indent) {
        static constexpr const char* kKinds[] = {"omit",
                                                 "pending",
                                                 "guard",
                                                 "base",
                                                 "adjust",
                                                 "due",
                                                 "shortfall",
                                                 "excess",
                                                 "rate",
                                                 "below",
                                                 "above",
                                                 "steps",
                                                 "tiers",
                                                 "cases",
                                                 "row-cases",
                                                 "may-go-negative",
                                                 "until-zero",
                                                 "missing-is-zero",
                                                 "round",
                                                 "evidence",
                                                 "checklist",
                                                 "manual",
                                                 "blank-withholds",
                                                 "say"};
        static constexpr const char* kEffects[] = {"", "deduct", "add"};
        static constexpr const char* kPartials[] = {"", "counts-as-one", "proportional", "ignored"};
        Begin(kKinds[static_cast<int>(clause.kind)], indent);
        Put(kEffects[static_cast<int>(clause.effect)]);
        Put("when", clause.condition), Put("value", clause.value), Put("due", clause.due), Put("actual", clause.actual);
        Put("step", clause.step), Put("points", clause.points), Put("cap", clause.cap), Put("target", clause.target);
        Put("decimals", clause.decimals), Put(kPartials[static_cast<int>(clause.partial)]);
        Put("roster", clause.roster), Put("column", clause.column), Put("key", clause.key);
        Put(clause.highest_of_all ? "highest" : "");
        Put("low", clause.low), Put("high", clause.high), Put("reason", clause.reason);
        for (const ast::Name& name : clause.names) Put("missing", name);
        Put("", clause.text), Put("", clause.text_en);
        static constexpr const char* kEdges[] = {"", "edges-up", "edges-down"};
        Put(kEdges[static_cast<int>(clause.edges)]);
        for (const ast::CheckRow& check : clause.checks)
            Begin("check", indent + 1), Put("value", check.value), Put("points", check.points);
        for (const ast::Tier& tier : clause.tiers) {
            Begin("tier", indent + 1);
            Put(tier.low_open ? "over" : "from", tier.low), Put(tier.high_closed ? "up-to" : "below", tier.high);
            Put(tier.percent ? "percent" : ""), Put(tier.otherwise ? "otherwise" : ""), Put("points", tier.points);
        }
        for (const ast::CaseRow& row : clause.cases)
            Begin("case", indent + 1), Put(row.category.text), Put(row.otherwise ? "otherwise" : ""),
                Put("points", row.points);
    }

    void LookupTable(const ast::LookupTable& table) {
        Begin("lookup"), Put(table.id.text), Put("", table.title);
        for (const ast::LookupTable::Row& row : table.rows) {
            Begin("row", 1), Put(row.key == ast::kNone ? "otherwise" : Expression(row.key)), Put("=", row.value);
            if (row.from) Put("from"), Put(base::ToString(*row.from));
            if (row.to) Put("to"), Put(base::ToString(*row.to));
        }
    }

    void Fetch(const ast::Fetch& fetch, const std::string& word, int indent) {
        Begin(word, indent);
        Put(fetch.id.text), Put("", fetch.title), Put("=", fetch.value), Put("decimals", fetch.decimals);
        Put(fetch.shown ? "shown" : ""), Put("rows-of", fetch.rows_of);
        for (const ast::Choice& choice : fetch.choices)
            Begin("choice", indent + 1), Put("when", choice.condition), Put("=", choice.value);
        for (const ast::Clause& clause : fetch.pending) Clause(clause, 1);
    }

    static std::string StateText(ast::Assignment::Kind kind) {
        static constexpr const char* kKinds[] = {"", "blank", "refused", "dont-know"};
        return kKinds[static_cast<int>(kind)];
    }

    void Assignments(const std::vector<ast::Assignment>& assignments, const std::vector<ast::RosterTable>& tables) {
        for (const ast::Assignment& assignment : assignments) {
            Begin("set", 1);
            Put(NameText(assignment.target)), Put("row", assignment.row_column), Put("is", assignment.row_value);
            Put("column", assignment.column), Put(StateText(assignment.kind)), Put("=", assignment.value);
        }
        for (const ast::RosterTable& table : tables) {
            Begin("table", 1), Put(NameText(table.roster));
            for (const ast::Name& column : table.columns) Put("|", column);
            for (const auto& row : table.rows) {
                Begin("row", 2);
                for (const auto& cell : row) Put("|"), Put(StateText(cell.kind)), Put("=", cell.value);
            }
        }
    }

    void Test(const ast::Test& test) {
        static constexpr const char* kTargets[] = {"id",     "total", "grade", "veto",    "missing",
                                                   "status", "raw",   "bonus", "penalty", "errors"};
        static constexpr const char* kKinds[] = {"", "", "pending", "not-applicable", "nothing"};
        Begin("test"), Put("", test.name), Put("sample", test.sample);
        if (test.today) Put("today"), Put(base::ToString(*test.today));
        Assignments(test.changes, test.tables);
        for (const ast::ManualEntry& entry : test.manual)
            Begin("manual", 1), Put(entry.item.text), Put("=", entry.points), Put("", entry.reason);
        for (const ast::Expectation& expectation : test.expectations) {
            Begin("expect", 1), Put(kTargets[static_cast<int>(expectation.target)]);
            if (expectation.target == ast::Expectation::Target::Id) Put(expectation.id.text);
            Put(kKinds[static_cast<int>(expectation.kind)]), Put("=", expectation.number);
            for (const ast::Name& word : expectation.words) Put("=", word);
        }
    }

    const ast::Tree& m_tree;
    std::string m_out;
};

}  // namespace

std::string Outline(const ast::Tree& tree) { return Outliner(tree).All(); }

std::string Outline(const ast::Tree& tree, ast::ExprId id) { return Outliner(tree).Expression(id); }

}  // namespace gongjian::lang
