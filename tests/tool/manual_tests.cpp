// The manual of the rule language, rules/README.md, held against the program: its files and fragments are checked and scored,
// its mistakes get the messages beside them, its sessions print what they show, its tables list every keyword and code.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/file.h"
#include "lang/diagnostic_codes.h"
#include "lang/keywords.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"
#include "tool/session.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

/// A fenced block. Its marker says what it is:
///   rules FILE   a complete rule file; other blocks and sessions know it by this name
///   rules-part   statements; what a file needs besides them is put around them. 「# 表单 id」 names a form other than
///                village_evaluation. Where an English part follows a Chinese one at once, both give the same points.
///   rules-wrong  the same, with the finding that it gets as a last line: # 错误[code]：…
///   info FILE    a form for the rules
///   sh           a session: commands after "$ " and what they print
///   text         a grammar or a table of values: read by people only
struct Block {
    std::string marker, file, text;
    std::size_t line = 0, last_line = 0;
};

const std::string& Manual() {
    static const std::string text = SourceText("rules/README.md");
    return text;
}

std::vector<Block> AllBlocks() {
    std::vector<Block> blocks;
    std::istringstream lines(Manual());
    bool inside = false;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.starts_with("```")) {
            inside = !inside;
            if (!inside) {
                blocks.back().last_line = number;
                continue;
            }
            std::istringstream words(line.substr(3));
            Block block;
            words >> block.marker >> block.file;
            block.line = number;
            blocks.push_back(block);
        } else if (inside) {
            blocks.back().text += line + "\n";
        }
    }
    return blocks;
}

std::vector<Block> Blocks(const std::string& marker) {
    std::vector<Block> blocks = AllBlocks();
    std::erase_if(blocks, [&marker](const Block& block) { return block.marker != marker; });
    return blocks;
}

/// Whether a line of the text begins with one of the words.
bool HasLine(const std::string& text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&text](const std::string& word) {
        return text.starts_with(word) || text.find("\n" + word) != std::string::npos;
    });
}

std::string FormOf(const std::string& part) {
    const std::string word = "# 表单 ";
    if (!part.starts_with(word)) return "village_evaluation";
    return part.substr(word.size(), part.find('\n') - word.size());
}

/// A complete file around a fragment: what it does not say itself is said for it.
std::string Completed(const std::string& part) {
    std::string text;
    if (!HasLine(part, {"评分规则 ", "ruleset "})) text = "评分规则 manual “手册”\n  适用表单 " + FormOf(part) + "\n\n";
    text += part;
    if (!HasLine(part, {"项目 ", "部分兼项目 ", "item ", "block item ", "项目1"})) {
        text += "\n项目 host “其他” 满分 100\n  得 100 分\n";
    }
    const bool grades = HasLine(part, {"等次 ", "grades "});
    if (!grades && HasLine(part, {"一票否决 ", "评优否决 ", "名额 "}))
        text += "\n等次 优秀 90 分以上，良好 80 分以上，合格 60 分以上，其余 不合格\n";
    if (!grades && HasLine(part, {"veto ", "cap veto ", "quota "}))
        text += "\ngrades excellent 90 and above, good 80 and above, otherwise failed\n";
    return text;
}

/// A folder with the forms that the manual's rules need, to which files are added.
class Files {
public:
    Files() {
        Write("idioms.info", SourceText("rules/examples/idioms.info"));
        for (const Block& block : Blocks("info")) Write(block.file, block.text);
    }

    std::string Write(const std::string& name, const std::string& text) const {
        base::WriteFile(m_dir / name, text);
        return base::PathToUtf8(m_dir / name);
    }

    std::string Folder() const { return base::PathToUtf8(m_dir.Path()); }

private:
    TempDir m_dir;
};

void CheckTests(const std::string& file, const Files& files) {
    const ToolRun test = RunTool({"test", file, "--forms", files.Folder()});
    BOOST_TEST(test.code == 0, test.out + test.err);
}

/// Points of every item in every acceptance case of the villages.
Json PointsOf(const std::string& file, const Files& files) {
    const ToolRun run = RunTool({"score", file, "--forms", files.Folder(), "--answers",
                                 SourcePath("tests/data/cases/village_committee.json"), "--no-population", "--json"});
    BOOST_TEST(!run.out.empty(), run.err);
    Json points = Json::array();
    if (run.out.empty()) return points;
    const Json sheets = run.Json().at("sheets");
    for (const Json& sheet : sheets)
        points.push_back(Json::array({sheet.at("items"), sheet.at("pending_items"), sheet.value("total", Json{})}));
    return points;
}

bool IsEnglish(const Block& block) {
    return !block.text.empty() && (static_cast<unsigned char>(block.text.front()) & 0x80) == 0 && block.text[0] != '#';
}

/// The cells of the table rows between two headings, without their code marks.
std::vector<std::vector<std::string>> RowsBelow(const std::string& heading) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(Manual());
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#")) inside = line.find(heading) != std::string::npos;
        if (!inside || !line.starts_with("| `")) continue;
        std::vector<std::string> cells(1);
        for (std::size_t at = 1; at < line.size(); ++at) {
            if (line[at] == '|' && line[at - 1] != '\\')
                cells.emplace_back();
            else if (line[at] != '`' && !(line[at] == '\\' && line.substr(at + 1, 1) == "|"))
                cells.back() += line[at];
        }
        for (std::string& cell : cells) {
            cell.erase(0, cell.find_first_not_of(' '));
            cell.erase(cell.find_last_not_of(' ') + 1);
        }
        rows.push_back(cells);
    }
    return rows;
}

