// Random rubrics and random answers: the evaluator's columns against a straight evaluation over exact fractions, every state,
// point, veto and value. GONGJIAN_ORACLE_RUBRICS=100000 tests for longer, GONGJIAN_ORACLE_SEED=n begins elsewhere.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <map>

#include "base/text.h"
#include "lang/evaluate.h"
#include "lang/oracle.h"

namespace gongjian::lang {
namespace {

using namespace oracle;

constexpr double kRoomyBits = 61;

const NamesOfForm kForms = [](const std::string&) { return &Form(); };

std::int64_t FromEnvironment(const char* name, std::int64_t otherwise) {
    const char* text = std::getenv(name);
    const auto number = text == nullptr ? std::nullopt : base::ParseDecimal(text);
    return number ? number->units : otherwise;
}

const char* NameOf(ItemState state) {
    switch (state) {
        case ItemState::Scored: return "scored";
        case ItemState::Pending: return "pending";
        case ItemState::NotApplicable: return "not applicable";
        case ItemState::RefusedZero: return "refused";
        case ItemState::MissingZero: return "missing counts";
    }
    return "?";
}

Truth TruthOf(const Cell3& cell) {
    if (cell.known == Known::Value) return cell.number != 0 ? Truth::True : Truth::False;
    return cell.known == Known::Unknown ? Truth::Unknown : Truth::NotApplicable;
}

std::string Differs(const std::string& what, const std::string& wanted, const std::string& got) {
    return what + ": oracle " + wanted + ", evaluator " + got;
}

std::string CompareState(const Item& item, const ItemResult& wanted, ItemState got) {
    const auto expects = [&](std::initializer_list<ItemState> states) {
        std::string names;
        for (const ItemState state : states) {
            if (state == got) return std::string();
            names += std::string(names.empty() ? "" : " or ") + NameOf(state);
        }
        return Differs("state of " + item.id, names, NameOf(got));
    };
    if (wanted.not_applicable) return expects({ItemState::NotApplicable});
    const Cell3& points = wanted.points;
    if (points.known == Known::Value) return expects({ItemState::Scored});
    const ItemState waits = item.missing_points ? ItemState::MissingZero : ItemState::Pending;
    if (points.known == Known::Unknown && points.refused) return expects({ItemState::RefusedZero});
    return points.saw_refusal ? expects({waits, ItemState::RefusedZero}) : expects({waits});
}

std::string CompareItem(const Item& item, const ItemResult& wanted, const ItemColumn& column, std::size_t index) {
    const ItemState got = column.states[index];
    if (std::string wrong = CompareState(item, wanted, got); !wrong.empty()) return wrong;
    std::int64_t points = 0;
    if (got == ItemState::Scored) {
        const auto exact = Rounded(wanted.points.number, item.decimals);
        if (exact != column.PointsAt(index))
            return Differs("points of " + item.id, exact.str(), std::to_string(column.PointsAt(index)));
        return "";
    }
    if (got == ItemState::MissingZero) points = *base::UnitsAtScale(*item.missing_points, item.decimals);
    return points == column.PointsAt(index)
               ? ""
               : Differs("points of " + item.id, std::to_string(points), std::to_string(column.PointsAt(index)));
}

std::string CompareValue(const oracle::Value& value, const Cell3& wanted, const ValueColumn& column,
                         std::size_t index) {
    const base::CellState state = column.states[index];
    const Known got = state == base::CellState::Value           ? Known::Value
                      : state == base::CellState::NotApplicable ? Known::Skipped
                                                                : Known::Unknown;
    if (got != wanted.known)
        return Differs("state of a value", std::to_string(static_cast<int>(wanted.known)),
                       std::to_string(static_cast<int>(got)));
    if (wanted.known != Known::Value) return "";
    const std::string& text = column.texts[index];
    if (text.empty()) return value.decimals ? "a rounded value is not printed" : "";
    const auto decimal = base::ParseDecimal(text);
    if (!decimal) return "a value is printed as " + text;
    const Exact printed = Exact(decimal->units) / Exact(base::PowerOfTen(decimal->scale));
    return printed == wanted.number ? "" : Differs("a value", wanted.number.str(), text);
}

/// What is wrong with a case, or nothing.
std::string CompareCase(const Rubric& rubric, const CaseResult& wanted, const Results& got, std::size_t index) {
    if (wanted.divided_by_zero && wanted.most_bits < kRoomyBits && got.overflow[index] != 0) return "";
    if (got.overflow[index] != 0)
        return wanted.most_bits >= kRoomyBits
                   ? ""
                   : "overflow, though the largest number has " + std::to_string(wanted.most_bits) + " bits";
    for (std::size_t i = 0; i < rubric.values.size(); ++i) {
        std::string wrong = CompareValue(rubric.values[i], wanted.values[i], got.values[i], index);
        if (!wrong.empty()) return wrong;
    }
    for (std::size_t i = 0; i < rubric.items.size(); ++i) {
        std::string wrong = CompareItem(rubric.items[i], wanted.items[i], got.items[i], index);
        if (!wrong.empty()) return wrong;
    }
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        Truth truth = TruthOf(wanted.vetoes[i]);
        const bool none = truth == Truth::NotApplicable || (truth == Truth::Unknown && rubric.vetoes[i].unknown_is_no);
        if (none) truth = Truth::False;
        if (got.vetoes[i][index] != truth) return "veto " + std::to_string(i);
    }
    if (wanted.not_assessed && got.not_assessed[index] != TruthOf(*wanted.not_assessed)) return "not assessed";
    return "";
}

std::shared_ptr<const RuleSet> Check(const Rubric& rubric, std::map<std::string, int>* refusals) {
    const CheckedRules checked = CheckRules(base::Source("oracle.rules", TextOf(rubric)), kForms);
    for (const base::Diagnostic& diagnostic : checked.diagnostics) {
        if (diagnostic.severity != base::Severity::Error || refusals == nullptr) continue;
        if (++(*refusals)[diagnostic.code] == 1) {
            const base::Source source("oracle.rules", TextOf(rubric));
            BOOST_TEST_MESSAGE(base::Render(diagnostic, &source));
        }
    }
    return checked.rules;
}

/// Whether the rubric still differs on this case; what is said of it.
std::string Trouble(const Rubric& rubric, const Case& answers) {
    const auto rules = Check(rubric, nullptr);
    if (!rules) return "";
    return CompareCase(rubric, Assess(rubric, answers), Evaluate(rules, BatchOf({answers}, 0, 1)), 0);
}

/// Drops what is not needed for the difference: items, guards, clauses, vetoes.
class Shrinker {
public:
    Shrinker(Rubric rubric, const Case& answers) : m_rubric(std::move(rubric)), m_answers(answers) {}

