// Statements and clauses as canonical lines. Each line knows the place it came from, so that comments find it again.
#include "lang/print.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "lang/lexer.h"
#include "lang/spelling.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;
using C = ast::ClauseKind;

struct Line {
    int indent = 0;
    std::string text;
    std::uint32_t begin = 0;  ///< where it begins in the source
    bool statement = false;
};

class Printer {
public:
    Printer(const ast::Tree& tree, base::Language language) : m_tree(tree), m_spell(tree, language) {}

    std::vector<Line> Lines() {
        struct Statement {
            std::uint32_t begin;
            std::function<void()> print;
        };
        std::vector<Statement> statements;
        const auto each = [&](const auto& list, auto method) {
            for (const auto& one : list)
                statements.push_back({one.range.begin, [this, &one, method] { (this->*method)(one); }});
        };
        if (!m_tree.header.id.text.empty()) statements.push_back({m_tree.header.range.begin, [this] { Header(); }});
        each(m_tree.blocks, &Printer::Block);
        each(m_tree.items, &Printer::Item);
        each(m_tree.fetches, &Printer::Fetch);
        each(m_tree.vetoes, &Printer::Veto);
        each(m_tree.not_assessed, &Printer::NotAssessed);
        each(m_tree.no_grade, &Printer::NoGrade);
        if (!m_tree.bands.empty()) statements.push_back({m_tree.bands_range.begin, [this] { Bands(); }});
        if (m_tree.quota) statements.push_back({m_tree.quota->range.begin, [this] { Quota(); }});
        if (!m_tree.rank.empty()) statements.push_back({m_tree.rank_range.begin, [this] { Rank(); }});
        each(m_tree.samples, &Printer::Sample);
        each(m_tree.tests, &Printer::Test);
        std::stable_sort(statements.begin(), statements.end(),
                         [](const auto& a, const auto& b) { return a.begin < b.begin; });
        for (const Statement& statement : statements) statement.print();
        return std::move(m_lines);
    }

private:
    std::string W(K kind) const { return m_spell.Word(kind); }

    /// Parts of a line, joined by spaces; empty ones vanish.
    std::string Join(std::initializer_list<std::string> parts) const {
        std::string text;
        for (const std::string& part : parts)
            if (!part.empty()) text += (text.empty() ? "" : " ") + part;
        return text;
    }
    void Begin(std::uint32_t begin, std::initializer_list<std::string> parts) {
        m_lines.push_back({0, Join(parts), begin, true});
    }
    void Put(int indent, std::uint32_t begin, std::string text) {
        m_lines.push_back({indent, std::move(text), begin, false});
    }

    std::string Title(const ast::Text& text) const { return text.given ? m_spell.Text(text) : ""; }
    std::string FullPoints(const ast::Amount& amount) const {
        return amount.given ? W(K::Full) + " " + Speller::Number(amount) : "";
    }
    std::string Cap(const ast::Amount& amount) const {
        return amount.given ? W(K::AtMost) + " " + m_spell.Points(amount) : "";
    }
    std::string When(ast::ExprId condition) const { return W(K::When) + " " + m_spell.Expression(condition); }
    std::string Rescale(bool rescale, const ast::Amount& star_over) const {
        if (!rescale) return {};
        std::string text = W(K::Rescale);
        if (!star_over.given) return text;
        text += m_spell.Comma() + W(K::StarOver) + " " + m_spell.Points(star_over);
        return m_spell.Chinese() ? text + W(K::Star) : text;
    }
    std::string Decimals(const ast::Amount& decimals) const {
        return decimals.given ? Join({W(K::Round), Speller::Number(decimals), W(K::Decimals)}) : "";
    }

