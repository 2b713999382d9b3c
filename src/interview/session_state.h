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

/// A question of the case: a field, and the row (from 0) if it is a column.
struct Place {
    std::size_t field = 0;
    std::optional<std::size_t> row;
};

struct Session::State {
    State(std::shared_ptr<const CheckedForm> checked, cases::Case opened, base::Date today,
          std::function<std::string()> make_row_id);

    const CheckedForm::Logic& Logic() const { return *form->logic; }
    const form::Question& Question(std::size_t field) const { return QuestionOf(form->form, Logic().fields[field]); }
    std::optional<std::size_t> FieldOf(std::string_view id) const;
    /// Fields of the columns of a roster.
    std::vector<std::size_t> ColumnsOf(std::size_t roster) const;
    std::optional<Place> Locate(const cases::Path& path) const;
    std::string PathOf(const Place& place) const;
    bool Relevant(const Place& place) const;

    /// The given answers of the level that a question stands in; its row must be there.
    cases::Answers& LevelOf(const Place& place);
    std::vector<cases::Row>& RowsOf(std::size_t roster) { return given.rosters[Logic().fields[roster].id]; }
    /// Whether a column names the fixed rows of its roster.
    bool IsFixedKey(std::size_t field) const;

    void Reload(std::size_t field) { evaluation.Reload(field, {&given}); }
    /// Brings everything up to date after Reload; `first` leads the list of changed answers if it is among them.
    Effects Refresh(const std::string& first);
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
    void AddFixedRows();
    void Derive();
    void DeriveLevel(const std::vector<std::size_t>& fields, const cases::Answers& level,
                     std::optional<std::size_t> row, cases::Answers& out);
    void NameUnit();
    void ListViolations();
    std::vector<std::string> ChangedAnswers(const cases::Case& before) const;
    std::vector<std::string> ChangedRelevance() const;
    bool ApplyDefault(const CheckedForm::Logic::Default& value, std::optional<Place> row);
};

}  // namespace gongjian::interview
