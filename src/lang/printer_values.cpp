// Named values as lines: 取数, 结论, 逐行, 对照表.
#include "lang/printer.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

}  // namespace

/// Whether value and conditions of a fetch all look at the same row, as 取自 … 其中 … makes them.
bool Printer::ComesFromOneRow(const ast::Fetch& fetch) const {
    if (fetch.value == ast::kNone) return false;
    const ast::Expr& value = m_tree[fetch.value];
    if (value.kind != ast::ExprKind::RowValue) return false;
    for (const ast::Clause& pending : fetch.pending) {
        const ast::Expr& condition = m_tree[pending.condition];
        if (condition.kind != ast::ExprKind::RowValue || condition.b != value.b) return false;
    }
    return !fetch.pending.empty() || m_tree[value.a].kind != ast::ExprKind::Name;
}

void Printer::Fetch(const ast::Fetch& fetch) {
    const bool from = ComesFromOneRow(fetch);
    const K word = fetch.constant ? K::Constant : fetch.output ? K::Conclusion : K::Fetch;
    const auto is = [&](ast::ExprId value) { return "= " + m_spell.Expression(value); };
    std::string source;
    if (from) {
        const ast::Expr& value = m_tree[fetch.value];
        source = Join({W(K::From), m_spell.Roster(value.name), W(K::Where), m_spell.Expression(value.b)});
    } else if (!fetch.rows_of.text.empty()) {
        source = Join({W(m_spell.Chinese() ? K::RowResults : K::EachRow), m_spell.Roster(fetch.rows_of)});
    }
    Begin(fetch.range.begin,
          {W(word), Speller::Id(fetch.id.text), Title(fetch.title), source, Decimals(fetch.decimals),
           fetch.shown ? W(K::Shown) : "", from || fetch.value == ast::kNone ? "" : is(fetch.value)});
    if (from) Put(1, m_tree[fetch.value].range.begin, is(m_tree[fetch.value].a));
    Choices(fetch, 1);
    for (const ast::Clause& pending : fetch.pending) {
        ast::Clause clause = pending;
        if (from) clause.condition = m_tree[pending.condition].a;
        Clause(clause, 1);
    }
}

void Printer::Choices(const ast::Fetch& fetch, int indent) {
    for (const ast::Choice& choice : fetch.choices)
        Put(indent, choice.range.begin,
            Join({choice.condition == ast::kNone ? W(K::Otherwise) : When(choice.condition), W(K::Gives),
                  m_spell.Expression(choice.value)}));
}

void Printer::RowResults(const ast::RowResults& results) {
    Begin(results.range.begin, {W(K::RowResults), Speller::Id(results.id.text), Title(results.title), W(K::From),
                                m_spell.Roster(results.roster), W(K::Key), Speller::Name(results.key.text)});
    for (const ast::Fetch& column : results.columns) {
        const std::string value = column.value == ast::kNone ? "" : "= " + m_spell.Expression(column.value);
        Put(1, column.range.begin,
            Join({W(K::Get), Speller::Name(column.id.text), Title(column.title), value, Decimals(column.decimals)}));
        Choices(column, 2);
    }
}

void Printer::LookupTable(const ast::LookupTable& table) {
    Begin(table.range.begin, {W(K::LookupTable), Speller::Id(table.id.text), Title(table.title)});
    m_lines.back().text += m_spell.Chinese() ? "：" : ":";
    for (const ast::LookupTable::Row& row : table.rows) {
        const std::string key = row.key == ast::kNone ? W(K::Otherwise) : m_spell.Operand(row.key) + " " + W(K::Equal);
        const std::string from = !row.from           ? ""
                                 : m_spell.Chinese() ? W(K::Since) + " " + base::ToString(*row.from)
                                                     : W(K::From) + " " + base::ToString(*row.from);
        const std::string to = row.to ? W(K::To) + " " + base::ToString(*row.to) : "";
        Put(1, row.range.begin, Join({key, m_spell.Operand(row.value), from, to}));
    }
}

}  // namespace gongjian::lang
