// Code lists: what a row gives, which day it holds, where lists are found, and the lists that are shipped.
#include "form/code_list.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "base/file.h"
#include "form/form_loader.h"
#include "sample_forms.h"
#include "support/temp_dir.h"

using namespace gongjian;

namespace {

form::CodeList Loaded(const std::string& text) {
    form::LoadedCodeList loaded = form::LoadCodeList(base::Source("list.csv", text));
    BOOST_REQUIRE(loaded.list);
    return *loaded.list;
}

form::CodeList Shipped(const std::string& name) {
    form::LoadedCodeList loaded = form::LoadCodeListFile(tests::InRepository("forms/codelists/" + name + ".csv"));
    BOOST_REQUIRE(loaded.list);
    return *loaded.list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(code_list_tests)

BOOST_AUTO_TEST_CASE(a_row_gives_code_labels_pinyin_parent_and_days) {
    const form::CodeList list = Loaded(
        "\xEF\xBB\xBF"
        "code,label_zh,label_en,short_zh,pinyin,parent,valid_from,valid_to\r\n"
        "320,江苏省,Jiangsu,,jiang su,,,\r\n01,\"汉族, 汉\",Han,汉,han zu,320,2012-01-01,2012-12-31\r\n");
    const form::Category& han = list.categories.at(1);
    BOOST_TEST(list.name == "list");
    BOOST_TEST(han.id == "01");
    BOOST_TEST(han.label.zh == "汉族, 汉");
    BOOST_TEST(han.short_label.zh == "汉");
    BOOST_TEST(han.short_label.en == "Han");
    BOOST_TEST(han.pinyin == "han zu");
    BOOST_TEST(han.parent == "320");
    BOOST_TEST(form::IsValidOn(han, *base::MakeDate(2012, 12, 31)));
    BOOST_TEST(!form::IsValidOn(han, *base::MakeDate(2013, 1, 1)));
    BOOST_TEST(!form::IsValidOn(han, *base::MakeDate(2011, 12, 31)));
    BOOST_TEST(form::IsValidOn(list.categories.at(0), *base::MakeDate(1999, 1, 1)));
}

BOOST_AUTO_TEST_CASE(parents_may_all_stand_in_another_list) {
    BOOST_TEST(form::LoadCodeList(base::Source("a.csv", "code,label_zh,label_en,parent\n1,一,One,t1\n2,二,Two,t2\n"))
                   .diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_list_beyond_the_limit_is_refused_before_it_is_read) {
    std::string text = "code,label_zh,label_en\n";
    text.resize((16u << 20) + 1, 'a');
    const form::LoadedCodeList loaded = form::LoadCodeList(base::Source("a.csv", text));
    BOOST_TEST(tests::CodesOf(loaded.diagnostics).at(0) == "codelist-too-large");
}

BOOST_AUTO_TEST_CASE(the_first_folder_that_has_a_list_counts) {
    const tests::TempDir first, second;
    std::filesystem::create_directories(first.Path() / "codelists");
    std::filesystem::create_directories(second.Path() / "codelists");
    base::WriteFile(second.Path() / "codelists" / "own.csv", "code,label_zh,label_en\n1,一,One\n");
    form::CodeLists lists({first.Path(), second.Path()});
    BOOST_TEST((lists.Find("own").state == form::CodeLists::State::Found));
    BOOST_TEST((lists.Find("absent").state == form::CodeLists::State::Missing));
    BOOST_TEST((lists.Find("../own").state == form::CodeLists::State::Missing));
    base::WriteFile(first.Path() / "codelists" / "own.csv", "code,label_zh,label_en\n2,二,Two\n");
    BOOST_TEST(form::CodeLists({first.Path(), second.Path()}).Find("own").list.categories.at(0).id == "2");
    const std::string form =
        tests::FormWith("question a { type choice label { zh \"甲\" en \"A\" } codelist own }", "");
    const base::Source source("sample.info", form);
    const form::LoadedForm one = form::LoadForm(source, {{}, {first.Path()}});
    const form::LoadedForm other = form::LoadForm(source, {{}, {second.Path()}});
    BOOST_REQUIRE(one.form);
    BOOST_TEST(one.form->Find("a")->categories.at(0).id == "2");
    BOOST_TEST(one.form->Find("a")->code_list == "own");
    BOOST_TEST(one.form->text_hash != other.form->text_hash);
}

BOOST_AUTO_TEST_CASE(shipped_lists_are_clean_and_have_a_pinyin_key_everywhere) {
    const auto files = tests::FilesIn("forms/codelists", ".csv");
    BOOST_TEST(files.size() >= 15u);
    for (const auto& file : files) {
        BOOST_TEST_CONTEXT(base::PathToUtf8(file)) {
            BOOST_TEST(form::LoadCodeListFile(file).diagnostics.empty());
            const form::CodeList list = Shipped(base::PathToUtf8(file.stem()));
            for (const form::Category& category : list.categories) BOOST_TEST(!category.pinyin.empty(), category.id);
        }
    }
}

BOOST_AUTO_TEST_CASE(ethnicities_are_the_56_of_the_standard_and_two_more) {
    const form::CodeList list = Shipped("ethnicity");
    BOOST_TEST(list.categories.size() == 58u);
    BOOST_TEST(list.categories.at(0).label.zh == "汉族");
    BOOST_TEST(list.categories.at(55).id == "56");
    BOOST_TEST(list.categories.at(55).label.zh == "基诺族");
}

BOOST_AUTO_TEST_CASE(villages_stand_below_the_town) {
    const form::CodeList list = Shipped("region");
    const auto villages = std::count_if(list.categories.begin(), list.categories.end(),
                                        [](const form::Category& c) { return c.parent == "329999101000"; });
    BOOST_TEST(villages == 22);
    for (const form::Category& category : list.categories) BOOST_TEST(category.id.size() == 12u);
}

BOOST_AUTO_TEST_SUITE_END()
