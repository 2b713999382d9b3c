// What each word of a rule file may stand for: questions, columns and categories of the form, and what the file declares
// itself. For colours, completion and hover; works on half-typed files. The checker has its own, stricter idea (scope.h).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lang/lexer.h"
#include "lang/names.h"

namespace gongjian::lang {

/// A thing with a name. Pointers point into the Names that the index was made of.
struct Named {
    enum class Kind { Question, Column, Category, Value, Item, Veto, Grade, Sample };
    Kind kind = Kind::Question;
    const Variable* variable = nullptr;      ///< Question, Column; the question of a Category
    const Variable* roster = nullptr;        ///< of a Column, and of a Category of one
    const CategoryName* category = nullptr;  ///< Category
    std::string id, title;                   ///< declared in the file
    TokenKind statement = TokenKind::End;    ///< declared in the file: the word that declares it
    base::Range declared;                    ///< its id in the file
    int line = 0;                            ///< of the declaration, from 1
};

class NameIndex {
public:
    /// `names` may be null. `lexed` is the whole file.
    NameIndex(const base::Source& source, const Names* names, const Lexed& lexed);

    const std::vector<Named>& All() const { return m_all; }
    /// All things that a word may name, in the order of All; empty if none.
    std::vector<const Named*> Find(std::string_view word) const;
    /// The roster that a word names; null if it names none.
    const Variable* Roster(std::string_view word) const;
    bool KnowsForm() const { return m_names != nullptr; }
    std::string_view FormId() const { return m_names == nullptr ? std::string_view() : m_names->form_id; }

private:
    void Add(Named named, std::initializer_list<std::string_view> words);
    void AddVariable(const Variable& variable, const Variable* roster);
    void AddDeclared(const base::Source& source, const std::vector<Token>& tokens);

    const Names* m_names;
    std::vector<Named> m_all;
    std::multimap<std::string, std::size_t, std::less<>> m_by_word;
};

/// Everything that colours, completion and hover know of a text before they look at a place in it.
struct Read {
    Read(const base::Source& source, const Names* names);
    Lexicon lexicon;
    Lexed lexed;
    NameIndex index;
};

}  // namespace gongjian::lang
