// The words of the rule language, in one table: lexer, formatter, hints and highlighting read it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "lang/ast.h"
#include "lang/token.h"

namespace gongjian::lang {

/// All spellings of one token; the first of each language is the one that the formatter writes.
struct Keyword {
    TokenKind kind;
    std::vector<std::string_view> zh;
    std::vector<std::string_view> en;
};

/// A spelling that stands for several kinds (其中, 否则, none) belongs to the first in the table.
std::span<const Keyword> Keywords();

/// Unit words, dropped after a number.
std::span<const std::string_view> UnitWords();
/// The unit word in that language; a word without a twin stays as it is.
std::string_view UnitIn(std::string_view word, base::Language language);

/// What the formatter writes for a word or a mark.
std::string_view Spelling(TokenKind kind, base::Language language);

/// The function that a word calls where a bracket follows it.
std::optional<ast::Function> FunctionOf(TokenKind kind);
TokenKind WordOf(ast::Function function);
/// Words that mean nothing but a function; without a bracket after them they are ordinary words.
/// Functions over all cases of the population.
bool IsPopulationFunction(ast::Function function);

bool IsFunctionOnly(TokenKind kind);

bool BeginsStatement(TokenKind kind);
/// Whether an id follows the word: 项目, 取数, 样例 …
bool IntroducesId(TokenKind kind);
bool BeginsClause(TokenKind kind);

}  // namespace gongjian::lang
