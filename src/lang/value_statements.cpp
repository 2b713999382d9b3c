// Values with a name: 取数, 常量, 结论, what 逐行 gives for each row, and 对照表.
#include <algorithm>

#include "lang/grammar.h"
#include "lang/statements.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

bool BeginsFetchOption(K kind) {
    switch (kind) {
        case K::From:
        case K::Round:
        case K::Shown:
        case K::Equal:
        case K::Pending:
        case K::RowResults:
        case K::EachRow:
        case K::When:
        case K::Otherwise:
        case K::Else: return true;
        default: return false;
    }
}

}  // namespace

bool StatementParser::KnownUnlessRead(bool read, const ast::Name& id, const ast::Text& title) {
    if (read) return true;
    for (const std::string& word : {id.text, title.text}) {
        if (!word.empty()) m_tree.unread.push_back(word);
    }
    return false;
}

bool StatementParser::ReadFetch(ast::Fetch& fetch, ast::Name& roster, ast::ExprId& filter) {
    if (!WantId(fetch.id)) return false;
    TakeText(fetch.title);
    for (SkipSeparators(); !AtEnd() && BeginsFetchOption(m_at->kind) && !HasOther(fetch); SkipSeparators())
        if (!ParseFetchOption(fetch, roster, filter)) return false;
    return HasValue(fetch);
}

bool StatementParser::ParseFetch(bool output) {
    const TokenAt begin = m_at - 1;
    ast::Fetch fetch;
    fetch.output = output;
    ast::Name roster;
    ast::ExprId filter = ast::kNone;
    if (!KnownUnlessRead(ReadFetch(fetch, roster, filter), fetch.id, fetch.title)) return false;
    const auto of_row = [&](ast::ExprId& value) {
        if (roster.text.empty() || value == ast::kNone) return;
        const ast::ExprId id = m_state.Make(ast::ExprKind::RowValue, m_state[value].range);
        m_state[id].name = roster;
        m_state[id].a = value;
        m_state[id].b = filter;
        m_state.Finish(id);
        value = id;
    };
    of_row(fetch.value);
    for (ast::Choice& choice : fetch.choices) of_row(choice.condition), of_row(choice.value);
    for (ast::Clause& pending : fetch.pending) of_row(pending.condition);
    fetch.range = RangeFrom(begin);
    m_tree.fetches.push_back(std::move(fetch));
    return true;
}

/// Whether a value stands there already that what comes next would be a second one for: one expression or choices, and
/// nothing behind 其余.
bool StatementParser::HasOther(const ast::Fetch& fetch) const {
    const bool chosen = !fetch.choices.empty();
    if (Is(K::Equal)) return chosen || fetch.value != ast::kNone;
    if (!Is(K::When) && !Is(K::Otherwise) && !Is(K::Else)) return false;
    return fetch.value != ast::kNone || (chosen && fetch.choices.back().condition == ast::kNone);
}

bool StatementParser::HasValue(const ast::Fetch& fetch) {
    if (fetch.value != ast::kNone || !fetch.choices.empty()) return true;
    m_state.Miss(m_at, K::Equal);
    return false;
}

bool StatementParser::ParseFetchOption(ast::Fetch& fetch, ast::Name& roster, ast::ExprId& filter) {
    if (Take(K::From)) return WantRoster(roster) && Want(K::Where) && WantExpression(filter);
    if (Take(K::RowResults) || Take(K::EachRow)) return WantRoster(fetch.rows_of);
    if (Take(K::Round)) return WantDecimals(fetch.decimals);
    if (Take(K::Shown)) return fetch.shown = true;
    if (Is(K::When) || Is(K::Otherwise) || Is(K::Else)) return ParseChoice(fetch);
    if (Take(K::Equal)) {
        if (!WantExpression(fetch.value)) return false;
        SkipUnit(m_at, m_end);
        return true;
    }
    auto clause = ReadClause(m_state, m_at, m_end);
    if (clause) fetch.pending.push_back(std::move(*clause));
    return clause.has_value();
}

