// Ranks, quota and ties: the acceptance populations, and ten thousand random ones against a slow oracle over integers.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/decimal.h"
#include "base/file.h"
#include "scoring/population.h"
#include "scoring/population_values.h"

using namespace gongjian;
using scoring::Ranking;
using scoring::RankUnit;
using scoring::Standing;

namespace {

using Json = nlohmann::json;

lang::RuleSetInfo VillageRules() {
    lang::RuleSetInfo rules;
    rules.bands = {{"优秀", base::Decimal{9000, 2}},
                   {"良好", base::Decimal{80, 0}},
                   {"合格", base::Decimal{60, 0}},
                   {"不合格", {}}};
    rules.quota = lang::QuotaInfo{"优秀", base::Decimal{20, 0},         lang::QuotaInfo::Rounding::Down,
                                  1,      lang::QuotaInfo::Ties::Defer, "良好"};
    rules.rank_keys = {"total", "B", "A"};
    return rules;
}

std::optional<std::string> TextOrNull(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<std::string>());
}

RankUnit UnitFromJson(const Json& json) {
    RankUnit unit;
    unit.id = json.at("id");
    unit.status = json.at("status") == "scored" ? cases::SheetStatus::Scored : cases::SheetStatus::Pending;
    unit.total = TextOrNull(json.at("total"));
    for (const auto& [key, value] : json.at("keys").items()) unit.keys[key] = TextOrNull(value);
    unit.veto = json.at("veto").get<std::vector<std::string>>();
    unit.cap = TextOrNull(json.at("cap"));
    unit.starred = json.at("starred");
    return unit;
}

RankUnit Unit(std::string id, std::string total, std::string b = "20.00", std::string a = "60.00") {
    RankUnit unit;
    unit.id = std::move(id);
    unit.total = std::move(total);
    unit.keys = {{"B", std::move(b)}, {"A", std::move(a)}};
    return unit;
}

/// A unit of the oracle, in hundredths.
struct Plain {
    int total, b, a;
    bool scored, starred, veto, cap, withheld;
};

bool Better(const Plain& x, const Plain& y) {
    if (x.total != y.total) return x.total > y.total;
    if (x.b != y.b) return x.b > y.b;
    return x.a > y.a;
}
bool Same(const Plain& x, const Plain& y) { return x.total == y.total && x.b == y.b && x.a == y.a; }
bool Takes(const Plain& x) { return x.scored && !x.starred && !x.veto && !x.withheld; }
bool Competes(const Plain& x) { return Takes(x) && !x.cap && x.total >= 9000; }

Standing Oracle(const std::vector<Plain>& all, const Plain& me, std::size_t quota) {
    Standing standing;
    if (!me.scored) return standing;
    if (me.veto) {
        standing.grade = "不合格";
        return standing;
    }
    if (!Takes(me)) return standing;
    std::size_t better = 0, above = 0, equal = 0;
    for (const Plain& other : all) {
        if (Takes(other) && Better(other, me)) ++better;
        if (Competes(other) && Better(other, me)) ++above;
        if (Competes(other) && Same(other, me)) ++equal;
    }
    standing.rank = static_cast<int>(better) + 1;
    int band = me.total >= 9000 ? 0 : me.total >= 8000 ? 1 : me.total >= 6000 ? 2 : 3;
    if (me.cap) band = std::max(band, 1);
    static const char* const kGrades[] = {"优秀", "良好", "合格", "不合格"};
    standing.grade = kGrades[band];
    if (Competes(me) && above + equal > quota) {
        standing.tied_at_quota = above < quota;
        standing.quota_limited = !standing.tied_at_quota;
        standing.grade = standing.tied_at_quota ? std::nullopt : std::optional<std::string>("良好");
    }
    return standing;
}

/// The same number in one of several printed forms.
std::string Print(int hundredths, std::mt19937& random) {
    std::string text = base::ToString(base::Decimal{hundredths, 2});
    if (random() % 4 == 0) text += "00";
    if (random() % 8 == 0 && hundredths % 100 == 0) text = std::to_string(hundredths / 100);
    return text;
}

