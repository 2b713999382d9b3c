// Reading up to the cursor.
#include "lang/completion_place.h"

#include <algorithm>

#include "lang/grammar.h"
#include "lang/keywords.h"
#include "lang/parse_state.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

/// Words of the head of a statement, in the order in which they are written.
std::vector<K> HeadWords(K statement) {
    switch (statement) {
        case K::RuleSet: return {K::Version, K::AppliesTo, K::Basis, K::Period, K::Full, K::Rescale, K::StarOver};
        case K::Block: return {K::Full, K::Rescale, K::StarOver};
        case K::BlockItem:
        case K::Item: return {K::Full};
        case K::Bonus:
        case K::Penalty: return {K::AtMost};
        case K::Fetch: return {K::Equal, K::From, K::Where, K::Round, K::Shown, K::Pending};
        case K::Constant: return {K::Equal};
        case K::Veto: return {K::When, K::UnknownIsFalse};
        case K::CapVeto: return {K::Cap, K::When, K::UnknownIsFalse};
        case K::NotAssessed:
        case K::NoGrade: return {K::When};
        case K::Grades: return {K::AndAbove, K::Otherwise};
        case K::Quota: return {K::NotOver, K::Down, K::Up, K::Nearest, K::AtLeast};
        case K::Rank: return {K::By};
        case K::Test: return {K::Given, K::Change, K::OtherUnits, K::Expect};
        default: return {};
    }
}

bool HasClauses(K statement) {
    return statement == K::Item || statement == K::BlockItem || statement == K::Bonus || statement == K::Penalty;
}

constexpr K kClauses[] = {K::When,           K::Get,       K::Due,         K::EachShort, K::Rate,
                          K::EachBelow,      K::Each,      K::By,          K::EachRow,   K::Omit,
                          K::Pending,        K::Deduct,    K::Add,         K::Otherwise, K::MissingIsZero,
                          K::MayGoNegative,  K::PartOf,    K::Evidence,    K::EachOver,  K::EachAbove,
                          K::Round,          K::UntilZero, K::EachMissing, K::Manual,    K::MissingCounts,
                          K::BlankWithholds, K::Say};

/// Keywords with which a value may begin; the grammar calls all of them a value.
constexpr K kValues[] = {K::If,      K::Count,         K::Sum,      K::Minimum, K::Maximum, K::Mean,
                         K::Not,     K::Any,           K::All,      K::None,    K::Blank,   K::Filled,
                         K::Refused, K::NotApplicable, K::DontKnow, K::Yes,     K::No};

bool IsMark(K kind) { return kind >= K::Comma && kind <= K::Divide; }
bool IsName(const Token& token) { return token.kind == K::Word || token.kind == K::Quoted || token.is_name; }

class PlaceFinder {
public:
    PlaceFinder(const std::vector<Token>& tokens, const NameIndex& index, bool line_start)
        : m_index(index), m_line_start(line_start) {
        m_end = tokens.data() + tokens.size() - 1;
        m_begin = m_end;
        while (m_begin != tokens.data() && !m_begin->statement_start) --m_begin;
        if (m_begin->statement_start) m_statement = m_begin->kind;
        if (m_begin == m_end) m_statement = K::End;
    }

    Place Find() {
        if (FindNeighbour()) return m_place;
        FindFilter();
        if (!FindComparison()) FindGrammar();
        if (m_place.filtered != nullptr && m_place.compared == nullptr && BeginsCondition()) {
            m_place.value = true;
            AddWords(kValues);
        }
        if (m_line_start) {
            if (HasClauses(m_statement)) AddWords(kClauses);
            AddHead();
            for (const Keyword& keyword : Keywords())
                if (BeginsStatement(keyword.kind)) Add(keyword.kind);
        }
        return m_place;
    }

private:
    K Before(std::ptrdiff_t back = 1) const { return m_end - m_begin >= back ? (m_end - back)->kind : K::End; }

    void Add(K kind) {
        if (std::find(m_place.keywords.begin(), m_place.keywords.end(), kind) == m_place.keywords.end())
            m_place.keywords.push_back(kind);
    }
    template <typename Words>
    void AddWords(const Words& words) {
        for (const K kind : words) Add(kind);
    }

