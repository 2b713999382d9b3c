// A score sheet: every item's points and why, blocks, total, grade, rank. Also the shape of `gj score --json` and of what is
// stored (score_sheet_json.h). Points are text with the declared decimals, as they are printed: nothing recomputes from them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gongjian::cases {

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
    friend bool operator==(const ScoreSheet&, const ScoreSheet&) = default;
};

}  // namespace gongjian::cases
