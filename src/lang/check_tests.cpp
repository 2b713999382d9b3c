// Samples and tests of a rule file: every answer named and typed by the form, every expectation by the rule set.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "lang/rule_checker.h"

namespace gongjian::lang {

using base::Msg;

namespace {

using Given = RuleTest::Given;

/// A case put together from a sample and changes.
struct CaseDraft {
    std::map<int, Given> answers;                              ///< by variable
    std::map<int, std::vector<std::map<int, Given>>> rosters;  ///< rows: by column
};

std::string Quoted(const std::string& text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + "\"";
}

/// Fills drafts from 样例, 给定 and 改.
class DraftFiller {
public:
    DraftFiller(Compiler& compiler, const ast::Tree& tree) : m_compiler(compiler), m_tree(tree) {}

    void Assign(const ast::Assignment& assignment, CaseDraft& draft) {
        if (!assignment.column.text.empty()) return AssignCell(assignment, draft);
        const int variable = Question(assignment.target);
        if (variable < 0) return;
        const Variable& question = m_compiler.Names().At(variable);
        if (question.type == ValueType::Roster) {
            m_compiler.Report(
                assignment.range, "roster-as-value",
                Msg("“{name}” is a roster; one value cannot be given to it.", {{"name", assignment.target.text}}),
                Msg("Write it as a table: {name}： and lines | … | … |.", {{"name", assignment.target.text}}));
            return;
        }
        Put(draft.answers, variable, Literal(question, assignment.kind, assignment.value, assignment.range));
    }

    void Fill(const ast::RosterTable& table, CaseDraft& draft) {
        const int roster = m_compiler.RosterNamed(table.roster);
        if (roster < 0) return;
        std::vector<int> columns;
        for (const ast::Name& name : table.columns) columns.push_back(m_compiler.ColumnNamed(roster, name));
        auto& rows = draft.rosters[roster];
        rows.clear();
        for (const auto& cells : table.rows) {
            std::map<int, Given> row;
            for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
                if (columns[i] < 0) continue;
                const Variable& column = m_compiler.Names().At(roster).columns[static_cast<std::size_t>(columns[i])];
                Put(row, columns[i], Literal(column, cells[i].kind, cells[i].value, cells[i].range));
            }
            rows.push_back(std::move(row));
        }
    }

    /// The ledgers of a draft: their rows are cases of other forms.
    std::map<std::string, std::vector<std::vector<Given>>> Ledgers(const CaseDraft& draft) const {
        std::map<std::string, std::vector<std::vector<Given>>> out;
        for (const auto& [roster, rows] : draft.rosters) {
            const Variable& owner = m_compiler.Names().At(roster);
            if (!owner.ledger) continue;
            auto& cases = out[owner.id];
            for (const auto& row : rows) {
                cases.emplace_back();
                for (const auto& [column, given] : row) {
                    cases.back().push_back(given);
                    cases.back().back().path = owner.columns[static_cast<std::size_t>(column)].id;
                }
            }
        }
        return out;
    }

    std::vector<Given> Flatten(const CaseDraft& draft) const {
        std::vector<Given> out;
        for (const auto& [variable, given] : draft.answers) {
            out.push_back(given);
            out.back().path = m_compiler.Names().At(variable).id;
        }
        for (const auto& [roster, rows] : draft.rosters) {
            const Variable& owner = m_compiler.Names().At(roster);
            if (owner.ledger) continue;
            for (std::size_t row = 0; row < rows.size(); ++row) {
                for (const auto& [column, given] : rows[row]) {
                    out.push_back(given);
                    out.back().path = owner.id + "[" + std::to_string(row + 1) + "]." +
                                      owner.columns[static_cast<std::size_t>(column)].id;
                }
            }
        }
        return out;
    }

private:
    static void Put(std::map<int, Given>& answers, int index, const std::optional<Given>& given) {
        answers.erase(index);
        if (given) answers[index] = *given;
    }

    int Question(const ast::Name& name) {
        const auto found = m_compiler.Names().Questions(name.text);
        if (found.size() == 1) return found[0];
        if (found.size() > 1) {
            m_compiler.ReportAmbiguous(name.range, name.text, found);
            return -1;
        }
        m_compiler.Report(
            name.range, "unknown-name",
            Msg("“{name}” is not a question of the form “{form}”.",
                {{"name", name.text}, {"form", m_compiler.Names().All().form_id}}),
            Msg("Near: {names}.", {{"names", JoinWords(m_compiler.Names().Near(name.text, kCaseDomain))}}));
        return -1;
    }

