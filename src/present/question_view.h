// What the screen shows of the questions of a section: ready text, no logic. Made from a session by MakeQuestions.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/answer.h"
#include "form/form.h"
#include "interview/session.h"

namespace gongjian::present {

enum class Control { Text, LongText, Number, Date, YesNo, SingleChoice, MultipleChoice, Note, Computed, Roster };

struct OptionView {
    std::string id;
    std::string label;
    std::string pinyin = {};  ///< "han zu", of code lists that give it
};

/// Something wrong with an answer, or a reminder.
struct FieldMessage {
    enum class Kind { None, Required, Warning, Error };
    Kind kind = Kind::None;
    std::string text;
};

/// One answer: a question, or a cell of a roster.
struct FieldView {
    std::string path;
    Control control = Control::Text;
    std::string label;
    std::string accessible_name;  ///< label, in a roster with the row's caption
    std::string hint;
    std::string unit;
    bool required = false;
    bool relevant = true;  ///< in a roster an irrelevant cell stays in the grid, without an answer
    bool read_only = false;
    std::string text;                          ///< what stands in a text field; a computed value; a note
    std::vector<OptionView> options;           ///< choices; yes and no are "yes" and "no"
    std::vector<std::string> chosen;           ///< ids of the options that are chosen
    std::optional<cases::NoAnswer> no_answer;  ///< refused, not known, not applicable
    std::string no_answer_text;
    std::vector<cases::NoAnswer> permitted;  ///< ways of not answering that the form permits here
    FieldMessage message;
    std::string placeholder;  ///< in an empty field: how the answer is written (YYYY-MM-DD), or why there can be none
    std::size_t expected_length = 0;  ///< characters that usually fit, for the width of a field; 0: no idea
};

struct RowView {
    std::string caption;
    std::vector<FieldView> fields;
};

struct RosterView {
    std::vector<std::string> headings;
    std::vector<RowView> rows;
    bool fixed = false;  ///< rows are given by the form
    bool can_add = false;
    bool can_remove = false;
    std::string empty_text;  ///< what to do while there is no row
};

struct QuestionView {
    FieldView field;
    std::optional<RosterView> roster;
};

/// Text that a person typed and that could not become an answer, by path: it stays on the screen until corrected.
struct RejectedText {
    std::string text;
    std::string problem;
};
using RejectedTexts = std::map<std::string, RejectedText, std::less<>>;

/// The relevant questions of a section in form order; rosters inside of a roster follow it, row by row.
std::vector<QuestionView> MakeQuestions(const interview::Session& session, std::size_t section,
                                        const RejectedTexts& rejected, bool read_only);

/// One answer by its path; empty if the form has no such question, or a roster has no such row.
std::optional<FieldView> MakeField(const interview::Session& session, const std::string& path,
                                   const RejectedTexts& rejected, bool read_only);

/// The rows of a roster by its path ("visits", "visits[2].members"); empty if there is no such roster.
std::optional<RosterView> MakeRoster(const interview::Session& session, const std::string& path, bool read_only);

/// The names of all rows, of rosters inside of others too, in a fixed order: equal before and after an answer unless rows came,
/// went, or are called otherwise.
std::vector<std::string> RowNames(const interview::Session& session);

/// Where the focus goes, in the order of entry: paths that take an answer now; a roster row by row, then, where rows can be
/// added, the roster itself. A read-only case has no rows to add.
std::vector<std::string> EntryOrder(const interview::Session& session, std::size_t section, bool read_only = false);

/// The section that a path stands in; empty if none.
std::optional<std::size_t> SectionOf(const form::Form& form, const std::string& path);

}  // namespace gongjian::present
