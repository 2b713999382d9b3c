#include "lang/scope.h"

#include <algorithm>

#include "base/text.h"

namespace gongjian::lang {
namespace {

std::vector<std::string> WordsFor(const Variable& variable) {
    std::vector<std::string> words;
    for (const std::string* word : {&variable.id, &variable.label_zh, &variable.label_en, &variable.rule_name}) {
        if (!word->empty() && std::find(words.begin(), words.end(), *word) == words.end()) words.push_back(*word);
    }
    return words;
}

void AppendWords(const std::vector<Variable>& variables, std::vector<std::string>& out) {
    for (const Variable& variable : variables) {
        const auto words = WordsFor(variable);
        out.insert(out.end(), words.begin(), words.end());
    }
}

}  // namespace

Scope::Scope(const Names& names) : m_names(names), m_questions(MakeIndex(names.variables)) {
    for (const Variable& variable : names.variables) m_columns.push_back(MakeIndex(variable.columns));
}

Scope::Index Scope::MakeIndex(const std::vector<Variable>& variables) {
    Index index;
    for (std::size_t i = 0; i < variables.size(); ++i) {
        if (variables[i].ledger) continue;  // named only after 台账
        for (const std::string& word : WordsFor(variables[i])) index.emplace(word, static_cast<int>(i));
    }
    return index;
}

std::vector<int> Scope::Find(const Index& index, std::string_view word) {
    std::vector<int> found;
    const auto [first, last] = index.equal_range(word);
    for (auto it = first; it != last; ++it) found.push_back(it->second);
    return found;
}

std::vector<int> Scope::Questions(std::string_view word) const { return Find(m_questions, word); }

int Scope::Ledger(std::string_view word) const {
    for (std::size_t i = 0; i < m_names.variables.size(); ++i) {
        const Variable& variable = m_names.variables[i];
        if (variable.ledger && (variable.id == word || variable.label_zh == word || variable.label_en == word))
            return static_cast<int>(i);
    }
    return -1;
}

std::vector<int> Scope::Columns(int roster, std::string_view word) const {
    if (roster < 0) return {};
    return Find(m_columns[static_cast<std::size_t>(roster)], word);
}

int Scope::Category(const Variable& variable, std::string_view word) {
    for (std::size_t i = 0; i < variable.categories.size(); ++i) {
        const CategoryName& category = variable.categories[i];
        for (const std::string* name :
             {&category.id, &category.label_zh, &category.label_en, &category.short_zh, &category.short_en}) {
            if (!name->empty() && *name == word) return static_cast<int>(i);
        }
    }
    return -1;
}

std::vector<std::string> Scope::Near(std::string_view word, int roster) const {
    std::vector<std::string> words;
    AppendWords(m_names.variables, words);
    std::erase_if(words,
                  [](const std::string& known) { return known.starts_with('@'); });  // entered or of the population
    if (roster >= 0) AppendWords(At(roster).columns, words);
    std::vector<std::string> near = base::Nearest(word, words);
    // Half a label is a frequent slip: 民主生活会次 is read as 民主生活会 and a unit.
    for (const std::string& candidate : words) {
        const bool begins = base::Length(word) > 1 && candidate.starts_with(word);
        if (begins && near.size() < 3 && std::find(near.begin(), near.end(), candidate) == near.end())
            near.push_back(candidate);
    }
    return near;
}

std::vector<std::string> Scope::NearCategories(const Variable& variable, std::string_view word) {
    std::vector<std::string> words;
    for (const CategoryName& category : variable.categories) {
        for (const std::string* name : {&category.id, &category.label_zh, &category.short_zh}) {
            if (!name->empty()) words.push_back(*name);
        }
    }
    auto near = base::Nearest(word, words);
    if (!near.empty()) return near;
    for (const CategoryName& category : variable.categories)
        near.push_back(category.label_zh.empty() ? category.id : category.label_zh);
    return near;
}

std::string JoinWords(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += "、";
        out += "「" + word + "」";
    }
    return out;
}

}  // namespace gongjian::lang
