#include "scoring/assemble.h"

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "scoring/part_sum.h"
#include "scoring/population.h"
#include "scoring/sheet_values.h"

namespace gongjian::scoring {

namespace {

using base::Language;
using base::Msg;
using cases::SheetItem;
using cases::SheetStatus;
using lang::ItemRole;
using lang::ItemState;
using lang::Truth;

bool IsCounted(ItemState state) { return state != ItemState::Pending && state != ItemState::NotApplicable; }

SheetItem::Role RoleOf(ItemRole role) {
    if (role == ItemRole::Item) return SheetItem::Role::Item;
    return role == ItemRole::Bonus ? SheetItem::Role::Bonus : SheetItem::Role::Penalty;
}

std::pair<std::string, std::string> InBothLanguages(const std::string& original, const base::Arguments& zh,
                                                    const base::Arguments& en) {
    return {base::Text(Language::Chinese, {original, zh}), base::Text(Language::English, {original, en})};
}

/// What the conditions of grades may read of a sheet.
std::map<std::string, std::optional<base::Decimal>> ScoresOf(const cases::ScoreSheet& sheet) {
    std::map<std::string, std::optional<base::Decimal>> out;
    for (const auto& [id, text] : sheet.groups) out[id] = base::ParseDecimal(text);
    for (const auto& [id, points] : sheet.blocks) out[id] = base::ParseDecimal(points);
    for (const SheetItem& item : sheet.items) {
        if (item.state == SheetItem::State::Scored) out[item.id] = base::ParseDecimal(item.points);
    }
    if (sheet.total) out["total"] = base::ParseDecimal(*sheet.total);
    return out;
}

class Assembler {
public:
    Assembler(const lang::RuleSetInfo& rules, const lang::Results& results, std::size_t index, const FormOrder& order,
              const Words& words)
        : m_rules(rules), m_results(results), m_index(index), m_order(order), m_words(words) {
        m_sheet.rescales = rules.rescale || std::any_of(rules.blocks.begin(), rules.blocks.end(),
                                                        [](const lang::BlockInfo& block) { return block.rescale; });
    }

    AssembledSheet Run(const std::vector<std::string>& errors) {
        if (m_results.not_assessed[m_index] == Truth::True) {
            m_sheet.status = SheetStatus::NotAssessed;
            return std::move(m_out);
        }
        std::vector<std::string> all = errors;
        if (!m_results.entry_errors.empty()) {
            const auto& entries = m_results.entry_errors[m_index];
            all.insert(all.end(), entries.begin(), entries.end());
        }
        m_sheet.errors = m_order.Sorted(all);
        if (m_sheet.errors.empty() && Overflows()) m_sheet.errors = {"overflow"};
        if (!m_sheet.errors.empty()) {
            m_sheet.status = SheetStatus::Invalid;
            return std::move(m_out);
        }
        Items();
        Groups();
        AddValues(m_rules, m_results, m_index, m_sheet);
        const std::optional<std::int64_t> base_points = Parts();
        Totals(base_points);
        Vetoes();
        Missing();
        Grade();
        return std::move(m_out);
    }

private:
    ItemState State(std::size_t item) const { return m_results.items[item].states[m_index]; }
    std::int64_t Points(std::size_t item) const { return m_results.items[item].PointsAt(m_index); }

    bool Overflows() const {
        if (m_results.overflow[m_index] != 0) return true;
        for (std::size_t i = 0; i < m_rules.items.size(); ++i) {
            if (IsCounted(State(i)) && (Points(i) > kMostPoints || Points(i) < -kMostPoints)) return true;
        }
        return false;
    }

    void Items() {
        for (std::size_t i = 0; i < m_rules.items.size(); ++i) {
            const lang::ItemInfo& info = m_rules.items[i];
            SheetItem item;
            item.id = info.id;
            item.title = info.title;
            item.role = RoleOf(info.role);
            if (info.block) item.block = m_rules.blocks[*info.block].id;
            if (info.points) item.full_points = base::ToString(*info.points);
            item.evidence = info.evidence;
            item.reason_zh = m_words.ReasonOfItem(i, Language::Chinese);
            item.reason_en = m_words.ReasonOfItem(i, Language::English);
            if (State(i) == ItemState::Pending) {
                item.state = SheetItem::State::Pending;
            } else if (State(i) == ItemState::NotApplicable) {
                item.state = SheetItem::State::NotApplicable;
            } else {
                item.points = base::ToString(base::Decimal{Points(i), info.decimals});
            }
            m_sheet.items.push_back(std::move(item));
        }
    }

    void Groups() {
        for (std::size_t i = 0; i < m_rules.values.size(); ++i) {
            const lang::ValueColumn& value = m_results.values[i];
            if (!m_rules.values[i].shown || value.states[m_index] != base::CellState::Value) continue;
            m_sheet.groups.emplace_back(m_rules.values[i].id, value.texts[m_index]);
        }
    }

