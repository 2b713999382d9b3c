// The list for a place: gathered, matched against what is typed, put in order.
#include "lang/completion.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "lang/completion_place.h"
#include "lang/hover.h"
#include "lang/keyword_meanings.h"
#include "lang/keywords.h"
#include "lang/name_index.h"
#include "lang/parser.h"
#include "lang/spelling.h"

namespace gongjian::lang {
namespace {

using C = CompletionKind;
using K = TokenKind;

constexpr std::size_t kMost = 100;

std::u32string Folded(std::string_view text) {
    std::u32string folded;
    for (const base::CodePoint& point : base::Decode(text)) {
        const char32_t code = FoldCode(point.value);
        folded += code >= U'A' && code <= U'Z' ? code + (U'a' - U'A') : code;
    }
    return folded;
}

/// How badly a word fits what is typed; none: not at all.
std::optional<int> Misfit(const std::u32string& typed, const std::string& typed_text, std::string_view word) {
    if (typed.empty()) return 0;
    const std::u32string whole = Folded(word);
    if (whole.empty()) return std::nullopt;
    if (whole.starts_with(typed)) return 0;
    const std::size_t place = whole.find(typed);
    if (place != std::u32string::npos) return whole[place - 1] == U'_' ? 1 : 2;
    std::size_t at = 0;
    for (const char32_t code : whole)
        if (at < typed.size() && typed[at] == code) ++at;
    if (typed.size() >= 2 && at == typed.size()) return 3;
    if (typed.size() >= 2 && !base::Nearest(typed_text, {std::string(word)}).empty()) return 4;
    return std::nullopt;
}

struct Candidate {
    int group = 0;  ///< what the place asks for first has the smallest
    int misfit = 0;
    Completion completion;
};

bool IsWordPart(const Token& token) {
    return token.kind != K::End && token.kind != K::String && token.kind != K::Number && token.kind != K::Percent &&
           token.kind != K::Date && !(token.kind >= K::Comma && token.kind <= K::Divide && token.text.empty());
}

class Completer {
public:
    Completer(const base::Source& source, std::uint32_t offset, const Names* names, base::Language language)
        : m_source(source), m_language(language), m_read(source, names), m_offset(offset) {}

    Completions Complete() {
        Completions out;
        out.replaced = {m_offset, m_offset};
        if (IsInComment()) return out;
        if (IsInText()) return CompleteText();
        FindWord();
        out.replaced.begin = m_word_begin;
        m_typed_text = m_source.Text().substr(m_word_begin, m_offset - m_word_begin);
        if (m_typed_text.starts_with("「")) m_typed_text.erase(0, std::string_view("「").size());
        m_typed = Folded(m_typed_text);
        const base::Source before(m_source.Name(), m_source.Text().substr(0, m_word_begin));
        const std::uint32_t line_start = m_source.LineStart(m_source.At(m_word_begin).line);
        const bool first =
            base::Trim(std::string_view(m_source.Text()).substr(line_start, m_word_begin - line_start)).empty();
        Gather(PlaceAfter(Lex(before, DecodeRules(before), m_read.lexicon).tokens, m_read.index, first));
        std::stable_sort(m_found.begin(), m_found.end(), [](const Candidate& a, const Candidate& b) {
            return a.misfit / 2 != b.misfit / 2 ? a.misfit / 2 < b.misfit / 2
                   : a.group != b.group         ? a.group < b.group
                                                : a.misfit < b.misfit;
        });
        for (Candidate& candidate : m_found)
            if (out.items.size() < kMost) out.items.push_back(std::move(candidate.completion));
        return out;
    }

private:
    bool IsInComment() const {
        return std::any_of(
            m_read.lexed.comments.begin(), m_read.lexed.comments.end(),
            [this](const base::Range& range) { return range.begin < m_offset && m_offset <= range.end; });
    }

    const Token* TextAtOffset() const {
        for (const Token& token : m_read.lexed.tokens) {
            if (token.kind != K::String) continue;
            const std::string_view text =
                std::string_view(m_source.Text()).substr(token.range.begin, token.range.end - token.range.begin);
            const bool closed = text.size() > 1 && (text.ends_with('"') || text.ends_with("”"));
            if (token.range.begin < m_offset &&
                (m_offset < token.range.end || (!closed && m_offset == token.range.end)))
                return &token;
        }
        return nullptr;
    }
    bool IsInText() const { return TextAtOffset() != nullptr; }

