// Colours, completion and hover on whole, half-typed and broken rule texts.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

#include "base/text.h"
#include "lang/completion.h"
#include "lang/highlight.h"
#include "lang/hover.h"
#include "lang/keyword_meanings.h"
#include "lang/keywords.h"
#include "sample_rules.h"
#include "village_names.h"

namespace gongjian::lang {
namespace {

using base::Language;
using H = HighlightKind;

const Names& Village() {
    static const Names names = testing::VillageNames();
    return names;
}

/// The colour of the only (or first) stretch with this text; none if it has no colour of its own.
std::optional<H> ColourOf(const std::string& text, const std::string& word, const Names* names = &Village()) {
    const base::Source source("t", text);
    for (const Highlighted& one : Highlight(source, names))
        if (text.substr(one.range.begin, one.range.end - one.range.begin) == word) return one.kind;
    return std::nullopt;
}

void CheckShape(const std::string& text) {
    const base::Source source("t", text);
    std::uint32_t end = 0;
    for (const Highlighted& one : Highlight(source, &Village())) {
        BOOST_TEST_REQUIRE(one.range.begin >= end, text);
        BOOST_TEST_REQUIRE(one.range.end > one.range.begin);
        BOOST_TEST_REQUIRE(one.range.end <= text.size());
        end = one.range.end;
    }
}

const std::string kHead = "评分规则 r “r”\n  适用表单 village_evaluation\n";

/// Completions at the place of ‸ in the text.
Completions At(std::string text, Language language = Language::Chinese) {
    const std::size_t place = text.find("‸");
    text.erase(place, std::string_view("‸").size());
    return CompleteAt(base::Source("t", text), static_cast<std::uint32_t>(place), &Village(), language);
}

std::string First(const std::string& text, Language language = Language::Chinese) {
    const Completions found = At(text, language);
    return found.items.empty() ? std::string() : found.items.front().text;
}

bool Offers(const std::string& text, const std::string& word, Language language = Language::Chinese) {
    const Completions found = At(text, language);
    return std::any_of(found.items.begin(), found.items.end(), [&](const Completion& one) { return one.text == word; });
}

std::string HoverText(const std::string& text, const std::string& word) {
    const auto place = static_cast<std::uint32_t>(text.find(word));
    const auto hover = HoverAt(base::Source("t", text), place + 1, &Village());
    std::string lines;
    if (hover)
        for (const base::Message& line : hover->lines) lines += base::Text(Language::English, line) + "\n";
    return lines;
}

bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(editor_tests)

BOOST_AUTO_TEST_CASE(each_kind_of_word_has_its_colour) {
    const std::string text =
        kHead +
        "常量 系数 = 0.8\n项目 A1 “会” 满分 4  # 注\n  应 2 次，实 民主生活会次数\n"
        "  当 否决事项 中 有 否决情形 = 进京集体访 得 甲乙 × 系数\n等次 优秀 90 分以上，其余 不合格\n"
        "评优否决 v “v” 封顶 优秀 当 是\n";
    BOOST_TEST((ColourOf(text, "项目") == H::Statement));
    BOOST_TEST((ColourOf(text, "应") == H::Keyword));
    BOOST_TEST((ColourOf(text, "民主生活会次数") == H::Question));
    BOOST_TEST((ColourOf(text, "否决情形") == H::Question));
    BOOST_TEST((ColourOf(text, "进京集体访") == H::Category));
    BOOST_TEST((ColourOf(text, "系数") == H::Value));
    BOOST_TEST((ColourOf(text, "A1") == H::Item));
    BOOST_TEST((ColourOf(text, "优秀") == H::Grade));
    BOOST_TEST((ColourOf(text, "0.8") == H::Number));
    BOOST_TEST((ColourOf(text, "次") == H::Unit));
    BOOST_TEST((ColourOf(text, "“会”") == H::String));
    BOOST_TEST((ColourOf(text, "# 注") == H::Comment));
    BOOST_TEST((ColourOf(text, "甲乙") == H::Unknown));
    BOOST_TEST((ColourOf(text, "village_evaluation") == H::Question));
}

BOOST_AUTO_TEST_CASE(without_a_form_no_question_is_called_unknown) {
    BOOST_TEST((ColourOf("项目 A\n  得 会议次数", "会议次数", nullptr) == H::Question));
}

BOOST_AUTO_TEST_CASE(what_follows_a_broken_line_keeps_its_colours) {
    const std::string text = kHead + "项目 A “半句 满分 4\n  应 2。5 @ 次，实\n项目 B 满分 4\n  得 民主生活会次数\n";
    BOOST_TEST((ColourOf(text, "民主生活会次数") == H::Question));
    BOOST_TEST((ColourOf(text, "B") == H::Item));
    BOOST_TEST((ColourOf(text, "@") == H::Unknown));
}

BOOST_AUTO_TEST_CASE(colours_never_overlap_on_any_text) {
    CheckShape(testing::kChineseRules);
    CheckShape(testing::kEnglishRules);
    std::mt19937 random(5);
    for (int round = 0; round < 150; ++round) {
        std::string text = testing::kChineseRules.substr(random() % testing::kChineseRules.size(), 300);
        text.erase(random() % text.size(), 1 + random() % 5);
        CheckShape(text);  // often not UTF-8: no colours then
        std::string clean;
        for (const base::CodePoint& point : base::Decode(text)) base::AppendUtf8(clean, point.value);
        CheckShape(clean);
    }
}

BOOST_AUTO_TEST_CASE(a_line_begins_with_statements_and_clauses) {
    BOOST_TEST(Offers(kHead + "‸", "项目"));
    BOOST_TEST(Offers(kHead + "项‸", "项目"));
    BOOST_TEST(First(kHead + "合理‸") != "项目");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  合理‸") == "合理缺项");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  ‸") == "当");
    BOOST_TEST(First("ruleset r \"r\"\nite‸", Language::English) == "item");
    BOOST_TEST(First("评分‸") == "评分规则");
}