    void AssignCell(const ast::Assignment& assignment, CaseDraft& draft) {
        const int roster = m_compiler.RosterNamed(assignment.target);
        if (roster < 0) return;
        const int where = m_compiler.ColumnNamed(roster, assignment.row_column);
        const int column = m_compiler.ColumnNamed(roster, assignment.column);
        if (where < 0 || column < 0) return;
        const Variable& owner = m_compiler.Names().At(roster);
        const Variable& choice = owner.columns[static_cast<std::size_t>(where)];
        const int category = Scope::Category(choice, assignment.row_value.text);
        if (category < 0) return m_compiler.ReportUnknownCategory(choice, assignment.row_value);
        const std::string wanted = Quoted(choice.categories[static_cast<std::size_t>(category)].id);
        auto& rows = draft.rosters[roster];
        auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& cells) {
            const auto it = cells.find(where);
            return it != cells.end() && it->second.json == wanted;
        });
        if (row == rows.end()) {
            rows.push_back({{where, Given{"", Given::Kind::Value, wanted}}});
            row = rows.end() - 1;
        }
        Put(*row, column,
            Literal(owner.columns[static_cast<std::size_t>(column)], assignment.kind, assignment.value,
                    assignment.range));
    }

    std::optional<Given> Literal(const Variable& variable, ast::Assignment::Kind kind, ast::ExprId value,
                                 base::Range range) {
        using Kind = ast::Assignment::Kind;
        if (kind == Kind::Blank) return std::nullopt;
        if (kind == Kind::Refused) return Given{"", Given::Kind::Refused, ""};
        if (kind == Kind::DontKnow) return Given{"", Given::Kind::DontKnow, ""};
        const auto json = Json(variable, value, range);
        return json ? std::optional(Given{"", Given::Kind::Value, *json}) : std::nullopt;
    }

    std::optional<std::string> Json(const Variable& variable, ast::ExprId id, base::Range range) {
        if (id == ast::kNone) return std::nullopt;
        const ast::Expr* expr = &m_tree[id];
        const bool negative = expr->kind == ast::ExprKind::Negate;
        if (negative) expr = &m_tree[expr->a];
        const bool word = expr->kind == ast::ExprKind::Name || expr->kind == ast::ExprKind::String;
        switch (variable.type) {
            case ValueType::Number:
                if (expr->kind == ast::ExprKind::Number && base::UnitsAtScale(expr->number, variable.decimals)) {
                    return (variable.decimals > 0 ? Quoted((negative ? "-" : "") + base::ToString(expr->number))
                                                  : (negative ? "-" : "") + base::ToString(expr->number, 0));
                }
                break;
            case ValueType::Bool:
                if (expr->kind == ast::ExprKind::Bool) return expr->number.units != 0 ? "true" : "false";
                break;
            case ValueType::Date:
                if (expr->kind == ast::ExprKind::Date) return Quoted(base::ToString(expr->date));
                break;
            case ValueType::Text:
                if (word) return Quoted(expr->name.text);
                if (expr->kind == ast::ExprKind::Number) return Quoted(base::ToString(expr->number));
                break;
            case ValueType::Category:
                if (word) {
                    const int index = Scope::Category(variable, expr->name.text);
                    if (index >= 0) return Quoted(variable.categories[static_cast<std::size_t>(index)].id);
                    m_compiler.ReportUnknownCategory(variable, expr->name);
                    return std::nullopt;
                }
                break;
            case ValueType::Categories: {
                if (!word && expr->kind != ast::ExprKind::InSet) break;
                std::vector<ast::ExprId> members = expr->list;
                if (word) members = {id};
                std::string out = "[";
                for (ast::ExprId member : members) {
                    const ast::Name& name = m_tree[member].name;
                    const int index = Scope::Category(variable, name.text);
                    if (index < 0) {
                        m_compiler.ReportUnknownCategory(variable, name);
                        return std::nullopt;
                    }
                    out +=
                        (out.size() > 1 ? "," : "") + Quoted(variable.categories[static_cast<std::size_t>(index)].id);
                }
                return out + "]";
            }
            case ValueType::Roster: break;
        }
        m_compiler.Report(
            range, "wrong-type",
            Msg("“{name}” is {type}.", {{"name", variable.label_zh.empty() ? variable.id : variable.label_zh},
                                        {"type", base::Text(NameOfType(variable.type))}}),
            Msg("Give it such a value, or 未填, 拒答 or 不掌握."));
        return std::nullopt;
    }

    Compiler& m_compiler;
    const ast::Tree& m_tree;
};

}  // namespace