    void Header() {
        const ast::Header& header = m_tree.header;
        const std::uint32_t begin = header.range.begin;
        Begin(begin, {W(K::RuleSet), Speller::Id(header.id.text), Title(header.title),
                      header.version.given ? W(K::Version) + " " + m_spell.Text(header.version) : ""});
        if (!header.form.text.empty())
            Put(1, header.form.range.begin, W(K::AppliesTo) + " " + Speller::Name(header.form.text));
        std::string basis;
        for (const ast::Text& text : header.basis)
            basis += (basis.empty() ? W(K::Basis) + " " : m_spell.Comma()) + m_spell.Text(text);
        if (!basis.empty()) Put(1, header.basis.front().range.begin, basis);
        if (header.period_from && header.period_to)
            Put(1, begin,
                Join({W(K::Period), base::ToString(*header.period_from), W(K::To), base::ToString(*header.period_to)}));
        if (header.points.given || header.rescale)
            Put(1, header.points.range.begin,
                Join({FullPoints(header.points), Rescale(header.rescale, header.star_over)}));
    }

    void Block(const ast::Block& block) {
        if (block.is_item) return;
        Begin(block.range.begin, {W(K::Block), Speller::Id(block.id.text), Title(block.title), FullPoints(block.points),
                                  Rescale(block.rescale, block.star_over)});
    }

    void Item(const ast::Item& item) {
        using Kind = ast::ItemKind;
        const bool capped = item.kind == Kind::Bonus || item.kind == Kind::Penalty;
        const K word = item.kind == Kind::Item        ? K::Item
                       : item.kind == Kind::BlockItem ? K::BlockItem
                       : item.kind == Kind::Bonus     ? K::Bonus
                                                      : K::Penalty;
        Begin(item.range.begin,
              {W(word), Speller::Id(item.id.text), Title(item.title),
               capped ? Cap(item.points) : FullPoints(item.points), Rescale(item.rescale, item.star_over)});
        for (const ast::Clause& clause : item.clauses) Clause(clause, 1);
        for (const ast::Part& part : item.parts) {
            const K of = m_spell.Chinese() ? K::Where : K::PartOf;
            Put(1, part.range.begin, Join({W(of), m_spell.Text(part.title), m_spell.Points(part.points)}));
            for (const ast::Clause& clause : part.clauses) Clause(clause, 2);
        }
    }

    std::string Effect(ast::Effect effect) const {
        return W(effect == ast::Effect::Deduct ? K::Deduct : effect == ast::Effect::Add ? K::Add : K::Get);
    }

    /// 每少 1 扣 2 分; each 1 short deduct 2.
    std::string Step(const ast::Clause& clause, K chinese, K english) const {
        const bool rate = clause.kind == C::Below || clause.kind == C::Above;
        const std::string step = Speller::Number(clause.step);
        const std::string what = m_spell.Chinese() ? Join({W(chinese), step, rate ? "个百分点" : ""})
                                                   : Join({W(K::Each), step, rate ? "point" : "", W(english)});
        return Join({what, Effect(clause.effect), m_spell.Points(clause.points)});
    }

    std::string PartialStep(const ast::Clause& clause) const {
        if (clause.partial == ast::Partial::NotDeclared) return {};
        const bool chinese = m_spell.Chinese();
        switch (clause.partial) {
            case ast::Partial::CountsAsOne: {
                const std::string one = Speller::Number(clause.step) + " 个百分点";
                return m_spell.Comma() + (chinese ? W(K::Lacking) + " " + one + W(K::By) + " " + one + W(K::Counts)
                                                  : W(K::PartCountsAsOne));
            }
            case ast::Partial::Proportional:
                return m_spell.Comma() + W(K::Proportional) + (chinese ? W(K::Counts) : "");
            default:
                return m_spell.Comma() +
                       (chinese ? W(K::Lacking) + " " + Speller::Number(clause.step) + " 个百分点" : "") +
                       W(K::PartIgnored);
        }
    }

    std::string TierText(const ast::Tier& tier) const {
        const auto bound = [&](const ast::Amount& amount) {
            return Speller::Number(amount) + (tier.percent ? "%" : "");
        };
        const std::string points = m_spell.Points(tier.points);
        if (tier.otherwise) return Join({W(K::Otherwise), points});
        if (tier.low.given && tier.high.given)
            return Join({bound(tier.low), W(K::To), bound(tier.high), W(K::Exclusive), points});
        if (tier.low.given && tier.low_open) return Join({W(K::Greater), bound(tier.low), points});
        if (tier.low.given) return Join({bound(tier.low), W(K::AndAbove), points});
        if (tier.high_closed) return Join({bound(tier.high), W(K::AndBelow), points});
        return Join({W(K::Lacking), bound(tier.high), points});
    }