BOOST_AUTO_TEST_CASE(questions_stand_where_a_value_is_wanted) {
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  应 2 次，实 民主生‸") == "民主生活会次数");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  应2次，实民主生‸") == "民主生活会次数");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  当 实事承‸") == "实事承诺项数");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  得 pledges_m‸") == "pledges_made");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  得 完成项‸") == "实事完成项数");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  得 12 × ‸", Language::English) != "");
    const Completions found = At(kHead + "项目 A 满分 4\n  得 民主生‸");
    BOOST_REQUIRE(!found.items.empty());
    BOOST_TEST((found.items.front().kind == CompletionKind::Question));
    BOOST_TEST(!found.items.front().details.empty());
    BOOST_TEST(found.replaced.end - found.replaced.begin == std::string_view("民主生").size());
}

BOOST_AUTO_TEST_CASE(a_misspelt_beginning_still_finds_its_question) {
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  得 民主生活回次数‸") == "民主生活会次数");
    BOOST_TEST(First(kHead + "项目 A 满分 4\n  得 民生次数‸") == "民主生活会次数");
}

BOOST_AUTO_TEST_CASE(declared_values_are_offered_too) {
    BOOST_TEST(First("常量 系数 = 0.8\n" + kHead + "项目 A 满分 4\n  得 系‸") == "系数");
}

BOOST_AUTO_TEST_CASE(a_roster_offers_its_columns) {
    BOOST_TEST(First(kHead + "加分 C 最多 5 分\n  按 加分事项.‸") == "事项编号");
    BOOST_TEST(First(kHead + "加分 C 最多 5 分\n  按 加分事项.级‸") == "级别");
    BOOST_TEST(!Offers(kHead + "加分 C 最多 5 分\n  按 加分事项.‸", "民主生活会次数"));
    // In a filter the columns come before the questions.
    const Completions found = At(kHead + "一票否决 v “v” 当 否决事项 中 有 ‸");
    BOOST_REQUIRE(!found.items.empty());
    BOOST_TEST((found.items.front().kind == CompletionKind::Column));
    BOOST_TEST(Offers(kHead + "取数 x = 民主测评[‸", "组别"));
}

BOOST_AUTO_TEST_CASE(a_choice_offers_its_categories) {
    BOOST_TEST(Offers(kHead + "一票否决 v “v” 当 否决事项 中 有 否决情形 = ‸", "进京集体访"));
    BOOST_TEST(First(kHead + "一票否决 v “v” 当 否决事项 中 有 否决情形 = 进‸") == "进京集体访");
    const Completions found = At(kHead + "一票否决 v “v” 当 否决事项 中 有 否决情形 = ‸");
    for (const Completion& one : found.items) BOOST_TEST((one.kind == CompletionKind::Category));
}

