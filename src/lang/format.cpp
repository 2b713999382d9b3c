// Formatting with its proof: what is printed is read again and compared.
#include "lang/format.h"

#include <algorithm>

#include "base/text.h"
#include "lang/lexer.h"
#include "lang/outline.h"
#include "lang/print.h"

namespace gongjian::lang {
namespace {

std::string WithLineFeeds(const std::string& text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_break = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!is_break) out += text[i];
    }
    return out;
}

std::vector<std::string> Comments(const base::Source& source) {
    std::vector<std::string> comments;
    for (const base::Range& range : Lex(source, DecodeRules(source), Lexicon(nullptr)).comments)
        comments.emplace_back(base::Trim(std::string_view(source.Text()).substr(range.begin, range.end - range.begin)));
    std::sort(comments.begin(), comments.end());
    return comments;
}

base::Diagnostic Unsafe(const base::Source& source) {
    return base::At(source, {0, 0}, base::Severity::Error, "unsafe-format",
                    base::Msg("Formatting would change what this file says, so it was left as it is."),
                    base::Msg("This is a mistake of the program; please report it together with the file."));
}

}  // namespace

base::Language KeywordLanguage(const base::Source& source) {
    const Lexed lexed = Lex(source, DecodeRules(source), Lexicon(nullptr));
    const base::Range first = lexed.tokens.front().range;
    if (first.begin >= source.Text().size()) return base::Language::Chinese;
    const bool latin = static_cast<unsigned char>(source.Text()[first.begin]) < 0x80;
    return latin ? base::Language::English : base::Language::Chinese;
}

FormattedRules FormatRules(const base::Source& source, const Names* names, std::optional<base::Language> language) {
    return FormatRules(source, names, language, Format);
}

FormattedRules FormatRules(const base::Source& source, const Names* names, std::optional<base::Language> language,
                           const PrintFunction& print) {
    const base::Source text(source.Name(), WithLineFeeds(source.Text()));
    FormattedRules formatted;
    ParsedRules parsed = ParseRules(text, names);
    formatted.diagnostics = std::move(parsed.diagnostics);
    if (base::HasErrors(formatted.diagnostics) || !parsed.broken.empty()) return formatted;
    const base::Language wanted = language ? *language : KeywordLanguage(text);
    base::Source printed(source.Name(), print(text, parsed.tree, wanted));
    const ParsedRules again = ParseRules(printed, names);
    const bool same = again.diagnostics.empty() && Outline(again.tree) == Outline(parsed.tree) &&
                      Comments(printed) == Comments(text) && print(printed, again.tree, wanted) == printed.Text();
    if (same)
        formatted.text = printed.Text();
    else
        formatted.diagnostics.push_back(Unsafe(source));
    return formatted;
}

}  // namespace gongjian::lang