    /// Places that the word before them decides alone; true if it does.
    bool FindNeighbour() {
        if (m_line_start && m_statement == K::End) return false;
        switch (Before()) {
            case K::Dot:
                if (m_end - m_begin >= 2) m_place.owner = m_index.Roster((m_end - 2)->text);
                return m_place.owner != nullptr;
            case K::AppliesTo: return m_place.form = true;
            case K::Cap: return m_place.grade = true;
            case K::Quota: return m_place.grade = !m_line_start;
            case K::Given: m_place.keywords = {K::Change}; return m_place.sample = true;
            case K::OtherUnits: return m_place.sample = true;
            case K::From:
            case K::EachRow: return m_place.roster = true;
            case K::Sample:
            case K::Test: return true;  // a new name is nobody's guess
            default: break;
        }
        return m_end != m_begin && (m_end - 1)->statement_start && IntroducesId(Before());
    }

    /// The roster whose rows are looked at: 计数 R 其中 …, R 中 有 …, R[…, any R where ….
    void FindFilter() {
        int depth = 0;
        for (TokenAt at = m_end; at != m_begin;) {
            --at;
            if (at->kind == K::CloseParen || at->kind == K::CloseBracket) ++depth;
            if (at->kind == K::OpenParen || at->kind == K::OpenBracket) --depth;
            const bool opens = at->kind == K::Where || at->kind == K::PartOf || at->kind == K::Within ||
                               (at->kind == K::OpenBracket && depth < 0);
            if (opens && depth <= 0 && at != m_begin && IsName(*(at - 1))) {
                m_place.filtered = m_index.Roster((at - 1)->text);
                return;
            }
            const bool stops = at->kind == K::When || at->kind == K::Get || at->kind == K::Semicolon ||
                               at->kind == K::Colon || (at->kind == K::Comma && depth == 0);
            if (stops) return;
        }
    }

    bool BeginsCondition() const {
        switch (Before()) {
            case K::OpenBracket:
            case K::Where:
            case K::PartOf:
            case K::Has:
            case K::HasNo:
            case K::Every:
            case K::And:
            case K::Or: return true;
            default: return false;
        }
    }

    /// question = |, question 属于 a, |. In 期望 an item or a grade is compared.
    bool FindComparison() {
        TokenAt at = m_end;
        while (at != m_begin && ((at - 1)->kind == K::Comma || (at - 1)->kind == K::OpenParen || IsName(*(at - 1))) &&
               Before() != K::Equal)
            --at;
        const bool list = at != m_end && at != m_begin && ((at - 1)->kind == K::In || (at - 1)->kind == K::NotIn) &&
                          (Before() == K::Comma || Before() == K::OpenParen);
        if (!list) at = m_end;
        if (m_end - m_begin < 2 || at == m_begin) return false;
        const K sign = (at - 1)->kind;
        if (sign != K::Equal && sign != K::NotEqual && sign != K::In && sign != K::NotIn) return false;
        const Token& left = *(at - 2);
        if (m_statement == K::Test && InExpectation()) {
            if (left.kind == K::Grades) m_place.grade = true;
            if (left.kind == K::Veto) m_place.veto = true;
            AddWords(std::vector<K>{K::Pending, K::NotApplicable, K::Nothing});
            return true;
        }
        if (!IsName(left)) return false;
        const Variable* owner =
            at - m_begin >= 4 && (at - 3)->kind == K::Dot ? m_index.Roster((at - 4)->text) : nullptr;
        if (owner == nullptr) owner = m_place.filtered;
        m_place.compared = Compared(left.text, owner);
        if (m_place.compared == nullptr) return false;
        if (m_place.compared->type == ValueType::Bool) AddWords(std::vector<K>{K::Yes, K::No});
        if (m_statement == K::Sample || m_statement == K::Test)
            AddWords(std::vector<K>{K::Blank, K::Refused, K::DontKnow});
        return m_place.compared->type == ValueType::Bool || !m_place.compared->categories.empty();
    }

    const Variable* Compared(const std::string& word, const Variable* owner) const {
        const Variable* any = nullptr;
        for (const Named* named : m_index.Find(word)) {
            if (named->kind != Named::Kind::Question && named->kind != Named::Kind::Column) continue;
            if (named->roster == owner) return named->variable;
            if (any == nullptr) any = named->variable;
        }
        return any;
    }

