#include "present/new_case.h"

#include <algorithm>

#include "base/message.h"
#include "base/uuid.h"
#include "cases/answer_json.h"
#include "present/words.h"

namespace gongjian::present {
namespace {

/// Adds the rows that the form gives a roster and that the case does not have yet.
void AddFixedRows(interview::Session& session, const form::Question& roster) {
    const form::Question* name = RowNameQuestion(roster);
    if (roster.fixed_rows.empty() || name == nullptr) return;
    for (const std::string& id : roster.fixed_rows) {
        const auto rows = session.Current().answers.rosters.find(roster.id);
        const bool none = rows == session.Current().answers.rosters.end();
        const std::size_t count = none ? 0 : rows->second.size();
        const bool there = !none && std::any_of(rows->second.begin(), rows->second.end(), [&](const cases::Row& row) {
            const form::Category* category = FixedCategory(roster, row);
            return category != nullptr && category->id == id;
        });
        if (there) continue;
        session.InsertRow(roster.id, count);
        session.Set({{roster.id, count}, {name->id, std::nullopt}}, id);
    }
}

}  // namespace

interview::Session MakeSession(const Desk& desk, std::shared_ptr<const interview::CheckedForm> form, cases::Case opened) {
    const bool can_change = !opened.deleted && (opened.status == cases::Status::Draft || opened.status == cases::Status::Returned);
    const auto now = desk.now;
    const form::Form& questions = form->form;
    interview::Session session(form, std::move(opened), base::LocalDay(now()), [now] { return base::NewUuid(now()); });
    if (can_change) {
        for (const form::Question* question : questions.Questions()) {
            if (question->IsRoster()) AddFixedRows(session, *question);
        }
    }
    return session;
}

std::string CreateCase(const Desk& desk, const std::shared_ptr<const interview::CheckedForm>& form) {
    const base::Moment now = desk.now();
    cases::Case draft;
    draft.id = base::NewUuid(now);
    draft.form_id = form->form.id;
    draft.form_version = form->form.version;
    draft.round = desk.workspace->workspace.current_round;
    draft.created = now;
    draft.changed = now;
    const interview::Session session = MakeSession(desk, form, std::move(draft));
    desk.Cases().Create(session.Current(), desk.Act(now));
    return session.Current().id;
}

std::string UnitOf(const form::Form& form, const cases::Case& of) {
    if (form.unit_question.empty()) return of.unit;
    const form::Question* question = form.Find(form.unit_question);
    if (question == nullptr) return of.unit;
    const cases::Answer answer = cases::Get(of.answers, {{form.unit_question, std::nullopt}});
    return cases::DisplayAnswer(answer, *question, base::CurrentLanguage());
}

}  // namespace gongjian::present