bool Equal(const Standing& x, const Standing& y) {
    return x.rank == y.rank && x.grade == y.grade && x.quota_limited == y.quota_limited &&
           x.tied_at_quota == y.tied_at_quota;
}

Plain RandomPlain(std::mt19937& random, int spread) {
    const auto chance = [&](int one_in) { return static_cast<int>(random() % static_cast<unsigned>(one_in)) == 0; };
    Plain unit{};
    unit.total = (chance(2) ? 9000 : 5900) + static_cast<int>(random() % static_cast<unsigned>(spread));
    unit.b = 2000 + static_cast<int>(random() % 2);
    unit.a = 6000 + static_cast<int>(random() % 2);
    unit.scored = !chance(10);
    unit.starred = chance(12);
    unit.veto = chance(10);
    unit.cap = chance(8);
    unit.withheld = !unit.veto && chance(15);
    return unit;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(population_tests)

BOOST_AUTO_TEST_CASE(acceptance_populations_come_out_as_expected) {
    const std::string text = base::ReadFile(GONGJIAN_SOURCE_DIR "/tests/data/cases/ranking.json");
    const Json file = Json::parse(text);
    BOOST_REQUIRE(!file.at("populations").empty());
    for (const Json& population : file.at("populations")) {
        BOOST_TEST_CONTEXT("population " << population.at("id")) {
            std::vector<RankUnit> units;
            for (const Json& unit : population.at("units")) units.push_back(UnitFromJson(unit));
            const Ranking ranking = scoring::Rank(VillageRules(), units);
            const Json& expect = population.at("expect");
            BOOST_TEST(ranking.assessed == expect.at("assessed").get<std::size_t>());
            BOOST_TEST(ranking.quota == expect.at("quota").get<std::size_t>());
            std::vector<std::string> order;
            for (const std::size_t index : ranking.order) order.push_back(units[index].id);
            BOOST_TEST(order == expect.at("order").get<std::vector<std::string>>(), boost::test_tools::per_element());
            for (std::size_t i = 0; i < units.size(); ++i) {
                const Json& wanted = expect.at("units").at(units[i].id);
                const Standing& got = ranking.standings[i];
                BOOST_TEST_CONTEXT("unit " << units[i].id) {
                    BOOST_TEST((got.rank ? Json(*got.rank) : Json()) == wanted.at("rank"));
                    BOOST_TEST((got.grade ? Json(*got.grade) : Json()) == wanted.at("grade"));
                    BOOST_TEST(got.quota_limited == wanted.at("quota_limited").get<bool>());
                    BOOST_TEST(got.tied_at_quota == wanted.at("tied_at_quota").get<bool>());
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(keys_are_compared_exactly_whatever_their_decimals) {
    const Ranking ranking = scoring::Rank(
        VillageRules(), {Unit("a", "90.0000"), Unit("b", "90.00001"), Unit("c", "90"), Unit("d", "90.0", "20.001")});
    BOOST_TEST(*ranking.standings[1].rank == 1);
    BOOST_TEST(*ranking.standings[3].rank == 2);
    BOOST_TEST(*ranking.standings[0].rank == 3);
    BOOST_TEST(*ranking.standings[2].rank == 3);
}

BOOST_AUTO_TEST_CASE(everyone_below_a_tied_group_is_limited_by_the_quota) {
    std::vector<RankUnit> units = {Unit("a", "95.00"), Unit("b", "95.00"), Unit("c", "92.00")};
    const Ranking ranking = scoring::Rank(VillageRules(), units);
    BOOST_TEST(ranking.quota == 1u);
    BOOST_TEST(ranking.standings[0].tied_at_quota);
    BOOST_TEST(!ranking.standings[0].grade);
    BOOST_TEST(ranking.standings[2].quota_limited);
    BOOST_TEST(*ranking.standings[2].grade == "良好");
}

BOOST_AUTO_TEST_CASE(a_capped_unit_keeps_its_rank_and_contests_no_place) {
    std::vector<RankUnit> units = {Unit("a", "95.00"), Unit("b", "95.00")};
    units[0].cap = "良好";
    const Ranking ranking = scoring::Rank(VillageRules(), units);
    BOOST_TEST(*ranking.standings[0].rank == 1);
    BOOST_TEST(*ranking.standings[1].rank == 1);
    BOOST_TEST(*ranking.standings[0].grade == "良好");
    BOOST_TEST(!ranking.standings[0].quota_limited);
    BOOST_TEST(*ranking.standings[1].grade == "优秀");
}

BOOST_AUTO_TEST_CASE(a_withheld_grade_counts_among_those_assessed_but_has_no_rank) {
    std::vector<RankUnit> units;
    units.reserve(10);
    for (int i = 0; i < 10; ++i) units.push_back(Unit("u", "9" + std::to_string(i) + ".00"));
    units[9].grade_withheld = true;
    const Ranking ranking = scoring::Rank(VillageRules(), units);
    BOOST_TEST(ranking.assessed == 10u);
    BOOST_TEST(ranking.quota == 2u);
    BOOST_TEST(!ranking.standings[9].rank);
    BOOST_TEST(!ranking.standings[9].grade);
    BOOST_TEST(*ranking.standings[8].rank == 1);
    BOOST_TEST(ranking.order.size() == 9u);
}

BOOST_AUTO_TEST_CASE(a_veto_settles_a_starred_unit_without_putting_it_in_order) {
    std::vector<RankUnit> units = {Unit("a", "95.00"), Unit("b", "94.00")};
    units[0].starred = units[1].starred = true;
    units[0].veto = {"v"};
    const Ranking ranking = scoring::Rank(VillageRules(), units);
    BOOST_TEST(ranking.assessed == 0u);
    BOOST_TEST(ranking.order.empty());
    BOOST_TEST(*ranking.standings[0].grade == "不合格");
    BOOST_TEST(!ranking.standings[1].grade);
}

BOOST_AUTO_TEST_CASE(quota_rounds_as_declared) {
    lang::RuleSetInfo rules = VillageRules();
    std::vector<RankUnit> units(7, Unit("a", "70.00"));
    BOOST_TEST(scoring::Rank(rules, units).quota == 1u);
    rules.quota->rounding = lang::QuotaInfo::Rounding::Up;
    BOOST_TEST(scoring::Rank(rules, units).quota == 2u);
    rules.quota->percent = base::Decimal{215, 1};  // 1.505
    rules.quota->rounding = lang::QuotaInfo::Rounding::Nearest;
    BOOST_TEST(scoring::Rank(rules, units).quota == 2u);
}

BOOST_AUTO_TEST_CASE(bands_include_their_lower_edge) {
    const lang::RuleSetInfo rules = VillageRules();
    const std::vector<std::pair<std::string, std::string>> vectors = {
        {"90.00", "优秀"}, {"89.99", "良好"},   {"80.00", "良好"},  {"79.99", "合格"},
        {"60.00", "合格"}, {"59.99", "不合格"}, {"0.00", "不合格"}, {"105.00", "优秀"}};
    for (const auto& [total, grade] : vectors) BOOST_TEST(*scoring::GradeOf(rules, total) == grade);
    BOOST_TEST(!scoring::GradeOf(rules, std::nullopt));
}

BOOST_AUTO_TEST_CASE(random_populations_agree_with_a_slow_oracle) {
    std::mt19937 random(20120630);
    const lang::RuleSetInfo rules = VillageRules();
    for (int round = 0; round < 10000; ++round) {
        std::vector<Plain> plain(random() % 16);
        const int spread = 1 + static_cast<int>(random() % 6);
        for (Plain& unit : plain) unit = RandomPlain(random, spread);
        std::vector<RankUnit> units;
        for (const Plain& p : plain) {
            RankUnit unit = Unit("u", Print(p.total, random), Print(p.b, random), Print(p.a, random));
            unit.status = p.scored ? cases::SheetStatus::Scored : cases::SheetStatus::Pending;
            if (!p.scored) unit.total.reset();
            if (p.veto) unit.veto = {"v"};
            if (p.cap) unit.cap = "良好";
            unit.starred = p.starred;
            unit.grade_withheld = p.withheld;
            units.push_back(std::move(unit));
        }
        const Ranking ranking = scoring::Rank(rules, units);
        const auto assessed = static_cast<std::size_t>(
            std::count_if(plain.begin(), plain.end(), [](const Plain& p) { return p.scored && !p.starred; }));
        const std::size_t quota = std::max<std::size_t>(1, assessed / 5);
        bool good = ranking.assessed == assessed && ranking.quota == quota;
        for (std::size_t i = 0; i < plain.size(); ++i)
            good &= Equal(ranking.standings[i], Oracle(plain, plain[i], quota));
        std::size_t listed = 0;
        for (const Plain& p : plain) listed += Takes(p) || (p.scored && !p.starred && p.veto) ? 1 : 0;
        good &= ranking.order.size() == listed;
        BOOST_REQUIRE_MESSAGE(good, "population " << round << " differs from the oracle");
    }
}

BOOST_AUTO_TEST_CASE(values_over_the_population_agree_with_counting_one_by_one) {
    using Kind = lang::PopulationInfo::Kind;
    std::mt19937 random(20121231);
    const auto below = [&random](std::int64_t n) { return static_cast<std::int64_t>(random() % n); };
    for (int round = 0; round < 500; ++round) {
        scoring::PopulationInput input;
        const std::int64_t scale = below(2) == 0 ? 1 : 100;
        for (std::int64_t i = 0, n = below(12) + 1; i < n; ++i) {
            const std::int64_t state = below(12);
            input.column.states.push_back(state == 0   ? base::CellState::NotApplicable
                                          : state == 1 ? base::CellState::Blank
                                                       : base::CellState::Value);
            input.column.numerators.push_back(below(9) - 2);
            input.column.denominators.push_back(scale);
            input.takes_part.push_back(below(8) == 0 ? 0 : 1);
            input.pools.emplace_back(below(2) == 0 ? "a" : "b");
        }
        const int decimals = scale == 1 ? 0 : 2;
        const auto reduce = [&input, decimals](Kind kind, int own) {
            return scoring::ReducePopulation({"x", kind, own < 0 ? decimals : own, true, 1}, input).column;
        };
        const base::Column ranks = reduce(Kind::Rank, 0), sums = reduce(Kind::Sum, -1),
                           most = reduce(Kind::Maximum, -1), means = reduce(Kind::Mean, 3),
                           strict = scoring::ReducePopulation({"x", Kind::Rank, 0, false, 1}, input).column;
        for (std::size_t i = 0; i < ranks.states.size(); ++i) {
            if (input.takes_part[i] == 0) continue;
            std::int64_t larger = 0, sum = 0, known = 0, largest = -100;
            bool open = false;
            for (std::size_t j = 0; j < ranks.states.size(); ++j) {
                if (input.takes_part[j] == 0 || input.pools[i] != input.pools[j]) continue;
                open = open || input.column.states[j] == base::CellState::Blank;
                if (input.column.states[j] != base::CellState::Value) continue;
                larger += input.column.numerators[j] > input.column.numerators[i] ? 1 : 0;
                sum += input.column.numerators[j];
                largest = std::max(largest, input.column.numerators[j]);
                ++known;
            }
            BOOST_TEST((ranks.states[i] == input.column.states[i]));
            if (ranks.states[i] == base::CellState::Value) BOOST_TEST(ranks.values[i] == larger + 1);
            BOOST_TEST(sums.values[i] == sum);
            BOOST_TEST((strict.states[i] == base::CellState::Value) ==
                       (!open && input.column.states[i] == base::CellState::Value));
            if (known == 0) {
                BOOST_TEST((means.states[i] == base::CellState::NotApplicable));
                continue;
            }
            BOOST_TEST(most.values[i] == largest);
            BOOST_TEST(means.values[i] ==
                       static_cast<std::int64_t>(base::DivideRounded(base::Int128(sum) * 1000, known * scale)));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