    /// After 给定 “ the samples are known.
    Completions CompleteText() {
        const Token& text = *TextAtOffset();
        Completions out;
        out.replaced = {m_offset, m_offset};
        if (&text == m_read.lexed.tokens.data() ||
            ((&text - 1)->kind != K::Given && (&text - 1)->kind != K::OtherUnits))
            return out;
        out.replaced = text.range;
        for (const Named& named : m_read.index.All())
            if (named.kind == Named::Kind::Sample) out.items.push_back(SampleOf(named));
        return out;
    }

    Completion SampleOf(const Named& named) const {
        const bool chinese = m_language == base::Language::Chinese;
        return {chinese ? "“" + named.id + "”" : "\"" + named.id + "\"", C::Sample, named.id, {}};
    }

    /// The word that ends at the cursor. Without spaces the lexer may have cut it: its longest stretch with which a name
    /// begins counts.
    void FindWord() {
        m_word_begin = m_offset;
        const std::vector<Token>& tokens = PrefixTokens();
        std::vector<std::uint32_t> starts;  // nearest first
        std::uint32_t end = m_offset;
        for (std::size_t i = tokens.size() - 1; i > 0;) {
            const Token& token = tokens[--i];
            if (token.range.end != end || !IsWordPart(token) || token.range.begin == token.range.end) break;
            starts.push_back(token.range.begin);
            end = token.range.begin;
            if (token.line_start) break;
        }
        if (starts.empty()) return;
        m_word_begin = starts.front();
        for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
            if (!BeginsSomething(std::string_view(m_source.Text()).substr(*start, m_offset - *start))) continue;
            m_word_begin = *start;
            return;
        }
        if (SplitAfterKeyword(starts.front())) return;
        // Unknown words that touch belong together.
        std::size_t i = tokens.size() - 2;
        while (i > 0 && tokens[i].kind == K::Word && !tokens[i].is_name && tokens[i - 1].kind == K::Word &&
               !tokens[i - 1].is_name && tokens[i - 1].range.end == tokens[i].range.begin)
            m_word_begin = tokens[--i].range.begin;
    }

    /// 实民主生: a keyword and the beginning of a name, which the lexer takes for one unknown word.
    bool SplitAfterKeyword(std::uint32_t start) {
        std::vector<char32_t> folded;
        const std::string word = m_source.Text().substr(start, m_offset - start);
        const std::vector<base::CodePoint> points = base::Decode(word);
        folded.reserve(points.size());
        for (const base::CodePoint& point : points) folded.push_back(FoldCode(point.value));
        std::vector<Lexicon::Match> matches;
        m_read.lexicon.MatchesAt(folded, 0, matches);
        for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
            if (match->entry->kind == K::Word || match->end >= points.size()) continue;
            if (!BeginsSomething(std::string_view(word).substr(points[match->end].offset))) continue;
            m_word_begin = start + points[match->end].offset;
            return true;
        }
        return false;
    }

    const std::vector<Token>& PrefixTokens() {
        const base::Source prefix(m_source.Name(), m_source.Text().substr(0, m_offset));
        m_prefix = Lex(prefix, DecodeRules(prefix), m_read.lexicon).tokens;
        return m_prefix;
    }

    bool BeginsSomething(std::string_view word) const {
        const std::u32string typed = Folded(word);
        const auto begins = [&](const std::string& name) { return Folded(name).starts_with(typed); };
        return std::any_of(m_read.index.All().begin(), m_read.index.All().end(), [&](const Named& named) {
            if (named.category != nullptr) return begins(named.category->label_zh) || begins(named.category->id);
            if (named.variable != nullptr) return begins(named.variable->label_zh) || begins(named.variable->id);
            return begins(named.id);
        });
    }

    void Gather(const Place& place) {
        if (place.owner != nullptr) return AddColumns(*place.owner, 0);
        if (place.compared != nullptr)
            for (const CategoryName& category : place.compared->categories) AddCategory(category, 0);
        if (place.filtered != nullptr && place.value) AddColumns(*place.filtered, 1);
        for (const Named& named : m_read.index.All()) AddNamed(named, place);
        if (place.form && m_read.index.KnowsForm())
            Add(3, {std::string(m_read.index.FormId())},
                {std::string(m_read.index.FormId()), C::Form, std::string(m_read.index.FormId()), {}});
        for (std::size_t i = 0; i < place.keywords.size(); ++i) AddKeyword(place.keywords[i], place.value);
    }

