// Other readings of text without spaces, tried only where the longest-match reading does not parse.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lang/lexer.h"
#include "lang/parse_state.h"

namespace gongjian::lang {

/// How one attempt went.
struct Outcome {
    std::size_t mistakes = 0;
    std::size_t failure = 0;  ///< token index of the first mistake
};

class Respacing {
public:
    /// Parses tokens from a clean state.
    using Attempt = std::function<Outcome(const std::vector<Token>& tokens)>;
    /// What the last attempt understood, without ranges: two readings that say the same are no ambiguity.
    using Meaning = std::function<std::string()>;

    Respacing(const base::Source& source, const Lexicon& lexicon, const Lexed& lexed)
        : m_source(source), m_lexicon(lexicon), m_lexed(lexed) {}

    struct Result {
        std::vector<Token> tokens;  ///< the best reading; parse it once more
        bool ambiguous = false;
        base::Range range;          ///< of the run that reads two ways
        std::string first, second;  ///< both readings, with spaces
    };
    /// `outcome`: how `tokens` did. Tries at most 64 readings.
    Result Improve(std::vector<Token> tokens, Outcome outcome, const Attempt& attempt, const Meaning& meaning);

private:
    struct Candidate {
        std::vector<Token> tokens;
        Outcome outcome;
        bool complete = false;
        base::Range range;
        std::string spaced;
        std::string meaning;
    };
    std::vector<std::int32_t> RunsNear(const std::vector<Token>& tokens, std::size_t failure) const;
    std::string Spaced(const std::vector<Token>& tokens) const;
    bool TryRuns(const std::vector<Token>& tokens, const Outcome& outcome, const Attempt& attempt,
                 const Meaning& meaning, int& tries, std::vector<Candidate>& better);

    const base::Source& m_source;
    const Lexicon& m_lexicon;
    const Lexed& m_lexed;
    std::size_t m_budget = 2'000'000;  ///< tokens that may be parsed again in one file
};

}  // namespace gongjian::lang
