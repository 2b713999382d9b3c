// What is kept, as the rest of the house sees it. store/ implements it over SOCI; tests/support has one in memory.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.h"
#include "form/form.h"

namespace gongjian::cases {

/// Who acts, from where and why; goes into the revision.
struct Action {
    std::string author;
    std::string device;
    base::Moment time = 0;
    std::string reason;
};

/// A row of a case list; `values` are display-ready source answers of the form's list_questions, in that order.
struct CaseSummary {
    std::string id;
    std::string unit;
    std::string round;
    Status status = Status::Draft;
    bool deleted = false;
    base::Moment changed = 0;
    std::vector<Answer> values;
};

struct CaseFilter {
    std::string form_id = {};
    std::optional<std::string> round = {};
    std::optional<Status> status = {};
    std::string text = {};  ///< matches unit and list values, anywhere, case-insensitive; empty matches all
    bool deleted = false;   ///< true: only the recycle bin
    std::size_t offset = 0;
    std::optional<std::size_t> limit = {};
};

struct CaseCounts {
    std::size_t draft = 0, submitted = 0, returned = 0, approved = 0, locked = 0, deleted = 0;
};

/// All members throw base::Error when the environment fails. Each writing member is one durable transaction: when it has
/// returned, its effect survives a kill of the process and loss of power. One thread at a time.
class CaseStore {
public:
    virtual ~CaseStore() = default;

    /// Registers a form: its SQL view (rosters too) is made or renewed.
    virtual void UseForm(const form::Form& form) = 0;

    /// Stores a new case with its first revision. `new_case.id` must be new. Like Save it needs the case's form (UseForm).
    virtual void Create(const Case& new_case, const Action& action) = 0;

    /// Stores the new state of a case and appends one revision with `changes`. Throws base::Error (and stores nothing) if
    /// the stored case has another `changed` time than `expected_changed`: somebody else wrote it. The case's own `changed`
    /// must be later than that: NextChanged (changes.h). Differences that `changes` leaves out are added to the revision.
    virtual void Save(const Case& changed_case, const std::vector<Change>& changes, base::Moment expected_changed,
                      const Action& action) = 0;

    virtual std::optional<Case> Load(const std::string& id) = 0;
    /// Most recently changed first.
    virtual std::vector<CaseSummary> List(const CaseFilter& filter) = 0;
    virtual std::size_t Count(const CaseFilter& filter) = 0;
    virtual CaseCounts Counts(const std::string& form_id) = 0;
    /// Most recently changed cases of all forms, newest first, without deleted ones.
    virtual std::vector<std::pair<std::string, CaseSummary>> Recent(std::size_t limit) = 0;  ///< form id, summary
    virtual std::vector<Revision> History(const std::string& id) = 0;

    /// Calls `visit` for each case of a form and round that is not deleted, in order of creation. `visit` must not write to
    /// the store.
    virtual void ForEach(const std::string& form_id, const std::string& round,
                         const std::function<void(const Case&)>& visit) = 0;
    /// Latest first.
    virtual std::vector<std::string> Rounds(const std::string& form_id) = 0;
};

/// A stored score sheet: what a ranking shows, and the sheet itself in the JSON of `gj score`.
struct StoredSheet {
    std::string case_id;
    std::string rule_set_id;
    std::string rule_set_hash;
    std::string round;
    std::string unit;
    std::string status;  ///< scored, pending, not_assessed, invalid
    std::string total;   ///< with the declared decimals; empty if withheld
    std::string grade;
    std::optional<int> rank;
    std::string sheet_json;
    base::Moment scored_at = 0;
};

class ScoreStore {
public:
    virtual ~ScoreStore() = default;
    /// Replaces the sheets of that rule set and round in one transaction.
    virtual void SaveSheets(const std::string& rule_set_id, const std::string& round,
                            const std::vector<StoredSheet>& sheets) = 0;
    virtual std::vector<StoredSheet> Sheets(const std::string& rule_set_id, const std::string& round) = 0;
};

/// Rule texts by hash, so that a stored sheet can be recomputed from the text that made it.
class RuleArchive {
public:
    virtual ~RuleArchive() = default;
    virtual void KeepRules(const std::string& hash, const std::string& rule_set_id, const std::string& text) = 0;
    virtual std::optional<std::string> RulesByHash(const std::string& hash) = 0;
};

}  // namespace gongjian::cases
