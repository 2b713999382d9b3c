// Single words of printed rule text: names with quotes where they need them, numbers, texts, expressions.
#pragma once

#include <string>

#include "lang/ast.h"
#include "lang/keywords.h"

namespace gongjian::lang {

class Speller {
public:
    Speller(const ast::Tree& tree, base::Language language) : m_tree(tree), m_language(language) {}

    bool Chinese() const { return m_language == base::Language::Chinese; }
    /// A keyword or a mark; marks between words carry their spaces.
    std::string Word(TokenKind kind) const { return std::string(Spelling(kind, m_language)); }
    std::string Comma() const { return Chinese() ? "，" : ", "; }

    /// 「」 around what would not be read as one name.
    static std::string Name(const std::string& name);
    /// roster.category, each part quoted by itself.
    static std::string DottedName(const std::string& name);
    /// A roster by its name, or 台账 and the name of a form.
    std::string Roster(const ast::Name& name) const;
    /// An id where ids stand.
    static std::string Id(const std::string& id);
    std::string Text(const ast::Text& text) const;
    std::string Text(const std::string& text) const;
    static std::string Number(const ast::Amount& amount);
    /// A number, or the expression in its place.
    std::string Value(const ast::Amount& amount) const;
    /// 2 分; 2 in English; an expression without a unit.
    std::string Points(const ast::Amount& amount) const;
    std::string Expression(ast::ExprId id) const { return Expression(id, 0); }
    /// The same where something else may follow on the line: in brackets if it would swallow that.
    std::string Operand(ast::ExprId id) const;
    /// The condition of a grade, in which 总分 is a name.
    std::string BandCondition(ast::ExprId id) const;
    /// A word that a test expects: a name or a number, or a text if it is more than a word.
    std::string Answer(const std::string& word) const;

private:
    std::string Expression(ast::ExprId id, int least) const;
    std::string Unit(const std::string& word) const;
    std::string Bare(const ast::Expr& expr) const;
    std::string Aggregated(const ast::Expr& expr) const;
    std::string BlankAs(const ast::Expr& expr) const;
    std::string Binary(const ast::Expr& expr, const std::string& sign, int left, int right) const;
    std::string List(const std::vector<ast::ExprId>& list) const;
    static int LevelOf(const ast::Expr& expr);

    const ast::Tree& m_tree;
    base::Language m_language;
    bool m_in_filter = false;  ///< behind 其中, where 未填按 would be the aggregate's
    bool m_in_band = false;
};

}  // namespace gongjian::lang
