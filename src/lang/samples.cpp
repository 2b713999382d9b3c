// Samples and what tests are given: assignments, tables, points entered by hand.
#include <algorithm>

#include "lang/grammar.h"
#include "lang/keywords.h"
#include "lang/statements.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

/// Whether a word may be an assigned name here although it is also a keyword.
bool IsAssigned(TokenAt at, TokenAt end) {
    if (at + 1 == end || at->text.empty() || at->kind == K::String) return false;
    return at[1].kind == K::Equal || at[1].kind == K::OpenBracket || at[1].kind == K::Colon;
}

}  // namespace

bool StatementParser::ParseSample() {
    const TokenAt begin = m_at - 1;
    ast::Sample sample;
    if (Is(K::String)) {
        sample.name = NameOf(*m_at++);
    } else if (!WantName(sample.name)) {
        return false;
    }
    ParseAssignments(sample.assignments, sample.tables, nullptr);
    sample.range = RangeFrom(begin);
    m_tree.samples.push_back(std::move(sample));
    return true;
}

bool StatementParser::ParseTest() {
    const TokenAt begin = m_at - 1;
    ast::Test test;
    if (!WantText(test.name)) return false;
    SkipSeparators();
    if (Take(K::Today) && !WantDate(test.today)) return false;
    SkipSeparators();
    while (BeginsTestPart()) {
        if (Take(K::Expect)) {
            ParseExpectations(test);
        } else if (Take(K::OtherUnits)) {
            if (!ParseOtherUnits(test)) return false;
        } else {
            ++m_at;
            const bool named = Is(K::String) || (!AtEnd() && IsNameToken(*m_at) && !IsAssigned(m_at, m_end));
            if (named) test.sample = NameOf(*m_at++);
            SkipSeparators();
            ParseAssignments(test.changes, test.tables, &test.manual);
        }
        SkipSeparators();
    }
    if (test.expectations.empty() && m_first_failure == nullptr) {
        m_state.Miss(m_at, K::Expect);
        return false;
    }
    test.range = RangeFrom(begin);
    m_tree.tests.push_back(std::move(test));
    return true;
}

bool StatementParser::BeginsTestPart() const { return Is(K::Given) || Is(K::OtherUnits) || Is(K::Expect); }

/// 其他单位 “甲村”，“乙村”: samples that make up the rest of the population.
bool StatementParser::ParseOtherUnits(ast::Test& test) {
    do {
        ast::Name sample;
        if (Is(K::String))
            sample = NameOf(*m_at++);
        else if (!WantName(sample))
            return false;
        test.others.push_back(std::move(sample));
    } while (Take(K::Comma));
    return true;
}

/// After a broken entry: on to the next line or the next comma outside brackets.
void StatementParser::RecoverInList(TokenAt begin) {
    const TokenAt failed = m_state.FurthestAt() == nullptr ? begin : m_state.FurthestAt();
    TokenAt stop = begin;
    int depth = 0;
    for (; stop != m_end; ++stop) {
        if (stop > begin && ((stop->line_start && stop->kind != K::Bar) || stop->kind == K::Given ||
                             stop->kind == K::OtherUnits || stop->kind == K::Expect))
            break;
        if (stop->kind == K::OpenParen || stop->kind == K::OpenBracket) ++depth;
        if (stop->kind == K::CloseParen || stop->kind == K::CloseBracket) --depth;
        if (stop >= failed && depth <= 0 && (stop->kind == K::Comma || stop->kind == K::Semicolon)) break;
    }
    Fail(K::Given, begin, stop);
    m_at = stop;
}

void StatementParser::ParseAssignments(std::vector<ast::Assignment>& assignments, std::vector<ast::RosterTable>& tables,
                                       std::vector<ast::ManualEntry>* manual) {
    for (SkipSeparators(); !AtEnd(); SkipSeparators()) {
        if (BeginsTestPart()) return;
        const bool another_change = Is(K::Change) && !IsAssigned(m_at, m_end);
        if (another_change) {
            ++m_at;
            continue;
        }
        const TokenAt begin = m_at;
        m_state.ForgetFailure();
        const bool by_hand = manual != nullptr && Is(K::Manual) && !IsAssigned(m_at, m_end);
        if (by_hand ? ParseManualEntry(*manual) : ParseAssignment(assignments, tables)) continue;
        m_at = begin;
        RecoverInList(begin);
    }
}

bool StatementParser::ParseAssignment(std::vector<ast::Assignment>& assignments,
                                      std::vector<ast::RosterTable>& tables) {
    const TokenAt begin = m_at;
    ast::Assignment assignment;
    if (IsAssigned(m_at, m_end)) {
        assignment.target = NameOf(*m_at++);
    } else if (!WantRoster(assignment.target)) {
        return false;
    }
    if (Take(K::Colon)) {
        ast::RosterTable table;
        table.roster = assignment.target;
        ParseTable(table);
        table.range = RangeFrom(begin);
        tables.push_back(std::move(table));
        return true;
    }
    if (Take(K::OpenBracket)) {
        const bool row = WantName(assignment.row_column) && Want(K::Equal) && TakeWord(assignment.row_value) &&
                         Want(K::CloseBracket) && Want(K::Dot) && WantName(assignment.column);
        if (!row) return false;
    }
    if (!Want(K::Equal) || !ParseLiteral(assignment.kind, assignment.value)) return false;
    assignment.range = RangeFrom(begin);
    assignments.push_back(std::move(assignment));
    return true;
}

