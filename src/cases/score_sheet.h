// A score sheet: every item's points and why, blocks, total, grade, rank. Also the shape of `gj score --json` and of what is
// stored (score_sheet_json.h). Points are text with the declared decimals, as they are printed: nothing recomputes from them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gongjian::cases {

/// An answer that could be another, and what that would bring.
struct SheetChange {
    std::string path;                ///< "democratic_life_meetings", "ballot_groups[2].votes_good"
    std::string words_zh, words_en;  ///< "民主生活会次数再多 1 次（1 → 2）"
    std::string gain;                ///< points more: "2.00"
    friend bool operator==(const SheetChange&, const SheetChange&) = default;
};

/// What would regain points and lift the grade; found by scoring the case again with other answers.
struct SheetLift {
    struct ForItem {
        std::string item;
        SheetChange change;
        friend bool operator==(const ForItem&, const ForItem&) = default;
    };
    struct ForGrade {
        std::string grade;
        std::string total;                 ///< then
        std::vector<SheetChange> changes;  ///< one to three; `gain` of the total, one after the other
        friend bool operator==(const ForGrade&, const ForGrade&) = default;
    };
    std::vector<ForItem> items;        ///< in rule order; items that lost points and could regain some by one change
    std::optional<ForGrade> grade;     ///< the next better grade; none: it is the best, or three changes do not do
    std::vector<std::string> missing;  ///< what has to be filled in before anything can be said of the total
    friend bool operator==(const SheetLift&, const SheetLift&) = default;
};

enum class SheetStatus { Scored, Pending, NotAssessed, Invalid };

struct SheetClause {
    std::string text;  ///< as its author wrote it
    int line = 0;
    bool fired = false;
    std::string words_zh, words_en;
    std::string points;
    friend bool operator==(const SheetClause&, const SheetClause&) = default;
};

struct SheetInput {
    std::string path;
    std::string label_zh, label_en;
    std::string value;
    friend bool operator==(const SheetInput&, const SheetInput&) = default;
};

struct SheetItem {
    enum class State { Scored, Pending, NotApplicable };
    enum class Role { Item, Bonus, Penalty };
    std::string id;
    std::string title;
    std::string block;  ///< id, empty outside blocks
    State state = State::Scored;
    std::string points;       ///< empty unless scored
    std::string full_points;  ///< 满分; may be empty
    std::string reason_zh, reason_en;
    std::string evidence;
    std::vector<SheetClause> clauses;  ///< filled where an explanation was asked for
    std::vector<SheetInput> inputs;
    Role role = Role::Item;
    friend bool operator==(const SheetItem&, const SheetItem&) = default;
};

struct ScoreSheet {
    std::string id;    ///< of the case
    std::string unit;  ///< shown name, e.g. the village; may be empty
    SheetStatus status = SheetStatus::Scored;
    std::vector<std::string> errors;  ///< question ids whose hard checks fail (roster.column without row index)
    std::vector<SheetItem> items;     ///< in rule order, bonuses and penalties included
    std::vector<std::string> missing;
    std::vector<std::pair<std::string, std::string>> groups;  ///< shown values in rule order: id, text
    std::vector<std::pair<std::string, std::string>>
        blocks;             ///< after rescaling; absent while an item of it is pending
    bool rescales = false;  ///< raw and na_points stand on the sheet
    std::optional<std::string> raw, na_points;
    std::optional<std::string> base, bonus, penalty, total, provisional;
    std::optional<std::string> grade;
    bool starred = false;
    std::vector<std::string> veto;
    std::optional<std::string> cap;
    std::vector<std::string> cap_reasons;
    std::optional<int> rank;
    bool quota_limited = false;
    bool tied_at_quota = false;
    std::map<std::string, std::string> values;                     ///< named values as JSON text
    std::vector<std::pair<std::string, std::string>> notes_zh_en;  ///< reasons of vetoes, caps, grade and star: zh, en
    std::optional<SheetLift> lift{};                               ///< filled where it was asked for
    friend bool operator==(const ScoreSheet&, const ScoreSheet&) = default;
};

}  // namespace gongjian::cases
