// Checks tables of points: tiers of a number (gaps and overlaps by intervals), categories of a choice, rows of a roster.
#include <algorithm>
#include <set>

#include "lang/rule_checker.h"

namespace gongjian::lang {

using base::Msg;

namespace {

/// One tier as an interval of exact numbers.
struct Interval {
    std::optional<Rational> low, high;
    bool low_open = false, high_closed = false;
    const ast::Tier* tier = nullptr;
};

Rational At(const ast::Amount& amount, bool percent) {
    const Rational value = Rational::From(amount.value);
    return percent ? value / Rational{100, 1} : value;
}

Interval ToInterval(const ast::Tier& tier) {
    Interval out;
    if (tier.low.given) out.low = At(tier.low, tier.percent);
    if (tier.high.given) out.high = At(tier.high, tier.percent);
    out.low_open = tier.low_open;
    out.high_closed = tier.high_closed;
    out.tier = &tier;
    return out;
}

std::string Shown(const Rational& value, bool percent) {
    const Rational shown = percent ? value * Rational{100, 1} : value;
    const auto units = RoundToUnits(shown, 4);
    if (!units) return "?";
    std::string text = base::ToString(base::Decimal{*units, 4});
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return percent ? text + "%" : text;
}

}  // namespace

void RuleChecker::CheckTiers(const ast::Clause& clause, PartProgram& part) {
    ClauseProgram program = MakeClause(clause);
    program.value = m_compiler.CompileNumber(clause.value, kCaseDomain);
    std::vector<Interval> open;
    bool otherwise = false;
    for (const ast::Tier& tier : clause.tiers) {
        CheckPoints(tier.points, part);
        if (tier.otherwise) {
            otherwise = true;
            program.has_otherwise = true;
            program.otherwise = tier.points.value;
        } else if (otherwise) {
            Error(tier.range, "after-otherwise", Msg("This tier stands after 其余 and can never hold."),
                  Msg("Put 其余 last."));
        } else {
            open.push_back(ToInterval(tier));
        }
    }
    // Tiers are asked in order, so 「90 以上 …，80 以上 …」 means 80 to 90 in its second line. A tier that begins where an earlier
    // one already holds is dead.
    for (std::size_t i = 0; i < open.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const bool low_inside = !open[j].low || (open[i].low && *Compare(*open[i].low, *open[j].low) >= 0);
            const bool high_inside = !open[j].high || (open[i].high && *Compare(*open[i].high, *open[j].high) <= 0);
            if (low_inside && high_inside) {
                Error(open[i].tier->range, "dead-tier",
                      Msg("This tier can never hold: an earlier one already covers it."),
                      Msg("Put the higher tier first, or change its bounds."));
            }
        }
    }
    // With 其余 nothing can fall through; without it every value that the form allows must be covered.
    if (!otherwise && program.value != kNoNode && !open.empty()) {
        const Bounds bounds = m_compiler.BoundsOf(program.value);
        std::vector<Interval> sorted = open;
        const bool has_bottom = std::any_of(sorted.begin(), sorted.end(), [&bounds](const Interval& interval) {
            return !interval.low || (bounds.low && (*Compare(*interval.low, *bounds.low) < 0 ||
                                                    (*Compare(*interval.low, *bounds.low) == 0 && !interval.low_open)));
        });
        const bool has_top = std::any_of(sorted.begin(), sorted.end(), [&bounds](const Interval& interval) {
            return !interval.high || (bounds.high && *Compare(*interval.high, *bounds.high) >= 0);
        });
        std::sort(sorted.begin(), sorted.end(), [](const Interval& a, const Interval& b) {
            if (!a.low || !b.low) return !a.low && b.low;
            return *Compare(*a.low, *b.low) < 0;
        });
        std::string example;
        if (!has_bottom && sorted.front().low)
            example = Shown(*sorted.front().low - Rational{1, 100}, sorted.front().tier->percent);
        if (!has_top && sorted.back().high) example = Shown(*sorted.back().high, sorted.back().tier->percent);
        for (std::size_t i = 0; i + 1 < sorted.size() && example.empty(); ++i) {
            if (sorted[i].high && sorted[i + 1].low && *Compare(*sorted[i].high, *sorted[i + 1].low) < 0)
                example = Shown(*sorted[i].high, sorted[i].tier->percent);
        }
        if (!example.empty()) {
            Error(clause.range, "tier-gap",
                  Msg("The tiers leave a gap: {value} falls into none of them.", {{"value", example}}),
                  Msg("Add a tier for it, or end with 其余 n 分."));
        }
    }
    part.bases.push_back(std::move(program));
}

