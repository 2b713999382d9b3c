// From source to tree: limits, lexing, splitting into statements, and other readings of what does not parse.
#include "lang/parser.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "lang/grammar.h"
#include "lang/keywords.h"
#include "lang/lexer.h"
#include "lang/limits.h"
#include "lang/outline.h"
#include "lang/respacing.h"
#include "lang/statements.h"

namespace gongjian::lang {
namespace {

using base::Msg;
using K = TokenKind;

base::Language LanguageOf(const base::Source& source, const Token& token) {
    const bool latin =
        token.range.begin < source.Text().size() && static_cast<unsigned char>(source.Text()[token.range.begin]) < 0x80;
    return latin ? base::Language::English : base::Language::Chinese;
}

/// Where lexing failed on a line, what the parser says of that line is only a consequence.
void DropFollowUps(const std::vector<base::Diagnostic>& lexical, std::vector<base::Diagnostic>& syntactic) {
    std::set<int> lines;
    for (const base::Diagnostic& diagnostic : lexical) lines.insert(diagnostic.line);
    std::erase_if(syntactic, [&](const base::Diagnostic& diagnostic) { return lines.contains(diagnostic.line); });
}

void ReportAmbiguity(SyntaxErrors& errors, const Respacing::Result& result) {
    errors.Report(result.range, "ambiguous-spacing",
                  Msg("Without spaces this can be read in two ways: {first}, or {second}.",
                      {{"first", result.first}, {"second", result.second}}),
                  Msg("Write spaces between the words that you mean, as in {first}.", {{"first", result.first}}));
}

/// Parses statement after statement, trying other readings of a statement that fails.
class FileParser {
public:
    FileParser(const base::Source& source, const Lexicon& lexicon, const Lexed& lexed, ast::Tree& tree)
        : m_source(source), m_lexed(lexed), m_tree(tree), m_parser(source, tree), m_respacing(source, lexicon, lexed) {}

    StatementParser& Statements() { return m_parser; }

    void ParseAll() {
        const TokenAt end = m_lexed.tokens.data() + m_lexed.tokens.size() - 1;
        for (TokenAt at = m_lexed.tokens.data(); at != end;) {
            TokenAt stop = at + 1;
            const bool unknown = !at->statement_start;
            while (stop != end && !stop->statement_start && !(unknown && BeginsUnknown(*stop))) ++stop;
            m_parser.Errors().SetLanguage(LanguageOf(m_source, *at));
            ParseOne(at, stop);
            at = stop;
        }
    }

private:
    /// A line without indentation that no keyword begins: after one misspelt statement, it is another.
    bool BeginsUnknown(const Token& token) const {
        return token.line_start && token.kind == TokenKind::Word && !token.is_name && token.range.begin > 0 &&
               m_source.Text()[token.range.begin - 1] == '\n';
    }

    void ParseOne(TokenAt begin, TokenAt end) {
        const StatementParser::Mark mark = m_parser.MarkHere();
        m_parser.Parse(begin, end);
        if (m_parser.FirstFailure() == nullptr) return;
        const auto outcome_of = [&](TokenAt first) {
            const bool failed = m_parser.FirstFailure() != nullptr;
            return Outcome{failed ? m_parser.Diagnostics().size() - mark.diagnostics : 0,
                           failed ? static_cast<std::size_t>(m_parser.FirstFailure() - first) : 0};
        };
        const auto attempt = [&](const std::vector<Token>& tokens) {
            m_parser.GoBackTo(mark);
            m_parser.Parse(tokens.data(), tokens.data() + tokens.size());
            return outcome_of(tokens.data());
        };
        const auto result =
            m_respacing.Improve({begin, end}, outcome_of(begin), attempt, [&] { return Outline(m_tree); });
        attempt(result.tokens);
        if (!result.ambiguous) return;
        m_parser.GoBackTo(mark);
        m_parser.MarkBroken({begin->range.begin, (end - 1)->range.end});
        ReportAmbiguity(m_parser.Errors(), result);
    }

