// Words about the word under the pointer.
#include "lang/hover.h"

#include <algorithm>

#include "base/text.h"
#include "lang/keyword_meanings.h"
#include "lang/keywords.h"
#include "lang/name_index.h"
#include "lang/parser.h"

namespace gongjian::lang {
namespace {

using base::Message;
using base::Msg;
using K = TokenKind;

std::string Shown(const std::string& zh, const std::string& en, const std::string& id) {
    if (zh.empty()) return en.empty() ? id : en;
    return en.empty() ? zh : zh + " · " + en;
}

Message TypeOf(const Variable& variable) {
    switch (variable.type) {
        case ValueType::Bool: return Msg("Yes or no");
        case ValueType::Category: return Msg("One category");
        case ValueType::Categories: return Msg("Several categories");
        case ValueType::Text: return Msg("Text");
        case ValueType::Date: return Msg("Date");
        case ValueType::Roster: return Msg("Roster, a table with rows");
        case ValueType::Number: break;
    }
    if (variable.decimals == 0) return Msg("Whole number");
    return Msg("Number with {n} decimals", {{"n", std::to_string(variable.decimals)}});
}

std::vector<Message> DescribeCategory(const Named& named) {
    const CategoryName& category = *named.category;
    return {Msg("{label} ({id})",
                {{"label", Shown(category.label_zh, category.label_en, category.id)}, {"id", category.id}}),
            Msg("Category of {question}",
                {{"question", Shown(named.variable->label_zh, named.variable->label_en, named.variable->id)}})};
}

std::vector<Message> DescribeDeclared(const Named& named, const base::Source& source) {
    std::vector<Message> lines;
    if (!named.title.empty())
        lines.push_back(Msg("{label} ({id})", {{"label", named.title}, {"id", named.id}}));
    else
        lines.push_back(Msg("{id}", {{"id", named.id}}));
    lines.push_back(Msg("Line {line}: {text}", {{"line", std::to_string(named.line)},
                                                {"text", std::string(base::Trim(source.Line(named.line)))}}));
    return lines;
}

std::string Spellings(K kind) {
    const std::string_view zh = Spelling(kind, base::Language::Chinese), en = Spelling(kind, base::Language::English);
    return zh == en ? std::string(zh) : std::string(zh) + " · " + std::string(en);
}

class Pointer {
public:
    Pointer(const base::Source& source, const Names* names, std::uint32_t offset)
        : m_source(source), m_read(source, names), m_offset(offset) {}

    std::optional<Hover> Find() const {
        const std::vector<Token>& tokens = m_read.lexed.tokens;
        // The word that begins at the offset comes before the one that ends there.
        std::size_t at = tokens.size();
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            if (tokens[i].range.begin <= m_offset && m_offset < tokens[i].range.end) at = i;
            if (at == tokens.size() && tokens[i].range.end == m_offset && m_offset > tokens[i].range.begin &&
                (i + 2 >= tokens.size() || tokens[i + 1].range.begin > m_offset))
                at = i;
        }
        if (at == tokens.size()) return std::nullopt;
        std::vector<Message> lines = LinesOf(tokens, at);
        if (lines.empty()) return std::nullopt;
        return Hover{tokens[at].range, std::move(lines)};
    }

private:
    std::vector<Message> LinesOf(const std::vector<Token>& tokens, std::size_t at) const {
        const Token& token = tokens[at];
        const bool is_word = token.kind == K::Word || token.kind == K::Quoted || token.is_name;
        if (is_word && !token.statement_start) {
            const auto found = m_read.index.Find(token.text);
            if (const Named* named = Chosen(found, tokens, at)) return LinesOf(*named);
        }
        if (token.kind == K::Word || token.kind == K::Quoted) return {};
        const Message meaning = MeaningOf(token.kind);
        if (meaning.Empty()) return {};
        return {Msg("{words}", {{"words", Spellings(token.kind)}}), meaning};
    }

    std::vector<Message> LinesOf(const Named& named) const {
        if (named.category != nullptr) return DescribeCategory(named);
        if (named.variable == nullptr) return DescribeDeclared(named, m_source);
        std::vector<Message> lines = Describe(*named.variable);
        if (named.roster != nullptr)
            lines.push_back(Msg("Column of {roster}",
                                {{"roster", Shown(named.roster->label_zh, named.roster->label_en, named.roster->id)}}));
        return lines;
    }

    /// After = a category is meant, elsewhere a question.
    static const Named* Chosen(const std::vector<const Named*>& found, const std::vector<Token>& tokens,
                               std::size_t at) {
        if (found.empty()) return nullptr;
        const K before = at > 0 ? tokens[at - 1].kind : K::End;
        if (before == K::Equal || before == K::NotEqual || before == K::In || before == K::NotIn)
            for (const Named* named : found)
                if (named->kind == Named::Kind::Category) return named;
        return found.front();
    }

    const base::Source& m_source;
    Read m_read;
    std::uint32_t m_offset;
};

}  // namespace

std::vector<Message> Describe(const Variable& variable) {
    std::vector<Message> lines{
        Msg("{label} ({id})",
            {{"label", Shown(variable.label_zh, variable.label_en, variable.id)}, {"id", variable.id}}),
        TypeOf(variable)};
    const auto text = [](const std::optional<base::Decimal>& bound) { return base::ToString(*bound); };
    if (variable.minimum && variable.maximum)
        lines.push_back(
            Msg("From {low} to {high}", {{"low", text(variable.minimum)}, {"high", text(variable.maximum)}}));
    else if (variable.minimum)
        lines.push_back(Msg("At least {low}", {{"low", text(variable.minimum)}}));
    else if (variable.maximum)
        lines.push_back(Msg("At most {high}", {{"high", text(variable.maximum)}}));
    if (!variable.unit_zh.empty() || !variable.unit_en.empty())
        lines.push_back(Msg("Unit: {unit}", {{"unit", Shown(variable.unit_zh, variable.unit_en, "")}}));
    std::string categories;
    for (const CategoryName& category : variable.categories)
        categories += (categories.empty() ? "" : " / ") + (category.label_zh.empty() ? category.id : category.label_zh);
    if (!categories.empty()) lines.push_back(Msg("Categories: {names}", {{"names", categories}}));
    std::string columns;
    for (const Variable& column : variable.columns)
        columns += (columns.empty() ? "" : " / ") + (column.label_zh.empty() ? column.id : column.label_zh);
    if (!columns.empty()) lines.push_back(Msg("Columns: {names}", {{"names", columns}}));
    if (variable.can_be_skipped) lines.push_back(Msg("May be not applicable"));
    return lines;
}

std::optional<Hover> HoverAt(const base::Source& source, std::uint32_t offset, const Names* names) {
    if (source.Text().size() > kMaxRuleBytes || !base::IsUtf8(source.Text())) return std::nullopt;
    return Pointer(source, names, offset).Find();
}

}  // namespace gongjian::lang
