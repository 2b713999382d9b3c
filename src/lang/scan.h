// What lexer and collector of declared names both ask of a place in the text.
#pragma once

#include <optional>
#include <span>

#include "lang/lexicon.h"
#include "lang/readings.h"

namespace gongjian::lang {

enum class IdPlace { Nowhere, Declared, Referred };

/// The statement keyword that begins at `at`, the first character of a line; empty if something else stands there, such as
/// an assignment to a question of the same name.
std::optional<Lexicon::Match> StatementAt(const Lexicon& lexicon, std::span<const char32_t> folded, std::size_t at);

/// End of the id at `at`; `at` itself if no id stands there.
std::size_t IdEnd(const Lexicon& lexicon, std::span<const char32_t> folded, std::size_t at, IdPlace place,
                  TokenKind after);

/// End of a run of Latin letters, digits, _ and inner points.
std::size_t LatinIdEnd(std::span<const char32_t> folded, std::size_t at);

std::size_t PastSpaces(std::span<const char32_t> folded, std::size_t at);

}  // namespace gongjian::lang
