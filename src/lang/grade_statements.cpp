// Grades, quotas and ranks: each stands once in a file.
#include "lang/grammar.h"
#include "lang/statements.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

}  // namespace

bool StatementParser::IsSecond(bool there) {
    if (!there) return false;
    NoteFailure(m_at - 1);
    m_errors.DuplicateStatement((m_at - 1)->range);
    m_broken.push_back({(m_at - 1)->range.begin, (m_end - 1)->range.end});
    m_at = m_end;
    return true;
}

bool StatementParser::ParseGrades() {
    if (IsSecond(!m_tree.bands.empty())) return true;
    const TokenAt begin = m_at - 1;
    std::vector<ast::Band> bands;
    Take(K::Colon);
    do {
        SkipSeparators();
        ast::Band band;
        band.otherwise = Take(K::Otherwise) || Take(K::Else);
        if (!WantName(band.grade)) return false;
        if (!band.otherwise && (!WantAmount(band.from) || !Want(K::AndAbove) || !ParseBandCondition(band)))
            return false;
        bands.push_back(std::move(band));
        SkipSeparators();
    } while (!AtEnd() && !bands.back().otherwise);
    m_tree.bands = std::move(bands);
    m_tree.bands_range = RangeFrom(begin);
    return true;
}

/// 且 B ≥ 27: ends at the comma before the next grade.
bool StatementParser::ParseBandCondition(ast::Band& band) {
    if (!Take(K::And)) return true;
    m_state.in_band = true;
    const bool read = WantExpression(band.condition);
    m_state.in_band = false;
    return read;
}

bool StatementParser::ParseTies(ast::Quota::Ties& ties) {
    using Ties = ast::Quota::Ties;
    if (Take(K::AllCounted)) return ties = Ties::AllIn, true;
    if (Take(K::NoneCounted)) return ties = Ties::AllOut, true;
    ties = Ties::Defer;
    if (Take(K::Defer)) return true;
    for (const K wanted : {K::Defer, K::AllCounted, K::NoneCounted}) m_state.Miss(m_at, wanted);
    return false;
}

bool StatementParser::ParseQuota() {
    if (IsSecond(m_tree.quota.has_value())) return true;
    const TokenAt begin = m_at - 1;
    ast::Quota quota;
    if (!WantName(quota.grade) || !Want(K::NotOver) || !WantPercent(quota.percent)) return false;
    SkipSeparators();
    if (Take(K::Up)) {
        quota.rounding = ast::Quota::Rounding::Up;
    } else if (Take(K::Nearest)) {
        quota.rounding = ast::Quota::Rounding::Nearest;
    } else {
        Take(K::Down);
    }
    SkipSeparators();
    if (Take(K::AtLeast) && !WantAmount(quota.at_least)) return false;
    SkipSeparators();
    if (Take(K::Ties) && !ParseTies(quota.ties)) return false;
    quota.range = RangeFrom(begin);
    m_tree.quota = quota;
    return true;
}

bool StatementParser::ParseRank() {
    if (IsSecond(!m_tree.rank.empty())) return true;
    const TokenAt begin = m_at - 1;
    std::vector<ast::Name> rank;
    Take(K::By);
    do {
        if (!rank.empty()) ++m_at;
        if (!rank.empty() && Is(K::Pool)) break;
        ast::Name name;
        if (Is(K::Total)) {
            name = {"total", m_at->range, false};
            ++m_at;
        } else if (!WantId(name)) {
            return false;
        }
        rank.push_back(std::move(name));
    } while (Is(K::Comma) || Is(K::Semicolon));
    ast::Name pool;
    if (Take(K::Pool) && !WantName(pool)) return false;
    m_tree.rank = std::move(rank);
    m_tree.pool = std::move(pool);
    m_tree.rank_range = RangeFrom(begin);
    return true;
}

}  // namespace gongjian::lang