    void Star(const std::string& title, const PartSum& sum, const std::optional<base::Decimal>& over) {
        if (sum.Pending() || !sum.Starred(over)) return;
        m_sheet.starred = true;
        const base::Arguments arguments = {
            {"part", title}, {"omitted", base::ToString(sum.Omitted())}, {"limit", base::ToString(*over)}};
        m_notes.push_back(InBothLanguages(Msg("{part}: {omitted} points do not apply, more than {limit}: the total is "
                                              "starred and takes no part in ranking.")
                                              .original,
                                          arguments, arguments));
    }

    /// Blocks, raw and omitted points. The base, or nothing while an item is pending.
    std::optional<std::int64_t> Parts() {
        std::vector<PartSum> blocks(m_rules.blocks.size());
        PartSum loose, whole;
        for (std::size_t i = 0; i < m_rules.items.size(); ++i) {
            const lang::ItemInfo& info = m_rules.items[i];
            if (info.role != ItemRole::Item) continue;
            (info.block ? blocks[*info.block] : loose).Add(info, State(i), Points(i));
            whole.Add(info, State(i), Points(i));
        }
        std::int64_t raw = 0, omitted = 0, base_points = loose.Raw();
        bool rescaled_pending = false;
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const lang::BlockInfo& info = m_rules.blocks[b];
            const PartSum& sum = blocks[b];
            const std::int64_t value = info.rescale ? sum.Rescaled(info.points) : sum.Raw();
            base_points += info.weight ? Weighted(value, *info.weight) : value;
            if (!sum.Pending()) m_sheet.blocks.emplace_back(info.id, PrintTotal(value));
            if (!info.rescale) continue;
            raw += sum.Raw();
            omitted += sum.Omitted().units;
            rescaled_pending |= sum.Pending();
            Star(info.title, sum, info.star_over);
        }
        if (m_rules.rescale) {
            raw = whole.Raw();
            omitted = whole.Omitted().units;
            rescaled_pending = whole.Pending();
            base_points = whole.Rescaled(m_rules.points);
            Star(m_rules.title, whole, m_rules.star_over);
        }
        if (m_sheet.rescales && !rescaled_pending) {
            m_sheet.raw = PrintTotal(raw);
            m_sheet.na_points = PrintTotal(omitted);
        }
        m_so_far = whole.Raw();
        return whole.Pending() ? std::nullopt : std::optional(base_points);
    }

    /// Points of all bonuses or penalties, or nothing while one is pending.
    std::optional<std::int64_t> Extra(ItemRole role) const {
        PartSum sum;
        for (std::size_t i = 0; i < m_rules.items.size(); ++i) {
            if (m_rules.items[i].role == role) sum.Add(m_rules.items[i], State(i), Points(i));
        }
        return sum.Pending() ? std::nullopt : std::optional(sum.Raw());
    }

    void Totals(const std::optional<std::int64_t>& base_points) {
        if (m_rules.items.empty()) return;  // lights and advice only
        const std::optional<std::int64_t> bonus = Extra(ItemRole::Bonus), penalty = Extra(ItemRole::Penalty);
        if (base_points) m_sheet.base = PrintTotal(*base_points);
        if (bonus) m_sheet.bonus = PrintTotal(*bonus);
        if (penalty) m_sheet.penalty = PrintTotal(*penalty);
        if (base_points && bonus && penalty && FactorIsKnown()) {
            m_sheet.total = PrintTotal(FinalTotal(std::max<std::int64_t>(0, *base_points + *bonus - *penalty)));
        } else {
            m_sheet.status = SheetStatus::Pending;
            m_sheet.provisional = PrintTotal(m_so_far);
        }
    }

    /// 占 70%: so much of a block's value enters the base, rounded once more where it stands.
    static std::int64_t Weighted(std::int64_t value, const base::Decimal& percent) {
        return static_cast<std::int64_t>(base::DivideRounded(base::Int128(value) * percent.units,
                                                             base::Int128(100) * base::PowerOfTen(percent.scale)));
    }

    bool FactorIsKnown() const { return m_results.factors.empty() || m_results.factors[m_index]; }

    /// 总分系数, then rounded, then 总分封顶.
    std::int64_t FinalTotal(std::int64_t total) const {
        if (!m_results.factors.empty()) {
            const base::Decimal& factor = *m_results.factors[m_index];
            total = static_cast<std::int64_t>(
                base::DivideRounded(base::Int128(total) * factor.units, base::PowerOfTen(factor.scale)));
        }
        if (!m_rules.total_cap) return total;
        return std::min(total, base::UnitsAtScale(*m_rules.total_cap, kTotalDecimals).value_or(total));
    }

    // ---- grade ----------------------------------------------------------------------------------------------------------

    std::size_t BandIndex(const std::string& grade) const {
        const auto found = std::find_if(m_rules.bands.begin(), m_rules.bands.end(),
                                        [&](const lang::BandInfo& band) { return band.grade == grade; });
        return static_cast<std::size_t>(found - m_rules.bands.begin());
    }

