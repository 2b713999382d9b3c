// Words and expressions as the formatter writes them.
#include "lang/spelling.h"

#include <algorithm>

#include "base/text.h"
#include "lang/lexicon.h"
#include "lang/readings.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;
using ast::ExprKind;

/// Precedence levels of the grammar; what is greedy at its right end (如果, 其中) stands alone or in brackets.
enum Level {
    kGreedy = 0,
    kOr = 1,
    kAnd = 2,
    kNot = 3,
    kComparison = 4,
    kSum = 5,
    kProduct = 6,
    kSigned = 7,
    kPrimary = 8
};

std::vector<char32_t> Folded(const std::string& text) {
    std::vector<char32_t> folded;
    for (const base::CodePoint& point : base::Decode(text)) folded.push_back(FoldCode(point.value));
    return folded;
}

const Lexicon& KeywordsOnly() {
    static const Lexicon lexicon(nullptr);
    return lexicon;
}

bool IsOneWord(const std::string& name) {
    const std::vector<char32_t> folded = Folded(name);
    const Reader reader(KeywordsOnly(), folded);
    if (folded.empty() || !IsWordCode(folded.front()) || reader.RunEnd(0) != folded.size()) return false;
    const Pieces pieces = reader.Best(0, folded.size(), true);
    return pieces.size() == 1 && (pieces[0].kind == Piece::Kind::Latin || pieces[0].kind == Piece::Kind::Unknown);
}

bool IsSearch(const ast::Expr& expr) {
    return expr.aggregate == ast::Aggregate::Any || expr.aggregate == ast::Aggregate::All ||
           expr.aggregate == ast::Aggregate::None;
}

K WordOf(ast::Aggregate aggregate) {
    switch (aggregate) {
        case ast::Aggregate::Count: return K::Count;
        case ast::Aggregate::Sum: return K::Sum;
        case ast::Aggregate::Minimum: return K::Minimum;
        case ast::Aggregate::Maximum: return K::Maximum;
        case ast::Aggregate::Mean: return K::Mean;
        case ast::Aggregate::Any: return K::Any;
        case ast::Aggregate::All: return K::All;
        case ast::Aggregate::None: return K::None;
        case ast::Aggregate::Distinct: return K::Distinct;
        case ast::Aggregate::TrimmedMean: return K::TrimmedMean;
    }
    return K::Count;
}

K WordOf(ast::StateTest test) {
    switch (test) {
        case ast::StateTest::Filled: return K::Filled;
        case ast::StateTest::Blank: return K::Blank;
        case ast::StateTest::Refused: return K::Refused;
        case ast::StateTest::DontKnow: return K::DontKnow;
        case ast::StateTest::NotApplicable: return K::NotApplicable;
    }
    return K::Filled;
}

K WordOf(ast::Compare compare) {
    switch (compare) {
        case ast::Compare::Equal: return K::Equal;
        case ast::Compare::NotEqual: return K::NotEqual;
        case ast::Compare::Less: return K::Less;
        case ast::Compare::LessEqual: return K::LessEqual;
        case ast::Compare::Greater: return K::Greater;
        case ast::Compare::GreaterEqual: return K::GreaterEqual;
    }
    return K::Equal;
}

}  // namespace

std::string Speller::Name(const std::string& name) { return IsOneWord(name) ? name : "「" + name + "」"; }

std::string Speller::DottedName(const std::string& name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == name.size()) return Name(name);
    return Name(name.substr(0, dot)) + "." + Name(name.substr(dot + 1));
}

std::string Speller::Roster(const ast::Name& name) const {
    return name.ledger ? Word(K::Ledger) + " " + Name(name.text) : Name(name.text);
}

std::string Speller::Id(const std::string& id) {
    const std::vector<char32_t> folded = Folded(id);
    const bool latin =
        !folded.empty() && folded.back() != U'.' && IsAsciiWordCode(folded.front()) &&
        std::all_of(folded.begin(), folded.end(), [](char32_t c) { return IsAsciiWordCode(c) || c == U'.'; });
    if (!latin) return Name(id);
    const Lexicon::Match word = KeywordsOnly().LongestAt(folded, 0);
    return word.entry != nullptr && word.end >= folded.size() ? "「" + id + "」" : id;
}