void RuleChecker::CheckTests() {
    DraftFiller filler(m_compiler, m_tree);
    std::map<std::string, CaseDraft> samples;
    for (const ast::Sample& sample : m_tree.samples) {
        if (samples.count(sample.name.text) != 0) {
            Error(sample.name.range, "duplicate-id",
                  Msg("There are two samples named “{name}”.", {{"name", sample.name.text}}),
                  Msg("Rename one of them."));
        }
        CaseDraft& draft = samples[sample.name.text];
        for (const ast::RosterTable& table : sample.tables) filler.Fill(table, draft);
        for (const ast::Assignment& assignment : sample.assignments) filler.Assign(assignment, draft);
    }
    const auto find_sample = [this, &samples](const ast::Name& name) -> const CaseDraft* {
        const auto found = samples.find(name.text);
        if (found != samples.end()) return &found->second;
        std::vector<std::string> names;
        names.reserve(samples.size());
        for (const auto& [known, unused] : samples) names.push_back(known);
        Error(name.range, "unknown-sample", Msg("There is no sample “{name}”.", {{"name", name.text}}),
              names.empty() ? Msg("Write it: 样例 “name” and its answers.")
                            : Msg("Did you mean {names}?", {{"names", JoinWords(names)}}));
        return nullptr;
    };
    for (const ast::Test& tree_test : m_tree.tests) {
        RuleTest test;
        test.name = tree_test.name.text;
        test.line = m_rules.source.At(tree_test.range.begin).line;
        CaseDraft draft;
        if (!tree_test.sample.text.empty()) {
            const CaseDraft* sample = find_sample(tree_test.sample);
            if (sample == nullptr) continue;
            draft = *sample;
        }
        for (const ast::RosterTable& table : tree_test.tables) filler.Fill(table, draft);
        for (const ast::Assignment& change : tree_test.changes) filler.Assign(change, draft);
        test.given = filler.Flatten(draft);
        test.ledgers = filler.Ledgers(draft);
        test.today = tree_test.today;
        for (const ast::Name& other : tree_test.others) {
            if (const CaseDraft* sample = find_sample(other)) test.others.push_back(filler.Flatten(*sample));
        }
        for (const ast::ManualEntry& entry : tree_test.manual) CheckEntry(entry, test);
        for (const ast::Expectation& expectation : tree_test.expectations) CheckExpectation(expectation, test);
        m_rules.tests.push_back(std::move(test));
    }
}

void RuleChecker::CheckEntry(const ast::ManualEntry& entry, RuleTest& test) {
    if (EntryOf(entry.item.text) < 0) {
        Error(entry.item.range, "unknown-target",
              Msg("The item “{name}” takes no points at discretion.", {{"name", entry.item.text}}),
              entry.item.text.empty() || m_info.manual_items.empty()
                  ? Msg("Write 酌情 扣，幅度 0.5 至 3 in the item first.")
                  : Msg("Did you mean {names}?", {{"names", JoinWords(m_info.manual_items)}}));
        return;
    }
    test.entries.push_back({entry.item.text, entry.points.value, entry.reason.text});
}

std::string RuleChecker::CanonicalWord(ast::Expectation::Target target, const ast::Name& word) {
    using Target = ast::Expectation::Target;
    if (target == Target::Status) {
        static const std::map<std::string, std::string> kStatus{
            {"已计分", "scored"}, {"待补", "pending"}, {"不参评", "not_assessed"}, {"无效", "invalid"}};
        const auto found = kStatus.find(word.text);
        return found == kStatus.end() ? word.text : found->second;
    }
    if (target != Target::Missing) return word.text;
    // Questions by their labels too; what is no question (roster.category) stays as it is written.
    const auto found = m_compiler.Names().Questions(word.text);
    return found.size() == 1 ? m_compiler.Names().At(found[0]).id : word.text;
}

bool RuleChecker::IsScored(const std::string& id) const {
    const auto is = [&id](const auto& info) { return info.id == id; };
    return std::any_of(m_info.items.begin(), m_info.items.end(), is) ||
           std::any_of(m_info.blocks.begin(), m_info.blocks.end(), is);
}

