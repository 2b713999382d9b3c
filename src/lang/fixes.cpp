// The table of quick fixes, and the steps that they are made of.
#include "lang/fixes.h"

#include <algorithm>

#include "base/text.h"
#include "lang/fix_maker.h"
#include "lang/format.h"
#include "lang/parser.h"
#include "lang/source_places.h"

namespace gongjian::lang {
namespace {

using base::Msg;
using K = TokenKind;

constexpr std::size_t kMostFixes = 3;

std::string ArgumentOf(const base::Message& message, std::string_view name) {
    for (const auto& [key, value] : message.arguments)
        if (key == name) return value;
    return {};
}

std::vector<std::string> Parted(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        if (const std::string_view part = base::Trim(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + separator.size());
    }
}

/// The names of 「甲」、「乙」, whatever stands between them.
std::vector<std::string> Bracketed(std::string_view text) {
    constexpr std::string_view kOpen = "「", kClose = "」";
    std::vector<std::string> names;
    for (;;) {
        const std::size_t begin = text.find(kOpen);
        if (begin == std::string_view::npos) return names;
        text.remove_prefix(begin + kOpen.size());
        const std::size_t end = text.find(kClose);
        if (end == std::string_view::npos) return names;
        names.emplace_back(text.substr(0, end));
        text.remove_prefix(end + kClose.size());
    }
}

}  // namespace

FixMaker::FixMaker(const base::Source& source, const Names* names)
    : m_source(source), m_read(source, names), m_language(KeywordLanguage(source)) {}

FixMaker::Maker FixMaker::MakerOf(std::string_view code) {
    static constexpr struct {
        std::string_view code;
        Maker maker;
    } kMakers[] = {
        // Lexer.
        {"period-in-number", &FixMaker::PeriodInNumber},
        {"unterminated-string", &FixMaker::UnterminatedString},
        {"unterminated-name", &FixMaker::UnterminatedName},
        {"bad-character", &FixMaker::BadCharacter},
        // Parser.
        {"unknown-statement", &FixMaker::MisspeltStatement},
        {"expected-word", &FixMaker::ExpectedWord},
        {"expected-mark", &FixMaker::ExpectedWord},
        {"expected-percent", &FixMaker::ExpectedPercent},
        {"expected-text", &FixMaker::ExpectedText},
        {"ambiguous-spacing", &FixMaker::AmbiguousSpacing},
        {"unbalanced-bracket", &FixMaker::UnbalancedBracket},
        {"chained-comparison", &FixMaker::ChainedComparison},
        {"text-after-statement", &FixMaker::TextAfterStatement},
        {"missing-header", &FixMaker::MissingHeader},
        {"partial-step", &FixMaker::PartialStep},
        {"table-row", &FixMaker::TableRow},
        {"table-cells", &FixMaker::TableCells},
        // Checker.
        {"unknown-name", &FixMaker::Suggested},
        {"ambiguous-name", &FixMaker::Suggested},
        {"unknown-category", &FixMaker::Suggested},
        {"unknown-grade", &FixMaker::Suggested},
        {"unknown-form", &FixMaker::SuggestedIds},
        {"unknown-target", &FixMaker::SuggestedIds},
        {"unknown-table", &FixMaker::SuggestedIds},
        {"unknown-rank-key", &FixMaker::SuggestedIds},
        {"unknown-sample", &FixMaker::SuggestedSample},
        {"partial-not-declared", &FixMaker::PartialNotDeclared},
        {"tier-gap", &FixMaker::OtherwiseNothing},
        {"category-not-covered", &FixMaker::OtherwiseNothing},
        {"no-lowest-grade", &FixMaker::NoLowestGrade},
        {"division-by-zero", &FixMaker::DivisionGuard},
        {"points-do-not-add-up", &FixMaker::PointsAddUp},
        {"period-reversed", &FixMaker::PeriodReversed},
    };
    const auto* const found =
        std::find_if(std::begin(kMakers), std::end(kMakers), [code](const auto& entry) { return entry.code == code; });
    return found == std::end(kMakers) ? nullptr : found->maker;
}

std::vector<base::Fix> FixMaker::For(const base::Diagnostic& diagnostic) {
    m_fixes.clear();
    const Maker maker = MakerOf(diagnostic.code);
    if (maker == nullptr) return {};
    m_diagnostic = &diagnostic;
    m_range = RangeOf(m_source, diagnostic);
    (this->*maker)();
    return std::move(m_fixes);
}

std::string FixMaker::Argument(std::string_view name) const {
    std::string value = ArgumentOf(m_diagnostic->message, name);
    return value.empty() ? ArgumentOf(m_diagnostic->hint, name) : value;
}

std::vector<std::string> FixMaker::Offered() const {
    if (auto names = Bracketed(ArgumentOf(m_diagnostic->hint, "names")); !names.empty()) return names;
    return Parted(Argument("words"), " / ");
}

std::size_t FixMaker::TokenFrom(std::uint32_t offset) const {
    const auto at = std::lower_bound(Tokens().begin(), Tokens().end() - 1, offset,
                                     [](const Token& token, std::uint32_t place) { return token.range.begin < place; });
    return static_cast<std::size_t>(at - Tokens().begin());
}

std::optional<std::size_t> FixMaker::Statement() const {
    for (std::size_t i = TokenFrom(m_range.begin + 1); i > 0; --i)
        if (Tokens()[i - 1].statement_start) return i - 1;
    return std::nullopt;
}

std::uint32_t FixMaker::LineEnd(std::uint32_t offset) const {
    const int line = m_source.At(offset).line;
    const std::uint32_t start = m_source.LineStart(line);
    std::uint32_t end = start;
    for (const Token& token : Tokens())
        if (token.range.begin >= start && m_source.At(token.range.begin).line == line && token.kind != K::End)
            end = token.range.end;
    return std::max(end, offset);
}

void FixMaker::Add(base::Range range, std::string text, base::Message title) {
    if (m_fixes.size() < kMostFixes) m_fixes.push_back(base::FixAt(m_source, range, std::move(text), std::move(title)));
}

void FixMaker::Replace(base::Range range, std::string text) {
    base::Message title = Msg("Replace {old} by {new}", {{"old", Slice(range)}, {"new", text}});
    Add(range, std::move(text), std::move(title));
}

void FixMaker::Insert(std::uint32_t at, std::string text) {
    base::Message title = Msg("Put in {text}", {{"text", std::string(base::Trim(text))}});
    Add({at, at}, std::move(text), std::move(title));
}

void FixMaker::Remove(base::Range range) { Add(range, "", Msg("Remove {text}", {{"text", Slice(range)}})); }

void AddFixes(const base::Source& source, const Names* names, std::vector<base::Diagnostic>& diagnostics) {
    const bool readable = source.Text().size() <= kMaxRuleBytes && base::IsUtf8(source.Text());
    if (!readable || diagnostics.empty()) return;
    FixMaker maker(source, names);
    for (base::Diagnostic& diagnostic : diagnostics)
        if (diagnostic.file == source.Name() && diagnostic.fixes.empty()) diagnostic.fixes = maker.For(diagnostic);
}

}  // namespace gongjian::lang
