// What tests expect: points, words, what is missing.
#include <algorithm>

#include "lang/grammar.h"
#include "lang/statements.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;
using Target = ast::Expectation::Target;

}  // namespace

bool StatementParser::IsTarget(TokenAt at) const { return at != m_end && at + 1 != m_end && at[1].kind == K::Equal; }

void StatementParser::ParseExpectations(ast::Test& test) {
    for (SkipSeparators(); !AtEnd(); SkipSeparators()) {
        if (BeginsTestPart()) return;
        const TokenAt begin = m_at;
        m_state.ForgetFailure();
        ast::Expectation expectation;
        if (ParseExpectation(expectation)) {
            expectation.range = RangeFrom(begin);
            test.expectations.push_back(std::move(expectation));
            continue;
        }
        const TokenAt failed = std::max(begin, m_state.FurthestAt() == nullptr ? begin : m_state.FurthestAt());
        TokenAt stop = failed;
        while (stop != m_end && stop->kind != K::Comma && stop->kind != K::Semicolon && stop->kind != K::Given &&
               stop->kind != K::OtherUnits)
            ++stop;
        if (stop == begin) ++stop;
        Fail(K::Expect, begin, stop);
        m_at = stop;
    }
}

bool StatementParser::ParseTarget(ast::Expectation& expectation) {
    if (AtEnd()) return Want(K::Id);
    expectation.id = NameOf(*m_at);
    switch (m_at->kind) {
        case K::Total: expectation.target = Target::Total; break;
        case K::Grades: expectation.target = Target::Grade; break;
        case K::Veto: expectation.target = Target::Veto; break;
        case K::Missing: expectation.target = Target::Missing; break;
        case K::Status: expectation.target = Target::Status; break;
        case K::Raw: expectation.target = Target::Raw; break;
        case K::Bonus: expectation.target = Target::Bonus; break;
        case K::Penalty: expectation.target = Target::Penalty; break;
        case K::Errors: expectation.target = Target::Errors; break;
        default:
            if (NextIs(K::OpenBracket)) return ParseCellTarget(expectation.id);
            if (IsTarget(m_at) && !expectation.id.text.empty()) break;
            return WantId(expectation.id);
    }
    ++m_at;
    return true;
}

bool StatementParser::ParseExpectation(ast::Expectation& expectation) {
    if (!ParseTarget(expectation) || !Want(K::Equal)) return false;
    using Kind = ast::Expectation::Kind;
    const bool names = expectation.target == Target::Veto || expectation.target == Target::Missing ||
                       expectation.target == Target::Errors;
    if (Take(K::Pending)) return expectation.kind = Kind::Pending, true;
    if (Take(K::PartIgnored) || Take(K::NotApplicable)) return expectation.kind = Kind::NotApplicable, true;
    if (Take(K::Nothing) || Take(K::None)) return expectation.kind = Kind::Nothing, true;
    if (!names && (Is(K::Number) || (Is(K::Minus) && NextIs(K::Number)))) {
        const bool negative = Take(K::Minus);
        WantAmount(expectation.number);
        if (negative) expectation.number.value.units = -expectation.number.value.units;
        return true;
    }
    expectation.kind = Kind::Word;
    return ParseExpectedWords(expectation);
}

/// lights[T1].light: one result of one row of 逐行.
bool StatementParser::ParseCellTarget(ast::Name& id) {
    ast::Name results, key, column;
    if (!WantId(results) || !Want(K::OpenBracket) || !TakeWord(key) || !Want(K::CloseBracket) || !Want(K::Dot) ||
        !WantName(column))
        return false;
    id = {results.text + "[" + key.text + "]." + column.text, {results.range.begin, column.range.end}, false};
    return true;
}

bool StatementParser::ParseExpectedWords(ast::Expectation& expectation) {
    const bool bracketed = Take(K::OpenParen);
    for (;;) {
        ast::Name& word = expectation.words.emplace_back();
        if (!TakeWord(word)) return false;
        if (Is(K::And) || (Is(K::Comma) && (bracketed || (m_at->listing && !IsTarget(m_at + 1))))) {
            ++m_at;
            continue;
        }
        return !bracketed || Want(K::CloseParen);
    }
}

/// A word as a value: a category, a grade, an id, roster.category.
bool StatementParser::TakeWord(ast::Name& word) {
    if (!AtEnd()) {
        const Token& token = *m_at;
        const bool spoken = token.kind == K::Yes || token.kind == K::No || token.kind == K::NotAssessed ||
                            token.kind == K::NoGrade || token.kind == K::String || token.kind == K::Number;
        if (IsNameToken(token) || spoken) {
            word = NameOf(token);
            if (token.kind == K::Number) word.text = base::ToString(token.number);
            ++m_at;
            if (!IsNameToken(token) || !Is(K::Dot)) return true;
            ++m_at;
            ast::Name category;
            if (!WantName(category)) return false;
            word.text += "." + category.text;
            word.range.end = category.range.end;
            return true;
        }
    }
    m_state.Miss(m_at, K::Word);
    return false;
}

}  // namespace gongjian::lang