std::vector<std::string> RuleChecker::TargetIds() const {
    std::vector<std::string> ids;
    for (const ItemInfo& item : m_info.items) ids.push_back(item.id);
    for (const BlockInfo& block : m_info.blocks) ids.push_back(block.id);
    for (const ValueInfo& value : m_info.values) {
        if (!value.per_row) ids.push_back(value.id);
    }
    for (const RowResultInfo& results : m_info.row_results) ids.push_back(results.id);
    return ids;
}

void RuleChecker::CheckExpectation(const ast::Expectation& expectation, RuleTest& test) {
    using Target = ast::Expectation::Target;
    using Kind = ast::Expectation::Kind;
    RuleTest::Expected out;
    out.line = m_rules.source.At(expectation.range.begin).line;
    int decimals = 2;
    switch (expectation.target) {
        case Target::Total: out.target = "total"; break;
        case Target::Grade: out.target = "grade"; break;
        case Target::Veto: out.target = "veto"; break;
        case Target::Missing: out.target = "missing"; break;
        case Target::Status: out.target = "status"; break;
        case Target::Raw: out.target = "raw"; break;
        case Target::Bonus: out.target = "bonus"; break;
        case Target::Penalty: out.target = "penalty"; break;
        case Target::Errors: out.target = "errors"; break;
        case Target::Id: {
            out.target = expectation.id.text;
            const std::vector<std::string> ids = TargetIds();
            const std::string id = out.target.substr(0, out.target.find('['));
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
                const auto near = base::Nearest(id, ids);
                Error(expectation.id.range, "unknown-target",
                      Msg("“{name}” is neither an item, a block nor a value of this rule set.", {{"name", out.target}}),
                      near.empty() ? Msg("Expect an item by its id, 总分 or 等次.")
                                   : Msg("Did you mean {names}?", {{"names", JoinWords(near)}}));
                return;
            }
            for (const ItemInfo& item : m_info.items) {
                if (item.id == out.target) decimals = item.decimals;
            }
            for (const ValueInfo& value : m_info.values) {
                if (value.id == out.target && value.decimals) decimals = *value.decimals;
            }
            for (const RowResultInfo& results : m_info.row_results) {
                for (const RowResultInfo::Column& column : results.columns) {
                    if (id == results.id && out.target.ends_with("]." + column.id))
                        decimals = column.decimals.value_or(base::Decimal::kMaxScale);
                }
            }
        }
    }
    switch (expectation.kind) {
        case Kind::Number:
            if (!base::UnitsAtScale(expectation.number.value, decimals)) {
                Error(expectation.range, "too-many-decimals",
                      Msg("{n} has more decimals than the result is rounded to.",
                          {{"n", base::ToString(expectation.number.value)}}),
                      Msg("Expect {decimals} decimals.", {{"decimals", std::to_string(decimals)}}));
                return;
            }
            out.value = base::ToString(expectation.number.value, decimals);
            break;
        case Kind::Pending: out.value = "pending"; break;
        case Kind::NotApplicable: out.value = "not_applicable"; break;
        case Kind::Nothing: break;
        case Kind::Word:
            if (expectation.target == Target::Id && IsScored(expectation.id.text)) {
                Error(expectation.range, "bad-expectation",
                      Msg("“{word}” is no result of {id}.",
                          {{"word", expectation.words.empty() ? "" : expectation.words.front().text},
                           {"id", expectation.id.text}}),
                      Msg("Expect points such as 4.00, or 待补 or 不计."));
                return;
            }
            for (const ast::Name& word : expectation.words) {
                if (expectation.target == Target::Grade && !IsGrade(word)) return;
                if (expectation.target == Target::Veto &&
                    std::none_of(m_info.vetoes.begin(), m_info.vetoes.end(),
                                 [&word](const VetoInfo& veto) { return veto.id == word.text; })) {
                    Error(word.range, "unknown-target", Msg("There is no veto “{name}”.", {{"name", word.text}}),
                          Msg("Name a veto by its id."));
                    return;
                }
                out.values.push_back(CanonicalWord(expectation.target, word));
            }
            if (!out.values.empty()) out.value = out.values.front();
    }
    test.expected.push_back(std::move(out));
}

}  // namespace gongjian::lang
