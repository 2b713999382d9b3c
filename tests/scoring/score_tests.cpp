// Sheets put together from given columns: blocks, rescaling, totals, vetoes, caps, missing answers. No rule text involved.
#include <limits>
#include <map>
#include <random>

#include <boost/test/unit_test.hpp>

#include "scoring/assemble.h"
#include "scoring/part_sum.h"

using namespace gongjian;
using lang::ItemRole;
using lang::ItemState;
using lang::Truth;
using scoring::AssembledSheet;

namespace {

class FakeWords : public scoring::Words {
public:
    std::map<std::size_t, std::vector<std::string>> items, vetoes;

    std::vector<std::string> MissingOfItem(std::size_t item) const override { return At(items, item); }
    std::vector<std::string> MissingOfVeto(std::size_t veto) const override { return At(vetoes, veto); }
    std::string ReasonOfItem(std::size_t, base::Language) const override { return "reason"; }
    std::string ReasonOfVeto(std::size_t, base::Language) const override { return "veto reason"; }

private:
    static std::vector<std::string> At(const std::map<std::size_t, std::vector<std::string>>& map, std::size_t key) {
        const auto found = map.find(key);
        return found == map.end() ? std::vector<std::string>{} : found->second;
    }
};

base::Decimal Points(std::int64_t units, int scale = 0) { return {units, scale}; }

lang::ItemInfo Item(std::string id, std::size_t block, int points) {
    lang::ItemInfo info;
    info.id = std::move(id);
    info.block = block;
    info.points = Points(points);
    return info;
}

lang::ItemInfo Extra(std::string id, ItemRole role) {
    lang::ItemInfo info;
    info.id = std::move(id);
    info.role = role;
    return info;
}

/// A (70, rescaled, star over 30): A1 20, A2 25, A3 25. B (30): B. Bonus C, penalty D. Vetoes v; caps c1 良好, c2 合格.
struct Fixture {
    lang::RuleSetInfo rules;
    lang::Results results;
    FakeWords words;
    lang::Names names;
    std::vector<std::string> errors;

    Fixture() {
        lang::BlockInfo a, b;
        a.id = "A";
        a.points = Points(70);
        a.rescale = true;
        a.star_over = Points(30);
        b.id = "B";
        b.points = Points(30);
        rules.blocks = {a, b};
        rules.items = {Item("A1", 0, 20), Item("A2", 0, 25),           Item("A3", 0, 25),
                       Item("B", 1, 30),  Extra("C", ItemRole::Bonus), Extra("D", ItemRole::Penalty)};
        rules.vetoes = {{"v", "进京集体访", false, "", false},
                        {"c1", "违规发展党员", true, "良好", false},
                        {"c2", "不合格票", true, "合格", false}};
        rules.bands = {{"优秀", Points(90)}, {"良好", Points(80)}, {"合格", Points(60)}, {"不合格", {}}};
        results.cases = 1;
        results.not_assessed = results.no_grade = {Truth::False};
        results.overflow = {0};
        for (const std::int64_t points : {2000, 2500, 2500, 3000, 0, 0})
            results.items.push_back({{ItemState::Scored}, {}, {points}});
        results.vetoes.assign(3, {Truth::False});
        for (const char* id : {"first", "second", "ballot_groups", "last"}) {
            lang::Variable variable;
            variable.id = id;
            names.variables.push_back(variable);
        }
        lang::Variable group, due;
        group.id = "group";
        group.categories = {{"masses", "", "", "", ""}, {"town", "", "", "", ""}};
        due.id = "voters_due";
        names.variables[2].columns = {group, due};
    }