/// 当 condition 为 value; 其余 为 value.
bool StatementParser::ParseChoice(ast::Fetch& fetch) {
    const TokenAt begin = m_at;
    ast::Choice choice;
    if (Take(K::When)) {
        if (!WantExpression(choice.condition)) return false;
        Take(K::Holds);
        SkipSeparators();
        if (!Take(K::Then) && !Want(K::Gives)) return false;
    } else {
        ++m_at;
        if (!Take(K::Gives)) Take(K::Then);
    }
    if (!WantExpression(choice.value)) return false;
    SkipUnit(m_at, m_end);
    choice.range = RangeFrom(begin);
    fetch.choices.push_back(choice);
    return true;
}

bool StatementParser::ParseConstant() {
    const TokenAt begin = m_at - 1;
    ast::Fetch fetch;
    fetch.constant = true;
    if (!WantId(fetch.id)) return false;
    TakeText(fetch.title);
    if (!KnownUnlessRead(Want(K::Equal) && WantExpression(fetch.value), fetch.id, fetch.title)) return false;
    SkipUnit(m_at, m_end);
    fetch.range = RangeFrom(begin);
    m_tree.fetches.push_back(std::move(fetch));
    return true;
}

/// 逐行 lights “…” 取自 targets 键 target_no, then lines 得 name “…” = expression 舍入 n 位.
bool StatementParser::ParseRowResults() {
    const TokenAt begin = m_at - 1;
    ast::RowResults results;
    if (!WantId(results.id)) return false;
    TakeText(results.title);
    SkipSeparators();
    if (!Want(K::From) || !WantRoster(results.roster)) return false;
    SkipSeparators();
    if (!Want(K::Key) || !WantName(results.key)) return false;
    SkipSeparators();
    do {
        if (!ParseRowColumn(results)) return false;
        SkipSeparators();
    } while (Is(K::Get));
    results.range = RangeFrom(begin);
    m_tree.row_results.push_back(std::move(results));
    return true;
}

bool StatementParser::ParseRowColumn(ast::RowResults& results) {
    const TokenAt begin = m_at;
    ast::Fetch column;
    if (!Want(K::Get) || !WantId(column.id)) return false;
    TakeText(column.title);
    for (SkipSeparators(); !AtEnd(); SkipSeparators()) {
        const K kind = m_at->kind;
        if (kind != K::Equal && kind != K::Round && kind != K::When && kind != K::Otherwise && kind != K::Else) break;
        if (HasOther(column)) break;
        ast::Name no_roster;
        ast::ExprId no_filter = ast::kNone;
        if (!ParseFetchOption(column, no_roster, no_filter)) return false;
    }
    if (!HasValue(column)) return false;
    column.range = RangeFrom(begin);
    results.columns.push_back(std::move(column));
    return true;
}

/// 对照表 id “title”：key = value，…，其余 value.
bool StatementParser::ParseLookupTable() {
    const TokenAt begin = m_at - 1;
    ast::LookupTable table;
    if (!WantId(table.id)) return false;
    TakeText(table.title);
    Take(K::Colon);
    do {
        SkipSeparators();
        // A row ends with its line: the next may begin with a minus.
        const TokenAt statement_end = m_end;
        if (!AtEnd()) m_end = std::find_if(m_at + 1, m_end, [](const Token& token) { return token.line_start; });
        const bool read = ParseLookupRow(table);
        m_end = statement_end;
        if (!KnownUnlessRead(read, table.id, table.title)) return false;
        SkipSeparators();
    } while (!AtEnd() && table.rows.back().key != ast::kNone);
    table.range = RangeFrom(begin);
    m_tree.lookup_tables.push_back(std::move(table));
    return true;
}

bool StatementParser::ParseLookupRow(ast::LookupTable& table) {
    const TokenAt begin = m_at;
    ast::LookupTable::Row row;
    if (Take(K::Otherwise) || Take(K::Else)) {
        Take(K::Equal);
    } else {
        row.key = ReadSum(m_state, m_at, m_end);
        if (row.key == ast::kNone || !Want(K::Equal)) return false;
    }
    row.value = ReadSum(m_state, m_at, m_end);
    if (row.value == ast::kNone) return false;
    SkipUnit(m_at, m_end);
    if ((Take(K::Since) || Take(K::From)) && !WantDate(row.from)) return false;
    if (Take(K::To) && !WantDate(row.to)) return false;
    row.range = RangeFrom(begin);
    table.rows.push_back(row);
    return true;
}

}  // namespace gongjian::lang
