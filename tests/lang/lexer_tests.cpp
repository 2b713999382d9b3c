// Cutting text into tokens: folding, runs without spaces, ids, numbers, dates, texts.
#include "lang/lexer.h"

#include <boost/test/unit_test.hpp>

#include "village_names.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

Lexed LexVillage(const std::string& text, bool with_names = true) {
    static const Names names = testing::VillageNames();
    const base::Source source("test", text);
    Lexicon lexicon(with_names ? &names : nullptr);
    AddDeclaredNames(source, DecodeRules(source), lexicon);
    return Lex(source, DecodeRules(source), lexicon);
}

/// The tokens as they stand in the text, separated by |.
std::string Words(const std::string& text, bool with_names = true) {
    std::string out;
    for (const Token& token : LexVillage(text, with_names).tokens) {
        if (token.kind == K::End) break;
        if (!out.empty()) out += '|';
        out += text.substr(token.range.begin, token.range.end - token.range.begin);
    }
    return out;
}

Token First(const std::string& text) { return LexVillage(text).tokens.front(); }

std::string Codes(const std::string& text) {
    std::string out;
    for (const base::Diagnostic& diagnostic : LexVillage(text).diagnostics) out += diagnostic.code + " ";
    return out;
}

BOOST_AUTO_TEST_SUITE(lexer_tests)

BOOST_AUTO_TEST_CASE(text_without_spaces_is_cut_at_the_longest_words) {
    BOOST_TEST(Words("应2次，实民主生活会次数") == "应|2|次|，|实|民主生活会次数");
    BOOST_TEST(Words("每低1个百分点扣0.2分，不足1个百分点按1个百分点计") ==
               "每低|1|个百分点|扣|0.2|分|，|不足|1|个百分点|按|1|个百分点|计");
    BOOST_TEST(Words("当实事承诺项数=0得0分") == "当|实事承诺项数|=|0|得|0|分");
    BOOST_TEST(Words("按加分事项.级别同一事项编号就高：镇级0.5分，县级1分") ==
               "按|加分事项|.|级别|同一|事项编号|就高|：|镇级|0.5|分|，|县级|1|分");
}

BOOST_AUTO_TEST_CASE(a_name_that_contains_a_keyword_is_one_word) {
    BOOST_TEST(Words("应应到人数，实实到人数") == "应|应到人数|，|实|实到人数");
    BOOST_TEST(Words("加分事项：") == "加分事项|：");
}

BOOST_AUTO_TEST_CASE(a_digit_run_does_not_swallow_a_name_and_a_name_may_hold_digits) {
    Names names = testing::VillageNames();
    names.variables.push_back(testing::MakeVariable("first_secretary", "第1书记", "First secretary"));
    names.variables.push_back(testing::MakeVariable("times", "次数", "Times"));
    const Lexicon lexicon(&names);
    const auto words = [&](const std::string& text) {
        std::string out;
        const base::Source source("t", text);
        for (const Token& token : Lex(source, DecodeRules(source), lexicon).tokens)
            out += text.substr(token.range.begin, token.range.end - token.range.begin) + "|";
        return out;
    };
    BOOST_TEST(words("得第1书记分") == "得|第1书记|分||");
    BOOST_TEST(words("2次数") == "2|次数||");
}

BOOST_AUTO_TEST_CASE(an_undeclared_word_stays_whole_between_numbers) {
    BOOST_TEST(Words("镇级奖励0.5分", false) == "镇级奖励|0.5|分");
    BOOST_TEST(Words("得分数 > 3") == "得分数|>|3");
}

BOOST_AUTO_TEST_CASE(full_width_forms_are_their_half_width_twins) {
    BOOST_TEST(Words("ａ＋ｂ≥１２．５％") == "ａ|＋|ｂ|≥|１２．５％");
    const Lexed lexed = LexVillage("ａ＋ｂ≥１２．５％");
    BOOST_TEST(lexed.tokens[0].text == "a");
    BOOST_TEST((lexed.tokens[3].kind == K::GreaterEqual));
    BOOST_TEST((lexed.tokens[4].kind == K::Percent));
    BOOST_TEST((lexed.tokens[4].number == base::Decimal{125, 1}));
    BOOST_TEST((First("【").kind == K::OpenBracket));
    BOOST_TEST((First("！＝").kind == K::NotEqual));
}

BOOST_AUTO_TEST_CASE(numbers_take_ten_thousands_and_percent) {
    BOOST_TEST((First("2000万").number == base::Decimal{20000000, 0}));
    BOOST_TEST((First("1.5 万元").number == base::Decimal{15000, 0}));
    BOOST_TEST((First("80 %").kind == K::Percent));
    BOOST_TEST(Codes("12345678901234567890") == "bad-number ");
    BOOST_TEST(Codes("得 0。2 分") == "period-in-number ");
}