    bool InExpectation() const {
        for (TokenAt at = m_end; at != m_begin;) {
            --at;
            if (at->kind == K::Given || at->kind == K::OtherUnits) return false;
            if (at->kind == K::Expect) return true;
        }
        return false;
    }

    void FindGrammar() {
        switch (m_statement) {
            case K::End: return;
            case K::Rank:
                if (Before() != K::By && Before() != K::Comma) break;
                Add(K::Total);
                m_place.id = true;
                return;
            case K::Test:
                if (InExpectation()) {
                    if (Before() != K::Expect && Before() != K::Comma && !m_line_start) return;
                    m_place.id = true;
                    AddWords(std::vector<K>{K::Total, K::Grades, K::Status, K::Missing, K::Veto, K::Raw, K::Bonus,
                                            K::Penalty});
                    return;
                }
                [[fallthrough]];
            case K::Sample:
                AddHead();
                if (Before() == K::Equal)
                    AddWords(std::vector<K>{K::Yes, K::No, K::Blank, K::Refused, K::DontKnow});
                else
                    m_place.value = true;
                return;
            default: break;
        }
        if (!(HasClauses(m_statement) ? ReadClauses() : ReadLastExpression())) {
            AddHead();
            if (HasClauses(m_statement)) AddWords(kClauses);
        }
    }

    void AddHead() {
        for (const K word : HeadWords(m_statement)) {
            const auto is_word = [&](const Token& token) { return token.kind == word; };
            if (std::none_of(m_begin, m_end, is_word)) Add(word);
        }
    }

    /// What was tried in vain at the end of the text is what may stand there.
    bool TakeWanted(const ParseState& state) {
        if (state.FurthestAt() != m_end || state.Wanted().empty()) return false;
        for (const K kind : state.Wanted()) {
            if (kind == K::Value || kind == K::Word) {
                m_place.value = true;
            } else if (kind == K::Id) {
                m_place.id = true;
            } else {
                const bool is_word = !IsMark(kind) && !Spelling(kind, base::Language::English).empty();
                if (is_word || kind == K::GreaterEqual || kind == K::Less) Add(kind);
            }
        }
        if (m_place.value) AddWords(kValues);
        return true;
    }

    /// From the latest beginning of a clause from which the text can be read up to the cursor.
    bool ReadClauses() {
        ast::Tree tree;
        for (TokenAt from = m_end; from != m_begin;) {
            --from;
            if (!BeginsClause(from->kind)) continue;
            ParseState state(tree);
            TokenAt at = from;
            bool complete = true;
            while (complete && at != m_end) {
                while (at != m_end && (at->kind == K::Comma || at->kind == K::Semicolon)) ++at;
                complete = at != m_end && ReadClause(state, at, m_end).has_value();
            }
            if (at == m_end || state.FurthestAt() == m_end) {
                const bool any = TakeWanted(state);
                if (at == m_end) AddWords(kClauses);
                return any || at == m_end;
            }
        }
        return false;
    }

    bool ReadLastExpression() {
        ast::Tree tree;
        for (TokenAt from = m_end; from != m_begin;) {
            --from;
            const bool opens = from->kind == K::When || from->kind == K::Equal || from->kind == K::Where;
            if (!opens) continue;
            ParseState state(tree);
            TokenAt at = from + 1;
            if (at != m_end) ReadExpression(state, at, m_end);
            const bool starts = at == m_end && from + 1 == m_end;
            if (starts) {
                m_place.value = true;
                AddWords(kValues);
                return true;
            }
            if (!TakeWanted(state)) continue;
            if (at == m_end) AddHead();
            return true;
        }
        return false;
    }

    const NameIndex& m_index;
    bool m_line_start;
    TokenAt m_begin = nullptr, m_end = nullptr;
    K m_statement = K::End;
    Place m_place;
};

}  // namespace

Place PlaceAfter(const std::vector<Token>& before, const NameIndex& index, bool line_start) {
    return PlaceFinder(before, index, line_start).Find();
}

}  // namespace gongjian::lang
