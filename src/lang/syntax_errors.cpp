// Failures in people's words.
#include "lang/syntax_errors.h"

#include <algorithm>

#include "base/text.h"
#include "lang/examples.h"
#include "lang/keywords.h"

namespace gongjian::lang {
namespace {

using base::Message;
using base::Msg;
using K = TokenKind;

/// What is wanted and cannot be quoted.
struct Thing {
    K kind;
    const char* code;
    Message here, after;  ///< "… expected here, not {found}." and "… missing after {previous}."
};

const std::vector<Thing>& Things() {
    static const std::vector<Thing> things = {
        {K::Value, "expected-value", Msg("A number, a name or another value is expected here, not {found}."),
         Msg("A number, a name or another value is missing after {previous}.")},
        {K::Id, "expected-id", Msg("An id such as A1 is expected here, not {found}."),
         Msg("An id such as A1 is missing after {previous}.")},
        {K::Number, "expected-number", Msg("A number is expected here, not {found}."),
         Msg("A number is missing after {previous}.")},
        {K::Percent, "expected-percent", Msg("A percentage such as 80% is expected here, not {found}."),
         Msg("A percentage such as 80% is missing after {previous}.")},
        {K::String, "expected-text", Msg("A text in quotes is expected here, not {found}."),
         Msg("A text in quotes is missing after {previous}.")},
        {K::Date, "expected-date", Msg("A date such as 2012-06-30 is expected here, not {found}."),
         Msg("A date such as 2012-06-30 is missing after {previous}.")},
        {K::Word, "expected-name", Msg("A name is expected here, not {found}."),
         Msg("A name is missing after {previous}.")},
    };
    return things;
}

bool IsMark(K kind) { return kind >= K::Comma && kind <= K::Divide; }
bool IsComparison(K kind) { return kind >= K::Equal && kind <= K::GreaterEqual; }
bool IsOpening(K kind) { return kind == K::OpenParen || kind == K::OpenBracket; }
bool IsClosing(K kind) { return kind == K::CloseParen || kind == K::CloseBracket; }

}  // namespace

void SyntaxErrors::Report(base::Range range, std::string code, Message message, Message hint) {
    m_found.push_back(
        base::At(m_source, range, base::Severity::Error, std::move(code), std::move(message), std::move(hint)));
}

std::string SyntaxErrors::TextOf(const Token& token) const {
    const std::string text = m_source.Text().substr(token.range.begin, token.range.end - token.range.begin);
    const std::vector<base::CodePoint> points = base::Decode(text);
    constexpr std::size_t kShown = 24;
    if (points.size() <= kShown) return text;
    return text.substr(0, points[kShown].offset) + "…";
}

Message SyntaxErrors::HintFor(K construct) const {
    const std::string_view example = ExampleOf(construct, m_language);
    if (example.empty())
        return Msg("Look at the sentence before this place: it is not finished, or a word is misspelt.");
    return Msg("Write it like this: {example}", {{"example", std::string(example)}});
}

bool SyntaxErrors::ReportBrackets(TokenAt begin, TokenAt stop) {
    std::vector<TokenAt> open;
    for (TokenAt at = begin; at != stop; ++at) {
        if (IsOpening(at->kind)) open.push_back(at);
        if (!IsClosing(at->kind)) continue;
        const K partner = at->kind == K::CloseParen ? K::OpenParen : K::OpenBracket;
        if (!open.empty() && open.back()->kind == partner) {
            open.pop_back();
            continue;
        }
        Report(at->range, "unbalanced-bracket",
               Msg("The bracket {bracket} closes nothing.", {{"bracket", TextOf(*at)}}),
               Msg("Remove it, or write the opening bracket where the part begins."));
        return true;
    }
    if (open.empty()) return false;
    const char* closing = open.back()->kind == K::OpenParen ? ")" : "]";
    Report(open.back()->range, "unbalanced-bracket",
           Msg("The bracket {bracket} is not closed.", {{"bracket", TextOf(*open.back())}}),
           Msg("Write {bracket} where the part ends.", {{"bracket", closing}}));
    return true;
}

void SyntaxErrors::Failed(const ParseState& state, K construct, TokenAt begin, TokenAt stop) {
    if (state.IsTooDeep()) {
        Report(
            begin->range, "too-deep", Msg("This sentence has too many parts in one another."),
            Msg("Give intermediate values a name with {let}.", {{"let", std::string(Spelling(K::Fetch, m_language))}}));
        return;
    }
    if (ReportBrackets(begin, stop)) return;
    const TokenAt at = state.FurthestAt() == nullptr ? begin : state.FurthestAt();
    const bool line_ends = at >= stop || at->kind == K::End || (at->line_start && at > begin);
    const bool has_previous = at > begin;
    const bool after = line_ends && has_previous;
    const base::Range range = after ? (at - 1)->range : at->range;
    const std::vector<K>& wanted = state.Wanted();
    const auto wants = [&](K kind) { return std::find(wanted.begin(), wanted.end(), kind) != wanted.end(); };
    const bool part_missing = wants(K::Word) || wants(K::Value) || wants(K::Dot);
    if (!after && has_previous && IsComparison(at->kind) && !part_missing) {
        Report(range, "chained-comparison", Msg("A second comparison follows in the same sentence."),
               Msg("Say both in full: {example}",
                   {{"example", m_language == base::Language::Chinese ? "60 ≤ x 且 x < 80" : "60 <= x and x < 80"}}));
        return;
    }
    const base::Arguments around = {{"found", at >= stop ? "" : TextOf(*at)},
                                    {"previous", has_previous ? TextOf(*(at - 1)) : ""}};
    for (const Thing& thing : Things()) {
        if (!wants(thing.kind)) continue;
        Message message = after ? thing.after : thing.here;
        message.arguments = around;
        Report(range, thing.code, std::move(message), HintFor(construct));
        return;
    }
    std::string words;
    bool mark = !wanted.empty();
    for (const K kind : wanted) {
        const std::string_view word = Spelling(kind, m_language);
        if (word.empty()) continue;
        if (!words.empty()) words += " / ";
        words += word;
        mark = mark && IsMark(kind);
    }
    if (words.empty()) return Leftover(at, stop, true);
    base::Arguments arguments = around;
    arguments.emplace_back("words", words);
    Report(range, mark ? "expected-mark" : "expected-word",
           after ? Msg("{words} is missing after {previous}.", std::move(arguments))
                 : Msg("{words} is expected here, not {found}.", std::move(arguments)),
           HintFor(construct));
}

void SyntaxErrors::Leftover(TokenAt at, TokenAt stop, bool statement_has_clauses) {
    if (ReportBrackets(at, stop)) return;
    if (IsComparison(at->kind)) {
        Report(at->range, "chained-comparison", Msg("A second comparison follows in the same sentence."),
               Msg("Say both in full: {example}",
                   {{"example", m_language == base::Language::Chinese ? "60 ≤ x 且 x < 80" : "60 <= x and x < 80"}}));
        return;
    }
    if (!statement_has_clauses && at->line_start && BeginsClause(at->kind)) {
        Report(at->range, "clause-outside-item", Msg("{word} stands outside an item.", {{"word", TextOf(*at)}}),
               Msg("Write the item first: {example}", {{"example", std::string(ExampleOf(K::Item, m_language))}}));
        return;
    }
    Report(at->range, "text-after-statement", Msg("The sentence is complete before {found}.", {{"found", TextOf(*at)}}),
           Msg("Begin the next statement on a line of its own, put an operator between two values, or remove this."));
}

K SyntaxErrors::UnknownStatement(TokenAt at) {
    const std::string word = TextOf(*at);
    std::vector<std::string> candidates;
    std::vector<K> kinds;
    for (const Keyword& keyword : Keywords()) {
        if (!BeginsStatement(keyword.kind) && !BeginsClause(keyword.kind)) continue;
        for (const auto* spellings : {&keyword.zh, &keyword.en})
            for (const std::string_view spelling : *spellings) {
                if (base::Length(spelling) < 2) continue;
                candidates.emplace_back(spelling);
                kinds.push_back(keyword.kind);
            }
    }
    // Without a space the word runs into what follows it: its beginning is tried too.
    std::vector<std::string> near = base::Nearest(word, candidates);
    const std::vector<base::CodePoint> points = base::Decode(word);
    for (std::size_t length = 5; near.empty() && length >= 2; --length)
        if (length < points.size()) near = base::Nearest(word.substr(0, points[length].offset), candidates);
    const base::Arguments arguments = {{"word", word}};
    if (near.empty()) {
        Report(at->range, "unknown-statement", Msg("No statement and no clause begins with {word}.", arguments),
               Msg("Begin the line with a word such as {examples}.",
                   {{"examples", m_language == base::Language::Chinese ? "项目, 加分, 当, 得, 应, 每少, 按"
                                                                       : "item, bonus, when, get, due, each, by"}}));
        return K::End;
    }
    std::string words;
    for (const std::string& candidate : near) words += (words.empty() ? "" : " / ") + candidate;
    Report(at->range, "unknown-statement", Msg("No statement and no clause begins with {word}.", arguments),
           Msg("Did you mean {words}?", {{"words", words}}));
    return kinds[static_cast<std::size_t>(std::find(candidates.begin(), candidates.end(), near.front()) -
                                          candidates.begin())];
}

void SyntaxErrors::PartialStep(TokenAt at, TokenAt stop) {
    const TokenAt last = stop > at ? stop - 1 : at;
    Report({at->range.begin, last->range.end}, "partial-step", Msg("This does not say how part of a step counts."),
           m_language == base::Language::Chinese
               ? Msg("Write one of 不足 1 个百分点按 1 个百分点计, 按比例计, 不足 1 个百分点不计; the two numbers must "
                     "be the same.")
               : Msg("Write one of: part counts as one, proportional, part ignored."));
}

void SyntaxErrors::DuplicateHeader(base::Range range) {
    Report(range, "duplicate-header", Msg("The file has a second header."),
           Msg("Keep one {word} line; a second rule set needs a file of its own.",
               {{"word", std::string(Spelling(K::RuleSet, m_language))}}));
}

void SyntaxErrors::DuplicateStatement(base::Range range) {
    Report(range, "duplicate-statement", Msg("This statement stands in the file already."),
           Msg("Keep one of the two, with everything in it."));
}

void SyntaxErrors::TableRow(base::Range range) {
    Report(range, "table-row", Msg("This line of the table does not end with |."),
           Msg("Write | before the first and after every cell."));
}

void SyntaxErrors::TableCells(base::Range range, std::size_t expected, std::size_t found) {
    Report(range, "table-cells",
           Msg("This line has {found} cells, the heading has {expected}.",
               {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}}),
           Msg("Give it {expected} cells; an empty cell between two | means not filled in.",
               {{"expected", std::to_string(expected)}}));
}

}  // namespace gongjian::lang
