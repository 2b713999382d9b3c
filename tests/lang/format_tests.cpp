// Formatting: idempotent, the same meaning in both keyword sets, comments kept, mistakes refused.
#include "lang/format.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <random>

#include "base/file.h"
#include "lang/outline.h"
#include "lang/print.h"
#include "sample_rules.h"
#include "village_names.h"

namespace gongjian::lang {
namespace {

using base::Language;

const Names& Village() {
    static const Names names = testing::VillageNames();
    return names;
}

std::string OutlineOf(const std::string& text, const Names* names) {
    return Outline(ParseRules(base::Source("t", text), names).tree);
}

std::string Formatted(const std::string& text, const Names* names, std::optional<Language> language) {
    const base::Source source("t", text);
    const FormattedRules formatted = FormatRules(source, names, language);
    for (const base::Diagnostic& diagnostic : formatted.diagnostics) BOOST_ERROR(base::Render(diagnostic, &source));
    return formatted.text.value_or(text);
}

bool HasMistakes(const std::string& text, const Names* names) {
    return !ParseRules(base::Source("t", text), names).diagnostics.empty();
}

/// All that formatting promises, for one text without mistakes.
void CheckPromises(const std::string& text, const Names* names) {
    const std::string outline = OutlineOf(text, names);
    const std::string chinese = Formatted(text, names, Language::Chinese);
    const std::string english = Formatted(chinese, names, Language::English);
    BOOST_TEST(OutlineOf(chinese, names) == outline, chinese);
    BOOST_TEST(OutlineOf(english, names) == outline, english);
    BOOST_TEST(Formatted(english, names, Language::Chinese) == chinese);
    BOOST_TEST(Formatted(chinese, names, std::nullopt) == chinese);
    BOOST_TEST(Formatted(english, names, std::nullopt) == english);
    // Where the words stand apart the form is not needed, unless a question's name is also a grade and a unit (优秀票).
    if (!HasMistakes(chinese, nullptr)) BOOST_TEST(Formatted(chinese, nullptr, std::nullopt) == chinese);
    BOOST_TEST(chinese.find('\r') == std::string::npos);
    BOOST_TEST(chinese.ends_with('\n'));
}

/// All .rules files below a folder of the source tree that are written without mistakes. What scores another form needs the
/// names of that form: fmt_tests of the tool have it.
std::vector<std::string> RuleFiles(const std::string& folder) {
    std::vector<std::string> texts;
    const auto root = std::filesystem::path(GONGJIAN_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".rules") continue;
        std::string text = base::ReadFile(entry.path());
        const std::string form = FormNamedBy(base::Source("t", text));
        if (!form.empty() && form != Village().form_id) continue;
        if (!HasMistakes(text, &Village())) texts.push_back(std::move(text));
    }
    return texts;
}

/// Rule sets put together from statements of both keyword sets, written as carelessly as people write.
class Generator {
public:
    explicit Generator(unsigned seed) : m_random(seed) {}