std::string Joined(const std::vector<std::string_view>& words) {
    std::string out;
    for (std::string_view word : words) out += (out.empty() ? "" : " · ") + std::string(word);
    return out.empty() ? "—" : out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(manual_tests)

BOOST_AUTO_TEST_CASE(every_block_says_what_it_is) {
    static const std::set<std::string> known{"rules", "rules-part", "rules-wrong", "info", "sh", "text"};
    for (const Block& block : AllBlocks())
        BOOST_TEST(known.count(block.marker) == 1u, "rules/README.md:" << block.line << ": " << block.marker);
}

BOOST_AUTO_TEST_CASE(complete_files_are_clean_and_pass_their_tests) {
    const Files files;
    BOOST_TEST(!Blocks("rules").empty());
    for (const Block& block : Blocks("rules")) {
        BOOST_TEST_CONTEXT("rules/README.md:" << block.line) {
            const std::string file = files.Write(block.file, block.text);
            const ToolRun check = RunTool({"check", file, "--strict", "--forms", files.Folder()});
            BOOST_TEST(check.code == 0, check.out + check.err);
            CheckTests(file, files);
        }
    }
}

BOOST_AUTO_TEST_CASE(parts_are_right_and_pass_their_tests) {
    const Files files;
    BOOST_TEST(Blocks("rules-part").size() > 40u);
    for (const Block& block : Blocks("rules-part")) {
        BOOST_TEST_CONTEXT("rules/README.md:" << block.line) {
            const std::string file = files.Write("part.rules", Completed(block.text));
            const ToolRun check = RunTool({"check", file, "--forms", files.Folder()});
            BOOST_TEST(check.code == 0, check.out + check.err);
            CheckTests(file, files);
        }
    }
}

BOOST_AUTO_TEST_CASE(english_beside_chinese_gives_the_same_points) {
    const Files files;
    const std::vector<Block> blocks = AllBlocks();
    std::size_t pairs = 0;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const Block &chinese = blocks[i - 1], &english = blocks[i];
        const bool pair = chinese.marker == "rules-part" && english.marker == "rules-part" &&
                          english.line <= chinese.last_line + 2 && !IsEnglish(chinese) && IsEnglish(english);
        if (!pair || FormOf(chinese.text) != "village_evaluation") continue;
        ++pairs;
        BOOST_TEST_CONTEXT("rules/README.md:" << chinese.line) {
            const Json points = PointsOf(files.Write("chinese.rules", Completed(chinese.text)), files);
            BOOST_TEST(!points.empty());
            BOOST_TEST(points == PointsOf(files.Write("english.rules", Completed(english.text)), files));
        }
    }
    BOOST_TEST(pairs > 15u);
}

BOOST_AUTO_TEST_CASE(mistakes_get_the_findings_beside_them) {
    const Files files;
    for (const Block& block : Blocks("rules-wrong")) {
        const std::size_t at = block.text.find("# 错误[");
        const std::size_t warning = block.text.find("# 警告[");
        BOOST_TEST_CONTEXT("rules/README.md:" << block.line) {
            BOOST_TEST((at != std::string::npos || warning != std::string::npos));
            const std::string finding = block.text.substr(std::min(at, warning) + 2);
            const std::string part = block.text.substr(0, std::min(at, warning));
            const std::string file = files.Write("wrong.rules", Completed(part));
            const std::string printed = OutputOf("gj --lang zh check '" + file + "' --forms '" + files.Folder() + "'");
            const std::string first = finding.substr(0, finding.find('\n'));
            BOOST_TEST(Contains(printed, first), first << "\nis not in\n" << printed);
        }
    }
}

BOOST_AUTO_TEST_CASE(sessions_print_what_they_show) {
    const SessionFolder folder("gj_manual");
    for (const std::string marker : {"rules", "info"}) {
        for (const Block& block : Blocks(marker)) base::WriteFile(folder.Path() / block.file, block.text);
    }
    const std::vector<Step> steps = StepsOf(Manual());
    BOOST_TEST(steps.size() > 5u);
    CheckSteps(steps, folder.Path());
}

BOOST_AUTO_TEST_CASE(the_table_of_keywords_lists_every_keyword) {
    std::multiset<std::string> listed, known;
    for (const auto& row : RowsBelow("关键词表")) listed.insert(row[0] + " | " + row[1]);
    for (const lang::Keyword& keyword : lang::Keywords()) known.insert(Joined(keyword.zh) + " | " + Joined(keyword.en));
    for (const std::string& row : known) BOOST_TEST(listed.count(row) >= 1u, "not in the manual: " << row);
    for (const std::string& row : listed) BOOST_TEST(known.count(row) >= 1u, "no such keyword: " << row);
}

BOOST_AUTO_TEST_CASE(the_table_of_findings_lists_every_code) {
    std::set<std::string> listed;
    for (const auto& row : RowsBelow("诊断代码表")) listed.insert(row[0]);
    for (std::string_view code : lang::kDiagnosticCodes)
        BOOST_TEST(listed.count(std::string(code)) == 1u, "not in the manual: " << code);
    BOOST_TEST(listed.size() == std::size(lang::kDiagnosticCodes));
}

BOOST_AUTO_TEST_SUITE_END()
