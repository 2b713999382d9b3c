#include "bench/large_session.h"

#include <fmt/format.h>

#include <stdexcept>

#include "cases/case.h"

namespace gongjian::bench {

namespace {

constexpr std::size_t kRows = 200;
constexpr std::int64_t kAnswer = 20, kPrice = 7, kAmount = 3;

cases::Answer Number(std::int64_t value) { return base::Decimal{value, 0}; }

cases::Case FilledCase(const interview::CheckedForm& form) {
    cases::Case filled;
    filled.id = "large";
    filled.form_id = form.form.id;
    filled.form_version = form.form.version;
    filled.answers.values["place"] = std::string("某村");
    for (std::size_t i = 0; i < 1000; ++i) {
        if (i % 10 != 7) filled.answers.values[fmt::format("q{:04}", i)] = Number(kAnswer);
    }
    for (std::size_t i = 0; i < kRows; ++i) {
        cases::Row row;
        row.id = fmt::format("r{}", i);
        row.answers.values["amount"] = Number(kAmount);
        row.answers.values["price"] = Number(kPrice);
        row.answers.values["paid"] = Number(1);
        filled.answers.rosters["details"].push_back(std::move(row));
    }
    return filled;
}

}  // namespace

LargeSession::LargeSession(const std::shared_ptr<const interview::CheckedForm>& form)
    : m_session(form, FilledCase(*form), *base::MakeDate(2012, 12, 31), [] { return std::string("new"); }),
      m_question(cases::ParsePath("q0512").value()),
      m_cell(cases::ParsePath("details[100].amount").value()),
      m_answer(kAnswer),
      m_amount(kAmount) {
    m_session.TakeChanges();
}

void LargeSession::Change(const cases::Path& path, std::int64_t value) {
    m_session.Set(path, Number(value));
    if (m_session.TakeChanges().empty()) throw std::runtime_error("A changed answer left no change.");
}

void LargeSession::ChangeAnswer() {
    m_answer = m_answer == kAnswer ? 1 : kAnswer;
    Change(m_question, m_answer);
}

void LargeSession::ChangeCell() {
    m_amount = m_amount == kAmount ? kAmount + 1 : kAmount;
    Change(m_cell, m_amount);
}

void LargeSession::Verify() const {
    const cases::Answers& answers = m_session.Current().answers;
    const std::int64_t total = kPrice * (kAmount * static_cast<std::int64_t>(kRows - 1) + m_amount);
    if (cases::Get(answers, cases::ParsePath("all_costs").value()) != Number(total))
        throw std::runtime_error("The total over the roster is wrong.");
    if (m_session.IsRelevant(cases::ParsePath("q0513").value()) != (m_answer > 5))
        throw std::runtime_error("The relevance of a question is wrong.");
}

}  // namespace gongjian::bench
