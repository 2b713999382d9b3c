// One case being filled. Keeps answers, relevance, checks, computations and set-aside answers up to date; does no I/O: the
// caller stores what TakeChanges() returns.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "cases/case.h"
#include "interview/checked_form.h"

namespace gongjian::interview {

/// A check, bound, type or requirement that the answers do not meet. Normal data, never an exception.
struct Violation {
    std::string path;  ///< "ballot_groups[2].voters_present"; rows from 1
    form::Severity severity = form::Severity::Hard;
    std::string code;  ///< contains "required" if it only says that an answer is required
    form::Label message;
    friend bool operator==(const Violation& a, const Violation& b) {
        return a.path == b.path && a.severity == b.severity && a.code == b.code;
    }
};

/// How far a section is.
struct Progress {
    std::size_t relevant = 0;  ///< questions that ask for an answer now (roster columns counted per row)
    std::size_t answered = 0;  ///< of which answered (a non-answer counts)
    std::size_t hard = 0, soft = 0;
};

/// What one user action changed, for screens.
struct Effects {
    std::vector<std::string>
        answers;  ///< paths whose answer changed, the one set first; computed and set-aside included
    std::vector<std::string> relevance;  ///< paths whose relevance changed (a roster or section as a whole by its id)
    std::vector<std::string> choices;    ///< paths of which other choices are offered now
    bool violations = false;             ///< the list of violations changed
};

class Session {
public:
    /// Opens a case. Computations, relevance and fixed rows are brought up to date at once (TakeChanges says what that
    /// changed); a case without any answer takes the defaults of its form.
    /// `new_row_id` gives ids to new roster rows.
    Session(std::shared_ptr<const CheckedForm> form, cases::Case opened, base::Date today,
            std::function<std::string()> new_row_id);
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    const CheckedForm& Form() const;
    const cases::Case& Current() const;

    /// Sets one answer (Blank removes it). Answers that become irrelevant are set aside, and come back when relevant again.
    /// Rows up to the one named are made where the roster may have them. A question that does not exist, a computed one, or
    /// an answer that does not fit its question changes nothing. Naming a fixed row exchanges it with the row of that name.
    Effects Set(const cases::Path& path, cases::Answer answer);
    /// Rosters are named by their path: "trips", or "visits[2].members" for one in the rows of another.
    /// A new empty occurrence before row `before` (from 0; at the end if it is the number of rows).
    Effects InsertRow(const std::string& roster, std::size_t before);
    /// Removes an occurrence; its answers are set aside under the row's id ("commendations[#id].level"). A fixed row stays, and
    /// so do the rows of a roster whose number is computed.
    Effects RemoveRow(const std::string& roster, std::size_t row);
    void SetPosition(const std::string& path);
    void SetStatus(cases::Status status);

    bool IsRelevant(const cases::Path& path) const;
    /// Ids of the categories that are offered, in form order.
    std::vector<std::string> Offered(const cases::Path& path) const;
    bool IsRequired(const cases::Path& path) const;
    bool IsSectionRelevant(std::size_t section) const;
    /// In form order. Hard and soft checks, bounds, required ones.
    const std::vector<Violation>& Violations() const;
    Progress SectionProgress(std::size_t section) const;

    /// Changes since the last call, ready for CaseStore::Save. Empty if nothing changed.
    std::vector<cases::Change> TakeChanges();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Answers of many cases as columns after relevance (irrelevant ones are 不适用), for scoring. `checked[i]` lists the ids of
/// questions of case i whose hard checks or bounds are definitely violated, or whose answer does not fit them
/// ("ballot_groups.voters_present"), each once, in form order.
struct CheckedBatch {
    base::Batch batch;
    std::vector<std::vector<std::string>> errors;
};
CheckedBatch MakeBatch(const CheckedForm& form, const std::vector<const cases::Answers*>& cases, base::Date today);

}  // namespace gongjian::interview