BOOST_AUTO_TEST_CASE(ids_grades_and_samples_stand_where_they_belong) {
    const std::string text =
        kHead +
        "项目 A1 “会” 满分 4\n  得 4 分\n等次 优秀 90 分以上，良好 80 分以上，其余 不合格\n样例 “甲”\n"
        "  民主生活会次数 = 2\n";
    BOOST_TEST(Offers(text + "测试 “一”\n  给定 “甲”\n  期望 ‸", "A1"));
    BOOST_TEST(Offers(text + "测试 “一”\n  给定 “甲”\n  期望 ‸", "总分"));
    BOOST_TEST(First(text + "测试 “一”\n  给定 “甲”\n  期望 A‸") == "A1");
    BOOST_TEST(Offers(text + "测试 “一”\n  给定 “甲”\n  期望 等次 = ‸", "优秀"));
    BOOST_TEST(First(text + "评优否决 v “v” 封顶 ‸") == "优秀");
    BOOST_TEST(First(text + "评优否决 v “v” 封顶 良‸") == "良好");
    BOOST_TEST(Offers(text + "排名 按 ‸", "总分"));
    BOOST_TEST(Offers(text + "排名 按 总分，‸", "A1"));
    BOOST_TEST(First(text + "测试 “一”\n  给定 ‸") == "“甲”");
    BOOST_TEST(First(text + "测试 “一”\n  给定 “‸”") == "“甲”");
    BOOST_TEST(First("评分规则 r “r”\n  适用表单 ‸") == Village().form_id);
}

BOOST_AUTO_TEST_CASE(texts_comments_and_new_ids_complete_nothing) {
    BOOST_TEST(At(kHead + "项目 A “民‸” 满分 4").items.empty());
    BOOST_TEST(At(kHead + "# 民主‸").items.empty());
    BOOST_TEST(At(kHead + "项目 ‸").items.empty());
}

BOOST_AUTO_TEST_CASE(every_place_of_the_samples_can_be_asked) {
    for (const std::string* text : {&testing::kChineseRules, &testing::kEnglishRules}) {
        const base::Source source("t", *text);
        for (std::uint32_t at = 0; at <= text->size(); at += 29) {
            const Completions found = CompleteAt(source, at, &Village(), Language::Chinese);
            BOOST_TEST_REQUIRE(found.replaced.begin <= found.replaced.end);
            BOOST_TEST_REQUIRE(found.items.size() <= 100U);
            HoverAt(source, at, &Village());
        }
    }
}

BOOST_AUTO_TEST_CASE(hovering_tells_what_a_word_means) {
    const std::string text = kHead +
                             "取数 q “群众分” = 1\n项目 A1 “会” 满分 4\n  得 民主生活会次数 + q\n"
                             "一票否决 v “v” 当 否决事项 中 有 否决情形 = 进京集体访\n";
    BOOST_TEST(Has(HoverText(text, "民主生活会次数"), "democratic_life_meetings"));
    BOOST_TEST(Has(HoverText(text, "民主生活会次数"), "Whole number"));
    BOOST_TEST(Has(HoverText(text, "否决事项"), "Roster"));
    BOOST_TEST(Has(HoverText(text, "否决情形"), "Categories: "));
    BOOST_TEST(Has(HoverText(text, "进京集体访"), "Category of"));
    BOOST_TEST(Has(HoverText(text, "q “群"), "Line 3"));
    BOOST_TEST(Has(HoverText(text, "得"), "points that are given"));
    BOOST_TEST(Has(HoverText(text, "一票否决"), "lowest"));
    BOOST_TEST(HoverText(text, "“会”").empty());
}

BOOST_AUTO_TEST_CASE(every_keyword_has_a_meaning) {
    for (const Keyword& keyword : Keywords()) {
        const bool is_mark = keyword.kind >= TokenKind::Comma && keyword.kind <= TokenKind::Bar;
        const bool is_sign = keyword.kind >= TokenKind::Tilde && keyword.kind <= TokenKind::Divide;
        if (is_mark || is_sign) continue;
        BOOST_TEST(!MeaningOf(keyword.kind).Empty(), Spelling(keyword.kind, Language::Chinese));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gongjian::lang