    std::string Table(const ast::Clause& clause) const {
        std::string text;
        const std::string separator = !clause.tiers.empty() ? (m_spell.Chinese() ? "；" : "; ") : m_spell.Comma();
        for (const ast::Tier& tier : clause.tiers) text += (text.empty() ? "" : separator) + TierText(tier);
        for (const ast::CaseRow& row : clause.cases) {
            const bool spoken = row.category.text == "是" || row.category.text == "否" || row.category.text == "yes" ||
                                row.category.text == "no";
            const std::string category = row.otherwise ? W(K::Otherwise)
                                         : spoken      ? row.category.text
                                                       : Speller::Name(row.category.text);
            text += (text.empty() ? "" : separator) + category + " " + m_spell.Points(row.points);
        }
        return (m_spell.Chinese() ? "：" : ": ") + text;
    }

    std::string Key(const ast::Clause& clause) const {
        if (clause.key.text.empty()) return {};
        const std::string key = Speller::Name(clause.key.text);
        return m_spell.Chinese() ? Join({W(K::Same), key, W(K::Highest)}) : W(K::HighestPer) + " " + key;
    }

    std::string Names(const std::vector<ast::Name>& names) const {
        std::string text;
        for (const ast::Name& name : names)
            text += (text.empty() ? "" : m_spell.Comma()) + Speller::DottedName(name.text);
        return text;
    }

    void Clause(const ast::Clause& clause, int indent) { Put(indent, clause.range.begin, ClauseText(clause)); }

    std::string ClauseText(const ast::Clause& c) const {
        const auto value = [&] {
            return m_spell.Expression(c.value) + (m_spell.Chinese() && EndsInNumber(c.value) ? " 分" : "");
        };
        switch (c.kind) {
            case C::Omit: return Join({W(K::Omit), When(c.condition)});
            case C::Pending:
                return Join({W(K::Pending), When(c.condition), c.names.empty() ? "" : W(K::Missing), Names(c.names)});
            case C::Guard: return Join({When(c.condition), W(K::Get), value()});
            case C::Base: return Join({W(K::Get), value()});
            case C::Adjust:
                return Join(
                    {c.condition == ast::kNone ? "" : When(c.condition), Effect(c.effect), value(), Cap(c.cap)});
            case C::Due:
                return W(K::Due) + " " + m_spell.Expression(c.due) + m_spell.Comma() + W(K::Actual) + " " +
                       m_spell.Expression(c.actual);
            case C::Shortfall: return Step(c, K::EachShort, K::Short);
            case C::Excess: return Step(c, K::EachOver, K::Over);
            case C::Rate:
                return W(K::Rate) + " " + m_spell.Expression(c.value) + m_spell.Comma() + W(K::Target) + " " +
                       Speller::Number(c.target) + "%";
            case C::Below: return Step(c, K::EachBelow, K::Below) + PartialStep(c);
            case C::Above: return Step(c, K::EachAbove, K::Above) + PartialStep(c);
            case C::Steps:
                return Join({W(K::Each), Speller::Number(c.step), m_spell.Chinese() ? "次" : W(K::Of),
                             m_spell.Expression(c.value), Effect(c.effect), m_spell.Points(c.points), Cap(c.cap)});
            case C::Tiers:
            case C::Cases: return Join({W(K::By), m_spell.Expression(c.value), Key(c)}) + Table(c);
            case C::RowCases:
                if (c.column.text.empty()) return Join({W(K::EachRow), Speller::Name(c.roster.text)}) + Table(c);
                return Join({W(K::By), Speller::Name(c.roster.text) + "." + Speller::Name(c.column.text), Key(c)}) +
                       Table(c);
            case C::MayGoNegative: return W(K::MayGoNegative);
            case C::UntilZero: return W(K::UntilZero);
            case C::MissingIsZero: return W(K::MissingIsZero);
            case C::Round: return Decimals(c.decimals);
            case C::Evidence: return Join({W(K::Evidence), m_spell.Text(c.text)});
            case C::Checklist:
            case C::Manual:
            case C::BlankWithholds:
            case C::Say: break;
        }
        return {};
    }