    void Set(std::size_t item, ItemState state, std::int64_t points = 0) {
        results.items[item] = {{state}, {}, {points}};
    }
    void Veto(std::size_t veto, Truth truth) { results.vetoes[veto] = {truth}; }
    AssembledSheet All() { return scoring::Assemble(rules, results, 0, errors, scoring::FormOrder(names), words); }
    cases::ScoreSheet Sheet() { return All().sheet; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(score_tests, Fixture)

BOOST_AUTO_TEST_CASE(blocks_add_up_to_base_and_total) {
    Set(0, ItemState::Scored, 1235);
    Set(4, ItemState::Scored, 350);
    Set(5, ItemState::Scored, 100);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(sheet.blocks[0].second == "62.35");
    BOOST_TEST(sheet.blocks[1].second == "30.00");
    BOOST_TEST(*sheet.raw == "62.35");
    BOOST_TEST(*sheet.na_points == "0.00");
    BOOST_TEST(*sheet.base == "92.35");
    BOOST_TEST(*sheet.bonus == "3.50");
    BOOST_TEST(*sheet.penalty == "1.00");
    BOOST_TEST(*sheet.total == "94.85");
    BOOST_TEST(*sheet.grade == "优秀");
    BOOST_TEST(!sheet.provisional);
}

BOOST_AUTO_TEST_CASE(items_of_other_decimals_are_added_exactly) {
    rules.items[0].decimals = 4;
    rules.items[1].decimals = 0;
    Set(0, ItemState::Scored, 123450);  // 12.3450
    Set(1, ItemState::Scored, 25);
    Set(2, ItemState::Scored, 2500);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(sheet.items[0].points == "12.3450");
    BOOST_TEST(sheet.items[1].points == "25");
    BOOST_TEST(sheet.blocks[0].second == "62.35");  // 62.345, half away from zero
}

BOOST_AUTO_TEST_CASE(omitted_items_leave_the_denominator_and_the_block_is_rounded_once) {
    Set(0, ItemState::NotApplicable);
    Set(1, ItemState::Scored, 1111);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(*sheet.raw == "36.11");
    BOOST_TEST(*sheet.na_points == "20.00");
    BOOST_TEST(sheet.blocks[0].second == "50.55");  // 36.11 × 70 ÷ 50 = 50.554
    BOOST_TEST(!sheet.starred);
}

BOOST_AUTO_TEST_CASE(more_omitted_points_than_allowed_star_the_sheet_and_withhold_the_grade) {
    rules.blocks[0].star_over = Points(20);
    Set(0, ItemState::NotApplicable);
    BOOST_TEST(!Sheet().starred);  // exactly the limit
    Set(1, ItemState::NotApplicable);
    cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(sheet.starred);
    BOOST_TEST(sheet.total.has_value());
    BOOST_TEST(!sheet.grade);
    BOOST_TEST(!sheet.notes_zh_en.empty());
    Veto(0, Truth::True);
    BOOST_TEST(*Sheet().grade == "不合格");
}

BOOST_AUTO_TEST_CASE(a_block_of_which_nothing_applies_is_zero) {
    for (std::size_t i = 0; i < 3; ++i) Set(i, ItemState::NotApplicable);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(sheet.blocks[0].second == "0.00");
    BOOST_TEST(sheet.starred);
    BOOST_TEST(*sheet.total == "30.00");
}

BOOST_AUTO_TEST_CASE(a_rule_set_without_blocks_rescales_as_a_whole) {
    rules.blocks.clear();
    rules.rescale = true;
    rules.points = Points(100);
    rules.star_over = Points(30);
    for (lang::ItemInfo& item : rules.items) item.block.reset();
    Set(3, ItemState::NotApplicable);
    Set(0, ItemState::Scored, 1000);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(sheet.rescales);
    BOOST_TEST(*sheet.raw == "60.00");
    BOOST_TEST(*sheet.na_points == "30.00");
    BOOST_TEST(*sheet.base == "85.71");
    BOOST_TEST(!sheet.starred);
}

BOOST_AUTO_TEST_CASE(a_pending_item_withholds_the_total_and_counts_what_is_known) {
    Set(3, ItemState::Pending);
    Set(0, ItemState::NotApplicable);
    Set(4, ItemState::Scored, 200);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_CHECK(sheet.status == cases::SheetStatus::Pending);
    BOOST_TEST(!sheet.base);
    BOOST_TEST(!sheet.total);
    BOOST_TEST(!sheet.grade);
    BOOST_TEST(*sheet.provisional == "50.00");  // not rescaled, no bonus
    BOOST_TEST(*sheet.bonus == "2.00");
    BOOST_TEST(sheet.blocks.size() == 1u);
    BOOST_TEST(*sheet.raw == "50.00");
    Set(1, ItemState::Pending);
    BOOST_TEST(!Sheet().raw);
    BOOST_TEST(!Sheet().na_points);
    BOOST_TEST(Sheet().blocks.empty());
}

BOOST_AUTO_TEST_CASE(rule_sets_that_do_not_rescale_have_no_raw) {
    rules.blocks[0].rescale = false;
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(!sheet.rescales);
    BOOST_TEST(!sheet.raw);
}

BOOST_AUTO_TEST_CASE(the_total_is_never_negative) {
    for (std::size_t i = 0; i < 4; ++i) Set(i, ItemState::Scored, 0);
    Set(5, ItemState::Scored, 500);
    BOOST_TEST(*Sheet().total == "0.00");
    BOOST_TEST(*Sheet().penalty == "5.00");
}

BOOST_AUTO_TEST_CASE(a_refused_or_missing_answer_that_counts_zero_is_scored) {
    Set(0, ItemState::RefusedZero);
    Set(1, ItemState::MissingZero);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_CHECK(sheet.status == cases::SheetStatus::Scored);
    BOOST_TEST(sheet.items[0].points == "0.00");
    BOOST_TEST(*sheet.total == "55.00");
}

BOOST_AUTO_TEST_CASE(a_veto_gives_the_lowest_grade_and_silences_caps) {
    Veto(0, Truth::True);
    Veto(1, Truth::True);
    Veto(2, Truth::Unknown);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(*sheet.total == "100.00");
    BOOST_TEST(*sheet.grade == "不合格");
    BOOST_TEST(sheet.veto == std::vector<std::string>{"v"}, boost::test_tools::per_element());
    BOOST_TEST(!sheet.cap);
    BOOST_TEST(sheet.cap_reasons.empty());
    BOOST_TEST(sheet.missing.empty());
}

BOOST_AUTO_TEST_CASE(a_veto_on_a_pending_record_is_listed_without_a_grade) {
    Veto(0, Truth::True);
    Set(3, ItemState::Pending);
    const cases::ScoreSheet sheet = Sheet();
    BOOST_TEST(sheet.veto.size() == 1u);
    BOOST_TEST(!sheet.grade);
}

BOOST_AUTO_TEST_CASE(caps_lower_to_the_worst_of_them_and_never_raise) {
    Veto(1, Truth::True);
    BOOST_TEST(*Sheet().grade == "良好");
    BOOST_TEST(Sheet().notes_zh_en.back().second ==
               "Total 100.00: because of 违规发展党员 the grade drops from 优秀 to 良好.");
    Veto(2, Truth::True);
    BOOST_TEST(*Sheet().cap == "合格");
    BOOST_TEST(*Sheet().grade == "合格");
    BOOST_TEST(Sheet().cap_reasons.size() == 2u);
    Set(0, ItemState::Scored, 0);
    Set(1, ItemState::Scored, 0);
    BOOST_TEST(*Sheet().grade == "不合格");  // 55
}

BOOST_AUTO_TEST_CASE(an_unknown_veto_withholds_the_grade_and_lists_what_is_missing) {
    Veto(1, Truth::Unknown);
    words.vetoes[1] = {"last", "first"};
    const AssembledSheet all = All();
    BOOST_TEST(all.grade_withheld);
    BOOST_TEST(!all.sheet.grade);
    BOOST_TEST(*all.sheet.total == "100.00");
    const std::vector<std::string> wanted = {"first", "last"};
    BOOST_TEST(all.sheet.missing == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_grade_is_printed_unless_a_veto_wins) {
    results.no_grade = {Truth::True};
    BOOST_TEST(*Sheet().grade == "不定等次");
    BOOST_TEST(All().no_grade);
    Veto(0, Truth::True);
    BOOST_TEST(*Sheet().grade == "不合格");
    BOOST_TEST(!All().no_grade);
}

BOOST_AUTO_TEST_CASE(missing_answers_stand_in_form_order_each_once) {
    Set(0, ItemState::Pending);
    Set(3, ItemState::Pending);
    words.items[0] = {"last", "second"};
    words.items[3] = {"ballot_groups.town", "ballot_groups.masses", "second", "ballot_groups.voters_due"};
    const std::vector<std::string> wanted = {"second", "ballot_groups.voters_due", "ballot_groups.masses",
                                             "ballot_groups.town", "last"};
    BOOST_TEST(Sheet().missing == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(not_assessed_comes_before_errors_and_errors_before_items) {
    errors = {"last", "first"};
    cases::ScoreSheet sheet = Sheet();
    BOOST_CHECK(sheet.status == cases::SheetStatus::Invalid);
    BOOST_TEST(sheet.errors.front() == "first");
    BOOST_TEST(sheet.items.empty());
    BOOST_TEST(!sheet.bonus);
    BOOST_TEST(!sheet.total);
    BOOST_TEST(sheet.rescales);
    results.not_assessed = {Truth::True};
    sheet = Sheet();
    BOOST_CHECK(sheet.status == cases::SheetStatus::NotAssessed);
    BOOST_TEST(sheet.errors.empty());
    results.not_assessed = {Truth::Unknown};
    BOOST_CHECK(Sheet().status == cases::SheetStatus::Invalid);
}

BOOST_AUTO_TEST_CASE(a_number_that_left_its_range_makes_the_sheet_invalid) {
    results.overflow = {1};
    BOOST_TEST(Sheet().errors == std::vector<std::string>{"overflow"}, boost::test_tools::per_element());
    results.overflow = {0};
    Set(0, ItemState::Scored, std::numeric_limits<std::int64_t>::max());
    BOOST_CHECK(Sheet().status == cases::SheetStatus::Invalid);
}

BOOST_AUTO_TEST_CASE(only_shown_values_with_a_value_are_groups) {
    const auto value = [](std::string id, bool shown) {
        lang::ValueInfo info;
        info.id = std::move(id);
        info.shown = shown;
        info.decimals = 2;
        return info;
    };
    rules.values = {value("masses", true), value("town", true), value("hidden", false)};
    for (const base::CellState state : {base::CellState::Value, base::CellState::Blank, base::CellState::Value}) {
        results.values.push_back({{state}, {"98.52"}});
    }
    const cases::ScoreSheet sheet = Sheet();
    BOOST_REQUIRE(sheet.groups.size() == 1u);
    BOOST_TEST(sheet.groups[0].first == "masses");
}

BOOST_AUTO_TEST_CASE(rescaling_agrees_with_plain_integers) {
    std::mt19937 random(3);
    for (int round = 0; round < 20000; ++round) {
        scoring::PartSum sum;
        std::int64_t raw = 0, full = 0, omitted = 0;
        for (unsigned i = 0; i < 1 + random() % 6; ++i) {
            const int points = 1 + static_cast<int>(random() % 20);
            const std::int64_t got = static_cast<std::int64_t>(random() % static_cast<unsigned>(points * 100 + 1));
            const bool applies = random() % 3 != 0;
            sum.Add(Item("i", 0, points), applies ? ItemState::Scored : ItemState::NotApplicable, applies ? got : 0);
            full += points;
            omitted += applies ? 0 : points;
            raw += applies ? got : 0;
        }
        const std::int64_t rest = full - omitted;
        const std::int64_t wanted = rest == 0 ? 0 : (2 * raw * full + rest) / (2 * rest);
        BOOST_REQUIRE(sum.Rescaled(std::nullopt) == wanted);
        BOOST_REQUIRE(sum.Rescaled(base::Decimal{full, 0}) == wanted);
    }
}

BOOST_AUTO_TEST_SUITE_END()
