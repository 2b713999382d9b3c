#include "lang/extra_inputs.h"

#include <algorithm>

#include "lang/keywords.h"
#include "lang/rule_checker.h"

namespace gongjian::lang {
namespace {

/// All names after 台账, in file order.
std::vector<ast::Name> LedgersOf(const ast::Tree& tree) {
    std::vector<ast::Name> out;
    const auto take = [&out](const ast::Name& name) {
        if (name.ledger) out.push_back(name);
    };
    for (const ast::Expr& expr : tree.expressions) take(expr.name);
    const auto take_clauses = [&take](const std::vector<ast::Clause>& clauses) {
        for (const ast::Clause& clause : clauses) take(clause.roster);
    };
    for (const ast::Item& item : tree.items) {
        take_clauses(item.clauses);
        for (const ast::Part& part : item.parts) take_clauses(part.clauses);
    }
    for (const ast::Fetch& fetch : tree.fetches) take(fetch.rows_of);
    for (const ast::RowResults& results : tree.row_results) take(results.roster);
    const auto take_tables = [&take](const std::vector<ast::RosterTable>& tables) {
        for (const ast::RosterTable& table : tables) take(table.roster);
    };
    for (const ast::Sample& sample : tree.samples) take_tables(sample.tables);
    for (const ast::Test& test : tree.tests) take_tables(test.tables);
    std::stable_sort(out.begin(), out.end(),
                     [](const ast::Name& a, const ast::Name& b) { return a.range.begin < b.range.begin; });
    return out;
}

Variable LedgerOf(const Names& form, const std::string& word) {
    Variable out;
    out.id = form.form_id;
    out.label_zh = word;
    out.type = ValueType::Roster;
    out.ledger = true;
    for (const Variable& question : form.variables) {
        if (question.type != ValueType::Roster) out.columns.push_back(question);
    }
    return out;
}

bool HasEntries(const std::vector<ast::Clause>& clauses) {
    return std::any_of(clauses.begin(), clauses.end(), [](const ast::Clause& clause) {
        return clause.kind == ast::ClauseKind::Manual && clause.value == ast::kNone;
    });
}

void AddEntry(CheckedRuleSet& rules, const ast::Item& item) {
    Variable points;
    points.id = std::string(kEntryPrefix) + item.id.text;
    points.label_zh = item.title.given ? item.title.text : item.id.text;
    points.type = ValueType::Number;
    points.decimals = kEntryDecimals;
    Variable reason;
    reason.id = points.id + kEntryPrefix.data();
    reason.label_zh = points.label_zh;
    reason.type = ValueType::Text;
    rules.info.manual_items.push_back(item.id.text);
    rules.names.variables.push_back(std::move(points));
    rules.names.variables.push_back(std::move(reason));
}

/// Its decimals follow from the argument and are set when that has been checked (check_population.cpp).
void AddPopulationValue(CheckedRuleSet& rules, const ast::Fetch& fetch) {
    Variable value;
    value.id = std::string(kEntryPrefix) + fetch.id.text;
    value.label_zh = fetch.title.given ? fetch.title.text : fetch.id.text;
    value.type = ValueType::Number;
    rules.info.population.push_back({fetch.id.text});
    rules.program.population.push_back({kNoNode, static_cast<int>(rules.names.variables.size())});
    rules.names.variables.push_back(std::move(value));
}

}  // namespace

bool IsPopulationValue(const ast::Tree& tree, const ast::Fetch& fetch) {
    if (fetch.value == ast::kNone || !fetch.rows_of.text.empty()) return false;
    const ast::Expr& expr = tree[fetch.value];
    return expr.kind == ast::ExprKind::Call && IsPopulationFunction(expr.function);
}

void AddExtraInputs(CheckedRuleSet& rules, const NamesOfForm& names_of_form,
                    std::vector<base::Diagnostic>& diagnostics) {
    std::vector<std::string> words;
    for (const ast::Name& name : LedgersOf(rules.tree)) {
        if (std::find(words.begin(), words.end(), name.text) != words.end()) continue;
        words.push_back(name.text);
        const Names* form = names_of_form(name.text);
        if (form == nullptr) {
            diagnostics.push_back(
                base::At(rules.source, name.range, base::Severity::Error, "unknown-ledger",
                         base::Msg("There is no form “{form}” whose cases could be a ledger.", {{"form", name.text}}),
                         base::Msg("After 台账 stands the id of a form. Put its file where forms are "
                                   "looked for, and check its spelling.")));
            continue;
        }
        rules.info.ledgers.push_back(form->form_id);
        rules.names.variables.push_back(LedgerOf(*form, name.text));
    }
    for (const ast::Item& item : rules.tree.items) {
        const bool entries =
            HasEntries(item.clauses) || std::any_of(item.parts.begin(), item.parts.end(),
                                                    [](const ast::Part& part) { return HasEntries(part.clauses); });
        if (entries) AddEntry(rules, item);
    }
    for (const ast::Fetch& fetch : rules.tree.fetches) {
        if (IsPopulationValue(rules.tree, fetch)) AddPopulationValue(rules, fetch);
    }
}

}  // namespace gongjian::lang