    /// A unit word reads well after a number only.
    bool EndsInNumber(ast::ExprId id) const { return m_tree[id].kind == ast::ExprKind::Number; }

    /// Whether value and conditions of a fetch all look at the same row, as 取自 … 其中 … makes them.
    bool ComesFromOneRow(const ast::Fetch& fetch) const {
        const ast::Expr& value = m_tree[fetch.value];
        if (value.kind != ast::ExprKind::RowValue) return false;
        for (const ast::Clause& pending : fetch.pending) {
            const ast::Expr& condition = m_tree[pending.condition];
            if (condition.kind != ast::ExprKind::RowValue || condition.b != value.b) return false;
        }
        return !fetch.pending.empty() || m_tree[value.a].kind != ast::ExprKind::Name;
    }

    void Fetch(const ast::Fetch& fetch) {
        const bool from = ComesFromOneRow(fetch);
        const ast::Expr& value = m_tree[fetch.value];
        const std::string is = "= " + m_spell.Expression(from ? value.a : fetch.value);
        Begin(fetch.range.begin,
              {W(fetch.constant ? K::Constant : K::Fetch), Speller::Id(fetch.id.text), Title(fetch.title),
               from ? Join({W(K::From), Speller::Name(value.name.text), W(K::Where), m_spell.Expression(value.b)}) : "",
               Decimals(fetch.decimals), fetch.shown ? W(K::Shown) : "", from ? "" : is});
        if (from) Put(1, value.range.begin, is);
        for (const ast::Clause& pending : fetch.pending) {
            ast::Clause clause = pending;
            if (from) clause.condition = m_tree[pending.condition].a;
            Clause(clause, 1);
        }
    }

    void Veto(const ast::Veto& veto) {
        Begin(veto.range.begin, {W(veto.caps ? K::CapVeto : K::Veto), Speller::Id(veto.id.text), Title(veto.title),
                                 veto.caps ? W(K::Cap) + " " + Speller::Name(veto.cap.text) : "", When(veto.condition),
                                 veto.unknown_is_false ? W(K::UnknownIsFalse) : ""});
    }

    void NotAssessed(const ast::Condition& condition) {
        Begin(condition.range.begin, {W(K::NotAssessed), When(condition.condition)});
    }
    void NoGrade(const ast::Condition& condition) {
        Begin(condition.range.begin, {W(K::NoGrade), When(condition.condition)});
    }

    void Bands() {
        std::string text;
        for (const ast::Band& band : m_tree.bands) {
            const std::string grade = Speller::Name(band.grade.text);
            text += (text.empty() ? "" : m_spell.Comma()) +
                    (band.otherwise ? W(K::Otherwise) + " " + grade
                                    : Join({grade, m_spell.Points(band.from), W(K::AndAbove)}));
        }
        Begin(m_tree.bands_range.begin, {W(K::Grades), text});
    }

    void Quota() {
        const ast::Quota& quota = *m_tree.quota;
        using Rounding = ast::Quota::Rounding;
        const K rounding = quota.rounding == Rounding::Up        ? K::Up
                           : quota.rounding == Rounding::Nearest ? K::Nearest
                                                                 : K::Down;
        Begin(quota.range.begin,
              {W(K::Quota), Speller::Name(quota.grade.text), W(K::NotOver), Speller::Number(quota.percent) + "%",
               W(rounding), quota.at_least.given ? W(K::AtLeast) + " " + Speller::Number(quota.at_least) : ""});
    }

    void Rank() {
        std::string text;
        for (const ast::Name& name : m_tree.rank)
            text +=
                (text.empty() ? "" : m_spell.Comma()) + (name.text == "total" ? W(K::Total) : Speller::Id(name.text));
        Begin(m_tree.rank_range.begin, {W(K::Rank), W(K::By), text});
    }

    std::string ValueText(ast::Assignment::Kind kind, ast::ExprId value) const {
        switch (kind) {
            case ast::Assignment::Kind::Blank: return W(K::Blank);
            case ast::Assignment::Kind::Refused: return W(K::Refused);
            case ast::Assignment::Kind::DontKnow: return W(K::DontKnow);
            default: return m_spell.Expression(value);
        }
    }

