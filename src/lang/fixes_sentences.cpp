// Fixes that add, move or complete parts of a sentence.
#include <algorithm>

#include "base/text.h"
#include "lang/fix_maker.h"
#include "lang/keywords.h"

namespace gongjian::lang {
namespace {

using base::Msg;
using K = TokenKind;

bool IsEach(K kind) {
    return kind == K::EachBelow || kind == K::EachAbove || kind == K::Each || kind == K::EachShort ||
           kind == K::EachOver;
}

std::string WithoutZeros(std::string number) {
    if (number.find('.') == std::string::npos) return number;
    while (number.ends_with('0')) number.pop_back();
    if (number.ends_with('.')) number.pop_back();
    return number;
}

}  // namespace

void FixMaker::UnbalancedBracket() {
    const std::string old = Old();
    if (old == ")" || old == "]" || old == "）" || old == "】") return Remove(m_range);
    const bool round = old == "(" || old == "（";
    Insert(LineEnd(m_range.end), round ? ")" : "]");
}

/// 60 ≤ x < 80: x is said once more.
void FixMaker::ChainedComparison() {
    const std::size_t at = TokenFrom(m_range.begin);
    if (at == 0 || at >= Tokens().size()) return;
    std::size_t first = at - 1;
    const auto is_name = [this](std::size_t i) {
        return Tokens()[i].kind == K::Word || Tokens()[i].kind == K::Quoted || Tokens()[i].is_name;
    };
    if (!is_name(first)) return;
    if (first >= 2 && Tokens()[first - 1].kind == K::Dot && is_name(first - 2)) first -= 2;
    const std::string middle = Slice({Tokens()[first].range.begin, Tokens()[at - 1].range.end});
    Insert(m_range.begin, (Chinese() ? "且 " : "and ") + middle + " ");
}

/// What follows begins a sentence of its own: it gets a line of its own. A single word too many goes.
void FixMaker::TextAfterStatement() {
    const std::size_t at = TokenFrom(m_range.begin);
    if (at == 0 || at + 1 >= Tokens().size()) return;
    const K kind = Tokens()[at].kind;
    const bool statement = BeginsStatement(kind), clause = BeginsClause(kind);
    if (Tokens()[at].line_start || (!statement && !clause)) {
        std::size_t before = at - 1;
        while (before > 0 && (Tokens()[before].kind == K::Comma || Tokens()[before].kind == K::Semicolon)) --before;
        const bool is_last = Tokens()[at + 1].line_start || Tokens()[at + 1].kind == K::End;
        if (is_last) Remove({Tokens()[before].range.end, m_range.end});
        return;
    }
    Add({Tokens()[at - 1].range.end, m_range.begin}, statement ? "\n" : "\n  ",
        Msg("Put {text} on a line of its own", {{"text", Old()}}));
}

void FixMaker::MissingHeader() {
    const std::string line =
        Chinese() ? "评分规则 rules “评分规则” 版本 “1”\n" : "ruleset rules \"Rules\" version \"1\"\n";
    Insert(0, line);
}

void FixMaker::PeriodReversed() {
    const auto statement = Statement();
    if (!statement) return;
    for (std::size_t i = *statement + 1; i + 2 < Tokens().size() && !Tokens()[i].statement_start; ++i) {
        const Token &from = Tokens()[i], &to = Tokens()[i + 2];
        if (from.kind != K::Date || Tokens()[i + 1].kind != K::To || to.kind != K::Date) continue;
        const std::string between = Slice({from.range.end, to.range.begin});
        return Replace({from.range.begin, to.range.end}, Slice(to.range) + between + Slice(from.range));
    }
}

void FixMaker::TableRow() { Insert(m_range.end, " |"); }

void FixMaker::TableCells() {
    const auto count = [](const std::string& digits) {
        std::size_t number = 0;
        for (const char digit : digits)
            if (digit >= '0' && digit <= '9' && number < 1000)
                number = number * 10 + static_cast<std::size_t>(digit - '0');
        return number;
    };
    const std::size_t expected = count(Argument("expected")), found = count(Argument("found"));
    if (found == 0 || found >= expected) return;
    std::string cells;
    for (std::size_t i = found; i < expected; ++i) cells += "  |";
    Add({m_range.end, m_range.end}, cells, Msg("Put in empty cells"));
}

/// The number of the step in the clause around the finding, as written; empty if there is none.
std::string FixMaker::Step() const {
    std::size_t at = TokenFrom(m_range.begin + 1);
    while (at > 0 && !IsEach(Tokens()[at - 1].kind) && !Tokens()[at - 1].statement_start) --at;
    if (at == 0 || !IsEach(Tokens()[at - 1].kind)) return {};
    return Tokens()[at].kind == K::Number ? Slice(Tokens()[at].range) : std::string();
}

std::vector<std::string> FixMaker::PartialWords() const {
    const std::string step = Step();
    if (step.empty()) return {};
    if (!Chinese()) return {"part counts as one", "proportional", "part ignored"};
    return {"不足 " + step + " 个百分点按 " + step + " 个百分点计", "按比例计", "不足 " + step + " 个百分点不计"};
}

void FixMaker::PartialStep() {
    for (const std::string& words : PartialWords()) Replace(m_range, words);
}

void FixMaker::PartialNotDeclared() {
    for (const std::string& words : PartialWords()) Insert(m_range.end, (Chinese() ? "，" : ", ") + words);
}

/// The rest gets nothing.
void FixMaker::OtherwiseNothing() { Insert(m_range.end, Chinese() ? "，其余 0 分" : ", otherwise 0"); }

void FixMaker::NoLowestGrade() {
    const std::string grade = Chinese() ? "不合格" : "unqualified";
    for (const Named& named : m_read.index.All())
        if (named.kind == Named::Kind::Grade && named.id == grade) return;
    Insert(m_range.end, (Chinese() ? "，其余 " : ", otherwise ") + grade);
}

/// A line before the first clause: the item does not apply, or gets nothing, where the divisor is 0.
void FixMaker::DivisionGuard() {
    const std::string divisor = Argument("text");
    const auto statement = Statement();
    if (divisor.empty() || divisor.find('\n') != std::string::npos || !statement) return;
    const K kind = Tokens()[*statement].kind;
    if (kind != K::Item && kind != K::BlockItem) return;
    std::size_t clause = *statement + 1;
    while (clause + 1 < Tokens().size() && Tokens()[clause].range.begin <= m_range.begin &&
           !(Tokens()[clause].line_start && BeginsClause(Tokens()[clause].kind)))
        ++clause;
    const Token& first = Tokens()[clause];
    if (!first.line_start || first.range.begin > m_range.begin) return;
    const std::uint32_t line = m_source.LineStart(m_source.At(first.range.begin).line);
    const std::string indent = Slice({line, first.range.begin});
    const std::vector<std::string> guards =
        Chinese() ? std::vector<std::string>{"合理缺项 当 " + divisor + " = 0", "当 " + divisor + " = 0 得 0 分"}
                  : std::vector<std::string>{"omit when " + divisor + " = 0", "when " + divisor + " = 0 get 0"};
    for (const std::string& guard : guards)
        Add({line, line}, indent + guard + "\n", Msg("Put in the line {text}", {{"text", guard}}));
}

/// The points of the whole become what its parts add up to.
void FixMaker::PointsAddUp() {
    const std::string sum = WithoutZeros(Argument("sum"));
    const std::size_t at = TokenFrom(m_range.begin);
    if (sum.empty() || at >= Tokens().size() || Tokens()[at].kind != K::Number) return;
    Replace(Tokens()[at].range, sum);
}

}  // namespace gongjian::lang