BOOST_AUTO_TEST_CASE(dates_are_read_in_both_writings) {
    const auto date = base::MakeDate(2012, 6, 30);
    for (const char* text : {"2012-06-30", "2012年6月30日", "２０１２年６月３０日", "2012 年 6 月 30 日"})
        BOOST_TEST((First(text).kind == K::Date && First(text).date == *date), text);
    BOOST_TEST(Words("至2012年12月31日") == "至|2012年12月31日");
    BOOST_TEST(Words("2012-01-01至2012-12-31") == "2012-01-01|至|2012-12-31");
    BOOST_TEST(Codes("2012-02-30") == "bad-date ");
}

BOOST_AUTO_TEST_CASE(texts_and_quoted_names_are_unchanged_inside) {
    BOOST_TEST(First("“示例镇委〔2012〕８号，（×）”").text == "示例镇委〔2012〕８号，（×）");
    BOOST_TEST(First("\"a “b” c\"").text == "a “b” c");
    BOOST_TEST(First("「县(市、区)级」").text == "县(市、区)级");
    BOOST_TEST((First("「县(市、区)级」").kind == K::Quoted));
    BOOST_TEST(Codes("“没有结尾\n得") == "unterminated-string ");
    BOOST_TEST(Codes("「没有结尾\n得") == "unterminated-name ");
}

BOOST_AUTO_TEST_CASE(a_label_with_brackets_needs_no_quotes_where_it_is_declared) {
    BOOST_TEST(Words("县(市、区)级 1 分") == "县(市、区)级|1|分");
    BOOST_TEST(First("县（市、区）级").text == "县(市、区)级");
}

BOOST_AUTO_TEST_CASE(ids_follow_the_words_that_introduce_them) {
    BOOST_TEST(Words("项目A1.1“会”满分4") == "项目|A1.1|“会”|满分|4");
    BOOST_TEST(Words("项目 4a 满分 4") == "项目|4a|满分|4");
    BOOST_TEST(Words("部分 1 满分 4") == "部分|1|满分|4");
    BOOST_TEST(Words("项目 1.10 满分 4") == "项目|1.10|满分|4");
    BOOST_TEST((LexVillage("部分 1").tokens[1].kind == K::Word));
    BOOST_TEST(Words("取数 群众率舍入2位=1") == "取数|群众率|舍入|2|位|=|1");
    BOOST_TEST(Words("排名按总分，1.2，B") == "排名|按|总分|，|1.2|，|B");
    BOOST_TEST(Words("期望1.1=2.00，A1.2=3，总分=4") == "期望|1.1|=|2.00|，|A1.2|=|3|，|总分|=|4");
    BOOST_TEST((LexVillage("一票否决 当 实到人数 > 3").tokens[1].kind == K::When));
}

BOOST_AUTO_TEST_CASE(statements_begin_lines_and_assignments_do_not) {
    const Lexed lexed = LexVillage("等次 优秀 90 分以上\n  等次 = 优秀\n加分事项：\n加分 C 最多 5");
    std::string starts;
    for (const Token& token : lexed.tokens) starts += token.statement_start ? '1' : '0';
    BOOST_TEST(starts.substr(0, 1) == "1");
    BOOST_TEST(std::count(starts.begin(), starts.end(), '1') == 2);
}

BOOST_AUTO_TEST_CASE(several_english_words_make_one_keyword) {
    const Lexed lexed = LexVillage("cap  veto X cap at 良好 when not assessed");
    BOOST_TEST((lexed.tokens[0].kind == K::CapVeto));
    BOOST_TEST((lexed.tokens[2].kind == K::Cap));
    BOOST_TEST(Words("iffy + ordinal") == "iffy|+|ordinal");
}

BOOST_AUTO_TEST_CASE(a_full_stop_at_the_end_of_a_line_is_ignored) {
    BOOST_TEST(Words("得 2 分。\n应 2 次。实 3。  # 注") == "得|2|分|应|2|次|。|实|3");
}

BOOST_AUTO_TEST_CASE(other_readings_are_offered_complete_ones_first) {
    const std::string text = "当年数";
    const base::Source source("t", text);
    const Lexicon lexicon(nullptr);
    const Lexed lexed = Lex(source, DecodeRules(source), lexicon);
    BOOST_REQUIRE_EQUAL(lexed.runs.size(), 1u);
    const auto readings = OtherReadings(source, lexicon, lexed, lexed.runs[0], 64);
    BOOST_TEST(!readings.empty());
    BOOST_TEST(!readings.back().complete);
}

BOOST_AUTO_TEST_CASE(characters_that_mean_nothing_are_reported_once) {
    BOOST_TEST(Codes("得 @@@ 2 $ 分") == "bad-character bad-character ");
    BOOST_TEST(Codes("《办法》") == "bad-character bad-character ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
