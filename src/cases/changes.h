// What an action did to a case, and the way back: a case is what its revisions add up to.
//
// Paths of changes: an answer by its path ("pledges_made", "ballot_groups[2].group"); "@aside:<path>" an answer that was
// set aside; "@row:<roster>" the row ids of a roster in order, as a list; "@form", "@form_version", "@round", "@unit",
// "@status", "@position", "@deleted", "@created"; "@changed" only where it is not the time of the revision.
// Order counts: the answers of rows that go are blanked first (rows numbered as before), then "@row:" reorders, then the
// answers of the rows that are there (numbered as afterwards). So a removed row can be read, and restored, from its revision.
#pragma once

#include <string>
#include <vector>

#include "cases/case.h"
#include "form/form.h"

namespace gongjian::cases {

/// Everything in which two states of a case differ, but for `id` and `changed`; in a stable order.
std::vector<Change> Difference(const Case& before, const Case& after);

/// The state after a revision; values are typed by the form. Undoing is applying the changes with before and after swapped, last one first.
Case Apply(Case state, const Revision& revision, const form::Form& form);

/// A case from all its revisions, first one first.
Case Rebuild(const std::string& id, const std::vector<Revision>& revisions, const form::Form& form);

/// `changes`, and whatever else differs between the two states: with the result, Apply makes `after` from `before`.
/// Stores append this, so that no caller can leave a gap in the history.
std::vector<Change> Complete(std::vector<Change> changes, const Case& before, const Case& after, base::Moment time,
                             const form::Form& form);

/// The `changed` to give a case that is saved now: always later than before, also with a coarse or set clock.
inline base::Moment NextChanged(const Case& case_, base::Moment now) {
    return now > case_.changed ? now : case_.changed + 1;
}

/// What every store refuses. `stored` is what it has under the id of `changed_case`, null if nothing. Throws base::Error if
/// there is no such case, if its `changed` is not the expected one (somebody else wrote it), or if the new `changed` is not
/// later, which would make that invisible to others (NextChanged).
void CheckWritable(const Case* stored, const Case& changed_case, base::Moment expected_changed);
/// Personal data (S1, S2) never reaches a disk in the clear: throws base::Error for a form that asks for any in a workspace
/// without a key.
void CheckKeepable(const form::Form& form, bool has_key);
[[noreturn]] void ThrowCaseExists(const std::string& id);

}  // namespace gongjian::cases
