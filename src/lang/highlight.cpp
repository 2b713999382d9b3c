// Tokens to colours; where the parser has understood a name, its word counts more than the lexer's.
#include "lang/highlight.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "lang/keywords.h"
#include "lang/name_index.h"
#include "lang/parser.h"
#include "lang/source_places.h"

namespace gongjian::lang {
namespace {

using H = HighlightKind;
using K = TokenKind;

bool IsMark(K kind) { return kind >= K::Comma && kind <= K::Divide; }

class Painter {
public:
    Painter(const base::Source& source, const Names* names)
        : m_source(source), m_read(source, names), m_parsed(ParseRules(source, names)) {
        for (const ast::Expr& expr : m_parsed.tree.expressions)
            for (const ast::Name* name : {&expr.name, &expr.member})
                if (expr.kind != ast::ExprKind::String && name->range.end > name->range.begin)
                    m_understood.emplace(name->range.begin, name);
    }

    std::vector<Highlighted> Paint() {
        const std::vector<Token>& tokens = m_read.lexed.tokens;
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) PaintToken(tokens, i);
        for (const base::Range& comment : m_read.lexed.comments) m_out.push_back({comment, H::Comment});
        for (const base::Diagnostic& diagnostic : m_read.lexed.diagnostics)
            if (diagnostic.code == "bad-character") m_out.push_back({RangeOf(m_source, diagnostic), H::Unknown});
        std::sort(m_out.begin(), m_out.end(),
                  [](const auto& a, const auto& b) { return a.range.begin < b.range.begin; });
        return std::move(m_out);
    }

private:
    void PaintToken(const std::vector<Token>& tokens, std::size_t i) {
        const Token& token = tokens[i];
        if (token.range.begin < m_done || token.range.end <= token.range.begin) return;
        const auto understood = m_understood.find(token.range.begin);
        if (understood != m_understood.end() && !token.statement_start) {
            m_done = understood->second->range.end;
            m_out.push_back({understood->second->range, KindOfName(tokens, i, understood->second->text)});
            return;
        }
        if (const auto kind = KindOf(tokens, i)) m_out.push_back({token.range, *kind});
    }

    std::optional<H> KindOf(const std::vector<Token>& tokens, std::size_t i) const {
        const Token& token = tokens[i];
        if (token.statement_start) return H::Statement;
        const bool after_number = i > 0 && (tokens[i - 1].kind == K::Number || tokens[i - 1].kind == K::Percent);
        switch (token.kind) {
            case K::String: return H::String;
            case K::Number:
            case K::Percent:
            case K::Date: return H::Number;
            case K::Unit: return H::Unit;
            case K::Word:
            case K::Quoted: return KindOfName(tokens, i, token.text);
            default: break;
        }
        if (IsMark(token.kind)) {
            const bool spelt = m_source.Text()[token.range.begin] < 0 && token.range.end - token.range.begin > 3;
            return spelt ? std::optional(H::Keyword) : std::nullopt;  // 低于, but not ＝
        }
        return token.is_unit && after_number && token.kind != K::Decimals ? H::Unit : H::Keyword;
    }

    H KindOfName(const std::vector<Token>& tokens, std::size_t i, const std::string& word) const {
        const K before = i > 0 ? tokens[i - 1].kind : K::End;
        if (i > 0 && tokens[i - 1].statement_start && IntroducesId(before))
            return before == K::Fetch || before == K::Constant ? H::Value : H::Item;
        if (before == K::AppliesTo)
            return !m_read.index.KnowsForm() || word == m_read.index.FormId() ? H::Question : H::Unknown;
        const auto found = m_read.index.Find(word);
        if (found.empty()) return m_read.index.KnowsForm() ? H::Unknown : H::Question;
        // A word may be a question here and a category there: the place decides.
        const bool compared = before == K::Equal || before == K::NotEqual || before == K::In || before == K::NotIn;
        std::optional<H> first;
        for (const Named* named : found) {
            const H kind = KindOfNamed(*named);
            if (compared && (kind == H::Category || kind == H::Grade)) return kind;
            if (!first) first = kind;
        }
        return *first;
    }

    static H KindOfNamed(const Named& named) {
        switch (named.kind) {
            case Named::Kind::Question:
            case Named::Kind::Column: return H::Question;
            case Named::Kind::Category: return H::Category;
            case Named::Kind::Value: return H::Value;
            case Named::Kind::Grade: return H::Grade;
            case Named::Kind::Item:
            case Named::Kind::Veto:
            case Named::Kind::Sample: return H::Item;
        }
        return H::Unknown;
    }

    const base::Source& m_source;
    Read m_read;
    ParsedRules m_parsed;
    std::map<std::uint32_t, const ast::Name*> m_understood;
    std::vector<Highlighted> m_out;
    std::uint32_t m_done = 0;  ///< up to here the text is painted
};

}  // namespace

std::vector<Highlighted> Highlight(const base::Source& source, const Names* names) {
    if (source.Text().size() > kMaxRuleBytes || !base::IsUtf8(source.Text())) return {};
    return Painter(source, names).Paint();
}

}  // namespace gongjian::lang