    void Vetoes() {
        for (std::size_t v = 0; v < m_rules.vetoes.size(); ++v) {
            const Truth truth = m_results.vetoes[v][m_index];
            if (truth == Truth::True) (m_rules.vetoes[v].caps ? m_caps : m_vetoes).push_back(v);
            if (truth == Truth::Unknown) m_unknown.push_back(v);
        }
        for (const std::size_t v : m_vetoes) m_sheet.veto.push_back(m_rules.vetoes[v].id);
        if (!m_vetoes.empty()) {
            // The grade is settled: neither caps nor what cannot be told can change it.
            m_caps.clear();
            m_unknown.clear();
        }
        std::size_t worst = 0;
        for (const std::size_t v : m_caps) {
            m_sheet.cap_reasons.push_back(m_rules.vetoes[v].id);
            const std::size_t band = BandIndex(m_rules.vetoes[v].cap);
            if (m_sheet.cap && band <= worst) continue;
            worst = band;
            m_sheet.cap = m_rules.vetoes[v].cap;
        }
    }

    void Missing() {
        std::vector<std::string> names;
        const auto add = [&](const std::vector<std::string>& more) {
            names.insert(names.end(), more.begin(), more.end());
        };
        for (std::size_t i = 0; i < m_rules.items.size(); ++i) {
            if (State(i) == ItemState::Pending) add(m_words.MissingOfItem(i));
        }
        for (const std::size_t v : m_unknown) add(m_words.MissingOfVeto(v));
        if (!FactorIsKnown()) add(m_words.MissingOfFactor());
        if (m_vetoes.empty() && !m_sheet.starred) add(m_words.MissingOfNoGrade());
        m_sheet.missing = m_order.Sorted(names);
    }

    void Grade() {
        for (const std::vector<std::size_t>* group : {&m_vetoes, &m_caps, &m_unknown}) {
            for (const std::size_t v : *group) {
                m_sheet.notes_zh_en.emplace_back(m_words.ReasonOfVeto(v, Language::Chinese),
                                                 m_words.ReasonOfVeto(v, Language::English));
            }
        }
        m_sheet.notes_zh_en.insert(m_sheet.notes_zh_en.end(), m_notes.begin(), m_notes.end());
        if (m_sheet.status != SheetStatus::Scored || m_rules.bands.empty()) return;
        m_out.conditions = m_words.GradeConditions(ScoresOf(m_sheet));
        const std::optional<std::string> by_total = GradeOf(m_rules, m_sheet.total, m_out.conditions);
        const Truth no_grade = m_results.no_grade[m_index];
        if (!m_vetoes.empty()) {
            m_sheet.grade = m_rules.bands.back().grade;
            NoteGrade(m_vetoes, Msg("Total {total}: because of {reasons} the grade is {to}.").original, by_total);
        } else if (m_sheet.starred) {
            return;
        } else if (no_grade == Truth::True && !VetoIsUnknown()) {
            m_sheet.grade = lang::kNoGrade;
            m_out.no_grade = true;
        } else if (!m_unknown.empty() || no_grade == Truth::Unknown || !by_total) {
            m_out.grade_withheld = true;
        } else {
            m_sheet.grade = by_total;
            CapGrade(by_total);
        }
    }

    /// A veto that may hold would win over 不定等次; a cap would not.
    bool VetoIsUnknown() const {
        return std::any_of(m_unknown.begin(), m_unknown.end(),
                           [this](std::size_t v) { return !m_rules.vetoes[v].caps; });
    }

    void CapGrade(const std::optional<std::string>& by_total) {
        if (!m_sheet.cap) return;
        const std::size_t cap = BandIndex(*m_sheet.cap);
        if (cap >= m_rules.bands.size() || cap <= BandIndex(*by_total)) return;
        m_sheet.grade = m_rules.bands[cap].grade;
        NoteGrade(m_caps, Msg("Total {total}: because of {reasons} the grade drops from {from} to {to}.").original,
                  by_total);
    }

    void NoteGrade(const std::vector<std::size_t>& reasons, const std::string& original,
                   const std::optional<std::string>& by_total) {
        const auto arguments = [&](const char* separator) {
            std::string titles;
            for (const std::size_t v : reasons) {
                if (!titles.empty()) titles += separator;
                titles += m_rules.vetoes[v].title.empty() ? m_rules.vetoes[v].id : m_rules.vetoes[v].title;
            }
            return base::Arguments{{"total", *m_sheet.total},
                                   {"reasons", titles},
                                   {"from", by_total.value_or("")},
                                   {"to", *m_sheet.grade}};
        };
        m_sheet.notes_zh_en.push_back(InBothLanguages(original, arguments("、"), arguments(", ")));
    }

    const lang::RuleSetInfo& m_rules;
    const lang::Results& m_results;
    std::size_t m_index;
    const FormOrder& m_order;
    const Words& m_words;
    AssembledSheet m_out;
    cases::ScoreSheet& m_sheet = m_out.sheet;
    std::int64_t m_so_far = 0;
    std::vector<std::size_t> m_vetoes, m_caps, m_unknown;
    std::vector<std::pair<std::string, std::string>> m_notes;
};

}  // namespace

AssembledSheet Assemble(const lang::RuleSetInfo& rules, const lang::Results& results, std::size_t index,
                        const std::vector<std::string>& errors, const FormOrder& order, const Words& words) {
    return Assembler(rules, results, index, order, words).Run(errors);
}

}  // namespace gongjian::scoring
