// Whole files as text: lines with their gaps, and the comments of the source between them.
#include "lang/print.h"

#include "base/text.h"
#include "lang/lexer.h"
#include "lang/printer.h"
#include "lang/spelling.h"

namespace gongjian::lang {
namespace {

using Line = PrintedLine;

/// An empty line before every statement that has lines of its own below or above it.
std::string Text(const std::vector<Line>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool long_before = i > 0 && !lines[i - 1].statement;
        const bool long_after = i + 1 < lines.size() && !lines[i + 1].statement;
        if (i > 0 && lines[i].statement && (long_before || long_after)) text += '\n';
        text.append(static_cast<std::size_t>(lines[i].indent) * 2, ' ');
        text += lines[i].text + "\n";
    }
    return text;
}

}  // namespace

std::string Print(const ast::Tree& tree, base::Language language) { return Text(Printer(tree, language).Lines()); }

std::string PrintExpression(const ast::Tree& tree, ast::ExprId id, base::Language language) {
    return id == ast::kNone ? std::string() : Speller(tree, language).Expression(id);
}

std::string Format(const base::Source& source, const ast::Tree& tree, base::Language language) {
    std::vector<Line> lines = Printer(tree, language).Lines();
    std::vector<Line> comments;  // of lines of their own, with the place they stood at
    for (const base::Range& range : Lex(source, DecodeRules(source), Lexicon(nullptr)).comments) {
        const std::string text(
            base::Trim(std::string_view(source.Text()).substr(range.begin, range.end - range.begin)));
        const std::uint32_t line_start = source.LineStart(source.At(range.begin).line);
        const bool alone =
            base::Trim(std::string_view(source.Text()).substr(line_start, range.begin - line_start)).empty();
        Line* before = nullptr;
        for (Line& line : lines)
            if (line.begin >= line_start && line.begin < range.begin) before = &line;
        if (alone || before == nullptr)
            comments.push_back({0, text, range.begin, false});
        else
            before->text += "  " + text;
    }
    std::vector<Line> merged;
    std::size_t next = 0;
    for (const Line& line : lines) {
        while (next < comments.size() && comments[next].begin < line.begin) {
            comments[next].indent = line.indent;
            comments[next].statement = line.statement;
            merged.push_back(comments[next++]);
        }
        merged.push_back(line);
    }
    for (; next < comments.size(); ++next) merged.push_back(comments[next]);
    std::string text;
    for (std::size_t i = 0; i < merged.size(); ++i) {
        const bool comment_before = i > 0 && merged[i - 1].text.starts_with('#');
        const bool gap = i > 0 && merged[i].statement && !comment_before &&
                         (!merged[i - 1].statement || merged[i].text.starts_with('#') ||
                          (i + 1 < merged.size() && !merged[i + 1].statement));
        if (gap) text += '\n';
        text.append(static_cast<std::size_t>(merged[i].indent) * 2, ' ');
        text += merged[i].text + "\n";
    }
    return text;
}

}  // namespace gongjian::lang