std::string Speller::Text(const std::string& text) const {
    const bool curved = text.find("“") != std::string::npos || text.find("”") != std::string::npos;
    return curved || !Chinese() ? "\"" + text + "\"" : "“" + text + "”";
}

std::string Speller::Text(const ast::Text& text) const { return Text(text.text); }

std::string Speller::Number(const ast::Amount& amount) { return base::ToString(amount.value); }

std::string Speller::Value(const ast::Amount& amount) const {
    return amount.expression == ast::kNone ? Number(amount) : Operand(amount.expression);
}

std::string Speller::Points(const ast::Amount& amount) const {
    return Value(amount) + (Chinese() && amount.expression == ast::kNone ? " 分" : "");
}

std::string Speller::Operand(ast::ExprId id) const { return Expression(id, kSum); }

std::string Speller::BandCondition(ast::ExprId id) const {
    Speller within = *this;
    within.m_in_band = true;
    return within.Expression(id, 0);
}

std::string Speller::Answer(const std::string& word) const {
    const bool digits =
        !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) return word;
    return word.find('.') == std::string::npos && !IsOneWord(word) ? Text(word) : DottedName(word);
}

int Speller::LevelOf(const ast::Expr& expr) {
    switch (expr.kind) {
        case ExprKind::Or: return kOr;
        case ExprKind::And: return kAnd;
        case ExprKind::Not: return kNot;
        case ExprKind::Comparison:
        case ExprKind::InSet: return kComparison;
        case ExprKind::Add:
        case ExprKind::Subtract: return kSum;
        case ExprKind::Multiply:
        case ExprKind::Divide: return kProduct;
        case ExprKind::Negate: return kSigned;
        case ExprKind::If: return kGreedy;
        case ExprKind::Aggregated:
            if (IsSearch(expr)) return kComparison;
            return expr.b == ast::kNone && expr.c == ast::kNone ? kPrimary : kGreedy;
        default: return kPrimary;
    }
}

std::string Speller::Expression(ast::ExprId id, int least) const {
    const ast::Expr& expr = m_tree[id];
    const std::string bare = Bare(expr);
    const bool taken = m_in_filter && expr.kind == ExprKind::BlankAs;
    return LevelOf(expr) < least || taken ? "(" + bare + ")" : bare;
}

std::string Speller::Binary(const ast::Expr& expr, const std::string& sign, int left, int right) const {
    return Expression(expr.a, left) + " " + sign + " " + Expression(expr.b, right);
}

std::string Speller::List(const std::vector<ast::ExprId>& list) const {
    std::string text;
    for (const ast::ExprId id : list) text += (text.empty() ? "" : Comma()) + Expression(id, 0);
    return "(" + text + ")";
}

std::string Speller::Aggregated(const ast::Expr& expr) const {
    const std::string roster = Roster(expr.name);
    if (IsSearch(expr)) {
        const std::string condition = Expression(expr.a, kNot);
        if (!Chinese()) return Word(WordOf(expr.aggregate)) + " " + roster + " " + Word(K::Where) + " " + condition;
        const K how = expr.aggregate == ast::Aggregate::Any   ? K::Has
                      : expr.aggregate == ast::Aggregate::All ? K::Every
                                                              : K::HasNo;
        return roster + " " + Word(K::Within) + " " + Word(how) + " " + condition;
    }
    std::string text = Word(WordOf(expr.aggregate)) + " ";
    if (!Chinese() && expr.aggregate == ast::Aggregate::TrimmedMean) text += Word(K::Of) + " ";
    if (expr.a == ast::kNone)
        text += roster;
    else if (m_tree[expr.a].kind == ExprKind::Name)
        text += roster + "." + Name(m_tree[expr.a].name.text);
    else
        text += Expression(expr.a, kSum) + " " + Word(K::Of) + " " + roster;
    if (expr.c != ast::kNone) {
        const std::string count = " " + Expression(expr.c, kSum);
        const bool number = m_tree[expr.c].kind == ExprKind::Number && m_tree[expr.c].name.text.empty();
        text +=
            Chinese() ? " 超过" + count + (number ? " 个" : " ") + Word(K::Holds) : " " + Word(K::IfMoreThan) + count;
    }
    if (expr.b != ast::kNone) {
        Speller filter = *this;
        filter.m_in_filter = true;
        text += " " + Word(K::Where) + " " + filter.Expression(expr.b, kOr);
    }
    if (expr.blanks == ast::BlankPolicy::Ignore) text += " " + Word(K::IgnoreBlanks);
    if (expr.blanks == ast::BlankPolicy::As) text += " " + Word(K::BlankAs) + " " + base::ToString(expr.number);
    return text;
}

