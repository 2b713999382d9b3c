// Words to questions, columns, categories and values, with the nearest right ones where a word is wrong.
#include "lang/compiler.h"

#include <algorithm>

#include "base/text.h"

namespace gongjian::lang {

using base::Msg;

bool Compiler::IsWord(const ast::Expr& expr) const {
    return expr.kind == ast::ExprKind::Name || expr.kind == ast::ExprKind::String;
}

bool Compiler::Resolves(const ast::Expr& expr, int roster) const {
    if (expr.kind != ast::ExprKind::Name) return false;
    return !m_scope.Columns(roster, expr.name.text).empty() || !m_scope.Questions(expr.name.text).empty() ||
           FindValue(expr.name.text, roster) != nullptr;
}

const NodeId* Compiler::FindValue(const std::string& word, int roster) const {
    auto found = m_values.find({roster, word});
    if (found == m_values.end() && roster != kCaseDomain) found = m_values.find({kCaseDomain, word});
    return found == m_values.end() ? nullptr : &found->second;
}

NodeId Compiler::CompileName(const ast::Expr& expr, int roster, const Variable* categories) {
    const std::string& word = expr.name.text;
    if (categories != nullptr) {
        const int index = Scope::Category(*categories, word);
        if (index >= 0) {
            Node node;
            node.op = Op::Constant;
            node.type = ValueType::Category;
            node.number = index;
            node.domain = roster;
            node.source = categories;
            node.text = categories->id;  // keeps categories of different choices apart
            return m_builder.Add(std::move(node));
        }
    }
    if (const auto columns = m_scope.Columns(roster, word); columns.size() == 1) return LoadColumn(roster, columns[0]);
    if (const NodeId* value = FindValue(word, roster)) return InDomain(*value, roster);
    const auto found = m_scope.Questions(word);
    if (found.size() == 1) {
        if (m_scope.At(found[0]).type == ValueType::Roster) {
            Report(expr.range, "roster-as-value",
                   Msg("“{name}” is a roster: it has rows, not one value.", {{"name", word}}),
                   Msg("Count its rows (计数 {name}) or name a column with an aggregate (合计 {name}.…).",
                       {{"name", word}}));
            return kNoNode;
        }
        return LoadQuestion(found[0], roster);
    }
    if (found.size() > 1) {
        ReportAmbiguous(expr.range, word, found);
        return kNoNode;
    }
    if (categories != nullptr) {
        ReportUnknownCategory(*categories, expr.name);
        return kNoNode;
    }
    if (m_broken.contains(word)) return kNoNode;
    auto near = m_scope.Near(word, roster);
    for (const auto& [name, node] : m_values) {
        if (!base::Nearest(word, {name.second}).empty()) near.push_back(name.second);
    }
    if (near.size() > 3) near.resize(3);
    Report(expr.range, "unknown-name",
           Msg("“{name}” is not a question of the form “{form}”.", {{"name", word}, {"form", m_scope.All().form_id}}),
           near.empty() ? Msg("Write a question's id or label as it stands in the form; a category can only be "
                              "compared with its question.")
                        : Msg("Did you mean {names}?", {{"names", JoinWords(near)}}));
    return kNoNode;
}

void Compiler::ReportAmbiguous(base::Range range, const std::string& word, const std::vector<int>& questions) {
    std::vector<std::string> ids;
    ids.reserve(questions.size());
    for (int index : questions) ids.push_back(m_scope.At(index).id);
    Report(range, "ambiguous-name", Msg("“{name}” may mean several questions.", {{"name", word}}),
           Msg("Name the question by its id: {names}.", {{"names", JoinWords(ids)}}));
}

void Compiler::ReportUnknownCategory(const Variable& variable, const ast::Name& name) {
    Report(name.range, "unknown-category",
           Msg("“{name}” is not a category of “{question}”.",
               {{"name", name.text}, {"question", variable.label_zh.empty() ? variable.id : variable.label_zh}}),
           Msg("Did you mean {names}?", {{"names", JoinWords(Scope::NearCategories(variable, name.text))}}));
}

int Compiler::RosterNamed(const ast::Name& name) {
    if (name.ledger) return m_scope.Ledger(name.text);  // a form that does not exist has been reported
    const auto found = m_scope.Questions(name.text);
    if (found.size() == 1 && m_scope.At(found[0]).type == ValueType::Roster) return found[0];
    if (found.size() == 1) {
        Report(name.range, "not-a-roster", Msg("“{name}” is a single question, not a roster.", {{"name", name.text}}),
               Msg("Aggregates and rows need a roster, a question with rows."));
        return kCaseDomain;
    }
    std::vector<std::string> rosters;
    for (const Variable& variable : m_scope.All().variables) {
        if (variable.type == ValueType::Roster)
            rosters.push_back(variable.label_zh.empty() ? variable.id : variable.label_zh);
    }
    const auto near = base::Nearest(name.text, rosters);
    Report(name.range, "unknown-name", Msg("There is no roster “{name}” in the form.", {{"name", name.text}}),
           rosters.empty() ? Msg("This form has no rosters.")
                           : Msg("Did you mean {names}?", {{"names", JoinWords(near.empty() ? rosters : near)}}));
    return kCaseDomain;
}

int Compiler::ColumnNamed(int roster, const ast::Name& name) {
    const auto found = m_scope.Columns(roster, name.text);
    if (found.size() == 1) return found[0];
    const Variable& owner = m_scope.At(roster);
    std::vector<std::string> words;
    for (const Variable& column : owner.columns) {
        words.push_back(column.id);
        words.push_back(column.label_zh);
    }
    auto near = base::Nearest(name.text, words);
    Report(name.range, "unknown-name",
           Msg("The roster “{roster}” has no column “{name}”.", {{"roster", owner.label_zh}, {"name", name.text}}),
           near.empty() ? Msg("Write a column's id or label as it stands in the form.")
                        : Msg("Did you mean {names}?", {{"names", JoinWords(near)}}));
    return -1;
}

NodeId Compiler::CompileMember(const ast::Expr& expr, int roster) {
    const int owner = RosterNamed(expr.name);
    if (owner == kCaseDomain) return kNoNode;
    if (const auto value = m_values.find({owner, expr.member.text}); value != m_values.end() && owner == roster)
        return value->second;
    const int column = ColumnNamed(owner, expr.member);
    if (column < 0) return kNoNode;
    if (owner == roster) return LoadColumn(owner, column);
    Report(expr.range, "column-without-row",
           Msg("“{name}” has one value per row; it is not said which row is meant.", {{"name", TextOf(expr.range)}}),
           Msg("Aggregate it (合计 {name}) or pick a row ({roster}[… = …].{column}).",
               {{"name", TextOf(expr.range)}, {"roster", expr.name.text}, {"column", expr.member.text}}));
    return kNoNode;
}

}  // namespace gongjian::lang
