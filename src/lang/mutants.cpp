// The tree says which stretches of text decide points; within them the tokens say what can be changed.
#include "lang/mutants.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/decimal.h"
#include "lang/name_index.h"
#include "lang/parser.h"

namespace gongjian::lang {
namespace {

using C = ast::ClauseKind;
using K = TokenKind;
using base::Range;

bool Inside(const Range& inner, const Range& outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

bool IsComparison(K kind) { return kind >= K::Equal && kind <= K::GreaterEqual; }

/// The nearest other comparison: the edge goes to the other side, or equal to unequal.
std::string_view OtherComparison(K kind) {
    switch (kind) {
        case K::Equal: return "≠";
        case K::NotEqual: return "=";
        case K::Less: return "≤";
        case K::LessEqual: return "<";
        case K::Greater: return "≥";
        default: return ">";
    }
}

/// The digits that a number begins with, half width, and how many bytes of the text they are.
struct Digits {
    std::string text;
    std::size_t bytes = 0;
};
Digits DigitsOf(std::string_view text) {
    Digits digits;
    for (const base::CodePoint& point : base::Decode(text)) {
        const char32_t code = FoldCode(point.value);
        if (!IsDigit(code) && code != U'.') break;
        digits.text += static_cast<char>(code);
        digits.bytes = point.offset + point.length;
    }
    return digits;
}

/// The number one step of its last digit up and down: 0.8 to 0.9 and 0.7. Nothing below zero.
std::vector<std::string> NextNumbers(std::string_view text) {
    const Digits digits = DigitsOf(text);
    const auto number = base::ParseDecimal(digits.text);
    if (!number) return {};
    const std::string rest(text.substr(digits.bytes));
    std::vector<std::string> next{base::ToString(base::Decimal{number->units + 1, number->scale}) + rest};
    if (number->units > 0) next.push_back(base::ToString(base::Decimal{number->units - 1, number->scale}) + rest);
    return next;
}

class Maker {
public:
    Maker(const base::Source& source, const Names* names)
        : m_text(source.Text()), m_read(source, names), m_tree(ParseRules(source, names).tree) {}

    std::vector<Mutant> Make() {
        Header();
        for (const ast::Block& block : m_tree.blocks) Rescaling(block.range);
        for (const ast::Item& item : m_tree.items) {
            if (item.kind == ast::ItemKind::Bonus && item.points.given) Tokens(item.points.range, item.points.range);
            for (const ast::Clause& clause : item.clauses) Clause(clause);
            for (const ast::Part& part : item.parts)
                for (const ast::Clause& clause : part.clauses) Clause(clause);
        }
        for (const ast::Fetch& fetch : m_tree.fetches) Fetch(fetch);
        for (const ast::RowResults& results : m_tree.row_results)
            for (const ast::Fetch& column : results.columns) Tokens(column.range, column.range);
        for (const ast::LookupTable& table : m_tree.lookup_tables)
            for (const ast::LookupTable::Row& row : table.rows) Tokens(row.range, row.range);
        for (const ast::Veto& veto : m_tree.vetoes) Statement(veto.range);
        for (const ast::Condition& condition : m_tree.not_assessed) Statement(condition.range);
        for (const ast::Condition& condition : m_tree.no_grade) Statement(condition.range);
        m_of_whole = true;
        Tokens(m_tree.bands_range, m_tree.bands_range);
        std::stable_sort(m_mutants.begin(), m_mutants.end(), [](const Mutant& a, const Mutant& b) {
            return a.clause.begin != b.clause.begin ? a.clause.begin < b.clause.begin
                   : a.dropped != b.dropped         ? a.dropped
                                                    : a.edits.front().range.begin < b.edits.front().range.begin;
        });
        return std::move(m_mutants);
    }

private:
    void Header() {
        m_of_whole = true;
        const ast::Header& header = m_tree.header;
        if (header.total_cap.given) Tokens(header.total_cap.range, header.range);
        if (header.factor != ast::kNone) Tokens(m_tree[header.factor].range, header.range);
        Rescaling(header.range);
        m_of_whole = false;
    }

    /// 缺项按比例折算 and what belongs to it.
    void Rescaling(Range range) {
        for (std::size_t i = First(range); Within(i, range); ++i) {
            if (Kind(i) != K::Rescale) continue;
            std::size_t last = i;
            if (Within(i + 2, range) && (Kind(i + 1) == K::Comma ? Kind(i + 2) : Kind(i + 1)) == K::StarOver) {
                while (Within(last + 1, range) && Kind(last) != K::Number) ++last;
                while (Within(last + 1, range) && (IsUnit(last + 1) || Kind(last + 1) == K::Star)) ++last;
            }
            const bool of_whole = std::exchange(m_of_whole, true);
            Drop({RangeOf(i).begin, RangeOf(last).end});
            m_of_whole = of_whole;
        }
    }

    void Clause(const ast::Clause& clause) {
        switch (clause.kind) {
            case C::Evidence:
            case C::Say:
            case C::UntilZero: return;  // no points hang on them
            case C::Due:
            case C::Rate:
            case C::Manual:
            case C::Round: break;  // without them nothing is left to check
            default: Drop(clause.range);
        }
        if (clause.kind == C::Tiers && !clause.tiers.empty()) {
            const std::uint32_t table = clause.tiers.front().range.begin;
            Tokens({clause.range.begin, table}, clause.range);
            Edges(clause);
            for (const ast::Tier& tier : clause.tiers) Tokens(tier.points.range, clause.range);
            Tokens({clause.tiers.back().range.end, clause.range.end}, clause.range);
        } else {
            Tokens(clause.range, clause.range);
        }
        PartialStep(clause);
    }

    void Fetch(const ast::Fetch& fetch) {
        std::uint32_t from = fetch.range.begin;
        for (const ast::Clause& clause : fetch.pending) {
            if (clause.range.begin > from) Tokens({from, clause.range.begin}, fetch.range);
            Clause(clause);
            from = clause.range.end;
        }
        Tokens({from, fetch.range.end}, fetch.range);
    }

    void Statement(Range range) {
        Drop(range);
        Tokens(range, range);
    }

    void Drop(Range range) {
        Mutant mutant;
        mutant.dropped = true;
        mutant.shown = mutant.clause = range;
        // A comma after it, or else before it, goes with it.
        const std::size_t first = First(range), next = First({range.end, range.end});
        Range edit = range;
        if (next < m_read.lexed.tokens.size() && Kind(next) == K::Comma) {
            edit.end = RangeOf(next).end;
        } else if (first > 0 && Kind(first - 1) == K::Comma) {
            edit.begin = RangeOf(first - 1).begin;
        }
        Add(std::move(mutant), {{edit, ""}});
        ++m_place;
    }

    void Tokens(Range range, Range clause) {
        for (std::size_t i = First(range); Within(i, range); ++i) {
            const K kind = Kind(i);
            const std::string word = TextOf(RangeOf(i));
            if (word.empty()) continue;
            const bool chinese = static_cast<unsigned char>(word.front()) >= 0x80;
            if (kind == K::Number || kind == K::Percent) {
                for (std::string& next : NextNumbers(word)) Change(i, std::move(next), Phrase(i, range), clause);
            } else if (IsComparison(kind)) {
                const bool spelt = chinese && word.size() > 3;  // 低于, but not ＝
                const std::string other(OtherComparison(kind));
                Change(i, spelt ? " " + other + " " : other, Phrase(i, range), clause);
            } else if (kind == K::And || kind == K::Or) {
                const bool is_and = kind == K::And;
                Change(i, is_and ? (chinese ? "或" : "or") : (chinese ? "且" : "and"), Phrase(i, range), clause);
            } else if (kind == K::Yes || kind == K::No) {
                const bool is_yes = kind == K::Yes;
                Change(i, is_yes ? (chinese ? "否" : "no") : (chinese ? "是" : "yes"), Phrase(i, range), clause);
            } else if (kind == K::EdgesUp) {
                Change(i, chinese ? "界点归入较低一档" : "edges go down", RangeOf(i), clause);
            } else if (kind == K::EdgesDown) {
                Change(i, chinese ? "界点归入较高一档" : "edges go up", RangeOf(i), clause);
            } else if (kind == K::UnknownIsFalse) {
                LeaveOut(RangeOf(i), clause);
            } else if ((kind == K::Same || kind == K::HighestPer) && Within(i + 1, range)) {
                std::size_t last = i + 1;
                while (kind == K::Same && Within(last, range) && Kind(last) != K::Highest) ++last;
                if (Within(last, range)) LeaveOut({RangeOf(i).begin, RangeOf(last).end}, clause);
            } else {
                continue;
            }
            ++m_place;
        }
    }

    /// Both tiers that meet at an edge move with it, or there would be a gap.
    void Edges(const ast::Clause& clause) {
        std::map<base::Decimal, std::vector<std::size_t>> edges;
        for (const ast::Tier& tier : clause.tiers) {
            for (std::size_t i = First(tier.range); Within(i, tier.range); ++i) {
                if (Kind(i) != K::Number && Kind(i) != K::Percent) continue;
                if (!Inside(RangeOf(i), tier.points.range)) edges[m_read.lexed.tokens[i].number].push_back(i);
            }
        }
        for (const auto& [value, tokens] : edges) {
            const std::vector<std::string> next = NextNumbers(TextOf(RangeOf(tokens.front())));
            for (std::size_t n = 0; n < next.size(); ++n) {
                std::vector<Mutant::Edit> edits;
                for (const std::size_t i : tokens) {
                    const std::vector<std::string> own = NextNumbers(TextOf(RangeOf(i)));
                    if (n < own.size()) edits.push_back({RangeOf(i), own[n]});
                }
                Mutant mutant;
                mutant.shown = Phrase(tokens.front(), clause.range);
                mutant.clause = clause.range;
                Add(std::move(mutant), std::move(edits));
            }
            ++m_place;
        }
    }

    /// 按比例, 进位 and 不计 are taken for one another.
    void PartialStep(const ast::Clause& clause) {
        if (clause.partial == ast::Partial::NotDeclared) return;
        std::optional<std::size_t> first, last;
        for (std::size_t i = First(clause.range); Within(i, clause.range); ++i) {
            const K kind = Kind(i);
            if (kind == K::Lacking && !first) first = i;
            if (kind != K::Proportional && kind != K::PartIgnored && kind != K::PartCountsAsOne && kind != K::Counts)
                continue;
            if (!first) first = i;
            last = i;
        }
        if (!first || !last) return;
        const Range range{RangeOf(*first).begin, RangeOf(*last).end};
        const std::string word = TextOf(RangeOf(*last));
        const bool chinese = static_cast<unsigned char>(word.front()) >= 0x80;
        std::string other = chinese ? "按比例" : "proportional";
        if (clause.partial == ast::Partial::Proportional) {
            const std::string step = StepOf(clause);
            other = !chinese ? "part counts as one" : step.empty() ? "" : "不足 " + step + " 按 " + step + " 计";
        }
        if (other.empty()) return;
        Mutant mutant;
        mutant.shown = range;
        mutant.clause = clause.range;
        Add(std::move(mutant), {{range, other}});
        ++m_place;
    }

    /// "1 个百分点"
    std::string StepOf(const ast::Clause& clause) const {
        if (!clause.step.given || clause.step.expression != ast::kNone) return {};
        std::size_t last = First(clause.step.range);
        if (!Within(last, clause.range)) return {};
        Range range = RangeOf(last);
        while (Within(last + 1, clause.range) && IsUnit(last + 1)) range.end = RangeOf(++last).end;
        return TextOf(range);
    }

    void Change(std::size_t token, std::string text, Range shown, Range clause) {
        Mutant mutant;
        mutant.shown = shown;
        mutant.clause = clause;
        Add(std::move(mutant), {{RangeOf(token), std::move(text)}});
    }

    void LeaveOut(Range range, Range clause) {
        Mutant mutant;
        mutant.shown = range;
        mutant.clause = clause;
        Add(std::move(mutant), {{range, ""}});
    }

    void Add(Mutant mutant, std::vector<Mutant::Edit> edits) {
        if (edits.empty()) return;
        std::sort(edits.begin(), edits.end(),
                  [](const Mutant::Edit& a, const Mutant::Edit& b) { return a.range.begin < b.range.begin; });
        mutant.edits = std::move(edits);
        mutant.of_whole = m_of_whole;
        mutant.place = m_place;
        m_mutants.push_back(std::move(mutant));
    }

    /// The comparison, or what 且 joins, that a token stands in, if it is short enough to be shown.
    std::optional<Range> ConditionAround(std::size_t token, Range range) const {
        constexpr std::uint32_t kLongest = 100;
        std::optional<Range> best;
        for (const ast::Expr& expr : m_tree.expressions) {
            using E = ast::ExprKind;
            if (expr.kind != E::Comparison && expr.kind != E::And && expr.kind != E::Or) continue;
            if (!Inside(RangeOf(token), expr.range) || !Inside(expr.range, range)) continue;
            const std::uint32_t length = expr.range.end - expr.range.begin;
            if (length <= kLongest && (!best || length < best->end - best->begin)) best = expr.range;
        }
        return best;
    }

    /// The words that belong to a token: "扣 2 分", "实事承诺项数 < 3".
    Range Phrase(std::size_t token, Range range) const {
        if (const auto condition = ConditionAround(token, range)) return *condition;
        std::size_t first = token, last = token;
        const auto is_end = [this](std::size_t i) {
            const K kind = Kind(i);
            return kind == K::Comma || kind == K::Semicolon || kind == K::Colon || kind == K::Unit ||
                   kind == K::Number || kind == K::OpenParen || kind == K::CloseParen;
        };
        const auto is_name = [this](std::size_t i) {
            return Kind(i) == K::Word || Kind(i) == K::Quoted || m_read.lexed.tokens[i].is_name;
        };
        const auto step_back = [&] {
            if (first == 0 || !Inside(RangeOf(first - 1), range) || is_end(first - 1)) return false;
            --first;
            return true;
        };
        const bool number = Kind(token) == K::Number || Kind(token) == K::Percent;
        const bool stepped = step_back();
        if (stepped && number && IsComparison(Kind(first))) step_back();
        while (first >= 2 && is_name(first) && Kind(first - 1) == K::Dot && Inside(RangeOf(first - 2), range))
            first -= 2;
        if (!number && Within(last + 1, range)) ++last;
        while (Within(last + 1, range) && IsUnit(last + 1)) ++last;
        return {RangeOf(first).begin, RangeOf(last).end};
    }

    // ---- tokens --------------------------------------------------------------------------------------------------------

    /// The first token that begins at or after the start of a range.
    std::size_t First(Range range) const {
        const auto& tokens = m_read.lexed.tokens;
        return static_cast<std::size_t>(
            std::lower_bound(tokens.begin(), tokens.end(), range.begin,
                             [](const Token& token, std::uint32_t at) { return token.range.begin < at; }) -
            tokens.begin());
    }
    bool Within(std::size_t i, Range range) const {
        return i < m_read.lexed.tokens.size() && Kind(i) != K::End && Inside(RangeOf(i), range);
    }
    K Kind(std::size_t i) const { return m_read.lexed.tokens[i].kind; }
    bool IsUnit(std::size_t i) const { return Kind(i) == K::Unit || m_read.lexed.tokens[i].is_unit; }
    Range RangeOf(std::size_t i) const { return m_read.lexed.tokens[i].range; }
    std::string TextOf(Range range) const { return m_text.substr(range.begin, range.end - range.begin); }

    const std::string& m_text;
    Read m_read;
    ast::Tree m_tree;
    std::vector<Mutant> m_mutants;
    std::size_t m_place = 0;
    bool m_of_whole = false;
};

}  // namespace

std::vector<Mutant> MutantsOf(const base::Source& source, const Names* names) {
    if (source.Text().size() > kMaxRuleBytes || !base::IsUtf8(source.Text())) return {};
    return Maker(source, names).Make();
}

std::string ApplyMutant(std::string_view text, const Mutant& mutant) {
    std::string changed(text);
    for (auto edit = mutant.edits.rbegin(); edit != mutant.edits.rend(); ++edit)
        changed.replace(edit->range.begin, edit->range.end - edit->range.begin, edit->text);
    return changed;
}

std::string ShownAfter(std::string_view text, const Mutant& mutant) {
    if (mutant.dropped) return {};
    std::string changed(text.substr(mutant.shown.begin, mutant.shown.end - mutant.shown.begin));
    for (auto edit = mutant.edits.rbegin(); edit != mutant.edits.rend(); ++edit) {
        if (!Inside(edit->range, mutant.shown)) continue;
        changed.replace(edit->range.begin - mutant.shown.begin, edit->range.end - edit->range.begin, edit->text);
    }
    return changed;
}

}  // namespace gongjian::lang
