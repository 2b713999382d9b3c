// A case filled under one version of a form, opened under another.
#include "interview/form_change.h"

#include "interview/small_form.h"

using namespace gongjian;
using Fate = interview::ChangedAnswer::Fate;
using tests::At;
using tests::Number;
using tests::Word;

namespace {

constexpr const char* kNewForm = R"info(
form visit {
    version "2"
    title { zh "走访" en "Visit" }
    section basic {
        title { zh "基本" en "Basic" }
        question place { type text label { zh "地点" en "Place" } }
        question members { type integer label { zh "会员数" en "Members" } }
        question day { type date label { zh "日期" en "Day" } }
        question grade { type choice label { zh "等级" en "Grade" } choices { high { zh "甲级" en "High" } low { zh "乙级" en "Low" } } }
        question kept { type text label { zh "照旧" en "Kept" } }
        question total { type computed computed_type integer label { zh "合计" en "Total" } computation "会员数 + 1" }
        roster trips {
            label { zh "行程" en "Trips" }
            question hours { type decimal decimals 1 label { zh "小时" en "Hours" } }
        }
    }
}
)info";

cases::Case OldCase() {
    cases::Case old;
    old.id = "c1";
    old.form_id = "visit";
    old.form_version = "1";
    auto& values = old.answers.values;
    values["place"] = Number(12);      // was a number, is a text
    values["members"] = Word("３５");  // was a text, is a number
    values["day"] = Word("下周");      // cannot be read as a date
    values["grade"] = Word("甲级");    // was a text, is a choice with that label
    values["kept"] = Word("原样");
    values["gone"] = Word("旧题的答案");
    values["total"] = Number(36);
    old.answers.rosters["trips"].push_back({"r1", {}});
    old.answers.rosters["trips"][0].answers.values["hours"] = Word("2.5");
    old.answers.rosters["trips"][0].answers.values["mode"] = Word("car");
    old.answers.rosters["meals"].push_back({"r2", {}});
    old.answers.rosters["meals"][0].answers.values["what"] = Word("面");
    return old;
}

cases::Answer Of(const cases::Case& opened, const std::string& path) { return cases::Get(opened.answers, At(path)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(form_change_tests)

BOOST_AUTO_TEST_CASE(answers_are_kept_converted_or_set_aside_and_none_is_lost) {
    const auto form = tests::FormOf(kNewForm);
    const interview::FormChange change = interview::CompareWithForm(OldCase(), form->form);
    BOOST_TEST(change.from == "1");
    BOOST_TEST(change.to == "2");
    BOOST_TEST(change.kept == 1U);
    BOOST_TEST((Of(change.adopted, "place") == Word("12")));
    BOOST_TEST((Of(change.adopted, "members") == Number(35)));
    BOOST_TEST((Of(change.adopted, "grade") == Word("high")));
    BOOST_TEST((Of(change.adopted, "trips[1].hours") == Number(25, 1)));
    BOOST_TEST(change.adopted.answers.rosters.at("trips")[0].id == "r1", "rows keep their identity");
    const auto& aside = change.adopted.set_aside;
    BOOST_TEST((aside.at("day") == Word("下周")));
    BOOST_TEST((aside.at("gone") == Word("旧题的答案")));
    BOOST_TEST((aside.at("trips[1].mode") == Word("car")));
    BOOST_TEST((aside.at("meals[1].what") == Word("面")));
    BOOST_TEST(aside.size() == 4U);
    BOOST_TEST(change.changed.size() == 8U);
}

BOOST_AUTO_TEST_CASE(what_is_set_aside_stays_so_when_the_case_is_opened) {
    const auto form = tests::FormOf(kNewForm);
    interview::Session session = tests::Open(form, interview::CompareWithForm(OldCase(), form->form).adopted);
    BOOST_TEST(session.Current().set_aside.size() == 4U);
    BOOST_TEST((Of(session.Current(), "day") == cases::Answer()));
    BOOST_TEST(session.Violations().empty());
    session.Set(At("day"), *base::MakeDate(2012, 6, 1));
    BOOST_TEST((session.Current().set_aside.at("day") == Word("下周")), "the old text is still there to be read");
}

BOOST_AUTO_TEST_CASE(the_same_version_changes_nothing) {
    const auto form = tests::FormOf(kNewForm);
    const cases::Case adopted = interview::CompareWithForm(OldCase(), form->form).adopted;
    const interview::FormChange again = interview::CompareWithForm(adopted, form->form);
    BOOST_TEST(again.changed.empty());
    BOOST_TEST((again.adopted.answers == adopted.answers));
    BOOST_TEST((again.adopted.set_aside == adopted.set_aside));
}

BOOST_AUTO_TEST_SUITE_END()
