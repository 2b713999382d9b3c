// What a session keeps: the answers as they were given, relevant or not, and what follows from them. Private to this room.
//
// Everything that people see (answers, set-aside answers, computed values, violations) is derived from the given answers, so
// that it does not depend on the order in which they came.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interview/evaluation.h"
#include "interview/session.h"

namespace gongjian::interview {

/// The answer under a key; Blank if there is none.
template <class Map>
const cases::Answer& ValueIn(const Map& map, std::string_view key) {
    static const cases::Answer kBlank;
    const auto found = map.find(key);
    return found == map.end() ? kBlank : found->second;
}

/// A question of the case: a field, and the row (from 0) if it is a column; where the roster stands in the rows of another
/// one, also the row of that.
struct Place {
    std::size_t field = 0;
    std::optional<std::size_t> row, outer;
};

/// Given answers of one case or row.
struct GivenLevel {
    cases::Answers* answers = nullptr;
    std::optional<std::size_t> row, outer;
};

struct Session::State {
    State(std::shared_ptr<const CheckedForm> checked, cases::Case opened, base::Date today,
          std::function<std::string()> make_row_id);

    const CheckedForm::Logic& Logic() const { return *form->logic; }
    const form::Question& Question(std::size_t field) const { return QuestionOf(Logic().fields[field]); }
    std::optional<std::size_t> FieldOf(std::string_view id) const;
    /// Fields of the columns of a roster.
    std::vector<std::size_t> ColumnsOf(std::size_t roster) const;
    std::optional<Place> Locate(const cases::Path& path) const;
    std::string PathOf(const Place& place) const;
    bool Relevant(const Place& place) const;
    /// Where a question stands in the columns of the evaluation; empty if its row is not there (now).
    std::optional<std::size_t> IndexOf(const Place& place) const;
    Place PlaceAt(std::size_t field, std::size_t index) const;

    /// The given answers of the level that a question stands in; its row must be there.
    cases::Answers& LevelOf(const Place& place);
    /// All given levels in which a field stands.
    std::vector<GivenLevel> LevelsOf(std::size_t field);
    /// Rows of a roster; `outer`: the row in which it stands, if it stands in one.
    std::vector<cases::Row>& RowsOf(std::size_t roster, std::optional<std::size_t> outer = std::nullopt);
    /// Rows of the roster that a column stands in, and of the roster itself.
    std::vector<cases::Row>& RowsAround(const Place& column) {
        return RowsOf(*Logic().fields[column.field].roster, column.outer);
    }
    std::vector<cases::Row>& RowsUnder(const Place& roster) { return RowsOf(roster.field, roster.row); }
    /// Makes the rows that a place stands in, as far as their rosters may have them; false if they may not.
    bool MakeRows(const Place& place);
    bool HasRows(const Place& place);
    /// A roster by its path ("trips", "visits[2].members"); empty if there is none.
    std::optional<Place> RosterAt(const std::string& path);
    /// Keeps the answers of a row that goes.
    void Park(const std::string& prefix, const cases::Answers& row);
    /// Whether a column names the fixed rows of its roster.
    bool IsFixedKey(std::size_t field) const;

    void Reload(std::size_t field) { evaluation.Reload(field, {&given}); }
    /// Brings everything up to date after Reload; `first` leads the list of changed answers if it is among them.
    Effects Refresh(const std::string& first);
    void AddFixedRows();
    /// Fills in the defaults of blank questions that are relevant; `row`: only of that row of that roster.
    void ApplyDefaults(std::optional<Place> row);

    std::shared_ptr<const CheckedForm> form;
    cases::Case current;
    cases::Case baseline;  ///< as it was when changes were last taken
    std::function<std::string()> new_row_id;
    cases::Answers given;  ///< relevant or not; nothing computed
    std::map<std::string, cases::Answer, std::less<>>
        parked;  ///< set aside for good: rows removed, questions of another form
    Evaluation evaluation;
    std::vector<Violation> violations;
    std::vector<std::size_t> violation_sections;  ///< like violations

private:
    void TakeIn();
    void TakeBack(const std::string& path, const cases::Answer& answer);
    /// As many given rows as rosters with a number of rows are to have at least; true if rows were added.
    bool AddCountedRows();
    void RunAll();
    void Derive();
    void DeriveLevel(const GivenLevel& level, std::optional<std::size_t> roster, cases::Answers& out);
    void DeriveRows(const GivenLevel& level, std::optional<std::size_t> roster, cases::Answers& out);
    void DeriveAnswer(const Place& place, cases::Answers& out);
    void SetAsideRow(const std::string& prefix, const cases::Answers& row);
    std::size_t VisibleRows(const Place& roster, std::size_t rows) const;
    void NameUnit();
    void ListViolations();
    std::vector<std::string> ChangedAnswers(const cases::Case& before) const;
    struct Change {
        const cases::Case& before;
        const cases::Case& after;
        bool same_set_aside;
    };
    void CompareLevel(const Place& at, std::optional<std::size_t> roster, const cases::Answers& was,
                      const cases::Answers& is, const Change& change, std::vector<std::string>& changed) const;
    void CompareRows(const Place& roster, const cases::Answers& was, const cases::Answers& is, const Change& change,
                     std::vector<std::string>& changed) const;
    std::vector<std::string> ChangedChoices();
    std::vector<std::string> ChangedRelevance() const;
    bool ApplyDefault(const CheckedForm::Logic::Default& value, std::optional<Place> row);
    std::vector<std::string> m_changed_relevance;  ///< since Refresh began
};

}  // namespace gongjian::interview
