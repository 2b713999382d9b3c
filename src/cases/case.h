// A case: one filled form of one unit in one round. Its state is what its revisions add up to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "cases/answer.h"

namespace gongjian::cases {

enum class Status { Draft, Submitted, Returned, Approved, Locked, Void };  ///< 草稿 已提交 退回 已审核 已锁定 作废

/// Stable names for storage and JSON: "draft", "submitted", …
std::string_view StatusName(Status status);
std::optional<Status> StatusFromName(std::string_view name);

struct Case {
    std::string id;  ///< UUIDv7
    std::string form_id;
    std::string form_version;
    std::string unit;   ///< unit assessed, e.g. village name; may be empty in a draft
    std::string round;  ///< 批次, e.g. "2012"
    Status status = Status::Draft;
    Answers answers;
    /// Answers that logic removed, by path text: shown, restorable, restored when relevant again.
    std::map<std::string, Answer, std::less<>> set_aside;
    std::string position;  ///< path of the question where the person stood; may be empty
    bool deleted = false;  ///< in the recycle bin
    base::Moment created = 0;
    base::Moment changed = 0;
    friend bool operator==(const Case&, const Case&) = default;
};

/// One changed answer (or case property, path "@status", "@unit", "@position", "@deleted", "@row:roster" for rows
/// inserted or removed; all of them in changes.h, which makes and applies them). Values in AnswerToJson notation.
struct Change {
    std::string path;
    std::string before;
    std::string after;
    friend bool operator==(const Change&, const Change&) = default;
};

/// Append-only. What was acknowledged is in a revision.
struct Revision {
    std::string id;  ///< UUIDv7
    std::string case_id;
    long number = 0;  ///< 1, 2, … within the case on this store
    std::vector<std::string> parents;
    std::vector<Change> changes;
    std::string author;
    std::string device;
    base::Moment time = 0;
    std::string reason;
    friend bool operator==(const Revision&, const Revision&) = default;
};

}  // namespace gongjian::cases
