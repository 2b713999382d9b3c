// Samples and tests as lines.
#include <algorithm>

#include "base/text.h"
#include "lang/printer.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

}  // namespace

std::string Printer::ValueText(ast::Assignment::Kind kind, ast::ExprId value) const {
    switch (kind) {
        case ast::Assignment::Kind::Blank: return W(K::Blank);
        case ast::Assignment::Kind::Refused: return W(K::Refused);
        case ast::Assignment::Kind::DontKnow: return W(K::DontKnow);
        default: return m_spell.Expression(value);
    }
}

void Printer::Assignments(const std::vector<ast::Assignment>& assignments,
                          const std::vector<ast::RosterTable>& tables) {
    for (const ast::Assignment& one : assignments) {
        std::string target = m_spell.Roster(one.target);
        if (!one.row_column.text.empty())
            target += "[" + Speller::Name(one.row_column.text) + " = " + Speller::DottedName(one.row_value.text) +
                      "]." + Speller::Name(one.column.text);
        Put(1, one.range.begin, target + " = " + ValueText(one.kind, one.value));
    }
    for (const ast::RosterTable& table : tables) RosterTable(table);
}

void Printer::RosterTable(const ast::RosterTable& table) {
    Put(1, table.range.begin, m_spell.Roster(table.roster) + (m_spell.Chinese() ? "：" : ":"));
    if (table.columns.empty()) return;
    std::vector<std::vector<std::string>> lines(1);
    std::vector<std::uint32_t> begins = {table.columns.front().range.begin};
    for (const ast::Name& column : table.columns) lines[0].push_back(Speller::Name(column.text));
    for (const auto& row : table.rows) {
        lines.emplace_back();
        begins.push_back(row.front().range.begin);
        for (const auto& cell : row) {
            const bool blank = cell.kind == ast::Assignment::Kind::Blank;
            lines.back().push_back(blank ? "" : ValueText(cell.kind, cell.value));
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string text = "|";
        for (std::size_t column = 0; column < lines[i].size(); ++column) {
            int width = 0;
            for (const auto& line : lines) width = std::max(width, base::DisplayWidth(line[column]));
            text += " " + base::PadRight(lines[i][column], width) + " |";
        }
        Put(2, begins[i], text);
    }
}

void Printer::Sample(const ast::Sample& sample) {
    Begin(sample.range.begin, {W(K::Sample), m_spell.Text(sample.name.text)});
    Assignments(sample.assignments, sample.tables);
}

std::string Printer::TargetText(const ast::Expectation& expectation) const {
    using Target = ast::Expectation::Target;
    static constexpr K kTargets[] = {K::Id,     K::Total, K::Grades, K::Veto,    K::Missing,
                                     K::Status, K::Raw,   K::Bonus,  K::Penalty, K::Errors};
    if (expectation.target != Target::Id) return W(kTargets[static_cast<int>(expectation.target)]);
    // lights[T1].light: what 逐行 gives for one row.
    const std::string& id = expectation.id.text;
    const std::size_t open = id.find('['), close = id.rfind("].");
    if (open == std::string::npos || close == std::string::npos || open == 0) return Speller::Id(id);
    return Speller::Id(id.substr(0, open)) + "[" + m_spell.Answer(id.substr(open + 1, close - open - 1)) + "]." +
           Speller::Name(id.substr(close + 2));
}

std::string Printer::ExpectationText(const ast::Expectation& expectation) const {
    using Kind = ast::Expectation::Kind;
    std::string words;
    for (const ast::Name& word : expectation.words) {
        const bool spoken = word.text == "是" || word.text == "否" || word.text == "yes" || word.text == "no";
        words += (words.empty() ? "" : m_spell.Comma()) + (spoken ? word.text : m_spell.Answer(word.text));
    }
    if (expectation.words.size() > 1) words = "(" + words + ")";
    const std::string value = expectation.kind == Kind::Number    ? Speller::Number(expectation.number)
                              : expectation.kind == Kind::Pending ? W(K::Pending)
                              : expectation.kind == Kind::NotApplicable
                                  ? W(m_spell.Chinese() ? K::PartIgnored : K::NotApplicable)
                              : expectation.kind == Kind::Nothing ? W(K::Nothing)
                                                                  : words;
    return TargetText(expectation) + " = " + value;
}

void Printer::Test(const ast::Test& test) {
    Begin(test.range.begin,
          {W(K::Test), m_spell.Text(test.name), test.today ? W(K::Today) + " " + base::ToString(*test.today) : ""});
    const bool changes = !test.changes.empty() || !test.tables.empty() || !test.manual.empty();
    if (!test.sample.text.empty() || changes)
        Put(1, test.range.begin,
            Join({W(K::Given), test.sample.text.empty() ? "" : m_spell.Text(test.sample.text),
                  changes ? W(K::Change) : ""}));
    Assignments(test.changes, test.tables);
    for (const ast::ManualEntry& entry : test.manual)
        Put(1, entry.range.begin,
            Join(
                {W(K::Manual), Speller::Id(entry.item.text), "=", Speller::Number(entry.points), Title(entry.reason)}));
    std::string others;
    for (const ast::Name& other : test.others)
        others += (others.empty() ? W(K::OtherUnits) + " " : m_spell.Comma()) + m_spell.Text(other.text);
    if (!others.empty()) Put(1, test.others.front().range.begin, others);
    std::string text;
    for (const ast::Expectation& expectation : test.expectations)
        text += (text.empty() ? W(K::Expect) + " " : m_spell.Comma()) + ExpectationText(expectation);
    if (!text.empty()) Put(1, test.expectations.front().range.begin, text);
}

}  // namespace gongjian::lang