/// 酌情 D1 = 1.5 “reason”.
bool StatementParser::ParseManualEntry(std::vector<ast::ManualEntry>& manual) {
    const TokenAt begin = m_at++;
    ast::ManualEntry entry;
    if (!WantId(entry.item) || !Want(K::Equal) || !WantAmount(entry.points)) return false;
    TakeText(entry.reason);
    entry.range = RangeFrom(begin);
    manual.push_back(std::move(entry));
    return true;
}

bool StatementParser::IsListAhead() const {
    int depth = 0;
    for (TokenAt at = m_at; at != m_end; ++at) {
        if (at->kind == K::OpenParen) ++depth;
        if (at->kind == K::CloseParen && --depth == 0) return at == m_at + 1;
        if (at->kind == K::Comma && depth == 1) return true;
    }
    return false;
}

/// (进京集体访，违规发展党员): several choices; (): answered, and none chosen.
bool StatementParser::ParseChoices(ast::ExprId& value) {
    const TokenAt begin = m_at;
    std::vector<ast::ExprId> choices;
    const bool none = (begin + 1)->kind == K::CloseParen;
    if (none) ++m_at;
    while (!none) {
        ++m_at;
        const ast::ExprId choice = ReadSum(m_state, m_at, m_end);
        if (choice == ast::kNone) return false;
        choices.push_back(choice);
        if (!Is(K::Comma)) break;
    }
    if (!Want(K::CloseParen)) return false;
    value = m_state.Make(ast::ExprKind::InSet, RangeFrom(begin));
    m_state[value].list = std::move(choices);
    m_state.Finish(value);
    return true;
}

bool StatementParser::ParseLiteral(ast::Assignment::Kind& kind, ast::ExprId& value) {
    using Kind = ast::Assignment::Kind;
    if (!NextIs(K::OpenParen)) {
        if (Take(K::Blank)) return kind = Kind::Blank, true;
        if (Take(K::Refused)) return kind = Kind::Refused, true;
        if (Take(K::DontKnow)) return kind = Kind::DontKnow, true;
    }
    if (Is(K::OpenParen) && IsListAhead()) return ParseChoices(value);
    value = ReadSum(m_state, m_at, m_end);
    return value != ast::kNone;
}

// ---- Tables --------------------------------------------------------------------------------------------------------

void StatementParser::ParseTable(ast::RosterTable& table) {
    bool heading = true;
    while (Is(K::Bar) && m_at->line_start) {
        const TokenAt begin = m_at;
        TokenAt end = begin + 1;
        while (end != m_end && !end->line_start) ++end;
        m_state.ForgetFailure();
        ParseTableRow(table, begin, end, heading);
        m_at = end;
        heading = false;
    }
}

/// A heading is one name; where the lexer found several words in it, they are one name all the same.
ast::Name StatementParser::ColumnName(TokenAt begin, TokenAt end) {
    ast::Name name = NameOf(*begin);
    for (TokenAt at = begin + 1; at != end; ++at) {
        name.text += at->text;
        name.range.end = at->range.end;
    }
    return name;
}

void StatementParser::ParseTableRow(ast::RosterTable& table, TokenAt begin, TokenAt end, bool heading) {
    const base::Range range{begin->range.begin, (end - 1)->range.end};
    if (end - begin < 2 || (end - 1)->kind != K::Bar) {
        NoteFailure(begin);
        m_errors.TableRow(range);
        m_broken.push_back(range);
        return;
    }
    std::vector<ast::RosterTable::Cell> cells;
    for (TokenAt cell = begin + 1; cell != end;) {
        const TokenAt stop = std::find_if(cell, end, [](const Token& token) { return token.kind == K::Bar; });
        if (heading && stop != cell) {
            table.columns.push_back(ColumnName(cell, stop));
        } else {
            ast::RosterTable::Cell& read = cells.emplace_back();
            read.kind = ast::Assignment::Kind::Blank;
            read.range = {(cell - 1)->range.end, stop->range.begin};
            if (stop != cell) {
                const TokenAt statement_end = m_end;
                m_at = cell;
                m_end = stop;
                read.kind = ast::Assignment::Kind::Value;
                read.range = {cell->range.begin, (stop - 1)->range.end};
                m_state.ForgetFailure();
                const bool parsed = ParseLiteral(read.kind, read.value) && AtEnd();
                m_end = statement_end;
                if (!parsed) {
                    if (m_state.FurthestAt() == nullptr || m_state.FurthestAt() < m_at) m_state.Miss(m_at, K::Bar);
                    Fail(K::Bar, cell, stop);
                }
            }
        }
        cell = stop + 1;
    }
    if (heading && cells.empty()) return;
    const std::size_t found = heading ? table.columns.size() : cells.size();
    if (heading || found != table.columns.size()) {
        NoteFailure(begin);
        m_errors.TableCells(range, heading ? found + cells.size() : table.columns.size(), found);
        m_broken.push_back(range);
        if (heading) return;
        cells.resize(table.columns.size());
    }
    table.rows.push_back(std::move(cells));
}

}  // namespace gongjian::lang
