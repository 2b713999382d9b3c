// Rule text to tokens. Nothing is decided here that needs grammar, except where an id stands (after 项目, in 期望 …) and
// where a statement begins, because both change how characters are read.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/text.h"
#include "lang/lexicon.h"
#include "lang/readings.h"
#include "lang/token.h"

namespace gongjian::lang {

/// A run that could be cut otherwise. Indices: code points of Lexed::points, tokens of Lexed::tokens.
struct Run {
    std::size_t begin = 0, end = 0;
    std::size_t first_token = 0, token_count = 0;
    bool after_value = false;
};

/// A text by code points, as written and folded.
struct Decoded {
    std::vector<base::CodePoint> points;
    std::vector<char32_t> folded;
};
Decoded DecodeRules(const base::Source& source);

struct Lexed : Decoded {
    std::vector<Token> tokens;  ///< the last is End
    std::vector<Run> runs;
    std::vector<base::Range> comments;
    std::vector<base::Diagnostic> diagnostics;
};

/// Well-formed UTF-8 is expected; the caller has looked. In the expression of a form no line begins a statement.
enum class TextKind { RuleFile, Expression };
Lexed Lex(const base::Source& source, Decoded text, const Lexicon& lexicon, TextKind kind = TextKind::RuleFile);

/// The tokens of another reading of a run.
struct OtherReading {
    std::vector<Token> tokens;
    bool complete = false;  ///< no unknown word in it
};
std::vector<OtherReading> OtherReadings(const base::Source& source, const Lexicon& lexicon, const Lexed& lexed,
                                        const Run& run, std::size_t limit);

/// Adds the names that a file declares: ids and titles, samples, grades.
void AddDeclaredNames(const base::Source& source, const Decoded& text, Lexicon& lexicon);

}  // namespace gongjian::lang