bool RuleChecker::FillCases(const ast::Clause& clause, const Variable& choice, ClauseProgram& program) {
    program.points.assign(choice.categories.size(), {});
    program.listed.assign(choice.categories.size(), false);
    bool good = true;
    for (const ast::CaseRow& row : clause.cases) {
        if (row.otherwise) {
            program.has_otherwise = true;
            program.otherwise = row.points.value;
            continue;
        }
        const int index = Scope::Category(choice, row.category.text);
        if (index < 0) {
            m_compiler.ReportUnknownCategory(choice, row.category);
            good = false;
        } else if (program.listed[static_cast<std::size_t>(index)]) {
            Error(row.range, "duplicate-case", Msg("“{name}” already has its points.", {{"name", row.category.text}}),
                  Msg("Remove one of the two."));
        } else {
            program.listed[static_cast<std::size_t>(index)] = true;
            program.points[static_cast<std::size_t>(index)] = row.points.value;
        }
    }
    std::vector<std::string> left_out;
    for (std::size_t i = 0; i < choice.categories.size(); ++i) {
        if (!program.listed[i] && !program.has_otherwise)
            left_out.push_back(choice.categories[i].label_zh.empty() ? choice.categories[i].id
                                                                     : choice.categories[i].label_zh);
    }
    if (good && !left_out.empty()) {
        Error(clause.range, "category-not-covered",
              Msg("Nothing says what {names} gets.", {{"names", JoinWords(left_out)}}),
              Msg("Add points for it, or end with 其余 0 分."));
    }
    return good;
}

void RuleChecker::CheckCases(const ast::Clause& clause, PartProgram& part) {
    ClauseProgram program = MakeClause(clause);
    program.level = m_compiler.Compile(clause.value, kCaseDomain);
    for (const ast::CaseRow& row : clause.cases) CheckPoints(row.points, part);
    if (program.level != kNoNode) {
        const Node& node = m_compiler.At(program.level);
        if (node.type != ValueType::Category || node.source == nullptr) {
            Error(clause.range, "not-a-choice",
                  Msg("“{text}” is {type}; categories need a choice.",
                      {{"text", TextOf(m_tree[clause.value].range)}, {"type", base::Text(NameOfType(node.type))}}),
                  Msg("Name a choice question, or write tiers: 90 以上 n 分，…."));
        } else {
            FillCases(clause, *node.source, program);
        }
    }
    part.bases.push_back(std::move(program));
}

int RuleChecker::ColumnOfCases(const ast::Clause& clause, int roster) {
    if (!clause.column.text.empty()) return m_compiler.ColumnNamed(roster, clause.column);
    // 每一行 通报批评：县级 1 分 — the choice that has these categories; the best match, so that a misspelt one is reported well.
    const Variable& owner = m_compiler.Names().At(roster);
    int best = -1;
    std::ptrdiff_t best_count = -1;
    for (std::size_t i = 0; i < owner.columns.size(); ++i) {
        if (owner.columns[i].type != ValueType::Category) continue;
        const auto count = std::count_if(clause.cases.begin(), clause.cases.end(), [&](const ast::CaseRow& row) {
            return !row.otherwise && Scope::Category(owner.columns[i], row.category.text) >= 0;
        });
        if (count > best_count) best = static_cast<int>(i), best_count = count;
    }
    if (best < 0) {
        Error(clause.roster.range, "not-a-choice",
              Msg("The roster “{roster}” has no choice whose categories could be counted.",
                  {{"roster", clause.roster.text}}),
              Msg("Name a column: 按 roster.column：…."));
    }
    return best;
}

void RuleChecker::CheckRowCases(const ast::Clause& clause, PartProgram& part) {
    ClauseProgram program = MakeClause(clause);
    const int roster = m_compiler.RosterNamed(clause.roster);
    const int column = roster == kCaseDomain ? -1 : ColumnOfCases(clause, roster);
    if (column >= 0) {
        const Variable& choice = m_compiler.Names().At(roster).columns[static_cast<std::size_t>(column)];
        if (choice.type != ValueType::Category) {
            Error(clause.range, "not-a-choice",
                  Msg("“{text}” is {type}; categories need a choice.",
                      {{"text", choice.label_zh}, {"type", base::Text(NameOfType(choice.type))}}),
                  Msg("Name the column that holds the level."));
        } else if (FillCases(clause, choice, program)) {
            program.level = m_compiler.LoadColumn(roster, column);
        }
        if (!clause.key.text.empty()) {
            const int key = m_compiler.ColumnNamed(roster, clause.key);
            if (key >= 0) program.key = m_compiler.LoadColumn(roster, key);
        }
    }
    part.adjustments.push_back(std::move(program));
}

}  // namespace gongjian::lang
