// A small form with chains of relevance, computations, a roster and a roster with fixed rows, for the tests of sessions.
#pragma once

#include <memory>
#include <string>

#include <boost/test/unit_test.hpp>

#include "cases/case.h"
#include "form/form_loader.h"
#include "interview/checked_form.h"
#include "interview/session.h"

namespace gongjian::tests {

inline constexpr const char* kSmallForm = R"info(
form visit {
    version "1"
    title { zh "走访" en "Visit" }
    unit_question place_name
    section basic {
        title { zh "基本" en "Basic" }
        question place_name { type text label { zh "地点" en "Place" } required yes max_length 5 }
        question has_union { type yes_no label { zh "有工会" en "Has a union" } default "否" }
        question members {
            type integer label { zh "会员数" en "Members" } unit { zh "人" en "people" } min 0 max 1000 required yes
            relevance "有工会 = 是"
        }
        question dues { type decimal decimals 2 label { zh "会费" en "Dues" } relevance "会员数 > 0" }
        question dues_total { type computed computed_type decimal decimals 2 label { zh "会费总额" en "All dues" } computation "会员数 * 会费" }
        question grade {
            type choice label { zh "等级" en "Grade" }
            choices { first { zh "甲级" en "First" } second { zh "乙级" en "Second" } }
        }
        question why { type text label { zh "原因" en "Why" } relevance "等级 = 乙级" }
    }
    section more {
        title { zh "更多" en "More" }
        relevance "会费总额 >= 100"
        question remark { type note label { zh "请逐行填写" en "Row by row, please" } }
        roster trips {
            label { zh "行程" en "Trips" }
            max_rows 4
            question mode { type choice label { zh "方式" en "Mode" } choices { car { zh "乘车" en "Car" } foot { zh "步行" en "Foot" } } }
            question hours {
                type decimal decimals 1 label { zh "小时" en "Hours" } min 0 max 24
                check long_day { severity soft condition "小时 <= 8" message { zh "超过8小时" en "More than 8 hours" } }
            }
            question shoes { type text label { zh "鞋" en "Shoes" } relevance "方式 = 步行" }
            question minutes { type computed computed_type integer label { zh "分钟" en "Minutes" } computation "小时 * 60" }
        }
        question all_hours { type computed computed_type decimal decimals 1 label { zh "总小时" en "All hours" } computation "合计 行程.小时" }
    }
    section ballot {
        title { zh "测评" en "Ballot" }
        roster groups {
            label { zh "组" en "Groups" }
            fixed_rows kind
            question kind { type choice label { zh "组别" en "Group" } choices { masses { zh "群众组" en "Masses" } town { zh "镇组" en "Town" } } }
            question due { type integer label { zh "应到" en "Due" } min 0 }
            question present {
                type integer label { zh "实到" en "Present" } min 0
                check over { severity hard condition "实到 <= 应到" message { zh "实到多于应到" en "More present than due" } }
            }
        }
    }
}
)info";

inline std::string AllOf(const std::vector<base::Diagnostic>& diagnostics) {
    std::string text;
    for (const base::Diagnostic& diagnostic : diagnostics) text += base::Render(diagnostic, nullptr);
    return text;
}

/// Loads and checks a form that has no mistakes.
inline std::shared_ptr<const interview::CheckedForm> FormOf(const std::string& text) {
    form::LoadedForm loaded = form::LoadForm(base::Source("visit.info", text));
    BOOST_REQUIRE_MESSAGE(loaded.form, AllOf(loaded.diagnostics));
    interview::FormCheckResult checked = interview::CheckForm(std::move(*loaded.form));
    BOOST_REQUIRE_MESSAGE(checked.form, AllOf(checked.diagnostics));
    return checked.form;
}

inline std::shared_ptr<const interview::CheckedForm> SmallForm() {
    static const std::shared_ptr<const interview::CheckedForm> form = FormOf(kSmallForm);
    return form;
}

inline cases::Case NewCase(const interview::CheckedForm& form) {
    cases::Case fresh;
    fresh.id = "c1";
    fresh.form_id = form.form.id;
    fresh.form_version = form.form.version;
    return fresh;
}

/// Row ids r1, r2, …
inline std::function<std::string()> CountingIds(int from = 0) {
    return [count = from]() mutable { return "r" + std::to_string(++count); };
}

inline interview::Session Open(std::shared_ptr<const interview::CheckedForm> form, cases::Case opened) {
    return interview::Session(std::move(form), std::move(opened), *base::MakeDate(2012, 12, 31), CountingIds());
}

inline cases::Path At(const std::string& path) { return cases::ParsePath(path).value(); }
inline cases::Answer Number(std::int64_t units, int scale = 0) { return base::Decimal{units, scale}; }
inline cases::Answer Word(std::string text) { return cases::Answer(std::move(text)); }

/// The answer of a session at a path; Blank if there is none.
inline cases::Answer Of(const interview::Session& session, const std::string& path) {
    return cases::Get(session.Current().answers, At(path));
}

}  // namespace gongjian::tests
