// Clauses as lines.
#include "lang/printer.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;
using C = ast::ClauseKind;

}  // namespace

std::string Printer::Effect(ast::Effect effect) const {
    return W(effect == ast::Effect::Deduct ? K::Deduct : effect == ast::Effect::Add ? K::Add : K::Get);
}

/// 每少 1 扣 2 分; each 1 short deduct 2.
std::string Printer::Step(const ast::Clause& clause, K chinese, K english) const {
    const bool rate = clause.kind == C::Below || clause.kind == C::Above;
    const std::string step = Speller::Number(clause.step);
    const std::string what = m_spell.Chinese() ? Join({W(chinese), step, rate ? "个百分点" : ""})
                                               : Join({W(K::Each), step, rate ? "point" : "", W(english)});
    return Join({what, Effect(clause.effect), m_spell.Points(clause.points)});
}

std::string Printer::PartialStep(const ast::Clause& clause) const {
    if (clause.partial == ast::Partial::NotDeclared) return {};
    const std::string unit = clause.kind == C::Below || clause.kind == C::Above ? " 个百分点" : " 次";
    const bool chinese = m_spell.Chinese();
    switch (clause.partial) {
        case ast::Partial::CountsAsOne: {
            const std::string one = Speller::Number(clause.step) + unit;
            return m_spell.Comma() +
                   (chinese ? W(K::Lacking) + " " + one + W(K::By) + " " + one + W(K::Counts) : W(K::PartCountsAsOne));
        }
        case ast::Partial::Proportional: return m_spell.Comma() + W(K::Proportional) + (chinese ? W(K::Counts) : "");
        default:
            return m_spell.Comma() + (chinese ? W(K::Lacking) + " " + Speller::Number(clause.step) + unit : "") +
                   W(K::PartIgnored);
    }
}

/// 90 分以上; 90 and above.
std::string Printer::WithEdge(const std::string& bound, K edge) const {
    return bound + (m_spell.Chinese() ? "" : " ") + W(edge);
}

std::string Printer::TierText(const ast::Tier& tier) const {
    const auto bound = [&](const ast::Amount& amount) { return Speller::Number(amount) + (tier.percent ? "%" : ""); };
    const std::string points = m_spell.Points(tier.points);
    if (tier.otherwise) return Join({W(K::Otherwise), points});
    if (tier.low.given && tier.high.given && tier.high_closed)
        return Join({bound(tier.low) + (m_spell.Chinese() ? "—" : "-") + bound(tier.high), points});
    if (tier.low.given && tier.high.given)
        return Join({bound(tier.low), W(K::To), bound(tier.high), W(K::Exclusive), points});
    if (tier.low.given && tier.low_open) return Join({W(K::Greater), bound(tier.low), points});
    if (tier.low.given) return Join({WithEdge(bound(tier.low), K::AndAbove), points});
    if (tier.high_closed) return Join({WithEdge(bound(tier.high), K::AndBelow), points});
    return Join({W(K::Lacking), bound(tier.high), points});
}

std::string Printer::Table(const ast::Clause& clause) const {
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
    if (clause.edges != ast::Edges::NotDeclared)
        text += separator + W(clause.edges == ast::Edges::Higher ? K::EdgesUp : K::EdgesDown);
    return (m_spell.Chinese() ? "：" : ": ") + text;
}

std::string Printer::Key(const ast::Clause& clause) const {
    if (clause.key.text.empty()) return clause.highest_of_all ? W(K::Highest) : "";
    const std::string key = Speller::Name(clause.key.text);
    return m_spell.Chinese() ? Join({W(K::Same), key, W(K::Highest)}) : W(K::HighestPer) + " " + key;
}

std::string Printer::Names(const std::vector<ast::Name>& names) const {
    std::string text;
    for (const ast::Name& name : names) text += (text.empty() ? "" : m_spell.Comma()) + Speller::DottedName(name.text);
    return text;
}

/// 缺一项 扣 1 分：a，b; 缺一项 扣分：a 10 分，b 5 分.
std::string Printer::Checklist(const ast::Clause& clause) const {
    std::string text;
    for (const ast::CheckRow& check : clause.checks)
        text += (text.empty() ? "" : m_spell.Comma()) +
                Join({m_spell.Operand(check.value), check.points.given ? m_spell.Points(check.points) : ""});
    const std::string head = clause.points.given ? Join({W(K::Deduct), m_spell.Points(clause.points)})
                                                 : W(m_spell.Chinese() ? K::Penalty : K::Deduct);
    return Join({W(K::EachMissing), head}) + (m_spell.Chinese() ? "：" : ": ") + text;
}