/// 未填按 stands behind a name, a call or a bracket.
std::string Speller::BlankAs(const ast::Expr& expr) const {
    const ExprKind kind = m_tree[expr.a].kind;
    const bool plain = kind == ExprKind::Name || kind == ExprKind::Member || kind == ExprKind::RowValue ||
                       kind == ExprKind::Call || kind == ExprKind::Today;
    const std::string value = Expression(expr.a, 0);
    return (plain ? value : "(" + value + ")") + " " + Word(K::BlankAs) + " " + Expression(expr.b, kSigned);
}

std::string Speller::Unit(const std::string& word) const {
    return word.empty() ? "" : " " + std::string(UnitIn(word, m_language));
}

std::string Speller::Bare(const ast::Expr& e) const {
    switch (e.kind) {
        case ExprKind::Number: return base::ToString(e.number) + Unit(e.name.text);
        case ExprKind::Percent: return base::ToString(e.number) + "%";
        case ExprKind::Date: return base::ToString(e.date);
        case ExprKind::String: return Text(e.name.text);
        case ExprKind::Bool: return Word(e.number.units != 0 ? K::Yes : K::No);
        case ExprKind::Name:
            return m_in_band && e.name.text == "total" && !e.name.ledger ? Word(K::Total) : Roster(e.name);
        case ExprKind::Member: return Roster(e.name) + "." + Name(e.member.text);
        case ExprKind::Not: return Word(K::Not) + " " + Expression(e.a, kNot);
        case ExprKind::Negate: return "-" + Expression(e.a, kSigned);
        case ExprKind::Or: return Binary(e, Word(K::Or), kOr, kAnd);
        case ExprKind::And: return Binary(e, Word(K::And), kAnd, kNot);
        case ExprKind::Add: return Binary(e, "+", kSum, kProduct);
        case ExprKind::Subtract: return Binary(e, "-", kSum, kProduct);
        case ExprKind::Multiply: return Binary(e, Word(K::Times), kProduct, kSigned);
        case ExprKind::Divide: return Binary(e, Word(K::Divide), kProduct, kSigned);
        case ExprKind::Comparison: return Binary(e, Word(WordOf(e.compare)), kSum, kSum);
        case ExprKind::InSet:
            if (e.a == ast::kNone) return List(e.list);
            return Expression(e.a, kSum) + " " + Word(e.b == 1 ? K::NotIn : K::In) + " " + List(e.list);
        case ExprKind::State: return Word(WordOf(e.test)) + List(e.list);
        case ExprKind::If:
            return Word(K::If) + " " + Expression(e.a, kOr) + " " + Word(K::Then) + " " + Expression(e.b, kOr) + " " +
                   Word(K::Else) + " " + Expression(e.c, kGreedy);
        case ExprKind::Aggregated: return Aggregated(e);
        case ExprKind::Call:
            return Word(lang::WordOf(e.function)) + List(e.list) +
                   (e.blanks == ast::BlankPolicy::Ignore ? " " + Word(K::IgnoreBlanks) : "");
        case ExprKind::Today: return Word(K::Today);
        case ExprKind::BlankAs: return BlankAs(e);
        case ExprKind::RowValue: {
            const std::string row = Roster(e.name) + "[" + Expression(e.b, 0) + "].";
            const bool column = m_tree[e.a].kind == ExprKind::Name;
            return row + (column ? Name(m_tree[e.a].name.text) : "(" + Expression(e.a, 0) + ")");
        }
    }
    return {};
}

}  // namespace gongjian::lang
