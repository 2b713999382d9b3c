// Quick fixes: each one applied to its file makes its finding go away and brings none.
#include "lang/fixes.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "golden_names.h"
#include "lang/parser.h"
#include "lang/rules.h"

namespace gongjian::lang {
namespace {

namespace fs = std::filesystem;

std::vector<base::Diagnostic> Checked(const base::Source& source) {
    std::vector<base::Diagnostic> diagnostics = CheckRules(source, testing::GoldenNames).diagnostics;
    AddFixes(source, testing::GoldenNames(FormNamedBy(source)), diagnostics);
    return diagnostics;
}

std::size_t CountOf(const std::vector<base::Diagnostic>& diagnostics, const std::string& code) {
    return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                                  [&](const base::Diagnostic& one) { return one.code == code; }));
}

/// Whether the same finding still stands at the same place. What follows a repaired statement may be read, and found wrong, only
/// then.
bool StandsAt(const std::vector<base::Diagnostic>& diagnostics, const base::Diagnostic& found) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const base::Diagnostic& one) {
        return one.code == found.code && one.line == found.line && one.column == found.column;
    });
}

/// The texts that the fixes of the first finding of a code write.
std::vector<std::string> Texts(const std::string& rules, const std::string& code) {
    const base::Source source("t", rules);
    std::vector<std::string> texts;
    for (const base::Diagnostic& diagnostic : Checked(source)) {
        if (diagnostic.code != code || !texts.empty()) continue;
        for (const base::Fix& fix : diagnostic.fixes) texts.push_back(fix.text);
    }
    return texts;
}

/// The text after the first fix of the first finding of a code.
std::string After(const std::string& rules, const std::string& code) {
    const base::Source source("t", rules);
    for (const base::Diagnostic& diagnostic : Checked(source))
        if (diagnostic.code == code && !diagnostic.fixes.empty())
            return base::ApplyFix(rules, diagnostic.fixes.front());
    return {};
}

const std::string kHead = "评分规则 r “r”\n  适用表单 village_evaluation\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(fixes_tests)

BOOST_AUTO_TEST_CASE(every_fix_of_the_golden_files_does_what_it_says) {
    std::set<std::string> fixed;
    for (const char* folder : {"rules", "syntax"}) {
        for (const auto& entry : fs::directory_iterator(fs::path(GONGJIAN_SOURCE_DIR) / "tests" / "golden" / folder)) {
            if (entry.path().extension() != ".rules") continue;
            const base::Source source("t", base::ReadFile(entry.path()));
            const auto before = Checked(source);
            for (const base::Diagnostic& diagnostic : before) {
                BOOST_TEST(diagnostic.fixes.size() <= 3U);
                std::set<std::string> once;
                for (const base::Fix& fix : diagnostic.fixes) {
                    BOOST_TEST(!base::Text(fix.title).empty());
                    BOOST_TEST(once.insert(fix.text).second);
                    const std::string text = base::ApplyFix(source.Text(), fix);
                    BOOST_TEST(base::IsUtf8(text));
                    BOOST_TEST(text != source.Text());
                    const auto after = Checked(base::Source("t", text));
                    BOOST_TEST((CountOf(after, diagnostic.code) < CountOf(before, diagnostic.code) ||
                                !StandsAt(after, diagnostic)),
                               entry.path().filename().string() << ": " << base::Text(fix.title) << "\n"
                                                                << base::Render(diagnostic, &source));
                    fixed.insert(diagnostic.code);
                }
            }
        }
    }
    for (const char* code : {"unknown-name",         "unknown-category",   "unknown-grade",
                             "unknown-statement",    "expected-word",      "expected-mark",
                             "expected-percent",     "period-in-number",   "unterminated-string",
                             "unterminated-name",    "bad-character",      "ambiguous-spacing",
                             "unbalanced-bracket",   "chained-comparison", "missing-header",
                             "partial-step",         "table-row",          "table-cells",
                             "partial-not-declared", "tier-gap",           "category-not-covered",
                             "no-lowest-grade",      "division-by-zero",   "points-do-not-add-up",
                             "period-reversed"})
        BOOST_TEST(fixed.contains(code), code);
}

BOOST_AUTO_TEST_CASE(a_near_question_replaces_the_misspelt_one) {
    BOOST_TEST(Texts(kHead + "项目 A 满分 4\n  得 民主生活会次\n", "unknown-name").front() == "民主生活会次数");
    BOOST_TEST(Texts(kHead + "项目 A 满分 4\n  得 已建党组织企业\n", "unknown-name").front() == "已建党组织企业数");
    BOOST_TEST(Texts(kHead + "项目 A 满分 4\n  得 水稻产量\n", "unknown-name").empty());
}

BOOST_AUTO_TEST_CASE(an_unguarded_division_gets_a_line_before_the_first_clause) {
    const std::string rules = kHead + "项目 A 满分 4\n  得 4 × 流动党员已建档数 ÷ 流动党员摸底数  # 率\n";
    BOOST_TEST(
        After(rules, "division-by-zero") ==
        kHead + "项目 A 满分 4\n  合理缺项 当 流动党员摸底数 = 0\n  得 4 × 流动党员已建档数 ÷ 流动党员摸底数  # 率\n");
}

BOOST_AUTO_TEST_CASE(a_partial_step_has_three_readings_with_its_own_number) {
    const auto texts = Texts(kHead +
                                 "项目 A 满分 6\n  合理缺项 当 应建工会企业数 = 0\n"
                                 "  率 已建工会企业数 / 应建工会企业数，目标 80%\n  每低 2 个百分点 扣 1 分\n",
                             "partial-not-declared");
    const std::vector<std::string> expected{"，不足 2 个百分点按 2 个百分点计", "，按比例计", "，不足 2 个百分点不计"};
    BOOST_TEST(texts == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(english_files_get_english_words) {
    const std::string rules =
        "ruleset r \"r\"\nform village_evaluation\nitem A points 4\n"
        "get 4 * migrants_filed / migrants_counted\n";
    BOOST_TEST(After(rules, "division-by-zero").find("omit when migrants_counted = 0\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_period_in_a_number_and_a_missing_quote_are_put_right) {
    BOOST_TEST(After(kHead + "项目 A 满分 4\n  得 0。5 分\n", "period-in-number") ==
               kHead + "项目 A 满分 4\n  得 0.5 分\n");
    BOOST_TEST(After(kHead + "项目 A “民主 满分 4\n  得 4 分\n", "unterminated-string") ==
               kHead + "项目 A “民主” 满分 4\n  得 4 分\n");
}

BOOST_AUTO_TEST_CASE(findings_of_other_files_and_such_with_fixes_are_left_alone) {
    const base::Source source("t", kHead + "项目 A 满分 4\n  得 0。5 分\n");
    auto diagnostics = CheckRules(source, testing::GoldenNames).diagnostics;
    BOOST_REQUIRE(!diagnostics.empty());
    diagnostics.front().file = "other";
    AddFixes(source, nullptr, diagnostics);
    BOOST_TEST(diagnostics.front().fixes.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gongjian::lang
