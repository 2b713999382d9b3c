// Which question, column or category a word means. Names are found by id, Chinese label, English label and rule name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/names.h"

namespace gongjian::lang {

class Scope {
public:
    /// `names` must outlive the scope.
    explicit Scope(const Names& names);

    /// Positions of all variables that a word may mean; more than one: ambiguous.
    std::vector<int> Questions(std::string_view word) const;
    /// Position of the ledger of a form, by id or title; -1.
    int Ledger(std::string_view word) const;
    std::vector<int> Columns(int roster, std::string_view word) const;
    /// Category index, or -1.
    static int Category(const Variable& variable, std::string_view word);

    const Variable& At(int variable) const { return m_names.variables[static_cast<std::size_t>(variable)]; }
    const Names& All() const { return m_names; }

    /// Words near to a wrong one: questions, or columns of a roster too.
    std::vector<std::string> Near(std::string_view word, int roster) const;
    static std::vector<std::string> NearCategories(const Variable& variable, std::string_view word);

private:
    using Index = std::multimap<std::string, int, std::less<>>;
    static Index MakeIndex(const std::vector<Variable>& variables);
    static std::vector<int> Find(const Index& index, std::string_view word);

    const Names& m_names;
    Index m_questions;
    std::vector<Index> m_columns;
};

/// `a` or `a、b 或 c`, for hints.
std::string JoinWords(const std::vector<std::string>& words);

}  // namespace gongjian::lang
