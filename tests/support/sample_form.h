// A small form with every type of question, and random answers to it. Needs the rooms form and cases.
#pragma once

#include <random>
#include <string>

#include "cases/case.h"
#include "form/form.h"

namespace gongjian::tests {

/// "sample", version "1": name (text, unit), remarks, count, share (2 decimals), visited_on, signed, kind (choice), topics
/// (several), total (computed), and the roster groups with group (choice), voters, held_on, note, fee (1 decimal).
form::Form SampleForm();

/// Deterministic for a seed: Chinese, rare and full-width characters, non-answers, rosters.
cases::Answers RandomAnswers(std::mt19937& random);

/// One to three edits of any kind: answers, rows inserted, removed and moved, status, unit, position, bin, set-aside answers.
void EditAtRandom(cases::Case& case_, std::mt19937& random);

}  // namespace gongjian::tests
