// Which statement a line begins; header, blocks, vetoes and plain conditions.
#include "lang/statements.h"

#include "lang/grammar.h"
#include "lang/keywords.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

bool ContinuesHeader(K kind) {
    return kind == K::AppliesTo || kind == K::Basis || kind == K::Period || kind == K::Full || kind == K::Version ||
           kind == K::Rescale || kind == K::Round || kind == K::TotalCap || kind == K::TotalFactor;
}

}  // namespace

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
        case K::Fetch: parsed = ParseFetch(false); break;
        case K::Conclusion: parsed = ParseFetch(true); break;
        case K::RowResults: parsed = ParseRowResults(); break;
        case K::LookupTable: parsed = ParseLookupTable(); break;
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
    if (Take(K::AppliesTo)) {
        if (!WantName(header.form)) return false;
        // On a line of its own it is the version of the rules.
        return !Is(K::Version) || m_at->line_start || (++m_at, WantText(header.form_version));
    }
    if (Take(K::Period))
        return WantDate(header.period_from) && (Take(K::Tilde) || Want(K::To)) && WantDate(header.period_to);
    if (Take(K::Round)) return WantDecimals(header.decimals);
    if (Take(K::TotalCap)) return WantAmount(header.total_cap);
    if (Take(K::TotalFactor)) {
        if (!WantExpression(header.factor)) return false;
        SkipUnit(m_at, m_end);
        return true;
    }
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

/// 占 70%.
bool StatementParser::ParseShare(ast::Amount& weight) {
    if (Is(K::Comma) && NextIs(K::Share)) ++m_at;
    return !Take(K::Share) || WantPercent(weight);
}

bool StatementParser::ParseBlock() {
    const TokenAt begin = m_at - 1;
    ast::Block block;
    if (!WantId(block.id)) return false;
    TakeText(block.title);
    if (Take(K::Full) && !WantAmount(block.points)) return false;
    if (!ParseShare(block.weight)) return false;
    if (!ParseRescale(block.rescale, block.star_over)) return false;
    block.range = RangeFrom(begin);
    m_block = block.id;
    m_tree.blocks.push_back(std::move(block));
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

}  // namespace gongjian::lang
