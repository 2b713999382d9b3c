// Words that several screens share: statuses, local times, names of questions and rows.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "cases/answer.h"
#include "cases/case.h"
#include "form/form.h"

namespace gongjian::present {

/// 草稿, 已提交, … in the current language.
std::string StatusText(cases::Status status);

/// The three non-answers in the current language.
std::string NoAnswerText(cases::NoAnswer reason);

/// 14:03:21 in local time.
std::string ClockText(base::Moment moment);
/// 2012-12-03 14:03 in local time.
std::string DayAndTimeText(base::Moment moment);

/// A label in the current language; the other language, then `fallback` where it is empty.
std::string LabelText(const form::Label& label, const std::string& fallback = {});
std::string LabelOf(const form::Question& question);

/// The category that a row of a roster with fixed rows stands for; null for other rosters.
const form::Category* FixedCategory(const form::Question& roster, const cases::Row& row);
/// The first choice question of a roster: what its fixed rows are named by; null if there is none.
const form::Question* RowNameQuestion(const form::Question& roster);

/// "Masses" for a fixed row, the roster's row title once one of its columns is answered, otherwise "Row 2" (`row` from 0).
/// `level`: the answers that the roster stands in, of the case or of a row.
std::string RowCaption(const form::Question& roster, const cases::Answers& level, std::size_t row);

/// What a person calls the answer at a path: "Voters present · Masses". The path itself if the form has no such question.
std::string PathLabel(const form::Form& form, const cases::Answers& answers, const std::string& path);

/// What a person calls a missing input of a score sheet: "pledges_made" or "ballot_groups.town".
std::string MissingLabel(const form::Form& form, const std::string& name);

}  // namespace gongjian::present
