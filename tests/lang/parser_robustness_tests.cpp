// No text makes the parser crash or hang, and none is silently nothing.
#include <boost/test/unit_test.hpp>
#include <random>

#include "construct_rules.h"
#include "lang/parser.h"
#include "sample_rules.h"
#include "village_names.h"

namespace gongjian::lang {
namespace {

/// Parses; a file without a tree must have said why.
void Digest(const std::string& text) {
    static const Names names = testing::ConstructNames();
    const base::Source source("mutant", text);
    const ParsedRules parsed = ParseRules(source, &names);
    if (parsed.tree.header.id.text.empty() && parsed.diagnostics.empty())
        BOOST_ERROR("no header and no diagnostic: " + text);
    if (parsed.broken.empty() == parsed.diagnostics.empty()) return;
    for (const base::Diagnostic& diagnostic : parsed.diagnostics)
        if (diagnostic.hint.Empty() || diagnostic.code.empty())
            BOOST_ERROR("a diagnostic without a hint: " + diagnostic.code);
}

BOOST_AUTO_TEST_SUITE(parser_robustness_tests)

BOOST_AUTO_TEST_CASE(every_prefix_of_the_sample_is_digested) {
    for (std::size_t length = 0; length <= testing::kChineseRules.size(); ++length) {
        // Within a character the text is not UTF-8 and refused at once; one such place in ten is enough.
        const bool inside = (static_cast<unsigned char>(testing::kChineseRules[length]) & 0xC0) == 0x80;
        if (!inside || length % 10 == 0) Digest(testing::kChineseRules.substr(0, length));
    }
}

BOOST_AUTO_TEST_CASE(every_construct_is_digested_half_typed) {
    // Each line cut at every character, between the lines around it.
    const std::string& text = testing::kConstructs;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
        const std::size_t before = begin < 150 ? 0 : text.rfind('\n', begin - 150) + 1;
        for (std::size_t at = begin; at < end; ++at)
            if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80)
                Digest(text.substr(before, at - before) + "\n" + text.substr(end + 1, 150));
        begin = end + 1;
    }
}

BOOST_AUTO_TEST_CASE(random_mutations_are_digested) {
    std::mt19937 random(20120630);
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    const std::vector<std::string> pieces = {"（",
                                             "）",
                                             "“",
                                             "”",
                                             "「",
                                             "」",
                                             "当",
                                             "得",
                                             "，",
                                             "\n",
                                             "|",
                                             "每低",
                                             "其余",
                                             "0。2",
                                             "=",
                                             "项目",
                                             "如果",
                                             "[",
                                             "]",
                                             ".",
                                             "99999999999999999999",
                                             "#",
                                             "@",
                                             "\xff",
                                             "测试",
                                             "期望",
                                             "中",
                                             "有",
                                             "1万%",
                                             "台账",
                                             "未填按",
                                             "为",
                                             "酌情",
                                             "幅度",
                                             "缺一项",
                                             "舍入(",
                                             "逐行",
                                             "对照表",
                                             "结论",
                                             "今天",
                                             "界点归入较高一档",
                                             "—",
                                             "键",
                                             "且"};
    for (int round = 0; round < 2000; ++round) {
        const std::string& sample = round % 3 == 0   ? testing::kChineseRules
                                    : round % 3 == 1 ? testing::kEnglishRules
                                                     : testing::kConstructs;
        // A stretch of the sample, so that a mutant stays small.
        const std::size_t begin = below(sample.size());
        std::string text = sample.substr(begin, 200 + below(400));
        for (std::size_t edits = 1 + below(6); edits > 0; --edits) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
                case 0: text.erase(at, 1 + below(12)); break;
                case 1: text.insert(at, pieces[below(pieces.size())]); break;
                case 2: text.insert(at, text.substr(below(text.size()), below(30))); break;
                default: std::swap(text[at], text[below(text.size())]); break;
            }
        }
        Digest(text);
    }
}

BOOST_AUTO_TEST_CASE(whole_characters_are_mutated_too) {
    std::mt19937 random(7);
    std::vector<std::string> characters;
    for (std::size_t i = 0; i < testing::kChineseRules.size();) {
        std::size_t length = 1;
        while (i + length < testing::kChineseRules.size() &&
               (static_cast<unsigned char>(testing::kChineseRules[i + length]) & 0xC0) == 0x80)
            ++length;
        characters.push_back(testing::kChineseRules.substr(i, length));
        i += length;
    }
    for (int round = 0; round < 300; ++round) {
        const std::size_t begin = random() % characters.size();
        std::string text;
        for (std::size_t i = begin; i < std::min(characters.size(), begin + 300); ++i) {
            const unsigned dice = random() % 60;
            if (dice == 0) continue;
            text += characters[i];
            if (dice == 1) text += characters[random() % characters.size()];
        }
        Digest(text);
    }
}

BOOST_AUTO_TEST_CASE(monstrous_texts_are_refused_or_read_in_time) {
    std::string runs(200000, 'a'), words, bars, lines, opens;
    for (int i = 0; i < 20000; ++i) words += "得", bars += "| ", opens += "「";
    for (int i = 0; i < 20000; ++i) lines += "项日 A\n";
    for (const std::string& text : {runs, words, bars, lines, opens}) {
        Digest("评分规则 r “r”\n项目 A 满分 1\n" + text);
        Digest(text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::lang
