// A session of a form with 1000 questions and a roster of 200 rows, in which one answer is changed at a time.
#pragma once

#include <memory>

#include "interview/session.h"

namespace gongjian::bench {

class LargeSession {
public:
    /// Every question answered.
    explicit LargeSession(const std::shared_ptr<const interview::CheckedForm>& form);

    /// Changes an answer that decides whether another question is asked and from which a third is computed.
    void ChangeAnswer();
    /// Changes a cell of a row, from which a cell and a total over all rows are computed.
    void ChangeCell();

    /// Throws std::runtime_error if what is computed is not what the answers give.
    void Verify() const;

private:
    void Change(const cases::Path& path, std::int64_t value);

    interview::Session m_session;
    cases::Path m_question, m_cell;
    std::int64_t m_answer = 0, m_amount = 0;
};

}  // namespace gongjian::bench
