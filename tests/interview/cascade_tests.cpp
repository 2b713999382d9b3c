// Choices from a code list that hang on the answer to another question.
#include <filesystem>

#include "base/file.h"
#include "interview/small_form.h"

using namespace gongjian;
using cases::Answer;
using tests::At;
using tests::Of;
using tests::Word;

namespace {

/// A town has villages, in the form and in the rows of a roster.
std::shared_ptr<const interview::CheckedForm> VillagesForm() {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "gongjian-cascade-tests";
    std::filesystem::create_directories(folder / "codelists");
    base::WriteFile(folder / "codelists" / "places.csv",
                    "code,label_zh,label_en,short_zh,short_en,pinyin,parent,valid_from,valid_to\n"
                    "t1,示例镇,Sample town,,,shi li,,,\n"
                    "t2,样板镇,Model town,,,yang ban,,,\n"
                    "v11,示例一村,Sample one,,,yi cun,t1,,\n"
                    "v12,示例二村,Sample two,,,er cun,t1,,\n"
                    "v21,样板村,Model village,,,yang ban cun,t2,,\n");
    const std::filesystem::path file = folder / "places.info";
    base::WriteFile(file, R"info(
form places {
    version "1"
    title { zh "地点" en "Places" }
    section basic {
        title { zh "基本" en "Basic" }
        question town { type choice label { zh "镇" en "Town" } choices { t1 { zh "示例镇" en "Sample" } t2 { zh "样板镇" en "Model" } } }
        question village { type choice label { zh "村" en "Village" } codelist places parent_question town }
        question chosen { type computed computed_type text label { zh "所选" en "Chosen" } computation "如果 已填(村) 那么 “有” 否则 “无”" }
        roster trips {
            label { zh "走访" en "Trips" }
            question stop { type choice label { zh "到村" en "Stop" } codelist places parent_question town }
        }
    }
}
)info");
    interview::FormCheckResult opened = interview::OpenForm(file);
    std::filesystem::remove_all(folder);
    for (const base::Diagnostic& finding : opened.diagnostics) BOOST_TEST_MESSAGE(base::Text(finding.message));
    BOOST_REQUIRE(opened.form);
    return opened.form;
}

interview::Session Opened() {
    static const auto form = VillagesForm();
    return tests::Open(form, tests::NewCase(*form));
}

const std::vector<std::string> kVillagesOfTown1 = {"v11", "v12"};

}  // namespace

BOOST_AUTO_TEST_SUITE(cascade_tests)

BOOST_AUTO_TEST_CASE(only_what_lies_below_the_answer_is_offered) {
    interview::Session session = Opened();
    BOOST_TEST(session.Offered(At("village")).empty(), "nothing to choose from before the town is known");
    const interview::Effects effects = session.Set(At("town"), Word("t1"));
    BOOST_TEST(session.Offered(At("village")) == kVillagesOfTown1, boost::test_tools::per_element());
    BOOST_TEST((std::find(effects.choices.begin(), effects.choices.end(), "village") != effects.choices.end()));
    session.Set(At("town"), cases::NoAnswer::Refused);
    BOOST_TEST(session.Offered(At("village")).size() == 5U);
}

BOOST_AUTO_TEST_CASE(what_is_filtered_out_is_set_aside_and_comes_back) {
    interview::Session session = Opened();
    session.Set(At("town"), Word("t1"));
    session.Set(At("village"), Word("v12"));
    session.Set(At("town"), Word("t2"));
    BOOST_TEST((Of(session, "village") == Answer()));
    BOOST_TEST((Of(session, "chosen") == Word("无")));
    BOOST_TEST((session.Current().set_aside.at("village") == Word("v12")));
    session.Set(At("town"), Word("t1"));
    BOOST_TEST((Of(session, "village") == Word("v12")));
    BOOST_TEST((Of(session, "chosen") == Word("有")));
    BOOST_TEST(session.Current().set_aside.empty());
}

BOOST_AUTO_TEST_CASE(rows_hang_on_a_question_of_the_form) {
    interview::Session session = Opened();
    session.Set(At("town"), Word("t1"));
    session.InsertRow("trips", 0);
    session.InsertRow("trips", 1);
    session.Set(At("trips[2].stop"), Word("v11"));
    BOOST_TEST(session.Offered(At("trips[2].stop")) == kVillagesOfTown1, boost::test_tools::per_element());
    session.Set(At("town"), Word("t2"));
    BOOST_TEST((Of(session, "trips[2].stop") == Answer()));
    BOOST_TEST((session.Current().set_aside.at("trips[2].stop") == Word("v11")));
}

BOOST_AUTO_TEST_SUITE_END()
