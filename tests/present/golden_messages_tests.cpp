// What is said about the broken files of tests/golden, in Chinese: the same findings, and no English left in them.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "form/form_loader.h"
#include "form/question_types.h"
#include "interview/checked_form.h"
#include "lang/examples.h"
#include "lang/fixes.h"
#include "lang/keywords.h"
#include "lang/parser.h"
#include "lang/rules.h"
#include "present/catalogue.h"

namespace gongjian {
namespace {

namespace fs = std::filesystem;
using base::Language;

/// Chinese while it lives.
struct InChinese {
    InChinese() {
        BOOST_REQUIRE(present::LoadCatalogue());
        base::SetLanguage(Language::Chinese);
    }
    ~InChinese() {
        base::SetLanguage(Language::English);
        base::SetTranslator({});
    }
};

std::vector<fs::path> Files(const std::string& folder, const std::string& extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(GONGJIAN_SOURCE_DIR) / "tests" / "golden" / folder))
        if (entry.path().extension() == extension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// The text of the form too: its names may stand in what is said about rules for it.
struct Form {
    std::string text;
    interview::FormCheckResult opened;
};

const Form* FormOf(const std::string& form_id) {
    static std::map<std::string, Form> forms;
    const fs::path root(GONGJIAN_SOURCE_DIR);
    for (const auto& folder : {root / "forms", root / "tests" / "golden" / "rules"}) {
        const fs::path file = folder / (form_id + ".info");
        if (!forms.contains(form_id) && fs::exists(file))
            forms[form_id] = {base::ReadFile(file), interview::OpenForm(file)};
    }
    return forms.contains(form_id) ? &forms.at(form_id) : nullptr;
}

const lang::Names* NamesOf(const std::string& form_id) {
    const Form* form = FormOf(form_id);
    return form != nullptr && form->opened.form ? &form->opened.form->names : nullptr;
}

/// Runs of two or more Latin letters, lower case.
std::set<std::string> WordsIn(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            continue;
        }
        if (word.size() > 1) words.insert(word);
        word.clear();
    }
    return words;
}

/// Words that may stand in a Chinese message: keywords of the language, what its examples name, encodings.
const std::set<std::string>& WordsOfTheLanguage() {
    static const std::set<std::string> words = [] {
        std::set<std::string> all{"utf",   "gbk",          "mib",       "info",   "forms",   "include",
                                  "some",  "id",           "codelists", "csv",    "village", "enterprise",
                                  "party", "organisation", "union",     "person", "town",    "none"};
        for (const std::string& type : form::TypeNames()) all.merge(WordsIn(type));
        all.merge(std::set<std::string>{"short", "relevance", "rows", "refused"});
        for (const lang::Keyword& keyword : lang::Keywords()) {
            for (const std::string_view spelling : keyword.en) all.merge(WordsIn(std::string(spelling)));
            for (const Language language : {Language::English, Language::Chinese})
                all.merge(WordsIn(std::string(lang::ExampleOf(keyword.kind, language))));
        }
        return all;
    }();
    return words;
}

/// What stands in the placeholders is quoted from the file or made of translated words; the words around them are ours.
void CheckMessage(const base::Message& message, const std::set<std::string>& quoted, const std::string& where) {
    if (message.Empty()) return;
    BOOST_TEST(base::TrIn(Language::Chinese, message.original) != message.original, where << message.original);
    const std::string text = base::Text(Language::Chinese, message);
    for (const std::string& word : WordsIn(text))
        BOOST_TEST((quoted.contains(word) || WordsOfTheLanguage().contains(word)), where << word << " in: " << text);
}

using Findings = std::vector<base::Diagnostic>;

/// The same findings in both languages, and all words of the Chinese ones.
template <class Find>
void CheckFile(const fs::path& file, const std::string& names, const Find& find) {
    const base::Source source(file.filename().string(), base::ReadFile(file));
    const Findings english = find(source);
    const InChinese chinese_now;
    const Findings chinese = find(source);
    BOOST_REQUIRE_EQUAL(english.size(), chinese.size());
    std::set<std::string> quoted = WordsIn(source.Text() + " " + names);
    for (std::size_t i = 0; i < english.size(); ++i) {
        const std::string where = file.stem().string() + " [" + chinese[i].code + "]: ";
        BOOST_TEST(english[i].code == chinese[i].code, where);
        BOOST_TEST(english[i].line == chinese[i].line, where);
        BOOST_TEST(english[i].column == chinese[i].column, where);
        BOOST_TEST(english[i].fixes.size() == chinese[i].fixes.size(), where);
        CheckMessage(chinese[i].message, quoted, where);
        CheckMessage(chinese[i].hint, quoted, where);
        for (std::size_t fix = 0; fix < std::min(english[i].fixes.size(), chinese[i].fixes.size()); ++fix) {
            BOOST_TEST(english[i].fixes[fix].text == chinese[i].fixes[fix].text, where);
            CheckMessage(chinese[i].fixes[fix].title, quoted, where);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(golden_messages_tests)

BOOST_AUTO_TEST_CASE(rules_are_found_fault_with_in_chinese) {
    const auto find = [](const base::Source& source) {
        Findings found = lang::CheckRules(source, NamesOf).diagnostics;
        lang::AddFixes(source, NamesOf(lang::FormNamedBy(source)), found);
        return found;
    };
    for (const fs::path& file : Files("rules", ".rules")) {
        const Form* form = FormOf(lang::FormNamedBy(base::Source("t", base::ReadFile(file))));
        CheckFile(file, form == nullptr ? std::string() : form->text, find);
    }
}

BOOST_AUTO_TEST_CASE(broken_sentences_are_found_fault_with_in_chinese) {
    const lang::Names* names = NamesOf("village_evaluation");
    const auto find = [names](const base::Source& source) {
        Findings found = lang::ParseRules(source, names).diagnostics;
        lang::AddFixes(source, names, found);
        return found;
    };
    for (const fs::path& file : Files("syntax", ".rules")) CheckFile(file, FormOf("village_evaluation")->text, find);
}

BOOST_AUTO_TEST_CASE(forms_are_found_fault_with_in_chinese) {
    const auto find = [](const base::Source& source) { return form::LoadForm(source).diagnostics; };
    // Together the forms have all keywords of form files in them.
    std::string keywords = FormOf("village_evaluation")->text;
    for (const fs::path& file : Files("forms", ".info")) keywords += base::ReadFile(file);
    for (const fs::path& file : Files("forms", ".info")) CheckFile(file, keywords, find);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gongjian
