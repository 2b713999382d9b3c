// Trees as canonical lines, one statement after another. Only print.cpp and printer_*.cpp know it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "lang/ast.h"
#include "lang/spelling.h"

namespace gongjian::lang {

/// A line and the place it came from, so that comments find it again.
struct PrintedLine {
    int indent = 0;
    std::string text;
    std::uint32_t begin = 0;  ///< where it begins in the source
    bool statement = false;
};

class Printer {
public:
    Printer(const ast::Tree& tree, base::Language language) : m_tree(tree), m_spell(tree, language) {}

    /// All statements, in the order of the source.
    std::vector<PrintedLine> Lines();

private:
    // Parts of lines.
    std::string W(TokenKind kind) const { return m_spell.Word(kind); }
    std::string Join(std::initializer_list<std::string> parts) const;  ///< by spaces; empty ones vanish
    void Begin(std::uint32_t begin, std::initializer_list<std::string> parts);
    void Put(int indent, std::uint32_t begin, std::string text);
    std::string Title(const ast::Text& text) const { return text.given ? m_spell.Text(text) : ""; }
    std::string FullPoints(const ast::Amount& amount) const;
    std::string Cap(const ast::Amount& amount) const;
    std::string When(ast::ExprId condition) const;
    std::string Rescale(bool rescale, const ast::Amount& star_over) const;
    std::string Share(const ast::Amount& weight) const;
    std::string Decimals(const ast::Amount& decimals) const;

    // Statements (printer.cpp).
    void Header();
    void Block(const ast::Block& block);
    void Item(const ast::Item& item);
    void Veto(const ast::Veto& veto);
    void NotAssessed(const ast::Condition& condition);
    void NoGrade(const ast::Condition& condition);
    void Bands();
    void Quota();
    void Rank();

    // Named values (printer_values.cpp).
    bool ComesFromOneRow(const ast::Fetch& fetch) const;
    void Fetch(const ast::Fetch& fetch);
    void Choices(const ast::Fetch& fetch, int indent);
    void RowResults(const ast::RowResults& results);
    void LookupTable(const ast::LookupTable& table);

    // Clauses (printer_clauses.cpp).
    std::string Effect(ast::Effect effect) const;
    std::string Step(const ast::Clause& clause, TokenKind chinese, TokenKind english) const;
    std::string PartialStep(const ast::Clause& clause) const;
    std::string WithEdge(const std::string& bound, TokenKind edge) const;
    std::string TierText(const ast::Tier& tier) const;
    std::string Table(const ast::Clause& clause) const;
    std::string Key(const ast::Clause& clause) const;
    std::string Names(const std::vector<ast::Name>& names) const;
    std::string Checklist(const ast::Clause& clause) const;
    std::string Manual(const ast::Clause& clause) const;
    std::string Points(ast::ExprId value) const;
    void Clause(const ast::Clause& clause, int indent);
    std::string ClauseText(const ast::Clause& clause) const;

    // Samples and tests (printer_samples.cpp).
    std::string ValueText(ast::Assignment::Kind kind, ast::ExprId value) const;
    void Assignments(const std::vector<ast::Assignment>& assignments, const std::vector<ast::RosterTable>& tables);
    void RosterTable(const ast::RosterTable& table);
    void Sample(const ast::Sample& sample);
    std::string TargetText(const ast::Expectation& expectation) const;
    std::string ExpectationText(const ast::Expectation& expectation) const;
    void Test(const ast::Test& test);

    const ast::Tree& m_tree;
    Speller m_spell;
    std::vector<PrintedLine> m_lines;
};

}  // namespace gongjian::lang