    void Assignments(const std::vector<ast::Assignment>& assignments, const std::vector<ast::RosterTable>& tables) {
        for (const ast::Assignment& one : assignments) {
            std::string target = Speller::Name(one.target.text);
            if (!one.row_column.text.empty())
                target += "[" + Speller::Name(one.row_column.text) + " = " + Speller::DottedName(one.row_value.text) +
                          "]." + Speller::Name(one.column.text);
            Put(1, one.range.begin, target + " = " + ValueText(one.kind, one.value));
        }
        for (const ast::RosterTable& table : tables) RosterTable(table);
    }

    void RosterTable(const ast::RosterTable& table) {
        Put(1, table.range.begin, Speller::Name(table.roster.text) + (m_spell.Chinese() ? "：" : ":"));
        if (table.columns.empty()) return;
        std::vector<std::vector<std::string>> lines(1);
        std::vector<std::uint32_t> begins = {table.columns.front().range.begin};
        for (const ast::Name& column : table.columns) lines[0].push_back(Speller::Name(column.text));
        for (const auto& row : table.rows) {
            lines.emplace_back();
            begins.push_back(row.front().range.begin);
            for (const auto& cell : row) {
                const bool blank = cell.kind == ast::Assignment::Kind::Blank;
                lines.back().push_back(blank ? "" : ValueText(cell.kind, cell.value));
            }
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::string text = "|";
            for (std::size_t column = 0; column < lines[i].size(); ++column) {
                int width = 0;
                for (const auto& line : lines) width = std::max(width, base::DisplayWidth(line[column]));
                text += " " + base::PadRight(lines[i][column], width) + " |";
            }
            Put(2, begins[i], text);
        }
    }

    void Sample(const ast::Sample& sample) {
        Begin(sample.range.begin, {W(K::Sample), m_spell.Text(sample.name.text)});
        Assignments(sample.assignments, sample.tables);
    }

    std::string ExpectationText(const ast::Expectation& expectation) const {
        using Target = ast::Expectation::Target;
        using Kind = ast::Expectation::Kind;
        static constexpr K kTargets[] = {K::Id,     K::Total, K::Grades, K::Veto,   K::Missing,
                                         K::Status, K::Raw,   K::Bonus,  K::Penalty};
        const std::string target = expectation.target == Target::Id ? Speller::Id(expectation.id.text)
                                                                    : W(kTargets[static_cast<int>(expectation.target)]);
        std::string words;
        for (const ast::Name& word : expectation.words) {
            const bool spoken = word.text == "是" || word.text == "否" || word.text == "yes" || word.text == "no";
            words += (words.empty() ? "" : m_spell.Comma()) + (spoken ? word.text : Speller::DottedName(word.text));
        }
        if (expectation.words.size() > 1) words = "(" + words + ")";
        const std::string value = expectation.kind == Kind::Number          ? Speller::Number(expectation.number)
                                  : expectation.kind == Kind::Pending       ? W(K::Pending)
                                  : expectation.kind == Kind::NotApplicable ? W(K::NotApplicable)
                                  : expectation.kind == Kind::Nothing       ? W(K::Nothing)
                                                                            : words;
        return target + " = " + value;
    }

    void Test(const ast::Test& test) {
        Begin(test.range.begin, {W(K::Test), m_spell.Text(test.name)});
        const bool changes = !test.changes.empty() || !test.tables.empty();
        if (!test.sample.text.empty() || changes)
            Put(1, test.range.begin,
                Join({W(K::Given), test.sample.text.empty() ? "" : m_spell.Text(test.sample.text),
                      changes ? W(K::Change) : ""}));
        Assignments(test.changes, test.tables);
        std::string text;
        for (const ast::Expectation& expectation : test.expectations)
            text += (text.empty() ? W(K::Expect) + " " : m_spell.Comma()) + ExpectationText(expectation);
        if (!text.empty()) Put(1, test.expectations.front().range.begin, text);
    }

    const ast::Tree& m_tree;
    Speller m_spell;
    std::vector<Line> m_lines;
};

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
