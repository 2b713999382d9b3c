// Small changes of rule texts: which are made, where, and that nothing else of the text moves.
#include "lang/mutants.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "base/file.h"
#include "golden_names.h"
#include "lang/rules.h"
#include "village_names.h"

namespace gongjian::lang {
namespace {

const std::string kHead = "评分规则 t “试” 版本 “1”\n  适用表单 village_evaluation\n";

std::vector<Mutant> Made(const std::string& text) {
    static const Names names = testing::VillageNames();
    return MutantsOf(base::Source("t", text), &names);
}

/// "扣 2 分 > 扣 3 分" of every mutant of these statements.
std::vector<std::string> Shown(const std::string& statements) {
    const std::string text = kHead + statements;
    std::vector<std::string> shown;
    for (const Mutant& mutant : Made(text)) {
        shown.push_back(text.substr(mutant.shown.begin, mutant.shown.end - mutant.shown.begin) + " > " +
                        ShownAfter(text, mutant));
    }
    return shown;
}

bool Has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

#define CHECK_HAS(all, one) BOOST_TEST(Has(all, one), (one) << " is not made")

BOOST_AUTO_TEST_SUITE(mutants_tests)

BOOST_AUTO_TEST_CASE(points_steps_and_what_is_due_move_by_one) {
    const auto shown = Shown("项目 1 “会” 满分 4\n  应 2 次，实 民主生活会次数\n  每少 1 次 扣 0.5 分\n");
    CHECK_HAS(shown, "应 2 次 > 应 3 次");
    CHECK_HAS(shown, "应 2 次 > 应 1 次");
    CHECK_HAS(shown, "每少 1 次 > 每少 2 次");
    CHECK_HAS(shown, "扣 0.5 分 > 扣 0.6 分");
    CHECK_HAS(shown, "扣 0.5 分 > 扣 0.4 分");
    CHECK_HAS(shown, "每少 1 次 扣 0.5 分 > ");
}

BOOST_AUTO_TEST_CASE(what_decides_no_points_stays) {
    for (const std::string& one : Shown(
             "项目 1 “会 3 次” 满分 4\n  应 2 次，实 民主生活会次数\n  每少 1 次 扣 2 分，扣完为止\n  佐证 “2 份记录”\n"
             "样例 “满” 民主生活会次数 = 7\n测试 “一” 给定 满 期望 1 = 4.00\n")) {
        BOOST_TEST(one.find("记录") == std::string::npos, one);
        BOOST_TEST(one.find('7') == std::string::npos, one);
        BOOST_TEST(one.find("4.00") == std::string::npos, one);
        BOOST_TEST(one.find("满分") == std::string::npos, one);
        BOOST_TEST(one.find("扣完为止 > ") == std::string::npos, one);
    }
}

BOOST_AUTO_TEST_CASE(comparisons_take_or_leave_their_edge) {
    const auto shown = Shown("项目 1 “会” 满分 4\n  当 实事承诺项数 < 3 且 民主生活会次数 = 0 得 0 分\n  得 4 分\n");
    CHECK_HAS(shown, "实事承诺项数 < 3 > 实事承诺项数 ≤ 3");
    CHECK_HAS(shown, "实事承诺项数 < 3 > 实事承诺项数 < 4");
    CHECK_HAS(shown, "民主生活会次数 = 0 > 民主生活会次数 ≠ 0");
    BOOST_TEST(std::any_of(shown.begin(), shown.end(),
                           [](const auto& one) { return one.ends_with("或 民主生活会次数 = 0"); }));
}

BOOST_AUTO_TEST_CASE(partial_steps_are_taken_for_one_another) {
    const std::string head = "项目 1 “率” 满分 6\n  率 已建工会企业数 ÷ 应建工会企业数，目标 80%\n";
    CHECK_HAS(Shown(head + "  每低 1 个百分点 扣 0.2 分，不足 1 个百分点按 1 个百分点计\n"),
              "不足 1 个百分点按 1 个百分点计 > 按比例");
    CHECK_HAS(Shown(head + "  每低 1 个百分点 扣 0.2 分，按比例\n"), "按比例 > 不足 1 个百分点 按 1 个百分点 计");
    CHECK_HAS(Shown(head + "  每低 1 个百分点 扣 0.2 分，不足 1 个百分点不计\n"), "不足 1 个百分点不计 > 按比例");
}

BOOST_AUTO_TEST_CASE(both_tiers_move_with_their_edge) {
    const std::string text =
        kHead + "项目 1 “会” 满分 4\n  按 民主生活会次数：3 以上 4 分，2 至 3 不含 2 分，其余 0 分\n";
    bool moved = false;
    for (const Mutant& mutant : Made(text)) {
        const std::string changed = ApplyMutant(text, mutant);
        moved = moved || changed.find("4 以上 4 分，2 至 4 不含 2 分") != std::string::npos;
        BOOST_TEST(changed.find("4 以上 4 分，2 至 3 不含") == std::string::npos, changed);
    }
    BOOST_TEST(moved);
}

BOOST_AUTO_TEST_CASE(full_width_digits_move_as_well) {
    CHECK_HAS(Shown("项目1“会”满分4\n  应２次，实民主生活会次数\n  每少１次扣２分\n"), "扣２分 > 扣3分");
}

BOOST_AUTO_TEST_CASE(most_changes_of_the_shipped_rules_still_check_and_each_differs) {
    const std::string text = base::ReadFile(base::PathFromUtf8(GONGJIAN_SOURCE_DIR "/rules/village_committee.rules"));
    const Names* names = testing::GoldenNames("village_evaluation");
    const std::vector<Mutant> mutants = MutantsOf(base::Source("t", text), names);
    BOOST_TEST(mutants.size() > 60u);
    BOOST_TEST(MutantsOf(base::Source("t", text), names).size() == mutants.size());
    std::size_t checked = 0;
    for (const Mutant& mutant : mutants) {
        const std::string changed = ApplyMutant(text, mutant);
        BOOST_TEST(changed != text);
        BOOST_TEST(mutant.shown.begin < mutant.shown.end);
        BOOST_TEST(mutant.shown.end <= text.size());
        BOOST_TEST((mutant.dropped || mutant.shown.begin <= mutant.edits.front().range.begin));
        checked += CheckRules(base::Source("t", changed), testing::GoldenNames).rules != nullptr ? 1 : 0;
    }
    BOOST_TEST(checked * 2 > mutants.size(), checked << " of " << mutants.size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