    const base::Source& m_source;
    const Lexed& m_lexed;
    ast::Tree& m_tree;
    StatementParser m_parser;
    Respacing m_respacing;
};

/// The same for a single expression.
void ReadWholeExpression(const base::Source& source, const Lexicon& lexicon, const Lexed& lexed,
                         ParsedExpression& parsed) {
    ParseState state(parsed.tree);
    const auto attempt = [&](const std::vector<Token>& tokens) {
        state.Truncate(0);
        state.ForgetFailure();
        TokenAt at = tokens.data();
        const TokenAt end = at + tokens.size();
        parsed.root = ReadExpression(state, at, end);
        if (parsed.root != ast::kNone && at == end) return Outcome{};
        const bool further = state.FurthestAt() != nullptr && state.FurthestAt() > at;
        return Outcome{1, static_cast<std::size_t>((further ? state.FurthestAt() : at) - tokens.data())};
    };
    std::vector<Token> tokens(lexed.tokens.begin(), lexed.tokens.end() - 1);
    SyntaxErrors errors(source);
    if (tokens.empty()) {
        errors.Report({0, 0}, "expected-value", Msg("The expression is empty."),
                      Msg("Write a condition or a value, or leave it out."));
    } else {
        errors.SetLanguage(LanguageOf(source, tokens.front()));
        const Outcome outcome = attempt(tokens);
        Respacing::Result result;
        if (outcome.mistakes > 0) {
            Respacing respacing(source, lexicon, lexed);
            result = respacing.Improve(tokens, outcome, attempt, [&] { return Outline(parsed.tree, parsed.root); });
            tokens = result.tokens;
        }
        if (result.ambiguous) {
            ReportAmbiguity(errors, result);
        } else if (const Outcome last = attempt(tokens); last.mistakes > 0) {
            const TokenAt begin = tokens.data(), end = begin + tokens.size();
            if (parsed.root == ast::kNone || state.FurthestAt() >= begin + last.failure)
                errors.Failed(state, K::Value, begin, end);
            else
                errors.Leftover(begin + last.failure, end, true);
        }
    }
    if (errors.Found().empty()) return;
    parsed.root = ast::kNone;
    DropFollowUps(lexed.diagnostics, errors.Found());
    parsed.diagnostics.insert(parsed.diagnostics.end(), errors.Found().begin(), errors.Found().end());
}

}  // namespace

std::string FormNamedBy(const base::Source& source) {
    if (source.Text().size() > kMaxRuleBytes) return {};
    const Lexicon lexicon(nullptr);
    const Lexed lexed = Lex(source, DecodeRules(source), lexicon);
    for (std::size_t i = 0; i + 1 < lexed.tokens.size(); ++i)
        if (lexed.tokens[i].kind == K::AppliesTo && IsNameToken(lexed.tokens[i + 1])) return lexed.tokens[i + 1].text;
    return {};
}

ParsedRules ParseRules(const base::Source& source, const Names* names) {
    ParsedRules parsed;
    if (RefuseText(source, parsed.diagnostics)) return parsed;
    Lexicon lexicon(names);
    Decoded text = DecodeRules(source);
    AddDeclaredNames(source, text, lexicon);
    const Lexed lexed = Lex(source, std::move(text), lexicon);
    if (RefuseTokens(source, lexed.tokens, parsed.diagnostics)) return parsed;

    FileParser file(source, lexicon, lexed, parsed.tree);
    file.ParseAll();
    StatementParser& statements = file.Statements();
    if (!statements.HasHeader() && statements.Diagnostics().empty() && lexed.diagnostics.empty())
        parsed.diagnostics.push_back(base::At(source, {0, 0}, base::Severity::Error, "missing-header",
                                              Msg("The file does not say which rule set it is."),
                                              Msg("Begin it with a line such as {example}",
                                                  {{"example", "评分规则 village_committee “村级考核” 版本 “2012”"}})));
    DropFollowUps(lexed.diagnostics, statements.Diagnostics());
    parsed.broken = statements.Broken();
    parsed.diagnostics.insert(parsed.diagnostics.end(), lexed.diagnostics.begin(), lexed.diagnostics.end());
    parsed.diagnostics.insert(parsed.diagnostics.end(), statements.Diagnostics().begin(),
                              statements.Diagnostics().end());
    base::SortByPlace(parsed.diagnostics);
    return parsed;
}

ParsedExpression ParseExpression(const base::Source& source, const Names* names) {
    ParsedExpression parsed;
    if (RefuseText(source, parsed.diagnostics)) return parsed;
    const Lexicon lexicon(names);
    const Lexed lexed = Lex(source, DecodeRules(source), lexicon, TextKind::Expression);
    if (RefuseTokens(source, lexed.tokens, parsed.diagnostics)) return parsed;
    parsed.diagnostics = lexed.diagnostics;
    ReadWholeExpression(source, lexicon, lexed, parsed);
    base::SortByPlace(parsed.diagnostics);
    return parsed;
}

}  // namespace gongjian::lang
