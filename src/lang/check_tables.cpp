// Checks tables of points: tiers of a number (gaps and overlaps by intervals), categories of a choice, rows of a roster.
#include <algorithm>
#include <set>

#include "lang/rule_checker.h"

namespace gongjian::lang {

using base::Msg;

namespace {

Rational At(const ast::Amount& amount, bool percent) {
    const Rational value = Rational::From(amount.value);
    return percent ? value / Rational{100, 1} : value;
}

TierTable::Line ToLine(const ast::Tier& tier, int scale) {
    TierTable::Line out;
    if (tier.low.given) out.low = At(tier.low, tier.percent);
    if (tier.high.given) out.high = At(tier.high, tier.percent);
    out.low_open = tier.low_open;
    out.high_closed = tier.high_closed;
    out.points = base::UnitsAtScale(tier.points.value, scale).value_or(0);
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

/// The value at which one ends and the other begins, if both hold it.
std::optional<Rational> SharedEdge(const TierTable::Line& upper, const TierTable::Line& lower) {
    const bool both = upper.low && !upper.low_open && lower.high && lower.high_closed;
    return both && Compare(*upper.low, *lower.high) == 0 ? upper.low : std::nullopt;
}

bool Overlap(const TierTable::Line& a, const TierTable::Line& b) {
    // 「90 以上 …，80 以上 …」 are asked in order: the second means 80 to 90. So for 60 以下, 80 以下.
    if ((!a.high && !b.high) || (!a.low && !b.low)) return false;
    const auto ends_before = [](const TierTable::Line& x, const TierTable::Line& y) {
        if (!x.high || !y.low) return false;
        const int order = *Compare(*x.high, *y.low);
        return order < 0 || (order == 0 && !(x.high_closed && !y.low_open));
    };
    return !ends_before(a, b) && !ends_before(b, a);
}

bool Covers(const TierTable::Line& outer, const TierTable::Line& inner) {
    const auto not_below = [&] {
        if (!outer.low) return true;
        if (!inner.low) return false;
        const int order = *Compare(*inner.low, *outer.low);
        return order > 0 || (order == 0 && (!outer.low_open || inner.low_open));
    };
    const auto not_above = [&] {
        if (!outer.high) return true;
        if (!inner.high) return false;
        const int order = *Compare(*inner.high, *outer.high);
        return order < 0 || (order == 0 && (outer.high_closed || !inner.high_closed));
    };
    return not_below() && not_above();
}

/// The tiers for whole numbers of units of 10^-scale: where the points change, and by how much.
void FillThresholds(TierTable& table, int scale) {
    const Rational unit{base::PowerOfTen(scale), 1};
    std::set<std::int64_t> places;
    for (const TierTable::Line& line : table.lines) {
        for (const auto& end : {line.low, line.high}) {
            if (!end) continue;
            const auto place = RoundToUnits(Floor(*end * unit), 0);
            if (place && *place > INT32_MIN && *place < INT32_MAX - 1) places.insert({*place, *place + 1});
        }
    }
    const auto points_at = [&](std::int64_t units) {
        const int line = table.LineOf(Rational{units, 1} / unit);
        return line < 0 ? std::int64_t{0} : table.lines[static_cast<std::size_t>(line)].points;
    };
    table.base = points_at(places.empty() ? 0 : *places.begin() - 1);
    std::int64_t points = table.base;
    for (std::int64_t place : places) {
        const std::int64_t here = points_at(place);
        if (here != points)
            table.narrow.push_back({static_cast<std::int32_t>(place), static_cast<std::int32_t>(here - points)});
        points = here;
    }
}

}  // namespace

void RuleChecker::CheckTiers(const ast::Clause& clause, PartProgram& part) {
    ClauseProgram program = MakeClause(clause);
    program.value = m_compiler.CompileNumber(clause.value, kCaseDomain);
    TierTable table;
    bool otherwise = false;
    program.table_scale = m_info.items[m_item].decimals;  // no rounding afterwards where points have no more decimals
    for (const ast::Tier& tier : clause.tiers)
        program.table_scale = std::max(program.table_scale, tier.points.value.scale);
    for (const ast::Tier& tier : clause.tiers) {
        CheckPoints(tier.points, part);
        if (otherwise) {
            Error(tier.range, "after-otherwise", Msg("This tier stands after 其余 and can never hold."),
                  Msg("Put 其余 last."));
        }
        otherwise = otherwise || tier.otherwise;
        table.lines.push_back(ToLine(tier, program.table_scale));
    }
    CheckTierEdges(clause, table);
    for (std::size_t i = 0; i < table.lines.size() && !clause.tiers[i].otherwise; ++i) {
        const bool dead = std::any_of(table.lines.begin(), table.lines.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const TierTable::Line& earlier) { return Covers(earlier, table.lines[i]); });
        if (dead) {
            Error(clause.tiers[i].range, "dead-tier",
                  Msg("This tier can never hold: an earlier one already covers it."),
                  Msg("Put the higher tier first, or change its bounds."));
        }
    }
    if (program.value != kNoNode) {
        if (!otherwise) CheckTierGap(clause, table, program.value);
        const Node& value = m_compiler.At(program.value);
        if (!value.ratio) FillThresholds(table, value.scale);
    }
    program.table = static_cast<int>(m_program.tiers.size());
    m_program.tiers.push_back(std::move(table));
    part.bases.push_back(std::move(program));
}

void RuleChecker::CheckTierEdges(const ast::Clause& clause, TierTable& table) {
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
        for (std::size_t j = 0; j < table.lines.size(); ++j) {
            if (i == j || clause.tiers[i].otherwise || clause.tiers[j].otherwise) continue;
            TierTable::Line &upper = table.lines[i], &lower = table.lines[j];
            if (const auto edge = SharedEdge(upper, lower)) {
                if (clause.edges == ast::Edges::Higher) {
                    lower.high_closed = false;
                } else if (clause.edges == ast::Edges::Lower) {
                    upper.low_open = true;
                } else {
                    Error(clause.tiers[std::max(i, j)].range, "shared-edge",
                          Msg("{value} belongs to two tiers.", {{"value", Shown(*edge, clause.tiers[i].percent)}}),
                          Msg("Write 不足 instead of 以下 in one of them, or end the table with 界点归入较高一档."));
                }
            } else if (i < j && Overlap(upper, lower)) {
                Error(clause.tiers[j].range, "tier-overlap", Msg("This tier overlaps an earlier one."),
                      Msg("Change its bounds so that every value lies in one tier."));
            }
        }
    }
}