    void AddNamed(const Named& named, const Place& place) {
        switch (named.kind) {
            case Named::Kind::Question:
                if (place.roster && named.variable->type == ValueType::Roster) AddQuestion(*named.variable, 1);
                if (place.value) AddQuestion(*named.variable, 3);
                break;
            case Named::Kind::Value:
                if (place.value || place.id) AddDeclared(named, C::Value, place.id ? 3 : 2);
                break;
            case Named::Kind::Item:
                if (place.id) AddDeclared(named, C::Item, 2);
                break;
            case Named::Kind::Veto:
                if (place.veto) AddDeclared(named, C::Item, 1);
                break;
            case Named::Kind::Grade:
                if (place.grade) AddDeclared(named, C::Grade, 1);
                break;
            case Named::Kind::Sample:
                if (place.sample) Add(1, {named.id}, SampleOf(named));
                break;
            case Named::Kind::Column:
            case Named::Kind::Category: break;
        }
    }

    void Add(int group, const std::vector<std::string>& words, Completion completion) {
        std::optional<int> best;
        for (const std::string& word : words)
            if (const auto misfit = Misfit(m_typed, m_typed_text, word); misfit && (!best || *misfit < *best))
                best = misfit;
        if (best && m_written.insert(completion.text).second) m_found.push_back({group, *best, std::move(completion)});
    }

    bool TypesLatin() const {
        if (m_typed.empty()) return m_language == base::Language::English;
        return m_typed.front() < 0x80;
    }

    /// The label, or the short name for rules, where Chinese is typed; the id where Latin letters are.
    std::string WrittenName(const std::string& id, const std::string& label) const {
        const std::string& name = label.empty() || TypesLatin() ? id : label;
        return Speller::Name(name);
    }

    void AddVariable(const Variable& variable, C kind, int group) {
        const std::string shown = variable.label_zh.empty() ? variable.id : variable.label_zh + "  " + variable.id;
        std::vector<base::Message> details = Describe(variable);
        details.erase(details.begin());  // the list shows it
        Add(group, {variable.label_zh, variable.id, variable.rule_name, variable.label_en},
            {WrittenName(variable.id, variable.rule_name.empty() ? variable.label_zh : variable.rule_name), kind, shown,
             std::move(details)});
    }
    void AddQuestion(const Variable& variable, int group) { AddVariable(variable, C::Question, group); }
    void AddColumns(const Variable& roster, int group) {
        for (const Variable& column : roster.columns) AddVariable(column, C::Column, group);
    }

    void AddCategory(const CategoryName& category, int group) {
        const std::string shown = category.label_zh.empty() ? category.id : category.label_zh + "  " + category.id;
        Add(group, {category.label_zh, category.short_zh, category.id, category.label_en},
            {WrittenName(category.id, category.label_zh), C::Category, shown, {}});
    }

    void AddDeclared(const Named& named, C kind, int group) {
        const std::string shown = named.title.empty() ? named.id : named.id + "  " + named.title;
        const bool plain = kind == C::Item;
        Add(group, {named.id, named.title}, {plain ? named.id : Speller::Name(named.id), kind, shown, {}});
    }

    void AddKeyword(K kind, bool after_names) {
        const std::string text(Spelling(kind, m_language));
        if (text.empty()) return;
        const auto keyword =
            std::find_if(Keywords().begin(), Keywords().end(), [kind](const Keyword& one) { return one.kind == kind; });
        std::vector<std::string> words;
        for (const auto* spellings : {&keyword->zh, &keyword->en})
            words.insert(words.end(), spellings->begin(), spellings->end());
        Completion completion{text, BeginsStatement(kind) ? C::Statement : C::Keyword, text, {}};
        if (base::Message meaning = MeaningOf(kind); !meaning.Empty()) completion.details.push_back(std::move(meaning));
        Add(after_names ? 4 : 2, words, std::move(completion));
    }

    const base::Source& m_source;
    base::Language m_language;
    Read m_read;
    std::uint32_t m_offset, m_word_begin = 0;
    std::vector<Token> m_prefix;
    std::string m_typed_text;
    std::u32string m_typed;
    std::vector<Candidate> m_found;
    std::set<std::string> m_written;
};

}  // namespace

Completions CompleteAt(const base::Source& source, std::uint32_t offset, const Names* names, base::Language language) {
    const std::string& text = source.Text();
    offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
    while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) --offset;
    if (text.size() > kMaxRuleBytes || !base::IsUtf8(text)) return {{offset, offset}, {}};
    return Completer(source, offset, names, language).Complete();
}

}  // namespace gongjian::lang
