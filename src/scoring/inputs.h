// The answers of a case one by one, and copies of the case in which some of them are others: what hints and "what would lift
// it" try out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/answer.h"
#include "form/form.h"

namespace gongjian::scoring {

/// A question of a case, or a cell of one of its rows. Points into the form.
struct Input {
    const form::Question* question = nullptr;
    const form::Question* roster = nullptr;  ///< null: not in a row
    std::size_t row = 0;                     ///< from 0
    std::size_t section = 0;
    cases::Answer answer;

    /// "pledges_made", "ballot_groups[2].votes_good"
    std::string Path() const;
};

/// Every question that asks for an answer, and every cell of the rows that are there, in form order, rows one after the other.
/// Notes and computed answers are not among them.
std::vector<Input> InputsOf(const form::Form& form, const cases::Answers& answers);

/// Gives another answer; a Blank removes it. The row must be there.
void Put(cases::Answers& answers, const Input& input, const cases::Answer& answer);

/// A number of the question's decimals as an answer to it, and back; empty if the answer is no number.
cases::Answer NumberAnswer(std::int64_t units, const form::Question& question);
std::optional<std::int64_t> UnitsOf(const cases::Answer& answer, const form::Question& question);

}  // namespace gongjian::scoring
