// The order of statements; header, blocks, items, vetoes, grades.
#include "lang/printer.h"

#include <algorithm>
#include <functional>

namespace gongjian::lang {
namespace {

using K = TokenKind;

}  // namespace

std::vector<PrintedLine> Printer::Lines() {
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
    each(m_tree.row_results, &Printer::RowResults);
    each(m_tree.lookup_tables, &Printer::LookupTable);
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

/// Parts of a line, joined by spaces; empty ones vanish.
std::string Printer::Join(std::initializer_list<std::string> parts) const {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : " ") + part;
    return text;
}

void Printer::Begin(std::uint32_t begin, std::initializer_list<std::string> parts) {
    m_lines.push_back({0, Join(parts), begin, true});
}

void Printer::Put(int indent, std::uint32_t begin, std::string text) {
    m_lines.push_back({indent, std::move(text), begin, false});
}

std::string Printer::FullPoints(const ast::Amount& amount) const {
    return amount.given ? W(K::Full) + " " + Speller::Number(amount) : "";
}

std::string Printer::Cap(const ast::Amount& amount) const {
    return amount.given ? W(K::AtMost) + " " + m_spell.Points(amount) : "";
}

std::string Printer::When(ast::ExprId condition) const { return W(K::When) + " " + m_spell.Expression(condition); }

std::string Printer::Rescale(bool rescale, const ast::Amount& star_over) const {
    if (!rescale) return {};
    std::string text = W(K::Rescale);
    if (!star_over.given) return text;
    text += m_spell.Comma() + W(K::StarOver) + " " + m_spell.Points(star_over);
    return m_spell.Chinese() ? text + W(K::Star) : text;
}

std::string Printer::Share(const ast::Amount& weight) const {
    return weight.given ? W(K::Share) + " " + Speller::Number(weight) + "%" : "";
}

std::string Printer::Decimals(const ast::Amount& decimals) const {
    return decimals.given ? Join({W(K::Round), Speller::Number(decimals), W(K::Decimals)}) : "";
}

void Printer::Header() {
    const ast::Header& header = m_tree.header;
    const std::uint32_t begin = header.range.begin;
    Begin(begin, {W(K::RuleSet), Speller::Id(header.id.text), Title(header.title),
                  header.version.given ? W(K::Version) + " " + m_spell.Text(header.version) : ""});
    if (!header.form.text.empty())
        Put(1, header.form.range.begin,
            Join({W(K::AppliesTo), Speller::Name(header.form.text),
                  header.form_version.given ? W(K::Version) + " " + m_spell.Text(header.form_version) : ""}));
    std::string basis;
    for (const ast::Text& text : header.basis)
        basis += (basis.empty() ? W(K::Basis) + " " : m_spell.Comma()) + m_spell.Text(text);
    if (!basis.empty()) Put(1, header.basis.front().range.begin, basis);
    if (header.period_from && header.period_to)
        Put(1, begin,
            Join({W(K::Period), base::ToString(*header.period_from), W(K::To), base::ToString(*header.period_to)}));
    if (header.points.given || header.rescale)
        Put(1, header.points.range.begin, Join({FullPoints(header.points), Rescale(header.rescale, header.star_over)}));
    if (header.decimals.given) Put(1, header.decimals.range.begin, Decimals(header.decimals));
    if (header.factor != ast::kNone)
        Put(1, m_tree[header.factor].range.begin, W(K::TotalFactor) + " " + m_spell.Expression(header.factor));
    if (header.total_cap.given)
        Put(1, header.total_cap.range.begin, W(K::TotalCap) + " " + m_spell.Points(header.total_cap));
}

void Printer::Block(const ast::Block& block) {
    if (block.is_item) return;
    Begin(block.range.begin, {W(K::Block), Speller::Id(block.id.text), Title(block.title), FullPoints(block.points),
                              Share(block.weight), Rescale(block.rescale, block.star_over)});
}

void Printer::Item(const ast::Item& item) {
    using Kind = ast::ItemKind;
    const bool capped = item.kind == Kind::Bonus || item.kind == Kind::Penalty;
    const K word = item.kind == Kind::Item        ? K::Item
                   : item.kind == Kind::BlockItem ? K::BlockItem
                   : item.kind == Kind::Bonus     ? K::Bonus
                                                  : K::Penalty;
    ast::Amount weight;
    for (const ast::Block& block : m_tree.blocks)
        if (item.kind == Kind::BlockItem && block.is_item && block.id.text == item.id.text) weight = block.weight;
    Begin(item.range.begin,
          {W(word), Speller::Id(item.id.text), Title(item.title), capped ? Cap(item.points) : FullPoints(item.points),
           Share(weight), Rescale(item.rescale, item.star_over)});
    for (const ast::Clause& clause : item.clauses) Clause(clause, 1);
    for (const ast::Part& part : item.parts) {
        const K of = m_spell.Chinese() ? K::Where : K::PartOf;
        Put(1, part.range.begin, Join({W(of), m_spell.Text(part.title), m_spell.Points(part.points)}));
        for (const ast::Clause& clause : part.clauses) Clause(clause, 2);
    }
}

void Printer::Veto(const ast::Veto& veto) {
    Begin(veto.range.begin, {W(veto.caps ? K::CapVeto : K::Veto), Speller::Id(veto.id.text), Title(veto.title),
                             veto.caps ? W(K::Cap) + " " + Speller::Name(veto.cap.text) : "", When(veto.condition),
                             veto.unknown_is_false ? W(K::UnknownIsFalse) : ""});
}

void Printer::NotAssessed(const ast::Condition& condition) {
    Begin(condition.range.begin, {W(K::NotAssessed), When(condition.condition)});
}

void Printer::NoGrade(const ast::Condition& condition) {
    Begin(condition.range.begin, {W(K::NoGrade), When(condition.condition)});
}

void Printer::Bands() {
    std::string text;
    for (const ast::Band& band : m_tree.bands) {
        const std::string grade = Speller::Name(band.grade.text);
        text += (text.empty() ? "" : m_spell.Comma()) +
                (band.otherwise ? W(K::Otherwise) + " " + grade
                                : Join({grade, WithEdge(m_spell.Points(band.from), K::AndAbove)})) +
                (band.condition == ast::kNone ? "" : " " + W(K::And) + " " + m_spell.BandCondition(band.condition));
    }
    Begin(m_tree.bands_range.begin, {W(K::Grades), text});
}

void Printer::Quota() {
    const ast::Quota& quota = *m_tree.quota;
    using Rounding = ast::Quota::Rounding;
    const K rounding = quota.rounding == Rounding::Up        ? K::Up
                       : quota.rounding == Rounding::Nearest ? K::Nearest
                                                             : K::Down;
    using Ties = ast::Quota::Ties;
    const K ties = quota.ties == Ties::AllIn ? K::AllCounted : K::NoneCounted;  // otherwise unsaid
    Begin(quota.range.begin,
          {W(K::Quota), Speller::Name(quota.grade.text), W(K::NotOver), Speller::Number(quota.percent) + "%",
           W(rounding), quota.at_least.given ? W(K::AtLeast) + " " + Speller::Number(quota.at_least) : "",
           quota.ties == Ties::Defer ? "" : W(K::Ties) + " " + W(ties)});
}

void Printer::Rank() {
    std::string text;
    for (const ast::Name& name : m_tree.rank)
        text += (text.empty() ? "" : m_spell.Comma()) + (name.text == "total" ? W(K::Total) : Speller::Id(name.text));
    Begin(m_tree.rank_range.begin,
          {W(K::Rank), W(K::By), text,
           m_tree.pool.text.empty() ? "" : W(K::Pool) + " " + Speller::Name(m_tree.pool.text)});
}

}  // namespace gongjian::lang
