// Which answers of a form are sealed, and cases taken apart and put together along that line. Private to this room.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "cases/case.h"
#include "form/form.h"

namespace gongjian::store {

/// "groups.voters" of "groups[2].voters": the question that a path names, whatever stands in the brackets.
std::string QuestionName(std::string_view path);

/// Of the questions that a form has, or had in a version used here. What no version ever asked is sealed: it may come from a
/// newer form in which it is personal.
class SealedPaths {
public:
    /// The questions of a form as it is now, "roster.column" for columns. A column is sealed if it or its roster is S1 or S2.
    static SealedPaths Of(const form::Form& form);

    void Set(const std::string& question, bool sealed) { m_sealed.insert_or_assign(question, sealed); }
    /// Without a key nothing can be sealed: what was never asked stays as it lies.
    void LeaveUnknownOpen() { m_seals_unknown = false; }
    bool Seals(std::string_view question) const {
        const auto found = m_sealed.find(question);
        return found == m_sealed.end() ? m_seals_unknown : found->second;
    }
    bool SealsAny() const;
    /// For paths of changes: "name", "groups[2].voters", "@aside:…", "@unit", "@status".
    bool SealsChange(std::string_view path, const form::Form& form) const;
    /// Whether the name of the unit is a sealed answer.
    bool SealsUnit(const form::Form& form) const { return !form.unit_question.empty() && Seals(form.unit_question); }
    /// Whether something that lists show or search is sealed.
    bool SealsList(const form::Form& form) const;

    const std::map<std::string, bool, std::less<>>& All() const { return m_sealed; }

private:
    std::map<std::string, bool, std::less<>> m_sealed;
    bool m_seals_unknown = true;
};

/// Answers by what may lie open and what may not. Rows stand in both, with their ids; in the sealed part only those that have
/// something sealed.
struct SplitAnswers {
    cases::Answers open;
    cases::Answers sealed;
};
SplitAnswers Split(const cases::Answers& answers, const SealedPaths& paths);
/// The way back: order of rows is that of the open part.
void Join(cases::Answers& open, cases::Answers&& sealed);

using SetAside = std::map<std::string, cases::Answer, std::less<>>;
struct SplitSetAside {
    SetAside open;
    SetAside sealed;
};
SplitSetAside Split(const SetAside& set_aside, const SealedPaths& paths);

}  // namespace gongjian::store
