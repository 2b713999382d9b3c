// Header, blocks, items, values, vetoes, grades.
#include "lang/statements.h"

#include <algorithm>

#include "lang/grammar.h"
#include "lang/keywords.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

bool ContinuesHeader(K kind) {
    return kind == K::AppliesTo || kind == K::Basis || kind == K::Period || kind == K::Full || kind == K::Version ||
           kind == K::Rescale;
}

}  // namespace

// ---- Small readers -------------------------------------------------------------------------------------------------

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

bool StatementParser::WantAmount(ast::Amount& amount) {
    if (TakeAmount(m_at, m_end, amount)) return true;
    m_state.Miss(m_at, K::Number);
    return false;
}

bool StatementParser::WantPercent(ast::Amount& amount) {
    if (Is(K::Percent)) {
        amount = {m_at->number, m_at->range, true};
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

void StatementParser::SkipSeparators() {
    while (Is(K::Comma) || Is(K::Semicolon)) ++m_at;
}

base::Range StatementParser::RangeFrom(TokenAt begin) const {
    return {begin->range.begin, m_at > begin ? (m_at - 1)->range.end : begin->range.end};
}

// ---- Errors --------------------------------------------------------------------------------------------------------

void StatementParser::NoteFailure(TokenAt at) {
    if (m_first_failure == nullptr) m_first_failure = at;
}

void StatementParser::Fail(K construct, TokenAt begin, TokenAt stop) {
    NoteFailure(m_state.FurthestAt() == nullptr ? begin : m_state.FurthestAt());
    m_errors.Failed(m_state, construct, begin, stop);
    m_state.ForgetFailure();
    m_broken.push_back({begin->range.begin, (stop > begin ? stop - 1 : begin)->range.end});
}

// ---- Statements ----------------------------------------------------------------------------------------------------

void StatementParser::Parse(TokenAt begin, TokenAt end) {
    m_at = begin;
    m_end = end;
    m_first_failure = nullptr;
    m_state.ForgetFailure();
    if (!begin->statement_start) return ParseUnknown();
    const K kind = begin->kind;
    ++m_at;
    bool parsed = false, has_clauses = false;
    switch (kind) {
        case K::RuleSet: parsed = ParseHeader(); break;
        case K::Block: parsed = ParseBlock(); break;
        case K::BlockItem:
        case K::Item:
        case K::Bonus:
        case K::Penalty:
            has_clauses = true;
            parsed = ParseItem(kind);
            break;
        case K::Fetch: parsed = ParseFetch(); break;
        case K::Constant: parsed = ParseConstant(); break;
        case K::Veto:
        case K::CapVeto: parsed = ParseVeto(); break;
        case K::NotAssessed: parsed = ParseCondition(m_tree.not_assessed); break;
        case K::NoGrade: parsed = ParseCondition(m_tree.no_grade); break;
        case K::Grades: parsed = ParseGrades(); break;
        case K::Quota: parsed = ParseQuota(); break;
        case K::Rank: parsed = ParseRank(); break;
        case K::Sample: parsed = ParseSample(); break;
        default: parsed = ParseTest(); break;
    }
    if (!parsed) return Fail(kind, begin, end);
    SkipSeparators();
    if (AtEnd()) return;
    // An operator without its right side ends the expression before it: what was missing lies further on.
    if (m_state.FurthestAt() != nullptr && m_state.FurthestAt() > m_at) return Fail(kind, begin, end);
    NoteFailure(m_at);
    if (m_at->line_start && m_at->kind == K::Word && !m_at->is_name)
        m_errors.UnknownStatement(m_at);
    else
        m_errors.Leftover(m_at, m_end, has_clauses);
    m_broken.push_back({m_at->range.begin, (m_end - 1)->range.end});
}

void StatementParser::ParseUnknown() {
    NoteFailure(m_at);
    m_broken.push_back({m_at->range.begin, (m_end - 1)->range.end});
    if (BeginsClause(m_at->kind)) return m_errors.Leftover(m_at, m_end, false);
    m_errors.UnknownStatement(m_at);
}

bool StatementParser::ParseHeader() {
    const TokenAt begin = m_at - 1;
    if (m_has_header) {
        NoteFailure(begin);
        m_errors.DuplicateHeader(begin->range);
        m_broken.push_back({begin->range.begin, (m_end - 1)->range.end});
        m_at = m_end;
        return true;
    }
    m_has_header = true;
    ast::Header& header = m_tree.header;
    header.range = {begin->range.begin, (m_end - 1)->range.end};
    if (!WantId(header.id) || !WantText(header.title)) {
        Fail(K::RuleSet, begin, m_end);
        while (!AtEnd() && !(m_at->line_start && ContinuesHeader(m_at->kind))) ++m_at;
    }
    for (SkipSeparators(); !AtEnd(); SkipSeparators()) {
        const TokenAt option = m_at;
        m_state.ForgetFailure();
        if (!ContinuesHeader(m_at->kind)) break;
        if (ParseHeaderOption()) continue;
        TokenAt stop = option + 1;
        while (stop != m_end && !(stop->line_start && ContinuesHeader(stop->kind))) ++stop;
        Fail(option->kind, option, stop);
        m_at = stop;
    }
    return true;
}

bool StatementParser::ParseHeaderOption() {
    ast::Header& header = m_tree.header;
    if (Take(K::Version)) return WantText(header.version);
    if (Take(K::AppliesTo)) return WantName(header.form);
    if (Take(K::Period)) return WantDate(header.period_from) && Want(K::To) && WantDate(header.period_to);
    if (Take(K::Full)) return WantAmount(header.points);
    if (Is(K::Rescale)) return ParseRescale(header.rescale, header.star_over);
    Want(K::Basis);
    do {
        ast::Text text;
        if (!WantText(text)) return false;
        header.basis.push_back(text);
    } while (NextIs(K::String) && Take(K::Comma));
    return true;
}

bool StatementParser::ParseRescale(bool& rescale, ast::Amount& star_over) {
    SkipSeparators();
    if (!Take(K::Rescale)) return true;
    rescale = true;
    if ((Is(K::Comma) || Is(K::Semicolon)) && NextIs(K::StarOver)) ++m_at;
    if (!Take(K::StarOver)) return true;
    if (!WantAmount(star_over)) return false;
    Take(K::Star);
    return true;
}

bool StatementParser::ParseBlock() {
    const TokenAt begin = m_at - 1;
    ast::Block block;
    if (!WantId(block.id)) return false;
    TakeText(block.title);
    if (Take(K::Full) && !WantAmount(block.points)) return false;
    if (!ParseRescale(block.rescale, block.star_over)) return false;
    block.range = RangeFrom(begin);
    m_block = block.id;
    m_tree.blocks.push_back(std::move(block));
    return true;
}

bool StatementParser::ParseFetch() {
    const TokenAt begin = m_at - 1;
    ast::Fetch fetch;
    if (!WantId(fetch.id)) return false;
    TakeText(fetch.title);
    ast::Name roster;
    ast::ExprId filter = ast::kNone;
    for (SkipSeparators(); !AtEnd(); SkipSeparators()) {
        if (!Is(K::From) && !Is(K::Round) && !Is(K::Shown) && !Is(K::Equal) && !Is(K::Pending)) break;
        if (!ParseFetchOption(fetch, roster, filter)) return false;
    }
    if (fetch.value == ast::kNone) {
        m_state.Miss(m_at, K::Equal);
        return false;
    }
    const auto of_row = [&](ast::ExprId& value) {
        if (roster.text.empty()) return;
        const ast::ExprId id = m_state.Make(ast::ExprKind::RowValue, m_state[value].range);
        m_state[id].name = roster;
        m_state[id].a = value;
        m_state[id].b = filter;
        m_state.Finish(id);
        value = id;
    };
    of_row(fetch.value);
    for (ast::Clause& pending : fetch.pending) of_row(pending.condition);
    fetch.range = RangeFrom(begin);
    m_tree.fetches.push_back(std::move(fetch));
    return true;
}

bool StatementParser::ParseFetchOption(ast::Fetch& fetch, ast::Name& roster, ast::ExprId& filter) {
    if (Take(K::From)) return WantName(roster) && Want(K::Where) && WantExpression(filter);
    if (Take(K::Round)) {
        if (!WantAmount(fetch.decimals)) return false;
        Take(K::Decimals);
        return true;
    }
    if (Take(K::Shown)) return fetch.shown = true;
    if (Take(K::Equal)) {
        if (!WantExpression(fetch.value)) return false;
        SkipUnit(m_at, m_end);
        return true;
    }
    auto clause = ReadClause(m_state, m_at, m_end);
    if (clause) fetch.pending.push_back(std::move(*clause));
    return clause.has_value();
}

bool StatementParser::ParseConstant() {
    const TokenAt begin = m_at - 1;
    ast::Fetch fetch;
    fetch.constant = true;
    if (!WantId(fetch.id)) return false;
    TakeText(fetch.title);
    if (!Want(K::Equal) || !WantExpression(fetch.value)) return false;
    SkipUnit(m_at, m_end);
    fetch.range = RangeFrom(begin);
    m_tree.fetches.push_back(std::move(fetch));
    return true;
}

bool StatementParser::ParseVeto() {
    const TokenAt begin = m_at - 1;
    ast::Veto veto;
    veto.caps = begin->kind == K::CapVeto;
    if (!WantId(veto.id)) return false;
    TakeText(veto.title);
    if (veto.caps && (!Want(K::Cap) || !WantName(veto.cap))) return false;
    SkipSeparators();
    if (!Want(K::When) || !WantExpression(veto.condition)) return false;
    SkipSeparators();
    veto.unknown_is_false = Take(K::UnknownIsFalse);
    veto.range = RangeFrom(begin);
    m_tree.vetoes.push_back(std::move(veto));
    return true;
}

bool StatementParser::ParseCondition(std::vector<ast::Condition>& out) {
    const TokenAt begin = m_at - 1;
    ast::Condition condition;
    if (!Want(K::When) || !WantExpression(condition.condition)) return false;
    condition.range = RangeFrom(begin);
    out.push_back(condition);
    return true;
}

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
        if (!band.otherwise && (!WantAmount(band.from) || !Want(K::AndAbove))) return false;
        bands.push_back(std::move(band));
        SkipSeparators();
    } while (!AtEnd() && !bands.back().otherwise);
    m_tree.bands = std::move(bands);
    m_tree.bands_range = RangeFrom(begin);
    return true;
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
        ast::Name name;
        if (Is(K::Total)) {
            name = {"total", m_at->range};
            ++m_at;
        } else if (!WantId(name)) {
            return false;
        }
        rank.push_back(std::move(name));
    } while (Is(K::Comma) || Is(K::Semicolon));
    m_tree.rank = std::move(rank);
    m_tree.rank_range = RangeFrom(begin);
    return true;
}

// ---- Going back ----------------------------------------------------------------------------------------------------

StatementParser::Mark StatementParser::MarkHere() const {
    return {m_tree.expressions.size(),
            m_tree.blocks.size(),
            m_tree.items.size(),
            m_tree.fetches.size(),
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
            m_block,
            m_has_header};
}

void StatementParser::GoBackTo(const Mark& mark) {
    m_state.Truncate(mark.expressions);
    m_tree.blocks.resize(mark.blocks);
    m_tree.items.resize(mark.items);
    m_tree.fetches.resize(mark.fetches);
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
    m_block = mark.block;
    m_has_header = mark.has_header;
}

}  // namespace gongjian::lang
