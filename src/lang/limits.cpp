// Limits of size and depth.
#include "lang/limits.h"

#include <string>

#include "base/text.h"
#include "lang/keywords.h"
#include "lang/parser.h"

namespace gongjian::lang {
namespace {

using base::Msg;
using K = TokenKind;

/// Words and marks after which the grammar goes one level down without a bracket.
bool GoesDown(const Token& token, const Token* previous) {
    switch (token.kind) {
        case K::If:
        case K::Not:
        case K::Count:
        case K::Sum:
        case K::Minimum:
        case K::Maximum:
        case K::Mean:
        case K::Any:
        case K::All:
        case K::None:
        case K::Within: return true;
        case K::Minus: return previous == nullptr || previous->kind == K::Minus || previous->kind == K::Not;
        default: return false;
    }
}

}  // namespace

bool RefuseText(const base::Source& source, std::vector<base::Diagnostic>& diagnostics) {
    const std::string& text = source.Text();
    if (text.size() > kMaxRuleBytes) {
        base::Diagnostic diagnostic;
        diagnostic.code = "too-large";
        diagnostic.file = source.Name();
        diagnostic.message = Msg("The file is larger than {limit} bytes.", {{"limit", std::to_string(kMaxRuleBytes)}});
        diagnostic.hint = Msg("Split it: one rule set to a file.");
        diagnostics.push_back(std::move(diagnostic));
        return true;
    }
    if (base::IsUtf8(text)) return false;
    for (const base::CodePoint& point : base::Decode(text)) {
        if (point.value != 0xFFFD || point.length != 1) continue;
        diagnostics.push_back(base::At(source, {point.offset, point.offset + 1}, base::Severity::Error, "invalid-utf8",
                                       Msg("The file is not UTF-8 text from here on."),
                                       Msg("Save it as UTF-8; older editors write GBK.")));
        break;
    }
    return true;
}

bool RefuseTokens(const base::Source& source, const std::vector<Token>& tokens,
                  std::vector<base::Diagnostic>& diagnostics) {
    std::size_t statements = 0;
    std::vector<int> outside;  // depth before each open bracket
    int depth = 0;
    const Token* previous = nullptr;
    for (const Token& token : tokens) {
        if (token.statement_start || (token.line_start && BeginsClause(token.kind))) {
            depth = 0;
            outside.clear();
        }
        if (token.statement_start && ++statements > kMaxStatements) {
            diagnostics.push_back(
                base::At(source, token.range, base::Severity::Error, "too-many-statements",
                         Msg("The file has more than {limit} statements.", {{"limit", std::to_string(kMaxStatements)}}),
                         Msg("Split it: one rule set to a file.")));
            return true;
        }
        if (token.kind == K::OpenParen || token.kind == K::OpenBracket) {
            outside.push_back(depth++);
        } else if ((token.kind == K::CloseParen || token.kind == K::CloseBracket) && !outside.empty()) {
            depth = outside.back();
            outside.pop_back();
        } else if ((token.kind == K::Comma || token.kind == K::Semicolon) && outside.empty()) {
            depth = 0;
        } else if (GoesDown(token, previous)) {
            ++depth;
        }
        if (depth > kMaxNesting) {
            diagnostics.push_back(base::At(source, token.range, base::Severity::Error, "too-deep",
                                           Msg("More than {limit} brackets or conditions stand in one another.",
                                               {{"limit", std::to_string(kMaxNesting)}}),
                                           Msg("Give intermediate values a name with 取数 (let).")));
            return true;
        }
        previous = &token;
    }
    return false;
}

}  // namespace gongjian::lang
