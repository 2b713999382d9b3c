// Collecting names from a form and from the heads of statements.
#include "lang/name_index.h"

#include <algorithm>
#include <set>

#include "lang/keywords.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

Lexicon LexiconOf(const base::Source& source, const Names* names) {
    Lexicon lexicon(names);
    AddDeclaredNames(source, DecodeRules(source), lexicon);
    return lexicon;
}

Named::Kind KindDeclaredBy(K statement) {
    switch (statement) {
        case K::Fetch:
        case K::Constant:
        case K::Conclusion:
        case K::RowResults:
        case K::LookupTable: return Named::Kind::Value;
        case K::Veto:
        case K::CapVeto: return Named::Kind::Veto;
        case K::Sample: return Named::Kind::Sample;
        default: return Named::Kind::Item;
    }
}

bool IsName(const Token& token) { return token.kind == K::Word || token.kind == K::Quoted || token.is_name; }

}  // namespace

NameIndex::NameIndex(const base::Source& source, const Names* names, const Lexed& lexed) : m_names(names) {
    if (names != nullptr)
        for (const Variable& variable : names->variables) AddVariable(variable, nullptr);
    AddDeclared(source, lexed.tokens);
}

void NameIndex::Add(Named named, std::initializer_list<std::string_view> words) {
    std::set<std::string_view> once;
    for (const std::string_view word : words)
        if (!word.empty() && once.insert(word).second) m_by_word.emplace(std::string(word), m_all.size());
    m_all.push_back(std::move(named));
}

void NameIndex::AddVariable(const Variable& variable, const Variable* roster) {
    Named named;
    named.kind = roster == nullptr ? Named::Kind::Question : Named::Kind::Column;
    named.variable = &variable;
    named.roster = roster;
    Add(named, {variable.id, variable.label_zh, variable.label_en, variable.rule_name});
    for (const CategoryName& category : variable.categories) {
        named.kind = Named::Kind::Category;
        named.category = &category;
        Add(named, {category.id, category.label_zh, category.label_en, category.short_zh, category.short_en});
    }
    for (const Variable& column : variable.columns) AddVariable(column, &variable);
}

void NameIndex::AddDeclared(const base::Source& source, const std::vector<Token>& tokens) {
    bool in_grades = false;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const Token& next = tokens[i + 1];
        if (token.statement_start) in_grades = token.kind == K::Grades;
        const bool introduces = token.statement_start && IntroducesId(token.kind) && token.kind != K::RuleSet;
        const bool grade = in_grades &&
                           (token.kind == K::Grades || token.kind == K::Comma || token.kind == K::Otherwise) &&
                           IsName(next);
        const bool sample = token.kind == K::Sample && next.kind == K::String;
        if (!grade && !(introduces && (IsName(next) || sample))) continue;
        Named named;
        named.kind = grade ? Named::Kind::Grade : KindDeclaredBy(token.kind);
        named.id = next.text;
        named.statement = grade ? K::Grades : token.kind;
        named.declared = next.range;
        named.line = source.At(next.range.begin).line;
        if (!grade && i + 2 < tokens.size() && tokens[i + 2].kind == K::String) named.title = tokens[i + 2].text;
        const std::string id = named.id, title = named.kind == Named::Kind::Value ? named.title : std::string();
        Add(std::move(named), {id, title});
    }
}

std::vector<const Named*> NameIndex::Find(std::string_view word) const {
    std::vector<std::size_t> places;
    for (auto [at, end] = m_by_word.equal_range(word); at != end; ++at) places.push_back(at->second);
    std::sort(places.begin(), places.end());
    std::vector<const Named*> found;
    found.reserve(places.size());
    for (const std::size_t place : places) found.push_back(&m_all[place]);
    return found;
}

const Variable* NameIndex::Roster(std::string_view word) const {
    for (const Named* named : Find(word))
        if (named->kind == Named::Kind::Question && named->variable->type == ValueType::Roster) return named->variable;
    return nullptr;
}

Read::Read(const base::Source& source, const Names* names)
    : lexicon(LexiconOf(source, names)),
      lexed(Lex(source, DecodeRules(source), lexicon)),
      index(source, names, lexed) {}

}  // namespace gongjian::lang