/// 酌情 扣 2 分，幅度 0.5 至 3，理由 question.
std::string Printer::Manual(const ast::Clause& clause) const {
    const std::string reason =
        clause.reason == ast::kNone ? "" : m_spell.Comma() + W(K::Reason) + " " + m_spell.Expression(clause.reason);
    return Join({W(K::Manual), Effect(clause.effect), clause.value == ast::kNone ? "" : Points(clause.value)}) +
           m_spell.Comma() + Join({W(K::Between), m_spell.Value(clause.low), W(K::To), m_spell.Value(clause.high)}) +
           reason;
}

/// A unit word reads well after a number only.
std::string Printer::Points(ast::ExprId value) const {
    const std::string text = m_spell.Expression(value);
    const bool bare = m_tree[value].kind == ast::ExprKind::Number && text == base::ToString(m_tree[value].number);
    return text + (m_spell.Chinese() && bare ? " 分" : "");
}

void Printer::Clause(const ast::Clause& clause, int indent) { Put(indent, clause.range.begin, ClauseText(clause)); }

std::string Printer::ClauseText(const ast::Clause& c) const {
    switch (c.kind) {
        case C::Omit: return Join({W(K::Omit), When(c.condition)});
        case C::Pending:
            return Join({W(K::Pending), When(c.condition), c.names.empty() ? "" : W(K::Missing), Names(c.names)});
        case C::Guard: return Join({When(c.condition), W(K::Get), Points(c.value)});
        case C::Base: return Join({W(K::Get), Points(c.value)});
        case C::Adjust:
            return Join(
                {c.condition == ast::kNone ? "" : When(c.condition), Effect(c.effect), Points(c.value), Cap(c.cap)});
        case C::Due:
            return W(K::Due) + " " + m_spell.Expression(c.due) + m_spell.Comma() + W(K::Actual) + " " +
                   m_spell.Expression(c.actual);
        case C::Shortfall: return Step(c, K::EachShort, K::Short) + PartialStep(c);
        case C::Excess: return Step(c, K::EachOver, K::Over) + PartialStep(c);
        case C::Rate:
            return W(K::Rate) + " " + m_spell.Expression(c.value) + m_spell.Comma() + W(K::Target) + " " +
                   (c.target.expression == ast::kNone ? Speller::Number(c.target) + "%" : m_spell.Value(c.target));
        case C::Below: return Step(c, K::EachBelow, K::Below) + PartialStep(c);
        case C::Above: return Step(c, K::EachAbove, K::Above) + PartialStep(c);
        case C::Steps:
            return Join({W(K::Each), Speller::Number(c.step), m_spell.Chinese() ? "次" : W(K::Of),
                         m_spell.Expression(c.value), Effect(c.effect), m_spell.Points(c.points), Cap(c.cap)}) +
                   PartialStep(c);
        case C::Tiers:
        case C::Cases: return Join({W(K::By), m_spell.Expression(c.value), Key(c)}) + Table(c);
        case C::RowCases:
            if (c.column.text.empty()) return Join({W(K::EachRow), m_spell.Roster(c.roster), Key(c)}) + Table(c);
            return Join({W(K::By), m_spell.Roster(c.roster) + "." + Speller::Name(c.column.text), Key(c)}) + Table(c);
        case C::MayGoNegative: return W(K::MayGoNegative);
        case C::UntilZero: return W(K::UntilZero);
        case C::MissingIsZero:
            return c.points.given ? W(K::MissingCounts) + " " + m_spell.Points(c.points) : W(K::MissingIsZero);
        case C::Round: return Decimals(c.decimals);
        case C::Evidence: return Join({W(K::Evidence), m_spell.Text(c.text)});
        case C::Checklist: return Checklist(c);
        case C::Manual: return Manual(c);
        case C::BlankWithholds: return W(K::BlankWithholds);
        case C::Say: return Join({W(K::Say), m_spell.Text(c.text), Title(c.text_en)});
    }
    return {};
}

}  // namespace gongjian::lang