    Rubric Shrink() {
        DropFrom([](Rubric& rubric) { return &rubric.vetoes; });
        for (std::size_t i = m_rubric.items.size(); i-- > 0;) {
            DropAt([](Rubric& rubric) { return &rubric.items; }, i);
        }
        for (std::size_t i = 0; i < m_rubric.items.size(); ++i) {
            DropFrom([i](Rubric& rubric) { return &rubric.items[i].omissions; });
            for (std::size_t j = 0; j < m_rubric.items[i].parts.size(); ++j) {
                DropFrom([i, j](Rubric& rubric) { return &rubric.items[i].parts[j].guards; });
                DropFrom([i, j](Rubric& rubric) { return &rubric.items[i].parts[j].adjustments; });
            }
        }
        return m_rubric;
    }

private:
    template <typename Member>
    void DropAt(Member member, std::size_t index) {
        Rubric tried = m_rubric;
        auto* list = member(tried);
        list->erase(list->begin() + static_cast<std::ptrdiff_t>(index));
        if (!Trouble(tried, m_answers).empty()) m_rubric = std::move(tried);
    }

    template <typename Member>
    void DropFrom(Member member) {
        for (std::size_t index = member(m_rubric)->size(); index-- > 0;) DropAt(member, index);
    }

    Rubric m_rubric;
    const Case& m_answers;
};

void Report(std::uint64_t seed, const Rubric& rubric, const Case& answers, const std::string& wrong) {
    const Rubric small = Shrinker(rubric, answers).Shrink();
    const std::string trouble = Trouble(small, answers);
    BOOST_ERROR("seed " << seed << ": " << wrong << "\n"
                        << (trouble.empty() ? TextOf(rubric) : trouble + "\n" + TextOf(small)) << Describe(answers));
}

bool SameCase(const Results& a, std::size_t i, const Results& b, std::size_t j) {
    bool same = a.overflow[i] == b.overflow[j];
    for (std::size_t k = 0; k < a.items.size(); ++k) {
        same = same && a.items[k].states[i] == b.items[k].states[j] && a.items[k].PointsAt(i) == b.items[k].PointsAt(j);
    }
    for (std::size_t k = 0; k < a.values.size(); ++k) {
        same = same && a.values[k].states[i] == b.values[k].states[j] && a.values[k].texts[i] == b.values[k].texts[j];
    }
    for (std::size_t k = 0; k < a.vetoes.size(); ++k) same = same && a.vetoes[k][i] == b.vetoes[k][j];
    return same && (a.not_assessed.empty() || a.not_assessed[i] == b.not_assessed[j]);
}

BOOST_AUTO_TEST_SUITE(oracle_tests)

BOOST_AUTO_TEST_CASE(random_rubrics_score_as_the_page_says) {
    const std::int64_t rubrics = FromEnvironment("GONGJIAN_ORACLE_RUBRICS", 150);
    const auto first = static_cast<std::uint64_t>(FromEnvironment("GONGJIAN_ORACLE_SEED", 2012));
    constexpr std::size_t kCasesEach = 30;
    std::map<std::string, int> refusals;
    std::int64_t refused = 0, overflows = 0, compared = 0, failures = 0;
    std::array<std::int64_t, 5> states{};
    for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(rubrics) && failures < 10; ++seed) {
        Dice dice(seed);
        const Rubric rubric = MakeRubric(dice);
        const auto rules = Check(rubric, &refusals);
        if (!rules) {
            ++refused;
            continue;
        }
        const std::vector<Case> cases = MakeCases(dice, kCasesEach, rubric.thresholds);
        const Results got = Evaluate(rules, BatchOf(cases, 0, cases.size()));
        for (std::size_t i = 0; i < cases.size(); ++i) {
            ++compared;
            overflows += got.overflow[i];
            for (const ItemColumn& column : got.items) ++states[static_cast<std::size_t>(column.states[i])];
            const std::string wrong = CompareCase(rubric, Assess(rubric, cases[i]), got, i);
            if (wrong.empty()) continue;
            ++failures;
            Report(seed, rubric, cases[i], wrong);
            break;
        }
    }
    BOOST_TEST_MESSAGE(compared << " cases, " << overflows << " overflows, " << refused << " rubrics refused");
    for (const auto& [code, count] : refusals) BOOST_TEST_MESSAGE("  " << code << ": " << count);
    BOOST_TEST(refused * 5 < rubrics);
    BOOST_TEST(overflows * 4 < compared);
    for (std::size_t state = 0; state < states.size(); ++state)
        BOOST_TEST(states[state] * 200 > compared, "few items are " << NameOf(static_cast<ItemState>(state)));
}

BOOST_AUTO_TEST_CASE(batches_of_any_size_give_the_same) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Dice dice(seed);
        const Rubric rubric = MakeRubric(dice);
        const auto rules = Check(rubric, nullptr);
        if (!rules) continue;
        const std::vector<Case> cases = MakeCases(dice, 2500, rubric.thresholds);
        const Results all = Evaluate(rules, BatchOf(cases, 0, cases.size()));
        for (const std::size_t first : {std::size_t{0}, std::size_t{700}}) {
            const Results some = Evaluate(rules, BatchOf(cases, first, 1024));
            for (std::size_t i = 0; i < 1024; ++i) BOOST_REQUIRE(SameCase(all, first + i, some, i));
        }
        for (std::size_t i = 0; i < cases.size(); i += i < 2040 && i > 1020 ? 17 : 1 + i / 10) {
            BOOST_REQUIRE_MESSAGE(SameCase(all, i, Evaluate(rules, BatchOf(cases, i, 1)), 0),
                                  "case " << i << " of seed " << seed);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
