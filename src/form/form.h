// A form as its author wrote it: sections, questions, rosters, labels in two languages, and expressions kept as text
// (the rule language checks them; this room does not know it). Loaded by form_loader.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/message.h"

namespace gongjian::form {

/// A text of a form in both languages; both are filled in a form that has been checked.
struct Label {
    std::string zh;
    std::string en;
    const std::string& In(base::Language language) const { return language == base::Language::Chinese ? zh : en; }
};

/// Where something stands in a form file, for diagnostics.
struct Place {
    std::string file;
    int line = 0;      ///< from 1
    int column = 0;    ///< from 1, in code points: the first character of the text itself, after the opening quote
    std::string path;  ///< "ballots.ballot_groups.voters_present.votes_add_up.condition"
};

/// An expression of the rule language, unparsed.
struct Expression {
    std::string text;
    Place place;
    bool Empty() const { return text.empty(); }
};

enum class QuestionType {
    Text,
    LongText,
    Integer,
    Decimal,
    Money,    ///< 万元 with two decimals unless the form says otherwise
    Percent,  ///< 85.50 for 85.50 %; in rules a fraction, so that it compares with 80%
    Date,
    PartialDate,  ///< a day, a month or a year, as much as is known
    YearMonth,
    Time,
    DateTime,
    YesNo,
    Signature,  ///< whether the paper was signed or sealed
    SingleChoice,
    MultipleChoice,
    Ranking,       ///< choices in order, the first one first
    Region,        ///< 12 digits
    Organisation,  ///< an entry of a register: its id and how it was called, or only the latter
    Person,
    IdNumber,
    CreditCode,
    OrganisationCode,
    Phone,   ///< mobile or landline
    Mobile,  ///< mobile only
    Photo,   ///< a file, by name and hash
    Attachment,
    Note,      ///< shown, not answered
    Computed,  ///< derived by `computation`; its value type is `computed_type`
    Roster,    ///< repeats `questions`, one occurrence per row
};

/// Sensitivity of an answer: S0 plain, S1 personal, S2 sensitive personal information.
enum class PrivacyClass { S0, S1, S2 };

/// One permitted coded answer.
struct Category {
    std::string id;
    Label label;
    Label short_label;  ///< empty where the author gave none
    // Of code lists; empty for choices written in the form:
    std::string pinyin = {};                    ///< "han zu": syllables for searching, also by their initials
    std::string parent = {};                    ///< code above it
    std::optional<base::Date> valid_from = {};  ///< first day on which it may be chosen
    std::optional<base::Date> valid_to = {};    ///< last one
    Expression relevance = {};                  ///< offered only where it holds; empty: always
};

/// Which non-answers a question permits.
struct NonAnswers {
    bool refused = true;
    bool unknown = true;
    bool not_applicable = true;
};

enum class Severity { Hard, Soft };

/// A condition that answers must meet. It is violated when it is definitely false; a missing value passes.
struct Check {
    std::string code;  ///< stable, e.g. "pledges_completed.range"
    Severity severity = Severity::Hard;
    Expression condition;
    Label message;
};

struct Question {
    std::string id;         ///< variable name, unique in its form (in a roster: in that roster)
    std::string rule_name;  ///< short name for rules, may be empty
    Label label;
    Label hint;  ///< help shown under the question, may be empty
    QuestionType type = QuestionType::Text;
    QuestionType computed_type = QuestionType::Decimal;
    int decimals = 0;                      ///< Decimal, Money, Percent and computed numbers
    std::optional<base::Decimal> minimum;  ///< inclusive; a hard check by itself
    std::optional<base::Decimal> maximum;  ///< inclusive; a hard check by itself
    std::optional<int> maximum_length;     ///< text, in characters
    Label unit;                            ///< 次, 人, 万元; may be empty
    std::vector<Category> categories;      ///< choices, or the codes of its code list
    std::string code_list;                 ///< name of that list; empty: the choices stand in the form
    std::string parent_question;           ///< only codes below its answer may be chosen (cascade); may be empty
    PrivacyClass privacy = PrivacyClass::S0;
    NonAnswers non_answers;
    std::vector<std::string> credit_kinds;  ///< CreditCode: expected first two characters ("91"); empty: any
    bool required = false;                  ///< a soft reminder until submission; never makes a score invalid
    Expression required_if;                 ///< required where it holds
    Expression relevance;
    Expression computation;
    Expression default_value;
    std::vector<Check> checks;
    std::vector<Question> questions;  ///< columns of a roster; one of them may be a roster again
    std::optional<int> minimum_rows, maximum_rows;
    Expression row_count;  ///< roster that has as many rows as this says
    Label row_title;       ///< of a roster: heading of a row, {column} and {row} are filled in; may be empty
    std::vector<std::string>
        fixed_rows;  ///< roster with one row per category of its first choice question, e.g. ballot groups
    Place place;

    bool IsRoster() const { return type == QuestionType::Roster; }
};

struct Section {
    std::string id;
    Label title;
    Expression relevance;
    std::vector<Question> questions;
    Place place;
};

/// How long cases are kept: `years` after the day in `from`, or as long as `condition` says.
struct Retention {
    std::optional<int> years;
    std::string from;  ///< a date question; empty: the day of the last change
    Label condition;   ///< in words; may be empty
};

/// What a case is about, and how often one is filled.
enum class UnitKind { None, Village, Enterprise, PartyOrganisation, Union, Person, Town };
enum class RoundKind { None, Year, HalfYear, Quarter, Month };

struct Form {
    std::string id;
    std::string version;
    Label title;
    Label
        purpose;  ///< what the data is for; with `basis`, `retention` and `notice` what people are told (PIPL); may be empty
    Label basis;   ///< legal ground; may be empty
    Label notice;  ///< text for the person who is asked; may be empty
    Retention retention;
    UnitKind unit = UnitKind::None;
    RoundKind round = RoundKind::None;
    std::string unit_question;                ///< question that names the unit assessed (village_name); may be empty
    std::vector<std::string> key_questions;   ///< answers that identify a case in a list
    std::vector<std::string> list_questions;  ///< columns of the case list
    std::vector<Section> sections;
    std::vector<Check> checks;  ///< of the form as a whole
    std::string file;
    std::string
        text_hash;  ///< stable hash (hex) of the texts it is made of (the file, included files, code lists) whatever
                    ///< their line ends, kept with each case

    /// All questions in form order, rosters as one question each.
    std::vector<const Question*> Questions() const;
    /// By id, "roster.column" or "roster.inner.column"; null if there is none.
    const Question* Find(std::string_view path) const;
};

/// Whether any question, rosters' columns included, asks for personal data (S1 or S2).
bool AsksForPersonalData(const Form& form);

/// Category by id, or null.
const Category* FindCategory(const Question& question, std::string_view id);

}  // namespace gongjian::form
