// Items, block items, bonuses and penalties with their clauses and parts. A broken clause costs itself and nothing else.
#include <algorithm>

#include "lang/grammar.h"
#include "lang/keywords.h"
#include "lang/statements.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

/// The word that names a clause for its example: "each … short" is found further on.
K ConstructOf(TokenAt begin, TokenAt stop) {
    if (begin->kind == K::Else) return K::Otherwise;
    if (begin->kind != K::Each) return begin->kind;
    for (TokenAt at = begin; at != stop; ++at) {
        if (at->kind == K::Short) return K::EachShort;
        if (at->kind == K::Over) return K::EachOver;
        if (at->kind == K::Below) return K::EachBelow;
        if (at->kind == K::Above) return K::EachAbove;
    }
    return K::Each;
}

bool TakesPartial(ast::ClauseKind kind) {
    using C = ast::ClauseKind;
    return kind == C::Below || kind == C::Above || kind == C::Shortfall || kind == C::Excess || kind == C::Steps;
}

/// Clauses that are of the whole item, also after its last part.
bool IsOfWholeItem(ast::ClauseKind kind) {
    switch (kind) {
        case ast::ClauseKind::Evidence:
        case ast::ClauseKind::MissingIsZero:
        case ast::ClauseKind::BlankWithholds:
        case ast::ClauseKind::Say: return true;
        default: return false;
    }
}

}  // namespace

/// Where parsing goes on after a broken clause: the next line that begins with a clause, or with a word that may be a misspelt
/// one.
TokenAt StatementParser::NextClauseLine(TokenAt from) const {
    for (TokenAt at = from; at != m_end; ++at) {
        if (!at->line_start) continue;
        const bool otherwise = at->kind == K::Otherwise || at->kind == K::Else;
        if (otherwise && (at + 1 == m_end || at[1].kind != K::Get)) continue;
        if (BeginsClause(at->kind) || (at->kind == K::Word && !at->is_name)) return at;
    }
    return m_end;
}

bool StatementParser::ParseItemHead(K kind, ast::Item& item, ast::Amount& weight) {
    if (!WantId(item.id)) return false;
    TakeText(item.title);
    if (kind == K::Bonus || kind == K::Penalty) {
        if (Is(K::Comma) && NextIs(K::AtMost)) ++m_at;
        return !Take(K::AtMost) || WantAmount(item.points);
    }
    if (kind == K::BlockItem && !Is(K::Full)) return Want(K::Full);
    if (Take(K::Full) && !WantAmount(item.points)) return false;
    if (kind == K::BlockItem && !ParseShare(weight)) return false;
    return kind != K::BlockItem || ParseRescale(item.rescale, item.star_over);
}

bool StatementParser::ParseItem(K kind) {
    const TokenAt begin = m_at - 1;
    ast::Item item;
    item.kind = kind == K::Item        ? ast::ItemKind::Item
                : kind == K::BlockItem ? ast::ItemKind::BlockItem
                : kind == K::Bonus     ? ast::ItemKind::Bonus
                                       : ast::ItemKind::Penalty;
    ast::Amount weight;
    const bool discard = !ParseItemHead(kind, item, weight);
    if (kind == K::BlockItem) {
        m_block = item.id;
    }
    if (kind == K::Item || kind == K::BlockItem) item.block = m_block;
    if (discard) {
        const TokenAt stop = NextClauseLine(m_at);
        Fail(kind, begin, stop);
        m_at = stop;
    }
    ParseClauses(item);
    item.range = RangeFrom(begin);
    if (discard) return true;
    if (kind == K::BlockItem)
        m_tree.blocks.push_back(
            {item.id, item.title, item.points, item.rescale, item.star_over, true, weight, item.range});
    m_tree.items.push_back(std::move(item));
    return true;
}

bool StatementParser::ParsePartHead(ast::Part& part) {
    ++m_at;
    return WantText(part.title) && WantAmount(part.points);
}

void StatementParser::ParseClauses(ast::Item& item) {
    ast::Item lost;  // what follows a misspelt statement word belongs to that statement
    ast::Item* owner = &item;
    std::vector<ast::Clause>* clauses = &item.clauses;
    for (SkipSeparators(); !AtEnd(); SkipSeparators()) {
        const TokenAt begin = m_at;
        m_state.ForgetFailure();
        if (Is(K::Where) || Is(K::PartOf)) {
            ast::Part part;
            if (ParsePartHead(part)) {
                part.range = RangeFrom(begin);
                owner->parts.push_back(std::move(part));
                clauses = &owner->parts.back().clauses;
                continue;
            }
            const TokenAt stop = NextClauseLine(std::max(m_at, begin + 1));
            Fail(K::PartOf, begin, stop);
            m_at = stop;
            continue;
        }
        if (BeginsClause(m_at->kind)) {
            auto clause = ReadClause(m_state, m_at, m_end);
            // An operator without its right side ends the clause before it: what was missing lies further on.
            const bool hangs = clause && !AtEnd() && !Is(K::Comma) && !Is(K::Semicolon) && !BeginsClause(m_at->kind) &&
                               m_state.FurthestAt() != nullptr && m_state.FurthestAt() > m_at;
            if (clause && !hangs) {
                auto& target = IsOfWholeItem(clause->kind) ? owner->clauses : *clauses;
                target.push_back(std::move(*clause));
                if (clauses != &owner->clauses) owner->parts.back().range.end = (m_at - 1)->range.end;
                continue;
            }
            const TokenAt failed = m_state.FurthestAt() == nullptr ? begin : m_state.FurthestAt();
            const TokenAt stop = NextClauseLine(std::max(failed, begin + 1));
            Fail(ConstructOf(begin, stop), begin, stop);
            m_at = stop;
            continue;
        }
        const TokenAt stop = NextClauseLine(begin + 1);
        NoteFailure(begin);
        m_broken.push_back({begin->range.begin, (stop - 1)->range.end});
        const bool after_step = !clauses->empty() && TakesPartial(clauses->back().kind);
        if (after_step && (Is(K::Lacking) || Is(K::Counts))) {
            m_errors.PartialStep(begin, stop);
        } else if (begin->line_start && begin->kind == K::Word) {
            if (BeginsStatement(m_errors.UnknownStatement(begin))) {
                lost = {};
                owner = &lost;
                clauses = &lost.clauses;
            }
        } else {
            m_errors.Leftover(begin, stop, true);
        }
        m_at = stop;
    }
}

}  // namespace gongjian::lang