void RuleChecker::CheckTierGap(const ast::Clause& clause, const TierTable& table, NodeId asked) {
    const Node& value = m_compiler.At(asked);
    const Bounds& bounds = m_compiler.BoundsOf(asked);
    // A gap begins where a tier ends, or at the ends of what the form allows.
    const bool percent = !clause.tiers.empty() && clause.tiers.front().percent;
    const Rational little = percent       ? Rational{1, 10000}
                            : value.ratio ? Rational{1, 100}
                                          : Rational{1, base::PowerOfTen(value.scale)};
    std::vector<Rational> tried;
    for (const TierTable::Line& line : table.lines) {
        if (line.low) tried.push_back(*line.low);
        if (line.high) tried.push_back(*line.high);
    }
    for (const TierTable::Line& line : table.lines) {
        if (line.low) tried.push_back(*line.low - little);
        if (line.high) tried.push_back(*line.high + little);
    }
    if (bounds.low) tried.push_back(*bounds.low);
    if (bounds.high) tried.push_back(*bounds.high);
    for (const Rational& place : tried) {
        const bool possible =
            (!bounds.low || Compare(place, *bounds.low) != -1) && (!bounds.high || Compare(place, *bounds.high) != 1);
        if (!possible || table.LineOf(place) >= 0) continue;
        Error(clause.range, "tier-gap",
              Msg("The tiers leave a gap: {value} falls into none of them.", {{"value", Shown(place, percent)}}),
              Msg("Add a tier for it, or end with 其余 n 分."));
        return;
    }
}

bool RuleChecker::FillCases(const ast::Clause& clause, const Variable& choice, ClauseProgram& program) {
    CaseTable table;
    program.table_scale = m_info.items[m_item].decimals;
    for (const ast::CaseRow& row : clause.cases)
        program.table_scale = std::max(program.table_scale, row.points.value.scale);
    const auto units = [&program](const ast::Amount& points) {
        return base::UnitsAtScale(points.value, program.table_scale).value_or(0);
    };
    for (const ast::CaseRow& row : clause.cases) {
        if (row.otherwise) table.has_otherwise = true, table.otherwise = units(row.points);
    }
    table.points.assign(choice.categories.size(), table.otherwise);
    table.listed.assign(choice.categories.size(), false);
    bool good = true;
    for (const ast::CaseRow& row : clause.cases) {
        if (row.otherwise) continue;
        const int index = Scope::Category(choice, row.category.text);
        if (index < 0) {
            m_compiler.ReportUnknownCategory(choice, row.category);
            good = false;
        } else if (table.listed[static_cast<std::size_t>(index)]) {
            Error(row.range, "duplicate-case", Msg("“{name}” already has its points.", {{"name", row.category.text}}),
                  Msg("Remove one of the two."));
        } else {
            table.listed[static_cast<std::size_t>(index)] = true;
            table.points[static_cast<std::size_t>(index)] = units(row.points);
        }
    }
    std::vector<std::string> left_out;
    for (std::size_t i = 0; i < choice.categories.size(); ++i) {
        if (!table.listed[i] && !table.has_otherwise)
            left_out.push_back(choice.categories[i].label_zh.empty() ? choice.categories[i].id
                                                                     : choice.categories[i].label_zh);
    }
    if (good && !left_out.empty()) {
        Error(clause.range, "category-not-covered",
              Msg("Nothing says what {names} gets.", {{"names", JoinWords(left_out)}}),
              Msg("Add points for it, or end with 其余 0 分."));
    }
    program.table = static_cast<int>(m_program.cases.size());
    m_program.cases.push_back(std::move(table));
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
        program.cap = m_compiler.CompileAmount(clause.cap);
        if (!clause.key.text.empty()) {
            const int key = m_compiler.ColumnNamed(roster, clause.key);
            if (key >= 0) program.key = m_compiler.LoadColumn(roster, key);
        }
    }
    part.adjustments.push_back(std::move(program));
}

}  // namespace gongjian::lang
