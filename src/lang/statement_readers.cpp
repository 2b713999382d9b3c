// What all statements are read with: single tokens and values, failures, and the way back to try another reading.
#include "lang/grammar.h"
#include "lang/statements.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

}  // namespace

bool StatementParser::Take(K kind) {
    if (!Is(kind)) return false;
    ++m_at;
    return true;
}

bool StatementParser::Want(K kind) { return WantEither(kind, kind); }

bool StatementParser::WantEither(K kind, K twin) {
    if (Take(kind) || Take(twin)) return true;
    m_state.Miss(m_at, kind);
    return false;
}

bool StatementParser::WantId(ast::Name& id) {
    if (!AtEnd() && IsNameToken(*m_at)) {
        id = NameOf(*m_at++);
        return true;
    }
    m_state.Miss(m_at, K::Id);
    return false;
}

bool StatementParser::WantName(ast::Name& name) {
    if (!AtEnd() && IsNameToken(*m_at)) {
        name = NameOf(*m_at++);
        return true;
    }
    m_state.Miss(m_at, K::Word);
    return false;
}

bool StatementParser::WantRoster(ast::Name& name) {
    if (TakeRoster(m_at, m_end, name)) return true;
    m_state.Miss(m_at, K::Word);
    return false;
}

bool StatementParser::WantAmount(ast::Amount& amount) {
    if (TakeAmount(m_at, m_end, amount)) return true;
    m_state.Miss(m_at, K::Number);
    return false;
}

bool StatementParser::WantPercent(ast::Amount& amount) {
    if (Is(K::Percent)) {
        amount = {m_at->number, m_at->range, true, ast::kNone};
        ++m_at;
        return true;
    }
    m_state.Miss(m_at, K::Percent);
    return false;
}

void StatementParser::TakeText(ast::Text& text) {
    if (!Is(K::String)) return;
    text = {m_at->text, m_at->range, true};
    ++m_at;
}

bool StatementParser::WantText(ast::Text& text) {
    TakeText(text);
    if (text.given) return true;
    m_state.Miss(m_at, K::String);
    return false;
}

bool StatementParser::WantDate(std::optional<base::Date>& date) {
    if (Is(K::Date)) {
        date = m_at->date;
        ++m_at;
        return true;
    }
    m_state.Miss(m_at, K::Date);
    return false;
}

bool StatementParser::WantExpression(ast::ExprId& id) {
    id = ReadExpression(m_state, m_at, m_end);
    return id != ast::kNone;
}

/// 舍入 n [位], behind the word.
bool StatementParser::WantDecimals(ast::Amount& decimals) {
    if (!WantAmount(decimals)) return false;
    Take(K::Decimals);
    return true;
}

void StatementParser::SkipSeparators() {
    while (Is(K::Comma) || Is(K::Semicolon)) ++m_at;
}

base::Range StatementParser::RangeFrom(TokenAt begin) const {
    return {begin->range.begin, m_at > begin ? (m_at - 1)->range.end : begin->range.end};
}

void StatementParser::NoteFailure(TokenAt at) {
    if (m_first_failure == nullptr) m_first_failure = at;
}

void StatementParser::Fail(K construct, TokenAt begin, TokenAt stop) {
    NoteFailure(m_state.FurthestAt() == nullptr ? begin : m_state.FurthestAt());
    m_errors.Failed(m_state, construct, begin, stop);
    m_state.ForgetFailure();
    m_broken.push_back({begin->range.begin, (stop > begin ? stop - 1 : begin)->range.end});
}

StatementParser::Mark StatementParser::MarkHere() const {
    return {m_tree.expressions.size(),
            m_tree.blocks.size(),
            m_tree.items.size(),
            m_tree.fetches.size(),
            m_tree.row_results.size(),
            m_tree.lookup_tables.size(),
            m_tree.vetoes.size(),
            m_tree.not_assessed.size(),
            m_tree.no_grade.size(),
            m_tree.bands.size(),
            m_tree.rank.size(),
            m_tree.samples.size(),
            m_tree.tests.size(),
            const_cast<SyntaxErrors&>(m_errors).Found().size(),
            m_broken.size(),
            m_tree.header,
            m_tree.bands_range,
            m_tree.rank_range,
            m_tree.quota,
            m_tree.pool,
            m_block,
            m_has_header};
}

void StatementParser::GoBackTo(const Mark& mark) {
    m_state.Truncate(mark.expressions);
    m_tree.blocks.resize(mark.blocks);
    m_tree.items.resize(mark.items);
    m_tree.fetches.resize(mark.fetches);
    m_tree.row_results.resize(mark.row_results);
    m_tree.lookup_tables.resize(mark.lookup_tables);
    m_tree.vetoes.resize(mark.vetoes);
    m_tree.not_assessed.resize(mark.not_assessed);
    m_tree.no_grade.resize(mark.no_grade);
    m_tree.bands.resize(mark.bands);
    m_tree.rank.resize(mark.rank);
    m_tree.samples.resize(mark.samples);
    m_tree.tests.resize(mark.tests);
    m_errors.Found().resize(mark.diagnostics);
    m_broken.resize(mark.broken);
    m_tree.header = mark.header;
    m_tree.bands_range = mark.bands_range;
    m_tree.rank_range = mark.rank_range;
    m_tree.quota = mark.quota;
    m_tree.pool = mark.pool;
    m_block = mark.block;
    m_has_header = mark.has_header;
}

}  // namespace gongjian::lang