    std::string RuleSet() {
        std::string text = Comment(3);
        text += Pick({"评分规则 r “甲” 版本 “2012”", "ruleset r \"甲\" version \"2012\""}) + End();
        text += Pick({"  适用表单 village_evaluation", "form village_evaluation", ""}) + End();
        text += Pick({"  满分 100 缺项按比例折算，缺项超过 30 分加星", "points 100", ""}) + End();
        for (unsigned items = Below(8); items > 0; --items) Item();
        text += m_items;
        if (Below(2) == 0)
            text += Pick({"等次 优秀 90 分以上，良好 80 分以上，其余 合格",
                          "grades 优秀 90 and above, 良好 80 and above, otherwise 合格"}) +
                    End();
        if (Below(3) == 0) text += Pick({"排名 按 总分", "rank by total"}) + End();
        return text + Comment(3);
    }

private:
    unsigned Below(unsigned limit) { return static_cast<unsigned>(m_random()) % limit; }
    std::string Pick(const std::vector<std::string>& words) {
        return words[Below(static_cast<unsigned>(words.size()))];
    }
    std::string Comment(unsigned one_in) {
        return Below(one_in) == 0 ? Pick({"# 说明\n", "  # note\n", "\t# “半句\n\n", "#\n"}) : "";
    }
    std::string End() {
        return Pick({"\n", "\n", "\n", "\n\n", "  \n", "\r\n", "   # 尾注\n", "　\n", "。\n"}) + Comment(6);
    }
    std::string Condition() {
        return Pick({"实事承诺项数 = 0", "实事承诺项数＝０", "pledges_made = 0", "实事承诺项数 ≥ 3 且 实事完成项数 < 2",
                     "(实事承诺项数 + 1) × 2 > 3 或 非 未填(实事完成项数)",
                     "pledges_made >= 3 and not blank(pledges_completed)", "否决事项 中 有 否决情形 = 进京集体访",
                     "计数 加分事项 其中 级别 = 市级 ≥ 2", "any veto_events where kind = beijing_group_petition"});
    }
    void Item() {
        m_items += Pick({"项目 ", "项目", "item "}) + "A" + std::to_string(++m_count) +
                   Pick({" “一” 满分 4", " “一”满分4分", " \"一\" points 4", " 满分 4"}) + End();
        const std::string indent = Pick({"  ", "", "\t", "    ", "　"});
        if (Below(4) == 0) m_items += indent + Pick({"合理缺项 当 ", "omit when "}) + Condition() + End();
        if (Below(4) == 0) m_items += indent + "当 " + Condition() + Pick({" 得 0 分", "，得0分", " get 0"}) + End();
        switch (Below(5)) {
            case 0:
                m_items += indent +
                           Pick({"应 2 次，实 民主生活会次数", "应2次，实民主生活会次数", "应２次,实 民主生活会次数",
                                 "due 2, actual democratic_life_meetings"}) +
                           End() + indent + Pick({"每少 1 次 扣 2 分", "每少1次扣2分", "each 1 short deduct 2"}) +
                           End();
                break;
            case 1:
                m_items += indent +
                           Pick({"得 12 × 实事完成项数 ÷ 3", "得12×实事完成项数/3", "get 12 * pledges_completed / 3",
                                 "得 如果 是 那么 1 否则 实事完成项数 - (1 - 2)"}) +
                           End();
                break;
            case 2:
                m_items +=
                    indent +
                    Pick({"率 已建工会企业数 / 应建工会企业数，目标 80%", "率已建工会企业数/应建工会企业数，目标80%",
                          "rate unions_established / unions_due, target 80%"}) +
                    End() + indent +
                    Pick({"每低 1 个百分点 扣 0.2 分，不足 1 个百分点按 1 个百分点计",
                          "each 1 below deduct 0.2, part counts as one", "每低1个百分点扣0.2分，按比例计"}) +
                    End();
                break;
            case 3:
                m_items += indent +
                           Pick({"每 1 次 班子不团结被约谈次数 扣 2 分 最多 4 分，可倒扣",
                                 "每1次班子不团结被约谈次数扣2分最多4分"}) +
                           End();
                break;
            default: m_items += indent + "当 " + Condition() + Pick({" 加 4 分", " add 4"}) + End(); break;
        }
    }
    std::mt19937 m_random;
    std::string m_items;
    int m_count = 0;
};

BOOST_AUTO_TEST_SUITE(format_tests)

BOOST_AUTO_TEST_CASE(shipped_rules_keep_their_meaning) {
    const auto texts = RuleFiles("rules");
    BOOST_TEST(!texts.empty());
    for (const std::string& text : texts) CheckPromises(text, &Village());
}

BOOST_AUTO_TEST_CASE(rules_of_the_tests_keep_their_meaning) {
    const auto texts = RuleFiles("tests");
    BOOST_TEST(texts.size() > 20U);
    for (const std::string& text : texts) CheckPromises(text, &Village());
}

BOOST_AUTO_TEST_CASE(samples_keep_their_meaning) {
    CheckPromises(testing::kChineseRules, &Village());
    CheckPromises(testing::kEnglishRules, &Village());
}

BOOST_AUTO_TEST_CASE(generated_rules_keep_their_meaning) {
    int clean = 0;
    for (unsigned seed = 1; seed <= 150; ++seed) {
        const std::string text = Generator(seed).RuleSet();
        if (HasMistakes(text, &Village())) continue;
        ++clean;
        CheckPromises(text, &Village());
    }
    BOOST_TEST(clean >= 100);  // or the generator has gone out of use
}

BOOST_AUTO_TEST_CASE(every_stretch_of_a_file_is_formatted_or_refused) {
    for (std::size_t end = 0; end < testing::kChineseRules.size(); end += 97) {
        const base::Source source("t", testing::kChineseRules.substr(0, end));
        const FormattedRules formatted = FormatRules(source, &Village(), std::nullopt);
        BOOST_TEST(formatted.text.has_value() == !base::HasErrors(formatted.diagnostics));
        for (const base::Diagnostic& diagnostic : formatted.diagnostics)
            BOOST_TEST(diagnostic.code != "unsafe-format", source.Text());
    }
}

BOOST_AUTO_TEST_CASE(a_text_with_mistakes_is_refused_with_all_of_them) {
    const base::Source source("t", "评分规则 r “r”\n项目 A 满分 4\n  应 2。5 次\n项目 B 满分\n");
    const FormattedRules formatted = FormatRules(source, nullptr, std::nullopt);
    BOOST_TEST(!formatted.text.has_value());
    BOOST_TEST(formatted.diagnostics.size() >= 2U);
}

BOOST_AUTO_TEST_CASE(a_printer_that_changes_what_is_said_is_found_out) {
    const base::Source source("t", "# 头\n评分规则 r “r”\n项目 A 满分 4\n  得 4 分\n");
    const auto with = [&source](const std::string& before, const std::string& after) {
        return FormatRules(source, nullptr, std::nullopt,
                           [&](const base::Source& text, const ast::Tree& tree, Language language) {
                               std::string printed = Format(text, tree, language);
                               return printed.replace(printed.find(before), before.size(), after);
                           });
    };
    BOOST_TEST(with("4 分", "4 分").text.has_value());
    // Another number, a comment lost, a sentence that cannot be read, a text that grows each time.
    const std::vector<std::pair<std::string, std::string>> changes{
        {"4 分", "3 分"}, {"# 头\n", ""}, {"4 分", "分"}, {"# 头\n", "# 头\n# 头\n"}};
    for (const auto& [before, after] : changes) {
        const FormattedRules formatted = with(before, after);
        BOOST_TEST(!formatted.text.has_value());
        BOOST_REQUIRE(formatted.diagnostics.size() == 1U);
        BOOST_TEST(formatted.diagnostics.front().code == "unsafe-format");
        BOOST_TEST(!formatted.diagnostics.front().hint.Empty());
    }
}

BOOST_AUTO_TEST_CASE(words_without_spaces_need_the_form_and_get_their_spaces) {
    const std::string text = "评分规则 r “r”\n项目 A 满分 4\n  应2次，实民主生活会次数\n  每少1次扣2分\n";
    BOOST_TEST(Formatted(text, &Village(), std::nullopt).find("实 民主生活会次数") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(line_ends_become_line_feeds_and_comments_stay) {
    const std::string text = "# 头\r\n评分规则 r “r”\r\n项目 A 满分 4  # 尾\r\n  得 4 分\r\n# 末";
    BOOST_TEST(Formatted(text, nullptr, std::nullopt) ==
               "# 头\n评分规则 r “r”\n\n项目 A 满分 4  # 尾\n  得 4 分\n# 末\n");
}

BOOST_AUTO_TEST_CASE(without_a_language_the_first_keyword_decides) {
    BOOST_TEST((KeywordLanguage(base::Source("t", "# note\nruleset r")) == Language::English));
    BOOST_TEST((KeywordLanguage(base::Source("t", "# note\n评分规则 r")) == Language::Chinese));
    BOOST_TEST((KeywordLanguage(base::Source("t", "")) == Language::Chinese));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
