// A score sheet (计分表) and the explanation of one of its points as ready text, for the interview and the ranking.
#pragma once

#include <string>
#include <vector>

#include "cases/score_sheet.h"
#include "form/form.h"
#include "lang/rules.h"

namespace gongjian::present {

struct SheetLine {
    enum class Kind { Block, Item, Bonus, Penalty };
    enum class State { Scored, Pending, NotApplicable };
    Kind kind = Kind::Item;
    State state = State::Scored;
    std::string id;        ///< item or block
    std::string title;     ///< "A1.1 民主生活会"
    std::string points;    ///< "8.00"; "Pending", "Not applicable" where there are none
    std::string full;      ///< "/ 10"; empty if none
    std::string reason;    ///< in words
    bool reduced = false;  ///< scored below full points
};

struct SheetView {
    bool available = false;
    std::string title;     ///< of the rule set
    std::string headline;  ///< total with its decimals, or why there is none
    std::string grade;     ///< empty if none
    bool has_total = false;
    std::vector<std::string> notes;    ///< vetoes, caps, ties, in words
    std::vector<std::string> pending;  ///< names of what is missing
    std::vector<SheetLine> lines;
    std::string empty_text;  ///< where not available: why, and what to do
};

SheetView MakeSheetView(const cases::ScoreSheet& sheet, const lang::RuleSetInfo& rules, const form::Form& form);

/// Why a unit stands where it stands, or has no total: vetoes, caps, quota, tie, missing answers, errors. Current language.
std::vector<std::string> SheetNotes(const cases::ScoreSheet& sheet, const form::Form& form);

/// "Scored", "Pending", "Not assessed", "Invalid".
std::string SheetStatusText(cases::SheetStatus status);

struct ExplainedClause {
    bool fired = false;
    std::string text;    ///< as written in the rule file
    std::string words;   ///< what it did
    std::string points;  ///< change or value; may be empty
    std::string place;   ///< "village_evaluation.rules:31"
};

struct ExplainedInput {
    std::string label;
    std::string value;
};

struct ExplanationView {
    std::string heading;  ///< unit and item
    std::string result;   ///< "8.00 of 10"
    std::string reason;
    std::vector<ExplainedClause> clauses;
    std::vector<ExplainedInput> inputs;
    std::string evidence;
    std::vector<std::string> lift;  ///< what would regain points or reach the next grade, where the sheet says it
    std::string note;               ///< for example that the answers changed since; may be empty
};

/// Explains an item, a block, or (id "total", "grade") the sheet as a whole.
ExplanationView MakeExplanation(const cases::ScoreSheet& sheet, const std::string& id, const lang::RuleSetInfo& rules,
                                const form::Form& form);

}  // namespace gongjian::present
