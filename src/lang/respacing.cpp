// Replaces one run after another, nearest to the mistake first.
#include "lang/respacing.h"

#include <algorithm>

namespace gongjian::lang {
namespace {

constexpr int kMaxTries = 64;
constexpr std::size_t kRunsTried = 8;
constexpr std::size_t kTokensBack = 16;

/// `tokens` with the tokens of a run replaced by another reading.
std::vector<Token> Replaced(const std::vector<Token>& tokens, std::int32_t run, const std::vector<Token>& reading) {
    const auto of_run = [run](const Token& token) { return token.run == run; };
    const auto begin = std::find_if(tokens.begin(), tokens.end(), of_run);
    const auto end = std::find_if_not(begin, tokens.end(), of_run);
    std::vector<Token> replaced(tokens.begin(), begin);
    const auto first = static_cast<std::ptrdiff_t>(replaced.size());
    replaced.insert(replaced.end(), reading.begin(), reading.end());
    replaced[static_cast<std::size_t>(first)].line_start = begin->line_start;
    replaced.insert(replaced.end(), end, tokens.end());
    return replaced;
}

}  // namespace

std::vector<std::int32_t> Respacing::RunsNear(const std::vector<Token>& tokens, std::size_t failure) const {
    std::vector<std::int32_t> runs;
    const std::size_t last = std::min(failure, tokens.empty() ? 0 : tokens.size() - 1);
    for (std::size_t back = 0; back <= std::min(last, kTokensBack) && runs.size() < kRunsTried; ++back) {
        const std::int32_t run = tokens[last - back].run;
        if (run < 0 || m_lexed.runs[static_cast<std::size_t>(run)].token_count == 0) continue;
        if (std::find(runs.begin(), runs.end(), run) == runs.end()) runs.push_back(run);
    }
    return runs;
}

std::string Respacing::Spaced(const std::vector<Token>& tokens) const {
    std::string text;
    for (const Token& token : tokens) {
        if (!text.empty()) text += ' ';
        text += m_source.Text().substr(token.range.begin, token.range.end - token.range.begin);
    }
    return text;
}

bool Respacing::TryRuns(const std::vector<Token>& tokens, const Outcome& outcome, const Attempt& attempt,
                        const Meaning& meaning, int& tries, std::vector<Candidate>& better) {
    for (const std::int32_t run_index : RunsNear(tokens, outcome.failure)) {
        const Run& run = m_lexed.runs[static_cast<std::size_t>(run_index)];
        for (const OtherReading& reading : OtherReadings(m_source, m_lexicon, m_lexed, run, kMaxTries)) {
            if (tries >= kMaxTries || m_budget < tokens.size()) return !better.empty();
            ++tries;
            m_budget -= tokens.size();
            Candidate candidate;
            candidate.tokens = Replaced(tokens, run_index, reading.tokens);
            candidate.outcome = attempt(candidate.tokens);
            if (candidate.outcome.mistakes >= outcome.mistakes) continue;
            candidate.complete = reading.complete;
            candidate.range = {reading.tokens.front().range.begin, reading.tokens.back().range.end};
            candidate.spaced = Spaced(reading.tokens);
            candidate.meaning = meaning();
            better.push_back(std::move(candidate));
        }
    }
    return !better.empty();
}

Respacing::Result Respacing::Improve(std::vector<Token> tokens, Outcome outcome, const Attempt& attempt,
                                     const Meaning& meaning) {
    Result result;
    int tries = 0;
    while (outcome.mistakes > 0 && tries < kMaxTries) {
        std::vector<Candidate> better;
        if (!TryRuns(tokens, outcome, attempt, meaning, tries, better)) break;
        const auto best = std::min_element(better.begin(), better.end(), [](const Candidate& a, const Candidate& b) {
            if (a.outcome.mistakes != b.outcome.mistakes) return a.outcome.mistakes < b.outcome.mistakes;
            return a.complete && !b.complete;
        });
        for (const Candidate& other : better) {
            const bool rival = best->complete && other.complete && other.outcome.mistakes == best->outcome.mistakes;
            if (!rival || other.meaning == best->meaning) continue;
            result.ambiguous = true;
            result.range = best->range;
            result.first = best->spaced;
            result.second = other.spaced;
            break;
        }
        tokens = best->tokens;
        outcome = best->outcome;
        if (result.ambiguous) break;
    }
    result.tokens = std::move(tokens);
    return result;
}

}  // namespace gongjian::lang
