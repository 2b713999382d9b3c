// Statements: plain code over tokens that hands expressions and clauses to the grammar.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "lang/ast.h"
#include "lang/parse_state.h"
#include "lang/syntax_errors.h"

namespace gongjian::lang {

/// Appends one statement after another to a tree. What is broken is reported and left out; clauses of an item one by one.
class StatementParser {
public:
    StatementParser(const base::Source& source, ast::Tree& tree) : m_tree(tree), m_state(tree), m_errors(source) {}

    /// [begin, end): the tokens of one statement, not empty.
    void Parse(TokenAt begin, TokenAt end);

    std::vector<base::Diagnostic>& Diagnostics() { return m_errors.Found(); }
    const std::vector<base::Range>& Broken() const { return m_broken; }
    SyntaxErrors& Errors() { return m_errors; }
    bool HasHeader() const { return m_has_header; }
    void MarkBroken(base::Range range) { m_broken.push_back(range); }

    /// How far the tree has grown, so that another reading of a statement can be tried from the same place.
    struct Mark {
        std::size_t expressions, blocks, items, fetches, row_results, lookup_tables, vetoes, not_assessed, no_grade,
            bands, rank, samples, tests;
        std::size_t diagnostics, broken;
        ast::Header header;
        base::Range bands_range, rank_range;
        std::optional<ast::Quota> quota;
        ast::Name pool;
        ast::Name block;
        bool has_header;
    };
    Mark MarkHere() const;
    void GoBackTo(const Mark& mark);
    /// Furthest place of the first failure of the last statement; null if it had none.
    TokenAt FirstFailure() const { return m_first_failure; }

private:
    // Small readers; false after noting what was missing.
    bool AtEnd() const { return m_at == m_end; }
    bool Is(TokenKind kind) const { return !AtEnd() && m_at->kind == kind; }
    bool NextIs(TokenKind kind) const { return !AtEnd() && m_at + 1 != m_end && m_at[1].kind == kind; }
    bool Take(TokenKind kind);
    bool Want(TokenKind kind);
    bool WantEither(TokenKind kind, TokenKind twin);
    bool WantId(ast::Name& id);
    bool WantName(ast::Name& name);
    bool WantRoster(ast::Name& name);
    bool WantAmount(ast::Amount& amount);
    bool WantPercent(ast::Amount& amount);
    bool WantText(ast::Text& text);
    bool WantDate(std::optional<base::Date>& date);
    bool WantExpression(ast::ExprId& id);
    bool WantDecimals(ast::Amount& decimals);
    void TakeText(ast::Text& text);
    void SkipSeparators();
    base::Range RangeFrom(TokenAt begin) const;

    // Statements.
    bool ParseHeader();
    bool ParseHeaderOption();
    bool ParseRescale(bool& rescale, ast::Amount& star_over);
    bool ParseShare(ast::Amount& weight);
    bool ParseBlock();
    bool ParseItem(TokenKind kind);
    bool ParseItemHead(TokenKind kind, ast::Item& item, ast::Amount& weight);
    void ParseClauses(ast::Item& item);
    bool ParsePartHead(ast::Part& part);
    /// Passes on whether a value or table could be read; where it could not, its words are remembered as known.
    bool KnownUnlessRead(bool read, const ast::Name& id, const ast::Text& title);
    bool ReadFetch(ast::Fetch& fetch, ast::Name& roster, ast::ExprId& filter);
    bool ParseFetch(bool output);
    bool HasOther(const ast::Fetch& fetch) const;
    bool HasValue(const ast::Fetch& fetch);
    bool ParseChoice(ast::Fetch& fetch);
    bool ParseRowResults();
    bool ParseRowColumn(ast::RowResults& results);
    bool ParseLookupTable();
    bool ParseLookupRow(ast::LookupTable& table);
    bool ParseFetchOption(ast::Fetch& fetch, ast::Name& roster, ast::ExprId& filter);
    bool ParseConstant();
    bool ParseVeto();
    bool ParseCondition(std::vector<ast::Condition>& out);
    bool IsSecond(bool there);
    bool ParseGrades();
    bool ParseBandCondition(ast::Band& band);
    bool ParseTies(ast::Quota::Ties& ties);
    bool ParseQuota();
    bool ParseRank();
    void ParseUnknown();

    // Samples and tests (samples.cpp).
    bool ParseSample();
    bool ParseTest();
    bool BeginsTestPart() const;
    bool ParseOtherUnits(ast::Test& test);
    void ParseAssignments(std::vector<ast::Assignment>& assignments, std::vector<ast::RosterTable>& tables,
                          std::vector<ast::ManualEntry>* manual);
    bool ParseManualEntry(std::vector<ast::ManualEntry>& manual);
    bool ParseAssignment(std::vector<ast::Assignment>& assignments, std::vector<ast::RosterTable>& tables);
    bool ParseLiteral(ast::Assignment::Kind& kind, ast::ExprId& value);
    bool ParseChoices(ast::ExprId& value);
    bool IsListAhead() const;
    void ParseTable(ast::RosterTable& table);
    void ParseTableRow(ast::RosterTable& table, TokenAt begin, TokenAt end, bool heading);
    ast::Name ColumnName(TokenAt begin, TokenAt end);
    void ParseExpectations(ast::Test& test);
    bool ParseExpectation(ast::Expectation& expectation);
    bool ParseTarget(ast::Expectation& expectation);
    bool ParseCellTarget(ast::Name& id);
    bool ParseExpectedWords(ast::Expectation& expectation);
    bool TakeWord(ast::Name& word);
    bool IsTarget(TokenAt at) const;
    void RecoverInList(TokenAt begin);

    // Errors.
    void Fail(TokenKind construct, TokenAt begin, TokenAt stop);
    TokenAt NextClauseLine(TokenAt from) const;
    void NoteFailure(TokenAt at);

    ast::Tree& m_tree;
    ParseState m_state;
    SyntaxErrors m_errors;
    std::vector<base::Range> m_broken;
    ast::Name m_block;
    bool m_has_header = false;
    TokenAt m_at = nullptr, m_end = nullptr, m_first_failure = nullptr;
};

}  // namespace gongjian::lang
